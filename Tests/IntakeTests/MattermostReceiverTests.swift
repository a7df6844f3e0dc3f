import HTTP
import Testing

@testable import Intake

struct MattermostReceiverTests {
    private func receive(
        _ body: String, type: String? = "application/json", method: String = "POST", path: String = "/hooks/abc123",
        rules: MattermostReceiver = MattermostReceiver()
    ) -> (status: Int, post: ReceivedPost?) {
        let request = ReceivedRequest(
            method: method, target: path, headers: type.map { [.init("content-type", $0)] } ?? [],
            body: Array(body.utf8))
        let (answer, post) = rules.receive(request)
        guard case .respond(let status, _, _) = answer else { return (0, post) }
        return (status, post)
    }

    @Test(arguments: [
        (#"{"text":"été"}"#, "application/json"), (#"{"text":"été"}"#, nil), (#"{"text":"été"}"#, "text/plain"),
        (#"{"text":"été"}"#, "application/json;charset=utf-8"),
        ("payload=%7B%22text%22%3A%22%C3%A9t%C3%A9%22%7D", "application/x-www-form-urlencoded"),
        ("payload={\"text\":\"%c3%a9t%c3%a9\"}&x=", "Application/X-WWW-Form-URLencoded; charset=utf-8"),
        (
            "--B\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nété\r\n--B--\r\n",
            "multipart/form-data; boundary=B"
        ),
        (
            "--B\r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\n{\"text\":\"été\"}\r\n--B--\r\n",
            "multipart/form-data; boundary=\"B\""
        ),
    ])
    func theTextArrivesInEveryDress(body: String, type: String?) {
        let (status, post) = receive(body, type: type)
        #expect(status == 200)
        #expect(post?.text == "été")
        #expect(post?.hook == "abc123")
    }

    @Test func successIsOKInPlainText() {
        let request = ReceivedRequest(method: "POST", target: "/hooks/a", body: Array(#"{"text":"a"}"#.utf8))
        #expect(MattermostReceiver().receive(request).answer == .text(200, "ok"))
    }

    @Test(arguments: [
        ("", "application/json", 400), ("{", "application/json", 400), ("[]", "application/json", 400),
        ("null", nil, 400), (#"{"text":""}"#, "application/json", 400), (#"{"text":7}"#, "application/json", 400),
        (#"{"attachments":[]}"#, "application/json", 400), (#"{"attachments":[null]}"#, "application/json", 400),
        (#"{"attachments":[{"text":"a"}]}"#, "application/json", 200), (#"{"text":"a"}"#, "application", 400),
        (#"{"text":"a"}"#, "application/json; =", 400), ("text=a", "application/x-www-form-urlencoded", 400),
        ("payload=%zz", "application/x-www-form-urlencoded", 400), ("--B", "multipart/form-data", 400),
        ("x", "multipart/form-data; boundary=B", 400), ("{\"text\":\"a\nb\tc\"}", "application/json", 200),
    ])
    func bodiesAreTakenOrRefused(body: String, type: String?, status: Int) {
        #expect(receive(body, type: type).status == status)
    }

    @Test(arguments: [
        ("/hooks/abc123", "GET", 405), ("/hooks/", "POST", 404), ("/hooks/a-b", "POST", 404), ("/", "POST", 404),
        ("/hooks/a/b", "POST", 404), ("/api/v4/posts", "POST", 404), ("/hooks/other", "POST", 400),
        ("/hooks/abc123?x=1", "POST", 200),
    ])
    func onlyAKnownHookTakesPosts(path: String, method: String, status: Int) {
        let rules = MattermostReceiver(hooks: ["abc123"])
        #expect(receive(#"{"text":"a"}"#, method: method, path: path, rules: rules).status == status)
    }

    @Test(arguments: [
        ("accueil", false, 200), ("#accueil", false, 200), ("@marie", false, 200), ("ailleurs", false, 404),
        ("accueil", true, 403), ("", true, 200),
    ])
    func channelsAreKnownAndMayBeLocked(channel: String, isLocked: Bool, status: Int) {
        var rules = MattermostReceiver(channels: ["accueil", "@marie"])
        rules.isLocked = isLocked
        #expect(receive(#"{"text":"a","channel":"\#(channel)"}"#, rules: rules).status == status)
    }

    @Test func aServerWithWebhooksOffSaysSo() {
        var rules = MattermostReceiver()
        rules.isEnabled = false
        #expect(receive(#"{"text":"a"}"#, rules: rules).status == 501)
    }

    @Test func aPostIsShownAsTheNetworkWouldReadIt() {
        let post = ReceivedPost(
            hook: "a", username: "glane", channel: "accueil", text: "<!here> <http://x.fr|clic>\n\u{1b}[31mrouge",
            attachments: 1)
        #expect(
            PostView(post).lines == [
                "── glane → accueil", "@here [clic](http://x.fr)", "\u{fffd}[31mrouge", "(pièces jointes\u{a0}: 1)",
                "(préviendrait\u{a0}: @here)",
            ])
    }

    @Test func aTakenPortIsSaid() throws {
        let first = try HTTPListener { _ in .close }
        let failure = #expect(throws: ListenerFailure.self) { try HTTPListener(port: first.port) { _ in .close } }
        #expect(failure?.description.hasPrefix("cannot listen on 127.0.0.1:\(first.port): ") == true)
        first.stop()
        first.stop()
    }
}
