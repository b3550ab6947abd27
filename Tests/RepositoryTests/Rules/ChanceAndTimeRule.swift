/// Product code is handed its clock, seed and network; only executables and owners make them.
enum ChanceAndTimeRule {
    private struct Pattern {
        let text: String
        /// Right after one of these the pattern is harmless.
        let allowedBefore: [String]
        let isTime: Bool

        init(_ text: String, allowedBefore: [String] = [], isTime: Bool) {
            self.text = text
            self.allowedBefore = allowedBefore
            self.isTime = isTime
        }
    }

    private static let patterns = [
        Pattern("Date()", isTime: true),
        Pattern("Date.now", isTime: true),
        Pattern("sleep(", allowedBefore: ["func ", "clock.", "Clock."], isTime: true),
        Pattern("usleep(", isTime: true),
        Pattern("nanosleep(", isTime: true),
        Pattern(".random(", isTime: false),
        Pattern(".randomElement()", isTime: false),
        Pattern(".shuffled()", isTime: false),
        Pattern(".shuffle()", isTime: false),
        Pattern("SystemRandomNumberGenerator", isTime: false),
    ]

    /// The node put together waits; the programs' clock is read in one file.
    private static func ownsClock(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Sources/Institution/")
            || file.path == "Sources/Console/WallClock.swift"
    }
    /// Keys, secrets and run ids come from the system's generator.
    private static func ownsChance(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Sources/Messaging/") && file.name == "SystemEntropy.swift"
    }

    static func violations(in file: SourceFile) -> [Violation] {
        if file.isTest || file.isExecutable || file.path == "Package.swift" { return [] }
        let ownsClock = ownsClock(file)
        let ownsChance = ownsChance(file)
        let forbidden = patterns.filter { $0.isTime ? !ownsClock : !ownsChance }
        return file.swift.code.enumerated().flatMap { index, text in
            let line = CodeLine(text)
            return forbidden.filter { line.holds($0.text, unlessAfter: $0.allowedBefore) }.map {
                Violation(
                    path: file.path, line: index + 1,
                    reason: "\($0.text) \($0.isTime ? "makes time" : "makes chance"); hand it in.")
            }
        }
    }
}
