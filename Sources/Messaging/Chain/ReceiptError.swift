package import Documents

/// Why an answer to a message is not a receipt.
package enum ReceiptError: Error, Hashable {
    case anotherType(UInt16)
    case unreadable(DocumentError)
}

extension ReceiptError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .anotherType(let code):
            """
            The coordinator answered with a message of type 0x\(String(code, radix: 16)) instead \
            of a receipt. Send the message again.
            """
        case .unreadable(let error): "The receipt cannot be read: \(error)"
        }
    }
}
