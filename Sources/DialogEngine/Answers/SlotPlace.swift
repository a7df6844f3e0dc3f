/// Where a slot inside repeats is asked: `children[2].age`.
///
/// A place is the key under which an answer stands; outside of repeats it is the slot's own id.
enum SlotPlace {
    /// The id of the slot that is asked at a place.
    static func id(of place: String) -> Substring {
        let last = place.utf8.lastIndex(of: UInt8(ascii: ".")).map { place[place.utf8.index(after: $0)...] }
        let name = last ?? place[...]
        return name.utf8.firstIndex(of: UInt8(ascii: "[")).map { name[..<$0] } ?? name
    }

    /// What stands before the id of a slot that is asked with instance `number` of a repeat.
    static func prefix(of repeated: String, instance number: Int) -> String { "\(repeated)[\(number)]." }

    /// What stands before the last id of a place; empty outside of repeats.
    static func prefix(of place: String) -> String {
        place.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(place[...$0]) } ?? ""
    }

    /// The prefixes of a place from the innermost out: `a[1].b[2].`, `a[1].`
    static func scopes(of prefix: String) -> [String] {
        prefix.isEmpty ? [] : [prefix] + scopes(of: self.prefix(of: String(prefix.dropLast())))
    }

    /// The number of the innermost instance.
    static func position(in prefix: String) -> Int? {
        let number = prefix.split(separator: "[").last.map { $0.prefix { $0 != "]" } }
        return prefix.isEmpty ? nil : number.flatMap { Int($0) }
    }
}
