import DialogFormat
import Reporting
import TestimonyModel
import Testing

@testable import Intake

/// Questions to the archive, as coordinators type them.
struct QuestionReaderTests {
    private static let reader: QuestionReader = {
        var findings = Findings()
        let folder = DataFolder(shipped: checkout.appending(path: "Dialogs"))
        guard let extractor = shipped.extractor, let file = try? folder.file("fr/questions.yaml") else {
            fatalError("the shipped data have a fault")
        }
        let words = QuestionWords(file, &findings)
        precondition(findings.sorted.isEmpty, "\(findings.sorted)")
        return QuestionReader(extractor: extractor, codebook: shipped.codebook, words: words)
    }()

    private static let now = Moment("2026-11-30T10:00:00+01:00")!

    @Test(arguments: [
        ("qu'est-ce qui a changé pour les voisins depuis mars ?", "voisins | | | | 2026-03-01.. |"),
        ("Qu’est-ce qui a changé pour les voisines depuis mars ?", "voisins | | | | 2026-03-01.. |"),
        ("la solidarité à la cantine", " | cantine | solidarite | | |"),
        ("quels problèmes à la cantine en octobre ?", " | cantine | | negative | 2026-10-01..2026-10-31 |"),
        ("et les étudiants ?", "etudiants | | | | |"),
        ("qu'est-ce qui va mieux pour les bénévoles ?", "benevoles | | | positive | |"),
        ("le lien social", " | | lien_social | | |"),
        ("échelles", " | | | | | échelle"),
        ("effets collectifs", " | | solidarite,reseaux,appartenance_exclusion,egalite_homme_femme | | |"),
        ("qu'est-ce qui a changé en 2025 ?", " | | | | 2025-01-01..2025-12-31 |"),
        ("en bien ou en mal ?", " | | | | |"), ("qu'est-ce qui a changé ?", " | | | | |"), ("", " | | | | |"),
        ("???", " | | | | |"), ("perceuse", " | | | | | perceuse"),
        ("que s'est-il passé la semaine dernière ?", " | | | | 2026-11-23..2026-11-29 |"),
        ("bilan de l'année", " | | | | |"), ("Combien de témoignages ?", " | | | | |"),
        ("résumé de novembre", " | | | | 2026-11-01..2026-11-30 |"),
        ("qui se plaint ?", " | | | negative | |"), ("comment vont les étudiants", "etudiants | | | | |"),
    ])
    func aQuestionIsRead(text: String, meaning: String) {
        let question = Self.reader.read(text, at: Self.now)
        let time =
            question.from == nil && question.to == nil
            ? "" : "\(question.from?.description ?? "")..\(question.to?.description ?? "")"
        let parts = [
            question.publics.joined(separator: ","), question.places.joined(separator: ","),
            question.effects.joined(separator: ","), question.polarity?.rawValue ?? "", time,
            question.words.joined(separator: ","),
        ]
        let read = parts.joined(separator: " | ").replacing("  ", with: " ")
        #expect(read.trimmedEnd == meaning.trimmedEnd, "\(text)")
    }

    @Test(arguments: [
        ("angles morts", true), ("Quels sont nos ANGLES MORTS ?", true), ("de quoi personne ne parle ?", true),
        ("les angles du mur", false),
    ])
    func blindSpotsAreAskedFor(text: String, isAsked: Bool) {
        #expect(Self.reader.asksForBlindSpots(text) == isAsked)
    }
}

extension String {
    fileprivate var trimmedEnd: Substring {
        var text = self[...]
        while let last = text.last, last == " " || last == "|" { text.removeLast() }
        return text
    }
}
