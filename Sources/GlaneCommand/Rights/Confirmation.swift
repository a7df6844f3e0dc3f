import Intake

/// Asks before something that cannot be undone. A line of standard input answers; where it has none, nothing is done.
enum Confirmation {
    static func isGiven(_ question: String, unlessFlagged isFlagged: Bool) throws -> Bool {
        if isFlagged { return true }
        StandardError.write(question + " ")
        guard let answer = readLine() else {
            StandardError.write("\n")
            throw Failure(.usage, "nobody answered, and nothing was done: --yes agrees beforehand")
        }
        return ["oui", "o", "yes", "y"].contains(answer.lowercased().filter { !$0.isWhitespace })
    }
}
