package import Documents

extension Mapping {
    /// Decodes the bytes of a mapping.json, strictly, and holds it against the domain's schema.
    ///
    /// Throws the first fault found; what is neither mapped nor absent is listed together.
    package init(parsing bytes: [UInt8], schema: CanonicalSchema) throws(MappingError) {
        try self.init(Mapping.document(bytes), schema: schema)
    }

    package init(_ value: JSONValue, schema: CanonicalSchema) throws(MappingError) {
        var faults = FaultList()
        let mapping = MappingDecoder(schema: schema).decode(value, &faults)
        if let fault = faults.faults.first { throw fault }
        guard let mapping else {
            preconditionFailure("A mapping that can't be read has a fault that says why.")
        }
        self = mapping
    }

    /// Every fault of a mapping that can be found without its database: first those of single keys, in
    /// the order of the file, then what is left out and which units don't convert.
    package static func faults(in bytes: [UInt8], schema: CanonicalSchema) -> [MappingError] {
        var faults = FaultList()
        let value = faults.attempt { () throws(MappingError) in try document(bytes) }
        if let value { _ = MappingDecoder(schema: schema).decode(value, &faults) }
        return faults.faults
    }

    private static func document(_ bytes: [UInt8]) throws(MappingError) -> JSONValue {
        do throws(DocumentError) {
            return try JSONParser.parse(bytes)
        } catch {
            throw .document(error)
        }
    }
}
