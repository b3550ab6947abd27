import ArgumentParser
import Console
import Federation
import Messaging

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Admit an institution, or grant a member new keys, after comparing fingerprints.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var authority: AuthorityOptions
    @Argument(help: "The institution's name.") var name: String
    @Option(help: "The fingerprint that the institution read out.") var fingerprint: String

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let now = WallClock.milliseconds()
            let registrar = try home.registrar
            let applications = try registrar.applications(nowMilliseconds: now).map(\.registrant)
            let rotations = try registrar.rotations()
            if let registrant = applications.first(where: { $0.name.text == name }) {
                try compare(registrant.fingerprint)
                try registrar.admit(
                    registrant, authority: authority.open(home),
                    address: home.configuration.members, nowMilliseconds: now)
                let version = try home.store.log().roster?.version ?? 0
                Terminal.say("Admitted \(name); roster \(version).")
            } else if let rotation = rotations.first(where: { $0.entry.name.text == name }) {
                try compare(rotation.fingerprint)
                let log = try registrar.rotate(
                    rotation, authority: authority.open(home), nowMilliseconds: now)
                Terminal.say("Granted \(name) its new keys; roster \(log.roster?.version ?? 0).")
            } else {
                throw nobody(waiting: applications.map(\.name) + rotations.map(\.entry.name))
            }
        }
    }

    private func compare(_ found: Fingerprint) throws(Failure) {
        guard Fingerprint(typed: fingerprint) == found else {
            throw Failure(
                .badData,
                "The fingerprint is not that of the request. Nothing was approved; compare it "
                    + "again over another channel.")
        }
    }

    private func nobody(waiting: [InstitutionName]) -> Failure {
        let names = waiting.map(\.text).joined(separator: ", ")
        return Failure(
            .notFound,
            "No request of \(name) waits. Waiting: \(names.isEmpty ? "nobody" : names).")
    }
}
