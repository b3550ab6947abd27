import Testing

/// Holds the working copy against the rules; each rule proves in a suite of its own that it can fail.
@Suite(.timeLimit(.minutes(15))) struct `House rules` {
    private func expectNone(
        _ violations: [Violation], location: SourceLocation = #_sourceLocation
    ) {
        let list = violations.map(\.description).joined(separator: "\n")
        #expect(violations.isEmpty, "\(list)", sourceLocation: location)
    }

    @Test func `there is a repository to look at`() throws {
        let paths = try Repository.paths()
        #expect(paths.contains("Package.swift"))
        #expect(paths.contains("Sources/Documents/JSONParser.swift"))
        #expect(paths.allSatisfy { !$0.hasPrefix(".build") && !$0.hasPrefix(".git/") })
    }

    @Test func `every Swift file is read to its end`() throws {
        for file in try Repository.swiftFiles.get() {
            #expect(file.swift.isWhole, "\(file.path)")
        }
    }

    @Test func `modules know only what stands above them`() throws {
        let manifest = try Manifest.read()
        #expect(manifest.target("tributary") != nil)
        expectNone(LayerRule.violations(in: manifest))
    }

    @Test func `files import only what the manifest gives their module`() throws {
        let rule = ImportRule(manifest: try Manifest.read())
        let files = try Repository.swiftFiles.get()
        expectNone(files.flatMap { rule.violations(in: $0) })
    }

    @Test func `product code makes neither time nor chance`() throws {
        expectNone(try Repository.swiftFiles.get().flatMap { ChanceAndTimeRule.violations(in: $0) })
    }

    @Test func `no code gives up or escapes the compiler`() throws {
        expectNone(try Repository.swiftFiles.get().flatMap { ForbiddenCodeRule.violations(in: $0) })
    }

    @Test func `every file has a noun of its own`() throws {
        expectNone(try Repository.paths().flatMap { FileNameRule.violations(in: $0) })
    }

    @Test func `nothing names the machine it was made on`() throws {
        let files = try Repository.textFiles.get()
        expectNone(files.flatMap { BuildMachineRule.paths(in: $0) })
        expectNone(files.flatMap { BuildMachineRule.hosts(in: $0) })
    }

    @Test func `guides show code that compiles`() throws {
        let rule = GuideRule(swiftFiles: try Repository.swiftFiles.get())
        let guides = try Repository.textFiles.get().filter { $0.name.hasSuffix(".md") }
        #expect(guides.contains { $0.path == "Domains/README.md" })
        expectNone(guides.flatMap { rule.violations(in: $0) })
    }

    @Test func `sample data is small and names owner and licence`() throws {
        let paths = try Repository.paths().filter { $0.hasPrefix("SampleData/") }
        let readmes = try Repository.textFiles.get().filter { $0.name == "README.md" }
        expectNone(SampleDataRule.size(try paths.map(Repository.byteCount).reduce(0, +)))
        for set in SampleDataRule.sets(in: paths).sorted() {
            let readme = readmes.first { $0.path == set + "/README.md" }
            expectNone(SampleDataRule.set(set, readme: readme?.text))
        }
    }
}
