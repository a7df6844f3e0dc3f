import Delivery
import Extraction
import TestimonyModel

/// `glane.yaml`: what one installation sets. Everything has a working default.
package struct Configuration: Sendable, Hashable {
    package var site = Site()
    /// Path of the SQLite file; `nil` is the default place.
    package var store: String?
    /// Path of the key that speakers' pseudonyms are made with; `nil` is beside the store.
    package var speakerKey: String?
    /// Folders of the site's own data files, laid over the shipped ones.
    package var dialogs: String?
    package var webhooks: String?
    package var digest = DigestSchedule()
    package var retention = Retention()
    /// Where `glaned` listens for the line protocol; `nil` leaves it off.
    package var line: LineEndpoint?
    package var roles = Roles()
    /// Where `glaned` writes its state for monitoring.
    package var statusFile: String?

    package init() {}

    package struct Site: Sendable, Hashable {
        package var id = "cesure"
        package var name = "Césure"
        package var timeZone = "Europe/Paris"
        package var contact = "passe à l’accueil, dans le hall"
        package var readers = "La coordination de Césure"
        package var events: [Event] = []
        /// Whether people are addressed as « vous ».
        package var isFormal = false

        package struct Event: Sendable, Hashable {
            package var names: [String]
            package var date: CivilDate
        }
    }

    package struct DigestSchedule: Sendable, Hashable {
        /// Monday is 1.
        package var weekday = 1
        package var hour = 8
        package var minute = 0
        /// Names of destinations; empty posts to every one that listens to digests.
        package var destinations: [String] = []
        /// Witnesses from whom on figures are broken down by public, place or who met whom.
        package var breakdownFrom = 3
        /// Whether coordinators get it first, and a wider audience when somebody publishes it.
        package var isDraftFirst = false
        /// Hours after which a draft that nobody decided on is published; `nil` waits for a person.
        package var wait: Int?

        package init() {}

        /// Those among `all` that get digests: the ones that are named, else every one that listens to them.
        package func destinations(among all: [Destination], for audiences: [Destination.Audience]) -> [Destination] {
            all.filter {
                $0.listens(to: .digest(week: "")) && (destinations.isEmpty || destinations.contains($0.name))
                    && audiences.contains($0.audience)
            }
        }
    }

    /// Days that things are kept.
    package struct Retention: Sendable, Hashable {
        /// Words of testimonies, counted from their confirmation; `nil` keeps them. No number is the default: a site that
        /// takes a new version over must not lose in its first night what people told.
        package var text: Int?
        /// Testimonies with their codes; `nil` keeps them.
        package var testimonies: Int?
        /// Letters that were sent or dropped, and the attempts to send them.
        package var deliveries = 90
        /// Ids of messages, by which one that a network repeats is known.
        package var messages = 30

        package init() {}
    }

    package struct LineEndpoint: Sendable, Hashable {
        /// An address in digits.
        package var host: String
        /// 0 takes a free one.
        package var port: Int
        /// Whether a client may speak for other nicks, as a relay does.
        package var allowsRelays: Bool
        /// Seconds within which the messages of a story are heard together; 0 hears each at once.
        package var patience = 8

        package init(host: String = "127.0.0.1", port: Int, allowsRelays: Bool = false) {
            self.host = host
            self.port = port
            self.allowsRelays = allowsRelays
        }
    }
}

private let weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
private let weekdayNamesInFrench = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

extension Configuration {
    /// Reads a configuration. Faults are reported, and what they spoil keeps its default. `folderHint` tells what to
    /// write instead of a path that is no folder, and is `nil` for one that is.
    package init(
        _ file: DataFile, isTimeZone: (String) -> Bool, folderHint: (String) -> String?, _ findings: inout Findings
    ) {
        self.init()
        guard let root = YAMLValue.parse(file, &findings), !root.isNull,
            let fields = root.fields(
                [
                    "site", "store", "keys", "dialogs", "webhooks", "digest", "retention", "transports", "roles",
                    "status_file",
                ], &findings)
        else { return }
        if let value = fields["site"] { site = readSite(value, isTimeZone, &findings) }
        store = fields["store"]?.string(&findings)
        dialogs = fields["dialogs"].flatMap { readFolder($0, folderHint, &findings) }
        webhooks = fields["webhooks"].flatMap { readFolder($0, folderHint, &findings) }
        statusFile = fields["status_file"]?.string(&findings)
        speakerKey = fields["keys"]?.fields(["speakers"], &findings)?["speakers"]?.string(&findings)
        if let value = fields["digest"] { digest = readDigest(value, &findings) }
        if let value = fields["retention"] { retention = readRetention(value, &findings) }
        if let value = fields["roles"] { roles = Roles(value, &findings) }
        if let line = fields["transports"]?.fields(["line"], &findings)?["line"] {
            self.line = readLine(line, &findings)
        }
    }
}

