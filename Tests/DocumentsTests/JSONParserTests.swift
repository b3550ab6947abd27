import Documents
import Testing

@Suite struct `JSON parser` {
    private func parse(_ text: String) throws(DocumentError) -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    @Test func `reads every kind of value, in order`() throws {
        let document = try parse(
            #" { "b": [1, -2.50, 1E+2] , "a": {"t": true, "f": false, "n": null}, "s": "" }"#)
        #expect(
            document
                == .object([
                    JSONMember(
                        key: "b", value: .array([.number("1"), .number("-2.50"), .number("1E+2")])),
                    JSONMember(key: "a", value: ["t": true, "f": false, "n": .null]),
                    JSONMember(key: "s", value: ""),
                ]))
    }

    @Test func `takes a single value for a document`() throws {
        #expect(try parse("\r\n\t7 ") == 7)
        #expect(try parse("[]") == [])
        #expect(try parse("{}") == [:])
    }

    @Test func `resolves every escape`() throws {
        #expect(
            try parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u6F22\ud83c\udf33""#)
                == .string("\"\\/\u{8}\u{C}\n\r\tAé漢🌳"))
    }

    @Test func `keeps characters that need no escape`() throws {
        #expect(try parse("\"ä 漢 🌳 \u{7F} \u{2028}\"") == "ä 漢 🌳 \u{7F} \u{2028}")
    }

    @Test func `allows the deepest nesting and not one more`() throws {
        let brackets = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try self.parse(brackets(32)) }
        let path = String(repeating: "[0]", count: 32)
        let position = DocumentPosition(offset: 32, line: 1, column: 33)
        #expect(throws: DocumentError.syntax(.tooDeep(maximum: 32), at: position, path: path)) {
            try self.parse(brackets(33))
        }
    }

    @Test func `survives any number of opening brackets`() throws {
        for opening in ["[", #"{"a":"#, #"[{"a":"#] {
            for depth in [512, 513, 100_000] {
                let text = String(repeating: opening, count: depth)
                #expect(throws: DocumentError.self) { try self.parse(text) }
            }
        }
    }

    @Test func `refuses a document over its bound before reading it`() throws {
        #expect(throws: DocumentError.tooLarge(byteCount: 5, maximum: 4)) {
            try JSONParser.parse(Array("[1,2".utf8) + [0xFF], maximumBytes: 4)
        }
        #expect(try JSONParser.parse(Array("[12]".utf8), maximumBytes: 4) == [12])
    }

    @Test(arguments: 0..<60 as Range<Int>)
    func `refuses every document that was cut off`(length: Int) throws {
        let whole = #"{"a": [1, -2.5e-3, {"b": "\u00e9\n"}], "c": tr"#
        #expect(throws: DocumentError.self) { try self.parse(String(whole.prefix(length))) }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `never crashes on a changed byte`(seed: UInt64) throws {
        var tree = RandomTree(seed: seed)
        let bytes = JSONValue.array([tree.value(), tree.value()]).encoded()
        for index in bytes.indices.prefix(200) {
            for change: UInt8 in [1, 0x20, 0x80] {
                var changed = bytes
                changed[index] ^= change
                if let value = try? JSONParser.parse(changed) {
                    #expect(try JSONParser.parse(value.encoded()) == value)
                }
            }
        }
    }
}
