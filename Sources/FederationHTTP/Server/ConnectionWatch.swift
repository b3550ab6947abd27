import Logging
import NIOCore
import NIOSSL

/// Told to a connection while a poll waits on it: what to do when the member leaves.
struct PollBegan: Sendable {
    let onDeparture: @Sendable () -> Void
}

/// Told to a connection when its poll has its answer.
struct PollEnded: Sendable {}

/// Watches one connection of a listener for what a request handler cannot see.
///
/// It closes a connection that brings no first request in time, so that half-open handshakes don't
/// pile up; it reports refused handshakes; and it ends a waiting poll when the member leaves.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny
    typealias OutboundIn = NIOAny
    typealias OutboundOut = NIOAny

    private let firstRequest: Duration
    private let handshakes: OpenHandshakes
    private let logger: Logger
    /// Runs, and the connection counts as an open handshake, until there is a first request.
    private var firstRequestTimer: Scheduled<Void>?
    private var hasSeenRequest = false
    private var onDeparture: (@Sendable () -> Void)?

    init(firstRequest: Duration, handshakes: OpenHandshakes, logger: Logger) {
        self.firstRequest = firstRequest
        self.handshakes = handshakes
        self.logger = logger
    }

    /// Members keep both directions open until they have their answer, so half a connection is a
    /// leave. The TLS handler also ends its side at once only if halves are not allowed.
    func handlerAdded(context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
        if context.channel.isActive { startTimer(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        endHandshake()
        depart()
    }

    func channelActive(context: ChannelHandlerContext) {
        startTimer(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        endHandshake()
        depart()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasSeenRequest = true
        endHandshake()
        context.fireChannelRead(data)
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
    ) {
        switch event {
        case let poll as PollBegan:
            onDeparture = poll.onDeparture
            promise?.succeed()
        case is PollEnded:
            onDeparture = nil
            promise?.succeed()
        default:
            context.triggerUserOutboundEvent(event, promise: promise)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if !hasSeenRequest, let refusal = HandshakeRefusal(error) {
            logger.notice(
                "A TLS handshake was refused: \(refusal)",
                metadata: ["address": "\(context.remoteAddress?.ipAddress ?? "unknown")"])
        }
        context.fireErrorCaught(error)
    }

    private func startTimer(_ context: ChannelHandlerContext) {
        guard firstRequestTimer == nil, !hasSeenRequest else { return }
        guard handshakes.begin() else {
            context.close(promise: nil)
            return
        }
        let loop = context.eventLoop.assumeIsolated()
        firstRequestTimer = loop.scheduleTask(in: TimeAmount(firstRequest)) {
            context.close(promise: nil)
        }
    }

    private func endHandshake() {
        guard let timer = firstRequestTimer else { return }
        timer.cancel()
        firstRequestTimer = nil
        handshakes.end()
    }

    private func depart() {
        onDeparture?()
        onDeparture = nil
    }
}
