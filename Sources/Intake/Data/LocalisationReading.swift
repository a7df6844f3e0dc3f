import DialogEngine
import DialogFormat
import TestimonyModel

extension Localisation {
    /// Reads what stands in the folder of a language; `nil` when a fault leaves something out.
    init?(
        _ language: String, _ folder: DataFolder, _ vocabulary: SiteVocabulary, dialog: Dialog, named name: String,
        isFormal: Bool, _ findings: inout Findings
    ) throws(MissingData) {
        let (codebook, normaliser) = (vocabulary.codebook, vocabulary.normaliser)
        guard
            let patterns = Patterns(
                try folder.file("\(language)/patterns.yaml"), also: { try? folder.file("\($0)/patterns.yaml") },
                normaliser: normaliser, &findings),
            let alerts = AlertsFile.alerts(
                try folder.file("\(language)/alerts.yaml"), also: { try? folder.file("\($0)/alerts.yaml") },
                normaliser: normaliser, &findings),
            var wording = Wording(
                try folder.file("\(language)/\(name).yaml"), dialog: dialog, codebook: codebook,
                normaliser: normaliser, like: { try? folder.file("\(language)/\($0).yaml") }, &findings)
        else { return nil }
        if isFormal, let like = wording.like, let file = try? folder.file("\(language)/\(like).vous.yaml") {
            wording.address(likeOther: file)
        }
        // Read at any rate: a fault in it must not wait for the day that it is wanted. Until then a question of one's own
        // that says « tu » is a remark.
        if let file = try? folder.file("\(language)/\(name).vous.yaml") {
            var formal = wording
            var found = Findings()
            formal.address(file, dialog: dialog, codebook: codebook, &found)
            for var fault in found.all {
                if !isFormal, fault.kind == .saysTu { fault.severity = .warning }
                findings.report(fault)
            }
            if isFormal { wording = formal }
        }
        self.init(
            wording: wording, saidPhrases: SaidPhrases(wording, dialog, codebook, normaliser: normaliser),
            patterns: patterns, alerts: alerts)
    }

    /// The other languages that have a wording of the dialog. Texts that are missing there are said in the site's own
    /// language, and what cannot be read is left out: a slip in a translation is no reason for silence. Each fault is a
    /// remark.
    static func others(
        than own: Localisation, _ folder: DataFolder, _ vocabulary: SiteVocabulary, dialog: Dialog,
        named name: String, isFormal: Bool
    ) -> (all: [Localisation], findings: Findings) {
        var found = Findings()
        var all: [Localisation] = []
        for language in folder.folders(with: "\(name).yaml") where language != own.language {
            do throws(MissingData) {
                guard
                    var localisation = try Localisation(
                        language, folder, vocabulary, dialog: dialog, named: name, isFormal: isFormal, &found)
                else { continue }
                localisation.complete(by: own, dialog, vocabulary)
                all.append(localisation)
            } catch {
                found.report(
                    Diagnostic(
                        file: "\(language)/\(name).yaml", line: 0, column: 0, kind: .missingTranslation,
                        message: "nobody is spoken to in this language: \(error.description)"))
            }
        }
        var remarks = Findings()
        for var fault in found.all {
            fault.severity = .warning
            remarks.report(fault)
        }
        return (all, remarks)
    }

    private mutating func complete(by own: Localisation, _ dialog: Dialog, _ vocabulary: SiteVocabulary) {
        wording = wording.completed(by: own.wording)
        saidPhrases = SaidPhrases(wording, dialog, vocabulary.codebook, normaliser: vocabulary.normaliser)
        alerts += own.alerts.filter { alert in !alerts.contains { $0.id == alert.id } }
    }
}
