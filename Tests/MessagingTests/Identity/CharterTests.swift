import Documents
import Messaging
import Testing

@Suite struct Charters {
    private let charter: Charter

    init() throws {
        charter = try TestFederation().charter
    }

    @Test func `fix the federation's id by their bytes`() throws {
        #expect(charter.digest == .sha256(charter.bytes))
        #expect(try Charter(parsing: charter.bytes) == charter)
        #expect(charter.coordinator == .of(charter.coordinatorKey))
        #expect(charter.versions == [1])
    }

    @Test func `are refused with an unsound key or for other versions`() {
        func refusal(_ old: String, _ new: String) -> DocumentError? {
            let text = String(decoding: charter.bytes, as: UTF8.self).replacing(old, with: new)
            do throws(DocumentError) {
                _ = try Charter(parsing: Array(text.utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal("Grove", "Wood") == nil)
        let identity = "01" + String(repeating: "0", count: 62)
        #expect(refusal(charter.rosterKey.hex, identity) != nil)
        #expect(refusal(charter.rosterKey.hex, charter.rosterKey.hex.uppercased()) != nil)
        #expect(refusal("[1]", "[2]") != nil)
        #expect(refusal("[1]", "[1, 2]") == nil)
        #expect(refusal("\"name\"", "\"title\"") != nil)
    }

    @Test func `have a fingerprint that can be shown before they are seen`() {
        #expect(Fingerprint.of(charter) == .of(federation: charter.digest))
        let groups = "\(Fingerprint.of(charter))".split(separator: " ")
        #expect(groups.count == 8)
        #expect(groups.allSatisfy { $0.count == 4 })
    }
}
