/// The commands by which a client makes itself known.
extension LineServer {
    mutating func changeNick(_ message: IRCMessage) -> [Action] {
        guard let wanted = message.parameters.first, !wanted.isEmpty else {
            return [numeric("431", [], "Il manque le nom")]
        }
        guard let new = Nickname(wanted) else {
            return [numeric("432", [wanted], "Ce nom ne va pas : des lettres et des chiffres, 30 au plus")]
        }
        guard new != settings.bot else { return [numeric("433", [wanted], "Ce nom est déjà pris")] }
        let old = nick
        nick = new
        if isRegistered, let old {
            return old.text == new.text ? [] : [.send(IRCMessage(source: mask(old), "NICK", [new.text]).line)]
        }
        return welcomeIfComplete()
    }

    mutating func introduce(_ message: IRCMessage) -> [Action] {
        guard !isRegistered else { return [numeric("462", [], "C’est déjà fait")] }
        guard !message.parameters.isEmpty else { return [numeric("461", ["USER"], "Il manque des paramètres")] }
        isUserKnown = true
        return welcomeIfComplete()
    }

    private static let tags = "message-tags"

    /// One capability is offered, without which clients send no signs; the answers let those that ask for more go on.
    mutating func negotiate(_ message: IRCMessage) -> [Action] {
        let subcommand = message.parameters.first?.uppercased() ?? ""
        switch subcommand {
        case "LS":
            isNegotiating = !isRegistered
            return [capability("LS", Self.tags)]
        case "LIST": return [capability("LIST", hasTags ? Self.tags : "")]
        case "REQ":
            isNegotiating = !isRegistered
            let wanted = message.parameters.dropFirst().first ?? ""
            guard wanted.split(separator: " ").allSatisfy({ $0 == Self.tags }) else {
                return [capability("NAK", wanted)]
            }
            hasTags = true
            return [capability("ACK", wanted)]
        case "END":
            isNegotiating = false
            return welcomeIfComplete()
        default: return [numeric("410", [subcommand], "Sous-commande de CAP inconnue")]
        }
    }

    func pong(_ message: IRCMessage) -> [Action] {
        guard let token = message.parameters.first else { return [numeric("409", [], "Il manque l’origine")] }
        return [.send(IRCMessage(source: settings.server, "PONG", [settings.server, token]).line)]
    }

    func refuseChannels(_ message: IRCMessage) -> [Action] {
        guard let channels = message.parameters.first, !channels.isEmpty else {
            return [numeric("461", [message.command.uppercased()], "Il manque des paramètres")]
        }
        let hint = "Il n’y a pas de salon ici : écris à \(settings.bot.text)"
        return channels.unicodeScalars.split(separator: ",").map { numeric("403", [String($0)], hint) }
    }

    /// Clients ask for their own modes right after the welcome.
    func mode(_ message: IRCMessage) -> [Action] {
        guard let target = message.parameters.first else {
            return [numeric("461", ["MODE"], "Il manque des paramètres")]
        }
        let isOwn = nick != nil && Nickname(target) == nick
        return isOwn ? [numeric("221", ["+"])] : [numeric("403", [target], "Il n’y a pas de salon ici")]
    }

    private mutating func welcomeIfComplete() -> [Action] {
        guard let nick, isUserKnown, !isNegotiating, !isRegistered else { return [] }
        isRegistered = true
        let bot = settings.bot.text
        return [
            numeric("001", [], "Bienvenue, \(nick.text). Pour raconter : /msg \(bot) ton histoire"),
            numeric("002", [], "Ici \(settings.server)"),
            numeric("003", [], "Ce serveur n’a qu’un habitant : \(bot), un programme"),
            numeric("004", [settings.server, "glane", "o", "o"]),
            noMessageOfTheDay,
        ]
    }

    private func capability(_ subcommand: String, _ list: String) -> Action {
        // An empty list is written ":", which is what clients look for.
        .send(IRCMessage(source: settings.server, "CAP", [nick?.text ?? "*", subcommand, list]).line)
    }
}
