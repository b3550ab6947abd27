import Documents
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A study is refused` {
    private func parse(_ refusal: StudyRefusal) throws {
        let fixture = StudyFixture()
        let changed =
            refusal.value.map { fixture.setting(refusal.path, to: $0) }
            ?? fixture.removing(refusal.path)
        _ = try changed.study()
    }

    @Test(arguments: StudyRefusal.form)
    func `for its form`(refusal: StudyRefusal) {
        #expect(throws: refusal.error) { try parse(refusal) }
    }

    @Test(arguments: StudyRefusal.unsupported)
    func `for what cannot be carried out`(refusal: StudyRefusal) {
        #expect(throws: refusal.error) { try parse(refusal) }
    }

    @Test(arguments: StudyRefusal.contradictions)
    func `for parts that contradict one another`(refusal: StudyRefusal) {
        #expect(throws: refusal.error) { try parse(refusal) }
    }

    @Test(arguments: StudyRefusal.recipes)
    func `for a recipe that can't be carried out`(refusal: StudyRefusal) {
        #expect(throws: refusal.error) { try parse(refusal) }
    }

    @Test func `when a key stands in it twice`() {
        let text = String(decoding: StudyFixture().bytes, as: UTF8.self)
            .replacing(#""version":1"#, with: #""version":1,"version":2"#)
        #expect(throws: DocumentError.self) { try Study(parsing: Array(text.utf8)) }
    }

    @Test func `when it is larger than a study may be`() {
        let bytes = StudyFixture().bytes + [UInt8](repeating: 0x20, count: Study.maximumBytes)
        #expect(throws: DocumentError.tooLarge(byteCount: bytes.count, maximum: Study.maximumBytes))
        {
            try Study(parsing: bytes)
        }
    }

    @Test func `only when even its publication would not fit a message`() throws {
        let fixture = StudyFixture()
        let room = Study.maximumBytes - fixture.setting("note", to: "").bytes.count
        let note = String(repeating: "x", count: 4096)
        var largest = fixture
        for index in 0..<room / 4112 {
            largest = largest.setting("target.remark\(index)", to: .string(note))
        }
        let study = try largest.study()
        #expect(study.bytes.count > Study.maximumBytes - 2 * 4112)
        let node = try FederationFixture.node("Alder", role: .institution)
        let name = try InstitutionName(String(repeating: "\u{1F333}", count: 50))
        let members = (0..<200).map { _ in
            StudyPublication.Member(
                id: node.id, name: name, fingerprint: node.entry.fingerprint)
        }
        let payload = StudyPublication(study: study, members: members).payload
        #expect(payload.count <= MessageType.study.maximumPayload)
    }
}
