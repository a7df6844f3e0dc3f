import DialogEngine
import DialogFormat
import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import Intake

/// One answer to one question of each type: a table of what people type, and what is kept.
struct AnswerTests {
    private static let slots = """
        dialog: d
        version: 1
        slots:
          - {id: integer, type: integer}
          - {id: decimal, type: decimal}
          - {id: date, type: date}
          - {id: yes_no, type: yes_no}
          - {id: rating, type: rating}
          - {id: choice, type: choice, choices: [bike, bus, foot, car]}
          - {id: choices, type: choices, choices: [mon, tue, wed, none]}
          - {id: coded, type: choice, choices: ['0', '1', '98']}
          - {id: text, type: text}
          - {id: person, type: person}
          - {id: last, type: text}
        """
    private static let wording = """
        language: fr
        like: temoignage
        slots:
          integer: {name: le nombre, ask: Combien ?}
          decimal: {name: la mesure, ask: Combien ?}
          date: {name: le jour, ask: Quand ?}
          yes_no: {name: oui ou non, ask: Oui ?}
          rating: {name: la note, ask: Quelle note ?}
          choice: {name: le trajet, ask: Comment ?, choices: {bike: [à vélo, vélo, bicyclette], bus: en bus, foot: [à pied, marche], car: en voiture}}
          choices: {name: les jours, ask: Quels jours ?, choices: {mon: [le lundi, lundi], tue: [le mardi, mardi], wed: [le mercredi, mercredi], none: [aucun jour, aucun]}}
          coded: {name: le code, ask: Lequel ?, choices: {'0': jamais, '1': une fois par an, '98': je ne me prononce pas}}
          text: {name: le mot, ask: Un mot ?}
          person: {name: qui, ask: Qui ?}
          last: {name: la fin, ask: Autre chose ?}
        """

    private static let dialog: (Dialog, Wording) = {
        var findings = Findings()
        let folder = DataFolder(shipped: checkout.appending(path: "Dialogs"))
        guard
            let dialog = Dialog(
                DataFile(name: "d.yaml", text: slots), codebook: shipped.codebook, &findings),
            let wording = Wording(
                DataFile(name: "fr/d.yaml", text: wording), dialog: dialog, codebook: shipped.codebook,
                normaliser: shipped.normaliser, like: { try? folder.file("fr/\($0).yaml") }, &findings),
            !findings.hasErrors
        else { fatalError("\(findings.sorted)") }
        return (dialog, wording)
    }()

    /// What is kept of an answer; "?" where it is not understood, the state where it is left open on purpose.
    private func kept(_ text: String, as slot: String) throws -> String {
        var (dialog, wording) = Self.dialog
        dialog.slots = dialog.slots.filter { [slot, "last"].contains($0.id) }
        wording.slots = wording.slots.filter { [slot, "last"].contains($0.key) }
        var context = shipped.context(
            now: Moment("2026-11-25T12:00:00+01:00")!, newID: "id", conversation: "c", speaker: "s", held: Held())
        context.dialog = dialog
        context.localisations.own.wording = wording
        context.localisations.own.saidPhrases = SaidPhrases(
            wording, dialog, shipped.codebook, normaliser: shipped.normaliser)
        let opened = reduce(Session(dialog: dialog), .opened, context).session
        let turn = reduce(opened, .utterance(text), context)
        let stored = try JSONDecoder().decode(Session.self, from: JSONEncoder().encode(turn.session))
        guard let value = stored.draft.slots[slot] else {
            if case .asking(slot, 1) = turn.session.phase { return "?" }
            return "nothing"
        }
        return value.values.isEmpty ? value.state.rawValue : value.values.joined(separator: " ")
    }

