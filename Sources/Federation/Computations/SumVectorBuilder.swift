import Messaging

/// Fills an answer block by block, in the layout's order, and checks every value against its bound
/// before it becomes a word. Nothing is ever wrapped or clipped in silence.
package struct SumVectorBuilder {
    private let layout: SumLayout
    private var words: [UInt64] = []
    private var nextBlock = 0

    package init(layout: SumLayout) {
        self.layout = layout
        words.reserveCapacity(layout.wordCount)
    }

    package mutating func append(counts values: [Int]) throws(AnswerError) {
        let block = begin(values.count)
        for (index, value) in values.enumerated() {
            guard value >= 0, Double(value) <= block.bounds[index] else {
                throw .outOfBound(block: block.name, index: index)
            }
            words.append(UInt64(value))
        }
    }

    /// `values` are whole multiples of the block's unit 2^−bits.
    package mutating func append(scaled values: [Int64]) throws(AnswerError) {
        let largest = layout.largestWords(ofBlock: nextBlock)
        let block = begin(values.count)
        for (index, value) in values.enumerated() {
            guard value.magnitude <= largest[index].magnitude else {
                throw .outOfBound(block: block.name, index: index)
            }
            words.append(UInt64(bitPattern: value))
        }
    }

    package mutating func append(reals values: [Double]) throws(AnswerError) {
        let block = begin(values.count)
        let exponents = layout.exponents(of: block.name)
        for (index, value) in values.enumerated() {
            guard value.isFinite, abs(value) <= block.bounds[index] else {
                throw .outOfBound(block: block.name, index: index)
            }
            let word = FixedPoint.encode(value, exponent: exponents[index])
            words.append(UInt64(bitPattern: word))
        }
    }

    package func finished() -> SumVector {
        precondition(nextBlock == layout.blocks.count, "an answer left blocks empty")
        guard let vector = try? SumVector(layout: layout, words: words) else {
            preconditionFailure("an answer's words do not follow its layout")
        }
        return vector
    }

    private mutating func begin(_ count: Int) -> SumBlock {
        let block = layout.blocks[nextBlock]
        precondition(block.count == count, "block \(block.name) has another number of words")
        nextBlock += 1
        return block
    }
}

package enum AnswerError: Error, Hashable, CustomStringConvertible {
    /// A value of the answer lies outside the block's bound.
    case outOfBound(block: String, index: Int)
    case layout(LayoutError)
    case columnMissing(String)
    /// The rows were loaded for a study with another kind of target.
    case otherTarget
    /// The rows were loaded for a study with another number of folds, or none.
    case otherFolds
    /// The rows were loaded for a study without an alarm.
    case noTimeline
    /// A training row has a class that was not counted at the start of the run.
    case unseenClass
    case updateDiverged(institution: String)

    package var description: String {
        switch self {
        case .outOfBound(let block, let index):
            """
            Word \(index) of \(block) lies outside its bound. Check the ranges and the rowCap of \
            the study against this database with `check --study`.
            """
        case .layout(let error): error.description
        case .columnMissing(let name):
            "The frame has no column \(name). Check the mapping against the study."
        case .otherTarget:
            """
            The rows hold another kind of target than the study asks for. Load them again by this \
            study.
            """
        case .otherFolds:
            """
            The rows are not divided into the study's folds. Load them again by this study.
            """
        case .noTimeline:
            """
            The rows carry no times of events. Load them again by this study.
            """
        case .unseenClass:
            """
            A training row has a class that no row had when the run began. Load the rows again and \
            start another run.
            """
        case .updateDiverged(let institution):
            """
            Local training diverged at \(institution): a coefficient moved by more than 64. Lower \
            the learningRate of the study.
            """
        }
    }
}
