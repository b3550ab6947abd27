package import Documents

/// Binary fields of our documents: ids, digests and keys are lower-case hexadecimal; certificates,
/// requests, signatures and whole documents are base64 with padding, in one line.
extension DocumentReader {
    package func bytes(_ key: String, count: Int) throws(DocumentError) -> [UInt8] {
        let text = try string(key, maximumLength: 2 * count)
        guard let bytes = Hexadecimal.decode(text), bytes.count == count else {
            throw failure(
                key, expected: "\(2 * count) lower-case hexadecimal digits",
                found: "a text of \(text.utf8.count) bytes")
        }
        return bytes
    }

    package func digest(_ key: String) throws(DocumentError) -> Digest {
        let bytes = try bytes(key, count: Digest.byteCount)
        return Digest(bytes: bytes) ?? .zero
    }

    /// An id of a node: neither all zero nor all 0xff.
    package func nodeID(_ key: String) throws(DocumentError) -> NodeID {
        let bytes = try bytes(key, count: NodeID.byteCount)
        guard let id = NodeID(bytes: bytes), id != .none, id != .everyone else {
            throw failure(key, expected: "the id of a node", found: "an id that nobody can have")
        }
        return id
    }

    package func verifyingKey(_ key: String) throws(DocumentError) -> VerifyingKey {
        let bytes = try bytes(key, count: VerifyingKey.byteCount)
        do throws(KeyError) {
            return try VerifyingKey(bytes: bytes)
        } catch {
            throw failure(key, expected: "a sound Ed25519 public key", found: "\(error)")
        }
    }

    package func name(_ key: String) throws(DocumentError) -> InstitutionName {
        let text = try string(key, maximumLength: InstitutionName.maximumBytes)
        do throws(NameError) {
            return try InstitutionName(text)
        } catch {
            throw failure(key, expected: "a name", found: "\(error)")
        }
    }

    /// Canonical base64 of at most `maximumBytes` bytes.
    package func base64(_ key: String, maximumBytes: Int) throws(DocumentError) -> [UInt8] {
        let text = try string(key, maximumLength: (maximumBytes + 2) / 3 * 4)
        guard let bytes = Base64.decode(text) else {
            throw failure(
                key, expected: "base64 in one line, with padding",
                found: "a text of \(text.utf8.count) bytes")
        }
        return bytes
    }
}
