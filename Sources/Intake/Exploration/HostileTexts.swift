/// Messages that nobody should type and somebody will.
enum HostileTexts {
    /// As long as a message may be, and longer.
    private static let limit = 20_000

    static let short: [String] = empty + signs + numbers + markup + dangers

    private static let empty = [
        "", " ", "   \u{A0}\u{202F} ", "\t", "\n\n", "\u{200B}", "\u{200D}\u{FE0F}", "\u{FEFF}", "\u{0}",
    ]

    private static let signs = [
        "🎉", "👩‍👩‍👧‍👦👍🏽🇫🇷", "❤️ ❤️ ❤️", "?", "???", "!", "…", ".", ",;:", "-", "«»", "« oui »", "'", "’", "\"", "/",
        "/aide", "/2", "*", "=)", "\u{202E}iuo\u{202C}", "\u{2066}stop\u{2069}", "\u{200F}מה\u{200F} oui",
        "e\u{301}\u{301}\u{301}\u{301}",
        "n\u{303}on", "o\u{200B}u\u{200B}i", "s\u{200D}top", "oui\u{0}non", "\u{1B}[31moui", "ok\u{7}", "中文", "да",
        "ΟΥΙ", "ﬁn",
        "ＯＵＩ", "²", "Ⅳ", "①", "½",
    ]

    private static let numbers = [
        "0", "1", "2", "3", "4", "5", "00", "-1", "1.", "2)", "n°2", "le 2", "le 99", "ligne 1", "3 mais pas 4",
        "1 2 3 4", "1 ou 2",
        "3 non 2", "2 non pas le 3", "12,5", "1e308", "99999999999999999999999999", "le 99999999999999999999",
        "2026-99-99",
        "0000-00-00", "31 février", "le 0", "12/13/14", "1/0", "j'ai 12 ans", "j'ai 99999999999999999999 ans",
        "enlève 1", "enlève 2",
        "enlève 9", "enlève 99999999999999999999",
    ]

    private static let markup = [
        "{site}", "{name} {quote} {", "}{", "{days|un|deux}", "@all", "@here @channel", "<b>oui</b>", "**oui**",
        "`rm -rf`",
        "[oui](https://example.org)", "https://example.org/?q=oui", "'; DROP TABLE sessions; --", "%s%n", "\\n", "\\",
        "$HOME",
        "null", "nil", "undefined", "true", "[prénom]", "[téléphone] [nom]", "oui\nnon",
        "une voisine\nà la cantine\nmardi",
    ]

    private static let dangers = [
        "je veux mourir", "je suis au bout", "il me frappe", "il me menace", "au secours y a le feu",
        "une dame est en train de faire un malaise", "hier mon voisin m'a poussée dans le hall, il me menace",
    ]

    static let long = [
        String(repeating: "a", count: limit), String(repeating: "ne pas ", count: limit / 7),
        String(repeating: "9", count: limit), String(repeating: "🎉", count: limit / 4),
        String(repeating: "oui ", count: limit / 4),
        String(repeating: "Hier une voisine m'a prêté sa perceuse. ", count: limit / 39),
    ]
}
