import CLibcrypto

/// The ChaCha20 key stream (RFC 8439), made piece by piece in a caller's buffer.
///
/// One stream gives at most 2^32 blocks of 64 bytes; the largest answer needs a two-thousandth.
package struct KeyStream: ~Copyable {
    private let context: OpaquePointer

    /// `key` has 32 bytes, `nonce` 12; masks use counter and nonce zero.
    package init(
        key: [UInt8], counter: UInt32 = 0, nonce: [UInt8] = [UInt8](repeating: 0, count: 12)
    ) {
        precondition(key.count == 32 && nonce.count == 12, "ChaCha20 takes 32 and 12 bytes")
        let start = (0..<4).map { UInt8(truncatingIfNeeded: counter >> (8 * $0)) } + nonce
        guard let context = EVP_CIPHER_CTX_new() else {
            preconditionFailure("libcrypto has no memory for a cipher context")
        }
        guard EVP_EncryptInit_ex(context, EVP_chacha20(), nil, key, start) == 1 else {
            preconditionFailure("libcrypto offers ChaCha20")
        }
        self.context = context
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }

    /// XORs the next bytes of the stream into the buffer, at most 1 GiB at a time.
    package mutating func combine(into buffer: UnsafeMutableRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        precondition(buffer.count <= 1 << 30, "a piece of key stream has at most 1 GiB")
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        var written: Int32 = 0
        guard EVP_EncryptUpdate(context, bytes, &written, bytes, Int32(buffer.count)) == 1 else {
            preconditionFailure("ChaCha20 encrypts any bytes in place")
        }
    }

    /// The next `count` bytes of the stream.
    package mutating func next(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBytes { combine(into: $0) }
        return bytes
    }
}
