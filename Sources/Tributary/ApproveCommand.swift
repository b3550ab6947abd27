import ArgumentParser
import Console
import Federation
import Messaging

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Admit an institution whose fingerprint was compared over another channel.")

    @OptionGroup var options: HomeOptions
    @OptionGroup var authority: AuthorityOptions
    @Argument(help: "The institution's name.") var name: String
    @Option(help: "The fingerprint that the institution read out.") var fingerprint: String

    func run() async throws {
        try await ending {
            let home = try options.open()
            let now = WallClock.milliseconds()
            let registrar = try home.registrar
            let waiting = try registrar.applications(nowMilliseconds: now)
            guard let application = waiting.first(where: { $0.registrant.name.text == name }) else {
                let names = waiting.map(\.registrant.name.text).joined(separator: ", ")
                throw Failure(
                    .notFound,
                    "No request of \(name) waits. Waiting: \(names.isEmpty ? "nobody" : names).")
            }
            guard Fingerprint(typed: fingerprint) == application.registrant.fingerprint else {
                throw Failure(
                    .badData,
                    "The fingerprint is not that of the request. Nothing was approved; compare it "
                        + "again over another channel.")
            }
            try registrar.admit(
                application.registrant, authority: authority.open(home),
                address: home.configuration.members, nowMilliseconds: now)
            let version = try home.store.log().roster?.version ?? 0
            Terminal.say("Admitted \(name); roster \(version).")
        }
    }
}
