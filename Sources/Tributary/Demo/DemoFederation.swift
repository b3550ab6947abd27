import Console
import Federation
import Foundation
import Synchronization

/// The demo, step by step: every step is the command that an operator or a bank would type.
final class DemoFederation {
    private let set: DemoSet
    private let folder: String
    private let study: Study
    private let members: String
    private let registration: String
    private var children: [ChildProcess] = []

    init(set: DemoSet, folder: String) throws {
        self.set = set
        self.folder = folder
        study = try Study(parsing: contents(of: set.study))
        let ports = try FreePorts.take(2)
        members = "127.0.0.1:\(ports[0])"
        registration = "127.0.0.1:\(ports[1])"
    }

    private var coordinatorHome: String { "\(folder)/coordinator" }
    private func home(_ name: String) -> String { "\(folder)/\(name)" }

    /// Charter, authority, coordinator.
    func found() throws {
        step("A federation is founded, and its coordinator listens")
        try run(
            "tributary",
            [
                "create", "Tributary demo", "--home", coordinatorHome, "--members", members,
                "--registration", registration, "--authority", "\(folder)/authority.key",
            ])
        let server = try ChildProcess(
            "tributary", ["serve", "--home", coordinatorHome, "--registrations-per-minute", "1000"])
        children.append(server)
        _ = try server.line { $0.contains("listening for candidates") }
        _ = try server.line { $0.contains("listening for members") }
    }

    /// Each institution makes its keys at home and asks to be admitted.
    func enrolAll() throws {
        step("\(set.institutions.count) institutions register, each with its own keys and database")
        for name in set.institutions {
            let invitation = try run(
                "tributary", ["invite", name, "--home", coordinatorHome], isQuiet: true)
            try run(
                set.node,
                [
                    "init", "--home", home(name), "--name", name, "--database",
                    "\(set.folder)/\(name)/\(name).sqlite",
                ], isQuiet: true)
            let enrolment = try ChildProcess(
                set.node, ["enrol", invitation.last ?? "", "--home", home(name)])
            let line = try enrolment.line { $0.contains("fingerprint of this node") }
            let fingerprint = line.split(separator: ":").last.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            try run(
                "tributary",
                [
                    "approve", name, "--fingerprint", fingerprint ?? "", "--home", coordinatorHome,
                    "--authority", "\(folder)/authority.key",
                ], isQuiet: true)
            try enrolment.finish()
            Terminal.note("  \(padded(name))  \(fingerprint ?? "")")
        }
    }

    /// The study is published, checked by each institution against its own rows, and signed.
    func agree() throws {
        step("One study is published; each institution checks it on its own rows and signs it")
        try run("tributary", ["study", "publish", set.study, "--home", coordinatorHome])
        for name in set.institutions {
            var arguments = ["study", "approve", study.name, "--home", home(name)]
            for check in set.waivers { arguments += ["--waive", check] }
            if !set.waivers.isEmpty { arguments += ["--reason", set.waiverReason] }
            let lines = try run(set.node, arguments, isQuiet: true)
            Terminal.note("  \(padded(name))  \(lines.last ?? "")")
        }
    }

    /// Every node takes part; progress shows live.
    func run() throws {
        step("The run: masked answers, one sum a round")
        let board = RoundBoard(institutions: set.institutions.count)
        for name in set.institutions {
            children.append(
                try ChildProcess(set.node, ["join", "--home", home(name)]) { board.hear($0) })
        }
        let run = try ChildProcess(
            "tributary", ["run", study.name, "--wait", "--home", coordinatorHome])
        children.append(run)
        try run.finish()
        for child in children.dropFirst().dropLast() {
            _ = try child.line { $0.contains("own report") }
        }
    }

    /// What each institution gained, and an offline check of all of it.
    func compare() throws {
        step("What each institution gained")
        let lines = try run(
            "tributary", ["compare", study.name, "--home", coordinatorHome], isQuiet: true)
        for line in lines { Terminal.say(line) }
        step("An auditor replays the transcript offline")
        try run("tributary", ["verify", study.name, "--home", coordinatorHome])
        Terminal.note("\nAll homes, ledgers and each institution's own report lie in \(folder)")
    }

    /// Ends every process that still runs, the coordinator last.
    func stop() {
        for child in children.reversed() { child.end() }
    }

    /// An institution's name, so long that what follows stands in one column.
    private func padded(_ name: String) -> String {
        let width = set.institutions.map(\.count).max() ?? 0
        return name.padding(toLength: width, withPad: " ", startingAt: 0)
    }

    private func step(_ text: String) {
        Terminal.note("\n\(text)")
    }

    /// Runs one command to its end; shows its lines unless told not to.
    @discardableResult
    private func run(
        _ program: String, _ arguments: [String], isQuiet: Bool = false
    ) throws -> [String] {
        let child = try ChildProcess(program, arguments) { line in
            if !isQuiet { Terminal.note("  \(line)") }
        }
        try child.finish()
        return child.lines
    }
}
