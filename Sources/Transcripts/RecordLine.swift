import TestimonyModel

extension TestimonyRecord {
    /// Reads one line of an export: the record that was written, so that writing it again gives the same line.
    ///
    /// Keys that are none of the record's and hold a list of texts are facets. Throws a `LineFault` that names the key and
    /// never repeats a value.
    package init(line bytes: [UInt8], file: String, number: Int) throws(LineFault) {
        let value = try JSONValue(bytes, file: file, line: number)
        do throws(RecordFault) {
            try self.init(RecordFields(value))
        } catch {
            throw LineFault(file: file, line: number, message: error.message)
        }
    }

    private init(_ fields: RecordFields) throws(RecordFault) {
        let schema = try fields.integer("schema", in: 1...Int(Int32.max))
        guard schema <= TestimonyRecord.schema else {
            throw RecordFault("the record is of schema \(schema), which a newer glane wrote")
        }
        let text = try fields.text("text")
        let length = text.isEmpty ? nil : text.unicodeScalars.count
        var frame = Frame()
        frame.isTestimony = try fields.flag("testimony")
        frame.observations = try fields.list("observations").mapped { value throws(RecordFault) in
            try Observation(RecordFields(value), within: length)
        }
        frame.facets = try fields.facets(except: TestimonyRecord.keys)
        frame.when = try fields.texts("when").mapped { text throws(RecordFault) in
            guard let date = EDTF(text) else { throw RecordFault("'when' holds no date in EDTF") }
            return date
        }
        frame.places = try fields.texts("where")
        frame.counts = try fields.list("counts").mapped { value throws(RecordFault) in
            try Count(RecordFields(value), within: length)
        }
        frame.personal = try fields.has("personal") ? fields.texts("personal") : []
        let attribution = try fields.optionalText("attribution")
        let consent: Consent = try fields.name("consent")
        guard attribution == nil || consent == .attributed else {
            throw RecordFault("'attribution' needs the consent 'attributed'")
        }
        self.init(
            id: try fields.filledText("id"), site: try fields.filledText("site"), sentAt: try fields.moment("sent_at"),
            conversation: try fields.optionalText("conversation"), speaker: try fields.optionalText("speaker"),
            lang: try fields.text("lang"), source: try fields.name("source"), consent: consent,
            review: try fields.name("review"), codebook: try fields.integer("codebook", in: 1...1_000_000), text: text,
            frame: frame, attribution: attribution?.isEmpty == true ? nil : attribution,
            confirmedAt: try fields.has("confirmed_at") ? fields.moment("confirmed_at") : nil,
            settled: try fields.has("settled") ? SettledCodes(written: fields.texts("settled")) : .none,
            dialog: try fields.optionalText("dialog"), answers: try fields.answers("answers"))
    }

    private static let keys: Set<String> = [
        "schema", "id", "site", "sent_at", "conversation", "speaker", "lang", "source", "consent", "attribution",
        "review", "confirmed_at", "codebook", "text", "testimony", "observations", "when", "where", "quantities",
        "counts", "dialog", "answers", "settled", "personal",
    ]
}

extension Observation {
    fileprivate init(_ fields: RecordFields, within length: Int?) throws(RecordFault) {
        let span = try fields.span(within: length)
        guard let confidence = fields["confidence"]?.double, (0...1).contains(confidence) else {
            throw RecordFault("'confidence' must be a number from 0 to 1")
        }
        guard let facets = fields["facets"] else { throw RecordFault("'facets' is missing") }
        self.init(
            effect: try fields.filledText("effect"), level: try fields.text("level"),
            polarity: try fields.name("polarity"), status: try fields.name("status"),
            evidence: try fields.text("evidence"), start: span.lowerBound, end: span.upperBound, confidence: confidence,
            rules: try fields.texts("rules"), facets: try RecordFields(facets).facets(except: []))
    }
}

extension Count {
    fileprivate init(_ fields: RecordFields, within length: Int?) throws(RecordFault) {
        let span = try fields.span(within: length)
        guard let value = fields["value"]?.double else { throw RecordFault("'value' must be a number") }
        guard let bound = Bound(rawValue: try fields.text("bound")) else {
            throw RecordFault("'bound' is none of those known")
        }
        self.init(
            value: value, bound: bound, to: fields["to"]?.double, unit: try fields.optionalText("unit"),
            start: span.lowerBound, end: span.upperBound)
    }
}
