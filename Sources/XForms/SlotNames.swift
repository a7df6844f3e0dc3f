import Foundation

/// Names of a form made fit to be ids of slots: `[A-Za-z_][A-Za-z0-9_]*`, none twice, none with a meaning of its own.
struct SlotNames: Sendable {
    private var taken: Set<String> = []

    private let reserved: Set<String>

    /// The words of conditions are always reserved.
    init(reserved: Set<String>) { self.reserved = reserved.union(TermText.reserved) }

    /// `âge-du-public` becomes `age_du_public`, a second one `age_du_public_2`.
    mutating func id(for name: String) -> String {
        let plain = name.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        var id = String(String.UnicodeScalarView(plain.map { isFit($0) ? $0 : "_" }))
        if id.isEmpty || id.utf8.first.map({ (48...57).contains($0) }) == true || reserved.contains(id) {
            id = "q_" + id
        }
        var unique = id
        var number = 1
        while !taken.insert(unique).inserted {
            number += 1
            unique = "\(id)_\(number)"
        }
        return unique
    }

    private func isFit(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || scalar == "_"
    }
}
