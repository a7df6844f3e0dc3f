/// What each room may import; a room that does not stand here is a fault.
///
/// Arrows point inward: the programs name the parts, Intake names the edges, the edges name the core. SwiftPM does
/// not stop the import of a module that is only a dependency's dependency, so the table does.
enum Rooms {
    static let allowed: [String: Set<String>] = [
        // The core has no I/O and no clock; these four not even Foundation.
        "TestimonyModel": [],
        "Extraction": ["TestimonyModel"],
        "DialogEngine": ["TestimonyModel", "Extraction"],
        "Delivery": ["TestimonyModel"],
        // Their libraries bring Foundation.
        "DialogFormat": ["TestimonyModel", "Extraction", "DialogEngine", "Delivery", "Yams", "Foundation"],
        "Reporting": ["TestimonyModel", "Delivery", "Foundation"],
        // The edges.
        "HTTP": ["CCurl", "Synchronization", "Glibc", "Darwin"],
        "Transport": ["TestimonyModel"],
        "IRC": ["TestimonyModel", "Transport"],
        "Transcripts": ["TestimonyModel", "Transport", "Foundation"],
        "Store": ["TestimonyModel", "Delivery", "GRDB", "Foundation", "Synchronization"],
        "XForms": ["TestimonyModel", "CLibarchive", "Foundation", "FoundationXML"],
        "Exports": ["TestimonyModel", "Transcripts", "CLibarchive", "CLibcrypto"],
        // The shell. Intake knows transports by their protocol only.
        "Intake": [
            "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
            "Transport", "Store", "CLibcrypto", "Foundation", "Synchronization",
        ],
        "Arguments": ["Intake", "ArgumentParser"],
        "Archives": ["TestimonyModel", "Extraction", "Transcripts", "Intake"],
        "GlaneCommand": [
            "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
            "Transport", "IRC", "Transcripts", "Store", "XForms", "Exports", "Intake", "Arguments", "Archives",
            "CLibedit", "ArgumentParser", "Foundation", "Synchronization",
        ],
        "GlaneDaemon": [
            "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Reporting", "Delivery", "HTTP",
            "Transport", "IRC", "Store", "Intake", "Arguments", "ArgumentParser", "Logging", "ServiceLifecycle",
            "UnixSignals", "NIOCore", "NIOPosix", "Foundation", "Synchronization",
        ],
        "GlaneBench": [
            "TestimonyModel", "Extraction", "DialogEngine", "DialogFormat", "Transcripts", "Transport", "Store",
            "Intake",
            "Archives", "ArgumentParser", "Foundation",
        ],
    ]

    /// Rooms that stand on C headers alone.
    static let headers: Set<String> = ["CCurl", "CLibcurl", "CLibcrypto", "CLibedit", "CLibarchive"]

    /// Programs; nothing imports them.
    static let programs: Set<String> = ["GlaneCommand", "GlaneDaemon", "GlaneBench"]

    /// What only `glaned` may link: whoever tries `glane chat` should not wait for it.
    static let daemonOnly: Set<String> = [
        "swift-nio", "swift-nio-ssl", "swift-log", "swift-service-lifecycle", "nio", "logging", "lifecycle",
    ]
}
