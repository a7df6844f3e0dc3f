/// Writes little-endian integers and texts.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func text(_ text: String) { bytes += text.utf8 }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) {
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}

/// Reads what `ByteWriter` wrote; bytes that end too early are damage.
struct ByteReader {
    var bytes: ArraySlice<UInt8>

    mutating func line() throws(ModelFile.Fault) -> String {
        guard let end = bytes.firstIndex(of: 10) else { throw .damaged }
        let line = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
        bytes = bytes[(end + 1)...]
        return line
    }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(ModelFile.Fault) -> Value {
        let size = Value.bitWidth / 8
        guard bytes.count >= size else { throw .damaged }
        var value: Value = 0
        for offset in 0..<size { value |= Value(truncatingIfNeeded: bytes[bytes.startIndex + offset]) << (8 * offset) }
        bytes = bytes[(bytes.startIndex + size)...]
        return value
    }

    mutating func integers<Value: FixedWidthInteger>(
        _ count: Int, of type: Value.Type
    ) throws(ModelFile.Fault) -> [Value] {
        guard count >= 0, bytes.count / (Value.bitWidth / 8) >= count else { throw .damaged }
        let end = bytes.startIndex + count * (Value.bitWidth / 8)
        let values = [Value](unsafeUninitializedCapacity: count) { values, filled in
            bytes[..<end].withUnsafeBytes { UnsafeMutableRawBufferPointer(values).copyMemory(from: $0) }
            filled = count
        }
        bytes = bytes[end...]
        return Value(littleEndian: 1) == 1 ? values : values.map(Value.init(littleEndian:))
    }

    mutating func float() throws(ModelFile.Fault) -> Float { Float(bitPattern: try integer(UInt32.self)) }
    mutating func double() throws(ModelFile.Fault) -> Double { Double(bitPattern: try integer(UInt64.self)) }
}
