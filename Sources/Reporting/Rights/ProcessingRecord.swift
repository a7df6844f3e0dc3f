import Delivery
import TestimonyModel

/// The sheet of the register of processing (GDPR, article 30) that a site keeps about glane, in the sections of the CNIL's
/// model. It says what the configuration says; what only the site knows is left to be filled in, and marked so.
package struct ProcessingRecord: Sendable, Hashable {
    /// Where posts go.
    package struct Recipient: Sendable, Hashable {
        package var name: String
        package var audience: Destination.Audience
        package var detail: Consent
        package var events: Set<Destination.Event>

        package init(_ destination: Destination) {
            name = destination.name
            audience = destination.audience
            detail = destination.detail
            events = destination.events
        }
    }

    /// A file that is nobody else's, and who may read it.
    package struct KeptFile: Sendable, Hashable {
        package var path: String
        /// The bits of its mode; `nil` where there is no such file yet.
        package var mode: Int?
        /// When it was written last; `nil` where that tells nothing.
        package var madeOn: CivilDate?

        package init(path: String, mode: Int?, madeOn: CivilDate? = nil) {
            self.path = path
            self.mode = mode
            self.madeOn = madeOn
        }

        var isOwnersAlone: Bool { mode.map { $0 & 0o077 == 0 } ?? true }
    }

    package var site: String
    package var contact: String
    package var readers: String
    package var today: CivilDate
    /// Days that things are kept; `nil` for no limit.
    package var wordDays: Int?
    package var testimonyDays: Int?
    package var draftDays: Int
    package var letterDays: Int
    package var messageDays: Int
    package var recipients: [Recipient]
    package var store: KeptFile?
    package var key: KeptFile?

    package init(
        site: String, contact: String, readers: String, today: CivilDate, wordDays: Int?, testimonyDays: Int?,
        draftDays: Int, letterDays: Int, messageDays: Int, recipients: [Recipient], store: KeptFile?, key: KeptFile?
    ) {
        self.site = site
        self.contact = contact
        self.readers = readers
        self.today = today
        self.wordDays = wordDays
        self.testimonyDays = testimonyDays
        self.draftDays = draftDays
        self.letterDays = letterDays
        self.messageDays = messageDays
        self.recipients = recipients
        self.store = store
        self.key = key
    }

    /// Markdown.
    package var markdown: String {
        sections.map { title, lines in "## \(title)\n\n" + lines.joined(separator: "\n") }
            .reduce("# Fiche de registre\u{A0}: recueil de témoignages à \(site)") { $0 + "\n\n" + $1 } + "\n"
    }

    /// What a site should mend, each a sentence; empty where nothing is amiss.
    package var faults: [String] {
        var faults: [String] = []
        if wordDays == nil && testimonyDays == nil {
            faults.append(
                "les mots des témoignages n’ont pas de durée\u{A0}: en fixer une, «\u{A0}retention: {text: 730}\u{A0}»")
        }
        for file in [store, key].compactMap({ $0 }) where !file.isOwnersAlone {
            faults.append("\(file.path) peut être lu par d’autres\u{A0}: «\u{A0}chmod 600\u{A0}»")
        }
        return faults
    }
}

extension ProcessingRecord {
    private var sections: [(String, [String])] {
        [
            (
                "Le traitement",
                [
                    "- Nom\u{A0}: témoignages sur ce que \(site) change pour les gens (logiciel glane)",
                    "- Référence\u{A0}: \(blank("numéro de la fiche"))",
                    "- Créée le\u{A0}: \(blank("date"))",
                    "- Mise à jour\u{A0}: \(RightsWords.day(today)), d’après la configuration",
                ]
            ),
            (
                "Acteurs",
                [
                    "- Responsable du traitement\u{A0}: \(blank("nom, adresse et téléphone de la structure"))",
                    "- Délégué·e à la protection des données\u{A0}: \(blank("nom et coordonnées, s’il y en a"))",
                    "- Contact pour les témoins, tel que le programme le dit\u{A0}: \(contact)",
                    "- Hébergement du serveur\u{A0}: \(blank("la structure, ou un sous-traitant et son contrat"))",
                ]
            ),
            (
                "Finalités",
                [
                    "1. Connaître les effets du lieu, en bien et en mal, racontés par celles et ceux qui le vivent.",
                    "2. En rendre compte\u{A0}: un bilan chaque semaine, et une page d’effets.",
                    "3. Citer des mots, seulement avec l’accord de qui les a écrits.",
                    "",
                    "Base légale\u{A0}: le consentement (RGPD, article 6.1.a), demandé à la fin de chaque témoignage, avec "
                        + "quatre réponses\u{A0}: rien, compter, citer sans nom, citer avec un nom. Le texte lu, sa version et "
                        + "l’heure sont gardés.",
                ]
            ),
            (
                "Personnes concernées",
                [
                    "- Celles et ceux qui racontent (15 ans et plus).",
                    "- Les personnes dont on parle dans un récit\u{A0}: leurs noms et numéros sont retirés.",
                ]
            ),
            (
                "Données",
                [
                    "| donnée | d’où elle vient |", "| --- | --- |",
                    "| le récit, sans noms, numéros ni adresses | la personne |",
                    "| les effets, publics, lieux, dates et nombres qui en sont tirés | le programme, relu par la coordination |",
                    "| un pseudonyme chiffré (HMAC-SHA-256), jamais le nom du réseau | le programme |",
                    "| seize bits de chaque nom entendu, le temps du récit, pour le retirer s’il revient | le programme |",
                    "| le nom à imprimer à côté d’une citation | la personne, si elle le veut |",
                    "| l’accord donné, le texte lu, l’heure | la personne |",
                    "",
                    "Données sensibles (article 9)\u{A0}: aucune n’est demandée. Un récit peut en contenir (santé, origine, "
                        + "opinions, religion, orientation, justice)\u{A0}: le programme repère ces détails, le dit à la "
                        + "personne avant son accord, les signale à la relecture, et ne les laisse pas sortir\u{A0}: à leur "
                        + "place, on lit «\u{A0}[santé]\u{A0}». Il en manque\u{A0}: relire avant de publier.",
                ]
            ),
            ("Durées", durations),
            ("Destinataires", destinations),
            (
                "Transferts hors de l’Union européenne",
                [
                    "Le programme n’en fait aucun de lui-même. \(blank("où se trouve le réseau de discussion de la structure"))"
                ]
            ),
            ("Mesures de sécurité", measures),
            (
                "Droits des personnes",
                [
                    "- Savoir\u{A0}: écrire «\u{A0}mes données\u{A0}» au programme.",
                    "- Corriger\u{A0}: «\u{A0}corriger\u{A0}», tant que le récit n’est pas confirmé\u{A0}; après, par une personne.",
                    "- Retirer son accord\u{A0}: «\u{A0}stop\u{A0}» le jour même, «\u{A0}effacer\u{A0}» n’importe quand\u{A0}; les envois "
                        + "qui attendent tombent avec lui.",
                    "- Effacer\u{A0}: «\u{A0}effacer\u{A0}», à tout moment\u{A0}; il reste une ligne sans contenu.",
                    "- Par une personne\u{A0}: \(contact). La demande va au registre («\u{A0}glane requests\u{A0}») et reçoit une "
                        + "réponse dans le mois.",
                    "- Réclamation\u{A0}: CNIL, 3 place de Fontenoy, 75007 Paris, cnil.fr.",
                ]
            ),
        ]
    }

