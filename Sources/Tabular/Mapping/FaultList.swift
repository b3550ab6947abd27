/// What is wrong with a mapping, as far as one fault leaves the rest readable.
struct FaultList {
    private(set) var faults: [MappingError] = []

    /// The value, or nil after writing down why there is none.
    mutating func attempt<Value>(_ body: () throws(MappingError) -> Value) -> Value? {
        do throws(MappingError) {
            return try body()
        } catch {
            faults.append(error)
            return nil
        }
    }

    mutating func add(_ fault: MappingError) {
        faults.append(fault)
    }
}
