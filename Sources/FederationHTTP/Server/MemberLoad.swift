import Messaging
import NIOCore
import Synchronization

/// What each member takes up of the listener now: connections, requests that are worked on, and how
/// often it asks.
final class MemberLoad: Sendable {
    private struct State {
        var requests: Tally<NodeID>
        var connections: Tally<NodeID>
        var pace: RequestPace<NodeID>
        var owners: [ObjectIdentifier: NodeID] = [:]
        var polls = 0
    }

    private let limits: ServerLimits
    private let stopwatch: Stopwatch
    private let state: Mutex<State>

    init(limits: ServerLimits, stopwatch: Stopwatch) {
        self.limits = limits
        self.stopwatch = stopwatch
        state = Mutex(
            State(
                requests: Tally(limit: limits.requestsPerMember),
                connections: Tally(limit: limits.connectionsPerMember),
                pace: RequestPace(
                    requests: limits.requestsPerSecond * Int(Self.paceSpan.components.seconds),
                    span: Self.paceSpan)))
    }

    /// A member may ask ahead of its pace for so long, as when it catches up.
    private static let paceSpan = Duration.seconds(5)

    /// Counts a request of `member`; `leave` has to follow. Throws, and counts nothing but the visit,
    /// if the member is at one of its limits.
    func enter(_ member: NodeID, on channel: any Channel) throws(RequestFault) {
        try own(channel, member)
        let now = stopwatch.elapsed()
        let (wait, isFree) = state.withLock { state -> (Duration?, Bool) in
            if let wait = state.pace.visit(from: member, at: now) { return (wait, false) }
            return (nil, state.requests.take(for: member))
        }
        if let wait {
            throw .tooManyRequests(
                limit: "at most \(limits.requestsPerSecond) requests a second",
                retryAfterSeconds: wait.wholeSeconds)
        }
        guard isFree else {
            throw .tooManyRequests(
                limit: "at most \(limits.requestsPerMember) requests at the same time",
                retryAfterSeconds: 1)
        }
    }

    func leave(_ member: NodeID) {
        state.withLock { $0.requests.giveBack(for: member) }
    }

    /// Counts a waiting poll, of whomever; `endPoll` has to follow.
    func beginPoll() throws(RequestFault) {
        let isFree = state.withLock { state in
            guard state.polls < limits.polls else { return false }
            state.polls += 1
            return true
        }
        guard isFree else {
            throw .tooManyRequests(
                limit: "at most \(limits.polls) waiting polls in all", retryAfterSeconds: 5)
        }
    }

    func endPoll() {
        state.withLock { $0.polls -= 1 }
    }

    /// A connection is a member's from its first request until it is closed.
    private func own(_ channel: any Channel, _ member: NodeID) throws(RequestFault) {
        let connection = ObjectIdentifier(channel)
        let (isNew, isFree) = state.withLock { state in
            guard state.owners[connection] == nil else { return (false, true) }
            guard state.connections.take(for: member) else { return (true, false) }
            state.owners[connection] = member
            return (true, true)
        }
        guard isFree else { throw .tooManyConnections(limit: limits.connectionsPerMember) }
        guard isNew else { return }
        channel.closeFuture.whenComplete { _ in self.disown(connection) }
    }

    private func disown(_ connection: ObjectIdentifier) {
        state.withLock { state in
            guard let member = state.owners.removeValue(forKey: connection) else { return }
            state.connections.giveBack(for: member)
        }
    }
}
