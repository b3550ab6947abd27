package import Messaging

/// Payload of 0x0401: a run's question, byte for byte what every member works out for itself.
package enum QuestionMessage {
    package static func payload(
        _ question: RunQuestion, round: Int, keySet: Digest
    ) -> [UInt8] {
        Safetensors(
            tensors: question.tensors.map {
                .f64($0.name, $0.values)
            },
            metadata: [
                ("step", question.step), ("round", String(round)), ("key_set", keySet.hex),
                ("words", String(question.layout.wordCount)),
            ]
        ).encoded()
    }
}

/// Payload of 0x0402: a masked answer.
package enum AnswerMessage {
    package static func payload(_ words: [UInt64]) -> [UInt8] {
        Safetensors(tensors: [.u64("words", words)]).encoded()
    }

    package static func words(of payload: [UInt8]) throws(MessageError) -> [UInt64] {
        do {
            return try Safetensors(decoding: payload, vectors: ["words"]).u64("words")
        } catch {
            throw .malformed("\(error)")
        }
    }
}

/// Payload of 0x0408: the sum, and the digests of the answers it is the sum of, in id order.
package struct SumMessage: Sendable, Hashable {
    package let words: [UInt64]
    package let answers: [Digest]

    package init(words: [UInt64], answers: [Digest]) {
        self.words = words
        self.answers = answers
    }

    package var payload: [UInt8] {
        Safetensors(tensors: [
            .u64("words", words),
            .u8("answers", answers.flatMap(\.bytes), shape: [answers.count, Digest.byteCount]),
        ]).encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do {
            let tensors = try Safetensors(
                decoding: payload, vectors: ["words"],
                table: ("answers", rowLength: Digest.byteCount))
            words = try tensors.u64("words")
            let bytes = try tensors.u8("answers")
            answers = stride(from: 0, to: bytes.count, by: Digest.byteCount).compactMap {
                Digest(bytes: Array(bytes[$0..<$0 + Digest.byteCount]))
            }
        } catch {
            throw .malformed("\(error)")
        }
    }
}
