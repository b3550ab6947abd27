import Documents
import Messaging

/// Payload of 0x0103: a roster's exact bytes and the authority's signature over them; where it gives
/// a node new keys, also the certificate that it is to show from then on.
package struct RosterMessage: Sendable, Hashable {
    package let document: [UInt8]
    package let signature: [UInt8]
    /// DER; whoever it is for checks it.
    package let certificate: [UInt8]?

    package init(document: [UInt8], signature: [UInt8], certificate: [UInt8]? = nil) {
        self.document = document
        self.signature = signature
        self.certificate = certificate
    }

    package var payload: [UInt8] {
        var members = [
            JSONMember(key: "roster", value: .string(Base64.encode(document))),
            JSONMember(key: "signature", value: .string(Base64.encode(signature))),
        ]
        if let certificate {
            members.append(
                JSONMember(key: "certificate", value: .string(Base64.encode(certificate))))
        }
        return JSONValue.object(members).encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let maximum = MessageType.roster.maximumPayload
            let root = try DocumentReader(
                JSONParser.parse(payload, maximumBytes: maximum), at: "roster message",
                keys: ["roster", "signature", "certificate"])
            document = try root.base64("roster", maximumBytes: maximum)
            signature = try root.base64("signature", maximumBytes: 64)
            certificate =
                root.has("certificate")
                ? try root.base64("certificate", maximumBytes: 16 << 10) : nil
        } catch {
            throw MessageError(error)
        }
    }
}
