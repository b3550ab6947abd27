import CreditRisk
import Documents
import Federation
import FederationHTTP
import FederationTesting
import Foundation
import Messaging
import Tabular

extension FuzzFormat {
    /// Reads an input as the program would; throws where it is refused.
    func read(_ bytes: [UInt8]) throws {
        switch self {
        case .envelope: try Self.readEnvelope(bytes)
        case .safetensors: try Self.readTensors(bytes)
        case .json: _ = try JSONParser.parse(bytes)
        case .study: try Self.readStudy(bytes)
        case .mapping: _ = try Mapping(parsing: bytes, schema: CreditRisk.schema)
        case .policy: _ = try Policy(parsing: bytes)
        case .roster: try Self.readRoster(bytes)
        case .registration: try Self.readRegistration(bytes)
        case .certificateRequest: _ = try CertificateRequest(der: bytes)
        case .invitation: _ = try Invitation(text: String(decoding: bytes, as: UTF8.self))
        case .transcript: try Self.readTranscript(bytes)
        case .database: try FuzzDatabase.read(bytes)
        case .requestHead: try FuzzRequest.read(bytes)
        case .answerBody:
            _ = ErrorBody(parsing: bytes)?.sentence
            _ = try MessageFrames.decode(bytes)
        }
    }

    private static func readEnvelope(_ bytes: [UInt8]) throws {
        if bytes.count == SealedHeader.byteCount { _ = try SealedHeader(decoding: bytes) }
        try EnvelopeStart.check(
            Array(bytes.prefix(EnvelopeHeader.byteCount)), wireBytes: bytes.count)
        let envelope = try Envelope(decoding: bytes)
        let fixture = try FuzzFederation.shared.get().fixture
        _ = try fixture.roster.verify(
            envelope,
            expecting: Expectation(
                federation: fixture.charter.digest, run: envelope.header.run,
                nowMilliseconds: FederationFixture.now))
    }

    /// What is read is written and read again to the same value.
    private static func readTensors(_ bytes: [UInt8]) throws {
        let tensors = try Safetensors(decoding: bytes)
        guard try Safetensors(decoding: tensors.encoded()) == tensors else {
            throw FuzzFault.readsOtherwise
        }
    }

    /// What is read is put to people as it stands.
    private static func readStudy(_ bytes: [UInt8]) throws {
        let text = StudyText(try Study(parsing: bytes)).text
        guard ShownText.faults(of: text).isEmpty else { throw FuzzFault.shownOtherwise }
    }

    private static func readRoster(_ bytes: [UInt8]) throws {
        let fixture = try FuzzFederation.shared.get().fixture
        _ = try Roster.verified(
            document: bytes, signature: fixture.authority.sign(roster: bytes),
            charter: fixture.charter)
    }

    private static func readRegistration(_ bytes: [UInt8]) throws {
        let federation = try FuzzFederation.shared.get()
        guard let envelope = federation.registration(payload: bytes) else { return }
        _ = try RegistrationRequest(envelope, federation: federation.fixture.charter.digest)
    }

    private static func readTranscript(_ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("transcript.sqlite")
        try Data(bytes).write(to: URL(filePath: path))
        _ = try RunReplay(transcript: Transcript(reading: path))
    }
}

/// What no refusal excuses.
enum FuzzFault: Error, Hashable, CustomStringConvertible {
    case readsOtherwise
    case shownOtherwise
    case tellsOfRows

    var description: String {
        switch self {
        case .readsOtherwise: "What was read is written in a way that reads otherwise."
        case .shownOtherwise: "What was read is shown with signs that a terminal obeys."
        case .tellsOfRows: "A report holds a value of a row."
        }
    }
}
