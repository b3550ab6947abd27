import Documents
import Federation
import FederationTesting
import Testing

@Suite struct `A rule of a policy` {
    /// Two cases that lie one apart on either side of a rule, and what the refusal of the second
    /// says.
    struct Pair: Sendable, CustomTestStringConvertible {
        let word: String
        let step: String
        let passes: PolicyExample
        let fails: PolicyExample
        let text: String

        var testDescription: String { word }
    }

    private static func pair(
        _ word: String, at step: String = "study", policy: String? = nil, text: String,
        passes: (inout PolicyExample) -> Void = { _ in },
        fails: (inout PolicyExample) -> Void
    ) -> Pair {
        let start = PolicyExample().changed { if let policy { $0.policy = policy } }
        return Pair(
            word: word, step: step, passes: start.changed(passes), fails: start.changed(fails),
            text: text)
    }

    private static func asked(
        _ step: String, parameters: Int? = nil, own: Int = 1000, federation: Int = 1000,
        folds: [Int] = []
    ) -> PolicyCase.Asked {
        PolicyCase.Asked(
            step: step, parameterCount: parameters, ownRows: own, federationRows: federation,
            foldRows: folds)
    }

    private static func weighed(rows: Double, largest: Double) -> PolicyCase.Asked {
        PolicyCase.Asked(
            step: "newton", parameterCount: 8, ownRows: 1000, federationRows: 1000,
            concentration: WeightConcentration(effectiveRows: rows, largestCoefficient: largest))
    }

