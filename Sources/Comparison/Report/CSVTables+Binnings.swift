extension CSVTables {
    /// One row for each bin and slot of the federated model's weights of evidence.
    package var binnings: String {
        var table = CSVText(header: [
            "feature", "bin", "non_events", "events", "weight", "raw_weight", "information",
            "note",
        ])
        for binning in report.federated.binnings {
            for row in binning.rows {
                table.append([
                    .text(binning.feature), .text(row.name),
                    .number(row.nonEvents.map(Double.init)), .number(row.events.map(Double.init)),
                    .number(row.weight), .number(row.rawWeight), .number(row.information),
                    row.note.map { .text($0) } ?? .empty,
                ])
            }
        }
        return table.text
    }
}
