import Foundation
import Testing

@Suite struct `Manifest of the package` {
    private static let json = """
        {"targets": [
            {"name": "Learning", "type": "regular", "dependencies": []},
            {"name": "bank-node", "type": "executable", "path": "Domains/CreditRisk/Node",
             "dependencies": [{"byName": ["Learning", null]}, {"product": ["GRDB", "GRDB.swift", null, null]}]},
            {"name": "NodeTests", "type": "test", "dependencies": [{"target": ["bank-node", null]}]}
        ]}
        """

    @Test func `reads targets, their folders and what they depend on`() throws {
        let manifest = try Manifest(json: Data(Self.json.utf8))
        #expect(manifest.target("Learning")?.path == "Sources/Learning")
        #expect(manifest.target("NodeTests")?.path == "Tests/NodeTests")
        let node = try #require(manifest.target("bank-node"))
        #expect(node.path == "Domains/CreditRisk/Node")
        #expect(node.targets == ["Learning"])
        #expect(node.products == ["GRDB"])
        #expect(node.module == "bank_node")
        #expect(manifest.reach(of: "NodeTests") == ["bank-node", "Learning"])
        #expect(manifest.target(ofFile: "Domains/CreditRisk/Node/A.swift") == node)
    }

    @Test func `refuses what it doesn't understand`() {
        #expect(throws: Manifest.ReadingError.self) { try Manifest(json: Data("{}".utf8)) }
    }
}
