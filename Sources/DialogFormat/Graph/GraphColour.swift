/// A colour by day and by night.
struct GraphColour {
    var light: String
    var dark: String
}

extension DialogGraph.Kind {
    /// Of the edge of a box; both stand out on white and on black.
    var colour: GraphColour {
        switch self {
        case .story: GraphColour(light: "#2f6fde", dark: "#6b9df2")
        case .question: GraphColour(light: "#12868a", dark: "#41b8bc")
        case .recap: GraphColour(light: "#6d50c7", dark: "#a08af0")
        case .consent: GraphColour(light: "#b06a00", dark: "#e0a03c")
        case .outcome: GraphColour(light: "#d7a04a", dark: "#a4762a")
        case .danger: GraphColour(light: "#c23b2e", dark: "#ee7467")
        case .words: GraphColour(light: "#5b6675", dark: "#97a2b2")
        }
    }
}
