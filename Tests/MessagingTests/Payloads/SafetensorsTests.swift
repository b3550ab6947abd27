import Documents
import Messaging
import Testing

@Suite struct `Safetensors files` {
    private let file = Safetensors(
        tensors: [
            .u64("words", [1, .max]), .f64("state", [0.5, -2]), .u8("flags", [7], shape: [1, 1]),
        ], metadata: [("slot", "3"), ("note", "späte Runde")])

    /// A file with this header, its length in front, and data behind.
    private func bytes(_ header: String, data: [UInt8] = []) -> [UInt8] {
        let text = Array(header.utf8)
        return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
    }

    private func refusal(_ bytes: [UInt8], maximum: Int = 1 << 20) -> SafetensorsError? {
        do throws(SafetensorsError) {
            _ = try Safetensors(decoding: bytes, maximumHeaderBytes: maximum)
            return nil
        } catch {
            return error
        }
    }

    private func one(_ description: String) -> String {
        "{\"a\":{\(description)}}"
    }

    @Test func `come back from their bytes`() throws {
        let decoded = try Safetensors(decoding: file.encoded())
        #expect(decoded == file)
        #expect(decoded.encoded() == file.encoded())
        #expect(try decoded.u64("words") == [1, .max])
        #expect(try decoded.f64("state") == [0.5, -2])
        #expect(try decoded.u8("flags") == [7])
        #expect(decoded.metadata("slot") == "3")
        #expect(decoded.metadata("none") == nil)
    }

