import TestimonyModel
import Testing

@testable import Extraction

/// Phrases told on Thursday 2026-11-19 at 18:40.
struct TimeGrammarTests {
    @Test(arguments: [
        ("hier on a mangé ensemble", "2026-11-18"), ("hier soir", "2026-11-18"), ("avant-hier", "2026-11-17"),
        ("avant hier", "2026-11-17"), ("aujourd’hui", "2026-11-19"), ("aujourd hui", "2026-11-19"),
        ("ojd", "2026-11-19"),
        ("ce matin", "2026-11-19"), ("cet aprem", "2026-11-19"), ("cette nuit", "2026-11-19"),
        ("ce midi", "2026-11-19"),
        ("tout à l'heure", "2026-11-19"), ("demain", "2026-11-20"), ("après-demain", "2026-11-21"),
        ("la nuit dernière", "2026-11-18"),
        ("mardi", "2026-11-17"), ("on s'est vus jeudi", "2026-11-12"), ("samedi dernier", "2026-11-14"),
        ("mardi prochain", "2026-11-24"), ("le banc sera posé samedi", "2026-11-21"), ("vendredi soir", "2026-11-13"),
        ("depuis trois semaines", "2026-10-29/.."), ("4 ans que je dis bonjour", "2022/.."),
        ("il habite au 3 depuis 78", "1978/.."), ("une promesse d'embauche pour avril", "2027-04"),
        ("elle m'a inscrit en CAP pour la rentrée", "2027-09"), ("un bail jusqu'au printemps", "../2027-21"),
        ("jusqu'au printemps, je réparais sur mes genoux", "../2026-21"),
        ("à partir du 2 décembre", "2026-12-02/.."), ("à partir du 2 septembre", "2026-09-02/.."),
        ("le kiosque ouvre lundi", "2026-11-23"), ("vend. 13", "2026-11-13"), ("lundi 2 :", "2026-11-02"),
        ("je commence lundi", "2026-11-23"), ("le concert de dimanche", "2026-11-15"),
        ("mardi de la semaine dernière", "2026-11-10"), ("Mardi gras", "2026-02-17"),
        ("le 14 novembre", "2026-11-14"), ("1er mai", "2026-05-01"), ("le premier mai", "2026-05-01"),
        ("4 mai 2024", "2024-05-04"), ("jeudi 12 mars", "2026-03-12"), ("14/11/2025", "2025-11-14"),
        ("le 3/10", "2026-10-03"),
        ("12.05.2024", "2024-05-12"), ("2026-03-01", "2026-03-01"), ("le quatorze juillet", "2026-07-14"),
        ("le 12 sept. 2025", "2025-09-12"), ("la soirée du 12", "2026-11-12"), ("le 16, on a repeint", "2026-11-16"),
        ("du 4 au 8 mai", "2026-05-04/2026-05-08"), ("du 28 avril au 2 mai", "2026-04-28/2026-05-02"),
        ("les 3 et 4 mai", "2026-05-03/2026-05-04"), ("13-15 juillet", "2026-07-13/2026-07-15"),
        ("du 9 au 12", "2026-11-09/2026-11-12"), ("du 20 décembre 2025 au 3 janvier 2026", "2025-12-20/2026-01-03"),
        ("en mars", "2026-03"), ("en mars dernier", "2026-03"), ("en mars 2024", "2024-03"),
        ("début septembre", "2026-09"),
        ("fin octobre", "2026-10"), ("on a ouvert en décembre", "2025-12"), ("en décembre", "2025-12"),
        ("ah non, en décembre", "2025-12"), ("je voulais dire, en décembre", "2025-12"),
        ("non attends, le 20 décembre", "2025-12-20"), ("une fête, en décembre", "2026-12"),
        ("à la mi-octobre", "2026-10"),
        ("au mois d'avril", "2026-04"), ("en juillet prochain", "2027-07"),
        ("en 2024", "2024"), ("fin 2023", "2023"), ("depuis 2022", "2022/.."), ("2024", "2024"), ("en 1998", "1998"),
        ("non, 2025", "2025"), ("ah non, c'était 2025", "2025"), ("I meant, 2025", "2025"),
        ("entre mars et juin", "2026-03/2026-06"), ("de mars à juin", "2026-03/2026-06"),
        ("d'octobre à février 2026", "2025-10/2026-02"), ("mars-juin", "2026-03/2026-06"),
        ("de 2019 à 2023", "2019/2023"),
        ("cet été", "2026-22"), ("l'été dernier", "2026-22"), ("l'hiver dernier", "2026-24"),
        ("au printemps", "2026-21"),
        ("à l'automne 2025", "2025-23"), ("cet hiver on a eu froid", "2026-24"), ("j'ai passé l'été ici", "2026-22"),
        ("l'hiver 2023-2024", "2024-24"),
        ("la semaine dernière", "2026-11-09/2026-11-15"), ("la semaine derniere", "2026-11-09/2026-11-15"),
        ("cette semaine", "2026-11-16/2026-11-22"), ("la semaine prochaine", "2026-11-23/2026-11-29"),
        ("ce week-end", "2026-11-14/2026-11-15"), ("le week-end dernier", "2026-11-14/2026-11-15"),
        ("le week-end prochain", "2026-11-21/2026-11-22"), ("ce we", "2026-11-14/2026-11-15"),
        ("le mois dernier", "2026-10"), ("ce mois-ci", "2026-11"), ("l'an dernier", "2025"), ("l’année passée", "2025"),
        ("cette année", "2026"), ("l'année prochaine", "2027"),
        ("il y a deux ans", "2024"), ("ya 2 ans", "2024"), ("il y a trois semaines", "2026-10-26/2026-11-01"),
        ("il y a trois jours", "2026-11-16"), ("il y a un mois", "2026-10"), ("il y a à peu près six mois", "2026-05"),
        ("il y a une dizaine de jours", "2026-11-09"), ("il y a deux heures", "2026-11-19"), ("voilà deux ans", "2024"),
        ("dans deux semaines", "2026-11-30/2026-12-06"), ("les trois derniers mois", "2026-08/2026-10"),
        ("depuis deux mois", "2026-09/.."), ("depuis trois ans", "2023/.."), ("depuis septembre 2023", "2023-09/.."),
        ("depuis lundi", "2026-11-16/.."), ("depuis hier", "2026-11-18/.."), ("depuis janvier", "2026-01/.."),
        ("depuis décembre", "2025-12/.."), ("depuis la rentrée", "2026-09/.."), ("depuis le 3/11", "2026-11-03/.."),
        ("depuis l'incident de mars", "2026-03/.."), ("depuis la réunion du 4 mai", "2026-05-04/.."),
        ("depuis début mai", "2026-05/.."), ("depuis cet été", "2026-22/.."), ("depuis l'an dernier", "2025/.."),
        ("ça fait deux ans que je viens", "2024/.."), ("à partir du 4 mai", "2026-05-04/.."),
        ("depuis Noël", "2025-12-25/.."),
        ("jusqu'à fin juin", "../2026-06"), ("jusqu'au 3 mai", "../2026-05-03"),
        ("à Noël", "2025-12-25"), ("à la Toussaint", "2026-11-01"), ("à Pâques", "2026-04-05"),
        ("le lundi de Pentecôte", "2026-05-25"), ("le 14 juillet", "2026-07-14"), ("au Nouvel An", "2026-01-01"),
        ("à la Chandeleur", "2026-02-02"), ("à la fête de la musique", "2026-06-21"),
        ("à la Saint-Valentin", "2026-02-14"),
        ("la semaine du 6 octobre", "2026-10-05/2026-10-11"), ("le premier samedi d'octobre", "2026-10-03"),
        ("le dernier jeudi de juin 2025", "2025-06-26"), ("mercredi à 11 h", "2026-11-18"),
        ("le 16 vers 18h30", "2026-11-16"),
        ("le 12 mai dernier", "2026-05-12"), ("à la rentrée prochaine", "2027-09"),
        ("depuis la fin de l'été", "2026-22/.."),
        ("fin d'été", "2026-22"), ("il y a un peu plus d'un an", "2025"), ("il y a de ça deux ans", "2024"),
        ("depuis près de deux ans", "2024/.."), ("le week-end du 14/15 mars", "2026-03-14/2026-03-15"),
        ("au premier trimestre", "2026-01/2026-03"), ("1er trimestre 2025", "2025-01/2025-03"),
        ("au 2e semestre 2025", "2025-07/2025-12"),
        ("on a fini samedi à minuit moins dix", "2026-11-14"), ("samedi à 24 h", "2026-11-14"),
        ("la semaine du 6 octobre 1969", "1969-10-06/1969-10-12"), ("au 2e semestre 1968", "1968-07/1968-12"),
        ("mon contrat démarre le 7 janvier", "2027-01-07"), ("jcommence lundi", "2026-11-23"),
        ("je lui rends lundi", "2026-11-23"), ("ça a démarré lundi", "2026-11-16"),
        ("du coup j'y retourne mercredi", "2026-11-25"), ("les bancs ramenés lundi", "2026-11-16"),
        ("elle est revenue lundi", "2026-11-16"), ("le bail finit en mars", "2027-03"),
        ("ils devraient vernir le banc en mai", "2027-05"), ("jpropose le 8", "2026-12-08"),
        ("depuis l'incident de mars il faudrait un garde", "2026-03/.."),
        ("ils attendent toujours la réponse au dossier déposé en mars", "2026-03"),
        ("avant le 1er septembre, pas de cantine", "2026-09-01"),
        ("trois cadenas à récupérer avant vendredi", "2026-11-20"),
        ("le toit fuyait avant lundi", "2026-11-16"), ("à renvoyer avant le 5", "2026-12-05"),
        ("il a commencé lundi", "2026-11-16"),
        ("voilà trois mois que je suis gardien", "2026-08/.."), ("je recommence le 14", "2026-12-14"),
        ("la réparation est prévue pour le 15", "2026-12-15"), ("un CDD ici, début le 1er octobre", "2027-10-01"),
        ("on s'est promis une ruche pour le printemps", "2027-21"),
        ("il l'a pris en stage pour le mois de juin", "2027-06"),
        ("des gars aussi, d'ici Noël", "2026-12-25"), ("on pourra s'installer à la rentrée", "2027-09"),
        ("depuis la brouille sur les tarifs, en juin, chacune est chez elle", "2026-06/.."),
        ("depuis l'arrivée de vos gens, il y a deux ans, rien", "2024/.."),
        ("il m'a passé sa tour tout le week-end", "2026-11-14/2026-11-15"),
    ])
    func aPhraseTellsItsDate(phrase: String, edtf: String) {
        #expect(particulars(phrase).when.map(\.description) == [edtf])
    }

