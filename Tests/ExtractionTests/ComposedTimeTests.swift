import TestimonyModel
import Testing

@testable import Extraction

/// Expressions put together from others, told on Thursday 2026-11-19 at 18:40.
struct ComposedTimeTests {
    @Test(
        "An hour, or a part of the day, belongs to the day beside it",
        arguments: [
            ("on a fini samedi de 9h à 11h30", "2026-11-14"), ("de 14 à 18h le 12 mai", "2026-05-12"),
            ("à huit heures et quart hier soir", "2026-11-18"), ("ouvert hier à partir de 9 h", "2026-11-18"),
            ("hier aux alentours de 18h", "2026-11-18"), ("13h30 samedi", "2026-11-14"),
            ("vers 8 h ce soir", "2026-11-19"),
            ("hier en milieu de matinée", "2026-11-18"), ("le 2 novembre très tôt le matin", "2026-11-02"),
            ("la matinée du 15 février", "2026-02-15"), ("la soirée du lundi 2 novembre", "2026-11-02"),
            ("mardi, midi moins le quart", "2026-11-17"), ("le 3 à minuit", "2026-11-03"),
            ("hier de midi à 2", "2026-11-18"), ("le 16 plutôt vers 18h", "2026-11-16"),
        ])
    func hoursHaveTheirDay(phrase: String, date: String) {
        #expect(particulars(phrase).when.map(\.description) == [date])
        #expect(particulars(phrase).counts.isEmpty)
    }

    @Test(
        "What is counted within a month is found in it",
        arguments: [
            ("la première semaine d'octobre", "2026-10-05/2026-10-11"),
            ("la dernière semaine de septembre 2025", "2025-09-22/2025-09-28"),
            ("le dernier week-end de septembre", "2026-09-26/2026-09-27"), ("le 3e jour de mars 2025", "2025-03-03"),
            ("le dernier jour de février 2024", "2024-02-29"), ("la deuxième quinzaine d'avril", "2026-04"),
            ("le premier mercredi du mois dernier", "2026-10-07"), ("au début du mois d'avril", "2026-04"),
            ("milieu octobre", "2026-10"),
        ])
    func countedPeriodsAreFound(phrase: String, date: String) {
        #expect(particulars(phrase).when.map(\.description) == [date])
    }

    @Test(
        "Days are told by other days, by two digits of a year, from one to another",
        arguments: [
            ("le lendemain du 12 mai", "2026-05-13"), ("la veille de Noël", "2025-12-24"),
            ("le lendemain de la Toussaint", "2026-11-02"), ("le jour de la Toussaint", "2026-11-01"),
            ("à la fête du travail", "2026-05-01"), ("lundi en huit", "2026-11-30"), ("jeudi en quinze", "2026-12-03"),
            ("le 20 02 2026", "2026-02-20"), ("arrivée le 3 mai 25", "2025-05-03"), ("le 3 mai 98", "1998-05-03"),
            ("entre le 3 et le 12", "2026-11-03/2026-11-12"), ("jeu. 12", "2026-11-12"),
            ("du lundi 2 au vendredi 6 novembre", "2026-11-02/2026-11-06"),
            ("du 14 au 20 sept. 2025", "2025-09-14/2025-09-20"),
            ("un contrat à partir du 25, enfin", "2026-11-25/.."), ("jeudi par exemple on a ri", "2026-11-12"),
            ("la semaine du 4 mai, puis la semaine qui suivit", "2026-05-04/2026-05-10"),
        ])
    func daysAreComposed(phrase: String, date: String) {
        #expect(particulars(phrase).when.first?.description == date)
    }

    @Test(
        "Lengths of several units reach as far as all of them",
        arguments: [
            ("il y a un an et deux mois", "2025-09"), ("il y a 2 ans, 3 mois", "2024-08"),
            ("dans une semaine et deux jours", "2026-11-28"), ("depuis un an et demi", "2025-05/.."),
            ("il y a moins de 30s", "2026-11-19"), ("les deux semaines passées", "2026-11-02/2026-11-15"),
            ("ces trois dernières heures", "2026-11-19"), ("il y a un mois et trois jours", "2026-10-16"),
        ])
    func lengthsAddUp(phrase: String, date: String) {
        #expect(particulars(phrase).when.map(\.description) == [date])
    }

    @Test(
        "What has no day tells none in a testimony",
        arguments: [
            "de 9 à 11h", "entre midi et deux", "à midi et demi", "8h du soir", "le matin très tôt",
            "en fin de journée",
            "en début d'année", "en semaine", "dans la soirée", "maintenant", "tout de suite", "17 02", "à 3",
            "le travail",
            "un jeu 12 euros", "on a 70 ans passés", "les deux années passées ici", "minuit", "après déjeuner",
            "le soir d'une fête", "salle \"12\"", "au moment du déjeuner",
        ])
    func habitsStayHabits(phrase: String) {
        #expect(particulars(phrase).when.isEmpty)
    }

