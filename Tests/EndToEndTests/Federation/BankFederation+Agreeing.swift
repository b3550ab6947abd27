extension BankFederation {
    /// Charter, authority and the coordinator's home.
    func create() async throws {
        try await coordinator([
            "create", "Test banks", "--members", members, "--registration", registration,
            "--authority", authority,
        ]).orderly("create")
    }

    /// The invitation's one line.
    func invite(_ name: String) async throws -> String {
        try await coordinator(["invite", name]).orderly("invite \(name)").lastLine
    }

    /// Keys and home of a bank, whose folder holds database and mapping.
    func initialise(_ bank: SampleBank, data folder: String? = nil) async throws {
        let folder = folder ?? bank.folder
        try await node(
            bank,
            [
                "init", "--name", bank.rawValue, "--database",
                "\(folder)/\(bank.rawValue).sqlite",
            ]
        ).orderly("init of \(bank.rawValue)")
    }

    /// Invitation, request, comparison of fingerprints, approval.
    func enrol(_ bank: SampleBank, data folder: String? = nil) async throws {
        let invitation = try await invite(bank.rawValue)
        try await initialise(bank, data: folder)
        let end = try await node(bank, ["enrol", invitation, "--no-wait"])
        let fingerprint = try end.orderly("enrol").fingerprint
        try await approve(bank.rawValue, fingerprint: fingerprint).orderly("approve")
        try await node(bank, ["enrol", invitation]).orderly("enrol of \(bank.rawValue)")
    }

    /// The operator's decision on a request.
    nonisolated func approve(_ name: String, fingerprint: String) async throws -> ProgramEnd {
        try await coordinator([
            "approve", name, "--fingerprint", fingerprint, "--authority", authority,
        ])
    }

    nonisolated func revoke(_ bank: SampleBank) async throws {
        try await coordinator(["revoke", bank.rawValue, "--authority", authority])
            .orderly("revoke \(bank.rawValue)")
    }

    func publish(_ study: String = SampleBank.study) async throws {
        try await coordinator(["study", "publish", study]).orderly("study publish")
    }

    func approve(_ bank: SampleBank) async throws {
        try await node(bank, SampleBank.approval).orderly("study approve of \(bank.rawValue)")
    }
}

extension ProgramEnd {
    /// What `enrol` asks to be read to the operator.
    var fingerprint: String {
        let line = lines.first { $0.contains("fingerprint of this node: ") }
        return line?.split(separator: ":").last?.split(separator: " ").joined(separator: " ") ?? ""
    }
}
