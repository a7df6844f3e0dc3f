/// What a testimony can be coded as: effects by level, facets with their options, places of the site.
///
/// Ids are stable and stored; labels are what coordinators and readers of the page see.
package struct Codebook: Sendable, Hashable {
    package var version: Int
    package var language: String
    package var levels: [Level]
    package var effects: [ImpactEffect]
    /// In the order of the file; `publics` first.
    package var facets: [Facet]
    package var places: [Place]

    package struct Level: Sendable, Hashable {
        package var id: String
        package var label: String

        package init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    /// One of the social and urban effects. (Engine effects are `DialogEngine.Effect`.)
    package struct ImpactEffect: Sendable, Hashable {
        package var id: String
        package var level: String
        package var label: String
        /// Ids of the facets, and of the built-in fields `when`, `where` and `quantities`, that belong to it.
        package var facets: [String]
        /// The field of a Commune Mesure place file that holds this section's text.
        package var communeMesure: String?

        package init(id: String, level: String, label: String, facets: [String], communeMesure: String?) {
            self.id = id
            self.level = level
            self.label = label
            self.facets = facets
            self.communeMesure = communeMesure
        }
    }

    package struct Facet: Sendable, Hashable {
        package var id: String
        package var options: [Option]

        package init(id: String, options: [Option]) {
            self.id = id
            self.options = options
        }
    }

    package struct Option: Sendable, Hashable {
        package var id: String
        package var label: String
        /// Set where the option only makes sense for one sign of its effect.
        package var polarity: Polarity?
        /// Other labels by effect id.
        package var labelFor: [String: String]

        package init(id: String, label: String, polarity: Polarity? = nil, labelFor: [String: String] = [:]) {
            self.id = id
            self.label = label
            self.polarity = polarity
            self.labelFor = labelFor
        }
    }

    package struct Place: Sendable, Hashable {
        package var id: String
        package var label: String

        package init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    package init(
        version: Int, language: String, levels: [Level], effects: [ImpactEffect], facets: [Facet], places: [Place]
    ) {
        self.version = version
        self.language = language
        self.levels = levels
        self.effects = effects
        self.facets = facets
        self.places = places
    }

    package func effect(_ id: String) -> ImpactEffect? { effects.first { $0.id == id } }
    package func facet(_ id: String) -> Facet? { facets.first { $0.id == id } }
    package func place(_ id: String) -> Place? { places.first { $0.id == id } }

    package func option(_ id: String, of facet: String) -> Option? {
        self.facet(facet)?.options.first { $0.id == id }
    }

    /// The effect that alone owns `facet` ("exchange" is `solidarite`), `nil` for facets that several share.
    package func owner(ofFacet facet: String) -> ImpactEffect? {
        let owners = effects.filter { $0.facets.contains(facet) }
        return owners.count == 1 ? owners[0] : nil
    }

    /// The effect without which a facet says nothing. Publics, occasions and frequencies are told of any effect, also
    /// where the codebook asks for them with one effect only.
    package func coder(ofFacet facet: String) -> ImpactEffect? {
        ["publics", "occasion", "frequency"].contains(facet) ? nil : owner(ofFacet: facet)
    }
}
