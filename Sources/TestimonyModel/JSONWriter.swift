/// Writes one JSON text into UTF-8 bytes, keys in the order of the calls (RFC 8259).
///
/// `Codable` encoders sort or shuffle keys; a record reads best in the order of its contract, and a stream of
/// records wants no intermediate tree.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Whether the next value follows another one of the same array or object.
    private var needsComma = false

    package init() {}

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// A line feed: what follows is a text of its own.
    package mutating func endLine() {
        bytes.append(10)
        needsComma = false
    }

    /// `{`, what `fields` writes, `}`.
    package mutating func object(_ fields: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        fields(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { each(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// The key of the value that is written next.
    package mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var copy = value
        copy.withUTF8 { appendEscaped($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ value: Int) { literal(String(value)) }
    package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
    package mutating func null() { literal("null") }

    /// A whole number is written without a fraction; JSON has no infinities, they become `null`.
    package mutating func number(_ value: Double) {
        if let whole = Int(exactly: value) {
            integer(whole)
        } else {
            literal(value.isFinite ? value.description : "null")
        }
    }

    package mutating func strings(_ values: some Sequence<String>) { array(values) { $0.string($1) } }

    // A key and its value.
    package mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// A string, or `null`.
    package mutating func field(_ name: String, orNull value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    package mutating func field(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    package mutating func field(_ name: String, _ value: Double) {
        key(name)
        number(value)
    }

    package mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    package mutating func field(_ name: String, _ values: [String]) {
        key(name)
        strings(values)
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var clean = 0
        for at in utf8.indices where utf8[at] < 0x20 || utf8[at] == UInt8(ascii: "\"") || utf8[at] == UInt8(ascii: "\\")
        {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean..<at]))
            bytes.append(contentsOf: escape(utf8[at]))
            clean = at + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean...]))
    }

    private func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\n"): Array("\\n".utf8)
        case UInt8(ascii: "\r"): Array("\\r".utf8)
        case UInt8(ascii: "\t"): Array("\\t".utf8)
        case 0..<0x20:
            Array("\\u00".utf8) + [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
        default: [UInt8(ascii: "\\"), byte]
        }
    }
}

private let hexDigits = Array("0123456789abcdef".utf8)
