import Foundation
import HTTP

/// The fields of a webhook's body, in each of the three ways that senders write it.
enum WebhookBody {
    /// `nil` when malformed. A content type that is missing or unknown is taken for JSON.
    static func fields(of request: ReceivedRequest) -> [String: Any]? {
        guard let type = request.header("content-type") else { return json(Data(request.body)) }
        guard let media = MediaType(type) else { return nil }
        switch media.name {
        case "application/x-www-form-urlencoded":
            guard let payload = form(request.body)["payload"] else { return nil }
            return json(Data(payload.utf8))
        case "multipart/form-data":
            return media.parameters["boundary"].flatMap { multipart(request.body, boundary: $0) }
        default: return json(Data(request.body))
        }
    }

    /// Senders leave raw line breaks and tabs inside strings, and Mattermost forgives them.
    private static func json(_ data: Data) -> [String: Any]? {
        if let object = try? JSONSerialization.jsonObject(with: data) { return object as? [String: Any] }
        let lenient = Data(escapingRawControls(data))
        return (try? JSONSerialization.jsonObject(with: lenient)) as? [String: Any]
    }

    private static func escapingRawControls(_ data: Data) -> [UInt8] {
        var result: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in data {
            let controls: [UInt8: String] = [10: "\\n", 13: "\\r", 9: "\\t"]
            if isInString, let written = controls[byte] {
                result += Array(written.utf8)
            } else {
                result.append(byte)
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return result
    }

    private static func form(_ body: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = parts.map { $0.replacing("+", with: " ").removingPercentEncoding ?? "" }
            fields[texts[0]] = texts.count > 1 ? texts[1] : ""
        }
        return fields
    }

    private static func multipart(_ body: [UInt8], boundary: String) -> [String: Any]? {
        var fields: [String: Any] = [:]
        for part in String(decoding: body, as: UTF8.self).split(separator: "--" + boundary) {
            guard let end = part.firstRange(of: "\r\n\r\n"),
                let name = part[..<end.lowerBound].firstMatch(of: /name="([^"]+)"/)
            else { continue }
            fields[String(name.1)] = String(part[end.upperBound...].trimmingSuffix { $0.isNewline })
        }
        if let payload = fields["payload"] as? String { return json(Data(payload.utf8)) }
        return fields.isEmpty ? nil : fields
    }
}

/// `type/subtype; name=value`.
private struct MediaType {
    var name: String
    var parameters: [String: String] = [:]

    init?(_ text: String) {
        let parts = text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = parts.first, first.wholeMatch(of: /[\w!#$&^.+\-]+\/[\w!#$&^.+\-]+/) != nil else { return nil }
        name = first.lowercased()
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            parameters[pair[0].lowercased()] = pair[1].trimmingCharacters(in: ["\""])
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
        return rest
    }
}
