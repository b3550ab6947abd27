import Hummingbird
import NIOCore

/// A request's connection: over HTTP/1.1 the TLS handler stands on this channel.
struct PeerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
