import Documents
import Testing

@Suite struct `Document reader` {
    private enum Learner: String, CaseIterable {
        case logistic, trees, network
        case rowRate = "row-rate"
    }

    private static let keys = [
        "study", "version", "ridge", "secure", "kind", "names", "edges", "learner", "features",
        "codes", "counts",
    ]

    private func reader(_ document: JSONValue) throws(DocumentError) -> DocumentReader {
        try DocumentReader(document, at: "", keys: Self.keys)
    }

    private func expect(
        _ error: DocumentError, _ read: (DocumentReader) throws -> Void, from document: JSONValue,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let reader = try reader(document)
        #expect(throws: error, sourceLocation: location) { try read(reader) }
    }

    private func unexpected(_ path: String, _ expected: String, _ found: String) -> DocumentError {
        .unexpected(path: path, expected: expected, found: found)
    }

    @Test func `gives each value by its key`() throws {
        let reader = try reader([
            "study": "sba", "version": 3, "ridge": 1e-3, "secure": true, "kind": "row-rate",
            "names": ["alder", "birch"], "edges": [1, 2.5], "counts": [1, 2],
            "learner": ["rounds": 30], "features": [["rounds": 1], ["rounds": 2]],
            "codes": ["A": "x", "note": "bank's own", "B": .null],
        ])
        #expect(try reader.string("study") == "sba")
        #expect(try reader.integer("version", in: 1...9) == 3)
        #expect(try reader.number("ridge", in: 0...1) == 0.001)
        #expect(try reader.number("version") == 3)
        #expect(try reader.bool("secure"))
        #expect(try reader.choice("kind", as: Learner.self) == .rowRate)
        #expect(try reader.strings("names") == ["alder", "birch"])
        #expect(try reader.numbers("edges") == [1, 2.5])
        #expect(try reader.integers("counts", in: 0...9) == [1, 2])
        #expect(try reader.object("learner", keys: ["rounds"]).integer("rounds", in: 1...99) == 30)
        let rounds = try reader.objects("features", keys: ["rounds"]).map { reader in
            try reader.integer("rounds", in: 1...9)
        }
        #expect(rounds == [1, 2])
        #expect(
            try reader.members("codes") == [
                JSONMember(key: "A", value: "x"), JSONMember(key: "B", value: .null),
            ])
    }

    @Test func `gives nothing for what may be left out`() throws {
        let reader = try reader([:])
        #expect(try reader.optionalString("study") == nil)
        #expect(try reader.optionalInteger("version", in: 1...9) == nil)
        #expect(try reader.optionalNumber("ridge", in: 0...1) == nil)
        #expect(try reader.optionalBool("secure") == nil)
        #expect(try reader.optionalChoice("kind", as: Learner.self) == nil)
        #expect(try reader.optionalStrings("names") == nil)
        #expect(try reader.optionalNumbers("edges") == nil)
        #expect(try reader.optionalIntegers("counts", in: 0...9) == nil)
        #expect(try reader.optionalArray("edges") == nil)
        #expect(try reader.optionalObject("learner", keys: []) == nil)
        #expect(try reader.optionalObjects("features", keys: []) == nil)
        #expect(try reader.optionalMembers("codes") == nil)
        #expect(reader.optionalValue("codes") == nil)
        #expect(!reader.has("codes"))
    }

    @Test func `names a key that is missing`() throws {
        try expect(.missingKey(path: "study"), { _ = try $0.string("study") }, from: [:])
        try expect(
            .missingKey(path: "learner.rounds"),
            { _ = try $0.object("learner", keys: ["rounds"]).integer("rounds", in: 1...9) },
            from: ["learner": [:]])
    }

    @Test func `names a key that it doesn't know, and the one that was perhaps meant`() throws {
        #expect(throws: DocumentError.unknownKey(path: "rigde", nearest: "ridge")) {
            try self.reader(["study": "sba", "rigde": 1])
        }
        try expect(
            .unknownKey(path: "features[1].zzz", nearest: nil),
            { _ = try $0.objects("features", keys: ["rounds"]) },
            from: ["features": [["rounds": 1], ["zzz": 1]]])
    }

    @Test func `skips a note in any object, if it is a text`() throws {
        let reader = try reader(["note": "agreed in May", "learner": ["note": "as last year"]])
        _ = try reader.object("learner", keys: ["rounds"])
        #expect(throws: unexpected("note", "a text", "a list of 1")) {
            try self.reader(["note": ["agreed"]])
        }
    }

    @Test func `takes null for a value, not for an absence`() throws {
        try expect(
            unexpected("ridge", "a number", "null"), { _ = try $0.optionalNumber("ridge") },
            from: ["ridge": .null])
        #expect(try reader(["ridge": .null]).isNull("ridge"))
        #expect(try !reader([:]).isNull("ridge"))
    }

    @Test func `refuses another kind of value without showing it`() throws {
        let secret: JSONValue = [
            "study": 31337, "version": "secret", "ridge": "secret", "secure": "secret",
            "kind": "logistics", "names": "secret", "edges": [1, "secret"], "learner": ["secret"],
            "codes": true,
        ]
        try expect(
            unexpected("study", "a text", "a number"), { _ = try $0.string("study") }, from: secret)
        try expect(
            unexpected("version", "a whole number from 1 to 9", "a text of 6 bytes"),
            { _ = try $0.integer("version", in: 1...9) }, from: secret)
        try expect(
            unexpected("ridge", "a number from 0.0 to 1.0", "a text of 6 bytes"),
            { _ = try $0.number("ridge", in: 0...1) }, from: secret)
        try expect(
            unexpected("secure", "true or false", "a text of 6 bytes"),
            { _ = try $0.bool("secure") }, from: secret)
        try expect(
            unexpected(
                "kind", "one of logistic, trees, network, row-rate",
                #"another word (did you mean "logistic"?)"#),
            { _ = try $0.choice("kind", as: Learner.self) }, from: secret)
        try expect(
            unexpected("names", "a list", "a text of 6 bytes"),
            { _ = try $0.strings("names") }, from: secret)
        try expect(
            unexpected("edges[1]", "a number", "a text of 6 bytes"),
            { _ = try $0.numbers("edges") }, from: secret)
        try expect(
            unexpected("learner", "an object", "a list of 1"),
            { _ = try $0.object("learner", keys: []) }, from: secret)
        try expect(
            unexpected("codes", "an object", "a truth value"),
            { _ = try $0.members("codes") }, from: secret)
    }

    @Test(arguments: ["1.0", "1e2", "9007199254740993", "1.5", "99999999999999999999"])
    func `takes only a written-out whole number for one`(text: String) throws {
        try expect(
            unexpected(
                "version", "a whole number from 1 to 200",
                "a number with a point, an exponent or too many digits"),
            { _ = try $0.integer("version", in: 1...200) }, from: ["version": .number(text)])
    }

    @Test(arguments: ["1e400", "1e-400", "9007199254740993"])
    func `takes no number that would change on the way`(text: String) throws {
        try expect(
            unexpected("ridge", "a number", "one that 64 bits don't hold"),
            { _ = try $0.number("ridge") }, from: ["ridge": .number(text)])
    }

    @Test func `includes both ends of a range`() throws {
        let document: JSONValue = ["version": 9, "ridge": 0.5]
        let reader = try reader(document)
        #expect(try reader.integer("version", in: 9...9) == 9)
        #expect(try reader.number("ridge", in: 0.5...0.5) == 0.5)
        try expect(
            unexpected("version", "a whole number from 1 to 8", "a larger one"),
            { _ = try $0.integer("version", in: 1...8) }, from: document)
        try expect(
            unexpected("ridge", "a number from 0.75 to 1.0", "a smaller one"),
            { _ = try $0.number("ridge", in: 0.75...1) }, from: document)
    }

    @Test(arguments: [
        (-Double.greatestFiniteMagnitude...0, "a number of at most 0.0", "a larger one"),
        (2...Double.greatestFiniteMagnitude, "a number of at least 2.0", "a smaller one"),
    ])
    func `names only the ends that a range has`(
        range: ClosedRange<Double>, expected: String, found: String
    ) throws {
        try expect(
            unexpected("ridge", expected, found), { _ = try $0.number("ridge", in: range) },
            from: ["ridge": 1])
    }

    @Test func `keeps the sign of a zero`() throws {
        #expect(try reader(["ridge": .number("-0")]).number("ridge").sign == .minus)
        #expect(try reader(["ridge": .number("-0.0")]).number("ridge").sign == .minus)
        #expect(try reader(["ridge": 0]).number("ridge").sign == .plus)
    }

    @Test func `bounds the length of a text in bytes`() throws {
        #expect(try reader(["study": "äh"]).string("study", maximumLength: 3) == "äh")
        try expect(
            unexpected("study", "a text of at most 2 bytes", "a text of 3 bytes"),
            { _ = try $0.string("study", maximumLength: 2) }, from: ["study": "äh"])
    }

    @Test func `lets a document add its own rules`() throws {
        let reader = try DocumentReader(["edges": [2, 1]], at: "features[3]", keys: ["edges"])
        #expect(reader.path == "features[3]")
        #expect(reader.path(of: "edges", 1) == "features[3].edges[1]")
        #expect(
            reader.failure("edges", expected: "rising edges", found: "one that falls")
                == unexpected("features[3].edges", "rising edges", "one that falls"))
    }

    @Test func `refuses what is no object`() {
        #expect(throws: unexpected("study", "an object", "a list of 0")) {
            try DocumentReader([], at: "study", keys: [])
        }
    }

    @Test func `a key it was not made for is our own mistake`() async {
        await #expect(processExitsWith: .failure) {
            _ = try DocumentReader([:], at: "", keys: ["study"]).has("version")
        }
    }
}
