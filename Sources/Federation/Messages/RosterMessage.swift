import Documents
import Messaging

/// Payload of 0x0103: a roster's exact bytes and the authority's signature over them.
package struct RosterMessage: Sendable, Hashable {
    package let document: [UInt8]
    package let signature: [UInt8]

    package init(document: [UInt8], signature: [UInt8]) {
        self.document = document
        self.signature = signature
    }

    package var payload: [UInt8] {
        let message: JSONValue = [
            "roster": .string(Base64.encode(document)),
            "signature": .string(Base64.encode(signature)),
        ]
        return message.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let maximum = MessageType.roster.maximumPayload
            let root = try DocumentReader(
                JSONParser.parse(payload, maximumBytes: maximum), at: "roster message",
                keys: ["roster", "signature"])
            document = try root.base64("roster", maximumBytes: maximum)
            signature = try root.base64("signature", maximumBytes: 64)
        } catch {
            throw MessageError(error)
        }
    }
}
