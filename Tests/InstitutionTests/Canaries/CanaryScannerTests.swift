import Learning
import Testing

@Suite struct `A search for canaries` {
    private static let canaries = [
        Canary(place: "loan.borrower", value: .text("CANARY-1-HERE")),
        Canary(place: "loan.amount", value: .integer(60_000_011)),
        Canary(place: "loan.rate", value: .real(7.250001234567)),
        Canary(place: "loan.balance", value: .real(-0.001234567891)),
    ]

    /// 20,000 bytes like chance, with some written over them.
    private func noise(holding bytes: [UInt8] = [], at place: Int = 0) -> [UInt8] {
        var generator = SeededGenerator(seeds: 3, 9)
        var noise = (0..<20_000).map { _ in UInt8(generator.index(below: 256)) }
        noise.replaceSubrange(place..<place + bytes.count, with: bytes)
        return noise
    }

    @Test func `finds nothing in chance`() {
        #expect(CanaryScanner(Self.canaries).findings(in: noise()).isEmpty)
    }

    @Test(arguments: [0, 1, 4711, 19_000])
    func `finds every form of every canary, wherever it stands`(place: Int) {
        let scanner = CanaryScanner(Self.canaries)
        for canary in Self.canaries {
            for form in canary.forms + canary.singles {
                let found = scanner.findings(in: noise(holding: form.bytes, at: place))
                #expect(found.contains("\(canary.place) as \(form.name)"))
            }
        }
    }

    @Test func `knows a number as text, in both byte orders, in hexadecimal, base64 and scaled`() {
        let names = Set(Self.canaries[2].forms.map(\.name))
        for name in [
            "text", "hexadecimal", "base64", "binary64", "binary64, big-endian",
            "binary64 in hexadecimal", "binary64 in base64", "times 2^40", "times 2^40, big-endian",
        ] {
            #expect(names.contains(name))
        }
        #expect(Self.canaries[2].singles.count == 2)
        // 60,000,011 is 0x03938 70B.
        let integer = Self.canaries[1].forms.first { $0.name == "integer" }
        #expect(integer?.bytes == [0x0B, 0x87, 0x93, 0x03, 0, 0, 0, 0])
    }

    @Test func `finds a text in base64 at each place in a group of three`() {
        // "xCANARY-1-HERE" is eENBTkFSWS0xLUhFUkU= in base64.
        let scanner = CanaryScanner(Self.canaries)
        #expect(
            scanner.findings(in: Array("eENBTkFSWS0xLUhFUkU=".utf8))
                == ["loan.borrower as base64"])
    }
}
