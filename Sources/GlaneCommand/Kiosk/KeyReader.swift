/// What is pressed on a keyboard, as far as a line is edited with it.
enum Key: Hashable {
    case scalar(Unicode.Scalar)
    case enter
    case backspace, delete, word, line
    case left, right, home, end
    case up, down, pageUp, pageDown
    /// Escape by itself, as far as `KeyReader.flush` tells it.
    case escape
    /// Ctrl-C.
    case interrupt
    /// Any other, as a function key.
    case other
}

/// The keys behind the bytes of a terminal that is in raw mode: UTF-8, control characters and the escape sequences of
/// ECMA-48. Keys may come in pieces. Broken UTF-8 is no key at all.
struct KeyReader {
    private enum State {
        case ground
        /// The bytes so far of a character, and how many it has.
        case character([UInt8], Int)
        case escape
        /// `ESC [` and what follows.
        case sequence([UInt8])
        /// `ESC O`: one byte follows.
        case single
    }

    private var state = State.ground
    private var wasReturn = false
    /// Longer ones are noise.
    private static let longestSequence = 32

    mutating func read(_ bytes: some Sequence<UInt8>) -> [Key] { bytes.flatMap { read($0) } }

    /// What was pressed when nothing more comes: an escape that begins nothing is the key of that name.
    mutating func flush() -> [Key] {
        guard case .escape = state else { return [] }
        state = .ground
        return [.escape]
    }

    private mutating func read(_ byte: UInt8) -> [Key] {
        switch state {
        case .ground: return begin(byte)
        case .character(let bytes, let count): return goOn(bytes + [byte], count)
        case .escape:
            state =
                switch byte {
                case 0x5B: .sequence([])
                case 0x4F: .single
                case 0x1B: .escape
                default: .ground
                }
            guard case .ground = state else { return [] }
            return [.other] + begin(byte)
        case .sequence(let bytes):
            let isFinal = (0x40...0x7E).contains(byte)
            state = isFinal || bytes.count == Self.longestSequence ? .ground : .sequence(bytes + [byte])
            return isFinal ? [key(bytes, byte)] : []
        case .single:
            state = .ground
            return [key([], byte)]
        }
    }

    private mutating func begin(_ byte: UInt8) -> [Key] {
        // What is pasted may end its lines with both.
        let isSecond = wasReturn && byte == 0x0A
        wasReturn = byte == 0x0D
        if isSecond { return [] }
        switch byte {
        case 0x1B:
            state = .escape
            return []
        case 0xC2...0xF4:
            state = .character([byte], byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
            return []
        case 0x80...: return []
        case 0x20..<0x7F: return [.scalar(Unicode.Scalar(byte))]
        default: return [control(byte)]
        }
    }

    private func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x0D, 0x0A: .enter
        case 0x09: .scalar(" ")
        case 0x08, 0x7F: .backspace
        case 0x17: .word
        case 0x15: .line
        case 0x01: .home
        case 0x05: .end
        case 0x02: .left
        case 0x06: .right
        case 0x03: .interrupt
        default: .other
        }
    }

    private mutating func goOn(_ bytes: [UInt8], _ count: Int) -> [Key] {
        guard (0x80..<0xC0).contains(bytes[bytes.count - 1]) else {
            state = .ground
            return begin(bytes[bytes.count - 1])
        }
        guard bytes.count == count else {
            state = .character(bytes, count)
            return []
        }
        state = .ground
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), !(0x80..<0xA0).contains(scalar.value) else {
            return []
        }
        return [.scalar(scalar)]
    }

    /// `ESC [ parameters final`
    private func key(_ parameters: [UInt8], _ final: UInt8) -> Key {
        switch (String(decoding: parameters, as: UTF8.self), final) {
        case ("", 0x41): .up
        case ("", 0x42): .down
        case ("5", 0x7E): .pageUp
        case ("6", 0x7E): .pageDown
        case (_, 0x44): .left
        case (_, 0x43): .right
        case (_, 0x48), ("1", 0x7E), ("7", 0x7E): .home
        case (_, 0x46), ("4", 0x7E), ("8", 0x7E): .end
        case ("3", 0x7E): .delete
        default: .other
        }
    }
}
