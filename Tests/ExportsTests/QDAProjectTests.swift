import Foundation
import TestimonyModel
import Testing

@testable import Exports

/// The schema of REFI-QDA stands beside the checkout and is not part of the repository.
enum RefiSchema {
    static let path: URL = {
        let shared = ProcessInfo.processInfo.environment["GLANE_SHARED"].map { URL(filePath: $0) }
        return (shared ?? Shipped.checkout.appending(path: "../shared")).appending(path: "suites/refi/Project.xsd")
    }()

    static let isThere =
        FileManager.default.fileExists(atPath: path.path)
        && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

    /// What xmllint says of a file that it finds invalid; empty for a valid one.
    static func complaints(_ xml: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let (file, said) = (folder.appending(path: "\(UUID()).xml"), folder.appending(path: "\(UUID()).txt"))
        defer { for url in [file, said] { try? FileManager.default.removeItem(at: url) } }
        try Data(xml.utf8).write(to: file)
        try Data().write(to: said)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/xmllint")
        process.arguments = ["--noout", "--nonet", "--schema", path.path, file.path]
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : try String(contentsOf: said, encoding: .utf8)
    }
}

struct QDAProjectTests {
    private let codebook: Codebook

    init() throws { codebook = try Shipped.codebook() }

    private static let hostile = [
        TestimonyRecord.make(
            "one", text: "Un ]]> & <b>\u{0}\u{8}\r\nprêt 🪜\u{202E}", .make(evidence: "prêt", start: 16, end: 22),
            places: ["cantine", "grenier"]),
        .make("two", speaker: "t-\"><x", text: "\u{FEFF}a", .make(facets: ["exchange": ["troc"]])),
        .make("three", speaker: nil, .make("perdu", .negative, .wished, facets: ["couleur": ["rouge"]])),
        .make("four", consent: .count, text: "zanzibar", .make()),
        .make("five", review: .rejected, text: "samarcande", .make()),
        .make(
            "six", consent: .attributed, .make(start: 5, end: 5), .make("reseaux", start: 2, end: 900),
            attribution: "Berthe"),
    ]

    private func xml(_ records: [TestimonyRecord]) throws -> String {
        let project = try QDAProject(records, codebook: codebook, site: "Lieu <\u{1}>", origin: "glane")
        return try #require(String(validating: try Unpacked(project.bytes)["project.qde"], as: UTF8.self))
    }

    @Test(
        .enabled(if: RefiSchema.isThere, "the schema of REFI-QDA or xmllint is absent: validity is left out"),
        arguments: [[], Array(hostile.prefix(1)), hostile])
    func aProjectIsValid(records: [TestimonyRecord]) throws {
        #expect(try RefiSchema.complaints(try xml(records)) == "")
    }

    /// The codebook's own schema is not there; its codes are those of a project.
    @Test(.enabled(if: RefiSchema.isThere, "the schema of REFI-QDA or xmllint is absent: validity is left out"))
    func aCodebookIsValidInsideAProject() throws {
        let text = String(decoding: QDACodebook.bytes(codebook, origin: "glane"), as: UTF8.self)
        let codes = try #require(text.firstMatch(of: /(?s)<Codes>.*<\/Codes>/)).output
        let project = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\"><CodeBook>\(codes)</CodeBook></Project>"
        #expect(try RefiSchema.complaints(project) == "")
        #expect(try RefiSchema.complaints(project.replacing("isCodable", with: "codable")) != "")
        #expect(text.contains("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"glane\">"))
    }

