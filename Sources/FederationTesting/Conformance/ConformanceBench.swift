import Documents
import Learning
import Synchronization
import Tabular

/// A domain and its samples, and the ways in which checks read them.
struct ConformanceBench: Sendable {
    let field: any Domain.Type
    let samples: ConformanceSamples
    let copies = CopyShelf()

    /// The seed of every split that no check chooses itself.
    static let seed = "2025"

    static let split = SplitRequest(kind: .hash(holdout: 300), validation: 200, seed: seed)

    func features() throws -> [DomainFeature] {
        try field.features(population: samples.population)
    }

    func plan() throws -> ObservationPlan {
        try field.plan(population: samples.population, target: samples.target)
    }

    func loader(
        split: SplitRequest = split, requests: [FeatureRequest]? = nil,
        plan: ObservationPlan? = nil
    ) throws -> FrameLoader {
        FrameLoader(
            resolver: FeatureResolver(schema: field.schema, features: try features()),
            plan: try plan ?? self.plan(), requests: requests ?? samples.requests, split: split)
    }

    /// Makes a database, puts a mapping's views over it, and reads.
    func read<Result>(
        _ sql: String, _ mapping: JSONValue, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let folder = try TemporaryFolder()
        let path = folder.file("sample.sqlite")
        try SampleDatabase.create(sql, at: path)
        let mapping = try Mapping(mapping, schema: field.schema)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: field.schema), snapshot)
        }
    }

    /// The study's rows out of a database; its loader's own errors come through.
    func load(
        _ sql: String, _ mapping: JSONValue, split: SplitRequest = split
    ) throws -> LoadedFrame {
        let loader = try loader(split: split)
        return try read(sql, mapping) { try loader.load($0, in: $1) }
    }

    /// The quality report of the study, and its rows where they could be read.
    func report(
        _ sql: String, _ mapping: JSONValue
    ) throws -> (report: QualityReport, loaded: LoadedFrame?) {
        let loader = try loader()
        let check = QualityCheck(
            schema: field.schema, fieldChecks: field.fieldChecks, studyChecks: field.studyChecks)
        return try read(sql, mapping) { try check.report(for: loader, $0, in: $1) }
    }

    func mapping(of shape: InstitutionShape) throws -> JSONValue {
        try JSONParser.parse(Array(shape.mapping.utf8))
    }

    /// The first shape's rows in tables of the canonical names; made once.
    func canonicalCopy() throws -> CanonicalCopy {
        try copies.canonical {
            let shape = samples.shapes[0]
            return try read(shape.sql, try mapping(of: shape)) { compiled, snapshot in
                try CanonicalCopy(of: compiled, in: snapshot, schema: field.schema)
            }
        }
    }

    /// The study's rows out of the canonical copy as it is; loaded once.
    func canonicalFrame() throws -> LoadedFrame {
        let copy = try canonicalCopy()
        return try copies.frame { try load(copy.sql(), copy.mapping) }
    }

    /// A moment of the study's axis as the canonical copy keeps it in a column; nil where the column
    /// counts in other units.
    func literal(_ moment: Moment, of column: ColumnReference) throws -> String? {
        guard let content = field.schema.column(column)?.content else { return nil }
        return switch (content, try plan().axis) {
        case (.date, .days): SQL.text(Day(number: moment.value).description)
        case (.instant, .instants), (.moment, .instants), (.moment, .ticks): String(moment.value)
        default: nil
        }
    }
}

/// Keeps what several checks read alike.
final class CopyShelf: Sendable {
    private let copy = Mutex<CanonicalCopy?>(nil)
    private let loaded = Mutex<LoadedFrame?>(nil)

    func canonical(_ make: () throws -> CanonicalCopy) throws -> CanonicalCopy {
        if let kept = copy.withLock({ $0 }) { return kept }
        let made = try make()
        copy.withLock { $0 = made }
        return made
    }

    func frame(_ make: () throws -> LoadedFrame) throws -> LoadedFrame {
        if let kept = loaded.withLock({ $0 }) { return kept }
        let made = try make()
        loaded.withLock { $0 = made }
        return made
    }
}
