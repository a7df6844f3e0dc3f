import ArgumentParser
import Arguments
import Intake
import Reporting
import TestimonyModel

extension ReviewCommand {
    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Change the codes of a testimony; what is changed is settled.",
            discussion: """
                Ids are those of the codebook. A minus takes out: --place=-cantine, --facet publics=voisins,-etudiants. An \
                effect that is new wants the words of the text that tell of it: --effect +solidarite --evidence "prêté une \
                échelle".
                """)

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String
        @Option(
            parsing: .unconditionalSingleValue,
            help: "An effect for the good (+solidarite) or the bad (-solidarite); repeatable, as all of these.")
        var effect: [String] = []
        @Option(help: "Take an effect out.") var removeEffect: [String] = []
        @Option(help: ArgumentHelp("positive or negative.", valueName: "effect=polarity")) var polarity: [String] = []
        @Option(help: ArgumentHelp("observed, wished or absent.", valueName: "effect=status")) var status: [String] = []
        @Option(
            help: ArgumentHelp(
                "Words of the text, for the one effect that is named, or effect=words.", valueName: "words"))
        var evidence: [String] = []
        @Option(help: ArgumentHelp("Options of a facet.", valueName: "facet=options")) var facet: [String] = []
        @Option(parsing: .unconditionalSingleValue, help: "A place.") var place: [String] = []
        @Option(
            parsing: .unconditionalSingleValue,
            help: "When it happened, in EDTF: 2026-11-18, 2026-11, 2026-24 (winter), 2023-09/..")
        var when: [String] = []
        @Option(help: "Why; it is kept.") var reason: String?

        func run() async throws {
            try await options.deciding { deciding in
                let seen = try await deciding.seen(id, for: .correct)
                let correction = Correction(try CorrectionArguments(self).changes)
                let after: TestimonyRecord
                do {
                    after = try correction.applied(to: seen.record, deciding.desk.codebook)
                } catch let fault as CorrectionFault {
                    throw Failure(.usage, deciding.desk.words.sentence(fault))
                }
                let outcome = try await deciding.desk.decide(
                    .correct, on: seen, after: after, by: deciding.actor, note: reason)
                try await deciding.tell(outcome, .correct, seen)
            }
        }
    }
}

/// The options of `correct` as changes, in the order in which they build on each other.
struct CorrectionArguments {
    private(set) var changes: [Correction.Change] = []

    init(_ options: ReviewCommand.Correct) throws {
        let effects = options.effect.map { signed($0) }
        let polarities = try options.polarity.map { try named($0, "--polarity", Polarity.init) }
        let statuses = try options.status.map { try named($0, "--status", Status.init) }
        let mentioned = Set(effects.map { $0.name } + polarities.map { $0.0 } + statuses.map { $0.0 })
        let quotes = try options.evidence.map { try quote($0, mentioned) }
        changes += options.removeEffect.map { .noEffect($0) }
        changes += effects.map { effect in
            .effect(
                effect.name, effect.isMinus ? .negative : .positive,
                evidence: quotes.first { $0.0 == effect.name }?.1)
        }
        changes += polarities.map { .polarity($0.0, $0.1) }
        changes += statuses.map { .status($0.0, $0.1) }
        changes += quotes.filter { quote in !effects.contains { $0.name == quote.0 } }.map { .evidence($0.0, $0.1) }
        for facet in options.facet {
            let (name, values) = try pair(facet, "--facet")
            changes += values.split(separator: ",").map { value in
                let option = signed(String(value))
                return option.isMinus ? .noOption(name, option.name) : .option(name, option.name)
            }
        }
        changes += options.place.map(signed).map { $0.isMinus ? .noPlace($0.name) : .place($0.name) }
        changes += try options.when.map(signed).map { when in
            guard let date = EDTF(when.name) else {
                throw Failure(
                    .usage, "« \(when.name) » n’est pas une date ; par exemple 2026-11-18, 2026-11 ou 2023-09/..")
            }
            return when.isMinus ? .noDate(date) : .date(date)
        }
        if changes.isEmpty {
            throw Failure(.usage, "que faut-il corriger ? Par exemple --effect +solidarite, --place cour")
        }
    }

    /// Without its sign.
    private func signed(_ text: String) -> (name: String, isMinus: Bool) {
        let isMinus = text.hasPrefix("-") || text.hasPrefix("−")
        return (isMinus || text.hasPrefix("+") ? String(text.dropFirst()) : text, isMinus)
    }

    private func pair(_ text: String, _ option: String) throws -> (String, String) {
        guard let at = text.firstIndex(of: "="), at > text.startIndex else {
            throw Failure(.usage, "\(option) attend la forme nom=valeur, et non « \(text) »")
        }
        return (String(text[..<at]), String(text[text.index(after: at)...]))
    }

    private func named<Value: CaseIterable & RawRepresentable<String>>(
        _ text: String, _ option: String, _ value: (String) -> Value?
    ) throws -> (String, Value) {
        let (name, text) = try pair(text, option)
        if let value = value(text) { return (name, value) }
        let known = Value.allCases.map(\.rawValue)
        let hint =
            known.nearest(to: text).map { "vouliez-vous dire \($0) ?" } ?? "il y a \(known.joined(separator: ", "))"
        throw Failure(.usage, "\(option) ne connaît pas « \(text) » ; \(hint)")
    }

    /// The words of an effect: `effect=words`, or words alone where one effect is named.
    private func quote(_ text: String, _ named: Set<String>) throws -> (String, String) {
        if let at = text.firstIndex(of: "="), named.contains(String(text[..<at])) || named.isEmpty {
            return (String(text[..<at]), String(text[text.index(after: at)...]))
        }
        guard named.count == 1, let effect = named.first else {
            throw Failure(.usage, "de quel effet sont ces mots ? Donnez --evidence \"effet=mots\"")
        }
        return (effect, text)
    }
}
