/// Makes something smaller while it still shows a fault: first by leaving out what it is made of, in ever smaller parts
/// (Zeller's ddmin), then word by word.
struct Shrinking {
    /// Times that the fault may be looked for; whatever was reached then is the answer.
    private var attempts = 4_000

    init(attempts: Int = 4_000) { self.attempts = attempts }

    /// The shortest list found that `shows` the fault, no element of which can be left out; `least` elements stay.
    mutating func shortest<Element>(_ list: [Element], least: Int = 0, _ shows: ([Element]) -> Bool) -> [Element] {
        var list = list
        var size = list.count / 2
        while size > 0 {
            var start = 0
            var isShorter = false
            while start < list.count, list.count > least, attempts > 0 {
                var shorter = list
                shorter.removeSubrange(start..<min(list.count, start + size))
                attempts -= 1
                if shorter.count >= least, shows(shorter) {
                    list = shorter
                    isShorter = true
                } else {
                    start += size
                }
            }
            size = isShorter && size == 1 ? 1 : size / 2
        }
        return list
    }

    /// The shortest text found that `shows` the fault: fewer words, and where one word is long, fewer letters.
    mutating func shortest(_ text: String, _ shows: (String) -> Bool) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let fewer = shortest(words, least: 1) { shows($0.joined(separator: " ")) }.joined(separator: " ")
        guard fewer.unicodeScalars.count > 40, fewer.split(separator: " ").contains(where: { $0.utf8.count > 30 })
        else {
            return fewer
        }
        let scalars = shortest(Array(fewer.unicodeScalars), least: 1) { shows(String($0)) }
        return String(scalars)
    }
}

extension String {
    fileprivate init(_ scalars: [Unicode.Scalar]) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self = String(view)
    }
}

extension Script {
    /// The shortest script found of which `shows` holds.
    func shortest(_ shows: (Script) -> Bool) -> Script {
        var shrinking = Shrinking()
        var script = self
        for simpler in simplerSettings where shows(Script(script.acts, simpler)) { script.setting = simpler }
        let setting = script.setting
        script.acts = shrinking.shortest(script.acts) { shows(Script($0, setting)) }
        for index in script.acts.indices {
            guard let text = script.acts[index].text else { continue }
            var other = script
            let shorter = shrinking.shortest(text) {
                other.acts[index] = .types($0)
                return shows(other)
            }
            script.acts[index] = .types(shorter)
        }
        script.acts = shrinking.shortest(script.acts) { shows(Script($0, setting)) }
        return script
    }

    /// Without an opening, if it plays no part.
    private var simplerSettings: [Setting] {
        var known = setting
        known.isKnown = true
        known.botSpeaksFirst = false
        return known == setting ? [] : [known]
    }
}

extension Telling {
    /// The shortest telling found of which `shows` holds; two facts stay where their order matters.
    func shortest(_ shows: (Telling) -> Bool) -> Telling {
        var shrinking = Shrinking()
        var telling = self
        for index in facts.indices.reversed() {
            guard let fewer = telling.without(fact: index), shows(fewer) else { continue }
            telling = fewer
        }
        var other = telling
        telling.story = shrinking.shortest(telling.story) {
            other.story = $0
            return shows(other)
        }
        return telling
    }

    private func without(fact index: Int) -> Telling? {
        var fewer = self
        guard facts.indices.contains(index) else { return nil }
        fewer.facts.remove(at: index)
        switch detour {
        case .order(let order):
            guard facts.count > 2 else { return nil }
            let left = order.filter { $0 != index }.map { $0 > index ? $0 - 1 : $0 }
            guard left != Array(left.indices) else { return nil }
            fewer.detour = .order(left)
        case .corrected(let wrongAt, let wrong, let right, let isLate):
            guard wrongAt != index else { return nil }
            fewer.detour = .corrected(
                wrongAt > index ? wrongAt - 1 : wrongAt, wrong: wrong, right: right, isLate: isLate)
        }
        return fewer
    }
}