    @Test func wordsAndNamesStayWhereConsentLeavesThem() throws {
        let project = try QDAProject(Self.hostile, codebook: codebook, site: "Lieu", origin: "glane")
        let unpacked = try Unpacked(project.bytes)
        let all = try unpacked.names.map { String(decoding: try unpacked[$0], as: UTF8.self) }.joined()
        #expect(all.contains("Les voisins nous ont prêté"))
        for word in ["zanzibar", "samarcande", "Berthe", "t-anna"] { #expect(!all.contains(word), "\(word)") }
        #expect(project.heldBack == 1 && project.sources == 4)
    }

    @Test func selectionsCountCodePointsOfTheText() throws {
        let xml = try xml(Self.hostile)
        let unpacked = try Unpacked(
            try QDAProject(Self.hostile, codebook: codebook, site: "", origin: "glane").bytes)
        let found = try #require(xml.firstMatch(of: /name="prêt 🪜" startPosition="(\d+)" endPosition="(\d+)"/))
        let path = try #require(xml.firstMatch(of: /plainTextPath="internal:\/\/([^"]+)"/)).1
        let text = try #require(String(validating: try unpacked["sources/\(path)"], as: UTF8.self))
        #expect(text == "Un ]]> & <b>\u{FFFD}\u{FFFD}\nprêt 🪜\u{202E}")
        let (start, end) = (try #require(Int(found.1)), try #require(Int(found.2)))
        #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end])) == "prêt 🪜")
    }

    @Test func namesAndIdentifiersAreUnique() throws {
        var codebook = codebook
        codebook.places.append(Codebook.Place(id: "autre", label: "La Cantine"))
        codebook.effects.append(
            Codebook.ImpactEffect(id: "x", level: "collectif", label: "Solidarité", facets: [], communeMesure: nil))
        let text = String(decoding: QDACodebook.bytes(codebook, origin: "glane"), as: UTF8.self)
        let names = text.matches(of: /<Code guid="[^"]+" name="([^"]+)"/).map { $0.1.lowercased() }
        #expect(names.count > 80 && Set(names).count == names.count)
        let guids = try xml(Self.hostile).matches(of: #/ guid="([^"]+)"/#).map(\.1)
        #expect(Set(guids).count == guids.count)
        let sources = try xml(Self.hostile).matches(of: /<TextSource guid="[^"]+" name="([^"]+)"/).map(\.1)
        #expect(Set(sources).count == sources.count && sources.count == 4)
    }

    @Test func everyReferenceHasItsTarget() throws {
        let xml = try xml(Self.hostile)
        let targets = Set(xml.matches(of: #/ guid="([^"]+)"/#).map(\.1))
        let references = xml.matches(of: /(?:targetGUID|creatingUser|creatingUserGUID)="([^"]+)"/).map(\.1)
        #expect(references.count > 20 && references.allSatisfy(targets.contains))
    }

    @Test func whatTheCodebookLostIsMarkedAsFormer() throws {
        let xml = try xml(Self.hostile)
        for name in [
            "troc (ancienne option)", "perdu (ancien effet)", "grenier (ancien endroit)", "rouge (ancienne option)",
        ] {
            #expect(xml.contains("name=\"\(name)\""), "\(name)")
        }
    }

    @Test func theSameRecordsGiveTheSameBytes() throws {
        let first = try QDAProject(Self.hostile, codebook: codebook, site: "Lieu", origin: "glane").bytes
        #expect(try QDAProject(Self.hostile, codebook: codebook, site: "Lieu", origin: "glane").bytes == first)
        #expect(!(try xml(Self.hostile)).contains("\r"))
    }

    /// The example of RFC 9562, appendix A.4.
    @Test func identifiersAreThoseOfTheirNames() {
        #expect(
            GUID(name: "www.example.com", in: .domains).description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test(arguments: [
        ("a\r\nb\rc", 1, 4, "\nb" as String?), ("a\r\nb", 1, 2, "\n"), ("a\r\nb", 2, 3, nil), ("ab", 1, 1, nil),
        ("ab", 1, 3, nil),
        ("ab", -1, 1, nil), ("é🪜x", 1, 2, "🪜"), ("", 0, 0, nil),
    ])
    func spansAreFoundInThePlainText(original: String, start: Int, end: Int, selected: String?) {
        let text = SourceText(original)
        let scalars = Array(text.text.unicodeScalars)
        #expect(scalars.count == text.count)
        #expect(text.span(start, end).map { String(String.UnicodeScalarView(scalars[$0])) } == selected)
    }
}
