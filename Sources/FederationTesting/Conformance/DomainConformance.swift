package import Tabular

/// What every domain promises, as checks that its tests inherit in one line.
///
/// The checks know no field. From the domain's schema, and from the same rows in two shapes, they
/// make misused mappings and changed databases themselves: a key left out, a code nobody has seen,
/// rows in another order, dates and units written another way, a value nobody may ever read in an
/// error. What holds for federations, and what needs no domain, is tested where it is built.
package struct DomainConformance: Sendable {
    private let bench: ConformanceBench

    package init(_ field: any Domain.Type, samples: ConformanceSamples) {
        precondition(samples.shapes.count >= 2, "a domain hands in two shapes of the same rows")
        bench = ConformanceBench(field: field, samples: samples)
    }

    package var checks: [ConformanceCheck] {
        SchemaPromises(bench: bench).checks + WordPromises(bench: bench).checks
            + CoveragePromises(bench: bench).checks + SpecPromises(bench: bench).checks
            + InstallationPromises(bench: bench).checks + ShapePromises(bench: bench).checks
            + RowPromises(bench: bench).checks + ColumnPromises(bench: bench).checks
            + EncodingPromises(bench: bench).checks + TimePromises(bench: bench).checks
            + TargetPromises(bench: bench).checks + SplitPromises(bench: bench).checks
            + DisclosurePromises(bench: bench).checks + SharingPromises(bench: bench).checks
    }
}
