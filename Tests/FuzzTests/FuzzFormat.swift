/// Something that is read although nobody vouches for it.
enum FuzzFormat: String, CaseIterable, Sendable, Codable {
    case envelope
    case safetensors
    case json
    case study
    case mapping
    case policy
    case roster
    case registration
    case certificateRequest = "certificate-request"
    case invitation
    case transcript
    case database
    case requestHead = "request-head"
    case answerBody = "answer-body"

    /// Sound examples, from which the rest is made.
    func seeds() async throws -> [[UInt8]] {
        try await FuzzCorpus.seeds(of: self) + FuzzCorpus.files(of: self)
    }

    /// How many inputs the short form tries; a transcript is a file that is written each time.
    var shortRounds: UInt64 {
        switch self {
        case .transcript: 12
        case .database: 40
        case .registration, .roster, .certificateRequest: 100
        case .envelope, .safetensors, .json, .study, .mapping, .policy, .invitation, .requestHead,
            .answerBody:
            300
        }
    }

    /// The input of one round, always the same.
    func input(round: UInt64, from seeds: [[UInt8]]) -> [UInt8] {
        let index = UInt64(Self.allCases.firstIndex(of: self) ?? 0)
        var mutator = Mutator(seed: round << 8 | index)
        return mutator.input(from: seeds)
    }
}
