extension Policy {
    /// Of each rule on what leaves the building the stricter one of two policies. Hours, memory and
    /// cores are limits of the machine, not of disclosure, and hold as they stand here.
    package func stricter(with other: Policy) -> Policy {
        Policy(
            smallestFederation: max(smallestFederation, other.smallestFederation),
            countOnlyConfirmed: countOnlyConfirmed || other.countOnlyConfirmed,
            smallestCell: max(smallestCell, other.smallestCell),
            cells: [cells, other.cells].contains(.atSource) ? .atSource : .exact,
            aggregations: aggregations.filter(other.aggregations.contains),
            dropOuts: dropOuts.filter(other.dropOuts.contains),
            learners: learners.filter(other.learners.contains),
            computations: computations.filter(other.computations.contains),
            rowsPerParameter: RowsPerParameter(
                own: max(rowsPerParameter.own, other.rowsPerParameter.own),
                federation: max(rowsPerParameter.federation, other.rowsPerParameter.federation),
                fold: max(rowsPerParameter.fold, other.rowsPerParameter.fold)),
            nameOwnFigures: nameOwnFigures && other.nameOwnFigures, hours: hours,
            memoryMiB: memoryMiB, cores: cores)
    }
}
