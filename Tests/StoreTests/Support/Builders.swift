import Delivery
import Store
import TestimonyModel

extension Moment {
    static let told = Moment(epochSeconds: 1_795_110_000, utcOffset: 3_600)
}

extension TestimonyRecord {
    static func make(
        _ id: String = "one", site: String = "cesure", sentAt: Moment = .told, conversation: String? = "room/anna",
        speaker: String? = "t-anna", consent: Consent = .quote, review: Review = .confirmed,
        text: String = "Les voisins nous ont prêté une échelle.", observations: [Observation] = [.make()],
        attribution: String? = nil, confirmedAt: Moment? = .told.adding(seconds: 60), settled: SettledCodes = .none
    ) -> TestimonyRecord {
        let frame = Frame(
            isTestimony: true, observations: observations, facets: ["publics": ["voisins"], "exchange": ["biens"]],
            when: [.day(CivilDate(year: 2026, month: 11, day: 18)!), .since(.season(year: 2025, season: 24))],
            places: ["cantine"],
            counts: [
                Count(value: 2, unit: "échelles", start: 0, end: 3),
                Count(value: 10.5, bound: .range, to: 15, unit: nil, start: 4, end: 9),
            ],
            personal: ["Fatou"])
        return TestimonyRecord(
            id: id, site: site, sentAt: sentAt, conversation: conversation, speaker: speaker, consent: consent,
            review: review, text: text, frame: frame, attribution: attribution, confirmedAt: confirmedAt,
            settled: settled)
    }
}

extension Observation {
    static func make(
        effect: String = "solidarite", evidence: String = "prêté une échelle", start: Int = 21, end: Int = 38,
        confidence: Double = 0.1 + 0.2
    ) -> Observation {
        Observation(
            effect: effect, level: "collectif", polarity: .positive, status: .observed, evidence: evidence,
            start: start, end: end, confidence: confidence, rules: ["prêter quelque chose", "« objet »"],
            facets: ["exchange": ["biens"], "publics": ["voisins", "occupants"], "network": []])
    }
}

extension DeliveryRecord {
    static func make(
        _ id: String = "letter", destination: String = "equipe", subject: Letter.Subject = .testimony("one"),
        dueAt: Int = 100
    ) -> DeliveryRecord {
        DeliveryRecord(
            letter: Letter(id: id, destination: destination, subject: subject), dueAt: dueAt, createdAt: 50)
    }
}

extension TurnCommit {
    static func make(
        conversation: String = "room/anna", speaker: String = "t-anna", messageID: String? = nil,
        session: String? = #"{"state":"story"}"#, basedOn: Int? = nil, deadline: Int? = nil,
        saved: [TestimonyRecord] = [],
        withdrawn: [String] = [], dropsDraft: Bool = false, forgetsSpeaker: Bool = false,
        letters: [DeliveryRecord] = [], replies: [String] = [], now: Int = 50
    ) -> TurnCommit {
        TurnCommit(
            site: "cesure", transport: "irc", conversation: conversation, speaker: speaker, messageID: messageID,
            session: session, basedOn: basedOn, deadline: deadline, saved: saved, withdrawn: withdrawn,
            dropsDraft: dropsDraft, forgetsSpeaker: forgetsSpeaker, letters: letters,
            replies: replies, now: now)
    }
}
