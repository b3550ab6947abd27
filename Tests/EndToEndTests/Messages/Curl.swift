import Foundation
import Subprocess
import SystemPackage

/// Speaks with the coordinator as curl does, which shares no code with this repository.
struct Curl {
    struct Answer: Hashable {
        /// curl's own exit status: 0 where HTTP was spoken.
        let exit: Int32
        /// 0 where HTTP was not spoken.
        let status: Int
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

    private let url: String
    private let folder: TemporaryFolder
    private let identity: [String]

    /// With the certificate and key of a node's home; with none where `home` is nil. `authority` is
    /// the certificate to trust, DER.
    init(_ address: String, home: String?, authority: String) throws {
        url = "https://\(address)/v1/messages"
        folder = try TemporaryFolder()
        let trusted = try Self.pem(of: authority, in: folder, name: "ca.pem")
        var identity = ["--cacert", trusted]
        if let home {
            let certificate = try Self.pem(
                of: "\(home)/keys/tls.crt", in: folder, name: "own.pem")
            identity += ["--cert", certificate, "--key", "\(home)/keys/tls.key"]
        }
        self.identity = identity
    }

    /// Posts a body; `fields` are further header fields.
    func post(_ body: [UInt8], fields: [String] = []) async throws -> Answer {
        let sent = try folder.write(body, to: "body")
        let received = folder.path("answer")
        try? FileManager.default.removeItem(atPath: received)
        let all = ["Content-Type: application/octet-stream", "Expect:"] + fields
        let result = try await Subprocess.run(
            .name("curl"),
            arguments: Arguments(
                ["--silent", "--max-time", "20", "--output", received, "--write-out"]
                    + ["%{http_code}", "--data-binary", "@\(sent)"] + identity
                    + all.flatMap { ["--header", $0] } + [url]),
            input: .none, output: .string(limit: 1 << 10), error: .discarded)
        let answer = FileManager.default.contents(atPath: received) ?? Data()
        return Answer(
            exit: result.terminationStatus.code, status: Int(result.standardOutput) ?? 0,
            body: [UInt8](answer))
    }

    private static func pem(
        of path: String, in folder: TemporaryFolder, name: String
    ) throws -> String {
        let der = try Data(contentsOf: URL(filePath: path))
        let text = der.base64EncodedString(options: .lineLength64Characters)
        return try folder.write(
            "-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n".utf8, to: name)
    }
}
