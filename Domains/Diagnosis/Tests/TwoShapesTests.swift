import Diagnosis
import Federation
import Foundation
import Institution
import Tabular
import Testing

/// The persons of Hungary once more in the shape of Long Beach: one table in place of two, mg/dL for
/// mmol/L, mm Hg for kPa, mV for mm with a decimal comma, epoch seconds for dates, letters for words,
/// and 0 for what was not recorded.
@Suite(.enabled(if: SampleHospital.isPresent)) struct `One hospital's data in two shapes` {
    private static let table = """
        CREATE TABLE "CATH_LAB" (
          "PT" TEXT PRIMARY KEY, "SEX" TEXT, "YOB" INTEGER, "CATH_TS" INTEGER, "CP" TEXT,
          "RESTBP" INTEGER, "CHOL" INTEGER, "FBS" TEXT, "ECG" TEXT, "MAXHR" INTEGER, "EXANG" TEXT,
          "ST_MV" REAL, "SLOPE" TEXT, "VESSELS" INTEGER, "THAL" TEXT, "NUM" INTEGER,
          "REFERENCE_SPLIT" TEXT, "FLAMBY_SPLIT" TEXT)
        """

    /// Local columns of Hungary as SQL that gives Long Beach's, in the order of its table.
    private static let columns = [
        "v.AZON", "CASE b.NEM WHEN 'F' THEN 'M' WHEN 'N' THEN 'F' END", "b.SZUL_EV",
        "CAST(strftime('%s', replace(v.DATUM, '.', '-')) AS INTEGER)",
        """
        CASE v.MELLKASI_FAJDALOM WHEN 'TIP' THEN 'T' WHEN 'ATIP' THEN 'A' WHEN 'NEM_ANG' THEN 'N' \
        WHEN 'NINCS' THEN 'X' END
        """,
        "CAST(round(coalesce(v.VERNYOMAS_KPA, 0) * 7.500616827) AS INTEGER)",
        "coalesce(v.KOLESZTERIN_MG, 0)",
        "CASE v.VERCUKOR_MAGAS WHEN 'I' THEN 'Y' WHEN 'N' THEN 'N' END",
        "CASE v.NYUGALMI_EKG WHEN 0 THEN 'NORM' WHEN 1 THEN 'ST' WHEN 2 THEN 'LVH' END",
        "v.MAX_PULZUS", "CASE v.TERHELES_ANGINA WHEN 'I' THEN 'Y' WHEN 'N' THEN 'N' END",
        "CAST(replace(v.ST_MM, ',', '.') AS REAL) / 10",
        "CASE v.ST_IRANY WHEN 1 THEN 'U' WHEN 2 THEN 'F' WHEN 3 THEN 'D' END", "v.EREK",
        "CASE v.TALLIUM WHEN 3 THEN 'N' WHEN 6 THEN 'F' WHEN 7 THEN 'R' END", "v.SZUKULET",
        "v.REFERENCE_SPLIT", "NULL",
    ]

    private func folder(_ name: String) -> String {
        SampleHospital(name).folder.path(percentEncoded: false)
    }

    /// Hungary's rows as statements that fill the other table.
    private func statements() throws -> [String] {
        let values = Self.columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
        let hungary = try InstitutionDatabase(path: "\(folder("hungary"))/hungary.sqlite")
        return try hungary.snapshot { snapshot in
            try snapshot.texts(
                """
                SELECT 'INSERT INTO CATH_LAB VALUES (' || \(values) || ')' \
                FROM main.VIZSGALAT v JOIN main.BETEG b ON b.AZON = v.AZON
                """)
        }
    }

    @Test func `gives the same frame, bit for bit`() throws {
        let temporary = FileManager.default.temporaryDirectory.appending(path: "shape-\(UUID())")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: temporary) }
        let path = temporary.appending(path: "other.sqlite").path(percentEncoded: false)
        let rows = try statements()
        #expect(rows.count == 294)
        try SampleDatabase.create(([Self.table] + rows).joined(separator: ";\n"), at: path)
        let mapping = try Data(
            contentsOf: URL(filePath: "\(folder("long-beach"))/mapping.json"))
        let study = try Study(
            parsing: Array(Data(contentsOf: SampleHospital.set.appending(path: "study-13.json"))))
        let other = try InstitutionData(
            domain: Diagnosis.self, databasePath: path, mappingBytes: Array(mapping)
        ).load(study)
        let own = try InstitutionFolder(folder("hungary"), domain: Diagnosis.self).data().load(
            study)
        #expect(own.frame == other.frame)
        #expect(own.tableHash == other.tableHash)
    }
}
