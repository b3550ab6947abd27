import Comparison
import Testing

@Suite struct `Numbers as text` {
    @Test(arguments: [
        (0.52137, 4, "0.5214"), (-0.0284, 4, "−0.0284"), (-0.00001, 4, "0.0000"),
        (12.5, 0, "12"), (1_234.5678, 2, "1234.57"), (0.05, 1, "0.0"),
    ])
    func `have fixed decimals and a real minus sign`(number: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(number, decimals) == text)
    }

    @Test func `carry a plus sign where asked, but no sign at zero`() {
        #expect(NumberText.fixed(0.0502, 4, signed: true) == "+0.0502")
        #expect(NumberText.fixed(0, 2, signed: true) == "0.00")
        #expect(NumberText.fixed(-0.001, 2, signed: true) == "0.00")
    }

    @Test func `never show what is not a number`() {
        #expect(NumberText.fixed(.nan, 2) == "–")
        #expect(NumberText.fixed(.infinity, 2) == "–")
        #expect(NumberText.fixed(1e300, 2) == "1e+300")
    }

    @Test func `drop zeros at the end where asked`() {
        #expect(NumberText.short(2) == "2")
        #expect(NumberText.short(0.07 * 100) == "7")
        #expect(NumberText.short(0.01) == "0.01")
        #expect(NumberText.short(100, 0) == "100")
    }

    @Test func `group thousands`() {
        #expect(NumberText.grouped(999) == "999")
        #expect(NumberText.grouped(1_000) == "1,000")
        #expect(NumberText.grouped(-1_234_567) == "−1,234,567")
    }

    @Test func `name bytes by the unit that keeps them short`() {
        #expect(NumberText.bytes(812) == "812 B")
        #expect(NumberText.bytes(25_400) == "25 kB")
        #expect(NumberText.bytes(2_134_567) == "2.1 MB")
    }

    @Test func `write small numbers by their power of ten`() {
        #expect(NumberText.power(3.1e-13) == "3.1 × 10⁻¹³")
        #expect(NumberText.power(9.96e-3) == "1.0 × 10⁻²")
        #expect(NumberText.power(0) == "0")
    }
}
