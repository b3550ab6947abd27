import Documents
import Federation
import Testing

@Suite struct `A policy` {
    private func policy(_ members: String) throws -> Policy {
        try Policy(parsing: Array("{\"policy\": 1\(members)}".utf8))
    }

    @Test func `that says nothing is the standard`() throws {
        #expect(try policy("") == .standard)
    }

    @Test func `may write down the standard`() throws {
        #expect(
            try policy(
                #"""
                , "smallestFederation": 3, "countOnlyConfirmed": false, "smallestCell": 10,
                "cells": "exact", "aggregations": ["secure-sum"], "dropOut": ["wait"],
                "contribution": false,
                "learners": ["logistic", "multinomial", "gaussian", "poisson", "trees", "network"],
                "rowsPerParameter": {"own": 1, "federation": 10, "fold": 5},
                "noise": {"required": false, "delta": 1e-5, "epsilonPerStudy": 2, "epsilonInAll": 8},
                "nameOwnFigures": false, "memoryMiB": 2048, "cores": 2
                """#) == .standard)
    }

    static let refused: [(members: String, place: String)] = [
        (#", "contribution": true"#, "contribution"),
        (#", "noise": {"required": true}"#, "noise.required"),
        (#", "noise": {"delta": 1e-6}"#, "noise.delta"),
        (#", "noise": {"epsilonPerStudy": 1}"#, "noise.epsilonPerStudy"),
        (#", "noise": {"epsilonInAll": 4}"#, "noise.epsilonInAll"),
        (#", "learners": ["logistik"]"#, "learners"),
        (#", "computations": ["anything"]"#, "computations"),
        (#", "aggregations": ["sum"]"#, "aggregations"),
        (#", "dropOut": ["stop"]"#, "dropOut"),
        (#", "cells": "hidden""#, "cells"),
        (#", "smallestFederation": 2"#, "smallestFederation"),
    ]

    /// A limit that nobody keeps is a promise nobody made.
    @Test(arguments: refused) func `that asks for what is not kept is refused by its key`(
        members: String, place: String
    ) {
        let error = #expect(throws: DocumentError.self) { try policy(members) }
        #expect(error.map { "\($0)".contains("policy.json.\(place)") } == true)
    }

    @Test func `and another are as strict together as each is in every rule`() throws {
        let first = try policy(
            #"""
            , "smallestFederation": 5, "smallestCell": 8, "learners": ["logistic", "trees"],
            "rowsPerParameter": {"own": 2, "federation": 5}, "nameOwnFigures": true, "cores": 8
            """#)
        let second = try policy(
            #"""
            , "countOnlyConfirmed": true, "cells": "at-source", "learners": ["trees", "network"],
            "nameOwnFigures": true, "cores": 1
            """#)
        let together = try policy(
            #"""
            , "smallestFederation": 5, "smallestCell": 10, "countOnlyConfirmed": true,
            "cells": "at-source", "learners": ["trees"],
            "rowsPerParameter": {"own": 2, "federation": 10}, "nameOwnFigures": true, "cores": 8
            """#)
        #expect(first.stricter(with: second) == together)
        #expect(first.stricter(with: .standard).nameOwnFigures == false)
        #expect(first.stricter(with: first) == first)
    }

    @Test func `is told with every limit that holds`() throws {
        let text = PolicyText(
            try policy(
                #"""
                , "countOnlyConfirmed": true, "hours": {"timezone": "Europe/Vienna",
                "days": ["sat", "sun"], "from": "08:05", "to": "20:00"}
                """#)
        ).text
        #expect(text.contains("smallestFederation  3 confirmed members"))
        #expect(text.contains("hours               sat, sun from 08:05 to 20:00, Europe/Vienna"))
        #expect(text.contains("rowsPerParameter    own 1.0, federation 10.0, in a fold 5.0"))
    }
}
