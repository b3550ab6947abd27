import Documents
import Tabular

/// An analyte as studies declare and name it.
extension Measure {
    static let declarationKeys = ["analyte", "unit", "resolution", "range"]

    /// One of the standard table keeps its unit, and what the study doesn't say.
    init(declaredBy reader: DocumentReader) throws(StudyError) {
        let (name, unit): (String, String)
        let (resolution, range): (Int?, ClosedRange<Double>?)
        do throws(DocumentError) {
            name = try reader.string("analyte")
            unit = try reader.string("unit")
            resolution = try reader.optionalInteger("resolution", in: 0...9)
            range = try Measure.range(reader, "range")
        } catch {
            throw .document(error)
        }
        guard isPlainWord(name) else { throw .nameOfAnalyte(path: reader.path(of: "analyte")) }
        guard let standard = Analyte.standard.first(where: { $0.name == name }) else {
            self.init(Analyte(name: name, unit: unit, resolution: resolution, plausible: range))
            return
        }
        if standard.unit != unit { throw .otherUnit(analyte: name, unit: standard.unit) }
        self.init(
            standard, resolution: resolution ?? standard.resolution,
            range: range ?? standard.plausible)
    }

    /// How the analyte is called in sentences.
    var words: String {
        Measure.writtenNames[name] ?? name.split(separator: "_").joined(separator: " ")
    }

    /// What is taken at the bedside and needs no laboratory.
    static let vitalSigns: Set<String> = [
        "heart_rate", "systolic_bp", "diastolic_bp", "respiratory_rate", "oxygen_saturation",
        "temperature",
    ]

    private static let writtenNames = [
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
