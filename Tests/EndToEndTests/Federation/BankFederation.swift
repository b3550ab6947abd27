import Federation
import Foundation
import Messaging

/// A federation of sample banks: real processes, founded and driven by the commands that operator
/// and banks type, so that a test can interfere at any step.
actor BankFederation {
    nonisolated let folder: TemporaryFolder
    nonisolated let banks: [SampleBank]
    nonisolated let members: String
    nonisolated let registration: String
    private var server: RunningProgram?
    private var nodes: [SampleBank: RunningProgram] = [:]

    init(of banks: [SampleBank] = SampleBank.three) throws {
        folder = try TemporaryFolder()
        self.banks = banks
        members = "127.0.0.1:\(try LoopbackPort.free())"
        registration = "127.0.0.1:\(try LoopbackPort.free())"
    }

    /// Founded, all enrolled, the study published and approved by all; nobody has joined yet.
    static func agreed(_ banks: [SampleBank] = SampleBank.three) async throws -> BankFederation {
        let federation = try BankFederation(of: banks)
        try await federation.create()
        try await federation.serve()
        for bank in banks { try await federation.enrol(bank) }
        try await federation.publish()
        for bank in banks { try await federation.approve(bank) }
        return federation
    }

    nonisolated var coordinatorHome: String { folder.path("coordinator") }
    nonisolated var authority: String { folder.path("authority.key") }
    nonisolated func home(of bank: SampleBank) -> String { folder.path(bank.rawValue) }

    /// A command of the operator, ending as it may.
    nonisolated func coordinator(_ arguments: [String]) async throws -> ProgramEnd {
        try await Program.tributary.run(arguments + ["--home", coordinatorHome])
    }

    /// A command of a bank, ending as it may.
    nonisolated func node(_ bank: SampleBank, _ arguments: [String]) async throws -> ProgramEnd {
        try await Program.bankNode.run(arguments + ["--home", home(of: bank)])
    }

    /// Starts the coordinator and, where `waiting`, waits until it listens; starts none where it runs.
    func serve(waiting: Bool = true) async throws {
        if server == nil { server = try await startServing() }
        guard waiting, let server else { return }
        try await server.line(with: "listening for members")
        try await server.line(with: "listening for candidates")
    }

    private func startServing() async throws -> RunningProgram {
        let log = folder.path("coordinator.log")
        return try await RunningProgram(
            .tributary,
            ["serve", "--registrations-per-minute", "1000", "--home", coordinatorHome], log: log)
    }

    func killServer() async throws {
        try await server?.kill()
        server = nil
    }

    /// Stops the coordinator in order, so that its logs are whole files.
    func stopServing() async throws {
        try await server?.terminate()
        server = nil
    }

    /// Ctrl-C at the coordinator; gives the status that it ends with.
    func interruptServer() async throws -> Int32? {
        defer { server = nil }
        return try await server?.interrupt()
    }

    /// Starts a bank's node; its lines go on in the same log after a restart.
    @discardableResult
    func join(_ bank: SampleBank) async throws -> RunningProgram {
        if let running = nodes[bank] { return running }
        let node = try await RunningProgram(
            .bankNode, ["join", "--home", home(of: bank)],
            log: folder.path("\(bank.rawValue).log"))
        nodes[bank] = node
        return node
    }

    func joinAll() async throws {
        for bank in banks { try await join(bank) }
    }

    func kill(_ bank: SampleBank) async throws {
        try await nodes.removeValue(forKey: bank)?.kill()
    }

    func crash(_ bank: SampleBank) async throws {
        try await nodes.removeValue(forKey: bank)?.crash()
    }

    func leaveAll() async throws {
        for bank in banks { try await leave(bank) }
    }

    func stopAll() async throws {
        try await leaveAll()
        try await stopServing()
    }

    /// Stops a bank's node in order; returns the status that it ends with.
    @discardableResult
    func leave(_ bank: SampleBank) async throws -> Int32? {
        try await nodes.removeValue(forKey: bank)?.terminate()
    }
}

extension ProgramEnd {
    /// Itself where it ended well; throws with all that was printed otherwise.
    @discardableResult
    func orderly(_ what: String) throws -> ProgramEnd {
        guard status == 0 else { throw CommandFailed(command: what, end: self) }
        return self
    }
}