    @Test(arguments: [
        "tous les jeudis", "chaque mardi", "le samedi on ouvre", "un jeudi sur deux", "jeudi sur deux",
        "900000000000000 jours plus tard",
        "un vendredi sur 2", "le lundi",
        "premier mardi du mois", "un mardi après-midi", "récemment", "l'autre jour", "à l'époque", "il y a longtemps",
        "il y a quelques mois", "depuis longtemps", "depuis des mois", "depuis tout petit", "en hiver",
        "l'été on ouvre",
        "d'hiver", "Mai 68", "j'ai été bénévole", "l'après-midi", "à midi", "à 18 h 30", "vers 20h", "2h du mat",
        "deux heures", "14 mois", "j'ai 58 ans", "12 chaises", "salle 204", "3 marches", "les deux",
        "la rentrée des classes",
        "ce jour-là", "le week-end", "tous les 15 jours", "toutes les deux semaines", "trois fois par semaine",
        "192.168.0.1", "06 12 48 77 03", "le 115", "16/20", "les 2/3 des gens", "le marché de Noël",
        "en 2500 exemplaires",
        "le mardi suivant, délibération", "on la rend le lundi d'après", "on se dit à demain", "si demain ça existe",
        "propreté = 10/10", "devant le 8 c'était gravats",
        "le soir", "la semaine", "par an", "le 31/02", "99/99/2026", "le 45 mai", "2024 chaises", "31 rdv", "un jour",
    ])
    func habitsAndVaguenessTellNone(phrase: String) {
        #expect(particulars(phrase).when.map(\.description) == [])
    }

