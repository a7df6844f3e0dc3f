/// Floors by their number alone: "au 3e", "le graffeur du 2e", "les chiottes du 4ème".
///
/// An ordinal behind "au" or "du" is a floor where nothing follows that it would count: "au 3e essai", "du 1er mai".
func floorFindings(in text: FoldedText, option: Int) -> [FacetFinding] {
    var findings: [FacetFinding] = []
    for index in text.tokens.indices where text.tokens[index].kind == .number {
        guard let end = floorEnd(at: index, in: text) else { continue }
        let range = text.tokens[index].start..<text.tokens[end - 1].end
        findings.append(
            FacetFinding(facet: FacetFinding.places, option: option, range: range, tokens: index..<end, weight: 0.8))
    }
    return findings
}

/// The token behind "3e", "1er", "2ème" when it stands for a floor.
private func floorEnd(at index: Int, in text: FoldedText) -> Int? {
    let tokens = text.tokens
    guard tokens[index].kind == .number, tokens[index].end - tokens[index].start == 1, index > 0,
        index + 1 < tokens.count, !tokens[index + 1].flags.contains(.spaceBefore),
        ordinalSuffixes.contains(text.words[index + 1]), articles.contains(text.words[index - 1])
    else { return nil }
    let next = index + 2
    guard next < tokens.count else { return next }
    if text.words[next] == "etage" || tokens[next].kind != .word { return next }
    return followers.contains(text.words[next]) ? next : nil
}

private let ordinalSuffixes = WordSet("e er eme ieme nd nde ere em")
private let articles = WordSet("au du")
/// Words that begin something new, so that the ordinal before them stands alone.
private let followers = WordSet(
    "a ont est sont et ou on il elle ils elles qui que ca c' j' je nous vous ne n' m' l' se s' le la les un une des "
        + "avec pour dans chez sans mais car donc depuis hier ce cette y de d' en faisait fait avait avaient etait "
        + "etaient nos mon ma toujours enfin quand puis pas gauche droite cote accroches tous")
