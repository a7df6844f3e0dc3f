import TestimonyModel

/// The codebook as codes of a program for qualitative analysis: levels, their effects, the options that belong to one
/// effect alone; then what is told of any effect: publics, occasions, frequencies, signs, statuses, places.
///
/// Names are unique in the whole tree, since some programs know no other. Codes that observations use and the codebook
/// lost are kept, marked as former.
struct CodeTree: Sendable {
    struct Code: Sendable {
        var guid: GUID
        var name: String
        var description: String?
        /// Groups hold codes and are none themselves.
        var isCodable: Bool
        var colour: String
        var children: [Code]
    }

    private(set) var codes: [Code]

    init(_ codebook: Codebook, usedBy records: some Sequence<TestimonyRecord> = []) {
        var builder = CodeTreeBuilder(codebook)
        for record in records { builder.note(record) }
        codes = builder.codes
        makeNamesUnique()
    }

    static func guid(level id: String) -> GUID { GUID("level", id) }
    static func guid(effect id: String) -> GUID { GUID("effect", id) }
    static func guid(facet: String, option: String) -> GUID { GUID("option", facet, option) }
    static func guid(_ polarity: Polarity) -> GUID { GUID("polarity", polarity.rawValue) }
    static func guid(_ status: Status) -> GUID { GUID("status", status.rawValue) }
    static func guid(place id: String) -> GUID { GUID("place", id) }

    /// A name that stands elsewhere too gets that of its parent, then a number.
    private mutating func makeNamesUnique() {
        var counts: [String: Int] = [:]
        func count(_ codes: [Code]) {
            for code in codes {
                counts[code.name.lowercased(), default: 0] += 1
                count(code.children)
            }
        }
        count(codes)
        var taken: Set<String> = []
        func named(_ code: Code, parent: String?) -> Code {
            var code = code
            let own = code.name
            if counts[own.lowercased(), default: 0] > 1, let parent { code.name = "\(own) (\(parent))" }
            let wanted = code.name
            var number = 1
            while !taken.insert(code.name.lowercased()).inserted {
                number += 1
                code.name = "\(wanted) \(number)"
            }
            code.children = code.children.map { named($0, parent: own) }
            return code
        }
        codes = codes.map { named($0, parent: nil) }
    }
}

extension CodeTree {
    /// Writes `<Codes>`, the same in a codebook and in a project.
    func write(to xml: inout XMLWriter) {
        xml.open("Codes")
        for code in codes { write(code, to: &xml) }
        xml.close("Codes")
    }

    private func write(_ code: Code, to xml: inout XMLWriter) {
        xml.open(
            "Code", ("guid", "\(code.guid)"), ("name", code.name), ("isCodable", String(code.isCodable)),
            ("color", code.colour))
        if let description = code.description { xml.element("Description", description) }
        for child in code.children { write(child, to: &xml) }
        xml.close("Code")
    }
}
