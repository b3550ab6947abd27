struct UnitProduct { init(left: String, right: String, result: String) throws(UnitError) {}
 func callAsFunction(_ a: Double, _ b: Double) -> Double { a * b } }
extension UnitConversion { init(difference: String, to: String) throws(UnitError) { try self.init(difference, to: to) } }
