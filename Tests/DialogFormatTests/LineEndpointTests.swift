import Testing

@testable import DialogFormat

/// Where the line protocol may listen.
struct LineEndpointTests {
    private func read(_ line: String) -> (endpoint: Configuration.LineEndpoint?, faults: [String]) {
        var findings = Findings()
        let file = DataFile(name: "glane.yaml", text: "transports: {line: \(line)}\n")
        let configuration = Configuration(file, isTimeZone: { _ in true }, folderHint: { _ in nil }, &findings)
        return (configuration.line, findings.sorted.map { "\($0.line):\($0.column) \($0.code)" })
    }

    @Test(arguments: [
        ("{port: 6667}", "127.0.0.1", 6_667), ("{host: localhost, port: 0}", "127.0.0.1", 0),
        ("{host: 127.0.0.53, port: 65535}", "127.0.0.53", 65_535), ("{host: \"::1\", port: 1}", "::1", 1),
    ])
    func loopbackIsTaken(line: String, host: String, port: Int) {
        let (endpoint, faults) = read(line)
        #expect(endpoint == Configuration.LineEndpoint(host: host, port: port, allowsRelays: false))
        #expect(faults.isEmpty)
    }

    @Test(arguments: [("true", true, []), ("false", false, []), ("peut-être", false, ["1:40 expected-boolean"])])
    func relaysAreAllowedByNameOnly(value: String, allows: Bool, faults: [String]) {
        let read = read("{port: 6667, relay: \(value)}")
        #expect(read.endpoint?.allowsRelays == allows)
        #expect(read.faults == faults)
    }

    @Test(arguments: [
        "0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "127.0.0", "127.0.0.1.2", "127.0.0.256", "127.0.0.-1", "127..0.1",
        "localhost.example.org", "LOCALHOST", "::ffff:127.0.0.1", "glane.sock", " ",
    ])
    func everythingElseIsAFaultAtItsPlace(host: String) {
        let (endpoint, faults) = read("{host: \"\(host)\", port: 6667}")
        #expect(endpoint == nil)
        #expect(faults == ["1:27 not-loopback"])
    }
}
