import ArgumentParser
import Console
import Federation
import Messaging

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy feed and transcripts, whole, also while the coordinator serves.",
        discussion: "Keys, charter and configuration are not in it: copy them once.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The new folder.") var folder: String

    func run() async throws {
        try await ending {
            let count = try options.open().backUp(to: folder)
            Terminal.say("backup: \(folder), with \(count) runs")
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring a backup back; nothing more is said in runs that were open in it.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The folder that backup wrote.") var folder: String

    func run() async throws {
        try await ending {
            let home = try options.open()
            let lock = try HomeLock(home.folder)
            let restored = try home.restore(folder)
            for run in restored.open {
                Terminal.say("run \(run.hex): was open; its later entries may be lost")
            }
            Terminal.say(
                "restored \(restored.runs.count) runs. What members saw after the backup is not "
                    + "in it: where one has seen more of the feed than this, serve says so, and "
                    + "nothing may be published before it is brought back.")
            withExtendedLifetime(lock) {}
        }
    }
}
