// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// For the room that expands some hundred thousand words at every start. `Tests/run` asks for it, since its tests start
/// hundreds of programs; a first build does without, and is done sooner.
let optimised: [SwiftSetting] =
    Context.environment["GLANE_OPTIMISED"] == nil ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A target of ours: warnings are errors, and the name says which test target belongs to it.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], isHot: Bool = false) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: isHot ? strict + optimised : strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .executableTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: [Target.Dependency] = [
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")

let package = Package(
    name: "glane",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "glane", targets: ["GlaneCommand"]),
        .executable(name: "glaned", targets: ["GlaneDaemon"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The core: values and functions, no I/O and no clock.
        room("TestimonyModel"),
        room("Extraction", ["TestimonyModel"], isHot: true),
        room("DialogEngine", ["TestimonyModel", "Extraction"]),
        room("Delivery", ["TestimonyModel"]),
        room("DialogFormat", ["TestimonyModel", "Extraction", "DialogEngine", "Delivery", yams]),
        room("Reporting", ["TestimonyModel", "Delivery"]),
        // The edges.
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CCurl", dependencies: ["CLibcurl"]),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "CLibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        room("HTTP", ["CCurl"]),
        room("Transport", ["TestimonyModel"]),
        room("IRC", ["TestimonyModel", "Transport"]),
        room("Transcripts", ["TestimonyModel", "Transport"]),
        room("Store", ["TestimonyModel", "Delivery", grdb]),
        room("XForms", ["TestimonyModel", "CLibarchive"]),
        // The shell.
        room(
            "Intake",
            [
                "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
                "Transport", "Store", "CLibcrypto",
            ]),
        // What both programs take on the command line.
        room("Arguments", ["Intake", arguments]),
        room("Archives", ["TestimonyModel", "Extraction", "Transcripts", "Intake"]),
        program(
            "GlaneCommand",
            [
                "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
                "Transport", "IRC", "Transcripts", "Store", "XForms", "Intake", "Arguments", "Archives", "CLibedit",
                arguments,
            ]),
        program(
            "GlaneDaemon",
            [
                "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
                "Transport", "IRC", "Store", "Intake", "Arguments", arguments, logging,
            ] + nio + lifecycle, exclude: ["glaned.service"]),
        // Measures speed; no product, nothing waits for it.
        program(
            "GlaneBench",
            [
                "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Transcripts", "Transport", "Store",
                "Intake", "Archives", arguments,
            ]),
        // What the checkout promises as a whole, and the programs as people run them.
        tests("ArchitectureTests", []),
        tests(
            "CommandTests",
            ["GlaneCommand", "TestimonyModel", "DialogEngine", "DialogFormat", "Reporting", "Store", "Intake"]),
        tests("TestimonyModelTests", ["TestimonyModel"]),
        tests(
            "ExtractionTests", ["TestimonyModel", "Extraction", "DialogFormat"], exclude: ["left-out.tsv"]),
        tests("DialogEngineTests", ["TestimonyModel", "Extraction", "DialogEngine", "DialogFormat"]),
        tests(
            "DialogFormatTests", ["TestimonyModel", "Extraction", "DialogEngine", "Delivery", "DialogFormat"],
            exclude: ["Golden"]),
        tests("DeliveryTests", ["TestimonyModel", "Delivery"]),
        tests(
            "ReportingTests", ["TestimonyModel", "Delivery", "Reporting", "DialogFormat"], exclude: ["Golden"]),
        tests("HTTPTests", ["HTTP"]),
        tests("TransportTests", ["TestimonyModel", "Transport"]),
        tests("IRCTests", ["TestimonyModel", "Transport", "IRC", yams]),
        tests("TranscriptsTests", ["TestimonyModel", "Transport", "Transcripts", "DialogFormat"]),
        tests(
            "XFormsTests", ["TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "XForms"],
            exclude: ["Forms", "Golden"]),
        tests("StoreTests", ["TestimonyModel", "Delivery", "Store", grdb]),
        tests(
            "IntakeTests",
            [
                "TestimonyModel", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP", "Transport", "Store",
                "Intake",
            ]),
        tests(
            "GlaneDaemonTests",
            ["GlaneDaemon", "TestimonyModel", "Delivery", "HTTP", "Transport", "Store", "Intake", nioEmbedded]),
    ],
    swiftLanguageModes: [.v6]
)
