/// What is known of the slots of a draft, stored as one text as far as it goes: a session with hundreds of answers is read
/// and written at every turn, and a coder takes longer for each of its values than the engine for the turn.
@propertyWrapper
package struct PackedSlots: Sendable, Hashable {
    package var wrappedValue: [String: SlotValue]

    package init(wrappedValue: [String: SlotValue]) { self.wrappedValue = wrappedValue }

    /// Between two slots; like the one inside of them, it is taken out of what is typed.
    private static let separator: UInt8 = 0x1E
}

/// An array of the text, `slot`, state and values of each, and of what does not go into it. Earlier sessions have an
/// object of all.
extension PackedSlots: Codable {
    package init(from decoder: any Decoder) throws {
        guard var container = try? decoder.unkeyedContainer() else {
            wrappedValue = try [String: SlotValue](from: decoder)
            return
        }
        let packed = try container.decode(String.self)
        wrappedValue = container.isAtEnd ? [:] : try container.decode([String: SlotValue].self)
        for entry in packed.utf8.split(separator: PackedSlots.separator) {
            guard let end = entry.firstIndex(of: SlotValue.separator),
                let value = SlotValue(packed: entry[entry.index(after: end)...])
            else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "no slot") }
            wrappedValue[String(Substring(entry[..<end]))] = value
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var packed = ""
        var rest: [String: SlotValue] = [:]
        for (slot, value) in wrappedValue {
            if let text = value.packed, !text.utf8.contains(PackedSlots.separator) {
                packed += "\(slot)\u{1F}\(text)\u{1E}"
            } else {
                rest[slot] = value
            }
        }
        var container = encoder.unkeyedContainer()
        try container.encode(packed)
        if !rest.isEmpty { try container.encode(rest) }
    }
}