    @Test func `are the bytes that the format says`() {
        let small = Safetensors(tensors: [.u64("words", [258])])
        let header = #"{"words":{"dtype":"U64","shape":[1],"data_offsets":[0,8]}}"#
        #expect(header.utf8.count == 58)
        let expected =
            [64, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + [UInt8](repeating: 0x20, count: 6)
            + [2, 1, 0, 0, 0, 0, 0, 0]
        #expect(small.encoded() == expected)
    }

    @Test func `hold numbers of every type`() throws {
        let numbers = Safetensors(
            tensors: [.i64("i", [-1, .min]), .f32("f", [1.5, -0.25]), .f64("none", [])])
        let decoded = try Safetensors(decoding: numbers.encoded())
        #expect(try decoded.i64("i") == [-1, .min])
        #expect(try decoded.f32("f") == [1.5, -0.25])
        #expect(try decoded.f64("none").isEmpty)
    }

    @Test func `are read in any order of their header, as Python writes them`() throws {
        let header =
            #"{"b": {"dtype": "U8", "shape": [2], "data_offsets": [1, 3]}, "#
            + #""a": {"dtype": "U8", "shape": [], "data_offsets": [0, 1]}}"#
        let decoded = try Safetensors(decoding: bytes(header, data: [1, 2, 3]))
        #expect(try decoded.u8("a") == [1])
        #expect(try decoded.u8("b") == [2, 3])
    }

    @Test func `are refused for the length of their header`() {
        #expect(refusal([]) == .tooShort(found: 0))
        #expect(refusal([1, 0, 0]) == .tooShort(found: 3))
        #expect(
            refusal([0, 0, 0, 0, 0, 0, 0, 0])
                == .headerBeyondTheEnd(declared: 0, available: 0))
        #expect(
            refusal([3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d])
                == .headerBeyondTheEnd(declared: 3, available: 2))
        #expect(
            refusal([UInt8](repeating: 0xff, count: 16))
                == .headerTooLong(declared: .max, maximum: 1 << 20))
        #expect(
            refusal(bytes("{}"), maximum: 1) == .headerTooLong(declared: 2, maximum: 1))
        #expect(refusal(bytes("[]")) == .headerNotAnObject)
        #expect(refusal(bytes(" {}")) == .headerNotAnObject)
        let notUTF8: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff]
        guard case .unreadable = refusal(notUTF8) else {
            Issue.record("bytes that are not UTF-8 are unreadable")
            return
        }
    }

    @Test func `are refused for repeated, unknown and missing names`() throws {
        let twice =
            #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
            + #""\u0061":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#
        guard case .unreadable = refusal(bytes(twice, data: [1, 2])) else {
            Issue.record("a name stands once")
            return
        }
        guard
            case .unreadable = refusal(
                bytes(one(#""dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1"#), data: [1]))
        else {
            Issue.record("an unknown key of a tensor is refused")
            return
        }
        #expect(throws: SafetensorsError.unknownTensor("flags")) {
            try file.require(tensors: ["words", "state"])
        }
        #expect(throws: SafetensorsError.missingTensor("more")) {
            try file.require(tensors: ["words", "state", "flags", "more"])
        }
        try file.require(tensors: ["flags", "state", "words"])
        #expect(throws: SafetensorsError.unknownRemark("note")) {
            try file.require(metadata: ["slot"])
        }
        #expect(throws: SafetensorsError.missingRemark("round")) {
            try file.require(metadata: ["slot", "note", "round"])
        }
        #expect(throws: SafetensorsError.missingTensor("none")) { try file.u64("none") }
    }

    @Test(arguments: [
        ("[0,1]", "[1,2]"), ("[0,2]", "[1,2]"), ("[1,2]", "[1,2]"),
    ])
    func `are refused for gaps and overlaps`(first: String, second: String) {
        let size = first == "[0,2]" ? 2 : 1
        let header =
            #"{"a":{"dtype":"U8","shape":[\#(size)],"data_offsets":\#(first)},"#
            + #""b":{"dtype":"U8","shape":[1],"data_offsets":\#(second)}}"#
        let error = refusal(bytes(header, data: [1, 2]))
        #expect(
            error
                == (first == "[0,1]"
                    ? nil : .offsetsNotAdjacent(tensor: first == "[1,2]" ? "a" : "b")))
    }

    @Test func `are refused for offsets that do not fit shape, order or data`() {
        func refusal(_ description: String, data: [UInt8] = [1, 2]) -> SafetensorsError? {
            self.refusal(bytes(one(description), data: data))
        }
        #expect(
            refusal(#""dtype":"U8","shape":[1],"data_offsets":[2,1]"#)
                == .offsetsBackwards(tensor: "a"))
        #expect(
            refusal(#""dtype":"U8","shape":[3],"data_offsets":[0,3]"#) == .beyondTheEnd(tensor: "a")
        )
        #expect(
            refusal(#""dtype":"U8","shape":[3],"data_offsets":[0,2]"#) == .sizeMismatch(tensor: "a")
        )
        #expect(
            refusal(#""dtype":"U64","shape":[1099511627776,1099511627776],"data_offsets":[0,2]"#)
                == .sizeMismatch(tensor: "a"))
        #expect(
            refusal(#""dtype":"U8","shape":[1,1,1,1,2],"data_offsets":[0,2]"#)
                == .rankTooHigh(tensor: "a", rank: 5))
        #expect(
            refusal(#""dtype":"U8","shape":[1],"data_offsets":[0,1]"#) == .trailingBytes(1))
        for shape in ["[-1]", "[1e9]", "[1.0]", "[1099511627777]"] {
            guard
                case .unreadable = refusal(
                    #""dtype":"U8","shape":\#(shape),"data_offsets":[0,2]"#)
            else {
                Issue.record("the shape \(shape) is refused")
                return
            }
        }
    }

    @Test func `are refused for other element types, by name`() throws {
        for type in ["F16", "BOOL", "BF16", "u64"] {
            let header = one(#""dtype":"\#(type)","shape":[1],"data_offsets":[0,2]"#)
            #expect(refusal(bytes(header, data: [0, 0])) == .unknownType(tensor: "a"))
        }
        #expect(
            throws: SafetensorsError.wrongType(tensor: "words", expected: .f64, found: "U64")
        ) { try file.f64("words") }
    }

    @Test func `are refused for numbers that are not finite, by index, and keep subnormal ones`() {
        let numbers = Safetensors(
            tensors: [
                .f64("nan", [0, .nan]), .f32("infinite", [1, 2, -.infinity]),
                .f64("tiny", [.leastNonzeroMagnitude]),
            ])
        #expect(throws: SafetensorsError.notFinite(tensor: "nan", index: 1)) {
            try numbers.f64("nan")
        }
        #expect(throws: SafetensorsError.notFinite(tensor: "infinite", index: 2)) {
            try numbers.f32("infinite")
        }
        #expect(throws: Never.self) { try numbers.f64("tiny") }
    }

    @Test func `are refused for white space without end`() {
        #expect(refusal(bytes("{" + String(repeating: " ", count: 64) + "}")) == nil)
        #expect(
            refusal(bytes("{" + String(repeating: " ", count: 65) + "}"))
                == .whiteSpace(maximum: 64))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `never trap on damaged bytes`(seed: UInt64) {
        var generator = TestGenerator(seed: seed)
        var bytes = file.encoded()
        for _ in 0..<3 {
            bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(
                truncatingIfNeeded: generator.next())
        }
        _ = refusal(Array(bytes.prefix(Int(generator.next() % UInt64(bytes.count + 1)))))
        _ = refusal(bytes)
    }

    @Test func `print no number, and foreign names only in printable characters`() {
        #expect("\(file)" == "Safetensors([words: U64 [2], state: F64 [2], flags: U8 [1, 1]])")
        #expect(
            "\(SafetensorsError.missingTensor("a\u{1b}[2J"))"
                == #"Tensor "a\u{1b}[2J" is missing."#)
    }
}
