extension String {
    /// The text with U+0000 replaced by U+FFFD: SQLite's C strings end at the first NUL. The number of scalars stays, and
    /// so does every offset.
    var storable: String {
        guard utf8.contains(0) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
}
