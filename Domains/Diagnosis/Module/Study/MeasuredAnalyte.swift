import Documents
import Tabular

/// An analyte as features name it: one of the standard table, or one that a study declares.
package struct MeasuredAnalyte: Sendable, Hashable {
    package let name: String
    /// In which canonical values stand.
    package let unit: String
    /// Decimals to which values are rounded; nil keeps them as they are.
    package let resolution: Int?
    /// What is believed; nil believes all.
    package let range: ClosedRange<Double>?

    package static let standard = Analyte.standard.map(MeasuredAnalyte.init)

    private init(_ analyte: Analyte) {
        name = analyte.name
        unit = analyte.unit
        resolution = analyte.resolution
        range = analyte.plausible
    }

    static let keys = ["analyte", "unit", "resolution", "range"]

    /// An analyte that a study declares; one of the standard table keeps its unit, and what the
    /// study doesn't say.
    init(_ reader: DocumentReader) throws(StudyError) {
        let standard: MeasuredAnalyte?
        do throws(DocumentError) {
            let name = try reader.string("analyte")
            standard = MeasuredAnalyte.standard.first { $0.name == name }
            self.name = name
            unit = try reader.string("unit")
            resolution =
                try reader.optionalInteger("resolution", in: 0...9) ?? standard?.resolution
            range = try MeasuredAnalyte.range(reader, "range") ?? standard?.range
        } catch {
            throw .document(error)
        }
        guard isPlainWord(name) else {
            throw .nameOfAnalyte(path: reader.path(of: "analyte"))
        }
        if let standard, standard.unit != unit {
            throw .otherUnit(analyte: name, unit: standard.unit)
        }
    }

    /// How the analyte is called in sentences.
    package var words: String {
        MeasuredAnalyte.names[name] ?? name.split(separator: "_").joined(separator: " ")
    }

    /// A vital sign, which is taken at the bedside and needs no laboratory.
    package static let vitalSigns: Set<String> = [
        "heart_rate", "systolic_bp", "diastolic_bp", "respiratory_rate", "oxygen_saturation",
        "temperature",
    ]

    private static let names = [
        "ldl_cholesterol": "LDL cholesterol", "hdl_cholesterol": "HDL cholesterol",
        "hba1c": "HbA1c", "c_reactive_protein": "C-reactive protein", "troponin_t": "troponin T",
        "troponin_i": "troponin I", "nt_probnp": "NT-proBNP", "d_dimer": "D-dimer",
        "st_depression": "ST depression", "pco2": "carbon dioxide tension",
        "po2": "oxygen tension", "ph": "pH", "max_heart_rate": "highest heart rate",
        "systolic_bp": "systolic blood pressure", "diastolic_bp": "diastolic blood pressure",
    ]

    private static func range(
        _ reader: DocumentReader, _ key: String
    ) throws(DocumentError) -> ClosedRange<Double>? {
        guard let ends = try reader.optionalNumbers(key) else { return nil }
        guard ends.count == 2, ends[0] < ends[1] else {
            throw reader.failure(
                key, expected: "a lower and a higher number", found: "\(ends.count) numbers")
        }
        return ends[0]...ends[1]
    }
}

/// True for small letters, digits and `_` that begin with a letter: what can be part of a feature's
/// name.
func isPlainWord(_ text: String) -> Bool {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
}
