/// The line that is being typed, with its cursor. It remembers no other line: the one before was somebody else's.
struct TypedLine: Hashable {
    /// What a key did.
    enum Change: Hashable {
        /// Nothing, not even that somebody is there: the line is full, and something may lie on the keyboard.
        case nothing
        /// The cursor moved at most.
        case moved
        case edited
        case entered(String)
    }

    /// In scalars, as dialogs count their own limit; well beyond what somebody types in one go.
    static let limit = 20_000

    private(set) var before = ""
    private(set) var after = ""

    var text: String { before + after }
    var isEmpty: Bool { before.isEmpty && after.isEmpty }

    mutating func take(_ key: Key) -> Change {
        let old = self
        switch key {
        case .scalar(let scalar):
            guard before.unicodeScalars.count + after.unicodeScalars.count < Self.limit else { return .nothing }
            before.unicodeScalars.append(scalar)
        case .enter:
            self = TypedLine()
            return .entered(old.text)
        case .backspace: _ = before.popLast()
        case .delete: _ = after.popFirst()
        case .word:
            while before.last?.isWhitespace == true { before.removeLast() }
            while before.last?.isWhitespace == false { before.removeLast() }
        case .line: before = ""
        case .left: if let last = before.popLast() { after = String(last) + after }
        case .right: if let first = after.popFirst() { before.append(first) }
        case .home: (before, after) = ("", text)
        case .end: (before, after) = (text, "")
        case .up, .down, .pageUp, .pageDown, .escape, .interrupt, .other: break
        }
        return text.unicodeScalars.elementsEqual(old.text.unicodeScalars) ? .moved : .edited
    }
}

extension String {
    fileprivate mutating func popFirst() -> Character? { isEmpty ? nil : removeFirst() }
}
