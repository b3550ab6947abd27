import Foundation
import Learning

/// Logistic fits of an independent implementation, with the rows they belong to.
struct GLMVectors: Decodable {
    struct Fit: Decodable {
        let name: String
        let family: String
        let columns: [String]
        let x: [[Double]]
        let y: [Double]
        let params: [Double]
        let stdErrors: [Double]
        let logLikelihood: Double
        let freqWeights: [Double]?
        let site: [Int]?
    }

    struct Ridge: Decodable {
        let dataOf: String
        let penalty: Double
        let params: [Double]
    }

    struct Degenerate: Decodable {
        let name: String
        let x: [[Double]]
        let y: [Double]
        let ridgeLambda1: [Double]?
    }

    let cases: [Fit]
    let ridgeLogistic: [Ridge]
    let degenerate: [Degenerate]

    static func read() throws -> GLMVectors {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/glm.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(GLMVectors.self, from: Data(contentsOf: file))
    }

    var logistic: [Fit] { cases.filter { $0.family == "Binomial" } }

    func fit(named name: String) -> Fit? { cases.first { $0.name == name } }
}

extension GLMVectors.Fit {
    /// The columns but the intercept.
    var features: [String] { Array(columns.dropFirst()) }

    /// Row numbers of each site, a row as often as its frequency says; without sites, every third
    /// row belongs together.
    var sites: [[Int]] {
        let count = (site?.max() ?? 2) + 1
        return (0..<count).map { site in
            x.indices.filter { (self.site?[$0] ?? $0 % 3) == site }
                .flatMap { [Int](repeating: $0, count: Int(freqWeights?[$0] ?? 1)) }
        }
    }
}
