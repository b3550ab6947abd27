/// One federated computation, carried out in rounds of sums.
///
/// It knows no network, key, file or mask: how institutions answer, and how a sum becomes the next
/// question.
package protocol Computation: Sendable {
    /// What institutions are asked in one round.
    associatedtype Question: Sendable
    /// What the computation ends with.
    associatedtype Outcome: Sendable

    /// The word under which its questions travel, such as `profile`.
    static var name: String { get }

    /// The first question.
    var start: Question { get }

    /// The blocks of the answer vector, each with its unit, scale and the largest magnitude that
    /// one institution may contribute.
    func layout(for question: Question) throws(LayoutError) -> SumLayout

    /// Computed at an institution, on its rows only.
    func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector

    /// Folds a round's sum. Pure: same inputs, same bits, on every machine.
    mutating func fold(_ sum: SumVector) throws(FoldError) -> Step<Question, Outcome>

    /// The state of the question as it travels, so that a transcript can be read without us.
    func tensors(of question: Question) -> [QuestionTensor]
}

package enum Step<Question: Sendable, Outcome: Sendable>: Sendable {
    case ask(Question)
    case done(Outcome)
}

/// A named array of a question's state.
package struct QuestionTensor: Sendable, Hashable {
    package let name: String
    package let values: [Double]

    package init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values
    }
}

/// Why a sum does not lead to a next question; the run stops with this reason.
package enum FoldError: Error, Hashable, CustomStringConvertible {
    case sum(SumError)
    case layout(LayoutError)
    case singleClass(part: String)
    /// No institution holds a row of these classes.
    case classesMissing([String], part: String)
    case noRows(part: String)
    case collinear(column: String, with: [String])
    case separated(columns: [String])
    /// Sums over the column have too few digits left for its values.
    case rangeTooWide(column: String)
    case noColumns
    case stepFailed(rounds: Int)
    /// A fold's sum would be one of too few institutions. Folds are counted from 1.
    case narrowFold(Int, institutions: Int, needed: Int)
    /// The model without this fold, counted from 1, can't be trained.
    indirect case withoutFold(Int, FoldError)

    package var description: String {
        switch self {
        case .sum(let error): error.description
        case .layout(let error): error.description
        case .singleClass(let part):
            """
            The federation's \(part) rows are all of one class, so nothing can be learned from \
            them. Check target and population of the study.
            """
        case .classesMissing(let names, let part):
            """
            The federation holds no \(part) rows of the class \(names.joined(separator: ", ")), so \
            nothing can be learned about it. Take it out of the study's classes, or join it to \
            another.
            """
        case .noRows(let part):
            "The federation holds no \(part) rows. Check split and population of the study."
        case .collinear(let column, let others):
            """
            Column \(column) is a combination of \(others.joined(separator: ", ")). Take it out of \
            the study, or set a ridge above 0.
            """
        case .separated(let columns):
            """
            The classes are separated by \(columns.joined(separator: ", ")): no finite estimate \
            exists. Set a ridge above 0.
            """
        case .rangeTooWide(let column):
            """
            The public range of column \(column) is so much wider than its values that sums over \
            it lose too many digits. Narrow the range in the study, or that of another column that \
            goes with it.
            """
        case .noColumns:
            "No feature varies over the federation's training rows."
        case .stepFailed(let rounds):
            """
            After \(rounds) halvings the objective still falls. Widen no range and check the \
            features; a smaller ridge will not help.
            """
        case .narrowFold(let fold, let institutions, let needed):
            """
            Rows of fold \(fold) lie in \(institutions) institutions, fewer than the \(needed) over \
            which a sum may be taken. Make fewer folds, or choose another seed.
            """
        case .withoutFold(let fold, let reason):
            "In the model without fold \(fold): \(reason.description)"
        }
    }
}