    @Test("A year of two digits needs the end behind it")
    func whatIsCountedIsNoYear() {
        let found = particulars("le 3 juin 20 personnes sont venues")
        #expect(found.when.map(\.description) == ["2026-06-03"])
        #expect(found.counts.map(\.value) == [20])
        #expect(particulars("à midi quinze personnes mangeaient").counts.map(\.value) == [15])
    }

    @Test(
        "Days told by days told by days are read no deeper",
        arguments: [
            ("la veille de ", "2026-05-11"), ("le soir du ", "2026-05-12"), ("le lendemain du matin du ", "2026-05-12"),
            ("fin de ", "2026-05-12"), ("le 3 à ", "2026-05-03/2026-05-12"), ("et deux jours ", "2026-05-12"),
        ])
    func chainsEnd(piece: String, last: String) {
        let read = particulars(String(repeating: piece, count: 20_000) + "12 mai")
        #expect(read.when.last?.description == last)
    }
}

/// The same grammar without a preference for the past: an agenda's entry.
struct AgendaTimeTests {
    @Test(
        "What has no day is the next of its kind",
        arguments: [
            ("à 15 h", "2026-11-20T15:00", "2026-11-20T16:00"), ("19:30", "2026-11-19T19:30", "2026-11-19T19:31"),
            ("à sept heures et quart du matin", "2026-11-20T07:15", "2026-11-20T07:16"),
            ("midi moins dix", "2026-11-20T11:50", "2026-11-20T11:51"),
            ("minuit", "2026-11-20T00:00", "2026-11-20T01:00"),
            ("en début de soirée", "2026-11-19T18:00", "2026-11-19T21:00"),
            ("le matin très tôt", "2026-11-20T07:00", "2026-11-20T09:00"),
            ("en fin de journée", "2026-11-19T17:00", "2026-11-19T21:00"),
            ("après déjeuner", "2026-11-20T13:00", "2026-11-20T17:00"),
            ("en fin de semaine", "2026-11-19T00:00", "2026-11-23T00:00"),
            ("en fin d'année", "2026-11-01T00:00", "2027-01-01T00:00"),
            ("au début du mois", "2026-12-01T00:00", "2026-12-11T00:00"),
            ("en semaine", "2026-11-16T00:00", "2026-11-21T00:00"),
            ("ce week-end", "2026-11-20T18:00", "2026-11-23T00:00"),
            ("17 02", "2027-02-17T00:00", "2027-02-18T00:00"), ("de 19 à 21", "2026-11-19T19:00", "2026-11-19T22:00"),
            ("entre midi et deux vendredi", "2026-11-20T12:00", "2026-11-20T15:00"),
            ("demain jusqu'à 16h", "2026-11-20T00:00", "2026-11-20T17:00"),
            ("dans deux mois", "2027-01-19T00:00", "2027-01-20T00:00"),
            ("il y a trois semaines", "2026-10-29T00:00", "2026-10-30T00:00"),
            ("dans les huit jours", "2026-11-19T18:40", "2026-11-27T18:00"),
            ("les 3 prochaines heures", "2026-11-19T19:00", "2026-11-19T22:00"),
            ("maintenant", "2026-11-19T18:40", "2026-11-19T18:40:01"),
            ("le mardi suivant", "2026-11-24T00:00", "2026-11-25T00:00"),
            ("fin mars", "2027-03-21T00:00", "2027-04-01T00:00"), ("cet hiver", "2026-12-21T00:00", "2027-03-21T00:00"),
        ])
    func whatIsToComeHasItsHours(phrase: String, from: String, to: String) {
        let times = read(phrase)
        let (start, end) =
            switch times.first {
            case .at(let span): (span.start, span.end)
            case .between(let first, let last): (first.start, last.end)
            default: (0, 0)
            }
        #expect(times.count == 1)
        #expect(start == seconds(from))
        #expect(end == seconds(to))
    }

    @Test(
        "Hours and days may be open to one side",
        arguments: [
            ("vendredi à partir de 10h", true, "2026-11-20T10:00"), ("après le 1er décembre", true, "2026-12-01T00:00"),
            ("avant 20h", false, "2026-11-19T20:00"), ("jeudi plus tard que 9h30", true, "2026-11-26T09:30"),
        ])
    func openTimesHaveOneEnd(phrase: String, isSince: Bool, at: String) {
        switch read(phrase).first {
        case .since(let span): #expect(isSince && span.start == seconds(at))
        case .until(let span): #expect(!isSince && span.start == seconds(at))
        default: Issue.record("\(phrase) is not open")
        }
    }

    private func read(_ phrase: String) -> [TimeReading.Value] {
        particulars(phrase, settings: TimeSettings(prefersPast: false)).times.map(\.value)
    }

    private func seconds(_ local: String) -> Int? {
        Moment(local + (local.utf8.count == 16 ? ":00Z" : "Z"))?.epochSeconds
    }
}
