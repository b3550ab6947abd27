import Comparison
import Testing

@Suite struct `CSV tables` {
    @Test func `have one row for each difference of an institution`() {
        let tables = CSVTables(Example.report([Example.institution("alder")]))
        let lines = tables.institutions.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(
            lines.first
                == """
                institution,training_rows,holdout_rows,holdout_events,verdict,verdict_basis,\
                holdout_factor,model,measure,estimate,low,high,level,method
                """)
        #expect(lines.count == 6)
        #expect(
            lines[2]
                == "alder,1203,516,180,join,federated-gains,,federated,auc,0.05,0.01,0.09,0.95,delong"
        )
        #expect(lines[5].isEmpty)
    }

    @Test func `write bands in words and leave untold figures empty`() {
        let figures = Example.small.published(smallestCell: 10)
        let tables = CSVTables(Example.report([figures]))
        #expect(
            tables.institutions.contains(
                "cedar,50 to 199,10 to 49,,not-enough-evidence,too-few-rows,,,,,,,,\r\n"))
        #expect(tables.metrics.contains("cedar,local,auc,,,,insufficient\r\n"))
    }

    @Test func `write coefficients with plain signs and full digits`() {
        let table = CSVTables(Example.report([])).coefficients
        #expect(table.hasPrefix("model,coefficient,value,standard_error,low,high\r\n"))
        #expect(table.contains("federated,note,-0.25,,,\r\n"))
        #expect(table.contains("federated,amount,0.5,0.2,"))
    }

    @Test(arguments: [
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("+1", "'+1"), ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"), ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("\t=1", "\"'\t=1\""),
        ("＝1", "'＝1"), ("plain", "plain"), ("ünïcode", "ünïcode"),
    ])
    func `make no formula of a name, and quote by RFC 4180`(name: String, written: String) {
        let tables = CSVTables(Example.report([Example.institution(name)]))
        #expect(tables.metrics.contains("\r\n\(written),local,auc,0.74,"))
    }
}
