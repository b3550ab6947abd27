import Documents

/// What the columns of one source must leave to one another.
struct SourceRules {
    let table: CanonicalTable
    let source: SourceMapping

    func check(_ faults: inout FaultList) {
        for column in source.columns {
            _ = faults.attempt { () throws(MappingError) in try checkCopies(from: column) }
        }
        for reading in source.readings {
            _ = faults.attempt { () throws(MappingError) in
                try checkReference(of: reading)
                try checkSign(of: reading)
            }
        }
        if let unpivot = source.unpivot {
            _ = faults.attempt { () throws(MappingError) in try check(unpivot) }
        }
    }

    /// Each copy ends at a column or a constant of the same kind.
    private func checkCopies(from start: MappedColumn) throws(MappingError) {
        var current = start
        var steps = 0
        while case .sameAs(let name) = current.spec.origin {
            guard let next = source.mapped(name) else {
                // A column that is there and can't be read has its own fault.
                if source.names.contains(name) { return }
                let nearest = NearestName.of(name, among: source.columns.map(\.column.name))
                throw .sameAs(path: current.spec.path, nearest: nearest)
            }
            steps += 1
            guard steps <= source.columns.count else { throw .cycle(path: start.spec.path) }
            guard next.column.content == start.column.content,
                next.column.dimension == start.column.dimension,
                next.column.unitBy == start.column.unitBy
            else { throw .copyOfOtherKind(path: start.spec.path) }
            current = next
        }
    }

    /// A date that is counted back from another needs that one, with a date of its own.
    private func checkReference(of reading: SourceMapping.Reading) throws(MappingError) {
        var current = reading.spec
        var steps = 0
        while let name = current.date?.anchor {
            steps += 1
            guard steps <= source.columns.count else {
                throw .dateReference(path: "\(reading.spec.path).date", nearest: nil)
            }
            guard let next = source.mapped(name).map(source.origin), next.column.isDate else {
                if source.names.contains(name), table.column(name)?.isDate == true { return }
                let dates = source.columns.filter(\.column.isDate).map(\.column.name)
                    .filter { $0 != reading.column.name }
                throw .dateReference(
                    path: "\(current.path).date", nearest: NearestName.of(name, among: dates))
            }
            current = next.spec
        }
    }

    /// The sign of a number has a column that nothing else fills.
    private func checkSign(of reading: SourceMapping.Reading) throws(MappingError) {
        guard reading.spec.number == .operator else { return }
        guard let sign = reading.column.signIn else {
            throw .notApplicable(path: "\(reading.spec.path).number")
        }
        let isSet = reading.set.contains { $0.column.name == sign }
        if isSet || source.names.contains(sign) {
            throw .signMapped(path: reading.spec.path, column: sign)
        }
    }

    /// One item is one kind of row, and gives what nothing else gives.
    private func check(_ unpivot: Unpivot) throws(MappingError) {
        let columns = source.columns.map(\.column.name)
        if columns.contains(unpivot.into.name) {
            throw .givenTwice(path: "\(source.path).columns.\(unpivot.into.name)")
        }
        var kinds: [[String: ColumnSpec.Origin]] = []
        for item in unpivot.items {
            for set in item.set where columns.contains(set.column.name) {
                throw .givenTwice(path: set.spec.path)
            }
            let kind = Dictionary(
                item.set.map { ($0.column.name, $0.spec.origin) },
                uniquingKeysWith: { first, _ in first })
            if kinds.contains(kind) { throw .itemTwice(path: item.path) }
            kinds.append(kind)
        }
    }
}
