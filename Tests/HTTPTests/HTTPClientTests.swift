import Testing

@testable import HTTP

struct HTTPClientTests {
    let client = HTTPClient(policy: quickPolicy())

    @Test func thePostArrivesAsItWasGiven() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let response = try await client.send(
            HTTPRequest(
                .post, receiver.endpoint(), headers: [.init("Content-Type", "application/json"), .init("X-Empty", "")],
                body: Array("{\"text\":\"été\"}".utf8)))
        #expect(response.status == 200)
        #expect(response.header("Content-Type") == "text/plain")
        #expect(response.body == Array("ok".utf8))
        let asked = try #require(receiver.asked.first)
        #expect(asked.method == "POST")
        #expect(asked.target == "/hooks/s3cret?token=t0ken")
        #expect(asked.header("content-type") == "application/json")
        #expect(asked.header("x-empty") == "")
        #expect(asked.header("expect") == nil)
        #expect(String(decoding: asked.body, as: UTF8.self) == "{\"text\":\"été\"}")
    }

    @Test(arguments: [HTTPRequest.Method.get, .post, .put, .delete])
    func everyMethodGoesWithAndWithoutABody(method: HTTPRequest.Method) async throws {
        let receiver = try ScriptedReceiver(.text(200, ""))
        _ = try await client.send(HTTPRequest(method, receiver.endpoint()))
        _ = try await client.send(HTTPRequest(method == .get ? .post : method, receiver.endpoint(), body: [65]))
        #expect(receiver.asked.map(\.method) == [method.rawValue, method == .get ? "POST" : method.rawValue])
        #expect(receiver.asked.map(\.body) == [[], [65]])
    }

    @Test(arguments: [302, 400, 404, 410, 429, 500])
    func everyStatusIsAResponse(status: Int) async throws {
        let receiver = try ScriptedReceiver(
            .respond(status, headers: [.init("Location", "http://127.0.0.1:1/"), .init("Retry-After", "120")]))
        let response = try await client.send(HTTPRequest(.post, receiver.endpoint()))
        #expect(response.status == status)
        #expect(response.retryAfter(now: 0) == 120)
        #expect(receiver.asked.count == 1)
    }

    @Test func manyRequestsAtOnceAllComeBack() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let endpoint = try receiver.endpoint()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { [client] group in
            for number in 0..<40 {
                group.addTask {
                    try await client.send(HTTPRequest(.post, endpoint, body: Array("\(number)".utf8))).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 40))
        #expect(Set(receiver.asked.map(\.body)).count == 40)
    }

    @Test func aStalledReceiverTimesOut() async throws {
        let receiver = try ScriptedReceiver(.stall)
        let failure = await failure(HTTPRequest(.post, try receiver.endpoint(), totalMilliseconds: 150))
        #expect(failure?.cause == .timedOut)
        #expect(failure?.isRetryable == true)
    }

    @Test(arguments: [ListenerAnswer.close, .breakOff(200, length: 100, body: [65])])
    func anEarlyEndIsNoResponse(answer: ListenerAnswer) async throws {
        let receiver = try ScriptedReceiver(answer)
        #expect(await failure(HTTPRequest(.post, try receiver.endpoint()))?.cause == .closedEarly)
    }

    @Test func anotherRequestAfterAFailureWorks() async throws {
        let receiver = try ScriptedReceiver(.close, .text(500, ""), .text(200, "ok"))
        #expect(await failure(HTTPRequest(.post, try receiver.endpoint())) != nil)
        #expect(try await client.send(HTTPRequest(.post, receiver.endpoint())).status == 500)
        #expect(try await client.send(HTTPRequest(.post, receiver.endpoint())).status == 200)
    }

    @Test func aHugeAnswerIsRefusedOrCut() async throws {
        let receiver = try ScriptedReceiver(.respond(200, body: Array(repeating: 120, count: 300_000)))
        var request = HTTPRequest(.post, try receiver.endpoint(), bodyLimit: .failBeyond(100_000))
        #expect(await failure(request)?.cause == .tooLarge)
        request.bodyLimit = .cutAt(1_000)
        let response = try await client.send(request)
        #expect(response.isCut)
        #expect(response.body.count == 1_000)
        request.bodyLimit = .failBeyond(300_000)
        #expect(try await client.send(request).body.count == 300_000)
    }

    @Test func endlessHeadersAreRefused() async throws {
        let long = HTTPRequest.Header("X-Long", String(repeating: "x", count: 1_000))
        let receiver = try ScriptedReceiver(.respond(200, headers: Array(repeating: long, count: 100)))
        #expect(await failure(HTTPRequest(.post, try receiver.endpoint()))?.cause == .tooLarge)
    }

    @Test func nobodyListeningIsNoConnection() async throws {
        let listener = try HTTPListener { _ in .close }
        let origin = listener.origin
        listener.stop()
        let failure = await failure(HTTPRequest(.get, try Endpoint(origin + "/hooks/s3cret")))
        #expect(failure?.description == "\(origin): no connection")
    }

    @Test func anUnknownHostIsNamed() async throws {
        let failure = await failure(HTTPRequest(.get, try Endpoint("http://user:pass@nowhere.invalid/hooks/s3cret")))
        #expect(failure?.description == "http://nowhere.invalid: the host name is unknown")
    }

    @Test func aPlainServerIsNoTLSServer() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let endpoint = try Endpoint("https://127.0.0.1:\(receiver.listener.port)/hooks/s3cret")
        let failure = try #require(await failure(HTTPRequest(.get, endpoint)))
        guard case .tls = failure.cause else {
            Issue.record("not a TLS failure: \(failure)")
            return
        }
        #expect(!failure.description.contains("s3cret"))
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "a\n", "\0", "\u{7f}"])
    func aHeaderValueThatBreaksTheLineIsRefused(value: String) async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let failure = await failure(HTTPRequest(.get, try receiver.endpoint(), headers: [.init("X-Note", value)]))
        #expect(failure?.cause == .badHeader("the value of X-Note"))
        #expect(receiver.asked.isEmpty)
    }

    @Test(arguments: ["", "X Note", "X:Note", "X-Note\r\nX-Evil", "Été"])
    func aHeaderNameIsAToken(name: String) async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let failure = await failure(HTTPRequest(.get, try receiver.endpoint(), headers: [.init(name, "1")]))
        #expect(failure?.cause == .badHeader("a header's name"))
        #expect(receiver.asked.isEmpty)
    }

    @Test func aCancelledTaskEndsItsTransfer() async throws {
        let (asked, arrival) = AsyncStream<Void>.makeStream()
        let listener = try HTTPListener { _ in
            arrival.yield()
            return .stall
        }
        let endpoint = try Endpoint(listener.origin)
        let task = Task { [client] in
            do throws(HTTPFailure) {
                _ = try await client.send(HTTPRequest(.get, endpoint))
                return HTTPFailure.Cause?.none
            } catch { return error.cause }
        }
        for await _ in asked { break }
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func shutdownEndsWhatIsUnderWayAndRefusesWhatComesAfter() async throws {
        let (asked, arrival) = AsyncStream<Void>.makeStream()
        let listener = try HTTPListener { _ in
            arrival.yield()
            return .stall
        }
        let request = HTTPRequest(.get, try Endpoint(listener.origin))
        async let underWay = failure(request)
        for await _ in asked { break }
        await client.shutdown()
        #expect(await underWay?.cause == .shutDown)
        #expect(await failure(request)?.cause == .shutDown)
        await client.shutdown()
    }

    private func failure(_ request: HTTPRequest) async -> HTTPFailure? {
        do throws(HTTPFailure) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }
}

extension HTTPClientTests {
    /// Cancelled before it begins, on its way, or after its answer: each request ends once, and the next one works.
    @Test func everyRequestEndsWheneverItsTaskIsCancelled() async throws {
        let receiver = try ScriptedReceiver(.text(200, "ok"))
        let request = HTTPRequest(.post, try receiver.endpoint(), body: [65])
        var outcomes: [HTTPFailure.Cause?] = []
        for round in 0..<150 {
            let task = Task { [client] in
                do throws(HTTPFailure) {
                    _ = try await client.send(request)
                    return HTTPFailure.Cause?.none
                } catch { return error.cause }
            }
            for _ in 0..<(round % 30) { await Task.yield() }
            task.cancel()
            outcomes.append(await task.value)
        }
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .cancelled })
        #expect(outcomes.contains(.cancelled))
        #expect(try await client.send(request).status == 200)
    }
}
