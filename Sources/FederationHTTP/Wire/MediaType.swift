/// The media types that travel.
enum MediaType {
    static let envelope = "application/octet-stream"
    static let error = "application/json"
}
