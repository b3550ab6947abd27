import Comparison
import Console
import Documents
import Federation
import Institution
import Messaging
import Tabular
import Testing

@Suite struct `How a program ends` {
    typealias ExitStatus = Console.ExitStatus

    struct End: Sendable, CustomTestStringConvertible {
        let error: any Error
        let status: ExitStatus

        init(_ error: any Error, _ status: ExitStatus) {
            self.error = error
            self.status = status
        }

        var testDescription: String { "\(type(of: error)) with \(status)" }
    }

    private struct Unnamed: Error {}

    static let ends = [
        End(Failure(.usage, "Wrong."), .usage), End(Unnamed(), .defect),
        End(DocumentError.unknownKey(path: "a", nearest: nil), .badData),
        End(KeyError.notPEM, .badData), End(NameError.empty, .badData),
        End(InvitationError.cutOrMistyped, .usage), End(MessageError.wrongMembers, .badData),
        End(CertificateError.notDER, .badData), End(AuthorityError.cannotOpen, .forbidden),
        End(AnswerError.columnMissing("height"), .badData),
        End(FoldError.singleClass(part: "training"), .no),
        End(RunReplayError.empty, .no), End(RunDocumentsError.notAStudy, .no),
        End(RunLogError.gap(expected: 1, found: 2), .protocolBroken),
        End(AdmissionError.anotherAuthority, .protocolBroken),
        End(RosterError.badSignature, .protocolBroken),
        End(EnvelopeError.tooShort(found: 3), .protocolBroken),
        End(ReceiptError.anotherType(7), .protocolBroken),
        End(ParticipantError.foreignReceipt, .protocolBroken),
        End(RowsError.splitDate, .badData), End(MappingError.version(2), .badData),
        End(FeatureError.twice("height"), .badData),
        End(FeatureError.loading(.locked(path: "a", seconds: 5)), .tryLater),
        End(ReportFolderError.notEmpty("a"), .cannotCreate),
        End(ReportFolderError.notWritable("a"), .inputOutput),
    ]

    @Test(arguments: ends)
    func `has one status for each kind of error`(end: End) {
        #expect(ExitStatus.of(end.error) == end.status)
    }

    static let homes: [(HomeError, ExitStatus)] = [
        (.missing("a"), .notFound), (.notEmpty("a"), .cannotCreate),
        (.notWritable("a"), .inputOutput), (.diskFull("a"), .inputOutput),
        (.wrongKind("a"), .forbidden), (.readableByOthers("a", isFolder: true), .forbidden),
        (.ownedByAnother("a"), .forbidden), (.inUse("a"), .tryLater),
    ]

    @Test(arguments: homes)
    func `tells homes that are missing, open to others and in use apart`(
        error: HomeError, status: ExitStatus
    ) {
        #expect(ExitStatus.of(error) == status)
    }

    static let databases: [(LoadingError, ExitStatus)] = [
        (.noSuchFile(path: "a"), .notFound), (.folder(path: "a"), .notFound),
        (.notReadable(path: "a"), .notFound), (.emptyFile(path: "a"), .badData),
        (.notADatabase(path: "a"), .badData), (.damaged(path: "a"), .badData),
        (.locked(path: "a", seconds: 5), .tryLater), (.logNotReadable(path: "a"), .inputOutput),
        (.inputOutput(path: "a", code: 10), .inputOutput),
        (.alreadyThere(path: "a"), .cannotCreate), (.refused(message: "a"), .badData),
    ]

    @Test(arguments: databases)
    func `tells databases that are missing, damaged and locked apart`(
        error: LoadingError, status: ExitStatus
    ) {
        #expect(ExitStatus.of(error) == status)
        #expect(ExitStatus.of(FeatureError.loading(error)) == status)
    }

    static let logs: [(LogError, ExitStatus)] = [
        (.missing("a"), .notFound), (.notALog("a"), .badData), (.damaged("a"), .badData),
        (.brokenChain("a", entry: 3), .badData), (.diskFull("a"), .inputOutput),
        (.readOnly("a"), .inputOutput), (.failed("a", code: 1), .inputOutput),
        (.locked("a"), .tryLater),
    ]

    @Test(arguments: logs)
    func `tells logs that are missing, damaged and locked apart`(
        error: LogError, status: ExitStatus
    ) {
        #expect(ExitStatus.of(error) == status)
    }

    static let transports: [(TransportError, ExitStatus)] = [
        (.unreachable("a"), .unreachable), (.cancelled, .unreachable),
        (.refused(status: 403, code: "a", text: "b"), .forbidden),
        (.refused(status: 422, code: "a", text: "b"), .protocolBroken),
        (.postponed(status: 503, code: "a", text: "b", seconds: 2), .tryLater),
        (.notACoordinator, .protocolBroken), (.certificateRejected("a"), .protocolBroken),
    ]

    @Test(arguments: transports)
    func `tells the other side's silence, refusal and nonsense apart`(
        error: TransportError, status: ExitStatus
    ) {
        #expect(ExitStatus.of(error) == status)
    }

    @Test func `is by the numbers that scripts know`() {
        #expect(
            ExitStatus.allCases.map(\.rawValue) == [
                0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 76, 77, 78,
            ])
    }

    @Test func `is well where nothing went wrong`() async {
        #expect(await Terminal.status(of: {}) == .done)
    }
}
