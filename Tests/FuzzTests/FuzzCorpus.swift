import FederationTesting
import Foundation
import Messaging

/// The repository's own documents as examples, and the inputs that once led to a fault.
enum FuzzCorpus {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What stands under Corpus: findings, and examples that no other part of the repository has.
    static func files(of format: FuzzFormat) throws -> [[UInt8]] {
        let folder = root.appending(path: "Tests/FuzzTests/Corpus/\(format.rawValue)")
        guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
            .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
    }

    static func seeds(of format: FuzzFormat) async throws -> [[UInt8]] {
        switch format {
        case .envelope: try FuzzFederation.shared.get().envelopes
        case .safetensors: [Self.tensors.encoded()]
        case .json: try sampleFiles("demo.json") + sampleFiles("study.json")
        case .study: try sampleFiles("study")
        case .mapping: try sampleFiles("mapping.json", in: "SampleData/credit-risk")
        case .policy: try sampleFiles("policy.json")
        case .roster: [try FuzzFederation.shared.get().fixture.roster.bytes]
        case .registration: [try FuzzFederation.shared.get().registration.payload]
        case .certificateRequest: [try FuzzFederation.shared.get().certificateRequest.der]
        case .invitation: [Array(try FuzzFederation.shared.get().invitation.text.utf8)]
        case .transcript: [try await FuzzFederation.transcript.value]
        case .database: [try FuzzDatabase.planted()]
        case .requestHead: []
        case .answerBody: Self.answerBodies
        }
    }

    private static let tensors = Safetensors(
        tensors: [
            Safetensors.Tensor(name: "words", type: .u64, shape: [3], bytes: [UInt8](1...24)),
            Safetensors.Tensor(name: "weights", type: .f64, shape: [2, 1], bytes: [UInt8](1...16)),
            Safetensors.Tensor(name: "none", type: .u8, shape: [0], bytes: []),
        ], metadata: [("learner", "ridge"), ("round", "4")])

    private static let answerBodies = [
        Array(#"{"error":"gap","where":"seq","expected":"4","found":"6"}"#.utf8),
        [0, 0, 0, 9] + [UInt8](1...9) + [0, 0, 0, 1, 7],
    ]

    /// Files of the sample sets whose name begins so, in the order of their paths.
    private static func sampleFiles(
        _ name: String, in folder: String = "SampleData"
    ) throws -> [[UInt8]] {
        let url = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: url.path())?.compactMap { $0 as? String }
        return try (paths ?? []).sorted()
            .filter {
                $0.hasSuffix(".json") && ($0.split(separator: "/").last ?? "").hasPrefix(name)
            }
            .map { Array(try Data(contentsOf: url.appending(path: $0))) }
    }
}
