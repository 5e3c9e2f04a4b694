// swift-tools-version: 6.2
import Foundation
import PackageDescription

// One list for every target of ours: Swift 6 mode, no warning survives, imports are internal unless said otherwise, and a
// file sees the members of what it imports itself: full Foundation, which dependencies import, does not leak in.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A stage of the house: what it imports is all it may know.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

func system(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let linksLibFuzzer = Context.environment["RAWI_FUZZ"] == "1"

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
    name: "rawi",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        // C libraries, each seen by one stage only.
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        system("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        system("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev"),
        system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
        system("CIDN2", pkgConfig: "libidn2", apt: "libidn2-dev"),
        system("CPSL", pkgConfig: "libpsl", apt: "libpsl-dev"),
        system("CUchardet", pkgConfig: "uchardet", apt: "libuchardet-dev"),
        system("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
        .target(name: "CLanguage", path: "Sources/CLanguage", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CSystem", path: "Sources/CSystem"),
        // libpq's headers; the library itself is loaded when it is wanted, so nothing is linked.
        .target(name: "CPostgres", path: "Sources/CPostgres"),

        // Stages, in the order of the flow. No arrow runs sideways.
        stage("Bytes", ["CCrypto"]),
        stage("Lexicon"),
        stage("Web", ["Lexicon", "Bytes", "CIDN2", "CPSL", "CUchardet", "CZlib"]),
        stage("Text", ["Lexicon", "CLanguage"]),
        stage("Markup", ["Bytes", "CLibXML2", "CYAML"]),
        stage("Archive", ["CArchive"]),
        stage("Feeds", ["Markup", "Web", "Text", "Lexicon", "Bytes"]),
        stage("Extract", ["Markup", "Archive", "Web", "Text", "Lexicon", "Bytes", toml]),
        // PDF files, by somebody else's programs.
        stage("Poppler", ["Text", "Bytes", "CSystem"]),
        stage("Dedupe", ["Bytes", "Text"]),
        stage("Fetch", ["Web", "Bytes", "CCurl", "CSystem", deque]),
        stage("Store", ["Bytes", "Text", "CZstd", "CSQLite", "CPostgres", "CSystem"]),
        // What readers make of a store: beside the daemon, not under it.
        stage("Reading", ["Store", "Web", "Text", "Bytes", "CSystem"]),
        stage(
            "Daemon",
            [
                "Fetch", "Feeds", "Extract", "Poppler", "Dedupe", "Store", "Markup", "Web", "Text", "Bytes", "CSystem",
                logging, toml,
            ]
        ),

        // Programs.
        .executableTarget(
            name: "rawi",
            dependencies: [
                "Daemon", "Reading", "Extract", "Feeds", "Store", "Web", "Text", "Bytes", "CSystem", argumentParser,
                logging,
            ],
            path: "Sources/rawi", swiftSettings: settings),
        // The status page: a program of its own, so that no fault of it reaches the daemon.
        .executableTarget(
            name: "rawi-web",
            dependencies: ["Daemon", "Reading", "Store", "Web", "Text", "Bytes", "CSystem", argumentParser],
            path: "Sources/rawi-web", resources: [.embedInCode("Pages/style.css"), .embedInCode("Pages/icon.svg")],
            swiftSettings: settings),
        .executableTarget(
            name: "rawi-bench",
            dependencies: [
                "Daemon", "Fetch", "Feeds", "Extract", "Dedupe", "Store", "Markup", "Web", "Text", "Bytes", "CLibXML2",
                argumentParser,
            ],
            path: "Sources/rawi-bench", swiftSettings: settings),
        .executableTarget(
            name: "rawi-conformance",
            dependencies: [
                "Feeds", "Extract", "Dedupe", "Markup", "Web", "Text", "Lexicon", "CCrypto", argumentParser,
            ],
            path: "Sources/rawi-conformance", swiftSettings: settings),

        .executableTarget(
            name: "rawi-demo", dependencies: ["Loopback"], path: "Sources/rawi-demo", swiftSettings: settings),

        // Tests, one folder a target, and the server that misbehaves on purpose.
        .target(name: "Loopback", dependencies: ["CSystem"], path: "Tests/Loopback", swiftSettings: settings),
        // A rawi with a store of its own, run beside a test, and made-up outlets.
        .target(
            name: "Workbench", dependencies: ["Loopback", "Store"], path: "Tests/Workbench", swiftSettings: settings),
        // The built program on its worst days; scripts/torture, hostile, soak and powercut run it.
        .executableTarget(
            name: "rawi-torture",
            dependencies: ["Workbench", "Loopback", "Store", "Dedupe", "Bytes", "CZstd", "CSQLite", argumentParser],
            path: "Tests/Torture",
            exclude: [
                "shim.c", "outcomes.tsv", "tls_servers.py", "tls-outcomes.tsv", "Power/disk.py", "Power/guest-init",
            ],
            swiftSettings: settings),
        // Files of all the kinds that are read as documents, made by code.
        .target(name: "Papers", dependencies: ["CZlib"], path: "Tests/Papers", swiftSettings: settings),
        // What a loss of power leaves of a database of SQLite's.
        .target(
            name: "PowerCuts", dependencies: ["CSQLite"], path: "Tests/PowerCuts", swiftSettings: settings),
        // The daemon through simulated days against a model of what should be; scripts/simulate runs it for long.
        .target(
            name: "Simulator", dependencies: ["PowerCuts", "Daemon", "Fetch", "Store", "Web", "Bytes", "CSQLite"],
            path: "Tests/Simulator", swiftSettings: settings),
        .executableTarget(
            name: "rawi-simulate", dependencies: ["Simulator", argumentParser], path: "Tests/Simulate",
            swiftSettings: settings),
        // A PostgreSQL of the tests' own.
        .target(
            name: "PostgresServer", dependencies: ["CSystem"], path: "Tests/PostgresServer", swiftSettings: settings),
        // Daemons on one PostgreSQL, their crashes, and who sees whether they were polite; scripts/cluster runs it for long.
        .target(
            name: "ClusterModel", dependencies: ["PostgresServer", "Store"], path: "Tests/ClusterModel",
            swiftSettings: settings),
        .executableTarget(
            name: "rawi-cluster", dependencies: ["ClusterModel", "PostgresServer", "Store", "Bytes", argumentParser],
            path: "Tests/Cluster", swiftSettings: settings),
        // fsync(2) and fdatasync(2) of the test program, counted.
        .target(name: "Flushes", path: "Tests/Flushes"),
        tests("BytesTests", ["Bytes"]),
        tests("WebTests", ["Web"]),
        tests("LexiconTests", ["Lexicon"]),
        tests("TextTests", ["Text", "Lexicon"]),
        tests("MarkupTests", ["Markup"]),
        tests("ArchiveTests", ["Archive", "Papers"]),
        tests("FeedsTests", ["Feeds", "Web", "Text"]),
        tests("ExtractTests", ["Extract", "Archive", "Markup", "Web", "Text", "Papers"]),
        tests("PopplerTests", ["Poppler", "Text", "Papers", "CSystem"]),
        tests("DedupeTests", ["Dedupe", "Bytes", "Text"]),
        tests("FetchTests", ["Fetch", "Web", "Loopback"]),
        tests("ReadingTests", ["Reading", "Store", "Text", "Bytes"]),
        tests("WebPageTests", ["rawi-web", "Daemon", "Reading", "Store", "Text"]),
        tests(
            "StoreTests",
            ["Store", "Text", "Bytes", "CSQLite", "CSystem", "PowerCuts", "Flushes", "PostgresServer", "ClusterModel"]),
        tests(
            "DaemonTests",
            [
                "Simulator", "Papers", "Poppler", "PostgresServer", "Daemon", "Fetch", "Feeds", "Extract", "Dedupe",
                "Store", "Web", "Text", "Bytes",
            ]),
        tests("EndToEndTests", ["Workbench", "Loopback", "Store", "CSQLite", "CSystem", "rawi", "rawi-web"]),
        tests("ConformanceTests", ["rawi-conformance"]),
        // What documents say of the program, against the program.
        tests("DocumentsTests", ["Daemon", "Store", "Bytes", "rawi", "rawi-web", "rawi-conformance", argumentParser]),

        // Mutated inputs for every parser (scripts/fuzz); with libFuzzer where the environment says so.
        .target(name: "LibFuzzer", path: "Tests/LibFuzzer"),
        .executableTarget(
            name: "rawi-fuzz",
            dependencies: ["Fetch", "Feeds", "Extract", "Store", "Markup", "Poppler", "Web", "Text", "Bytes", "Papers"]
                + (linksLibFuzzer ? ["LibFuzzer"] : []),
            path: "Tests/Fuzz", swiftSettings: settings + (linksLibFuzzer ? [.define("RAWI_LIBFUZZER")] : [])),
    ]
)
