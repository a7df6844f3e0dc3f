import TestimonyModel

/// Builds the codes of a codebook, and of what records use beyond it.
struct CodeTreeBuilder {
    private let codebook: Codebook
    private var formerEffects: Set<String> = []
    /// Options by facet that the codebook does not have, or no longer.
    private var formerOptions: [String: Set<String>] = [:]
    private var formerPlaces: Set<String> = []

    init(_ codebook: Codebook) { self.codebook = codebook }

    mutating func note(_ record: TestimonyRecord) {
        for observation in record.frame.observations {
            if codebook.effect(observation.effect) == nil { formerEffects.insert(observation.effect) }
            note(observation.facets)
        }
        note(record.frame.facets)
        for place in record.frame.places where codebook.place(place) == nil { formerPlaces.insert(place) }
    }

    private mutating func note(_ facets: [String: [String]]) {
        for (facet, options) in facets {
            for option in options where codebook.option(option, of: facet) == nil {
                formerOptions[facet, default: []].insert(option)
            }
        }
    }

    var codes: [CodeTree.Code] {
        levels + others + [polarities, statuses] + (places.children.isEmpty ? [] : [places])
    }

    private var levels: [CodeTree.Code] {
        var levels = codebook.levels.enumerated().map { index, level in
            let colour = palette[index % palette.count]
            let effects = codebook.effects.filter { $0.level == level.id }.map { effect($0, colour) }
            return group(CodeTree.guid(level: level.id), level.label, colour, effects)
        }
        if !formerEffects.isEmpty {
            let codes = formerEffects.sorted().map { id in
                code(CodeTree.guid(effect: id), former(id, "ancien effet"), grey)
            }
            levels.append(group(GUID("group", "former"), "Anciens effets", grey, codes))
        }
        return levels
    }

    private func effect(_ effect: Codebook.ImpactEffect, _ colour: String) -> CodeTree.Code {
        let own = codebook.facets.filter { codebook.coder(ofFacet: $0.id)?.id == effect.id }
        return CodeTree.Code(
            guid: CodeTree.guid(effect: effect.id), name: effect.label, description: effect.id, isCodable: true,
            colour: colour, children: own.flatMap { options(of: $0.id, colour) })
    }

    /// Facets that are told of any effect, and those that the codebook lost.
    private var others: [CodeTree.Code] {
        let shared = codebook.facets.map(\.id).filter { codebook.coder(ofFacet: $0) == nil }
        let lost = formerOptions.keys.filter { codebook.facet($0) == nil }.sorted()
        return (shared + lost).map { id in
            group(GUID("facet", id), groupNames[id] ?? id, grey, options(of: id, grey))
        }
    }

    private func options(of facet: String, _ colour: String) -> [CodeTree.Code] {
        let known = codebook.facet(facet)?.options ?? []
        return known.map { code(CodeTree.guid(facet: facet, option: $0.id), $0.label, colour, $0.id) }
            + (formerOptions[facet] ?? []).sorted().map { id in
                code(CodeTree.guid(facet: facet, option: id), former(id, "ancienne option"), colour)
            }
    }

    private var polarities: CodeTree.Code {
        group(
            GUID("group", "polarity"), "En bien ou en mal", grey,
            [
                code(CodeTree.guid(Polarity.positive), "en bien", "#2E7D32", "positive"),
                code(CodeTree.guid(Polarity.negative), "en mal", "#C62828", "negative"),
            ])
    }

    private var statuses: CodeTree.Code {
        group(
            GUID("group", "status"), "Est-ce arrivé", grey,
            [
                code(CodeTree.guid(Status.observed), "constaté", grey, "observed"),
                code(CodeTree.guid(Status.wished), "souhaité ou prévu", grey, "wished"),
                code(CodeTree.guid(Status.absent), "constaté que non", grey, "absent"),
            ])
    }

    private var places: CodeTree.Code {
        group(
            GUID("group", "place"), "Endroits", grey,
            codebook.places.map { code(CodeTree.guid(place: $0.id), $0.label, grey, $0.id) }
                + formerPlaces.sorted().map { code(CodeTree.guid(place: $0), former($0, "ancien endroit"), grey) })
    }

    private func group(_ guid: GUID, _ name: String, _ colour: String, _ children: [CodeTree.Code]) -> CodeTree.Code {
        CodeTree.Code(
            guid: guid, name: name, description: nil, isCodable: false, colour: colour, children: children)
    }

    private func code(_ guid: GUID, _ name: String, _ colour: String, _ description: String? = nil) -> CodeTree.Code {
        CodeTree.Code(
            guid: guid, name: name, description: description, isCodable: true, colour: colour, children: [])
    }

    private func former(_ id: String, _ what: String) -> String { "\(id) (\(what))" }
}

/// One colour a level, told apart in light and dark, and by most who see few colours.
private let palette = ["#1565C0", "#E65100", "#00695C", "#6A1B9A", "#AD1457", "#5D4037"]
private let grey = "#616161"

/// The codebook names facets by id alone.
private let groupNames = ["publics": "Publics", "occasion": "Occasions", "frequency": "Fréquence"]
