import Arguments

/// The languages in which commands tell coordinators what they did: French, or English where `--lang` asks for it.
enum Bilingual {
    case french, english

    init(_ options: GlobalOptions) { self = options.lang == "en" ? .english : .french }

    func callAsFunction(_ french: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        self == .french ? french() : english()
    }
}
