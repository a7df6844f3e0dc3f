import Testing

@testable import DialogFormat

/// What `glane.yaml` may say beside the site itself.
struct ConfigurationFileTests {
    private func read(_ text: String) -> (configuration: Configuration, faults: [String]) {
        var findings = Findings()
        let configuration = Configuration(
            DataFile(name: "glane.yaml", text: text), isTimeZone: { _ in true },
            folderHint: { $0 == "here" ? nil : "did you mean 'here'?" }, &findings)
        return (configuration, findings.sorted.map(\.description))
    }

    @Test func whatIsNotSaidHasItsDefault() {
        let (configuration, faults) = read("site: {id: cesure}\n")
        #expect((configuration.retention.deliveries, configuration.retention.messages) == (90, 30))
        #expect(faults.isEmpty)
    }

    @Test(arguments: [
        ("retention: {deliveries: 7}", 7, 30, nil), ("retention: {messages: 1}", 90, 1, nil),
        ("retention: {messages: 0}", 90, 30, "glane.yaml:1:23: out-of-range"),
        ("retention: {deliveries: soon}", 90, 30, "glane.yaml:1:25: expected-number"),
        ("retention: {text: 0}", 90, 30, "glane.yaml:1:19: out-of-range"),
        ("retention: {words: 3}", 90, 30, "glane.yaml:1:13: unknown-key"),
    ])
    func retentionIsReadInDays(text: String, deliveries: Int, messages: Int, fault: String?) {
        let (configuration, faults) = read(text)
        #expect((configuration.retention.deliveries, configuration.retention.messages) == (deliveries, messages))
        #expect(faults.count == (fault == nil ? 0 : 1))
        if let fault { #expect(faults.first?.hasPrefix(fault) == true, "\(faults)") }
    }

    @Test(
        arguments: [
            ("digest: {day: monday}", false, nil, 3, nil), ("digest: {draft: yes}", true, nil, 3, nil),
            ("digest: {draft: oui, wait: 24}", true, 24, 3, nil), ("digest: {breakdown_from: 5}", false, nil, 5, nil),
            ("digest: {draft: later}", false, nil, 3, "glane.yaml:1:17: expected-boolean"),
            ("digest: {wait: 0}", false, nil, 3, "glane.yaml:1:16: out-of-range"),
            ("digest: {breakdown_from: none}", false, nil, 3, "glane.yaml:1:26: expected-number"),
        ] as [(String, Bool, Int?, Int, String?)])
    func digestsMayComeAsDraftsFirst(text: String, draft: Bool, wait: Int?, breakdown: Int, fault: String?) {
        let (configuration, faults) = read(text)
        #expect(configuration.digest.isDraftFirst == draft && configuration.digest.wait == wait)
        #expect(configuration.digest.breakdownFrom == breakdown)
        #expect(faults.count == (fault == nil ? 0 : 1))
        if let fault { #expect(faults.first?.hasPrefix(fault) == true, "\(faults)") }
    }

    /// Whoever takes a new version over keeps what people told.
    @Test func wordsAndTestimoniesStayUnlessAClockIsSet() {
        let none = read("retention: {deliveries: 7}").configuration.retention
        #expect(none.text == nil && none.testimonies == nil)
        let both = read("retention: {text: 730, testimonies: 3650}").configuration.retention
        #expect((both.text, both.testimonies) == (730, 3650))
    }

    @Test(arguments: ["dialogs", "webhooks"])
    func aFolderThatIsNotThereIsAFaultAtItsPlace(key: String) {
        let (_, faults) = read("\(key): hree\n")
        #expect(
            faults == [
                "glane.yaml:1:\(key.count + 3): no-such-folder there is no folder 'hree'\n    did you mean 'here'?"
            ])
        #expect(read("\(key): here\n").faults.isEmpty)
    }
}
