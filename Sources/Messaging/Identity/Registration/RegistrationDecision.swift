import Documents

/// The coordinator's answer to a registration request.
package enum RegistrationDecision: Sendable, Hashable {
    case admitted(Admission)
    /// A stable word and a sentence for people.
    case refused(code: String, text: String)

    /// The payload of a registration-decision message; binary fields are base64.
    package func encoded() -> [UInt8] {
        let document: JSONValue =
            switch self {
            case .admitted(let admission):
                [
                    "decision": "admitted",
                    "certificate": .string(Base64.encode(admission.certificate)),
                    "authority": .string(Base64.encode(admission.authorityCertificate)),
                    "charter": .string(Base64.encode(admission.charter)),
                    "roster": .string(Base64.encode(admission.roster)),
                    "rosterSignature": .string(Base64.encode(admission.rosterSignature)),
                    "address": .string(admission.address),
                ]
            case .refused(let code, let text):
                ["decision": "refused", "code": .string(code), "text": .string(text)]
            }
        return document.encoded()
    }

    /// Reads that payload. Nothing in it is believed yet: `Admission.membership` checks it.
    package init(parsing payload: [UInt8]) throws(AdmissionError) {
        do throws(DocumentError) {
            let maximum = MessageType.registrationDecision.maximumPayload
            let value = try JSONParser.parse(payload, maximumBytes: maximum)
            if value["decision"] == .string("refused") {
                let reader = try DocumentReader(value, at: "", keys: ["decision", "code", "text"])
                self = .refused(
                    code: ForeignText.shown(try reader.string("code", maximumLength: 64)),
                    text: ForeignText.shown(
                        try reader.string("text", maximumLength: 4096), atMost: 1024))
            } else {
                self = .admitted(try Admission(value))
            }
        } catch {
            throw .unreadable(error)
        }
    }
}
