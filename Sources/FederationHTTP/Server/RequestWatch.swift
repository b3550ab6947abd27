import NIOCore
import NIOHTTP1

/// Told to the handlers of a connection when decrypted bytes arrive.
struct BytesArrived: Sendable {}

/// Stands where bytes are decrypted and not yet parsed, and says that they come.
final class ByteWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireUserInboundEventTriggered(BytesArrived())
        context.fireChannelRead(data)
    }
}

/// Bounds what one connection asks: the time a request's head takes from its first byte, and how
/// many requests wait behind the one that is worked on. A connection that exceeds either is closed.
final class RequestWatch: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let head: Duration
    private let waitingRequests: Int
    private var headTimer: Scheduled<Void>?
    private var isInsideRequest = false
    /// The one that is worked on included.
    private var unanswered = 0

    init(limits: ServerLimits) {
        head = limits.requestHead
        waitingRequests = limits.waitingRequests
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        endHead()
    }

    func channelInactive(context: ChannelHandlerContext) {
        endHead()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is BytesArrived else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        guard headTimer == nil, !isInsideRequest else { return }
        headTimer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(head)) {
            context.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            endHead()
            isInsideRequest = true
            unanswered += 1
            guard unanswered <= 1 + waitingRequests else {
                context.close(promise: nil)
                return
            }
        case .body:
            break
        case .end:
            isInsideRequest = false
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    private func endHead() {
        headTimer?.cancel()
        headTimer = nil
    }
}
