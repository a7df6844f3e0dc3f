import Reporting
import Store
import TestimonyModel

extension Inventory {
    /// What a file holds, for people.
    func words(_ say: Bilingual) -> String {
        let others = [
            (observations, say(counted(observations, "observation"), counted(observations, "observation"))),
            (
                openConversations,
                say(
                    counted(openConversations, "conversation ouverte", "conversations ouvertes"),
                    counted(openConversations, "open conversation"))
            ),
            (
                waitingLetters,
                say(
                    counted(waitingLetters, "envoi qui attend", "envois qui attendent"),
                    counted(waitingLetters, "letter that waits", "letters that wait"))
            ),
            (
                tombstones,
                say(
                    counted(tombstones, "ligne d’un témoignage effacé", "lignes de témoignages effacés"),
                    counted(tombstones, "line of an erased testimony", "lines of erased testimonies"))
            ),
        ]
        let parts = [told(say)] + others.filter { $0.0 > 0 }.map(\.1)
        return parts.joined(separator: ", ") + say("\u{202F}; schéma \(schema)", "; schema \(schema)")
    }

    private func told(_ say: Bilingual) -> String {
        guard let first = firstTold?.date, let last = lastTold?.date else {
            return say("aucun témoignage", "0 testimonies")
        }
        let several = testimonies > 1
        let (from, to) = (RightsWords.day(first), RightsWords.day(last))
        return say(
            counted(testimonies, "témoignage") + (several ? " racontés " : " raconté ")
                + (first == last ? "le \(from)" : "du \(from) au \(to)"),
            counted(testimonies, "testimony", "testimonies")
                + (first == last ? " of \(first)" : " told from \(first) to \(last)"))
    }

    /// The fields of one JSON object.
    func write(to json: inout JSONWriter) {
        let counts = [
            ("schema", schema), ("testimonies", testimonies), ("observations", observations),
            ("open_conversations", openConversations), ("waiting_letters", waitingLetters), ("erased", tombstones),
        ]
        for (name, count) in counts {
            json.key(name)
            json.integer(count)
        }
        json.field("first_told", orNull: firstTold?.description)
        json.field("last_told", orNull: lastTold?.description)
    }
}
