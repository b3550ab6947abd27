import Messaging
import Testing

@Suite struct `Institution names` {
    @Test func `are one line of printable characters`() throws {
        #expect(
            try InstitutionName("Alder & Söhne, Bank (Köln)").text == "Alder & Söhne, Bank (Köln)")
        #expect(throws: NameError.empty) { try InstitutionName("") }
        #expect(throws: NameError.spaces) { try InstitutionName(" Alder") }
        #expect(throws: NameError.spaces) { try InstitutionName("Alder  Bank") }
        #expect(throws: NameError.forbiddenCharacter(position: 6)) {
            try InstitutionName("Alder\u{1b}[31m")
        }
        #expect(throws: NameError.forbiddenCharacter(position: 3)) {
            try InstitutionName("Al\u{202e}der")
        }
        #expect(throws: NameError.forbiddenCharacter(position: 6)) {
            try InstitutionName("Alder\u{a0}Bank")
        }
    }

    @Test func `have at most 64 characters in 200 bytes`() throws {
        _ = try InstitutionName(String(repeating: "a", count: 64))
        #expect(throws: NameError.tooLong(characters: 65, bytes: 65)) {
            try InstitutionName(String(repeating: "a", count: 65))
        }
        #expect(throws: NameError.tooLong(characters: 51, bytes: 204)) {
            try InstitutionName(String(repeating: "🌳", count: 51))
        }
    }

    @Test(arguments: [
        ("ALDER bank", true), ("Ａｌｄｅｒ Bank", true), ("Alder Banc", false),
        ("Birch Bank", false),
    ])
    func `resemble each other when only case or width differ`(
        other: String, resembles: Bool
    ) throws {
        let alder = try InstitutionName("Alder Bank")
        #expect(try alder.resembles(InstitutionName(other)) == resembles)
        #expect(try InstitutionName(other).resembles(alder) == resembles)
    }

    @Test func `resemble each other across composed and decomposed accents and a sharp s`() throws {
        #expect(try InstitutionName("Ko\u{308}ln").resembles(InstitutionName("KÖLN")))
        #expect(try InstitutionName("Straße").resembles(InstitutionName("STRASSE")))
    }

    @Test func `are never repeated by their errors`() {
        #expect("\(NameError.forbiddenCharacter(position: 6))".contains("Character 6"))
    }
}
