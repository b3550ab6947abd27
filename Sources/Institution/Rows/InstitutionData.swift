import Documents
package import Federation
package import Messaging
package import Tabular

/// One institution's database with the mapping that reads it.
package struct InstitutionData: Sendable {
    package let domain: any Domain.Type
    package let database: InstitutionDatabase
    package let mapping: Mapping
    /// SHA-256 of mapping.json.
    package let mappingDigest: Digest
    private let mappingBytes: [UInt8]

    package init(
        domain: any Domain.Type, databasePath: String, mappingBytes: [UInt8]
    ) throws {
        self.domain = domain
        mappingDigest = Digest.sha256(mappingBytes)
        self.mappingBytes = mappingBytes
        mapping = try Mapping(parsing: mappingBytes, schema: domain.schema)
        database = try InstitutionDatabase(path: databasePath)
    }

    /// The rows of a study, out of one snapshot of the database.
    package func load(_ study: Study) throws -> LoadedFrame {
        try withStudy(study) { loader, compiled, snapshot in
            try loader.load(compiled, in: snapshot)
        }
    }

    /// The quality report: of everything mapped, or of what one study reads, with the study's waivers
    /// settled.
    package func check(_ study: Study?) throws -> QualityReport {
        guard let study else {
            try database.checkPages()
            return try withMapping { try check(domain.schema).report($0, in: $1) }
        }
        return try inspect(study).report
    }

    /// The quality report of a study with the rows that it speaks of; none where the study's features
    /// can't be read at all.
    package func inspect(
        _ study: Study
    ) throws -> (report: QualityReport, loaded: LoadedFrame?) {
        try database.checkPages()
        let (report, loaded) = try withStudy(study) { loader, compiled, snapshot in
            try check(loader.resolver.schema).report(for: loader, compiled, in: snapshot)
        }
        return (report.waived(by: study.waivers.map { QualityWaiver($0) }), loaded)
    }

    /// Whether anything that became known after an observation changes a bit of its features.
    package func timeTravel(_ study: Study) throws -> TimeTravelResult {
        try withStudy(study) { loader, compiled, snapshot in
            try TimeTravelCheck(loader, seed: study.seed).run(compiled, in: snapshot)
        }
    }

    /// Throws a `MappingFaults` with everything in which mapping and database don't fit.
    package func checkMapping() throws {
        let faults = try database.snapshot { snapshot in
            try snapshot.faults(of: mapping, schema: domain.schema)
        }
        if let faults = MappingFaults(faults) { throw faults }
    }

    /// What the study is going to need in memory, estimated before its rows are read.
    package func mebibytes(_ study: Study) throws -> Int {
        let records = try withStudy(study) { loader, _, snapshot in
            try snapshot.count("SELECT count(*) FROM temp.\"\(loader.plan.table)\"")
        }
        return StudyMemory(study).mebibytes(rows: records)
    }

    /// SHA-256 of the views that a study's rows are read from and of what the study says about rows.
    package func query(_ study: Study) throws -> Digest {
        try withStudy(study) { _, compiled, _ in
            Digest.sha256(
                Array(compiled.sql.utf8), study.population.encoded(), study.target.encoded())
        }
    }

    /// The views that the mapping compiles to, as text.
    package func sql() throws -> String {
        try withMapping { compiled, _ in compiled.sql }
    }

    private func check(_ schema: CanonicalSchema) -> QualityCheck {
        QualityCheck(
            schema: schema, fieldChecks: domain.fieldChecks, studyChecks: domain.studyChecks)
    }

    private func withMapping<Result>(
        _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        try database.snapshot { snapshot in
            try body(snapshot.install(mapping, schema: domain.schema), snapshot)
        }
    }

    /// The mapping read once more with what the study measures beside the field's own measures.
    private func withStudy<Result>(
        _ study: Study, _ body: (FrameLoader, CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let requests = try StudyRequests(study, domain: domain)
        let mapping = try Mapping(parsing: mappingBytes, schema: requests.schema)
        return try database.snapshot { snapshot in
            try body(
                requests.loader, snapshot.install(mapping, schema: requests.schema), snapshot)
        }
    }
}
