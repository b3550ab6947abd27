import Documents

/// Payload of 0x0307: why a run is stopped.
package struct Cancellation: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The operator said so.
        case `operator`
        /// A member's policy or node refused.
        case refused
        /// A member was revoked or left.
        case memberLost = "member-lost"
        /// Somebody signed two different messages under one number.
        case equivocation
        /// A sum did not lead to a next question.
        case fold
        /// The hard deadline passed.
        case deadline
    }

    package let reason: Reason
    /// At most 4,096 bytes of UTF-8.
    package let text: String

    /// A longer text is cut, so that whatever it quotes fits a message.
    package init(reason: Reason, text: String) {
        self.reason = reason
        self.text = StopText.shortened(text)
    }

    package var payload: [UInt8] {
        let document: JSONValue = ["reason": .string(reason.rawValue), "text": .string(text)]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "cancellation", keys: ["reason", "text"])
            reason = try root.choice("reason", as: Reason.self)
            text = StopText.printable(try root.string("text"))
        } catch {
            throw MessageError(error)
        }
    }
}

/// Payload of 0x0502: a member does not do what is asked, and says by which rule.
package struct Refusal: Sendable, Hashable {
    /// The rule's word, such as `smallest-federation`.
    package let rule: String
    /// The step at which it was refused.
    package let step: String
    /// At most 4,096 bytes of UTF-8.
    package let text: String

    /// A longer text is cut.
    package init(rule: String, step: String, text: String) {
        self.rule = rule
        self.step = step
        self.text = StopText.shortened(text)
    }

    package var payload: [UInt8] {
        let document: JSONValue = [
            "rule": .string(rule), "step": .string(step), "text": .string(text),
        ]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "refusal", keys: ["rule", "step", "text"])
            rule = StopText.printable(try root.string("rule", maximumLength: 64))
            step = StopText.printable(try root.string("step", maximumLength: 64))
            text = StopText.printable(try root.string("text"))
        } catch {
            throw MessageError(error)
        }
    }
}

/// How a message's text is read and written: bounded, and of signs that no terminal obeys.
private enum StopText {
    static let maximumBytes = 4096

    /// The text with a space in the place of every sign that is not printable.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ForeignText.isPrintable($0) ? $0 : " " }))
    }

    /// The longest beginning that fits, in whole characters, with an ellipsis where it was cut.
    static func shortened(_ text: String) -> String {
        let text = printable(text)
        guard text.utf8.count > maximumBytes else { return text }
        var scalars = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            bytes += String(scalar).utf8.count
            guard bytes <= maximumBytes - 3 else { break }
            scalars.append(scalar)
        }
        return String(scalars) + "…"
    }
}
