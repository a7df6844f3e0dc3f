import TestimonyModel

/// Words that several witnesses share where they tell of one effect: what coordinators may take as keywords.
package struct KeywordProposals: Sendable, Hashable {
    package struct Proposal: Sendable, Hashable {
        package var phrase: String
        /// Distinct witnesses who use it.
        package var witnesses: Int
    }

    package struct Section: Sendable, Hashable {
        /// The id of the effect.
        package var section: String
        package var label: String
        package var proposals: [Proposal]
    }

    /// Effects with a proposal, in the order of the codebook.
    package var sections: [Section]

    /// At most `limit` phrases an effect, of testimonies that may be quoted, each used by `witnesses` or more: a phrase of
    /// fewer would give away who told it.
    package init(
        of records: [TestimonyRecord], within days: ClosedRange<CivilDate>? = nil, codebook: Codebook,
        witnesses: Int = 3, limit: Int = 5
    ) {
        let told = PageRecords(records, within: days)
        let phrases = codebook.effects.map { ($0, SharedPhrases($0.id, told)) }
        var everywhere: [String: Set<Int>] = [:]
        for (_, shared) in phrases {
            for (phrase, heard) in shared.words where !phrase.contains(" ") {
                everywhere[phrase, default: []].formUnion(heard)
            }
        }
        sections = phrases.compactMap { effect, shared in
            let chosen = shared.best(witnesses: witnesses, everywhere: everywhere.mapValues(\.count)).prefix(limit)
            guard !chosen.isEmpty else { return nil }
            return Section(section: effect.id, label: effect.label.frenchTypography, proposals: Array(chosen))
        }
    }
}

/// Runs of one to four words within the evidence of one effect, with their witnesses.
private struct SharedPhrases {
    private(set) var words: [String: Set<Int>] = [:]

    init(_ effect: String, _ told: PageRecords) {
        for polarity in Polarity.allCases {
            for telling in told.tellings(effect, .observed, polarity) {
                let record = told[telling.record]
                guard told.isQuotable[telling.record] else { continue }
                let observation = told.observation(telling)
                for phrase in Self.phrases(observation.evidence, without: record.frame.personal) {
                    // Those without a pseudonym may all be one person.
                    words[phrase, default: []].insert(told.witnesses[telling.record] ?? -1)
                }
            }
        }
    }

    /// The most shared first. A single word must belong to this effect more than to others, and a phrase within a longer
    /// one that nearly as many use is left out.
    func best(witnesses: Int, everywhere: [String: Int]) -> [KeywordProposals.Proposal] {
        let shared = words.filter { phrase, heard in
            heard.count >= witnesses && (phrase.contains(" ") || 2 * heard.count >= everywhere[phrase] ?? 0)
        }
        let whole = shared.filter { phrase, heard in
            !shared.contains { longer, others in
                longer.count > phrase.count && " \(longer) ".contains(" \(phrase) ")
                    && 3 * others.count >= 2 * heard.count
            }
        }
        return whole.sorted { ($1.value.count, $1.key.count, $0.key) < ($0.value.count, $0.key.count, $1.key) }
            .map { KeywordProposals.Proposal(phrase: $0.key, witnesses: $0.value.count) }
    }

    private static func phrases(_ text: String, without personal: [String]) -> Set<String> {
        var found: Set<String> = []
        let hidden = Set(personal.flatMap { $0.lowercased().split(separator: " ").map(String.init) })
        for run in runs(text.lowercased()) {
            for start in run.indices {
                for length in 1...4 where start + length <= run.count {
                    let words = run[start..<start + length]
                    guard let first = words.first, let last = words.last, !FunctionWords.all.contains(first),
                        !FunctionWords.all.contains(last), length > 1 || first.count > 4,
                        hidden.isDisjoint(with: words)
                    else { continue }
                    found.insert(words.joined(separator: " ").replacing("’ ", with: "’"))
                }
            }
        }
        return found
    }

    /// Words between signs; what stands in square brackets took the place of a name.
    private static func runs(_ text: String) -> [[String]] {
        var runs: [[String]] = [[]]
        var word = ""
        var isHidden = false
        func end() {
            if !word.isEmpty { runs[runs.count - 1].append(word) }
            word = ""
        }
        for character in text {
            switch character {
            case "[", "]":
                end()
                isHidden = character == "["
                runs.append([])
            case _ where isHidden: continue
            case "'", "’":
                word += "’"
                end()
            case "-" where !word.isEmpty, "·" where !word.isEmpty: word.append(character)
            case _ where character.isLetter: word.append(character)
            case _ where character.isWhitespace: end()
            default:
                end()
                runs.append([])
            }
        }
        end()
        return runs
    }
}
