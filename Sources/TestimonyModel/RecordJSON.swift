extension TestimonyRecord {
    /// Writes the record as one JSON object, in the order of DESIGN §4.1.
    ///
    /// `facetIDs` are the codebook's facets in its order; each stands at the top level, empty or not, and behind them any
    /// that the codebook lost since. With `personal` the exact substrings that identify someone are written too, and
    /// `sensitive`, the kinds of details that are masked elsewhere, for whoever reviews.
    package func write(
        to json: inout JSONWriter, facetIDs: [String], personal: Bool = false, sensitive: [String]? = nil
    ) {
        json.object { json in
            writeHead(to: &json)
            json.field("testimony", frame.isTestimony)
            json.key("observations")
            json.array(frame.observations) { $1.write(to: &$0, facetIDs: facetIDs) }
            for id in facetIDs {
                json.field(id, frame.facets[id] ?? [])
            }
            for id in frame.facets.former(facetIDs) { json.field(id, frame.facets[id] ?? []) }
            json.field("when", frame.when.map(\.description))
            json.field("where", frame.places)
            json.key("quantities")
            json.array(frame.quantities) { $0.number($1) }
            json.key("counts")
            json.array(frame.counts) { $1.write(to: &$0) }
            if let dialog { json.field("dialog", dialog) }
            if !answers.isEmpty {
                json.key("answers")
                answers.write(to: &json)
            }
            if settled != .none { json.field("settled", settled.names) }
            if personal { json.field("personal", frame.personal) }
            if let sensitive { json.field("sensitive", sensitive) }
        }
    }

    private func writeHead(to json: inout JSONWriter) {
        json.field("schema", TestimonyRecord.schema)
        json.field("id", id)
        json.field("site", site)
        json.field("sent_at", sentAt.description)
        for (key, value) in [("conversation", conversation), ("speaker", speaker)] {
            if let value { json.field(key, value) }
        }
        json.field("lang", lang)
        json.field("source", source.rawValue)
        json.field("consent", consent.rawValue)
        if let attribution { json.field("attribution", attribution) }
        json.field("review", review.rawValue)
        if let confirmedAt { json.field("confirmed_at", confirmedAt.description) }
        json.field("codebook", codebook)
        json.field("text", text)
    }
}

extension Observation {
    func write(to json: inout JSONWriter, facetIDs: [String]) {
        json.object { json in
            json.field("effect", effect)
            json.field("level", level)
            json.field("polarity", polarity.rawValue)
            json.field("status", status.rawValue)
            json.field("evidence", evidence)
            json.field("start", start)
            json.field("end", end)
            json.field("confidence", (confidence * 1_000).rounded() / 1_000)
            json.field("rules", rules)
            json.key("facets")
            json.object { json in
                for id in facetIDs + facets.former(facetIDs) {
                    if let options = facets[id], !options.isEmpty { json.field(id, options) }
                }
            }
        }
    }
}

extension [String: [String]] {
    /// Facets in use that are none of the codebook's.
    fileprivate func former(_ facetIDs: [String]) -> [String] {
        filter { !$0.value.isEmpty && !facetIDs.contains($0.key) }.keys.sorted()
    }
}

extension Count {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("value", value)
            json.field("bound", bound.rawValue)
            json.key("to")
            if let to { json.number(to) } else { json.null() }
            json.field("unit", orNull: unit)
            json.field("start", start)
            json.field("end", end)
        }
    }
}
