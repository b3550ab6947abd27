package import HTTPTypes

/// The part of a request before its body, checked against the rules that hold on every path.
///
/// Paths are compared byte by byte and never decoded, so no spelling of another path reaches one.
package struct RequestHead: Hashable {
    let method: HTTPRequest.Method
    /// Up to the first question mark.
    let path: String
    /// After it; nil if there is none.
    package let query: String?
    /// What `Content-Length` declares; nil if the field is missing.
    let declaredBytes: Int?
    let isChunked: Bool
    let mediaType: String?
    let isEncoded: Bool

    package init(_ request: HTTPRequest, limits: ServerLimits) throws(RequestFault) {
        let target = request.path ?? ""
        let fields = request.headerFields
        try Self.checkSize(target, fields, limits)
        guard target.utf8.first == UInt8(ascii: "/"), request.method != .connect else {
            throw .malformed(place: "path", expected: "a path that starts with a slash")
        }
        guard !fields.contains(.upgrade) else {
            throw .malformed(place: "Upgrade", expected: "no such field: only HTTP/1.1 is spoken")
        }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = request.method
        path = String(parts[0])
        query = parts.count == 2 ? String(parts[1]) : nil
        declaredBytes = try Self.length(fields)
        isChunked = fields.contains(.transferEncoding)
        mediaType = fields[.contentType]?.lowercased()
        isEncoded = fields.contains(.contentEncoding)
    }

    /// Whether the request announces a body.
    static func hasBody(_ request: HTTPRequest) -> Bool {
        let fields = request.headerFields
        return fields.contains(.transferEncoding) || (fields[.contentLength] ?? "0") != "0"
    }

    /// The length of the envelope this request brings.
    package func envelopeBytes(atMost limit: Int) throws(RequestFault) -> Int {
        guard query == nil else { throw .malformed(place: "query", expected: "none") }
        guard !isEncoded else { throw .encodedContent }
        guard mediaType == MediaType.envelope else { throw .wrongMediaType }
        guard !isChunked, let declaredBytes else { throw .lengthMissing }
        guard declaredBytes <= limit else {
            throw .bodyTooLarge(limit: limit, declared: declaredBytes)
        }
        return declaredBytes
    }

    package func requireNoBody() throws(RequestFault) {
        guard !isChunked, (declaredBytes ?? 0) == 0 else {
            throw .malformed(place: "body", expected: "none")
        }
    }

    private static func checkSize(
        _ target: String, _ fields: HTTPFields, _ limits: ServerLimits
    ) throws(RequestFault) {
        guard target.utf8.count <= limits.pathBytes else {
            throw .pathTooLong(limit: limits.pathBytes)
        }
        guard fields.count <= limits.headerFields,
            fields.allSatisfy({ field in
                field.name.rawName.utf8.count + field.value.utf8.count <= limits.headerFieldBytes
            })
        else {
            throw .headersTooLarge(
                fieldLimit: limits.headerFields, byteLimit: limits.headerFieldBytes)
        }
    }

    private static func length(_ fields: HTTPFields) throws(RequestFault) -> Int? {
        guard let text = fields[.contentLength] else { return nil }
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let length = Int(text)
        else { throw .malformed(place: "Content-Length", expected: "one whole number") }
        return length
    }
}
