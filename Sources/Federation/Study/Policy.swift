package import Documents

/// An institution's own limits, in `policy.json`; never sent. A node never does what it forbids,
/// whatever the coordinator asks.
package struct Policy: Sendable, Hashable {
    /// The fewest institutions in whose sums this one takes part.
    package let smallestFederation: Int
    package let smallestCell: Int
    package let learners: [String]
    /// Own training rows for each parameter of a model, and the federation's.
    package let ownRowsPerParameter: Double
    package let federationRowsPerParameter: Double
    /// The federation's rows in each fold for each parameter.
    package let foldRowsPerParameter: Double
    /// Whether this institution's figures may stand in the report under its name.
    package let nameOwnFigures: Bool
    package let memoryMiB: Int
    package let cores: Int

    /// What holds without a file.
    package static let standard = Policy(
        smallestFederation: 3, smallestCell: 10,
        learners: ["logistic", "multinomial", "gaussian", "poisson", "trees", "network"],
        ownRowsPerParameter: 1, federationRowsPerParameter: 10,
        foldRowsPerParameter: 5, nameOwnFigures: false,
        memoryMiB: 2048, cores: 2)

    private init(
        smallestFederation: Int, smallestCell: Int, learners: [String],
        ownRowsPerParameter: Double, federationRowsPerParameter: Double,
        foldRowsPerParameter: Double, nameOwnFigures: Bool,
        memoryMiB: Int, cores: Int
    ) {
        self.smallestFederation = smallestFederation
        self.smallestCell = smallestCell
        self.learners = learners
        self.ownRowsPerParameter = ownRowsPerParameter
        self.federationRowsPerParameter = federationRowsPerParameter
        self.foldRowsPerParameter = foldRowsPerParameter
        self.nameOwnFigures = nameOwnFigures
        self.memoryMiB = memoryMiB
        self.cores = cores
    }

    private static let keys = [
        "policy", "smallestFederation", "countOnlyConfirmed", "smallestCell", "cells",
        "aggregations", "dropOut", "contribution", "learners", "rowsPerParameter", "noise",
        "nameOwnFigures", "hours", "memoryMiB", "cores",
    ]

    /// Reads a policy strictly. A rule that this version does not keep yet is refused where it asks
    /// for more than the default, so that nobody relies on it.
    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let root = try DocumentReader(
            JSONParser.parse(bytes), at: "policy.json", keys: Self.keys)
        _ = try root.integer("policy", in: 1...1)
        let rows = try root.optionalObject(
            "rowsPerParameter", keys: ["own", "federation", "fold"])
        let standard = Policy.standard
        self.init(
            smallestFederation: try root.optionalInteger("smallestFederation", in: 3...200)
                ?? standard.smallestFederation,
            smallestCell: try root.optionalInteger("smallestCell", in: 1...10_000)
                ?? standard.smallestCell,
            learners: try root.optionalStrings("learners") ?? standard.learners,
            ownRowsPerParameter: try rows?.optionalNumber("own", in: 0...1e6)
                ?? standard.ownRowsPerParameter,
            federationRowsPerParameter: try rows?.optionalNumber("federation", in: 0...1e6)
                ?? standard.federationRowsPerParameter,
            foldRowsPerParameter: try rows?.optionalNumber("fold", in: 0...1e6)
                ?? standard.foldRowsPerParameter,
            nameOwnFigures: try root.optionalBool("nameOwnFigures") ?? standard.nameOwnFigures,
            memoryMiB: try root.optionalInteger("memoryMiB", in: 64...1_048_576)
                ?? standard.memoryMiB,
            cores: try root.optionalInteger("cores", in: 1...1024) ?? standard.cores)
        try Self.refuseWhatIsNotKept(root)
    }

    private static func refuseWhatIsNotKept(_ root: DocumentReader) throws(DocumentError) {
        if root.has("hours") {
            throw root.failure("hours", expected: "no hours yet", found: "hours")
        }
        if try root.optionalBool("countOnlyConfirmed") == true {
            throw root.failure("countOnlyConfirmed", expected: "false for now", found: "true")
        }
        for (key, kept) in [("aggregations", "secure-sum"), ("dropOut", "wait")] {
            let words = try root.optionalStrings(key) ?? [kept]
            guard words.contains(kept) else {
                throw root.failure(
                    key, expected: "\(kept) among them, for now", found: "other words")
            }
        }
        if let cells = try root.optionalString("cells"), cells != "exact" {
            throw root.failure("cells", expected: "exact for now", found: cells)
        }
        let noise = try root.optionalObject(
            "noise", keys: ["required", "delta", "epsilonPerStudy", "epsilonInAll"])
        if try noise?.optionalBool("required") == true {
            throw root.failure("noise", expected: "required false for now", found: "true")
        }
    }
}

extension Policy {
    /// The first rule that forbids to answer a question of this run, or nil.
    ///
    /// `trainingRows` are own rows, of folds those of the model that has the fewest.
    package func refusal(
        of question: RunQuestion, in machine: RoundMachine, trainingRows: Int
    ) -> Refusal? {
        let study = machine.study
        if let refusal = refusal(of: study, members: machine.members.count) { return refusal }
        guard let parameters = question.parameterCount else { return nil }
        let foldRows = machine.foldRows
        let federationRows = (machine.rowTotals?.training.rows ?? 0) - (foldRows.max() ?? 0)
        guard Double(federationRows) >= federationRowsPerParameter * Double(parameters) else {
            return Refusal(
                rule: "federation-rows-per-parameter", step: question.step,
                text: """
                    The policy asks for \(federationRowsPerParameter) training rows of the \
                    federation for each of \(parameters) parameters; it holds \(federationRows).
                    """)
        }
        guard Double(trainingRows) >= ownRowsPerParameter * Double(parameters) else {
            return Refusal(
                rule: "rows-per-parameter", step: question.step,
                text: """
                    The policy asks for \(ownRowsPerParameter) own training rows for each of \
                    \(parameters) parameters. A study with fewer features would pass.
                    """)
        }
        return refusal(of: question.step, foldRows: foldRows, parameters: parameters)
    }

    /// A fold's rows can be told from the sums of two models, so they have to be many too.
    private func refusal(of step: String, foldRows: [Int], parameters: Int) -> Refusal? {
        let enough = foldRowsPerParameter * Double(parameters)
        guard let narrow = foldRows.firstIndex(where: { Double($0) < enough }) else { return nil }
        return Refusal(
            rule: "fold-rows-per-parameter", step: step,
            text: """
                The policy asks for \(foldRowsPerParameter) rows of the federation in each fold for \
                each of \(parameters) parameters; fold \(narrow + 1) holds \(foldRows[narrow]). \
                Fewer folds or fewer features would pass.
                """)
    }

    /// The first rule that forbids to take part in a study with so many members, or nil.
    package func refusal(of study: Study, members: Int) -> Refusal? {
        guard members >= smallestFederation else {
            return Refusal(
                rule: "smallest-federation", step: "study",
                text: "The policy asks for \(smallestFederation) members, the run has \(members).")
        }
        guard study.privacy.smallestCell >= smallestCell else {
            return Refusal(
                rule: "smallest-cell", step: "study",
                text: """
                    The policy publishes no cell below \(smallestCell), the study allows \
                    \(study.privacy.smallestCell).
                    """)
        }
        guard learners.contains(study.learner.word) else {
            return Refusal(
                rule: "learners", step: "study",
                text: "The policy does not allow the learner \(study.learner.word).")
        }
        return nil
    }
}
