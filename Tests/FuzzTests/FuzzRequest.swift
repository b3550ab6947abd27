import FederationHTTP
import HTTPTypes

/// A request's head as the HTTP library hands it over: method, target and fields, each as sent.
enum FuzzRequest {
    /// Lines of a request without its blank one; what the library would not hand over is left out.
    static func read(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
            String(decoding: $0, as: UTF8.self)
        }
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count > 1, let method = HTTPRequest.Method(String(words[0])) else { return }
        var request = HTTPRequest(
            method: method, scheme: nil, authority: nil, path: String(words[1]))
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { continue }
            request.headerFields.append(HTTPField(name: name, value: String(parts[1])))
        }
        let head = try RequestHead(request, limits: ServerLimits())
        switch method {
        case .get:
            try head.requireNoBody()
            _ = try PollQuery(head.query)
        default: _ = try head.envelopeBytes(atMost: 128 << 20)
        }
    }
}
