/// The languages of a form, which names them as people do: `Français (fr)`, `English`, `fr`.
enum LanguageName {
    private static let known: [String: String] = [
        "français": "fr", "francais": "fr", "french": "fr", "english": "en", "anglais": "en", "español": "es",
        "espanol": "es", "spanish": "es", "espagnol": "es", "português": "pt", "portuguese": "pt",
        "portugais": "pt", "deutsch": "de", "german": "de", "allemand": "de", "italiano": "it",
        "italian": "it", "italien": "it", "arabic": "ar", "arabe": "ar", "العربية": "ar", "breton": "br",
        "brezhoneg": "br", "occitan": "oc", "catalan": "ca", "català": "ca", "basque": "eu", "euskara": "eu",
        "kreyòl": "ht", "creole": "ht", "nederlands": "nl", "dutch": "nl", "polski": "pl", "polish": "pl",
        "română": "ro", "romanian": "ro", "русский": "ru", "russian": "ru", "українська": "uk",
        "ukrainian": "uk", "türkçe": "tr", "turkish": "tr", "wolof": "wo", "kiswahili": "sw", "swahili": "sw",
        "lingala": "ln", "bambara": "bm", "hindi": "hi",
    ]

    /// The code: that in brackets, a word of two or three letters, or what the name is known to mean. Of another name, its
    /// letters, so that the file that is written has a name.
    ///
    ///     LanguageName.code("Français (fr)") == "fr"
    static func code(_ name: String) -> String {
        let name = name.trimmed.lowercased()
        // Asked of each cell with a text: no pattern here.
        if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
            let inside = name[name.index(after: open)...].dropLast()
            let primary = inside.prefix { $0 != "-" }
            if (2...3).contains(primary.count), inside.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) {
                return String(inside)
            }
        }
        if let code = known[name] { return code }
        let letters = String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic }))
        return letters.isEmpty ? "xx" : letters
    }
}
