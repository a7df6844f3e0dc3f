import Delivery
import TestimonyModel

extension Destination {
    /// Reads one file of `Webhooks/`; `name` is that of the file without its extension. `nil` where a fault leaves
    /// nothing to send to; every fault is reported.
    package init?(named name: String, _ file: DataFile, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(
                [
                    "enabled", "format", "url", "events", "audience", "detail", "rate", "release", "template",
                    "channel",
                    "username",
                ], required: ["format", "url"], &findings)
        else { return nil }
        let format: Format? = fields["format"]?.choice(&findings)
        let url = fields["url"].flatMap { readURL($0, &findings) }
        self.init(name: name, url: url ?? .environment(""))
        if let format { self.format = format }
        if let isEnabled = fields["enabled"]?.bool(&findings) { self.isEnabled = isEnabled }
        if let value = fields["events"] { events = readEvents(value, &findings) }
        if let audience: Audience = fields["audience"]?.choice(&findings) { self.audience = audience }
        if let value = fields["detail"] { detail = readDetail(value, &findings) ?? detail }
        if let value = fields["rate"] { rate = readRate(value, &findings) ?? rate }
        if let value = fields["release"] { release = readRelease(value, &findings) ?? release }
        template = fields["template"].flatMap { readTemplate($0, &findings) }
        channel = fields["channel"].flatMap { readLine($0, &findings) }
        username = fields["username"].flatMap { readLine($0, &findings) }
        checkUse(fields, &findings)
        guard format != nil, url != nil else { return nil }
    }

    /// Keys that this destination would leave without effect.
    private func checkUse(_ fields: [String: YAMLValue], _ findings: inout Findings) {
        if let value = fields["release"], audience == .coordinators {
            findings.report(
                value, .unusedKey, "coordinators get everything at once: 'release' has no effect",
                hint: "set audience: wider, or take release out", severity: .warning)
        }
        for key in ["channel", "username"] {
            guard let value = fields[key], format != .mattermost else { continue }
            findings.report(
                value, .unusedKey, "'\(key)' has no effect with the format \(format.rawValue)",
                hint: "take it out", severity: .warning)
        }
    }
}

/// `{env: NAME}` or `{file: PATH}`.
private func readURL(_ value: YAMLValue, _ findings: inout Findings) -> Destination.URLSource? {
    if !value.isMapping, !value.isNull {
        findings.report(
            value, .literalUrl,
            "a webhook's URL is a password and must not stand in a data file, which is shared and kept in versions",
            hint: "url: {env: GLANE_MATTERMOST_URL}, or url: {file: /etc/glane/mattermost-url}")
        return nil
    }
    let fields = value.isNull ? [:] : value.fields(["env", "file"], &findings) ?? [:]
    switch (fields["env"], fields["file"]) {
    case (let name?, nil):
        guard let text = name.string(&findings) else { return nil }
        let isName = !text.isEmpty && text.utf8.allSatisfy(isNameByte) && text.first?.isNumber == false
        if isName { return .environment(text) }
        // The value is not repeated: people paste the URL here.
        findings.report(
            name, .badVariable, "the name of an environment variable belongs here",
            hint: "letters, digits and underscores, as in GLANE_MATTERMOST_URL")
    case (nil, let path?):
        guard let text = path.string(&findings) else { return nil }
        if !text.isEmpty, !text.contains("://") { return .file(text) }
        findings.report(
            path, .badPath, "the path of a file belongs here, which holds the URL",
            hint: "url: {file: /etc/glane/mattermost-url}")
    default:
        findings.report(
            value, .urlSource, "either 'env' or 'file' belongs here", hint: "url: {env: GLANE_MATTERMOST_URL}")
    }
    return nil
}

private func isNameByte(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
}

private func readEvents(_ value: YAMLValue, _ findings: inout Findings) -> Set<Destination.Event> {
    if case .some(let text) = value.rawText, !text.isEmpty {
        return value.choice(of: Destination.Event.self, &findings).map { [$0] } ?? []
    }
    let items = value.sequence(&findings) ?? []
    if value.isSequence, items.isEmpty {
        findings.report(
            value, .noEvents, "this destination would never get anything", hint: "events: [testimony, digest]")
    }
    return Set(items.compactMap { $0.choice(of: Destination.Event.self, &findings) })
}

private func readDetail(_ value: YAMLValue, _ findings: inout Findings) -> Consent? {
    guard let detail: Consent = value.choice(&findings) else { return nil }
    if detail != .none { return detail }
    findings.report(
        value, .noDetail, "with 'none' nothing would be posted", hint: "count, quote or attributed; or no such file")
    return nil
}

private func readRate(_ value: YAMLValue, _ findings: inout Findings) -> Destination.Rate? {
    guard let fields = value.fields(["posts", "seconds"], required: ["posts", "seconds"], &findings),
        let posts = fields["posts"]?.integer(&findings, in: 1...10_000),
        let seconds = fields["seconds"]?.integer(&findings, in: 1...86_400)
    else { return nil }
    return Destination.Rate(posts: posts, seconds: seconds)
}

private func readRelease(_ value: YAMLValue, _ findings: inout Findings) -> ReleaseRule? {
    guard let fields = value.fields(["at", "witnesses"], &findings) else { return nil }
    var rule = ReleaseRule()
    if let at = fields["at"] {
        guard let second = readClock(at, &findings) else { return nil }
        rule.secondOfDay = second
    }
    if let value = fields["witnesses"] {
        guard let witnesses = value.integer(&findings, in: 1...1_000) else { return nil }
        rule.witnesses = witnesses
    }
    return rule
}

/// `"18:30"` as seconds after midnight.
private func readClock(_ value: YAMLValue, _ findings: inout Findings) -> Int? {
    guard let text = value.string(&findings) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { $0.utf8.count == 2 ? Int($0) : nil }
    if parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour), (0...59).contains(minute)
    {
        return hour * 3_600 + minute * 60
    }
    findings.report(value, .badTime, "'\(text)' is no time of day", hint: "at: \"18:30\"")
    return nil
}

/// A fault is placed at the template: libyaml does not tell where its lines begin once folded.
private func readTemplate(_ value: YAMLValue, _ findings: inout Findings) -> Template? {
    guard let text = value.string(&findings) else { return nil }
    do throws(Template.Fault) {
        return try Template(text)
    } catch {
        let names = Template.Placeholder.allCases.map(\.rawValue)
        switch error.kind {
        case .unknown:
            findings.report(
                value, .unknownPlaceholder, "line \(error.line + 1) of the template: '{\(error.name)}' is not known",
                hint: Findings.suggestion(for: error.name, among: names))
        case .unclosed:
            findings.report(
                value, .unclosedPlaceholder, "line \(error.line + 1) of the template: a '{' is never closed",
                hint: "write {{ for a brace that readers should see")
        }
        return nil
    }
}

private func readLine(_ value: YAMLValue, _ findings: inout Findings) -> String? {
    guard let text = value.string(&findings) else { return nil }
    if !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) { return text }
    findings.report(value, .badText, "one line of text belongs here")
    return nil
}
