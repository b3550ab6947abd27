import Foundation
import Learning
import Tabular

/// The database and the mapping of one orchard, made by seed.
struct OrchardSample {
    let name: String
    let rows: Int
    let seed: UInt64

    /// Three orchards of unequal size.
    static let three = [
        OrchardSample(name: "alder", rows: 240, seed: 1),
        OrchardSample(name: "birch", rows: 120, seed: 2),
        OrchardSample(name: "cedar", rows: 90, seed: 3),
    ]

    /// Its own table of trees, with outcomes that follow height, water and soil.
    var sql: String {
        var generator = SeededGenerator(seeds: seed, 0x6F_72_63_68)
        let lines = (0..<rows).map { row -> String in
            let height = 60 + generator.index(below: 240)
            let watered = generator.index(below: 2)
            let soil = ["loam", "clay", "sand"][generator.index(below: 3)]
            let odds =
                Double(180 - height) / 60 - Double(watered) + (soil == "sand" ? 0.8 : 0)
            let isBare = generator.uniform() < ElementaryFunctions.sigmoid(odds)
            let day = 1 + generator.index(below: 28)
            return """
                ('\(name)-\(row)', 'owner-\(row / 2)', '2024-03-\(day < 10 ? "0" : "")\(day)', \
                \(height), \(watered), '\(soil)', '\(isBare ? "bare" : "fruit")')
                """
        }
        return """
            CREATE TABLE trees (id TEXT, owner TEXT, planted TEXT, height INTEGER, watered INTEGER,
              soil TEXT, yield TEXT);
            INSERT INTO trees VALUES \(lines.joined(separator: ", "));
            """
    }

    /// The mapping as the orchard wrote it; `yield` names its column of outcomes.
    func mapping(yield: String = "yield") -> [UInt8] {
        Array(
            """
            { "mapping": 1, "domain": "orchard", "institution": "\(name)",
              "database": "\(name).sqlite", "completeThrough": "2025-12-31",
              "tables": {
                "tree": { "from": "trees", "columns": {
                  "tree_id": {"column": "id"}, "owner_id": {"column": "owner"},
                  "planted_on": {"column": "planted", "date": "iso8601"},
                  "height_cm": {"column": "height"}, "watered": {"column": "watered"},
                  "soil": {"column": "soil"} } },
                "harvest": { "from": "trees", "columns": {
                  "tree_id": {"column": "id"}, "yield": {"column": "\(yield)"} } } },
              "attributes": {}, "absent": {} }
            """.utf8)
    }

    /// Writes the database into a folder and returns its path.
    func write(into folder: String) throws -> String {
        let path = "\(folder)/\(name).sqlite"
        try SampleDatabase.create(sql, at: path)
        return path
    }
}
