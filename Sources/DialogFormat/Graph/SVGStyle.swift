/// The style sheet of a drawing.
enum SVGStyle {
    private static let colours: [(selector: String, property: String, colour: GraphColour)] =
        [
            (".paper", "fill", GraphColour(light: "#f4f5f7", dark: "#14171c")),
            (".card", "fill", GraphColour(light: "#ffffff", dark: "#1e2229")),
            (".card", "stroke", GraphColour(light: "#d3d8df", dark: "#3a414c")),
            (".bubble", "fill", GraphColour(light: "#e9eef6", dark: "#2b323d")),
            ("text", "fill", GraphColour(light: "#1a1e26", dark: "#eceef2")),
            (".note", "fill", GraphColour(light: "#55606f", dark: "#aab3c0")),
            (".line", "stroke", GraphColour(light: "#7b8696", dark: "#8792a2")),
            (".tip", "fill", GraphColour(light: "#7b8696", dark: "#8792a2")),
        ] + DialogGraph.Kind.allCases.map { (".\($0) .strip", "fill", $0.colour) }

    static func text(_ sheets: Sheets) -> String {
        let fonts = TextStyle.allCases.map { ".\($0){font-size:\($0.size)px\($0.isBold ? ";font-weight:700" : "")}" }
        let light = colours.map { "\($0.selector){\($0.property):\($0.colour.light)}" }
        let dark = colours.map { "\($0.selector){\($0.property):\($0.colour.dark)}" }
        return """
            svg{display:block;max-width:100%;height:auto;margin:0 auto}\
            text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;white-space:pre}\
            .label{font-weight:700}.line{fill:none;stroke-width:1.5}\
            \((fonts + light).joined())\
            @media screen and (prefers-color-scheme:dark){\(dark.joined())}\
            \(print(sheets))
            """
    }

    /// On paper the columns stand beside each other, two a sheet; the root's scale, which fits the whole height, is undone.
    private static func print(_ sheets: Sheets) -> String {
        let (page, height) = (Sheets.page, sheets.height)
        let fit = min(
            Double(page.width) / Double(GraphLayout.width), Double(page.height * sheets.pages) / Double(height))
        let places = sheets.tops.enumerated().map { index, top in
            let x = Double(index % 2 * page.width / 2) / fit
            let y = Double(index / 2 * page.height) / fit
            let scale = Sheets.scale / fit
            return
                ".column\(index){transform:translate(\(short(x))px,\(short(y - Double(top) * scale))px) scale(\(short(scale)))}"
        }
        return
            "@page{size:A4;margin:12mm}@media print{svg{width:\(page.width)px;height:\(page.height * sheets.pages)px;"
            + "overflow:visible}.paper{display:none}\(places.joined())}"
    }

    /// Three digits behind the point tell more than a printer can.
    private static func short(_ number: Double) -> String { String((number * 1000).rounded() / 1000) }
}
