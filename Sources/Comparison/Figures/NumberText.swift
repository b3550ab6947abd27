/// Numbers as people read them in tables: fixed decimals, real minus signs, grouped thousands.
package enum NumberText {
    /// `number` to `decimals` places, halves to even, with `−` in front of negative numbers.
    ///
    /// With `signed`, positive numbers carry `+`. What rounds to zero has no sign.
    package static func fixed(_ number: Double, _ decimals: Int, signed: Bool = false) -> String {
        guard number.isFinite else { return "–" }
        let magnitude = number.magnitude
        guard magnitude < 1e12 else { return scientific(number) }
        let scale = powerOfTen(decimals)
        let units = (magnitude * scale).rounded(.toNearestOrEven)
        guard units < 9e15 else { return scientific(number) }
        let whole = Int(units)
        let digits = String(whole)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let integer = padded.dropLast(decimals)
        let text = decimals == 0 ? String(integer) : integer + "." + padded.suffix(decimals)
        if whole == 0 { return text }
        return (number < 0 ? "−" : signed ? "+" : "") + text
    }

    /// A figure to `decimals` places if it is below 10, and to one place less for every power of ten
    /// above: 0.4921, 18.290, 334.52, 12,345 as `12345`.
    package static func figure(_ number: Double, _ decimals: Int = 4, signed: Bool = false)
        -> String
    {
        var places = decimals
        var limit = 10.0
        while places > 0, number.magnitude >= limit {
            places -= 1
            limit *= 10
        }
        return fixed(number, places, signed: signed)
    }

    /// `number` to at most `decimals` places, without zeros at its end: `2`, `0.01`.
    package static func short(_ number: Double, _ decimals: Int = 3) -> String {
        let text = fixed(number, decimals)
        guard text.contains(".") else { return text }
        let digits = text.reversed().drop { $0 == "0" }
        return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
    }

    /// A whole number with commas between thousands.
    package static func grouped(_ count: Int) -> String {
        let digits = String(count.magnitude)
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return count < 0 ? "−" + text : text
    }

    /// A number of bytes in the unit that keeps it short: `812 B`, `25 kB`, `2.1 MB`.
    package static func bytes(_ count: Int) -> String {
        let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)]
        for (unit, size) in units where count >= size {
            let amount = Double(count) / Double(size)
            return fixed(amount, amount < 10 ? 1 : 0) + " " + unit
        }
        return "\(count) B"
    }

    /// A small or large positive number by its power of ten: `3.1 × 10⁻¹³`.
    package static func power(_ number: Double) -> String {
        guard number > 0, number.isFinite else { return fixed(number, 0) }
        var exponent = 0
        var factor = number
        while factor < 1 {
            factor *= 10
            exponent -= 1
        }
        while factor >= 9.95 {
            factor /= 10
            exponent += 1
        }
        let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let raised = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
        return "\(fixed(factor, 1)) × 10\(exponent < 0 ? "⁻" : "")\(String(raised))"
    }

    /// The shortest text of a number, whole numbers without a point: `1`, `0.25`.
    package static func plain(_ number: Double) -> String {
        let text = "\(number)"
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text).replacing("-", with: "−")
    }

    private static func scientific(_ number: Double) -> String {
        "\(number)".replacing("-", with: "−")
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
