import Testing

/// The catalogue of bad input, held against the tests that stand in the repository.
@Suite(.timeLimit(.minutes(15))) struct `Bad input` {
    private static let catalogue =
        BadInput.registration + BadInput.tls + BadInput.envelopes + BadInput.payloads
        + BadInput.documents + BadInput.tables + BadInput.commands + BadInput.http

    @Test func `is numbered from 1 to 93`() {
        #expect(Self.catalogue.map(\.number) == Array(1...93))
    }

    @Test func `has a test or a reason why there is none`() {
        for entry in Self.catalogue {
            #expect(!entry.tests.isEmpty || entry.open != nil, "\(entry.number): \(entry.input)")
        }
    }

    @Test func `is held off by tests that exist`() throws {
        let files = try Repository.swiftFiles.get()
        for entry in Self.catalogue {
            for test in entry.tests {
                #expect(test.exists(in: files), "\(entry.number) names \(test)")
            }
        }
    }

    @Test func `is not held off by a test that was removed or renamed`() throws {
        let files = [SourceFile(path: "Tests/A/BTests.swift", text: "@Test func `refuses`() {}")]
        #expect(NamedTest(file: "A/BTests", name: "refuses").exists(in: files))
        #expect(!NamedTest(file: "A/BTests", name: "refuse").exists(in: files))
        #expect(!NamedTest(file: "A/CTests", name: "refuses").exists(in: files))
    }
}
