import Foundation

/// The name people read for an institution, a coordinator or a federation.
///
/// 1 to 64 characters of at most 200 bytes of UTF-8, in one line: letters, digits, marks,
/// punctuation, symbols and single inner spaces. No control, format, private or unassigned
/// characters, so that it can stand in a terminal, a log and a page without changing them.
package struct InstitutionName: Sendable, Hashable {
    package static let maximumCharacters = 64
    package static let maximumBytes = 200

    package let text: String

    package init(_ text: String) throws(NameError) {
        guard !text.isEmpty else { throw .empty }
        let bytes = text.utf8.count
        guard bytes <= Self.maximumBytes, text.count <= Self.maximumCharacters else {
            throw .tooLong(characters: text.count, bytes: bytes)
        }
        for (position, scalar) in text.unicodeScalars.enumerated() where !Self.isAllowed(scalar) {
            throw .forbiddenCharacter(position: position + 1)
        }
        guard !text.hasPrefix(" "), !text.hasSuffix(" "), !text.contains("  ") else {
            throw .spaces
        }
        self.text = text
    }

    /// Whether people could take one for the other: equal after compatibility normalisation (NFKC)
    /// and case folding.
    package func resembles(_ other: InstitutionName) -> Bool {
        folded == other.folded
    }

    private var folded: [UInt8] {
        let compatible = text.precomposedStringWithCompatibilityMapping
        let caseless = compatible.uppercased().lowercased()
        return Array(caseless.precomposedStringWithCompatibilityMapping.utf8)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
            .paragraphSeparator:
            false
        case .spaceSeparator: scalar == " "
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
            .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            true
        @unknown default: false
        }
    }
}

extension InstitutionName: CustomStringConvertible {
    package var description: String { text }
}

/// Why a text cannot be a name.
package enum NameError: Error, Hashable {
    case empty
    case tooLong(characters: Int, bytes: Int)
    case forbiddenCharacter(position: Int)
    case spaces
}

extension NameError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "The name is empty. Give the institution's name as people say it."
        case .tooLong(let characters, let bytes):
            """
            The name has \(characters) characters in \(bytes) bytes; at most \
            \(InstitutionName.maximumCharacters) characters in \(InstitutionName.maximumBytes) \
            bytes are allowed.
            """
        case .forbiddenCharacter(let position):
            """
            Character \(position) of the name is a control, format or unassigned character, or a \
            space other than the usual one. Leave it out.
            """
        case .spaces:
            "The name begins or ends with a space or holds two in a row. Leave them out."
        }
    }
}
