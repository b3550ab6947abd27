import FederationHTTP
import Testing

@Suite struct `Open handshakes` {
    private typealias Handshakes = OpenHandshakes<Int, String>

    @Test func `of one source are bounded, and leave the others theirs`() {
        var open = Handshakes(limit: 4, perSource: 2)
        let entries = [1, 2, 3].map { open.begin($0, from: "stranger") }
        #expect(entries == [.welcome, .welcome, .welcomeInstead(of: 1)])
        let alder = open.begin(4, from: "alder")
        #expect(alder == .welcome)
        #expect(open.count == 3)
    }

    @Test func `make room where all are taken: the oldest of the source that holds most`() {
        var open = Handshakes(limit: 4, perSource: 3)
        for (connection, source) in [(1, "alder"), (2, "x"), (3, "x"), (4, "y")] {
            let entry = open.begin(connection, from: source)
            #expect(entry == .welcome)
        }
        let birch = open.begin(5, from: "birch")
        #expect(birch == .welcomeInstead(of: 2))
        let cedar = open.begin(6, from: "cedar")
        #expect(cedar == .welcomeInstead(of: 1))
        #expect(open.count == 4)
    }

    @Test func `are over with the first request, or when the connection closes`() {
        var open = Handshakes(limit: 1, perSource: 1)
        _ = open.begin(1, from: "alder")
        open.end(1)
        open.end(1)
        #expect(open.count == 0)
        let again = open.begin(2, from: "alder")
        #expect(again == .welcome)
    }

    @Test func `let nobody in where none may be open`() {
        var open = Handshakes(limit: 0, perSource: 1)
        let entry = open.begin(1, from: "alder")
        #expect(entry == .refused)
    }

    /// However many sources a stranger has, each newcomer is let in and the bound holds.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `never exceed their bounds`(seed: UInt64) {
        var open = Handshakes(limit: 8, perSource: 3)
        var held: [Int: String] = [:]
        var state = seed
        for connection in 0..<500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let source = "source \(state >> 60)"
            switch open.begin(connection, from: source) {
            case .welcome: held[connection] = source
            case .welcomeInstead(let older):
                #expect(held.removeValue(forKey: older) != nil, "replay with seed \(seed)")
                held[connection] = source
            case .refused: Issue.record("nobody is refused; replay with seed \(seed)")
            }
            if state >> 32 & 3 == 0, let first = held.keys.min() {
                open.end(first)
                held[first] = nil
            }
            #expect(open.count == held.count, "replay with seed \(seed)")
            #expect(held.count <= 8, "replay with seed \(seed)")
            #expect(held.values.count { $0 == source } <= 3, "replay with seed \(seed)")
        }
    }
}
