import Foundation
import Testing

@testable import HTTP

/// A server with a certificate of its own authority, as a site may run one.
private final class TLSServer {
    static let openssl = "/usr/bin/openssl"
    let folder = FileManager.default.temporaryDirectory.appending(path: "glane-tls-\(UUID().uuidString)")
    private let server = Process()
    let port: Int

    var authority: String { folder.appending(path: "cert.pem").path }

    /// Makes a certificate for localhost and serves with it at a free port, which the server prints.
    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let maker = Process()
        maker.executableURL = URL(filePath: Self.openssl)
        maker.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-keyout", folder.appending(path: "key.pem").path, "-out",
            folder.appending(path: "cert.pem").path,
        ]
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        server.executableURL = maker.executableURL
        server.arguments = [
            "s_server", "-www", "-accept", "127.0.0.1:0", "-key", folder.appending(path: "key.pem").path, "-cert",
            folder.appending(path: "cert.pem").path,
        ]
        server.standardInput = FileHandle.nullDevice
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        var text = ""
        var found: Int?
        while found == nil {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
            found = text.firstMatch(of: /ACCEPT .*:(\d+)\s/).flatMap { Int($0.1) }
        }
        port = try #require(found)
    }

    deinit {
        // A child inherits the signal mask of its thread, and Swift's threads block SIGTERM.
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}

@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: TLSServer.openssl), "needs the openssl command"))
struct TLSTests {
    @Test func onlyAnAuthorityThatIsTrustedAndTheRightNamePass() async throws {
        let server = try TLSServer()
        let named = try Endpoint("https://localhost:\(server.port)/hooks/s3cret")
        await expectTLSFailure(HTTPClient(policy: quickPolicy()), named)

        var policy = quickPolicy()
        policy.certificateAuthorityFile = server.authority
        let trusting = HTTPClient(policy: policy)
        #expect(try await trusting.send(HTTPRequest(.get, named)).status == 200)
        // The certificate is for localhost, not for its number.
        await expectTLSFailure(trusting, try Endpoint("https://127.0.0.1:\(server.port)/hooks/s3cret"))
        await trusting.shutdown()
    }

    private func expectTLSFailure(_ client: HTTPClient, _ endpoint: Endpoint) async {
        do throws(HTTPFailure) {
            let response = try await client.send(HTTPRequest(.get, endpoint))
            Issue.record("answered \(response.status)")
        } catch {
            guard case .tls = error.cause else {
                Issue.record("not a TLS failure: \(error)")
                return
            }
            #expect(!error.description.contains("s3cret"))
        }
        await client.shutdown()
    }
}
