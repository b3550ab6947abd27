import Documents
import Tabular

extension Population {
    static func quantities(
        _ reader: DocumentReader, _ axis: StudyAxis?
    ) throws(StudyError) -> [Quantity] {
        let entries: [DocumentReader]
        do throws(DocumentError) {
            entries =
                try reader.optionalObjects(
                    "quantities",
                    keys: [
                        "quantity", "dimension", "unit", "resolution", "range", "stepped",
                        "interval", "limit",
                    ]) ?? []
        } catch {
            throw .document(error)
        }
        var quantities: [Quantity] = []
        for entry in entries {
            let quantity = try quantity(entry, axis)
            guard !quantities.contains(where: { $0.name == quantity.name }) else {
                throw .quantityTwice(quantity.name)
            }
            quantities.append(quantity)
        }
        return quantities
    }

    private static func quantity(
        _ entry: DocumentReader, _ axis: StudyAxis?
    ) throws(StudyError) -> Quantity {
        let interval = try axis?.length("interval", of: entry)
        let name: String
        let dimension: Dimension
        let unit: String
        let bounds: [Double]
        let resolution: Int
        let isStepped: Bool
        let limit: Double?
        do throws(DocumentError) {
            name = try entry.string("quantity", maximumLength: 100)
            dimension = try entry.choice("dimension", as: Dimension.self)
            unit = try entry.string("unit", maximumLength: 40)
            bounds = try entry.numbers("range")
            resolution = try entry.integer("resolution", in: 0...9)
            isStepped = try entry.optionalBool("stepped") ?? false
            limit = try entry.optionalNumber("limit")
        } catch {
            throw .document(error)
        }
        try check(unit, of: dimension, at: entry.path(of: "unit"))
        guard bounds.count == 2, bounds[0] < bounds[1] else {
            throw .emptyRange(path: entry.path(of: "range"))
        }
        return Quantity(
            name, dimension, unit: unit, resolution: resolution, range: bounds[0]...bounds[1],
            isStepped: isStepped, interval: interval, limit: limit)
    }

    /// A study's unit is one spelling of the dimension's own, so that nothing is left to convert.
    private static func check(
        _ unit: String, of dimension: Dimension, at path: String
    ) throws(StudyError) {
        let canonical = dimension.canonicalUnit
        do throws(UnitError) {
            let conversion = try UnitConversion(unit, toCanonical: dimension)
            if conversion.from == conversion.to { return }
        } catch {
            throw .quantityUnit(path: path, unit: unit, canonical: canonical)
        }
        throw .quantityUnit(path: path, unit: unit, canonical: canonical)
    }
}
