import TestimonyModel

/// Testimonies as a project of REFI-QDA (.qdpx): a text a testimony with its codes on the words, a case a witness.
///
/// Only testimonies whose words may leave are texts of it. Nobody's name is in it: witnesses are numbered in the order
/// in which they first told something. The same records give the same bytes.
package struct QDAProject: Sendable {
    package let bytes: [UInt8]
    package let sources: Int
    /// Testimonies that may be counted and not be quoted.
    package let heldBack: Int

    /// Records in the order they were told. `origin` names the program. Throws `ZipFailure`.
    package init(
        _ records: [TestimonyRecord], codebook: Codebook, site: String, origin: String
    ) throws(ZipFailure) {
        let told = records.filter { $0.frame.isTestimony && $0.review != .rejected && !$0.text.isEmpty }
        let quotable = told.filter(\.consent.allowsWords)
        heldBack = told.count - quotable.count
        let sources = QDASource.all(quotable)
        self.sources = sources.count
        var xml = XMLWriter()
        xml.declaration()
        let times = records.map(\.sentAt)
        xml.open(
            "Project",
            [
                ("name", site.isEmpty ? "glane" : site), ("origin", origin), ("creatingUserGUID", "\(QDASource.user)"),
                ("xmlns", "urn:QDA-XML:project:1.0"),
            ] + (times.max().map { [("creationDateTime", $0.description)] } ?? []))
        xml.open("Users")
        xml.empty("User", ("guid", "\(QDASource.user)"), ("name", "glane"))
        xml.close("Users")
        xml.open("CodeBook")
        CodeTree(codebook, usedBy: quotable).write(to: &xml)
        xml.close("CodeBook")
        if !sources.isEmpty {
            QDAVariable.declare(to: &xml)
            QDASource.writeCases(sources, to: &xml)
            xml.open("Sources")
            for source in sources { source.write(to: &xml) }
            xml.close("Sources")
        }
        xml.close("Project")
        bytes = try ZipFile.bytes(
            of: [ZipFile.Entry(path: "project.qde", bytes: Array(xml.text.utf8))]
                + sources.map { ZipFile.Entry(path: $0.path, bytes: Array($0.text.text.utf8)) })
    }
}

/// What is known of a testimony as a whole.
enum QDAVariable: String, CaseIterable {
    case sentAt = "Date"
    case source = "Qui raconte"
    case consent = "Accord"
    case review = "Relecture"

    private var guid: GUID { GUID("variable", rawValue) }

    static func declare(to xml: inout XMLWriter) {
        xml.open("Variables")
        for variable in allCases {
            xml.empty(
                "Variable", ("guid", "\(variable.guid)"), ("name", variable.rawValue),
                ("typeOfVariable", variable == .sentAt ? "DateTime" : "Text"))
        }
        xml.close("Variables")
    }

    func write(_ record: TestimonyRecord, to xml: inout XMLWriter) {
        xml.open("VariableValue")
        xml.empty("VariableRef", ("targetGUID", "\(guid)"))
        switch self {
        case .sentAt: xml.element("DateTimeValue", record.sentAt.description)
        case .source: xml.element("TextValue", record.source.words)
        case .consent:
            xml.element("TextValue", record.consent == .attributed ? "citer, avec un nom" : "citer, sans nom")
        case .review: xml.element("TextValue", record.review.words)
        }
        xml.close("VariableValue")
    }
}

extension Source {
    fileprivate var words: String {
        switch self {
        case .witness: "la personne elle-même"
        case .reported: "quelqu’un pour elle"
        case .structure: "le lieu"
        }
    }
}

extension Review {
    fileprivate var words: String {
        switch self {
        case .proposed: "codé par le programme"
        case .confirmed: "confirmé par la personne"
        case .accepted: "accepté à la relecture"
        case .corrected: "corrigé à la relecture"
        case .rejected: "écarté à la relecture"
        }
    }
}
