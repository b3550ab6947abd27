/// Two signed headers that one honest sender cannot have made: anybody with the roster can check
/// them.
package struct EquivocationProof: Sendable, Hashable {
    private static let tensorName = "headers"

    package let first: SealedHeader
    package let second: SealedHeader

    package init(first: SealedHeader, second: SealedHeader) {
        self.first = first
        self.second = second
    }

    /// Throws unless the two prove a lie of their sender under this roster.
    ///
    /// Messages: same federation, sender, run and sequence from 1, different digests. Receipts:
    /// same run and entry, different message or head; the entry is the receipt's whole payload, so
    /// equal payload digests mean equal entries. Times are not judged, and a revoked sender's lie
    /// counts.
    package func validate(under roster: Roster) throws(EquivocationError) {
        let (one, other) = (first.header, second.header)
        guard one.sender == other.sender, one.run == other.run, one.federation == other.federation
        else { throw .notComparable }
        if one.messageType == .receipt || other.messageType == .receipt {
            guard one.type == other.type, one.payloadDigest == other.payloadDigest else {
                throw .notComparable
            }
            guard one.inReplyTo != other.inReplyTo || one.logHead != other.logHead else {
                throw .sameStatement
            }
        } else {
            guard one.sequence == other.sequence, one.sequence >= 1 else { throw .notComparable }
            guard first.digest != second.digest else { throw .sameStatement }
        }
        let evidence = Expectation(
            federation: one.federation, nowMilliseconds: nil, typeRule: .anyKnown)
        for header in [first, second] {
            do throws(EnvelopeError) {
                _ = try roster.verify(header, expecting: evidence)
            } catch {
                throw .notSigned(error)
            }
        }
    }

    package func isValid(under roster: Roster) -> Bool {
        do throws(EquivocationError) {
            try validate(under: roster)
            return true
        } catch {
            return false
        }
    }

    /// The payload of an equivocation-proof message: U8 [2, 360] in safetensors.
    package func encoded() -> [UInt8] {
        let tensor = Safetensors.Tensor.u8(
            Self.tensorName, first.bytes + second.bytes, shape: [2, SealedHeader.byteCount])
        return Safetensors(tensors: [tensor]).encoded()
    }

    /// Reads that payload; `validate` says whether it proves anything.
    package init(decoding payload: [UInt8]) throws(EquivocationError) {
        let bytes: [UInt8]
        do throws(SafetensorsError) {
            let file = try Safetensors(decoding: payload)
            try file.require(tensors: [Self.tensorName])
            bytes = try file.u8(Self.tensorName)
        } catch {
            throw .unreadable(error)
        }
        guard bytes.count == 2 * SealedHeader.byteCount else { throw .wrongSize(bytes.count) }
        do throws(EnvelopeError) {
            first = try SealedHeader(decoding: Array(bytes.prefix(SealedHeader.byteCount)))
            second = try SealedHeader(decoding: Array(bytes.suffix(SealedHeader.byteCount)))
        } catch {
            throw .notSigned(error)
        }
    }
}

/// Why two headers prove nothing.
package enum EquivocationError: Error, Hashable {
    case unreadable(SafetensorsError)
    case wrongSize(Int)
    case notComparable
    case sameStatement
    case notSigned(EnvelopeError)
}

extension EquivocationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let error): "The proof cannot be read: \(error)"
        case .wrongSize(let count):
            "The proof holds \(count) bytes; two headers with signatures have 720."
        case .notComparable:
            """
            The two headers do not claim the same place: sender, run, federation and sequence \
            (of receipts, entry) must be equal.
            """
        case .sameStatement: "Both headers say the same, so nothing is proved."
        case .notSigned(let error): "One of the two headers is not its sender's: \(error)"
        }
    }
}
