/// A way in which an institution may keep days or instants, and how SQLite writes them so.
struct KeptTime: Sendable {
    let name: String
    /// The mapping's word.
    let encoding: String
    /// SQL of an expression that gives an ISO day, or milliseconds since 1970.
    let written: @Sendable (_ expression: String) -> String

    private init(
        _ encoding: String, name: String? = nil, written: @escaping @Sendable (String) -> String
    ) {
        self.name = name ?? encoding
        self.encoding = encoding
        self.written = written
    }

    static let days = [
        KeptTime("epoch_s") { "CAST(strftime('%s', \($0)) AS INTEGER)" },
        KeptTime("epoch_ms") { "CAST(strftime('%s', \($0)) AS INTEGER) * 1000" },
        KeptTime("julian") { "julianday(\($0))" },
        KeptTime("sas_days") { "CAST(julianday(\($0)) - julianday('1960-01-01') AS INTEGER)" },
        KeptTime("excel_days") { "CAST(julianday(\($0)) - julianday('1899-12-30') AS INTEGER)" },
        KeptTime("yyyymmdd") { "CAST(strftime('%Y%m%d', \($0)) AS INTEGER)" },
        KeptTime("dd.MM.yyyy") { "strftime('%d.%m.%Y', \($0))" },
        KeptTime("MM/dd/yyyy") { "strftime('%m/%d/%Y', \($0))" },
    ]

    static let instants = [
        KeptTime("epoch_s") { "\($0) / 1000.0" },
        KeptTime("julian") { "\($0) / 86400000.0 + 2440587.5" },
        KeptTime("iso8601") { clock($0, secondsLater: 0, offset: "Z") },
        KeptTime("iso8601", name: "iso8601 of another offset") {
            clock($0, secondsLater: 19_800, offset: "+05:30")
        },
    ]

    private static func clock(
        _ milliseconds: String, secondsLater: Int, offset: String
    ) -> String {
        """
        strftime('%Y-%m-%dT%H:%M:%S', \(milliseconds) / 1000 + \(secondsLater), 'unixepoch') \
        || printf('.%03d\(offset)', \(milliseconds) % 1000)
        """
    }
}
