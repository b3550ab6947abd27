import Documents
import Messaging

/// Payload of 0x0308: a member's own figures, as a JSON object. Which figures there are is the
/// report's business; that they can be read at all is the log's.
enum OwnFiguresMessage {
    /// Throws unless the payload is one strict JSON object.
    static func check(_ payload: [UInt8]) throws(MessageError) {
        let value: JSONValue
        do throws(DocumentError) {
            value = try JSONParser.parse(
                payload, maximumBytes: MessageType.ownFigures.maximumPayload)
        } catch {
            throw MessageError(error)
        }
        guard case .object = value else { throw .malformed("own figures are no object") }
    }
}
