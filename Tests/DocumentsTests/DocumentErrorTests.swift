import Documents
import Testing

@Suite struct `Document error` {
    private func sentence(for text: String) throws -> String {
        let error = try #require(throws: DocumentError.self) {
            try JSONParser.parse(Array(text.utf8))
        }
        return "\(error)"
    }

    @Test func `says where, what, and what to do`() throws {
        #expect(
            try sentence(for: "{\n  \"learner\": {\"ridge\": 1, \"ridge\": 2}\n}") == """
                Line 2, column 27, at learner.ridge: \
                the key stands twice in its object; keep one of them.
                """)
        #expect(
            try sentence(for: "[1,]")
                == "Line 1, column 3, at [0]: nothing follows this comma; remove it.")
        #expect(try sentence(for: "") == "The document is empty. Write at least {}.")
        #expect(
            "\(DocumentError.unknownKey(path: "learner.rigde", nearest: "ridge"))"
                == "learner.rigde is not a known key. Did you mean \"ridge\"?")
        #expect(
            "\(DocumentError.unexpected(path: "", expected: "an object", found: "null"))"
                == "The document: expected an object, found null.")
    }

    @Test func `never shows a value`() throws {
        let documents = [
            #"{"a": "hunter2" x}"#, #"{"a": ["hunter2", "hunter2",]}"#, #"["hunter2\q"]"#,
            "[\"hunter2\u{1}\"]", #"["hunter2"#, #"hunter2"#, "[hunter2]",
        ]
        for document in documents {
            #expect(try !sentence(for: document).contains("hunter2"))
        }
    }

    @Test func `shows a strange key quoted, escaped and shortened`() throws {
        let key = "a\u{1B}[31m\n\u{202E}\"" + String(repeating: "x", count: 100)
        let shown = DocumentPath.join("codes", key)
        #expect(
            shown == #"codes["a\u{1b}[31m\u{a}\u{202e}\""# + String(repeating: "x", count: 38)
                + "…\"]")
        #expect(DocumentPath.join("codes", "x.y") == #"codes["x.y"]"#)
        #expect(DocumentPath.join("codes", "") == #"codes[""]"#)
        #expect(DocumentPath.join("", "credit-risk") == "credit-risk")
    }
}