private func readSite(
    _ value: YAMLValue, _ isTimeZone: (String) -> Bool, _ findings: inout Findings
) -> Configuration.Site {
    var site = Configuration.Site()
    let keys = ["id", "name", "time_zone", "contact", "readers", "address", "opening", "events"]
    guard let fields = value.fields(keys, &findings) else { return site }
    site.id = fields["id"]?.string(&findings) ?? site.id
    site.name = fields["name"]?.string(&findings) ?? site.name
    site.contact = fields["contact"]?.string(&findings) ?? site.contact
    site.readers = fields["readers"]?.string(&findings) ?? "La coordination de \(site.name)"
    if let value = fields["address"], let address = value.string(&findings) {
        if !["tu", "vous"].contains(address) {
            findings.report(value, .unknownValue, "'\(address)' does not belong here", hint: "tu or vous")
        }
        site.isFormal = address == "vous"
    }
    if let zoneValue = fields["time_zone"], let zone = zoneValue.string(&findings) {
        if isTimeZone(zone) {
            site.timeZone = zone
        } else {
            findings.report(
                zoneValue, .unknownTimeZone, "'\(zone)' is no time zone", hint: "for example Europe/Paris")
        }
    }
    if let value = fields["opening"], let date = readDate(value, &findings) {
        site.events.append(Configuration.Site.Event(names: ["l'ouverture", "l'ouverture du lieu"], date: date))
    }
    for event in fields["events"]?.sequence(&findings) ?? [] {
        guard let parts = event.fields(["names", "date"], required: ["names", "date"], &findings),
            let names = parts["names"]?.strings(&findings), let dateValue = parts["date"],
            let date = readDate(dateValue, &findings)
        else { continue }
        site.events.append(Configuration.Site.Event(names: names, date: date))
    }
    return site
}

private func readDate(_ value: YAMLValue, _ findings: inout Findings) -> CivilDate? {
    guard let text = value.string(&findings) else { return nil }
    if let date = CivilDate(text) { return date }
    findings.report(value, .badDate, "'\(text)' is no date", hint: "write it as 2026-11-18")
    return nil
}

private func readDigest(_ value: YAMLValue, _ findings: inout Findings) -> Configuration.DigestSchedule {
    var digest = Configuration.DigestSchedule()
    guard let fields = value.fields(["day", "hour", "post", "breakdown_from", "draft", "wait"], &findings) else {
        return digest
    }
    if let dayValue = fields["day"], let day = dayValue.string(&findings) {
        if let index = weekdayNames.firstIndex(of: day) ?? weekdayNamesInFrench.firstIndex(of: day) {
            digest.weekday = index + 1
        } else {
            findings.report(
                dayValue, .unknownDay, "'\(day)' is no day of the week",
                hint: Findings.suggestion(for: day, among: weekdayNames + weekdayNamesInFrench))
        }
    }
    if let hourValue = fields["hour"], let text = hourValue.string(&findings) {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        if parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) {
            (digest.hour, digest.minute) = (parts[0], parts[1])
        } else {
            findings.report(hourValue, .badHour, "'\(text)' is no time of day", hint: "write it in quotes: \"08:00\"")
        }
    }
    digest.destinations = fields["post"]?.strings(&findings) ?? []
    digest.isDraftFirst = fields["draft"]?.bool(&findings) ?? false
    digest.wait = fields["wait"]?.integer(&findings, in: 1...168)
    digest.breakdownFrom = fields["breakdown_from"]?.integer(&findings, in: 1...100) ?? digest.breakdownFrom
    return digest
}

private func readRetention(_ value: YAMLValue, _ findings: inout Findings) -> Configuration.Retention {
    var retention = Configuration.Retention()
    guard let fields = value.fields(["text", "testimonies", "deliveries", "messages"], &findings) else {
        return retention
    }
    retention.text = fields["text"]?.integer(&findings, in: 1...36_500)
    retention.testimonies = fields["testimonies"]?.integer(&findings, in: 1...36_500)
    retention.deliveries = fields["deliveries"]?.integer(&findings, in: 1...3_650) ?? retention.deliveries
    retention.messages = fields["messages"]?.integer(&findings, in: 1...3_650) ?? retention.messages
    return retention
}

private func readFolder(
    _ value: YAMLValue, _ hint: (String) -> String?, _ findings: inout Findings
) -> String? {
    guard let path = value.string(&findings) else { return nil }
    guard let hint = hint(path) else { return path }
    findings.report(value, .noSuchFolder, "there is no folder '\(path)'", hint: hint)
    return nil
}

private func readLine(_ value: YAMLValue, _ findings: inout Findings) -> Configuration.LineEndpoint? {
    guard let fields = value.fields(["host", "port", "relay", "patience"], required: ["port"], &findings),
        let port = fields["port"]?.integer(&findings, in: 0...65_535)
    else { return nil }
    var endpoint = Configuration.LineEndpoint(port: port)
    endpoint.allowsRelays = fields["relay"]?.bool(&findings) ?? false
    endpoint.patience = fields["patience"]?.integer(&findings, in: 0...60) ?? endpoint.patience
    guard let hostValue = fields["host"], let host = hostValue.string(&findings) else { return endpoint }
    if let address = loopbackAddress(host) {
        endpoint.host = address
        return endpoint
    }
    findings.report(
        hostValue, .notLoopback, "'\(host)' would let other machines in, and IRC lines go without TLS or password",
        hint:
            "listen on 127.0.0.1, ::1 or localhost; people from afar come through a relay on this machine (relay: true)"
    )
    return nil
}

/// The address in digits when it can only be reached from this machine. Names other than `localhost` are not looked
/// up: what they mean may change.
private func loopbackAddress(_ host: String) -> String? {
    switch host {
    case "localhost": return "127.0.0.1"
    case "::1": return host
    default:
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil } ? host : nil
    }
}
