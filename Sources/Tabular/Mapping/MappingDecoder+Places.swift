import Documents

/// Where and when an institution's data stand: zone, last complete day, conditions of conversions.
extension MappingDecoder {
    static func timezone(_ reader: MappingReader) throws(MappingError) -> String? {
        guard let name = try reader.optionalString("timezone", maximumLength: 64) else {
            return nil
        }
        do throws(DateEncodingError) {
            return try ZoneRules(name).name
        } catch {
            throw reader.failure(
                "timezone", expected: "an IANA name such as Europe/Madrid", found: "another text")
        }
    }

    static func completeThrough(_ reader: MappingReader) throws(MappingError) -> Day? {
        guard let text = try reader.optionalString("completeThrough") else { return nil }
        guard let day = Day(iso: text) else {
            throw reader.failure(
                "completeThrough", expected: "a day as YYYY-MM-DD", found: "another text")
        }
        return day
    }

    static func conditions(_ reader: MappingReader) throws(MappingError) -> UnitConditions {
        guard let value = reader.optionalValue("conditions") else { return .none }
        do throws(DocumentError) {
            return try UnitConditions(value, at: reader.path(of: "conditions"))
        } catch {
            throw .document(error)
        }
    }
}
