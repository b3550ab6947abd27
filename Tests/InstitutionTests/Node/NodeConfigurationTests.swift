import Documents
import Institution
import Messaging
import Testing

@Suite struct `node.json` {
    private func parse(_ text: String) throws(DocumentError) -> NodeConfiguration {
        try NodeConfiguration(parsing: Array(text.utf8))
    }

    @Test func `is read back as it was written`() throws {
        let name = try InstitutionName("alder")
        let alone = NodeConfiguration(name: name, database: "/data/alder.sqlite")
        #expect(try NodeConfiguration(parsing: alone.bytes) == alone)
        #expect(alone.coordinator == nil)
        let enrolled = NodeConfiguration(
            name: name, database: "/data/alder.sqlite", coordinator: "localhost:7001")
        #expect(try NodeConfiguration(parsing: enrolled.bytes) == enrolled)
    }

    @Test func `is written for people to read`() throws {
        let configuration = NodeConfiguration(
            name: try InstitutionName("alder"), database: "/data/alder.sqlite")
        #expect(
            String(decoding: configuration.bytes, as: UTF8.self) == """
                {
                  "node": 1,
                  "name": "alder",
                  "database": "/data/alder.sqlite"
                }

                """)
    }

    @Test func `refuses a misspelt key and names the right one`() {
        #expect(throws: DocumentError.unknownKey(path: "node.json.databse", nearest: "database")) {
            try parse(#"{"node": 1, "name": "alder", "databse": "/data/alder.sqlite"}"#)
        }
    }

    @Test(arguments: [
        "", "[]", #"{"node": 1}"#, #"{"node": 2, "name": "alder", "database": "a"}"#,
        #"{"node": 1, "name": "al\nder", "database": "a"}"#,
        #"{"node": 1, "name": "alder", "database": 7}"#,
        #"{"node": 1, "name": "alder", "name": "alder", "database": "a"}"#,
    ])
    func `refuses what is not one`(text: String) {
        #expect(throws: DocumentError.self) { try parse(text) }
    }
}
