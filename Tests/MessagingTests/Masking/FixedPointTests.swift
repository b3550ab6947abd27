import Documents
import Messaging
import Testing

@Suite struct `Fixed point` {
    @Test func `takes 47 fraction bits for four institutions and a bound of 8,000`() throws {
        #expect(try FixedPoint.exponent(institutions: 4, bound: 8_000) == 47)
        #expect(try FixedPoint.exponent(institutions: 1, bound: 1) == 61)
        #expect(try FixedPoint.exponent(institutions: 4, bound: 1) == 59)
        #expect(try FixedPoint.exponent(institutions: 3, bound: 1) == 60)
    }

    /// K·B is an integer of at most 61 bits times a power of two, so the exponent can be found by
    /// counting its bits.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `takes the largest exponent that keeps every sum below 2^62`(seed: UInt64) throws {
        var generator = TestGenerator(seed: seed)
        let institutions = 1 + Int(generator.next() % 200)
        let significand = (generator.next() >> 11) | 1 << 52
        let power = Int(generator.next() % 80) - 60
        let bound = Double(sign: .plus, exponent: power, significand: Double(significand))
        let product = UInt64(institutions) * significand
        let bitCount = 64 - product.leadingZeroBitCount
        let exact = 62 - bitCount - power
        let roundsUp = Double(product) == Double(sign: .plus, exponent: bitCount, significand: 1)
        #expect(
            try FixedPoint.exponent(institutions: institutions, bound: bound)
                == (roundsUp ? exact - 1 : exact), "replay with seed \(seed)")
    }

    @Test func `rounds half to even`() {
        #expect(FixedPoint.encode(0.5, exponent: 0) == 0)
        #expect(FixedPoint.encode(1.5, exponent: 0) == 2)
        #expect(FixedPoint.encode(2.5, exponent: 0) == 2)
        #expect(FixedPoint.encode(-0.5, exponent: 0) == 0)
        #expect(FixedPoint.encode(-1.5, exponent: 0) == -2)
        #expect(FixedPoint.encode(0.375, exponent: 2) == 2)
        #expect(FixedPoint.encode(0.625, exponent: 2) == 2)
        #expect(FixedPoint.encode(5, exponent: -1) == 2)
        #expect(FixedPoint.encode(7, exponent: -1) == 4)
    }

    @Test(arguments: [1, 3, 7, 200])
    func `sums answers at their bounds without overflow`(institutions: Int) throws {
        for bound in [1e-9, 1, 8_000, 1e12] {
            let exponent = try FixedPoint.exponent(institutions: institutions, bound: bound)
            for sign in [1.0, -1.0] {
                let word = UInt64(
                    bitPattern: try FixedPoint.encode(
                        sign * bound, within: bound, exponent: exponent))
                let sum = (0..<institutions).reduce(UInt64(0)) { total, _ in total &+ word }
                #expect(Int64(bitPattern: sum).magnitude <= UInt64(1) << 62 + 100)
                let expected = sign * bound * Double(institutions)
                #expect(abs(FixedPoint.decode(sum, exponent: exponent) / expected - 1) < 1e-15)
            }
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `comes back within half a unit`(seed: UInt64) throws {
        var generator = TestGenerator(seed: seed)
        let exponent = try FixedPoint.exponent(institutions: 5, bound: 100)
        let value = (Double(generator.next() >> 11) / Double(1 << 53) - 0.5) * 200
        let word = UInt64(bitPattern: FixedPoint.encode(value, exponent: exponent))
        let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
        #expect(abs(FixedPoint.decode(word, exponent: exponent) - value) <= unit / 2)
        #expect(FixedPoint.encode(-value, exponent: exponent) == -Int64(bitPattern: word))
    }

    @Test func `sends subnormal numbers as zero`() throws {
        #expect(FixedPoint.encode(Double.leastNonzeroMagnitude, exponent: 47) == 0)
        #expect(FixedPoint.encode(-Double.leastNonzeroMagnitude, exponent: 1000) == 0)
        #expect(
            FixedPoint.decode(1, exponent: 1000)
                == Double(sign: .plus, exponent: -1000, significand: 1))
        #expect(FixedPoint.decode(.max, exponent: 3) == -0.125)
    }

    @Test func `refuses what cannot be sent, without naming the value`() throws {
        #expect(throws: FixedPointError.noInstitutions) {
            try FixedPoint.exponent(institutions: 0, bound: 1)
        }
        for bound in [0, -1, .nan, .infinity] {
            #expect(throws: FixedPointError.boundNotPositive) {
                try FixedPoint.exponent(institutions: 3, bound: bound)
            }
        }
        for bound in [1e300, .greatestFiniteMagnitude, 1e-300] {
            #expect(throws: FixedPointError.exponentOutOfRange) {
                try FixedPoint.exponent(institutions: 3, bound: bound)
            }
        }
        for value in [100.0, -100.0, 8.000000000000002] {
            let error = #expect(throws: FixedPointError.self) {
                try FixedPoint.encode(value, within: 8, exponent: 24)
            }
            #expect(error == .beyondBound(8))
            #expect(error.map { !"\($0)".contains("\(value)") } == true)
        }
        #expect(throws: FixedPointError.notFinite) {
            try FixedPoint.encode(.nan, within: 8, exponent: 24)
        }
    }

    @Test func `gives the words of the vectors`() throws {
        let file = try TestVectors.file("secagg")
        for node in try file.list("nodes") {
            let weight: Double = try node.number("weight")
            let values = try node.list("values").compactMap { $0.text.flatMap(Double.init) }
            var words = values.map { value in
                UInt64(
                    bitPattern: FixedPoint.encode(
                        min(8, max(-8, value)) * weight, exponent: 24))
            }
            words.append(UInt64(bitPattern: FixedPoint.encode(weight, exponent: 0)))
            #expect(try words == node.list("quantised").compactMap { $0.text.flatMap(UInt64.init) })
        }
    }
}
