import Documents
import Mustache

/// Escapes every text that the page's template puts in, scalar by scalar.
///
/// By scalars, not characters: a quote followed by a combining mark is one character that equals no
/// quote, and would end an attribute all the same. Invisible and reordering characters become `�`.
struct PageText: MustacheContentType {
    /// The name by which the template asks for this escaping.
    static let name = "TRIBUTARY_PAGE"

    func escapeText(_ text: String) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\n": output += "\n"
            case _ where !ForeignText.isPrintable(scalar): output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
