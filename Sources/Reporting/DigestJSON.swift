import TestimonyModel

extension Digest {
    /// Version of the shape of `json`.
    package static let schema = 1

    /// The digest for other programs, with keys that stay: a figure is an object of `now`, `before`, `mean` and `weeks`.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("schema", Digest.schema)
            json.field("site", site)
            json.field("week", week.description)
            json.field("from", week.monday.description)
            json.field("to", week.sunday.description)
            json.tally("testimonies", testimonies)
            json.tally("witnesses", witnesses)
            json.field("unidentified", unidentified)
            json.objects("levels", levels) { $0.level($1) }
            json.asides("wished", wished)
            json.asides("feared", feared)
            json.asides("absent", absent)
            json.publics(publics)
            json.key("places")
            json.object { $0.mentions(places.told, rare: places.rare) }
            json.objects("meetings", meetings) { json, meeting in
                json.field("publics", [meeting.first.id, meeting.second.id])
                json.field("labels", [meeting.first.label, meeting.second.label])
                json.field("witnesses", meeting.witnesses)
            }
            json.objects("agreements", agreements) { json, agreement in
                json.field("effect", agreement.effect)
                json.field("label", agreement.label)
                json.field("polarity", agreement.polarity.rawValue)
                json.field("place", orNull: agreement.place)
                json.field("witnesses", agreement.witnesses)
            }
            json.objects("disagreements", disagreements) { json, disagreement in
                json.field("effect", disagreement.effect)
                json.field("label", disagreement.label)
                json.field("place", orNull: disagreement.place)
                json.key("positive")
                disagreement.positive.map { json.integer($0) } ?? json.null()
                json.key("negative")
                disagreement.negative.map { json.integer($0) } ?? json.null()
                json.quotes(disagreement.positiveQuotes, disagreement.negativeQuotes)
            }
            if !stances.isEmpty {
                json.key("stances")
                json.object { json in
                    json.field("agree", stances.agree)
                    json.field("disagree", stances.disagree)
                }
            }
            json.objects("silent", silences) { json, silence in
                json.field("effect", silence.id)
                json.field("label", silence.label)
                json.field("before", silence.before)
            }
            json.key("awaiting_review")
            if let count = desk.awaitingReview { json.integer(count) } else { json.null() }
            json.key("changes")
            json.object { json in
                json.field("erased", desk.changes.erased)
                json.field("corrected", desk.changes.corrected)
                json.field("rejected", desk.changes.rejected)
            }
            json.field("breakdown_from", settings.breakdownFrom)
        }
        json.endLine()
        return json.text
    }
}

extension JSONWriter {
    fileprivate mutating func objects<Element>(
        _ name: String, _ elements: [Element], _ fields: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements) { json, element in json.object { fields(&$0, element) } }
    }

    fileprivate mutating func tally(_ name: String, _ tally: Digest.Tally) {
        key(name)
        object { json in
            json.field("now", tally.now)
            json.field("before", tally.before)
            json.key("mean")
            if let mean = tally.mean { json.number(mean) } else { json.null() }
            json.key("weeks")
            json.array(tally.past) { $0.integer($1) }
        }
    }

    fileprivate mutating func level(_ level: Digest.Level) {
        field("id", level.id)
        field("label", level.label)
        tally("positive", level.signs.positive)
        tally("negative", level.signs.negative)
        objects("effects", level.effects) { json, effect in
            json.field("id", effect.id)
            json.field("label", effect.label)
            json.tally("positive", effect.signs.positive)
            json.tally("negative", effect.signs.negative)
            json.quotes(effect.positiveQuotes, effect.negativeQuotes)
        }
    }

    fileprivate mutating func asides(_ name: String, _ asides: [Digest.Aside]) {
        objects(name, asides) { json, aside in
            json.field("effect", aside.id)
            json.field("label", aside.label)
            json.field("testimonies", aside.testimonies)
            json.quotes("quotes", aside.quotes)
        }
    }

    fileprivate mutating func publics(_ publics: Digest.Publics) {
        key("publics")
        object { json in
            switch publics {
            case .none: json.field("state", "none")
            case .withheld: json.field("state", "withheld")
            case .told(let mentions, let rare):
                json.field("state", "told")
                json.mentions(mentions, rare: rare)
            }
        }
    }

    fileprivate mutating func mentions(_ mentions: [Digest.Mention], rare: [String]) {
        objects("told", mentions) { json, mention in
            json.field("id", mention.id)
            json.field("label", mention.label)
            json.field("testimonies", mention.testimonies)
        }
        field("rare", rare)
    }

    fileprivate mutating func quotes(_ good: [Digest.Quote], _ bad: [Digest.Quote]) {
        key("quotes")
        object { json in
            json.quotes("positive", good)
            json.quotes("negative", bad)
        }
    }

    fileprivate mutating func quotes(_ name: String, _ quotes: [Digest.Quote]) {
        objects(name, quotes) { json, quote in
            json.field("text", quote.text)
            json.field("attribution", orNull: quote.attribution)
        }
    }
}
