import Reporting
import TestimonyModel

/// The screen as rows of a window.
extension ReviewScreen {
    struct Picture {
        var rows: [ScreenRow]
        /// 0-based; `nil` where nothing is typed.
        var cursor: (row: Int, column: Int)?
    }

    func picture(columns: Int, rows: Int) -> Picture {
        let foot = foot(columns)
        let room = max(1, rows - 2 - foot.rows.count)
        var picture = [ScreenRow(title(columns), .bold), ScreenRow("")] + body(columns, room)
        picture += Array(repeating: ScreenRow(""), count: max(0, rows - picture.count - foot.rows.count))
        let shown = Array((picture + foot.rows).suffix(max(rows, 1)))
        return Picture(
            rows: shown,
            cursor: foot.cursor.map { (shown.count - foot.rows.count + $0.row, min($0.column, columns - 1)) })
    }

    private func title(_ columns: Int) -> String {
        let left = openCard.map(title(of:)) ?? "\(heading)\u{A0}: \(ReviewWords.testimonies(records.count))"
        let room = columns - left.count - actor.count
        return room > 1 ? left + String(repeating: " ", count: room) + actor : left
    }

    /// The list holds it no more once it was settled.
    private func title(of card: OpenCard) -> String {
        let place = records.firstIndex { $0.id == card.record.id }.map { "  (\($0 + 1) sur \(records.count))" }
        return names[card.record.id] + (place ?? "")
    }

    private var heading: String {
        let state =
            switch filter.states {
            case nil: "Tous"
            case [.rejected]: "Écartés"
            case [.accepted, .corrected]: "Acceptés ou corrigés"
            default: "À relire"
            }
        let parts = [
            state, filter.isDoubtful ? "à vérifier" : nil, filter.wantsOthers ? "hors témoignages" : nil,
            filter.effect.map(words.effect), filter.words.isEmpty ? nil : "« \(filter.words.joined(separator: " ")) »",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func body(_ columns: Int, _ room: Int) -> [ScreenRow] {
        switch layers.last {
        case .help: return Array(Self.help.map { ScreenRow($0) }.prefix(room))
        case .menu(let menu): return rows(of: menu, room)
        case .card, .question, nil:
            guard let card = openCard else { return list(columns, room) }
            let all = card.rows(width: columns - 2).map { row in
                ScreenRow(
                    " " + row.text, row.style, underlined: row.underlined.map { $0.lowerBound + 1..<$0.upperBound + 1 })
            }
            let top = min(card.top, max(0, all.count - room))
            var shown = Array(all[top...].prefix(room))
            if top + shown.count < all.count, !shown.isEmpty {
                shown[shown.count - 1] = ScreenRow(" … la suite avec ↓", .dim)
            }
            return shown
        }
    }

    private func rows(of menu: Menu, _ room: Int) -> [ScreenRow] {
        let lines = menu.lines.enumerated().map { at, line in
            let mark = line.isOn.map { $0 ? "[x] " : "[ ] " } ?? (at < 9 ? "\(at + 1). " : "   ")
            return ScreenRow(" \(mark)\(line.label)", at == menu.cursor ? .chosen : .plain)
        }
        let head = [ScreenRow(" \(menu.title)", .bold), ScreenRow("")]
        return head + window(lines.isEmpty ? [ScreenRow(" (rien)")] : lines, around: menu.cursor, room - head.count)
    }

    private func list(_ columns: Int, _ room: Int) -> [ScreenRow] {
        guard !records.isEmpty else { return [ScreenRow(" Rien à voir ici. « f » montre autre chose.")] }
        // Two rows each: only those that are seen are made.
        let count = max(1, room / 2)
        let first = max(0, min(cursor - count / 2, records.count - count))
        return records.indices[first..<min(first + count, records.count)].flatMap { at in
            rows(of: records[at], at == cursor, columns)
        }
    }

    private func rows(of record: TestimonyRecord, _ isChosen: Bool, _ columns: Int) -> [ScreenRow] {
        let effects = record.frame.observations.map(words.line).joined(separator: "\u{A0}; ")
        let day = ReviewWords.day(record.sentAt.date)
        let head = "\(names[record.id])  \(day) · \(ReviewWords.state(record.review)) · \(effects)"
        return [
            ScreenRow((isChosen ? "> " : "  ") + fitted(head, columns - 2), isChosen ? .chosen : .plain),
            ScreenRow("    " + excerpt(record.text, max(8, columns - 5)), .dim),
        ]
    }

    private func fitted(_ text: String, _ width: Int) -> String {
        text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
    }

    private func window(_ rows: [ScreenRow], around at: Int, _ room: Int) -> [ScreenRow] {
        let first = max(0, min(at - room / 2, rows.count - room))
        return Array(rows[min(first, rows.count)...].prefix(max(1, room)))
    }

    /// The keys, or what is asked; the message above them.
    private func foot(_ columns: Int) -> (rows: [ScreenRow], cursor: (row: Int, column: Int)?) {
        var rows = [ScreenRow("")]
        if !message.isEmpty { rows += TextColumn.lines(of: message, width: columns).map { ScreenRow($0, .bold) } }
        let keys: [String]
        switch layers.last {
        case .question(let question):
            rows.append(ScreenRow("\(question.prompt) (Échap laisse)", .bold))
            // A line that is too long shows its end.
            let room = max(1, columns - 3)
            let shown = String(question.line.before.suffix(room))
            rows.append(ScreenRow("> \(shown)\(question.line.after)"))
            let cells = shown.reduce(0) { $0 + $1.cells }
            return (rows, (rows.count - 1, 2 + cells))
        case .menu(let menu): keys = [menu.hint]
        case .help: keys = ["Une touche revient"]
        case .card:
            keys = [
                "a accepter   c corriger   e écarter   n noter   p partager   r réunir",
                "u annuler   ← → précédent, suivant   ↑ ↓ défiler   q liste   ? aide",
            ]
        case nil:
            keys = [
                "↑ ↓ choisir   Entrée ouvrir   a accepter   c corriger   e écarter   n noter",
                "u annuler   f montrer autre chose   / chercher   ? aide   q quitter",
            ]
        }
        return (
            rows + keys.map(unbroken).flatMap { TextColumn.lines(of: $0, width: columns) }.map { ScreenRow($0, .dim) },
            nil
        )
    }

    /// A key stays on the row of what it does.
    private func unbroken(_ keys: String) -> String {
        keys.split(separator: "   ").map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: "   ")
    }

    private static let help = [
        " a  accepter\u{A0}: les codes sont justes, le témoignage compte",
        " c  corriger\u{A0}: changer un effet, qui, où, quand, les mots cités",
        " e  écarter\u{A0}: il ne compte plus\u{A0}; une raison est demandée",
        " n  noter\u{A0}: une remarque à côté, qui ne change rien",
        " p  partager\u{A0}: deux choses racontées en une deviennent deux témoignages",
        " r  réunir\u{A0}: la même chose racontée deux fois compte une fois",
        " u  annuler la dernière décision, puis celle d’avant",
        "", " Souligné\u{A0}: les mots pour lesquels un effet est codé.",
        " Sûr, probable, à vérifier\u{A0}: ce que le programme pense de son code.",
        " Ce que vous décidez est gardé avec votre nom et l’heure\u{A0}; la proposition",
        " du programme reste. « À ne pas citer »\u{A0}: le témoin ne l’a pas permis.",
    ]
}
