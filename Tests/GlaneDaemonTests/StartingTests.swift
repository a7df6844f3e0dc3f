import Foundation
import Testing

/// Why the daemon does not start: a sentence and an exit status.
struct StartingTests {
    @Test(arguments: ["0.0.0.0", "::", "192.168.1.4", "glane.example", "127.0.0.1.example", "127.0.0.256"])
    func onlyLoopbackIsListenedOn(host: String) throws {
        let site = try Site(line: "{host: \"\(host)\", port: 0}")
        let daemon = try site.start()
        #expect(try daemon.end() == 78)
        let text = daemon.log.lines.joined(separator: "\n")
        #expect(text.contains("glane.yaml:2:16: not-loopback '\(host)' would let other machines in"))
        #expect(text.contains("without TLS"))
    }

    @Test(arguments: ["localhost", "127.0.0.1", "127.1.2.3"])
    func loopbackHasSeveralNames(host: String) throws {
        let daemon = try Site(line: "{host: \(host), port: 0}").start()
        _ = try daemon.port()
        daemon.signal(SIGTERM)
        #expect(try daemon.end() == 0)
    }

    @Test func oneStoreHasOneDaemon() throws {
        let site = try Site()
        let first = try site.start()
        _ = try first.port()
        let second = try site.start()
        #expect(try second.end() == 69)
        #expect(second.log.lines.last == "glaned: \(site.store): another glaned serves this store already")
    }

    @Test func aPortInUseIsNamed() throws {
        let first = try Site().started()
        let second = try Site(line: "{port: \(first.port)}").start()
        #expect(try second.end() == 69)
        let last = second.log.lines.last ?? "nothing"
        #expect(last.hasPrefix("glaned: cannot listen on 127.0.0.1 port \(first.port): "), "\(last)")
    }

    @Test(arguments: [
        (["--log-level", "loud"], 64, "'loud' is no log level; there are trace, debug"),
        (["--config", "/nowhere/glane.yaml"], 78, "/nowhere/glane.yaml: there is no such configuration"),
        (["--store", "/proc/glane.sqlite"], 74, "/proc/glane.sqlite: "),
        (["--dialogs", "/nowhere"], 78, "/nowhere: there is no such folder of data files"),
        (["serve"], 64, "serve"),
    ])
    func whatIsWrongIsSaid(arguments: [String], status: Int32, sentence: String) throws {
        let daemon = try Site().start(arguments)
        #expect(try daemon.end() == status)
        let text = daemon.log.lines.joined(separator: "\n")
        #expect(text.contains(sentence), "\(text)")
    }
}
