import Foundation
import Testing

/// Bytes of a client, and what it reads then.
struct Rudeness: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var answer: String

    init(_ text: String, _ answer: String) {
        bytes = Array(text.utf8)
        self.answer = answer
    }

    /// As the words of a message.
    init(_ words: [UInt8], _ answer: String) {
        bytes = Array("PRIVMSG glane :".utf8) + words + [10]
        self.answer = answer
    }

    var testDescription: String { "\(bytes.count) bytes, answered with \(answer)" }
}

/// Clients that are rude, slow, many or gone.
@Suite(.serialized) struct ConnectionTests {
    @Test func aClientThatDoesNotReadHoldsUpNobody() throws {
        let site = try Site()
        let daemon = try site.start()
        let port = try daemon.port()
        let deaf = try LineClient(port: port, nick: "sourd")
        // Answers of some kilobytes each fill the socket's buffers; then the daemon waits, for this one only.
        let channels = String(repeating: "#a,", count: 2_000)
        let written = deaf.flood("JOIN \(channels)\r\nPRIVMSG glane :aide\r\n", atMost: 20_000)
        #expect(written > 0)
        let other = try LineClient(port: port, nick: "lea")
        try other.say("aide", hears: "PRIVMSG lea")
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
    }

    @Test func whoIsThereIsToldOfTheStop() throws {
        let daemon = try Site().started()
        let client = try LineClient(port: daemon.port, nick: "lea")
        daemon.signal(SIGTERM)
        try client.lines.next(containing: "ERROR :Le service s’arrête")
        #expect(try daemon.end() == 0)
    }

    @Test func oneTooManyIsToldSo() throws {
        let daemon = try Site().started()
        let inside = try (0..<64).map { try LineClient(port: daemon.port, nick: "n\($0)") }
        let late = try LineClient(port: daemon.port)
        try late.lines.next(containing: "ERROR :Trop de monde")
        inside[0].write("QUIT\r\n")
        try inside[0].lines.finish()
        try daemon.log.next(containing: "a client went")
        _ = try LineClient(port: daemon.port, nick: "suivante")
    }

    /// Whom the system lets in no more, waits outside; the daemon stays.
    @Test func wantOfDescriptorsPasses() throws {
        let daemon = try Site().start(limits: "ulimit -n 48")
        let port = try daemon.port()
        var crowd = try (0..<60).map { _ in try LineClient(port: port) }
        #expect(crowd.count == 60)
        crowd = []
        try LineClient(port: port, nick: "lea").say("aide", hears: "PRIVMSG lea")
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
    }

    @Test(arguments: [
        Rudeness("PRIVMSG glane :" + String(repeating: "a", count: 200_000) + "\n", "trop longue"),
        Rudeness([0xFF, 0xC3, 0x28], "PRIVMSG lea"),
        Rudeness("\0\u{1}\u{2}\r\nPING :x\n", "PONG"),
        Rudeness(String(repeating: "\r\n", count: 50_000) + "PING :x\r\n", "PONG"),
        Rudeness("PRIVMSG autre :bonjour\r\n", " 401 "),
        Rudeness("PRIVMSG glane :\r\n", " 412 "),
    ])
    func whatNobodyMeantIsAnswered(rudeness: Rudeness) throws {
        let daemon = try Site().started()
        let client = try LineClient(port: daemon.port, nick: "lea")
        client.write(rudeness.bytes)
        try client.lines.next(containing: rudeness.answer)
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
    }

    @Test func aClientThatEndsItsSideStillHears() throws {
        let daemon = try Site().started()
        let client = try LineClient(port: daemon.port)
        client.write("NICK lea\nPRIVMSG glane :aide")
        client.endOfInput()
        try client.lines.next(containing: "PRIVMSG lea")
        try client.lines.finish()
    }
}
