import Console
import Federation
import FederationHTTP
import Messaging

/// A node's view of its federation, brought up to date.
struct ConnectedNode {
    let home: NodeHome
    let federation: NodeFederation
    let transport: HTTPTransport

    /// Brings a home's view up to date, hands it over, and closes the connection.
    ///
    /// - Parameter program: for what is said about the end of the certificate.
    static func use<Outcome>(
        _ home: NodeHome, program: String, _ body: (ConnectedNode) async throws -> Outcome
    ) async throws -> Outcome {
        let now = WallClock.milliseconds()
        if let notice = try home.certificateNotice(program: program, nowMilliseconds: now) {
            Terminal.note(notice)
        }
        let federation = try home.federation()
        return try await home.transport(federation.state).use { transport in
            try await federation.poll(transport, waiting: false)
            if try await home.adoptKeys(federation.state, nowMilliseconds: now) {
                Terminal.note("The new keys of this node are in force.")
            }
            return try await body(
                ConnectedNode(home: home, federation: federation, transport: transport))
        }
    }

    /// The named proposal, or the only one that waits for this node.
    func proposal(_ name: String?) async throws -> FederationLog.Proposal {
        let state = await federation.state
        let me = try home.id
        if let name {
            guard let proposal = state.proposal(name) else {
                throw Failure(.notFound, "No study \(name) is published in this federation.")
            }
            return proposal
        }
        let waiting = state.proposals.filter { $0.undecided.contains { $0.id == me } }
        guard let proposal = waiting.last else {
            throw Failure(.notFound, "No study waits for this node's decision.")
        }
        return proposal
    }

    /// Says, signed, that this institution does not take part.
    func decline(_ proposal: FederationLog.Proposal, reason: String) async throws {
        let decline = StudyDecline(study: proposal.study.digest, reason: reason)
        try await federation.decide(
            .studyDeclined, payload: decline.payload, on: proposal,
            summary: "declines \(proposal.study.name): \(reason)",
            me: home.id, keys: home.keys.ring, transport: transport,
            nowMilliseconds: WallClock.milliseconds())
    }
}
