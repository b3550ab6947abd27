import ArgumentParser
import Console
import Federation
import Messaging

struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study", abstract: "The contract of an aim: check, show, publish.",
        subcommands: [StudyCheckCommand.self, StudyShowCommand.self, StudyPublishCommand.self])
}

struct StudyCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Whether a study.json holds together.")

    @Argument(help: "The study.json.") var file: String

    func run() async throws {
        try await ending {
            let study = try Study(parsing: contents(of: file))
            Terminal.say(
                "\(study.name) version \(study.version): the study holds; nodes of "
                    + "\(study.domain) check population, target and features.")
        }
    }
}

struct StudyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A study.json for people.")

    @Argument(help: "The study.json.") var file: String

    func run() async throws {
        try await ending { Terminal.say(StudyText(try Study(parsing: contents(of: file))).text) }
    }
}

struct StudyPublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Put a study to members; each approves it with its key.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The study.json.") var file: String
    @Option(parsing: .upToNextOption, help: "Members by name; default: all.")
    var members: [String] = []

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let study = try Study(parsing: contents(of: file))
            let keys = home.keys.ring
            _ = try home.store.append { log in
                let chosen = try chosen(log)
                guard chosen.count >= study.privacy.smallestFederation else {
                    throw Failure(
                        .badData,
                        "The study needs \(study.privacy.smallestFederation) members, "
                            + "\(chosen.count) are named.")
                }
                let publication = StudyPublication(
                    study: study,
                    members: chosen.map {
                        StudyPublication.Member(
                            id: $0.id, name: $0.name, fingerprint: $0.fingerprint)
                    })
                var writer = try log.coordinatorWriter(keys)
                let envelope = writer.seal(
                    .study, payload: publication.payload, to: .everyone, replyingTo: .zero,
                    logHead: log.chain.head, nowMilliseconds: WallClock.milliseconds())
                try log.take(envelope)
                return (envelope, nil)
            }
            Terminal.say(
                "Published \(study.name) version \(study.version), SHA-256 "
                    + "\(study.digest.hex.prefix(16))…")
        }
    }

    private func chosen(_ log: FederationLog) throws -> [RosterEntry] {
        let active = log.roster?.activeInstitutions ?? []
        guard !members.isEmpty else { return active }
        return try members.map { name in
            guard let entry = active.first(where: { $0.name.text == name }) else {
                throw Failure(.notFound, "No active member is called \(name).")
            }
            return entry
        }
    }
}
