import FederationHTTP
import Testing

@Suite struct `Error bodies` {
    @Test func `are one JSON object`() {
        let body = ErrorBody(
            code: "body-too-large", at: "Content-Length", expected: "at most 16 bytes",
            found: "17 bytes")
        let text = String(decoding: body.bytes, as: UTF8.self)
        #expect(
            text == #"{"error":"body-too-large","where":"Content-Length","#
                + #""expected":"at most 16 bytes","found":"17 bytes"}"#)
        #expect(ErrorBody(parsing: body.bytes) == body)
    }

    @Test func `leave out what is not said`() {
        let body = ErrorBody(code: "unknown-run")
        #expect(String(decoding: body.bytes, as: UTF8.self) == #"{"error":"unknown-run"}"#)
        #expect(body.sentence == "")
    }

    @Test func `read as a sentence`() {
        #expect(
            ErrorBody(code: "x", at: "seq", expected: "4", found: "6").sentence
                == "seq: expected 4, found 6")
        #expect(ErrorBody(code: "x", expected: "4").sentence == "expected 4")
        #expect(ErrorBody(code: "x", at: "seq").sentence == "seq")
    }

    @Test func `carry no sign that moves a cursor`() {
        let body = ErrorBody(code: "x", at: "a\u{1B}[2Jb\u{202E}c\n")
        #expect(body.place == "a?[2Jb?c?")
    }

    @Test func `stay within 2 KiB whatever they are told`() {
        let long = String(repeating: "\u{1F333}", count: 5000)
        let quotes = String(repeating: "\"", count: 5000)
        for text in [long, quotes] {
            let body = ErrorBody(code: text, at: text, expected: text, found: text)
            #expect(body.bytes.count <= ErrorBody.maximumBytes)
            #expect(body.found?.unicodeScalars.count == 64)
            #expect(ErrorBody(parsing: body.bytes) == body)
        }
    }

    @Test(arguments: [
        "", "<html>", "[]", "{}", #"{"error":""}"#, #"{"error":1}"#, #"{"error":"x","more":1}"#,
    ])
    func `of another shape are not read`(text: String) {
        #expect(ErrorBody(parsing: Array(text.utf8)) == nil)
    }
}
