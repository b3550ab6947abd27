import Documents
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A payload` {
    @Test func `is read back as it was written`() throws {
        let documents = try FederationFixture().documents(of: StudyFixture().study())
        #expect(try RunOpening(parsing: documents.opening.payload) == documents.opening)
        #expect(try StudyPublication(parsing: documents.study.payload) == documents.study)
        let approval = StudyApproval(
            study: .sha256([1]),
            waivers: [Waiver(check: "K8", reason: "years differ", who: "Alder's risk officer")])
        #expect(try StudyApproval(parsing: approval.payload) == approval)
        let decline = StudyDecline(study: .sha256([2]), reason: "no data of that kind")
        #expect(try StudyDecline(parsing: decline.payload) == decline)
        let acceptance = RunAcceptance(frozenTable: .sha256([3]), namesOwnFigures: true)
        #expect(try RunAcceptance(parsing: acceptance.payload) == acceptance)
        let cancellation = Cancellation(reason: .deadline, text: "too late")
        #expect(try Cancellation(parsing: cancellation.payload) == cancellation)
        let refusal = Refusal(rule: "hours", step: "newton", text: "not at night")
        #expect(try Refusal(parsing: refusal.payload) == refusal)
        let sum = SumMessage(words: [1, .max], answers: [.sha256([4]), .sha256([5])])
        #expect(try SumMessage(parsing: sum.payload) == sum)
        let words: [UInt64] = [0, 1, .max]
        #expect(try AnswerMessage.words(of: AnswerMessage.payload(words)) == words)
        let roster = RosterMessage(
            document: documents.roster.bytes, signature: documents.rosterSignature)
        #expect(try RosterMessage(parsing: roster.payload) == roster)
    }

    @Test func `of an opening lists its members in the order of their ids`() throws {
        let opening = try FederationFixture().documents(of: StudyFixture().study()).opening
        let text = String(decoding: opening.payload, as: UTF8.self)
        let first = try #require(opening.members.first).id.hex
        let last = try #require(opening.members.last).id.hex
        let swapped = text.replacing(first, with: "-").replacing(last, with: first)
            .replacing("-", with: last)
        #expect(throws: MessageError.malformed("members are not in the order of their ids")) {
            try RunOpening(parsing: Array(swapped.utf8))
        }
    }

    @Test func `with an unknown key, or another word than ours, is refused`() {
        let unknown = #"{"reason":"operator","text":"stop","again":true}"#
        let word = #"{"reason":"boredom","text":"stop"}"#
        for text in [unknown, word, "", "[]", "{\"reason\":\"operator\"}"] {
            #expect(throws: MessageError.self, "\(text)") {
                try Cancellation(parsing: Array(text.utf8))
            }
        }
    }

    @Test func `of a mask key refuses what is no key`() throws {
        let zero = Safetensors(tensors: [.u8("pair_key", [UInt8](repeating: 0, count: 32))])
        #expect(throws: MessageError.self) { try MaskKeys(parsing: zero.encoded()) }
        let short = Safetensors(tensors: [.u8("pair_key", [1, 2, 3])])
        #expect(throws: MessageError.self) { try MaskKeys(parsing: short.encoded()) }
        let other = Safetensors(tensors: [.u8("key", [UInt8](repeating: 9, count: 32))])
        #expect(throws: MessageError.self) { try MaskKeys(parsing: other.encoded()) }
    }

    @Test func `of tensors holds those of its type and nothing beside them`() throws {
        let key = try AgreementKey(bytes: Digest.sha256([1]).bytes).publicKey.bytes
        let (words, answers) = (
            Safetensors.Tensor.u64("words", [1]), [UInt8](repeating: 1, count: 32)
        )
        let closed: [(Safetensors.Tensor, [Safetensors.Tensor], ([UInt8]) throws -> Void)] = [
            (.u8("pair_key", key), [], { _ = try MaskKeys(parsing: $0) }),
            (words, [], { _ = try AnswerMessage.words(of: $0) }),
            (
                words, [.u8("answers", answers, shape: [1, 32])],
                { _ = try SumMessage(parsing: $0) }
            ),
        ]
        for (first, others, parse) in closed {
            let right = [first] + others
            #expect(throws: Never.self) { try parse(Safetensors(tensors: right).encoded()) }
            let more = Safetensors(tensors: right + [.u8("note", [1])])
            #expect(throws: MessageError.self) { try parse(more.encoded()) }
            let remark = Safetensors(tensors: right, metadata: [("note", "hello")])
            #expect(throws: MessageError.self) { try parse(remark.encoded()) }
            let folded = Safetensors.Tensor(
                name: first.name, type: first.type, shape: [1] + first.shape, bytes: first.bytes)
            #expect(throws: MessageError.self) {
                try parse(Safetensors(tensors: [folded] + others).encoded())
            }
        }
        let flat = Safetensors(tensors: [words, .u8("answers", answers)])
        #expect(throws: MessageError.self) { try SumMessage(parsing: flat.encoded()) }
    }
}