    @Test(arguments: [
        ("le 14 novembre on a ri, et le lendemain on a pleuré", ["2026-11-14", "2026-11-15"]),
        ("arrivée en février 2025, partie en juin", ["2025-02", "2026-06"]),
        ("le 14 novembre on a ri, trois jours plus tard plus rien", ["2026-11-14", "2026-11-17"]),
        ("le 4 mai rien. la semaine suivante, tout", ["2026-05-04", "2026-05-11/2026-05-17"]),
        ("fait les 8 et 22 avril", ["2026-04-08", "2026-04-22"]),
        ("lundi, mercredi et vendredi", ["2026-11-16", "2026-11-18", "2026-11-13"]),
        ("hier soir et ce matin", ["2026-11-18", "2026-11-19"]),
        ("hier, oui, hier", ["2026-11-18"]),
        ("hier, 900000000000000 jours plus tard", ["2026-11-18"]), ("hier samedi sur deux on mange", ["2026-11-18"]),
    ])
    func severalDatesStandInOrder(phrase: String, dates: [String]) {
        #expect(particulars(phrase).when.map(\.description) == dates)
    }

    /// An expansion keeps its hyphens inside one word, unlike what people write out themselves.
    @Test(arguments: [
        ("ya 2 ans", "2024"), ("ce we", "2026-11-14/2026-11-15"), ("cet aprem", "2026-11-19"), ("auj", "2026-11-19"),
        ("la sem derniere", "2026-11-09/2026-11-15"), ("lundi aprem", "2026-11-16"),
    ])
    func expandedChatTellsTheSame(phrase: String, edtf: String) {
        let expansions = [
            "ya": "il y a", "we": "week-end", "aprem": "apres-midi", "auj": "aujourd'hui", "sem": "semaine",
        ]
        let normaliser = Normaliser(rewrites: WordTable(expansions))
        #expect(particulars(phrase, normaliser: normaliser).when.map(\.description) == [edtf])
        #expect(particulars(phrase).when.map(\.description) == [edtf])
    }

