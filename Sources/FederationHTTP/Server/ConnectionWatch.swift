import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// Told to a connection while a poll waits on it: what to do when the member leaves.
struct PollBegan: Sendable {
    let onDeparture: @Sendable () -> Void
}

/// Told to a connection when its poll has its answer.
struct PollEnded: Sendable {}

/// Watches one connection of a listener for what a request handler cannot see.
///
/// It enters the connection in the listener's book, and closes it if it brings no first request in
/// time, so that half-open handshakes don't pile up; it reports refused handshakes; and it ends a
/// waiting poll when the member leaves.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny
    typealias OutboundIn = NIOAny
    typealias OutboundOut = NIOAny

    private let limits: ServerLimits
    private let book: ConnectionBook
    private let logger: Logger
    /// Runs, and the connection counts as an open handshake, until there is a first request.
    private var firstRequestTimer: Scheduled<Void>?
    private var hasSeenRequest = false
    /// Where the connection comes from, while it stands in the book.
    private var address: ClientAddress?
    private var onDeparture: (@Sendable () -> Void)?

    init(limits: ServerLimits, book: ConnectionBook, logger: Logger) {
        self.limits = limits
        self.book = book
        self.logger = logger
    }

    /// Members keep both directions open until they have their answer, so half a connection is a
    /// leave. The TLS handler also ends its side at once only if halves are not allowed.
    func handlerAdded(context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
        addInnerWatches(context)
        if context.channel.isActive { enter(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave(context)
    }

    func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !hasSeenRequest {
            hasSeenRequest = true
            endFirstRequest()
            book.requestCame(ObjectIdentifier(context.channel))
        }
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

    /// Handlers that see bytes and parts before they become requests. A pipeline without TLS or
    /// without HTTP is not a listener's.
    private func addInnerWatches(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let tls = try pipeline.handler(type: NIOSSLServerHandler.self)
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(RequestWatch(limits: limits), position: .after(parser))
            try pipeline.addHandler(ByteWatch(), position: .after(tls))
        } catch {
            preconditionFailure("A listener speaks HTTP/1.1 over TLS: \(error)")
        }
    }

    private func enter(_ context: ChannelHandlerContext) {
        guard address == nil else { return }
        let address = ClientAddress(context.channel.remoteAddress)
        let channel = context.channel
        guard
            book.open(
                ObjectIdentifier(channel), from: address,
                close: { channel.eventLoop.execute { Self.cutOff(channel) } })
        else {
            Self.cutOff(channel)
            return
        }
        self.address = address
        let loop = context.eventLoop.assumeIsolated()
        firstRequestTimer = loop.scheduleTask(in: TimeAmount(limits.firstRequest)) {
            Self.cutOff(channel)
        }
    }

    /// Closes a connection that has brought no request without the goodbyes of TLS, for which the
    /// other end could be waited on. Called on the channel's event loop.
    private static func cutOff(_ channel: any Channel) {
        let pipeline = channel.pipeline.syncOperations
        guard let tls = try? pipeline.context(handlerType: NIOSSLServerHandler.self) else {
            channel.close(promise: nil)
            return
        }
        tls.close(promise: nil)
    }

    private func leave(_ context: ChannelHandlerContext) {
        endFirstRequest()
        depart()
        guard let address else { return }
        self.address = nil
        book.closed(ObjectIdentifier(context.channel), from: address)
    }

    private func endFirstRequest() {
        firstRequestTimer?.cancel()
        firstRequestTimer = nil
    }

    private func depart() {
        onDeparture?()
        onDeparture = nil
    }
}
