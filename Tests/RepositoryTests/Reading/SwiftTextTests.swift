import Testing

@Suite struct `Swift text` {
    @Test func `blanks comments and what stands in text literals`() {
        let text = SwiftText(#"let a = "x! // y" // try! z"#)
        #expect(text.code == [#"let a = "       "          "#])
        #expect(text.comments == [#"                  // try! z"#])
    }

    @Test func `keeps the code of interpolations, however deep`() {
        let text = SwiftText(##"f("a \(b(c: "d)") as! E) g", #"\(h) \#(i!) j"#)"##)
        #expect(text.code == [##"f("    b(c: "  ") as! E)  ", #"        i!)  "#)"##])
    }

    @Test func `sees the end of every kind of literal`() {
        let code = ["\"\"", #""\"""#, #""\\""#, ##"#"\"#"##, "\"\"\"\n \"x\" \\\n!\n\"\"\""]
        for literal in code {
            let text = SwiftText(literal + " + try! x")
            #expect(text.code.last?.hasSuffix(" + try! x") == true, "\(literal)")
            #expect(!text.code.joined().dropLast(9).contains("!"), "\(literal)")
        }
    }

    @Test func `nests block comments and keeps the lines`() {
        let text = SwiftText("a /* b /* c */\nd */ e\nf")
        #expect(text.code == ["a             ", "     e", "f"])
        #expect(text.comments == ["  /* b /* c */", "d */  ", " "])
    }

    @Test func `fills quoted names`() {
        #expect(
            SwiftText("func `never try! \"it\"`() // x").code == ["func `_______________`()     "])
    }

    @Test func `survives what doesn't end`() {
        for text in ["\"a", "\"\"\"a", "/* a", "`a", "\"\\(a", "\"\\", "#\"", ""] {
            #expect(SwiftText(text).code.count == 1)
            #expect(SwiftText(text).isWhole == ["", "`a"].contains(text), "\(text)")
        }
        #expect(SwiftText("let a = \"b\ntry! c").code.last == "try! c")
    }
}