    static let ofStudies = [
        pair(
            "aggregations",
            text: """
                The policy does not allow secure-sum aggregation. The aggregation open would pass.
                """,
            fails: { $0.policy = #"{"policy": 1, "aggregations": ["open"]}"# }),
        pair(
            "drop-out",
            text: """
                The policy does not allow runs that wait where a member is silent. The way continue \
                would pass.
                """,
            fails: { $0.policy = #"{"policy": 1, "dropOut": ["continue"]}"# }),
        pair(
            "smallest-federation", policy: #"{"policy": 1, "smallestFederation": 4}"#,
            text: "The policy asks for 4 members, the run has 3. 1 more would pass.",
            passes: { $0.members = 4 }, fails: { $0.members = 3 }),
        pair(
            "smallest-federation", policy: #"{"policy": 1, "countOnlyConfirmed": true}"#,
            text: """
                The policy asks for 3 confirmed members; of 5, 2 are confirmed. 1 more would pass, \
                each compared and confirmed by name.
                """,
            passes: { ($0.members, $0.confirmed) = (5, 3) },
            fails: { ($0.members, $0.confirmed) = (5, 2) }),
        pair(
            "smallest-cell",
            text: """
                The policy publishes no cell below 10, the study allows 9. A smallestCell of 10 \
                would pass.
                """,
            fails: { $0.fixture = $0.fixture.setting("privacy.smallestCell", to: 9) }),
        pair(
            "cells",
            text: """
                The policy hides small cells at their source, the study asks for exact sums. A \
                study with at-source cells would pass.
                """,
            fails: { $0.policy = #"{"policy": 1, "cells": "at-source"}"# }),
        pair(
            "learners", policy: #"{"policy": 1, "learners": ["logistic", "trees"]}"#,
            text: """
                The policy does not allow the learner gaussian. The learner logistic or trees \
                would pass.
                """,
            fails: {
                $0.fixture = StudyFixture().amount(0...125)
                    .setting("privacy.smallestCell", to: 10)
            }),
        pair(
            "until", at: "opening",
            text: """
                The study's last day has passed. A new version with a later deadlines.until would \
                pass.
                """,
            passes: { $0.day = "2030-12-31" }, fails: { $0.day = "2031-01-01" }),
    ]

    static let ofRows = [
        pair(
            "memory", at: "opening", policy: #"{"policy": 1, "memoryMiB": 512}"#,
            text: """
                The study needs about 513 MiB here, the policy gives 512. Fewer features, fewer \
                folds or 513 MiB would pass.
                """,
            passes: { $0.memoryMiB = 512 }, fails: { $0.memoryMiB = 513 }),
        pair(
            "cohort-key", at: "opening",
            text: """
                The key is lost under which the rows of earlier runs can be compared with these. A \
                run would pass once the key is restored from a backup.
                """,
            passes: { $0.cohorts = after(cohort(key: 1)) },
            fails: { $0.cohorts = after(cohort(key: 2)) }),
        pair(
            "cohort-difference", at: "opening",
            text: """
                These rows differ from those of an earlier run in fewer than 10 entities, which the \
                two runs' sums would tell. A run on the same rows would pass, or one after 10 \
                entities have changed.
                """,
            passes: { $0.cohorts = after(cohort(0..<100), cohort(0..<90)) },
            fails: { $0.cohorts = after(cohort(0..<100), cohort(0..<91)) }),
        pair(
            "member-difference", at: "opening",
            text: """
                The members of an earlier run over some of these rows differ from these in one \
                institution, which the two runs' sums would tell. A run of the same members would \
                pass, or an approval with --accept-difference and a reason, which all members see.
                """,
            passes: { $0.cohorts = after(cohort(members: 0..<6)) },
            fails: { $0.cohorts = after(cohort(members: 0..<5)) }),
    ]

    private static func cohort(
        _ entities: Range<UInt128> = 0..<100, members: Range<UInt8> = 0..<4, key: UInt8 = 1
    ) -> Cohort {
        `The cohort of a run`.cohort(entities, members: members, key: key)
    }

    /// The cohort of entities 0 to 99 and members 0 to 3 after earlier ones.
    private static func after(_ earlier: Cohort..., accepts: Bool = false) -> CohortHistory {
        CohortHistory(own: cohort(), earlier: earlier, acceptsMemberDifference: accepts)
    }

    static let ofQuestions = [
        pair(
            "computations", at: "fold-holders+profile",
            policy: #"{"policy": 1, "computations": ["fold-holders", "row-counts"]}"#,
            text: """
                The policy does not allow the step profile. A study that can do without it would \
                pass.
                """,
            passes: { $0.question = asked("fold-holders+row-counts") },
            fails: { $0.question = asked("fold-holders+profile") }),
        pair(
            "bins", at: "profile",
            text: """
                The 7 bins of amount need 70 training rows of the federation; it holds 69. At most \
                5 edges would pass.
                """,
            passes: { $0.question = asked("profile", federation: 70) },
            fails: { $0.question = asked("profile", federation: 69) }),
        pair(
            "federation-rows-per-parameter", at: "newton",
            text: """
                The policy asks for 10.0 training rows of the federation for each of 8 parameters; \
                it holds 79. At most 7 parameters would pass.
                """,
            passes: { $0.question = asked("newton", parameters: 8, federation: 80) },
            fails: { $0.question = asked("newton", parameters: 8, federation: 79) }),
        pair(
            "rows-per-parameter", at: "newton",
            text: """
                The policy asks for 1.0 own training rows for each of 8 parameters. A study with \
                fewer features would pass.
                """,
            passes: { $0.question = asked("newton", parameters: 8, own: 8) },
            fails: { $0.question = asked("newton", parameters: 8, own: 7) }),
        pair(
            "fold-rows-per-parameter", at: "newton",
            text: """
                The policy asks for 5.0 rows of the federation in each fold for each of 8 \
                parameters; fold 2 holds 39. Fewer folds or fewer features would pass.
                """,
            passes: { $0.question = asked("newton", parameters: 8, folds: [50, 40]) },
            fails: { $0.question = asked("newton", parameters: 8, folds: [50, 39]) }),
        pair(
            "coefficients", at: "newton",
            text: """
                A coefficient lies beyond 15.0 on its standardised column. A study with a larger \
                ridge, or without the feature behind it, would pass.
                """,
            passes: { $0.question = weighed(rows: 50, largest: 15) },
            fails: { $0.question = weighed(rows: 50, largest: 15.5) }),
        pair(
            "effective-rows", at: "newton",
            text: """
                Fewer than 10 own rows carry the weight of the answer. A study with a larger ridge \
                or with fewer features would pass.
                """,
            passes: { $0.question = weighed(rows: 10, largest: 1) },
            fails: { $0.question = weighed(rows: 9, largest: 1) }),
    ]

    static let pairs = ofStudies + ofRows + ofQuestions

    @Test(arguments: pairs) func `lets pass what lies one on this side of it`(pair: Pair) throws {
        #expect(try pair.passes.decision == .allowed)
    }

    @Test(arguments: pairs) func `refuses what lies one on the other, and says what would pass`(
        pair: Pair
    ) throws {
        let refusal = Refusal(rule: pair.word, step: pair.step, text: pair.text)
        #expect(try pair.fails.decision == .refused(refusal))
    }

    @Test func `has a pair of cases, each of them`() {
        #expect(Set(PolicyRule.all.map(\.word)) == Set(Self.pairs.map(\.word)))
    }

    @Test func `about members is accepted with a reason, and about rows is not`() throws {
        let history = Self.after(Self.cohort(members: 0..<5), accepts: true)
        #expect(try PolicyExample().changed { $0.cohorts = history }.decision == .allowed)
        let few = Self.after(Self.cohort(0..<99), accepts: true)
        #expect(
            try PolicyExample().changed { $0.cohorts = few }.decision.refusal?.rule
                == "cohort-difference")
    }

    @Test func `comes in the order of the table where several are broken`() throws {
        let example = PolicyExample().changed {
            $0.policy = #"{"policy": 1, "smallestFederation": 9, "learners": []}"#
            $0.question = Self.asked("newton", parameters: 8, own: 1)
        }
        #expect(try example.decision.refusal?.rule == "smallest-federation")
    }
}
