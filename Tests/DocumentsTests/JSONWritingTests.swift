import Documents
import Testing

@Suite struct `JSON writing` {
    static let document: JSONValue = [
        "format": 1, "study": "sba-\("california")", "ridge": 0.5, "waivers": [], "terms": [:],
        "features": [["feature": "amount", "edges": [1, 2.5, -3]], .null, true],
    ]

    @Test func `leaves out all white space and keeps the order of keys`() {
        #expect(
            String(decoding: Self.document.encoded(), as: UTF8.self) == """
                {"format":1,"study":"sba-california","ridge":0.5,"waivers":[],"terms":{},\
                "features":[{"feature":"amount","edges":[1,2.5,-3]},null,true]}
                """)
    }

    @Test func `spreads a document over lines for people, short lists on one`() {
        #expect(
            Self.document.pretty() == """
                {
                  "format": 1,
                  "study": "sba-california",
                  "ridge": 0.5,
                  "waivers": [],
                  "terms": {},
                  "features": [
                    {
                      "feature": "amount",
                      "edges": [1, 2.5, -3]
                    },
                    null,
                    true
                  ]
                }
                """)
    }

    @Test func `breaks a list that a line of 100 columns can't hold with a comma`() {
        let fits = JSONValue.array(Array(repeating: 1, count: 30))
        let line = "[" + Array(repeating: "1", count: 30).joined(separator: ", ") + "]"
        #expect(
            JSONValue.object([.init(key: "a", value: fits)]).pretty() == "{\n  \"a\": \(line)\n}")
        let long = JSONValue.array(Array(repeating: 1, count: 31))
        let text = JSONValue.object([.init(key: "a", value: long)]).pretty()
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(text.split(separator: "\n").count == 2 + 2 + 31)
    }

    @Test func `escapes quotes, backslashes and control characters, and nothing else`() {
        let text: JSONValue = "\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}é🌳"
        #expect(
            text.encoded() == Array(#""\"\\/\b\t\n\f\r\u0000\u001f"#.utf8)
                + Array("\u{7F}é🌳\"".utf8))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written reads back as the same tree`(seed: UInt64) throws {
        var trees = RandomTree(seed: seed)
        let tree = trees.value()
        #expect(try JSONParser.parse(tree.encoded()) == tree)
        #expect(try JSONParser.parse(Array(tree.pretty().utf8)) == tree)
        #expect(try JSONParser.parse(Array(tree.pretty().utf8)).encoded() == tree.encoded())
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `a floating-point number reads back as the same bits`(seed: UInt64) throws {
        var numbers = RandomTree(seed: seed)
        for _ in 0..<50 {
            let number = numbers.double()
            #expect(try read(.double(number)).bitPattern == number.bitPattern)
        }
    }

    @Test(arguments: [
        0.0, -0.0, 1, 0.1, 1e16, 9_007_199_254_740_994, .leastNonzeroMagnitude,
        .leastNormalMagnitude,
        .greatestFiniteMagnitude, -1e22,
    ])
    func `so does a number at an edge`(number: Double) throws {
        #expect(try read(.double(number)).bitPattern == number.bitPattern)
    }

    private func read(_ number: JSONValue) throws -> Double {
        let document = try JSONParser.parse(JSONValue.array([number]).encoded())
        let reader = try DocumentReader(["x": document], at: "", keys: ["x"])
        return try #require(try reader.numbers("x").first)
    }

    @Test func `a value that JSON can't hold is our own mistake`() async {
        await #expect(processExitsWith: .failure) { _ = JSONValue.double(.nan) }
        await #expect(processExitsWith: .failure) { _ = JSONValue.integer(1 << 53 + 1) }
        await #expect(processExitsWith: .failure) { _ = ["a": 1, "a": 2] as JSONValue }
    }
}
