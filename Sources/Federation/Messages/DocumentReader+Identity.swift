package import Documents
package import Messaging

extension DocumentReader {
    /// 64 lower-case hexadecimal digits.
    package func digest(_ key: String) throws(DocumentError) -> Digest {
        guard let digest = Digest(hex: try string(key, maximumLength: 64)) else {
            throw failure(key, expected: "64 lower-case hexadecimal digits", found: "another text")
        }
        return digest
    }

    /// 32 lower-case hexadecimal digits.
    package func nodeID(_ key: String) throws(DocumentError) -> NodeID {
        guard let id = NodeID(hex: try string(key, maximumLength: 32)) else {
            throw failure(key, expected: "32 lower-case hexadecimal digits", found: "another text")
        }
        return id
    }

    package func name(_ key: String) throws(DocumentError) -> InstitutionName {
        let text = try string(key, maximumLength: 256)
        do {
            return try InstitutionName(text)
        } catch {
            throw failure(key, expected: "an institution's name", found: "another text")
        }
    }
}
