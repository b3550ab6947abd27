import Foundation

/// Fits of an independent implementation, with the data they belong to.
struct GLMVectors: Decodable {
    struct Case: Decodable {
        let name: String
        let family: String
        let columns: [String]
        let x: [[Double]]
        let y: [Double]
        let params: [Double]
        let stdErrors: [Double]
        let covariance: [[Double]]
        let pValues: [Double]
        let logLikelihood: Double
        let freqWeights: [Double]?
        let site: [Int]?
    }

    struct Ridge: Decodable {
        let dataOf: String
        let penalty: Double
        let params: [Double]
        let logLossSum: Double
    }

    let cases: [Case]
    let ridgeLogistic: [Ridge]

    static func read() throws -> GLMVectors { try readVectors("glm.json") }
}

/// Metrics of an independent implementation; nil where a metric is undefined.
struct MetricVectors: Decodable {
    struct Case: Decodable {
        let name: String
        let labels: [UInt8]
        let scores: [Double]
        let weights: [Double]?
        let expect: Expectation
    }

    struct Expectation: Decodable {
        let positives: Int
        let rocAuc: Double?
        let gini: Double?
        let averagePrecision: Double?
        let ks: Double?
        let rocCurve: Curve?
        let delong: Area?
        let logLossClip1E15: Double?
        let brier: Double?
        let eceWidth5: Double?
        let mceWidth5: Double?
        let eceWidth10: Double?
        let mceWidth10: Double?
        let eceWidth15: Double?
        let mceWidth15: Double?
        let eceCount10: Double?
        let atThreshold: [Decisions]
        let weighted: Weighted?
    }

    struct Curve: Decodable {
        let fpr: [Double]
        let tpr: [Double]
    }

    struct Area: Decodable {
        let auc: Double
        let variance: Double
        let ci95Wald: [Double]
        let ci95Logit: [Double]?
    }

    struct Decisions: Decodable {
        let threshold: Double
        let tp: Int
        let fp: Int
        let tn: Int
        let fn: Int
        let accuracy: Double?
        let precision: Double?
        let recall: Double?
        let specificity: Double?
        let npv: Double?
        let f1: Double?
        let balancedAccuracy: Double?
        let mcc: Double?
    }

    struct Weighted: Decodable {
        let rocAuc: Double
        let averagePrecision: Double
        let logLoss: Double
        let brier: Double
    }

    struct Pair: Decodable {
        let labels: [UInt8]
        let scoresA: [Double]
        let scoresB: [Double]
        let aucA: Double
        let aucB: Double
        let covariance: [[Double]]
        let z: Double
        let pTwoSided: Double
    }

    struct Stability: Decodable {
        let expected: [Double]
        let actual: [Double]
        let cuts: [Double]
        let psi: Double
    }

    struct Regression: Decodable {
        let truth: [Double]
        let prediction: [Double]
        let rmse: Double
        let mae: Double
        let medae: Double
        let meanBias: Double
        let r2: Double?
    }

    let cases: [Case]
    let delongPairs: [Pair]
    let regression: [Regression]
    let psi: [Stability]

    static func read() throws -> MetricVectors { try readVectors("metrics.json") }
}

private func readVectors<Vectors: Decodable>(_ name: String) throws -> Vectors {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Vectors").appending(path: name)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Vectors.self, from: Data(contentsOf: file))
}
