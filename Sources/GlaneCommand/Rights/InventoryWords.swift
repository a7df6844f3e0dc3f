import Store
import TestimonyModel

extension Inventory {
    /// What a file holds, for people.
    var words: String {
        var told = counted(testimonies, "testimony", "testimonies")
        if let firstTold, let lastTold {
            let (first, last) = (firstTold.date, lastTold.date)
            told += first == last ? " of \(first)" : " told from \(first) to \(last)"
        }
        let others = [
            (observations, counted(observations, "observation")),
            (openConversations, counted(openConversations, "open conversation")),
            (waitingLetters, counted(waitingLetters, "letter that waits", "letters that wait")),
            (tombstones, counted(tombstones, "line of an erased testimony", "lines of erased testimonies")),
        ]
        return ([told] + others.filter { $0.0 > 0 }.map(\.1)).joined(separator: ", ") + "; schema \(schema)"
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
