import Testing

@testable import DialogFormat

/// Who is more than a witness.
struct RolesTests {
    private func read(_ roles: String) -> (roles: Roles, faults: [String]) {
        var findings = Findings()
        let file = DataFile(name: "glane.yaml", text: "roles: \(roles)\n")
        let configuration = Configuration(file, isTimeZone: { _ in true }, folderHint: { _ in nil }, &findings)
        return (configuration.roles, findings.sorted.map { "\($0.line):\($0.column) \($0.code)" })
    }

    @Test func nobodyIsByDefault() { #expect(Configuration().roles == Roles()) }

    @Test func peopleAreNamedByNetwork() {
        let (roles, faults) = read("{coordinators: [irc/marie, terminal/paul], administrators: [\"matrix/@r:x.org\"]}")
        #expect(faults.isEmpty)
        #expect(roles.coordinators.map(\.description) == ["irc/marie", "terminal/paul"])
        #expect(roles.reviewer(on: "matrix") { $0 == "@r:x.org" }?.description == "matrix/@r:x.org")
        #expect(roles.reviewer(on: "terminal") { $0 == "marie" } == nil, "a name of another network")
    }

    @Test(arguments: [
        ("{coordinators: [marie]}", "1:24 bad-identity"), ("{coordinators: [irc/]}", "1:24 bad-identity"),
        ("{coordinators: [irc/la marie]}", "1:24 bad-identity"), ("{coordinators: [xmpp/marie]}", "1:24 unknown-value"),
        ("{coordinators: irc/marie}", "1:23 expected-list"), ("{witnesses: []}", "1:9 unknown-key"),
    ])
    func aFaultIsToldAtItsPlace(text: String, fault: String) {
        let (roles, faults) = read(text)
        #expect(faults == [fault])
        #expect(roles == Roles())
    }
}
