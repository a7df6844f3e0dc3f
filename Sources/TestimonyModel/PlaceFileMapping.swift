/// Where codes stand in a place file of Commune Mesure, as the site's data say it.
package struct PlaceFileMapping: Sendable, Hashable {
    /// In the order of the file.
    package var fields: [Field]
    package var texts: [Text]
    /// The fields for the ratings and the keywords that coordinators gave a level, by its id.
    package var ratings: [String: String]
    package var keywords: [String: String]

    /// A field that is filled from the codes of one effect.
    package struct Field: Sendable, Hashable {
        /// The platform's own name for it.
        package var name: String
        package var effect: String
        package var content: Content
        package var kind: Kind
        /// By option, or by the word for a sign or a status; those whose label is not known are not in it.
        package var labels: [String: String]
        /// Narrows it to observations with this option.
        package var only: Option?
        /// Observations of either sign count, not just those that fit the option's own, which is else the good one.
        package var takesBothSigns: Bool
        /// Names of what a number may count, in small letters; all of them where there is none.
        package var units: [String]

        package init(
            name: String, effect: String, content: Content, kind: Kind, labels: [String: String] = [:],
            only: Option? = nil, takesBothSigns: Bool = false, units: [String] = []
        ) {
            self.name = name
            self.effect = effect
            self.content = content
            self.kind = kind
            self.labels = labels
            self.only = only
            self.takesBothSigns = takesBothSigns
            self.units = units
        }
    }

    package enum Content: Sendable, Hashable {
        case facet(String)
        case polarity
        case quantities
    }

    package enum Kind: String, Sendable, CaseIterable {
        /// A list of labels.
        case multi
        /// A list of one label.
        case single
        case number, text
    }

    package struct Option: Sendable, Hashable {
        package var facet: String
        package var id: String

        package init(facet: String, id: String) {
            self.facet = facet
            self.id = id
        }
    }

    /// A field for words about an effect, of one sign or of both.
    package struct Text: Sendable, Hashable {
        package var name: String
        package var effect: String
        package var polarity: Polarity?

        package init(name: String, effect: String, polarity: Polarity? = nil) {
            self.name = name
            self.effect = effect
            self.polarity = polarity
        }
    }

    package init(
        fields: [Field], texts: [Text], ratings: [String: String] = [:], keywords: [String: String] = [:]
    ) {
        self.fields = fields
        self.texts = texts
        self.ratings = ratings
        self.keywords = keywords
    }

    /// Effects in the order of the codebook, then of the file.
    package func effects(_ codebook: Codebook) -> [String] {
        var seen: Set<String> = []
        let named = fields.map(\.effect) + texts.map(\.effect)
        return (codebook.effects.map(\.id).filter(Set(named).contains) + named).filter { seen.insert($0).inserted }
    }
}
