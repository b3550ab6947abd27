import Documents
import Messaging
import Testing

@Suite struct Envelopes {
    private let federation: TestFederation
    private let sealed: Envelope

    init() throws {
        federation = try TestFederation()
        sealed = .sealed(
            federation.header(), payload: Array("accepted".utf8), key: federation.institutionKeys[0]
        )
    }

    @Test func `come back from their bytes`() throws {
        let decoded = try Envelope(decoding: sealed.bytes)
        #expect(decoded == sealed)
        #expect(decoded.bytes.count == 360 + 8)
        #expect(try EnvelopeHeader(decoding: decoded.headerBytes) == sealed.header)
        #expect(try SealedHeader(decoding: sealed.redacted.bytes) == sealed.redacted)
        #expect(sealed.redacted.bytes.count == 360)
        #expect(sealed.digest == sealed.header.digest)
    }

    @Test func `are verified by the roster`() throws {
        let verified = try federation.roster.verify(sealed, expecting: federation.expectation())
        #expect(verified.value == sealed)
        let header = try federation.roster.verify(
            sealed.redacted, expecting: federation.expectation())
        #expect(header.value == sealed.redacted)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `are refused with any bit flipped`(seed: UInt64) throws {
        var generator = TestGenerator(seed: seed)
        var bytes = sealed.bytes
        let bit = Int(generator.next() % UInt64(bytes.count * 8))
        bytes[bit / 8] ^= 1 << (bit % 8)
        #expect(throws: EnvelopeError.self, "bit \(bit)") {
            let envelope = try Envelope(decoding: bytes)
            _ = try federation.roster.verify(envelope, expecting: federation.expectation())
        }
    }

    @Test func `are refused when cut, padded or far too long`() throws {
        let bytes = sealed.bytes
        #expect(throws: EnvelopeError.tooShort(found: 359)) {
            try Envelope(decoding: Array(bytes.prefix(359)))
        }
        #expect(throws: EnvelopeError.tooShort(found: 0)) { try Envelope(decoding: []) }
        #expect(throws: EnvelopeError.lengthMismatch(declared: 8, found: 7)) {
            try Envelope(decoding: bytes.dropLast(1))
        }
        #expect(throws: EnvelopeError.lengthMismatch(declared: 8, found: 9)) {
            try Envelope(decoding: bytes + [0])
        }
        var huge = bytes
        huge[228] = 0x80
        #expect(
            throws: EnvelopeError.payloadTooLarge(
                .runAcceptance, declared: 1 << 63 + 8, maximum: 4096)
        ) { try Envelope(decoding: huge) }
    }

    @Test func `name the fixed field that is wrong`() throws {
        func refusal(_ offset: Int, _ value: UInt8) -> EnvelopeError? {
            var bytes = sealed.bytes
            bytes[offset] = value
            do throws(EnvelopeError) {
                _ = try Envelope(decoding: bytes)
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal(0, 0x47) == .wrongMagic)
        #expect(refusal(5, 2) == .wrongVersion(2))
        #expect(refusal(7, 2) == .wrongSuite(2))
        #expect(refusal(9, 0x77) == .unknownType(0x0377))
        #expect(refusal(11, 1) == .flagsSet(1))
        #expect(refusal(295, 1) == .reservedSet)
    }

    @Test func `print nothing of their payload`() {
        #expect(!"\(sealed)".contains("accepted"))
        #expect("\(sealed)".hasPrefix("Envelope(runAcceptance, 8 bytes, "))
    }
}
