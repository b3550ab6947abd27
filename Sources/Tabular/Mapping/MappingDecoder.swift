import Documents

/// Reads a mapping part by part, so that one fault hides no other.
struct MappingDecoder {
    let schema: CanonicalSchema

    /// Nil where there is nothing to go on with; else what could be read.
    func decode(_ value: JSONValue, _ faults: inout FaultList) -> Mapping? {
        let head = faults.attempt { () throws(MappingError) in try self.head(value) }
        guard let head else { return nil }
        let tables = tables(head.reader, &faults)
        let attributes = attributes(head.reader, &faults)
        let absent = absent(head.reader, &faults)
        let reader = head.reader
        let timezone = faults.attempt { () throws(MappingError) in
            try MappingDecoder.timezone(reader)
        }
        let completeThrough = faults.attempt { () throws(MappingError) in
            try MappingDecoder.completeThrough(reader)
        }
        let conditions = faults.attempt { () throws(MappingError) in
            try MappingDecoder.conditions(reader)
        }
        var axis: MappedAxis?
        _ = faults.attempt { () throws(MappingError) in
            axis = try MappedAxis.of(tables, attributes, schema: schema)
        }
        let mapping = Mapping(
            institution: head.institution, database: head.database, timezone: timezone ?? nil,
            completeThrough: completeThrough ?? nil, tables: tables, attributes: attributes,
            absent: absent, conditions: conditions ?? .none, axis: axis)
        MappingCoverage(schema: schema, mapping: mapping).check(&faults)
        checkUnits(of: mapping, &faults)
        return mapping
    }

    private struct Head {
        let reader: MappingReader
        let institution: String
        let database: String
    }

    private func head(_ value: JSONValue) throws(MappingError) -> Head {
        let reader = try MappingReader(
            value, at: "",
            keys: [
                "mapping", "domain", "institution", "database", "timezone", "completeThrough",
                "tables", "attributes", "absent", "conditions",
            ])
        let version = try reader.integer("mapping", in: 0...1_000_000)
        guard version == 1 else { throw .version(version) }
        let domain = try reader.string("domain", maximumLength: 64)
        guard domain == schema.domain else {
            throw .otherDomain(found: domain, expected: schema.domain)
        }
        _ = try reader.value("tables")
        return Head(
            reader: reader, institution: try reader.string("institution"),
            database: try reader.string("database", maximumLength: 4096))
    }

    /// Every unit converts, given what the rest of its source says.
    private func checkUnits(of mapping: Mapping, _ faults: inout FaultList) {
        let plan = UnitPlan(mapping: mapping, schema: schema)
        for source in mapping.tables.flatMap(\.sources) {
            for reading in source.readings {
                _ = faults.attempt { () throws(MappingError) in
                    try plan.conversion(of: reading, in: source)
                }
            }
        }
        for attribute in mapping.attributes.flatMap(\.sources).flatMap(\.attributes) {
            _ = faults.attempt { () throws(MappingError) in try plan.conversion(of: attribute) }
        }
    }
}

extension MappingDecoder {
    private func tables(_ reader: MappingReader, _ faults: inout FaultList) -> [Mapping.Table] {
        var found: [String: [SourceMapping]] = [:]
        for member in members("tables", reader, &faults) {
            let path = DocumentPath.join(reader.path(of: "tables"), member.key)
            guard let table = schema.table(member.key) else {
                let nearest = NearestName.of(member.key, among: schema.tables.map(\.name))
                faults.add(.unknownTable(path: path, nearest: nearest))
                continue
            }
            var sources: [SourceMapping] = []
            for (path, value) in MappingDecoder.sources(member.value, at: path) {
                if let source = SourceMapping.decode(
                    value, at: path, in: table, of: schema, &faults)
                {
                    sources.append(source)
                }
            }
            if MappingDecoder.sources(member.value, at: path).isEmpty {
                faults.add(.noSources(path: path))
            }
            found[table.name] = sources
        }
        return schema.tables.compactMap { table in
            found[table.name].map { Mapping.Table(name: table.name, sources: $0) }
        }
    }

    private func attributes(
        _ reader: MappingReader, _ faults: inout FaultList
    ) -> [Mapping.Attributes] {
        var found: [Mapping.Attributes] = []
        for member in members("attributes", reader, &faults) {
            let path = DocumentPath.join(reader.path(of: "attributes"), member.key)
            guard let table = schema.attributeTable(member.key) else {
                let nearest = NearestName.of(member.key, among: schema.attributeTables.map(\.name))
                faults.add(.unknownTable(path: path, nearest: nearest))
                continue
            }
            var sources: [AttributeMapping] = []
            for (path, value) in MappingDecoder.sources(member.value, at: path) {
                if let source = AttributeMapping.decode(value, at: path, in: table, &faults) {
                    sources.append(source)
                }
            }
            _ = faults.attempt { () throws(MappingError) in
                try MappingDecoder.checkAgreement(of: sources)
            }
            found.append(Mapping.Attributes(table: table.name, sources: sources))
        }
        return found
    }

    private func absent(_ reader: MappingReader, _ faults: inout FaultList) -> [Mapping.Absence] {
        let known = MappingCoverage.names(of: schema)
        return members("absent", reader, &faults).compactMap { member in
            faults.attempt { () throws(MappingError) in
                try absence(member, known)
            }
        }
    }

    private func absence(
        _ member: JSONMember, _ known: [String]
    ) throws(MappingError) -> Mapping.Absence {
        let path = "absent.\(foreign: member.key, atMost: 2 * ForeignText.longestName)"
        guard known.contains(member.key) else {
            let nearest = NearestName.of(member.key, among: known)
            if member.key.contains(".") { throw .unknownColumn(path: path, nearest: nearest) }
            throw .unknownTable(path: path, nearest: nearest)
        }
        guard case .string(let reason) = member.value, reason.count >= 3 else {
            throw .absentWithoutReason(path: path)
        }
        return Mapping.Absence(name: member.key, reason: reason)
    }

    private func members(
        _ key: String, _ reader: MappingReader, _ faults: inout FaultList
    ) -> [JSONMember] {
        faults.attempt { () throws(MappingError) in try reader.members(key) } ?? []
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
}
