/// From scores of classes to their probabilities: e^{s_c}/Σe^{s_k}.
package enum Softmax {
    /// The probabilities of every row; both lists have `classCount` numbers a row, row after row.
    package static func probabilities(_ scores: [Double], classCount: Int) -> [Double] {
        precondition(
            classCount >= 1 && scores.count % classCount == 0, "every row has one score a class")
        var probabilities: [Double] = []
        probabilities.reserveCapacity(scores.count)
        for start in stride(from: 0, to: scores.count, by: classCount) {
            let row = scores[start..<start + classCount]
            let largest = row.max() ?? 0
            let weights = row.map { ElementaryFunctions.exp($0 - largest) }
            let total = weights.reduce(0, +)
            probabilities += weights.map { $0 / total }
        }
        return probabilities
    }

    /// log Σe^{s_k} of one row.
    static func logTotal(_ scores: ArraySlice<Double>) -> Double {
        let largest = scores.max() ?? 0
        let total = scores.reduce(0) { $0 + ElementaryFunctions.exp($1 - largest) }
        return largest + ElementaryFunctions.log(total)
    }
}
