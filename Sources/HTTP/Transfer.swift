import CCurl

/// One request under way: libcurl's handle and what it has received. Touched by the client's thread alone once it has
/// been handed over.
final class Transfer {
    let handle: UnsafeMutableRawPointer
    let request: HTTPRequest
    private let policy: HTTPPolicy
    private let done: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    /// libcurl writes its words for an error here; it needs the address to stay.
    private let errorWords = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    private var body: [UInt8] = []
    private var headers: [HTTPRequest.Header] = []
    private var headerBytes = 0
    /// Responses begun so far, redirects among them.
    private var responses = 0
    /// Why a callback of ours ended the transfer.
    private var ownCause: HTTPFailure.Cause?
    private var isCut = false

    init?(
        _ request: HTTPRequest, policy: HTTPPolicy,
        done: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
    ) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.request = request
        self.policy = policy
        self.done = done
        errorWords[0] = 0
        setSafety()
        setRequest()
        setCallbacks()
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorWords.deallocate()
    }

    /// Ends the transfer with what libcurl says of it.
    func finish(_ code: CURLcode) {
        if code == CURLE_OK || isCut {
            var status = 0
            glane_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            done.resume(
                returning: .success(HTTPResponse(status: status, headers: headers, body: body, isCut: isCut)))
        } else {
            fail(ownCause ?? HTTPFailure.Cause(code, detail: String(cString: errorWords)))
        }
    }

    func fail(_ cause: HTTPFailure.Cause) {
        done.resume(returning: .failure(HTTPFailure(origin: request.endpoint.origin, cause: cause)))
    }
}

// MARK: - Options

extension Transfer {
    private func setSafety() {
        glane_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        glane_set_string(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        glane_set_long(handle, CURLOPT_FOLLOWLOCATION, request.redirects > 0 ? 1 : 0)
        glane_set_long(handle, CURLOPT_MAXREDIRS, request.redirects)
        glane_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        glane_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        glane_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = policy.certificateAuthorityFile { glane_set_string(handle, CURLOPT_CAINFO, file) }
        // Signals would reach every thread of the program; time-outs work without them.
        glane_set_long(handle, CURLOPT_NOSIGNAL, 1)
        glane_set_long(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        glane_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, policy.connectMilliseconds)
        let total = min(policy.totalMilliseconds, request.totalMilliseconds ?? .max)
        glane_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, total))
        glane_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        glane_set_long(handle, CURLOPT_LOW_SPEED_TIME, policy.idleSeconds)
        setProxy()
    }

    /// Behind a proxy the guard would see the proxy's address only, so that guarded requests use none.
    private func setProxy() {
        switch policy.proxy {
        case .environment where !request.refusesPrivateAddresses: break
        case .at(let proxy) where !request.refusesPrivateAddresses:
            glane_set_string(handle, CURLOPT_PROXY, proxy.url)
            glane_set_string(handle, CURLOPT_NOPROXY, "")
        default:
            // The empty string, other than no string, overrules the environment.
            glane_set_string(handle, CURLOPT_PROXY, "")
        }
    }

    private func setRequest() {
        glane_set_string(handle, CURLOPT_URL, request.endpoint.url)
        glane_set_string(handle, CURLOPT_USERAGENT, policy.userAgent)
        switch request.method {
        case .get: glane_set_long(handle, CURLOPT_HTTPGET, 1)
        case .post: glane_set_long(handle, CURLOPT_POST, 1)
        case .put, .delete: glane_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
        if request.body != nil || request.method == .post {
            _ = (request.body ?? []).withUnsafeBytes { bytes in
                // An empty array may have no address, and libcurl takes "no address" for "ask a callback".
                withUnsafePointer(to: UInt8(0)) { nothing in
                    glane_set_body(handle, bytes.baseAddress ?? UnsafeRawPointer(nothing), curl_off_t(bytes.count))
                }
            }
        }
        // Waiting for "100 Continue" costs a second with servers that never send it.
        var list = curl_slist_append(nil, "Expect:")
        for header in request.headers {
            // libcurl takes "Name:" for "leave it out" and wants "Name;" for an empty value.
            let line = header.value.isEmpty ? header.name + ";" : header.name + ": " + header.value
            list = curl_slist_append(list, line)
        }
        headerList = list
        glane_set_list(handle, CURLOPT_HTTPHEADER, list)
    }

    private func setCallbacks() {
        // Unretained: the client's table keeps the transfer until its handle is off the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        glane_set_pointer(handle, CURLOPT_ERRORBUFFER, errorWords)
        glane_set_private(handle, context)
        glane_set_bytes_callback(
            handle, CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA,
            { bytes, size, count, context in
                Transfer.at(context).takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
        glane_set_bytes_callback(
            handle, CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA,
            { bytes, size, count, context in
                Transfer.at(context).takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
        guard request.refusesPrivateAddresses || request.redirects > 0 else { return }
        glane_set_socket_callback(handle, { Transfer.at($0).openSocket($2) }, context)
        // A reused connection opens no socket, so the address is looked at once more before each request.
        glane_set_prerequest_callback(
            handle, { context, address, _, _, _ in Transfer.at(context).mayAsk(address) }, context)
    }

    static func at(_ context: UnsafeMutableRawPointer?) -> Transfer {
        Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    }
}

// MARK: - Callbacks, on the client's thread

extension Transfer {
    /// The administrator's own destination may be private; where it redirects to may not.
    private var isGuarded: Bool { request.refusesPrivateAddresses || responses > 0 }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        let room = request.bodyLimit.bytes - body.count
        guard bytes.count > room else {
            body.append(contentsOf: bytes)
            return bytes.count
        }
        if case .cutAt = request.bodyLimit {
            body.append(contentsOf: bytes.prefix(room))
            isCut = true
        } else {
            ownCause = .tooLarge
        }
        return 0
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= policy.headerBytes else {
            ownCause = .tooLarge
            return 0
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            responses += 1
            headers = []
            body = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.startIndex
            headers.append(.init(line[..<colon].lowercased(), String(value[..<end])))
        }
        return bytes.count
    }

    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return CURL_SOCKET_BAD }
        if isGuarded {
            let bytes = withUnsafePointer(to: &address.pointee.addr) { SocketAddress.bytes(of: $0) }
            guard let bytes, AddressGuard.isPublic(bytes) else {
                ownCause = .forbiddenAddress
                return CURL_SOCKET_BAD
            }
        }
        return glane_open_socket(address)
    }

    private func mayAsk(_ address: UnsafeMutablePointer<CChar>?) -> Int32 {
        guard isGuarded else { return CURL_PREREQFUNC_OK }
        if let address, AddressGuard.isPublic(String(cString: address)) { return CURL_PREREQFUNC_OK }
        ownCause = .forbiddenAddress
        return CURL_PREREQFUNC_ABORT
    }
}