    @Test(arguments: [
        ("integer", "12", "12"), ("integer", "j'ai 34 ans", "34"), ("integer", "trente-quatre", "34"),
        ("integer", "une dizaine", "10"), ("integer", "1 200", "1200"), ("integer", "3,5", "?"),
        ("integer", "-4", "-4"),
        ("integer", "12 ou 13", "?"), ("integer", "zéro", "0"), ("integer", "aucun", "0"),
        ("integer", "99999999999999999999", "?"), ("integer", "bof", "?"), ("integer", "je sais pas", "does-not-know"),
        ("integer", "passer", "skipped"), ("integer", "je préfère pas répondre", "refused"),
        ("integer", "aucune", "0"), ("integer", "aucune heure", "0"), ("integer", "une heure et demie", "?"),
        ("decimal", "12,5", "12.5"), ("decimal", "2.75 m", "2.75"), ("decimal", "trois", "3"),
        ("decimal", "une heure et demie", "1.5"), ("decimal", "trois jours et demi", "3.5"),
        ("decimal", "deux et demi", "2.5"), ("decimal", "une demi-heure", "0.5"),
        ("decimal", "trois quarts d’heure", "0.75"), ("decimal", "un quart d’heure", "0.25"),
        ("decimal", "deux heures et quart", "2.25"), ("decimal", "deux heures trois quarts", "2.75"),
        ("decimal", "1h30", "1.5"), ("decimal", "1 heure 30", "1.5"), ("decimal", "une heure trente", "1.5"),
        ("decimal", "2 h 15 min", "2.25"), ("decimal", "une heure", "1"), ("decimal", "half an hour", "0.5"),
        ("decimal", "2 h par jour pendant 3 jours", "?"), ("decimal", "90 minutes", "90"),
        ("date", "le 12 mars 2025", "2025-03-12"), ("date", "12/03/2025", "2025-03-12"), ("date", "hier", "2026-11-24"),
        ("date", "en mars 2024", "2024-03"), ("date", "2019", "2019"), ("date", "un jour", "?"),
        ("date", "2025-03-12", "2025-03-12"),
        ("yes_no", "oui", "yes"), ("yes_no", "non", "no"), ("yes_no", "mouais", "yes"),
        ("yes_no", "carrément pas", "no"),
        ("yes_no", "si", "yes"), ("yes_no", "bien sûr", "yes"), ("yes_no", "pas vraiment", "no"),
        ("yes_no", "nan", "no"),
        ("yes_no", "jamais de la vie", "no"), ("yes_no", "👍", "yes"), ("yes_no", "oui oui", "yes"),
        ("yes_no", "bof", "?"),
        ("yes_no", "ça dépend", "?"), ("yes_no", "yes", "yes"), ("yes_no", "no", "no"), ("yes_no", "absolument", "yes"),
        ("yes_no", "pas du tout", "no"), ("yes_no", "je ne sais pas", "does-not-know"), ("yes_no", "évidemment", "yes"),
        ("rating", "4", "4"), ("rating", "4/5", "4"), ("rating", "4 sur 5", "4"), ("rating", "quatre", "4"),
        ("rating", "6", "?"), ("rating", "2 ou 3", "?"), ("rating", "je mets 5", "5"), ("rating", "5/5", "5"),
        ("choice", "2", "bus"), ("choice", "vélo", "bike"), ("choice", "à vélo", "bike"),
        ("choice", "j'y vais à pied", "foot"),
        ("choice", "la 3", "foot"), ("choice", "pas le vélo, en bus", "bus"), ("choice", "bike", "bike"),
        ("choice", "en voitures", "car"), ("choice", "le deuxième", "bus"), ("choice", "vélo ou bus", "?"),
        ("choice", "7", "?"), ("choice", "fusée", "?"), ("choice", "aucun", "does-not-know"),
        ("choice", "VÉLO !!", "bike"),
        ("choices", "1 et 3", "mon wed"), ("choices", "lundi, mercredi", "mon wed"),
        ("choices", "tout sauf lundi", "tue wed none"),
        ("choices", "tous", "mon tue wed none"), ("choices", "aucun", "none"),
        ("choices", "pas le lundi mais le mardi", "tue"),
        ("choices", "mercredi et lundi", "mon wed"), ("choices", "1,2", "mon tue"),
        ("choices", "tout sauf le 4", "mon tue wed"),
        ("choices", "mon", "mon"), ("choices", "jeudi", "?"),
        ("coded", "0", "0"), ("coded", "1", "1"), ("coded", "98", "98"), ("coded", "2", "?"), ("coded", "jamais", "0"),
        ("text", "rien à dire de plus que merci", "rien à dire de plus que merci"),
        ("text", "demandez à Fatou Diallo au 06 12 34 56 78", "demandez à [prénom] [nom] au [téléphone]"),
        ("text", "rien", "does-not-know"), ("text", "non", "does-not-know"), ("text", "12", "12"),
        ("person", "une voisine", "une voisine"), ("person", "Awa", "[prénom]"), ("person", "Xhafer", "[prénom]"),
        ("person", "mon voisin Xhafer", "mon voisin [prénom]"),
    ])
    func anAnswerIsKeptAsItWasMeant(slot: String, text: String, expected: String) throws {
        #expect(try kept(text, as: slot) == expected)
    }
}
