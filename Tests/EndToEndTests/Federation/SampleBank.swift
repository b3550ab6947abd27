import Foundation

/// A bank of the sample data.
enum SampleBank: String, CaseIterable {
    case bankOfAmerica = "bank-of-america"
    case californiaBankAndTrust = "california-bank-and-trust"
    case capitalOne = "capital-one"
    case otherLenders = "other-lenders"
    case usBank = "us-bank"
    case wellsFargo = "wells-fargo"

    /// The quickest federation that the study allows.
    static let three = [californiaBankAndTrust, capitalOne, wellsFargo]

    /// The command that approves the study that waits, its known warnings waived.
    static let approval =
        ["study", "approve"] + ["C4", "L2", "L4", "M3", "P3", "Y1", "K8"].flatMap { ["--waive", $0] } + [
            "--reason", "public sample data",
        ]

    static let study = "\(set)/study.json"

    /// Upwards from this file to the repository.
    static let sampleData =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "SampleData").path

    private static let set = "\(sampleData)/credit-risk/sba"

    /// Holds the database and its mapping.
    var folder: String { "\(Self.set)/\(rawValue)" }
    var database: String { "\(folder)/\(rawValue).sqlite" }
}
