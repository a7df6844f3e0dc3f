import Delivery
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

struct WebhookFileTests {
    private func read(_ text: String) -> (destination: Destination?, findings: Findings) {
        var findings = Findings()
        return (Destination(named: "w", DataFile(name: "w", text: text), &findings), findings)
    }

    @Test(arguments: ["mattermost-coordination", "mattermost-place"])
    func theShippedFilesHaveNoFault(name: String) throws {
        let url = checkout.appending(path: "Webhooks/\(name).yaml")
        let (destination, findings) = read(try String(contentsOf: url, encoding: .utf8))
        #expect(findings.all.isEmpty)
        #expect(destination?.format == .mattermost)
        #expect(destination?.audience == (name.hasSuffix("place") ? .wider : .coordinators))
    }

    @Test func everyKeyIsRead() throws {
        let (destination, findings) = read(
            """
            enabled: false
            format: mattermost
            url: {file: secrets/url}
            events: digest
            audience: wider
            detail: count
            rate: {posts: 2, seconds: 10}
            release: {at: "07:05", witnesses: 5}
            template: "{effects} {{x}"
            channel: place
            username: glane
            """)
        #expect(findings.all.isEmpty)
        #expect(
            destination
                == Destination(
                    name: "w", isEnabled: false, url: .file("secrets/url"), events: [.digest], audience: .wider,
                    detail: .count,
                    rate: .init(posts: 2, seconds: 10),
                    release: ReleaseRule(secondOfDay: 7 * 3_600 + 300, witnesses: 5),
                    template: try Template("{effects} {{x}"), channel: "place", username: "glane"))
    }

    @Test func theLeastFileIsFormatAndURL() {
        let (destination, findings) = read("format: json\nurl: {env: GLANE_URL}")
        #expect(findings.all.isEmpty)
        #expect(destination == Destination(name: "w", format: .json, url: .environment("GLANE_URL")))
    }

    @Test(arguments: [
        "url: https://chat.example.org/hooks/s3cret", "url: {env: 'https://chat.example.org/hooks/s3cret'}",
        "url: {file: 'https://chat.example.org/hooks/s3cret'}", "url: {env: s3cret-}",
    ])
    func aURLInTheFileIsAFaultThatDoesNotRepeatIt(line: String) {
        let (destination, findings) = read("format: mattermost\n\(line)")
        #expect(destination == nil)
        #expect(findings.hasErrors)
        #expect(findings.sorted.allSatisfy { !$0.description.contains("s3cret") && $0.hint != nil })
        #expect(findings.sorted.first?.line == 2)
    }

    @Test(arguments: [
        ("", "1:1 empty-file"), ("- a", "1:1 expected-mapping"), ("format: mattermost", "1:1 missing-key"),
        ("format: matermost\nurl: {env: U}", "1:9 unknown-value"), ("format: json\nurl: {}", "2:6 url-source"),
        ("format: json\nurl: {env: U, file: f}", "2:6 url-source"),
        ("format: json\nurl: {env: 1U}", "2:12 bad-variable"),
        ("format: json\nurl:", "2:5 url-source"), ("format: json\nurl: {envi: U}", "2:6 url-source"),
        ("format: json\nurl: {env: U}\nevents: []", "3:9 no-events"),
        ("format: json\nurl: {env: U}\nevents: [testimoni]", "3:10 unknown-value"),
        ("format: json\nurl: {env: U}\ndetail: none", "3:9 no-detail"),
        ("format: json\nurl: {env: U}\nrate: {posts: 0, seconds: 1}", "3:15 out-of-range"),
        ("format: json\nurl: {env: U}\nrate: 3", "3:7 expected-mapping"),
        ("format: json\nurl: {env: U}\naudience: wider\nrelease: {at: 25h}", "4:15 bad-time"),
        ("format: json\nurl: {env: U}\nrelease: {witnesses: 3}", "3:10 unused-key"),
        ("format: json\nurl: {env: U}\nchannel: c", "3:10 unused-key"),
        ("format: json\nurl: {env: U}\ntemplate: '{plac}'", "3:11 unknown-placeholder"),
        ("format: json\nurl: {env: U}\ntemplate: '{'", "3:11 unclosed-placeholder"),
        ("format: json\nurl: {env: U}\nusername: \"a\\nb\"", "3:11 bad-text"),
        ("format: json\nurl: {env: U}\ncolour: red", "3:1 unknown-key"),
    ])
    func aFaultIsNamedByItsPlace(text: String, first: String) {
        let found = read(text).findings.sorted.first.map { "\($0.line):\($0.column) \($0.code)" }
        #expect(found == first)
    }
}
