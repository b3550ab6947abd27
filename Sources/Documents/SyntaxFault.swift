/// What is wrong with the bytes of a document, apart from where.
package enum SyntaxFault: Sendable, Hashable, CustomStringConvertible {
    case endsTooSoon
    case textAfterEnd
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedCommaOrBracket
    case expectedCommaOrBrace
    case trailingComma
    case comment
    case notFinite
    case controlCharacter
    case unknownEscape
    case loneSurrogate
    case malformedNumber
    case numberTooLarge
    case numberTooSmall
    case integerTooLarge
    case duplicateKey
    case tooDeep(maximum: Int)

    package var description: String {
        switch self {
        case .endsTooSoon:
            "the document ends in the middle of a value; is the file whole?"
        case .textAfterEnd:
            "something stands after the end of the document; remove it."
        case .expectedValue:
            """
            a value is expected: an object, a list, a text in double quotes, a number, true, false \
            or null.
            """
        case .expectedKey:
            "a key in double quotes is expected."
        case .expectedColon:
            "a colon is expected between key and value."
        case .expectedCommaOrBracket:
            "a comma or the list's closing bracket is expected."
        case .expectedCommaOrBrace:
            "a comma or the object's closing brace is expected."
        case .trailingComma:
            "nothing follows this comma; remove it."
        case .comment:
            "JSON has no comments; write \"note\": \"…\" inside an object instead."
        case .notFinite:
            "a number must be finite; NaN and Infinity are not JSON."
        case .controlCharacter:
            "a text must not hold a raw control character; write it as an escape such as \\n."
        case .unknownEscape:
            #"an escape is one of \" \\ \/ \b \f \n \r \t, or \u with four hexadecimal digits."#
        case .loneSurrogate:
            "one half of a surrogate pair stands alone; write the character itself."
        case .malformedNumber:
            """
            a number is written like 12, -0.5 or 1e-9: no plus sign, no leading zero, digits on \
            both sides of the point.
            """
        case .numberTooLarge:
            "the number is too large for a 64-bit floating-point number."
        case .numberTooSmall:
            "the number is not zero, but so small that it would become zero."
        case .integerTooLarge:
            """
            a whole number over 2^53 can't be read exactly everywhere; \
            write it as a text where one is allowed.
            """
        case .duplicateKey:
            "the key stands twice in its object; keep one of them."
        case .tooDeep(let maximum):
            "objects and lists are nested more than \(maximum) deep."
        }
    }
}
