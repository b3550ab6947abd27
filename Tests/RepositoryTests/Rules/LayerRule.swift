/// Targets know only what stands above them, and the privacy line is a module line.
enum LayerRule {
    /// What each module of Sources may know of the others; executables and tests stand below all.
    private static let mayKnow: [String: Set<String>] = [
        "CLibcrypto": [],
        "Documents": [],
        "Learning": [],
        "Messaging": ["Documents", "CLibcrypto"],
        "Tabular": ["Documents", "Learning"],
        "Federation": ["Documents", "Learning", "Messaging"],
        "FederationHTTP": ["Documents", "Messaging"],
        "Comparison": ["Documents", "Learning", "Messaging", "Federation"],
        "Console": ["Documents", "Messaging", "Federation"],
        "Institution": [
            "Documents", "Learning", "Messaging", "Tabular", "Federation", "FederationHTTP",
            "Comparison", "Console",
        ],
        "FederationTesting": [
            "Documents", "Learning", "Messaging", "Tabular", "Federation", "FederationHTTP",
            "Comparison", "Institution",
        ],
    ]
    private static let domainMayKnow: Set<String> = ["Tabular", "Learning", "Documents"]
    private static let testing = "FederationTesting"
    private static let analyst = "tributary"

    static func violations(in manifest: Manifest) -> [Violation] {
        let product = manifest.targets.filter { $0.type != "test" }
        let domains = product.filter { isDomainModule($0) }.map(\.name)
        return product.flatMap { target -> [Violation] in
            let broken = forbidden(for: target, in: manifest, domains: Set(domains))
            return broken.sorted().map { name in
                Violation(
                    path: "Package.swift", line: 0, reason: "\(target.name) must not know \(name).")
            }
        }
    }

    private static func isDomainModule(_ target: Manifest.Target) -> Bool {
        target.path.hasPrefix("Domains/") && target.path.hasSuffix("/Module")
    }

    /// What a target knows, or is linked with, and must not.
    private static func forbidden(
        for target: Manifest.Target, in manifest: Manifest, domains: Set<String>
    ) -> Set<String> {
        let known = Set(target.targets)
        let reached = manifest.reach(of: target.name)
        if target.name == analyst {
            return reached.intersection(domains.union(["Tabular", "Institution", testing]))
        }
        if isDomainModule(target) {
            return known.subtracting(domainMayKnow)
        }
        if target.path.hasPrefix("Domains/") {
            let own = domains.filter { name in
                manifest.target(name)?.path.split(separator: "/").dropLast()
                    == target.path.split(separator: "/").dropLast()
            }
            return known.subtracting(own.union(["Institution"])).union(
                reached.intersection([testing]))
        }
        return known.subtracting(mayKnow[target.name] ?? [])
    }
}
