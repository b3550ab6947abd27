import Tabular

/// What a grid knows of its meters: what they are, what they count, and who has looked at them.
extension MeterTheft {
    static let meter = CanonicalTable(
        "meter", key: ["meter_id"], aliases: ["zaehler"],
        columns: [
            CanonicalColumn("meter_id", .text, aliases: ["zaehler_nr"]),
            CanonicalColumn("tariff", .code(["household", "business", "farm"])),
            CanonicalColumn("installed_on", .date, aliases: ["einbau"]),
        ])

    /// A reading is of the day on which the meter was read, and known when it came in.
    static let reading = CanonicalTable(
        "reading", key: ["meter_id"], isKeyUnique: false, eventTime: "read_on",
        availabilityTime: "received_on", aliases: ["ablesung"],
        columns: [
            CanonicalColumn("meter_id", .text, references: "meter"),
            CanonicalColumn("read_on", .date),
            CanonicalColumn("received_on", .date),
            CanonicalColumn("energy", .real, dimension: .energy, resolution: 3),
        ])

    /// A finding is known when it was filed, so no inspection sees its own.
    static let inspection = CanonicalTable(
        "inspection", key: ["inspection_id"], eventTime: "inspected_on",
        availabilityTime: "filed_on", aliases: ["kontrolle"],
        columns: [
            CanonicalColumn("inspection_id", .text),
            CanonicalColumn("meter_id", .text, references: "meter"),
            CanonicalColumn("inspected_on", .date),
            CanonicalColumn("filed_on", .date),
            CanonicalColumn("finding", .code(["sound", "tampered"])),
        ])
}
