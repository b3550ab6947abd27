import ArgumentParser
import Console
import Federation
import FederationHTTP
import Messaging
import Tabular

struct RotateCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rotate",
            abstract: "Ask for new keys and a new certificate, and wait until they hold.",
            discussion:
                "Runs that are open go on under the old signing key, which is deleted when the "
                + "last of them is over. Studies have to be published and approved again.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Flag(help: "Send the request and end; run rotate again for the answer.") var noWait = false

    func run() async throws {
        try await ending {
            try await options.connected { try await rotate($0) }
        }
    }

    private func rotate(_ node: ConnectedNode) async throws {
        let (home, me) = (node.home, try node.home.id)
        let log = await node.federation.state
        guard let entry = log.roster?.entry(me), entry.status == .active else {
            throw RotationError.notActive(me)
        }
        let request = try home.keys.rotationRequest(of: entry, federation: log.charter.digest)
        if log.rotations[me]?.signingKey != request.signingKey {
            try await node.federation.ask(
                for: request, me: me, keys: home.keys.ring, transport: node.transport,
                nowMilliseconds: WallClock.milliseconds())
        }
        let keys = try home.keys.prepare()
        let own = Fingerprint.of(
            name: entry.name, signingKey: keys.signing.verifyingKey,
            tlsKeyDigest: keys.tls.publicKeyDigest)
        Terminal.say("Read this to the operator over the telephone:")
        Terminal.say("  fingerprint of this node: \(own)")
        guard !noWait else { return Terminal.say("The operator has not decided yet.") }
        Terminal.say("Waiting for the operator's approval …")
        try await adopted(node)
        let term = try home.keys.certificate.map(CertificateTerm.init(ofCertificate:))
        Terminal.say(
            "The new keys are in force, epoch \(request.keyEpoch); their certificate ends on "
                + "\(WallClock.day(milliseconds: term?.endsMilliseconds ?? 0)).")
    }

    /// Waits for the roster that grants the keys.
    private func adopted(_ node: ConnectedNode) async throws {
        let patience = Patience(clock: ContinuousClock(), say: { Terminal.note($0) })
        var retry = RetrySchedule(seed: WallClock.milliseconds())
        while true {
            let now = WallClock.milliseconds()
            let log = await node.federation.state
            if try node.home.adoptKeys(log, nowMilliseconds: now) { return }
            do {
                try await node.federation.poll(node.transport, waiting: true)
                retry.reset()
            } catch let error as TransportError {
                try await patience.pause(&retry, after: error)
            }
        }
    }
}
