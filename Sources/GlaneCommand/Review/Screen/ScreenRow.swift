import TestimonyModel

/// One row of a screen, with how its characters look.
struct ScreenRow: Hashable {
    enum Style { case plain, bold, dim, chosen }

    var text: String
    var style: Style
    /// Ranges of characters that are underlined.
    var underlined: [Range<Int>]

    init(_ text: String, _ style: Style = .plain, underlined: [Range<Int>] = []) {
        self.text = text
        self.style = style
        self.underlined = underlined
    }

    /// A testimony's text, with the words underlined that it was coded for.
    static func text(_ record: TestimonyRecord, width: Int) -> [ScreenRow] {
        if record.text.isEmpty { return [ScreenRow(excerpt("", width))] }
        let characters = Array(record.text)
        var isEvidence = [Bool](repeating: false, count: characters.count)
        var scalar = 0
        for (at, character) in characters.enumerated() {
            let end = scalar + character.unicodeScalars.count
            isEvidence[at] = record.frame.observations.contains { $0.start < end && $0.end > scalar }
            scalar = end
        }
        return TextColumn.rows(of: characters, width: width).map { row in
            let text = TextColumn.trimmed(characters[row].map { $0.isWhitespace && $0 != "\u{A0}" ? " " : $0 })
            return ScreenRow(text, underlined: runs(isEvidence[row].prefix(text.count)))
        }
    }

    /// Where a row of marks is set.
    private static func runs(_ marks: ArraySlice<Bool>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (at, mark) in marks.enumerated() where mark {
            if let last = runs.last, last.upperBound == at {
                runs[runs.count - 1] = last.lowerBound..<at + 1
            } else {
                runs.append(at..<at + 1)
            }
        }
        return runs
    }

    /// With the control sequences of ECMA-48; a row never wider than the window.
    func styled(width: Int, isStyled: Bool) -> String {
        var cells = 0
        let shown = text.prefix { character in
            cells += character.cells
            return cells <= width
        }
        // Control characters in what a witness typed are for nobody's terminal.
        let safe = shown.map { character in
            character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : character
        }
        guard isStyled else { return String(safe) }
        var result = ""
        for (at, character) in safe.enumerated() {
            if underlined.contains(where: { $0.lowerBound == at }) { result += "\u{1B}[4m" }
            result.append(character)
            if underlined.contains(where: { $0.upperBound == at + 1 }) { result += "\u{1B}[24m" }
        }
        switch style {
        case .plain: return result + (underlined.isEmpty ? "" : "\u{1B}[0m")
        case .bold: return "\u{1B}[1m\(result)\u{1B}[0m"
        case .dim: return "\u{1B}[2m\(result)\u{1B}[0m"
        case .chosen: return "\u{1B}[7m\(result)\u{1B}[0m"
        }
    }
}
