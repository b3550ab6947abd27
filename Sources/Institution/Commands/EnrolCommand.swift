import ArgumentParser
import Console
import Documents
import Federation
import FederationHTTP
import Messaging
import Tabular

struct EnrolCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enrol",
            abstract:
                "Ask to become a member with the operator's invitation, and wait for the answer.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "The invitation, one line from the operator.") var invitation: String
    @Flag(help: "Send the request and end; run enrol again for the answer.") var noWait = false
    @Flag(help: "Enrol anew, with new keys, after the operator revoked the old ones.")
    var again = false

    func run() async throws {
        try await ending {
            let home = try again ? reopened() : options.unlocked()
            let invitation = try Invitation(text: invitation)
            if home.isEnrolled, !again {
                Terminal.say("This node is enrolled already.")
                return
            }
            let lock = try HomeLock(home.folder)
            defer { withExtendedLifetime(lock) {} }
            let request = try home.registrationRequest(
                invitation, nowMilliseconds: WallClock.milliseconds())
            let client = RegistrationClient(
                to: try NetworkAddress(invitation.coordinator),
                authorityDigest: invitation.caCertificateDigest)
            let isDecided = try await register(request, invitation, client, home)
            await client.close()
            if !isDecided { Terminal.say("The operator has not decided yet.") }
        }
    }

    /// The home of a node whose old keys are of no use any more, be they lost or locked for good.
    private func reopened() throws -> NodeHome {
        _ = try options.open()
        return try NodeHome(options.home, passphrase: options.passphraseFile.map(Passphrase.read))
    }

    /// Whether the operator has decided; false only where nobody waits for it.
    private func register(
        _ request: Envelope, _ invitation: Invitation, _ client: RegistrationClient,
        _ home: NodeHome
    ) async throws -> Bool {
        var hasShown = false
        var waits = RetrySchedule(
            seed: request.header.issuedMilliseconds, first: .milliseconds(500),
            longest: .seconds(10))
        while true {
            var requested = Duration.zero
            do {
                let reply = try await client.register(request.bytes)
                if let decision = try? Envelope(decoding: reply) {
                    try install(decision, invitation, home)
                    return true
                }
                if !hasShown { try showFingerprints(invitation, home) }
                hasShown = true
                guard !noWait else { return false }
            } catch let error as TransportError {
                guard !noWait, error.isWorthRepeating else { throw error }
                if !error.asksForPatience { Terminal.note("\(error)") }
                requested = error.requestedWait
            }
            try await Task.sleep(for: waits.next(atLeast: requested))
        }
    }

    private func showFingerprints(_ invitation: Invitation, _ home: NodeHome) throws {
        let keys = try home.candidateKeys()
        let own = Fingerprint.of(
            name: home.configuration.name, signingKey: keys.signing.verifyingKey,
            tlsKeyDigest: keys.tls.publicKeyDigest)
        Terminal.say("Read this to the operator over the telephone:")
        Terminal.say("  fingerprint of this node: \(own)")
        Terminal.say("and let the operator read this to you:")
        Terminal.say(
            "  fingerprint of the federation: \(Fingerprint.of(federation: invitation.federation))")
        Terminal.say("Waiting for the operator's approval …")
    }

    private func install(
        _ envelope: Envelope, _ invitation: Invitation, _ home: NodeHome
    ) throws {
        switch try RegistrationDecision(parsing: envelope.payload) {
        case .refused(_, let text):
            throw Failure(.forbidden, "The operator refused the registration: \(text)")
        case .admitted(let admission):
            let keys = try home.candidateKeys()
            let membership = try admission.membership(
                invitation: invitation, signingKey: keys.signing.verifyingKey,
                tlsKeyDigest: keys.tls.publicKeyDigest,
                nowMilliseconds: WallClock.milliseconds())
            try home.install(membership, admission: admission)
            let members = membership.roster.activeInstitutions.count
            Terminal.say(
                "Enrolled in \(membership.charter.name.text), roster \(membership.roster.version), "
                    + "\(members) members.")
        }
    }
}
