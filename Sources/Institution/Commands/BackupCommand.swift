import ArgumentParser
import Console
import Federation
import FederationHTTP
import Foundation
import Messaging
import Tabular

struct BackupCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: "Copy the ledger, whole, also while the node takes part.",
            discussion:
                "Keys and configuration are not in it: copy them once. The secrets of masks are "
                + "not in it either, and must never be copied.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        try await ending {
            let home = try options.open()
            guard !FileManager.default.fileExists(atPath: file) else {
                throw Failure(.cannotCreate, "\(file) exists already. Name a new file.")
            }
            try home.ledger().backUp(to: file)
            try DurableFile.protect(file)
            Terminal.say("backup: \(file)")
        }
    }
}

struct RestoreCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: "Bring a backup of the ledger back; runs that were open in it are lost.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "The file that backup wrote.") var file: String

    func run() async throws {
        try await ending {
            let home = try options.open()
            let lock = try HomeLock(home.folder)
            for run in try home.restore(file) {
                Terminal.say("run \(run.short): lost; this node answers nothing more in it")
            }
            Terminal.say("restored; next: \(Field.program) recover --home \(home.folder.path)")
            withExtendedLifetime(lock) {}
        }
    }
}

struct RecoverCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "recover",
            abstract: "Fetch back what this node signed and its ledger does not hold any more.")
    }

    @OptionGroup var options: NodeOptions<Field>

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let lock = try HomeLock(home.folder)
            let missing = try await home.transport().use { try await Recovery(home).run($0) }
            for chain in missing {
                let name = chain.run == .federation ? "federation" : "run \(chain.run.short)"
                Terminal.say("\(name): \(chain.messages) messages fetched back")
            }
            Terminal.say(
                missing.isEmpty
                    ? "The ledger holds all that the coordinator has of this node."
                    : "Open runs are lost; this node answers nothing more in them.")
            withExtendedLifetime(lock) {}
        }
    }
}
