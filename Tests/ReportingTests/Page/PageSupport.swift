import TestimonyModel

@testable import Reporting

extension Page {
    static let now = Moment("2026-11-30T10:12:00+01:00")!

    static func of(
        _ records: [TestimonyRecord], notes: [PageNote] = [], within days: ClosedRange<CivilDate>? = nil,
        codebook: Codebook = shippedCodebook, site: String = "Césure",
        masking: @escaping (TestimonyRecord) -> TestimonyRecord = { $0 }
    ) -> Page {
        Page(
            of: records, notes: notes, within: days, site: site, codebook: codebook, madeAt: now, masking: masking)
    }

    func section(_ id: String) -> Section { levels.flatMap(\.sections).first { $0.id == id }! }
}

extension TestimonyRecord {
    /// A testimony of one effect with the options of one facet.
    static func told(
        _ id: String, by speaker: String?, _ effect: String, _ polarity: Polarity = .positive, facet: String,
        _ options: [String], consent: Consent = .quote
    ) -> TestimonyRecord {
        var record = told(id, by: speaker, consent: consent, [Told(effect: effect, polarity: polarity)])
        record.frame.observations[0].facets = [facet: options]
        record.frame.facets = [facet: options]
        return record
    }

    /// The same told by several witnesses.
    static func several(
        _ count: Int, _ effect: String, _ polarity: Polarity = .positive, facet: String, _ options: [String]
    ) -> [TestimonyRecord] {
        (0..<count).map { told("\(effect)\($0)", by: "s\($0)", effect, polarity, facet: facet, options) }
    }
}

extension PageNote {
    static func of(
        _ section: String, keywords: [String] = [], rating: Int? = nil, text: String? = nil
    ) -> PageNote {
        PageNote(
            section: section, keywords: keywords, rating: rating, text: text,
            writtenOn: text == nil ? nil : CivilDate("2026-11-28"), author: "nadia", setAt: 0)
    }
}

/// The page as a browser takes it apart: elements in their order, with the text that stands in each.
struct ReadHTML {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// With that of the elements inside, characters as they are read.
        var text = ""
        /// Names and classes of the elements around it, the outermost first.
        var path: [String]
    }

    private(set) var elements: [Element] = []
    /// What does not fit together.
    private(set) var faults: [String] = []

    init(_ html: String) {
        var open: [Int] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            let text = Self.unescaped(rest[..<start])
            if text.contains(">") { faults.append("a bare '>'") }
            for index in open { elements[index].text += text }
            guard let end = rest[start...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if let index = open.popLast(), elements[index].name == name { continue }
                faults.append("</\(name)> closes another element")
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            var attributes: [String: String] = [:]
            for match in tag.matches(of: /([\w-]+)="([^"]*)"/) {
                attributes[String(match.1)] = Self.unescaped(match.2)
            }
            let path = open.map { index in
                elements[index].name + (elements[index].attributes["class"].map { "." + $0 } ?? "")
            }
            elements.append(Element(name: name, attributes: attributes, path: path))
            if name != "meta" { open.append(elements.count - 1) }
            // A style sheet holds text alone, with signs of its own.
            if name == "style", let close = rest.firstRange(of: "</style>") { rest = rest[close.lowerBound...] }
        }
        if !open.isEmpty { faults.append("elements stay open") }
    }

    func all(_ name: String, within part: String? = nil) -> [Element] {
        elements.filter { $0.name == name && (part == nil || $0.path.contains(part!)) }
    }

    private static func unescaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: "＞").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
