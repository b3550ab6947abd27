// swift-tools-version: 6.2
import PackageDescription

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

func domain(_ name: String, node: String) -> [Target] {
    [
        .target(
            name: name, dependencies: ["Tabular", "Learning", "Documents"],
            path: "Domains/\(name)/Module"),
        .executableTarget(
            name: node, dependencies: [.byName(name: name), "Institution", argumentParser],
            path: "Domains/\(name)/Node"),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [
                .byName(name: name), "Institution", "FederationTesting", "Federation", "Comparison",
                "Tabular", "Learning", "Documents",
            ],
            path: "Domains/\(name)/Tests"),
    ]
}

let package = Package(
    name: "tributary",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1",
            traits: []),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(
            url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "Documents"),
        .target(name: "Learning"),
        .target(
            name: "Messaging", dependencies: ["Documents", crypto, x509, asn1, "CLibcrypto"],
            exclude: ["Masking/README.md"]),
        .target(name: "Tabular", dependencies: ["Documents", "Learning", crypto, grdb, sqlite]),
        .target(
            name: "Federation", dependencies: ["Documents", "Learning", "Messaging", grdb, logging]),
        .target(
            name: "FederationHTTP",
            dependencies: [
                "Documents", "Messaging", hummingbird, hummingbirdTLS, httpTypes, httpClient,
                nioCore, nioHTTP1, nioSSL, lifecycle, logging,
            ]),
        .target(
            name: "Console", dependencies: ["Documents", "Messaging", "Federation", argumentParser]),
        .target(
            name: "Comparison",
            dependencies: ["Documents", "Learning", "Messaging", "Federation", mustache]),
        .target(
            name: "Institution",
            dependencies: [
                "Documents", "Learning", "Messaging", "Tabular", "Federation", "FederationHTTP",
                "Comparison", "Console", argumentParser, logging, lifecycle, unixSignals,
            ]),
        .target(
            name: "FederationTesting",
            dependencies: [
                "Documents", "Learning", "Messaging", "Tabular", "Federation", grdb, logging,
            ]),
        .executableTarget(
            name: "tributary",
            dependencies: [
                "Documents", "Messaging", "Federation", "FederationHTTP", "Comparison", "Console",
                argumentParser, logging, lifecycle, unixSignals,
            ],
            path: "Sources/Tributary"),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(name: "LearningTests", dependencies: ["Learning"], exclude: ["Vectors"]),
        .testTarget(
            name: "MessagingTests", dependencies: ["Messaging", "Documents"], exclude: ["Vectors"]),
        .testTarget(
            name: "TabularTests", dependencies: ["Tabular", "Learning", "Documents", grdb]),
        .testTarget(
            name: "FederationTests",
            dependencies: [
                "Federation", "FederationTesting", "Learning", "Messaging", "Documents", grdb,
                logging,
            ],
            exclude: ["Vectors"]),
        .testTarget(
            name: "CollusionTests",
            dependencies: ["Federation", "FederationTesting", "Messaging", "Learning"]),
        .testTarget(
            name: "FaultTests",
            dependencies: ["Federation", "FederationTesting", "Messaging", "Learning", "Documents"]),
        .testTarget(
            name: "FederationTestingTests",
            dependencies: ["FederationTesting", "Tabular", "Learning", "Documents"]),
        .testTarget(
            name: "FederationHTTPTests",
            dependencies: [
                "FederationHTTP", "Messaging", "Documents", lifecycle, logging, nioCore, nioPosix,
                nioSSL,
            ]),
        .testTarget(
            name: "ComparisonTests",
            dependencies: [
                "Comparison", "Federation", "FederationTesting", "Messaging", "Learning",
                "Documents",
            ]),
        .testTarget(
            name: "InstitutionTests",
            dependencies: [
                "Institution", "CreditRisk", "Diagnosis", "MachineFailure", "FederationTesting",
                "Tabular", "Federation", "Comparison", "Console", "Messaging", "Learning",
                "Documents", grdb,
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "tributary", "bank-node", "hospital-node", "plant-node", "Documents", "Messaging",
                "Federation", subprocess, system,
            ]),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "Documents", "Learning", "Messaging", "Tabular", "Federation", "FederationHTTP",
                "FederationTesting", "CreditRisk", httpTypes,
            ],
            exclude: ["Corpus"]),
        .testTarget(name: "RepositoryTests"),
    ]
        + domain("CreditRisk", node: "bank-node")
        + domain("Diagnosis", node: "hospital-node")
        + domain("MachineFailure", node: "plant-node")
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
