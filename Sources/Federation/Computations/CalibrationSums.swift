import Learning

/// Calibration intercept and slope of the federated model over all hold-out rows.
///
/// Both fits ride in one question: logit P(y) = a + logit(p), and logit P(y) = a′ + b·logit(p), with
/// |logit(p)| cut at 16. Of events only. Source: Cox 1958.
package struct CalibrationSums: Computation {
    package struct Question: Sendable, Hashable {
        /// a of the intercept fit; a′ and b of the slope fit.
        package let intercept: [Double]
        package let slope: [Double]
    }

    package typealias Outcome = FederatedCalibration

    package static let name = ComputationWord.calibration.rawValue

    private static let largestLogit = 16.0

    private let study: Study
    private let models: TrainedModels
    private let institutions: Int
    private var intercept: NewtonPath
    private var slope: NewtonPath
    private var fits = FederatedCalibration(intercept: nil, slope: nil)

    package init(study: Study, models: TrainedModels, institutions: Int) {
        self.study = study
        self.models = models
        self.institutions = institutions
        let settings = NewtonSettings(ridge: 0, tolerance: 1e-10, rounds: 20)
        intercept = NewtonPath(
            columnNames: ["intercept"], start: [0], penalty: .ridge(0, count: 1),
            settings: settings)
        slope = NewtonPath(
            columnNames: ["intercept", "logit"], start: [0, 1], penalty: .ridge(0, count: 2),
            settings: settings)
    }

    package var start: Question {
        Question(intercept: intercept.coefficients, slope: slope.coefficients)
    }

    private var interceptBlocks: LogisticBlocks {
        LogisticBlocks(
            columnBounds: [1], rowBound: models.final.totals.largestPart, prefix: "intercept.")
    }

    private var slopeBlocks: LogisticBlocks {
        LogisticBlocks(
            columnBounds: [1, Self.largestLogit], rowBound: models.final.totals.largestPart,
            prefix: "slope.")
    }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        try SumLayout(
            institutions: institutions, blocks: interceptBlocks.blocks + slopeBlocks.blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let logits = try models.heldOutPredictors(of: rows)
            .map { min(max($0, -Self.largestLogit), Self.largestLogit) }
        let labels = rows.frame.heldOutRows.map { Double(rows.frame.labels[$0]) }
        let ones = DesignMatrix(
            columnNames: ["intercept"], rowCount: logits.count,
            values: [Double](repeating: 1, count: logits.count), hasIntercept: true)
        let pairs = DesignMatrix(
            columnNames: ["intercept", "logit"], rowCount: logits.count,
            values: logits.flatMap { [1, $0] }, hasIntercept: true)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try interceptBlocks.append(
            LikelihoodSums.logistic(
                LabelledRows(design: ones, labels: labels, offsets: logits),
                coefficients: question.intercept, threads: rows.threads), to: &answer)
        try slopeBlocks.append(
            LikelihoodSums.logistic(
                LabelledRows(design: pairs, labels: labels), coefficients: question.slope,
                threads: rows.threads), to: &answer)
        return answer.finished()
    }

    /// A fit that has no finite estimate is left out; the other goes on.
    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, FederatedCalibration> {
        let next = Question(
            intercept: Self.advance(
                &intercept, by: interceptBlocks.read(sum), into: &fits.intercept),
            slope: Self.advance(&slope, by: slopeBlocks.read(sum), into: &fits.slope))
        let isDone = fits.intercept != nil && fits.slope != nil
        return isDone ? .done(fits) : .ask(next)
    }

    private static func advance(
        _ path: inout NewtonPath, by sums: LikelihoodSums,
        into fit: inout FederatedCalibration.Fit?
    ) -> [Double] {
        guard fit == nil else { return path.coefficients }
        do {
            if case .done(let done) = try path.fold(sums) { fit = .found(done) }
        } catch {
            fit = .undefined(reason: error.description)
        }
        return path.coefficients
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [
            QuestionTensor("intercept", question.intercept),
            QuestionTensor("slope", question.slope),
        ]
    }
}

/// Calibration of the federated model on the federation's hold-out rows.
package struct FederatedCalibration: Sendable, Hashable {
    package enum Fit: Sendable, Hashable {
        case found(NewtonFit)
        case undefined(reason: String)
    }

    /// a of logit P(y) = a + logit(p); 0 is calibrated in the large.
    package internal(set) var intercept: Fit?
    /// a′ and b of logit P(y) = a′ + b·logit(p); b = 1 is neither too bold nor too timid.
    package internal(set) var slope: Fit?
}
