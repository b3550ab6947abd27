import Testing

@Suite struct `Layer rule` {
    private func broken(_ targets: (String, String, [String])...) -> [String] {
        let manifest = Manifest(
            targets: targets.map { name, path, known in
                Manifest.Target(
                    name: name, type: path.hasPrefix("Tests") ? "test" : "regular", path: path,
                    targets: known, products: [])
            })
        return LayerRule.violations(in: manifest).map(\.reason)
    }

    @Test func `a module knows only those above it`() {
        #expect(
            broken(("Messaging", "Sources/Messaging", ["Learning", "Documents"]))
                == ["Messaging must not know Learning."])
        #expect(
            broken(("Federation", "Sources/Federation", ["Learning", "Tabular"]))
                == ["Federation must not know Tabular."])
        #expect(broken(("Misplaced", "Sources/Misplaced", ["Documents"])).count == 1)
    }

    @Test func `a domain knows no other domain, no messages and no rounds`() {
        let domain = { (known: [String]) in
            broken(
                ("CreditRisk", "Domains/CreditRisk/Module", known),
                ("Diagnosis", "Domains/Diagnosis/Module", ["Tabular"]))
        }
        #expect(domain(["Tabular", "Learning", "Documents"]) == [])
        for other in ["Diagnosis", "Messaging", "Federation", "Institution"] {
            #expect(domain(["Tabular", other]) == ["CreditRisk must not know \(other)."])
        }
    }

    @Test func `a node knows its own domain only`() {
        let node = { (known: [String]) in
            broken(
                ("CreditRisk", "Domains/CreditRisk/Module", []),
                ("Diagnosis", "Domains/Diagnosis/Module", []),
                ("bank-node", "Domains/CreditRisk/Node", known))
        }
        #expect(node(["CreditRisk", "Institution"]) == [])
        #expect(node(["Diagnosis"]) == ["bank-node must not know Diagnosis."])
        #expect(node(["Tabular"]) == ["bank-node must not know Tabular."])
    }

    @Test func `tributary reaches no row, not even by way of another module`() {
        #expect(
            broken(
                ("tributary", "Sources/Tributary", ["Comparison"]),
                ("Comparison", "Sources/Comparison", ["Federation"]),
                ("Federation", "Sources/Federation", ["Tabular"])
            ).contains("tributary must not know Tabular."))
        #expect(
            broken(
                ("tributary", "Sources/Tributary", ["CreditRisk"]),
                ("CreditRisk", "Domains/CreditRisk/Module", [])
            ) == ["tributary must not know CreditRisk."])
    }

    @Test func `only tests know the simulated federation`() {
        #expect(broken(("EndToEndTests", "Tests/EndToEndTests", ["FederationTesting"])) == [])
        #expect(
            broken(("Institution", "Sources/Institution", ["FederationTesting"]))
                == ["Institution must not know FederationTesting."])
        #expect(
            broken(
                ("tributary", "Sources/Tributary", ["Federation"]),
                ("Federation", "Sources/Federation", ["FederationTesting"])
            ).contains("tributary must not know FederationTesting."))
    }
}
