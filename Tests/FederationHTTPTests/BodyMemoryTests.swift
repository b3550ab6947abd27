import FederationHTTP
import Testing

@Suite struct `The memory for bodies` {
    @Test func `is bounded for each holder, so that nobody takes it all`() {
        let memory = BodyMemory<String>(limit: 100, perHolder: 60)
        #expect(memory.take(60, for: "alder"))
        #expect(!memory.take(1, for: "alder"))
        #expect(memory.take(40, for: "birch"))
        #expect(memory.free == 0)
    }

    @Test func `is bounded in all`() {
        let memory = BodyMemory<String>(limit: 100, perHolder: 60)
        #expect(memory.take(60, for: "alder"))
        #expect(!memory.take(41, for: "birch"))
        #expect(memory.free == 40)
    }

    @Test func `is there again when it is given back`() {
        let memory = BodyMemory<String>(limit: 100, perHolder: 60)
        #expect(memory.take(60, for: "alder"))
        memory.giveBack(60, for: "alder")
        #expect(memory.take(60, for: "alder"))
    }
}