    @Test func eventsOfTheSiteDate() {
        let settings = TimeSettings(events: [
            SiteEvent(names: ["ouverture", "ouverture du lieu"], date: CivilDate("2021-09-15")!)
        ])
        func when(_ phrase: String) -> [String] { particulars(phrase, settings: settings).when.map(\.description) }
        #expect(when("depuis l'ouverture") == ["2021-09-15/.."])
        #expect(when("à l’ouverture du lieu, il faisait froid") == ["2021-09-15"])
        #expect(when("l'ouverture d'esprit") == [])
        #expect(particulars("depuis l'ouverture").when.isEmpty)
    }

    @Test func theFutureMayBePreferred() {
        func when(_ phrase: String) -> [String] {
            particulars(phrase, settings: TimeSettings(prefersPast: false)).when.map(\.description)
        }
        #expect(when("mardi") == ["2026-11-24"])
        #expect(when("en mars") == ["2027-03"])
        #expect(when("le 12 mai") == ["2027-05-12"])
        #expect(when("samedi dernier") == ["2026-11-14"])
    }

    @Test(arguments: [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")])
    func easterFallsOnItsSunday(year: Int, date: String) {
        #expect(easter(year).description == date)
    }

    @Test func durationsAndClocksAreFoundButDateNothing() {
        let found = particulars("à 18 h 30, pendant deux heures, un jeudi sur deux")
        #expect(found.times.map(\.value) == [.clock(66_600), .duration(2, .hour), .recurrence])
        #expect(found.counts.isEmpty)
    }

    @Test func midnightBelongsToTheDayOfTheLocalClock() {
        #expect(particulars("hier", at: Moment("2025-02-06T00:17:00+01:00")!).when.map(\.description) == ["2025-02-05"])
        #expect(particulars("hier", at: Moment("2025-02-05T23:59:00Z")!).when.map(\.description) == ["2025-02-04"])
    }
}
