import Documents
import Federation
import FederationTesting
import Foundation
import Learning
import Messaging
import Testing

@Suite struct `A study` {
    /// The study of the six banks, as it is shipped.
    static func shipped() throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Array(
            try Data(contentsOf: root.appending(path: "SampleData/credit-risk/sba/study.json")))
    }

    @Test func `keeps its exact bytes, whose SHA-256 is what everybody signs`() throws {
        let bytes = try Self.shipped()
        let study = try Study(parsing: bytes)
        #expect(study.bytes == bytes)
        #expect(study.digest == Digest.sha256(bytes))
    }

    @Test func `of the six banks is read with all that it says`() throws {
        let study = try Study(parsing: Self.shipped())
        #expect(study.name == "sba-california")
        #expect(study.domain == "credit-risk")
        #expect(study.terms.entity == "loan")
        #expect(study.terms.outcome == .event("bad", nonEvent: "good"))
        #expect(study.targetKind == .event)
        #expect(study.features.count == 12 && study.inputs.count == 11)
        #expect(study.split.kind == .column("reference_split") && study.split.validation == 200)
        #expect(study.learner == .newton(NewtonSettings(ridge: 1, tolerance: 1e-9, rounds: 30)))
        let logged = ["amount", "employees", "jobs_created", "jobs_retained"]
        #expect(
            study.recipe.steps == [
                RecipeStep(.clip), RecipeStep(.log(offset: 1), features: logged),
                RecipeStep(.impute(.median, indicator: true, refine: false)),
                RecipeStep(.oneHot(cutoff: 20)),
                RecipeStep(.standardise(.deviation)),
            ])
        #expect(study.privacy.smallestFederation == 3 && study.privacy.smallestCell == 10)
        #expect(study.privacy.checkSums)
        #expect(study.evaluation.thresholds == [0.1, 0.2, 0.3, 0.5])
        #expect(study.evaluation.subgroups == ["new_business", "location"])
        #expect(study.evaluation.costMissed == 5 && study.evaluation.costFalse == 1)
        #expect(study.deadlines.soft.seconds == 600 && study.deadlines.hard.seconds == 604_800)
        #expect(study.waivers.map(\.check) == ["K8"])
        #expect(study.rowCap == 1 << 30)
    }

    @Test func `says where each feature comes from and which values it may take`() throws {
        let study = try Study(parsing: Self.shipped())
        let amount = study.features[0]
        #expect(amount.source == .domain(feature: "amount", currency: "USD", window: nil))
        guard case .number(let range, let edges) = amount.specification.kind else {
            Issue.record("amount is a number")
            return
        }
        #expect(range == 1000...5_000_000 && edges.count == 13)
        let location = study.features[7]
        #expect(
            location.source
                == .attribute(
                    table: "application_attribute", type: "code", unit: nil, resolution: nil))
        #expect(location.specification.kind == .code(levels: ["urban", "rural"], ordered: false))
        #expect(location.specification.specials == ["unknown_location"])
        #expect(study.features[11].role == .split)
    }

    @Test func `fills in what may be left out`() throws {
        let study = try StudyFixture().setting("learner", to: ["kind": "logistic"])
            .removing("deadlines.soft").removing("deadlines.hard").removing("split.validation")
            .removing("evaluation.costs").study()
        #expect(study.learner == .newton(NewtonSettings()))
        #expect(study.deadlines.soft.seconds == 600 && study.deadlines.hard.seconds == 604_800)
        #expect(study.split.validation == 200)
        #expect(study.evaluation.costMissed == 1 && study.evaluation.costFalse == 1)
        #expect(study.privacy.checkSums && study.waivers.isEmpty)
    }

    @Test func `names the settings of averaging`() throws {
        let study = try StudyFixture().setting(
            "learner",
            to: [
                "kind": "logistic", "method": "averaging", "ridge": 0, "rounds": 9, "epochs": 2,
                "batch": 0, "learningRate": 0.5, "momentum": 0, "weights": "equal",
            ]
        ).study()
        #expect(
            study.learner
                == .averaging(
                    AveragingSettings(
                        ridge: 0, weights: .equal, rounds: 9, epochs: 2, batch: 0,
                        learningRate: 0.5, momentum: 0)))
    }

    @Test func `reads a remark anywhere and keeps it in what is signed`() throws {
        let plain = StudyFixture()
        let remarked = plain.setting("privacy.note", to: "as agreed in May")
        #expect(try remarked.study().privacy == plain.study().privacy)
        #expect(try remarked.study().digest != plain.study().digest)
    }
}