    private var durations: [String] {
        func days(_ count: Int?, otherwise: String) -> String {
            count.map { FrenchWords.count($0, .day) } ?? otherwise
        }
        return [
            "| quoi | combien de temps |", "| --- | --- |",
            "| les mots d’un témoignage, ce qui en est cité, le nom à côté | "
                + days(wordDays ?? testimonyDays, otherwise: "jusqu’à l’effacement demandé") + " |",
            "| ce qui en est tiré\u{A0}: effets, lieux, dates, nombres | "
                + days(testimonyDays, otherwise: "jusqu’à l’effacement demandé") + " |",
            "| un brouillon non confirmé | \(days(draftDays, otherwise: "")) |",
            "| les envois faits, et leurs essais | \(days(letterDays, otherwise: "")) |",
            "| les numéros des messages reçus | \(days(messageDays, otherwise: "")) |",
            "| les sauvegardes | \(blank("durée\u{A0}; un effacement y reste lisible jusque-là")) |",
        ]
    }

    private var destinations: [String] {
        let inside = [
            "- \(readers)\u{A0}: relit les témoignages.", "- La personne qui tient le serveur\u{A0}: y a accès.",
        ]
        guard !recipients.isEmpty else { return inside + ["- Aucun envoi n’est réglé."] }
        return inside + [
            "", "| envoi | pour qui | ce qui part | au plus |", "| --- | --- | --- | --- |",
        ]
            + recipients.map { recipient in
                let events = Destination.Event.allCases.filter(recipient.events.contains).map(\.word)
                return
                    "| \(recipient.name) | \(recipient.audience.word) | \(FrenchWords.list(events)) | \(recipient.detail.word) |"
            }
    }

    private var measures: [String] {
        func words(_ file: KeptFile, _ name: String) -> String {
            let state =
                switch file.mode {
                case nil: "pas encore créé"
                case let mode? where mode & 0o077 == 0: "lisible par son seul propriétaire"
                default: "**lisible par d’autres, à corriger**"
                }
            let age = file.madeOn.map { day in
                let days = max(0, today.dayNumber - day.dayNumber)
                return "\u{202F}; faite le \(FrenchWords.day(day)), "
                    + (days == 0 ? "aujourd’hui" : "il y a \(FrenchWords.count(days, .day))")
            }
            return "- \(name) (`\(file.path)`)\u{A0}: \(state)\(age ?? "")."
        }
        return [
            store.map { words($0, "Le fichier des témoignages") }, key.map { words($0, "La clé des pseudonymes") },
            "- Ce qui est effacé l’est aussi dans les octets des fichiers, et chaque nuit.",
            "- Ni journal ni message d’erreur ne contient les mots de quelqu’un.",
            "- Pas de répartition au-dessous de trois témoins\u{A0}; vers un public large, les résumés partent groupés.",
            "- Ce que fait la coordination est noté dans un journal qui ne s’efface pas («\u{A0}glane audit\u{A0}»).",
            "- Sauvegardes vérifiées («\u{A0}glane backup\u{A0}»)\u{A0}: \(blank("où, combien, qui y a accès, disque chiffré ou non"))",
        ].compactMap { $0 }
    }

    /// What nobody but the site knows.
    private func blank(_ what: String) -> String { "*à compléter (\(what))*" }
}

extension FrenchWords.Noun {
    fileprivate static let day = Self(singular: "jour", plural: "jours", isFeminine: false)
}

extension Destination.Event {
    fileprivate var word: String {
        switch self {
        case .testimony: "résumés"
        case .digest: "bilans"
        case .alert: "alertes"
        }
    }
}

extension Destination.Audience {
    fileprivate var word: String {
        switch self {
        case .coordinators: "la coordination"
        case .wider: "un public plus large"
        }
    }
}

extension Consent {
    fileprivate var word: String {
        switch self {
        case .none: "rien"
        case .count: "un compte, sans les mots"
        case .quote: "une citation sans nom"
        case .attributed: "une citation avec le nom choisi"
        }
    }
}
