import Delivery
import Testing

struct PayloadTests {
    private let letter = Letter(id: "l1", destination: "d", subject: .testimony("t1"))

    private func bodies(_ text: String, _ destination: Destination) -> [String] {
        Payload.bodies(RenderedLetter(text: text), of: letter, for: destination).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test func mattermostGetsTheTextAndNoMoreThanTheFileSays() {
        var destination = Destination(name: "d", url: .environment("U"))
        #expect(bodies("« été »\n\"x\"", destination) == [#"{"text":"« été »\n\"x\""}"#])
        destination.channel = "coordination"
        destination.username = "glane"
        #expect(bodies("a", destination) == [#"{"text":"a","channel":"coordination","username":"glane"}"#])
    }

    @Test func theJSONFormatSaysWhatItIs() {
        let destination = Destination(name: "d", format: .json, url: .environment("U"))
        #expect(bodies("a", destination) == [#"{"id":"l1","event":"testimony","testimony":"t1","text":"a"}"#])
        let parts = RenderedLetter(text: "a", values: [.quote: "q", .place: "p", .when: ""])
        for (subject, fields) in [
            (Letter.Subject.test, #""event":"test""#),
            (.digest(week: "2026-W47"), #""event":"digest","week":"2026-W47""#),
        ] {
            let letter = Letter(id: "l2", destination: "d", subject: subject)
            let body = Payload.bodies(parts, of: letter, for: destination).map { String(decoding: $0, as: UTF8.self) }
            #expect(body == [#"{"id":"l2",\#(fields),"text":"a","place":"p","quote":"q"}"#])
        }
    }

    @Test func aLongTextBecomesNumberedPosts() {
        let line = String(repeating: "é", count: 99)
        let text = Array(repeating: line, count: 400).joined(separator: "\n")
        let posts = PostSplitter.posts(text)
        #expect(posts.count == 3)
        #expect(posts.allSatisfy { $0.unicodeScalars.count <= 16_383 })
        #expect(posts.last?.hasSuffix("\n(3/3)") == true)
        let lines = posts.flatMap { $0.split(separator: "\n").dropLast() }
        #expect(lines.count == 400 && lines.allSatisfy { $0 == line })
    }

    @Test(arguments: [
        ("", 5, [""]), ("abcde", 5, ["abcde"]), ("abc def", 5, ["abc\n(1/2)", "def\n(2/2)"]),
        ("abcdefg", 3, ["abc\n(1/3)", "def\n(2/3)", "g\n(3/3)"]), ("abcde\nf", 5, ["abcde\n(1/2)", "f\n(2/2)"]),
        ("\nabcdef", 3, ["\nab\n(1/3)", "cde\n(2/3)", "f\n(3/3)"]), ("ab cd\nef", 7, ["ab cd\n(1/2)", "ef\n(2/2)"]),
    ])
    func cutsPreferLineEndsThenBlanks(text: String, limit: Int, posts: [String]) {
        #expect(PostSplitter.posts(text, limit: limit) == posts)
    }

    @Test func aFenceThatIsCutIsClosedAndOpenedAgain() {
        #expect(
            PostSplitter.posts("a\n```text\nb\nc\n```\nd", limit: 11) == [
                "a\n```text\nb\n```\n(1/2)", "```text\nc\n```\nd\n(2/2)",
            ])
    }
}
