import CCurl

extension HTTPResponse {
    /// Seconds to wait as the receiver asked by `Retry-After`, from the epoch second `now`; `nil` without the header
    /// or where it makes no sense. Both forms of RFC 9110 §10.2.3 are read: seconds, and a date (past dates give 0).
    package func retryAfter(now: Int) -> Int? {
        guard let text = header("retry-after") else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) { return Int(text) }
        let date = curl_getdate(text, nil)
        return date < 0 ? nil : max(0, Int(date) - now)
    }
}
