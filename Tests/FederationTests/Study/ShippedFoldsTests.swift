import Documents
import Federation
import Foundation
import Testing

@Suite struct `The shipped studies of folds` {
    private static let sets = [
        "credit-risk/sba", "credit-risk/german", "diagnosis/heart", "machine-failure/turbofan",
        "machine-failure/milling",
    ]

    private func study(_ file: String) throws -> Study {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Study(
            parsing: Array(Data(contentsOf: root.appending(path: "SampleData/\(file)"))))
    }

    /// As it is written, without the alarm and its cost: folds raise none.
    private func evaluation(of study: Study) throws -> [JSONMember] {
        guard case .object(let members)? = try JSONParser.parse(study.bytes)["evaluation"] else {
            return []
        }
        return members.filter { $0.key != "alarm" }.map { member in
            guard member.key == "costs", case .object(let costs) = member.value else {
                return member
            }
            return JSONMember(
                key: member.key, value: .object(costs.filter { $0.key != "caught" }))
        }
    }

    @Test(arguments: sets)
    func `differ from the set's own study by split and name, and raise no alarms`(set: String)
        throws
    {
        let own = try study("\(set)/study.json")
        let folds = try study("\(set)/study-folds.json")
        #expect(folds.name == own.name + "-folds")
        #expect(folds.split.kind == .folds(5) && folds.split.recalibrates)
        #expect(folds.inputs == own.inputs && folds.recipe == own.recipe)
        #expect(folds.learner == own.learner)
        #expect(try evaluation(of: folds) == evaluation(of: own))
        #expect(folds.evaluation.alarm == nil)
        #expect(folds.population == own.population && folds.target == own.target)
        #expect(folds.seed == own.seed && !folds.features.contains { $0.role == .split })
    }
}
