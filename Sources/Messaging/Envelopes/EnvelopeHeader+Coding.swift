extension EnvelopeHeader {
    /// The 296 bytes.
    package func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        bytes += magic
        bytes.append(bigEndian: version)
        bytes.append(bigEndian: suite)
        bytes.append(bigEndian: type)
        bytes.append(bigEndian: flags)
        bytes += federation.bytes
        bytes += run.bytes
        bytes.append(bigEndian: round)
        bytes.append(bigEndian: phase)
        bytes.append(bigEndian: attempt)
        bytes += sender.bytes
        bytes += recipient.bytes
        bytes.append(bigEndian: keyEpoch)
        bytes.append(bigEndian: rosterVersion)
        bytes.append(bigEndian: sequence)
        bytes.append(bigEndian: issuedMilliseconds)
        bytes.append(bigEndian: expiresMilliseconds)
        bytes += previous.bytes
        bytes += inReplyTo.bytes
        bytes += logHead.bytes
        bytes.append(bigEndian: payloadLength)
        bytes += payloadDigest.bytes
        bytes += reserved
        return bytes
    }

    /// Reads exactly 296 bytes and refuses a magic, version, suite, flags or reserved field that is
    /// not ours. Types, ids and times are checked later, by those who know what is expected.
    package init(decoding bytes: [UInt8]) throws(EnvelopeError) {
        guard bytes.count == Self.byteCount else { throw .wrongHeaderLength(found: bytes.count) }
        var fields = FieldReader(bytes)
        let magic = fields.bytes(4)
        let version: UInt16 = fields.integer()
        let suite: UInt16 = fields.integer()
        let type: UInt16 = fields.integer()
        let flags: UInt16 = fields.integer()
        self.init(
            magic: magic, version: version, suite: suite, type: type, flags: flags,
            federation: fields.digest(), run: fields.run(), round: fields.integer(),
            phase: fields.integer(), attempt: fields.integer(), sender: fields.node(),
            recipient: fields.node(), keyEpoch: fields.integer(), rosterVersion: fields.integer(),
            sequence: fields.integer(), issuedMilliseconds: fields.integer(),
            expiresMilliseconds: fields.integer(), previous: fields.digest(),
            inReplyTo: fields.digest(), logHead: fields.digest(), payloadLength: fields.integer(),
            payloadDigest: fields.digest(), reserved: fields.bytes(28))
        try checkFixedFields()
    }

    private func checkFixedFields() throws(EnvelopeError) {
        guard magic == Self.magic else { throw .wrongMagic }
        guard version == Self.version else { throw .wrongVersion(version) }
        guard suite == Self.suite else { throw .wrongSuite(suite) }
        guard flags == 0 else { throw .flagsSet(flags) }
        guard reserved == Self.reserved else { throw .reservedSet }
    }
}

extension [UInt8] {
    /// Appends an unsigned number, most significant byte first.
    mutating func append<Number: FixedWidthInteger & UnsignedInteger>(bigEndian number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

/// Takes fields of known width from the front of bytes whose total length is already checked.
private struct FieldReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func integer<Number: FixedWidthInteger & UnsignedInteger>() -> Number {
        bytes(Number.bitWidth / 8).reduce(0) { $0 << 8 | Number($1) }
    }

    mutating func digest() -> Digest {
        Digest(bytes: bytes(Digest.byteCount)) ?? .zero
    }

    mutating func node() -> NodeID {
        NodeID(bytes: bytes(NodeID.byteCount)) ?? .none
    }

    mutating func run() -> RunID {
        RunID(bytes: bytes(RunID.byteCount)) ?? .federation
    }
}
