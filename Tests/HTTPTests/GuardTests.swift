import Testing

@testable import HTTP

struct GuardTests {
    @Test(arguments: [
        "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "ff02::1", "2001:db8::1", "2002:7f00:1::", "2001::1", "", "localhost", "1.2.3", "0x7f000001",
    ])
    func thisAddressIsNotPublic(address: String) {
        #expect(!AddressGuard.isPublic(address))
    }

    @Test(arguments: [
        "1.1.1.1", "100.63.255.255", "172.32.0.1", "192.167.1.1", "198.20.0.1", "223.255.255.1", "2606:4700::1111",
        "::ffff:1.1.1.1", "2002:101:101::", "64:ff9b::101:101",
    ])
    func thisAddressIsPublic(address: String) {
        #expect(AddressGuard.isPublic(address))
    }

    @Test(arguments: ["127.0.0.1", "localhost", "0x7f000001", "[::ffff:127.0.0.1]", "2130706433", "127.1"])
    func aURLFromOutsideDoesNotReachLoopback(host: String) async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let client = HTTPClient(policy: quickPolicy())
        let endpoint = try Endpoint("http://\(host):\(receiver.listener.port)/")
        await #expect(throws: HTTPFailure(origin: endpoint.origin, cause: .forbiddenAddress)) {
            try await client.send(HTTPRequest(.get, endpoint, refusesPrivateAddresses: true))
        }
        #expect(receiver.asked.isEmpty)
    }

    @Test func aConnectionThatStandsIsNoWayPastTheGuard() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let client = HTTPClient(policy: quickPolicy())
        let endpoint = try receiver.endpoint()
        #expect(try await client.send(HTTPRequest(.get, endpoint)).status == 200)
        await #expect(throws: HTTPFailure(origin: endpoint.origin, cause: .forbiddenAddress)) {
            try await client.send(HTTPRequest(.get, endpoint, refusesPrivateAddresses: true))
        }
        #expect(receiver.asked.count == 1)
    }

    @Test func aRedirectIsFollowedOnlyWhenAskedAndNeverIntoAPrivateNetwork() async throws {
        let inner = try ScriptedReceiver(.text(200, "inner"))
        let outer = try ScriptedReceiver(
            .respond(302, headers: [.init("Location", inner.listener.origin + "/")]))
        let client = HTTPClient(policy: quickPolicy())
        #expect(try await client.send(HTTPRequest(.get, outer.endpoint())).status == 302)
        for _ in 0..<2 {
            await #expect(throws: HTTPFailure(origin: outer.listener.origin, cause: .forbiddenAddress)) {
                try await client.send(HTTPRequest(.get, outer.endpoint(), redirects: 3))
            }
        }
        #expect(inner.asked.isEmpty)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
    func aRedirectToAnotherSchemeIsRefused(location: String) async throws {
        let receiver = try ScriptedReceiver(.respond(302, headers: [.init("Location", location)]))
        let client = HTTPClient(policy: quickPolicy())
        await #expect(throws: HTTPFailure(origin: receiver.listener.origin, cause: .forbiddenScheme)) {
            try await client.send(HTTPRequest(.get, receiver.endpoint(), redirects: 3))
        }
    }

    @Test func aProxyIsUsedWhereNamedButNeverByGuardedRequests() async throws {
        let proxy = try ScriptedReceiver(.text(200, "by proxy"))
        var policy = quickPolicy()
        policy.proxy = .at(try Endpoint(proxy.listener.origin))
        let client = HTTPClient(policy: policy)
        let endpoint = try Endpoint("http://nowhere.invalid/hooks/s3cret")
        #expect(try await client.send(HTTPRequest(.get, endpoint)).body == Array("by proxy".utf8))
        #expect(proxy.asked.map(\.target) == ["http://nowhere.invalid/hooks/s3cret"])
        await #expect(throws: HTTPFailure(origin: endpoint.origin, cause: .cannotResolve)) {
            try await client.send(HTTPRequest(.get, endpoint, refusesPrivateAddresses: true))
        }
        #expect(proxy.asked.count == 1)
    }
}
