import Documents
import Tabular

/// What a domain says to people: labels, reasons, advice and errors, in its own field's words.
struct WordPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("the field has a name, a program and a word for its members", field),
            ConformanceCheck("every feature has a label, a reason and a unit", features),
            ConformanceCheck("every check of the field says what it found and what to do", advice),
            ConformanceCheck("no word of another field stands in this one's words", words),
            ConformanceCheck("a study's parameters are read strictly, and told in sentences", keys),
        ]
    }

    private func field() throws {
        let field = bench.field
        let isKebab = field.name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        try expect(isKebab, "a name of small letters and hyphens", found: field.name)
        try expect(field.program.hasSuffix("-node"), "a program named …-node", found: field.program)
        try expect(!field.institution.isEmpty, "a word for a member", found: "none")
    }

    private func features() throws {
        for feature in try bench.features() {
            let name = feature.name
            try expect(feature.label.count >= 2, "a label of \(name)", found: feature.label)
            try expect(feature.reason.count >= 2, "a reason of \(name)", found: feature.reason)
            try expect(
                !feature.label.contains("_") && !feature.reason.contains("_"),
                "words for people in label and reason of \(name)", found: "a name of code")
            guard feature.kind == .number, feature.availability != .later else { continue }
            try expect(feature.unit?.isEmpty == false, "a unit of \(name)", found: "none")
        }
    }

    private func advice() throws {
        for check in bench.field.fieldChecks {
            for (text, what) in [
                (check.id, "an id"), (check.place, "a place"), (check.what, "what it found"),
                (check.advice, "what to do"),
            ] {
                try expect(
                    !text.isEmpty, "\(what) of the check \(check.id) of \(check.place)",
                    found: "none")
            }
        }
    }

    private func words() throws {
        let schema = bench.field.schema
        let names = schema.tables.flatMap { table in
            [table.name] + table.columns.flatMap { [$0.name] + ($0.vocabulary ?? []) }
        }
        let features = try bench.features().flatMap { feature in
            [feature.name, feature.label, feature.reason] + feature.specials
        }
        let checks = bench.field.fieldChecks.flatMap { [$0.what, $0.advice] }
        for text in names + features + checks + bench.samples.words + [bench.field.institution] {
            let foreign = FieldWords.foreign(in: text, of: bench.field.name)
            try expect(
                foreign.isEmpty, "words of \(bench.field.name) in \(text)",
                found: foreign.joined(separator: ", "))
        }
    }

    /// An unknown key is refused; whatever is refused is told in a sentence.
    private func keys() throws {
        let (population, target) = (bench.samples.population, bench.samples.target)
        let stray = "no_such_key"
        for (changed, other) in [
            (population.changed(at: [stray], to: 1), target),
            (population, target.changed(at: [stray], to: 1)),
        ] {
            let error = refusal(changed, other)
            try expect(
                error.map { "\($0)".contains(stray) } == true,
                "a refusal that names the key \(stray)", found: error.map { "\($0)" } ?? "none")
        }
        let emptied = [population, target].map { document -> [JSONValue] in
            guard case .object(let members) = document else { return [] }
            return members.map { document.changed(at: [$0.key], to: nil) }
        }
        let shorter = emptied[0].map { ($0, target) } + emptied[1].map { (population, $0) }
        for (population, target) in shorter + [(.null, target), (population, .null)] {
            guard let error = refusal(population, target) else { continue }
            try Sentence.expect(error)
        }
    }

    private func refusal(_ population: JSONValue, _ target: JSONValue) -> (any Error)? {
        do {
            _ = try bench.field.plan(population: population, target: target)
            _ = try bench.field.features(population: population)
            return nil
        } catch {
            return error
        }
    }
}
