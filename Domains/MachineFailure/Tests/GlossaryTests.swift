import MachineFailure
import Tabular
import Testing

@Suite struct `Words of the field` {
    @Test func `have one meaning each`() {
        let words = MachineFailure.glossary.entries.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(MachineFailure.glossary.meaning(of: "lead") == "the shortest useful warning")
        #expect(MachineFailure.glossary.meaning(of: "loan") == nil)
    }
}
