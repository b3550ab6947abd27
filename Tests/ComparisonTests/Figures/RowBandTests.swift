import Comparison
import Testing

@Suite struct `Row bands` {
    @Test(arguments: [
        (0, "<10"), (9, "<10"), (10, "10-49"), (49, "10-49"), (50, "50-199"), (199, "50-199"),
        (200, "200-999"), (999, "200-999"), (1_000, "1000-4999"), (4_999, "1000-4999"),
        (5_000, "5000-19999"), (19_999, "5000-19999"), (20_000, "20000-99999"),
        (100_000, "100000-499999"), (3_000_000, "2000000+"),
    ])
    func `hold their counts`(count: Int, text: String) {
        #expect(RowBand(containing: count).text == text)
    }

    @Test func `are read back from their text, and no other band is`() {
        for count in [0, 10, 50, 200, 1_000, 5_000, 20_000, 100_000, 500_000, 2_000_000] {
            let band = RowBand(containing: count)
            #expect(RowBand(band.text) == band)
        }
        for text in ["", "10-48", "10–49", "516", "-1", "0-9"] {
            #expect(RowBand(text) == nil)
        }
    }

    @Test func `have words for people`() {
        #expect(RowBand(containing: 7).words == "under 10")
        #expect(RowBand(containing: 1_203).words == "1,000–4,999")
        #expect(RowCount.exact(1_203).words == "1,203")
        #expect(RowCount.exact(1_203).banded.words == "1,000–4,999")
    }
}
