package import Messaging

/// What an institution is to decide about: a study put to members and, as a run goes on, its own
/// rows and a question. A rule is judged as soon as what it looks at is known.
package struct PolicyCase: Sendable {
    package let study: Study
    package let members: [Member]
    /// The day, `YYYY-MM-DD`; nil where the run began in time.
    package let day: String?
    package let nowMilliseconds: UInt64
    /// What reading the rows and computing with them is going to need.
    package var memoryMiB: Int?
    /// Its rows beside those of earlier runs.
    package var cohorts: CohortHistory?
    package var question: Asked?

    /// One of those that the study is put to.
    package struct Member: Sendable, Hashable {
        package let id: NodeID
        /// Whether its fingerprint was compared here; so is an institution's own.
        package let isConfirmed: Bool

        package init(id: NodeID, isConfirmed: Bool) {
            self.id = id
            self.isConfirmed = isConfirmed
        }
    }

    /// A question of a run, with the rows that it is about.
    package struct Asked: Sendable, Hashable {
        /// The names of its computations, joined by `+`.
        package let step: String
        /// Of the model being trained; nil outside training.
        package let parameterCount: Int?
        /// Own rows of the model that has the fewest to train on.
        package let ownRows: Int
        /// The federation's training rows, once they are counted.
        package let federationRows: Int?
        /// The federation's rows in each fold; empty without folds.
        package let foldRows: [Int]
        /// How own rows weigh in the answer; nil where they all weigh the same.
        package let concentration: WeightConcentration?

        package init(
            step: String, parameterCount: Int?, ownRows: Int, federationRows: Int?,
            foldRows: [Int] = [], concentration: WeightConcentration? = nil
        ) {
            self.step = step
            self.parameterCount = parameterCount
            self.ownRows = ownRows
            self.federationRows = federationRows
            self.foldRows = foldRows
            self.concentration = concentration
        }
    }

    package init(
        study: Study, members: [Member], day: String?, nowMilliseconds: UInt64
    ) {
        self.study = study
        self.members = members
        self.day = day
        self.nowMilliseconds = nowMilliseconds
    }
}

extension PolicyCase.Asked {
    var steps: [String] { step.split(separator: "+").map(String.init) }

    func includes(_ computation: ComputationWord) -> Bool {
        steps.contains(computation.rawValue)
    }

    /// The question that a run is at. `ownRows` are those of the model that has the fewest.
    package init(
        _ question: RunQuestion, in machine: RoundMachine, ownRows: Int, rows: InstitutionRows
    ) {
        var concentration: WeightConcentration?
        if case .collecting(let round) = machine.phase {
            // Rows that can't be weighed can't be answered from either, and that is refused then.
            concentration = try? round.script.concentration(of: rows)
        }
        self.init(
            step: question.step, parameterCount: question.parameterCount, ownRows: ownRows,
            federationRows: machine.rowTotals?.training.rows, foldRows: machine.foldRows,
            concentration: concentration)
    }
}
