import Messaging
import NIOCore
import ServiceLifecycle

/// One poll while it waits: for something new, for its time, for the member to leave, or for the
/// listener to stop, whichever comes first.
struct LongPoll {
    let query: PollQuery
    let peer: NodeID
    let endpoint: any MemberEndpoint
    let wait: Duration

    func answer(on channel: any Channel) async -> MessagesReply {
        let (departure, signal) = AsyncStream<Void>.makeStream()
        watch(channel) { signal.finish() }
        let reply = await cancelWhenGracefulShutdown {
            await firstOf(departure)
        }
        channel.triggerUserOutboundEvent(PollEnded(), promise: nil)
        return reply
    }

    private func firstOf(_ departure: AsyncStream<Void>) async -> MessagesReply {
        await withTaskGroup(of: MessagesReply.self) { group in
            group.addTask {
                await endpoint.messages(
                    run: query.run, after: query.after, for: peer, waitingAtMost: wait)
            }
            group.addTask {
                for await _ in departure {}
                return .nothingNew
            }
            let first = await group.next() ?? .nothingNew
            group.cancelAll()
            return first
        }
    }

    /// A connection that is gone already cannot be told: that is a leave as well.
    private func watch(_ channel: any Channel, onDeparture: @escaping @Sendable () -> Void) {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        promise.futureResult.whenFailure { _ in onDeparture() }
        channel.triggerUserOutboundEvent(PollBegan(onDeparture: onDeparture), promise: promise)
    }
}
