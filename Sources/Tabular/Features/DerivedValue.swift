/// The rule that makes a derived feature of its inputs' cells.
///
/// Missing in, missing out; a special in either input gives that special, the first input's first.
struct DerivedValue {
    struct Input {
        let reading: RowReading
        let type: AttributeType
        let unit: String?
    }

    let reading: RowReading

    init(
        _ derivation: Derivation, of inputs: [Input], unit: String?, feature: String
    ) throws(FeatureError) {
        let value: @Sendable (ObservedCells) -> FeatureValue
        switch derivation {
        case .monthsBefore:
            guard inputs[0].type == .date else {
                throw .derivedOfOtherTypes(feature, expected: "an attribute of type date")
            }
            value = DerivedValue.monthsBefore
        case .difference, .product, .ratio:
            guard inputs.allSatisfy({ $0.type == .number || $0.type == .integer }) else {
                throw .derivedOfOtherTypes(
                    feature, expected: "two attributes of type number or integer")
            }
            let combine: @Sendable (Double, Double) -> Double?
            do throws(UnitError) {
                combine = try DerivedValue.combine(derivation, inputs.map(\.unit), unit)
            } catch {
                throw .derivedUnit(feature, error)
            }
            let (first, second) = (inputs[0].reading.value, inputs[1].reading.value)
            value = { cells in
                DerivedValue.combined(first(cells), second(cells.dropFirst(1)), by: combine)
            }
        }
        var known: [ColumnReference] = []
        for column in inputs.flatMap(\.reading.known) where !known.contains(column) {
            known.append(column)
        }
        reading = RowReading(
            needs: inputs.flatMap(\.reading.needs), known: known, currency: nil, value: value)
    }

    private static func combined(
        _ first: FeatureValue, _ second: FeatureValue, by combine: (Double, Double) -> Double?
    ) -> FeatureValue {
        for value in [first, second] {
            if case .special = value { return value }
        }
        guard case .number(let left) = first, case .number(let right) = second else {
            return .missing
        }
        return combine(left, right).map(FeatureValue.number) ?? .missing
    }

    /// The arithmetic, in the units of the study.
    private static func combine(
        _ derivation: Derivation, _ units: [String?], _ unit: String?
    ) throws(UnitError) -> @Sendable (Double, Double) -> Double? {
        let (left, right) = (units[0] ?? "1", units[1] ?? "1")
        let result = unit ?? "1"
        switch derivation {
        case .difference:
            let difference = try UnitDifference(left: left, right: right, result: result)
            return { difference($0, $1) }
        case .ratio:
            if result == "\(left)/\(right)" { return { $1 == 0 ? nil : $0 / $1 } }
            let align = try UnitConversion(right, to: left)
            let scale = try UnitConversion("1", to: result)
            return { left, right in
                let divisor = align(right)
                return divisor == 0 ? nil : scale(left / divisor)
            }
        case .product:
            let product = try UnitProduct(left: left, right: right, result: result)
            return { product($0, $1) }
        case .monthsBefore: preconditionFailure("a date has no arithmetic of units")
        }
    }

    /// Whole months from the date to the day of observation, by calendar.
    private static func monthsBefore(_ cells: ObservedCells) -> FeatureValue {
        guard let date = cells.day(0), let day = cells.observedOn else { return cells.value(0) }
        let (start, end) = (date.components, day.components)
        let months = (end.year - start.year) * 12 + end.month - start.month
        let isShort = end.day < start.day && !day.isLastOfMonth
        let whole = isShort ? months - 1 : months
        return date > day ? .later : .number(Double(whole))
    }
}

extension Day {
    fileprivate var isLastOfMonth: Bool {
        Day(number: number + 1).components.day == 1
    }
}
