import Documents

/// Text laid out by the columns it takes on a terminal, whatever it holds.
enum TextWidth {
    /// The text with everything that could move a cursor, hide or reorder text replaced by `�`.
    static func harmless(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            output.unicodeScalars.append(ForeignText.isPrintable(scalar) ? scalar : "\u{FFFD}")
        }
        return output
    }

    /// Columns that the text takes: 0 for a combining mark, 2 for a wide character.
    static func columns(_ text: String) -> Int {
        text.reduce(0) { $0 + columns($1) }
    }

    private static func columns(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: return isWide(first) ? 2 : 1
        }
    }

    /// East Asian wide and emoji blocks, by UAX 11.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(text)))
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns(text))) + text
    }

    /// The text, or as much of it as fits with an ellipsis behind it.
    static func shortened(_ text: String, _ width: Int) -> String {
        guard columns(text) > width else { return text }
        var output = ""
        var used = 0
        for character in text {
            guard used + columns(character) < width else { break }
            output.append(character)
            used += columns(character)
        }
        return output + "…"
    }

    /// Lines of at most `width` columns, broken between words; a longer word is shortened.
    static func wrapped(_ text: String, _ width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let room = width - columns(indent)
            let word = shortened(String(word), room)
            if line.isEmpty {
                line = word
            } else if columns(line) + 1 + columns(word) <= room {
                line += " " + word
            } else {
                lines.append(indent + line)
                line = word
            }
        }
        return lines + (line.isEmpty ? [] : [indent + line])
    }
}
