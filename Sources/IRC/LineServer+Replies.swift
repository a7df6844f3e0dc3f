/// How answers are worded: numerics come from the server, words from the bot.
extension LineServer {
    var noMessageOfTheDay: Action { numeric("422", [], "Pas de message du jour") }
    var notRegistered: Action { numeric("451", [], "Dis d’abord ton nom : NICK suivi d’un nom") }

    func numeric(_ code: String, _ parameters: [String], _ text: String? = nil) -> Action {
        .send(
            IRCMessage(
                source: settings.server, code, [nick?.text ?? "*"] + parameters + [text].compactMap { $0 }
            ).line)
    }

    func fromBot(_ command: String, to listener: Nickname, _ text: String) -> Action {
        .send(IRCMessage(source: mask(settings.bot), command, [listener.text, text]).line)
    }

    func mask(_ nick: Nickname) -> String { "\(nick.text)!\(nick.text)@\(settings.server)" }
}
