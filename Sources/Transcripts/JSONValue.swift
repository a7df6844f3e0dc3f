import TestimonyModel

/// One JSON text as a tree, with the keys of objects in their order.
package indirect enum JSONValue: Sendable, Hashable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONValue
    }

    /// Reads a whole text. `line` is the line of the file that it begins on; the fault names the one where it stops.
    package init(_ bytes: [UInt8], file: String, line: Int = 1) throws(LineFault) {
        do throws(JSONFault) {
            self = try bytes.withUnsafeBufferPointer { buffer throws(JSONFault) in
                var cursor = JSONCursor(buffer)
                // Editors of Windows put a byte order mark in front.
                if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor.advance(by: 3) }
                let value = try cursor.value(depth: 0)
                if cursor.peek() != nil { throw cursor.fault("something follows the value") }
                return value
            }
        } catch {
            let before = bytes.prefix(error.offset)
            let column = before.reversed().prefix { $0 != 10 }.count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
            throw LineFault(
                file: file, line: line + before.count { $0 == 10 }, message: "column \(column): \(error.message)")
        }
    }

    package subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

    package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    package var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    package var text: String? { if case .string(let text) = self { text } else { nil } }

    package var double: Double? { if case .number(let number) = self { number } else { nil } }

    package var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    package var integer: Int? { double.flatMap { Int(exactly: $0) } }

    /// `nil` where one of a list is no text, or it is no list.
    package var texts: [String]? {
        guard let elements else { return nil }
        let texts = elements.compactMap(\.text)
        return texts.count == elements.count ? texts : nil
    }
}

extension JSONCursor {
    fileprivate mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth < JSONCursor.depthLimit else { throw fault("the value is nested too deeply") }
        switch peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            let start = offset
            guard let number = Double(try number()), number.isFinite else {
                throw JSONFault(offset: start, message: "the number is too large")
            }
            return .number(number)
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: throw fault("expected a value")
        }
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [JSONValue.Member] {
        advance()
        var members: [JSONValue.Member] = []
        var seen: Set<String> = []
        if take(UInt8(ascii: "}")) { return [] }
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw fault("expected a key in quotation marks") }
            let start = offset
            let name = try string()
            guard seen.insert(name).inserted else { throw JSONFault(offset: start, message: "a key stands twice") }
            try expect(UInt8(ascii: ":"), "':' after a key")
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), "',' or '}'")
        return members
    }

    private mutating func elements(depth: Int) throws(JSONFault) -> [JSONValue] {
        advance()
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return [] }
        repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), "',' or ']'")
        return elements
    }
}
