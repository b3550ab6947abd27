package import Documents

extension Mapping {
    /// Decodes the bytes of a mapping.json, strictly, and holds it against the domain's schema.
    ///
    /// Throws the first fault found; what is neither mapped nor absent is listed together.
    package init(parsing bytes: [UInt8], schema: CanonicalSchema) throws(MappingError) {
        let value: JSONValue
        do throws(DocumentError) {
            value = try JSONParser.parse(bytes)
        } catch {
            throw .document(error)
        }
        try self.init(value, schema: schema)
    }

    package init(_ value: JSONValue, schema: CanonicalSchema) throws(MappingError) {
        let reader = try MappingReader(
            value, at: "",
            keys: [
                "mapping", "domain", "institution", "database", "timezone", "completeThrough",
                "tables",
                "attributes", "absent", "conditions",
            ])
        let version = try reader.integer("mapping", in: 0...1_000_000)
        guard version == 1 else { throw .version(version) }
        let domain = try reader.string("domain", maximumLength: 64)
        guard domain == schema.domain else {
            throw .otherDomain(found: domain, expected: schema.domain)
        }
        institution = try reader.string("institution")
        database = try reader.string("database", maximumLength: 4096)
        timezone = try Mapping.timezone(reader)
        completeThrough = try Mapping.completeThrough(reader)
        tables = try Mapping.tables(reader, schema)
        attributes = try Mapping.attributes(reader, schema)
        absent = try Mapping.absent(reader, schema)
        conditions = try reader.members("conditions")
        try MappingCoverage(schema: schema, tables: tables, attributes: attributes, absent: absent)
            .check()
    }

    /// A name of the shape that the IANA database gives its zones.
    private static func timezone(_ reader: MappingReader) throws(MappingError) -> String? {
        guard let name = try reader.optionalString("timezone", maximumLength: 64) else {
            return nil
        }
        let isName = name.utf8.allSatisfy { byte in
            Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
                || "/_+-".utf8.contains(byte)
        }
        guard isName, name == "UTC" || name.contains("/") else {
            throw reader.failure(
                "timezone", expected: "an IANA name such as Europe/Madrid", found: "another text")
        }
        return name
    }

    private static func completeThrough(_ reader: MappingReader) throws(MappingError) -> Day? {
        guard let text = try reader.optionalString("completeThrough") else { return nil }
        guard let day = Day(iso: text) else {
            throw reader.failure(
                "completeThrough", expected: "a day as YYYY-MM-DD", found: "another text")
        }
        return day
    }

    private static func tables(
        _ reader: MappingReader, _ schema: CanonicalSchema
    ) throws(MappingError) -> [Table] {
        let place = reader.path(of: "tables")
        var found: [String: [SourceMapping]] = [:]
        _ = try reader.value("tables")
        for member in try reader.members("tables") {
            let path = DocumentPath.join(place, member.key)
            guard let table = schema.table(member.key) else {
                let nearest = NearestName.of(member.key, among: schema.tables.map(\.name))
                throw .unknownTable(path: path, nearest: nearest)
            }
            var sources: [SourceMapping] = []
            for (path, value) in Mapping.sources(member.value, at: path) {
                sources.append(try SourceMapping(value, at: path, in: table))
            }
            found[table.name] = sources
        }
        return schema.tables.compactMap { table in
            found[table.name].map { Table(name: table.name, sources: $0) }
        }
    }

    private static func attributes(
        _ reader: MappingReader, _ schema: CanonicalSchema
    ) throws(MappingError) -> [Attributes] {
        let place = reader.path(of: "attributes")
        var found: [Attributes] = []
        for member in try reader.members("attributes") {
            let path = DocumentPath.join(place, member.key)
            guard let table = schema.attributeTable(member.key) else {
                let nearest = NearestName.of(member.key, among: schema.attributeTables.map(\.name))
                throw .unknownTable(path: path, nearest: nearest)
            }
            var sources: [AttributeMapping] = []
            for (path, value) in Mapping.sources(member.value, at: path) {
                sources.append(try AttributeMapping(value, at: path, in: table))
            }
            try checkAgreement(of: sources)
            found.append(Attributes(table: table.name, sources: sources))
        }
        return found
    }

    /// One source, or a list of them, each with its path.
    private static func sources(_ value: JSONValue, at path: String) -> [(String, JSONValue)] {
        guard case .array(let values) = value else { return [(path, value)] }
        return values.enumerated().map { (DocumentPath.join(path, $0.offset), $0.element) }
    }

    /// An attribute that several sources give has one type and one unit.
    private static func checkAgreement(of sources: [AttributeMapping]) throws(MappingError) {
        var first: [String: AttributeSpec] = [:]
        for attribute in sources.flatMap(\.attributes) {
            guard let other = first[attribute.name] else {
                first[attribute.name] = attribute
                continue
            }
            guard other.type == attribute.type, other.target == attribute.target else {
                throw .attributesDiffer(first: other.spec.path, second: attribute.spec.path)
            }
        }
    }

    private static func absent(
        _ reader: MappingReader, _ schema: CanonicalSchema
    ) throws(MappingError) -> [Absence] {
        var absent: [Absence] = []
        let known = MappingCoverage.names(of: schema)
        for member in try reader.members("absent") {
            let path = "absent.\(member.key)"
            guard known.contains(member.key) else {
                let nearest = NearestName.of(member.key, among: known)
                if member.key.contains(".") { throw .unknownColumn(path: path, nearest: nearest) }
                throw .unknownTable(path: path, nearest: nearest)
            }
            guard case .string(let reason) = member.value, reason.count >= 3 else {
                throw .absentWithoutReason(path: path)
            }
            absent.append(Absence(name: member.key, reason: reason))
        }
        return absent
    }
}
