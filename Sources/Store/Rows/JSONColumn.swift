import Foundation
import GRDB
import TestimonyModel

/// Values that are stored as JSON text.
enum JSONColumn {
    /// Keys are sorted, so that equal values are equal texts.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ row: Row, _ column: String) throws -> Value {
        try value(try row.decode(forColumn: column))
    }

    static func value<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// A list as one argument, for `json_each`: SQLite bounds the number of arguments.
    static func list(_ values: [String]) -> String {
        var json = JSONWriter()
        json.strings(values.map(\.storable))
        return json.text
    }
}

extension Row {
    /// A case of an enumeration by its raw value. The schema's CHECK lets no other in; a damaged file may hold one.
    func decodeName<Name: RawRepresentable>(_ column: String) throws -> Name where Name.RawValue == String {
        try name(try decode(forColumn: column), of: column)
    }

    func decodeName<Name: RawRepresentable>(atIndex index: Int) throws -> Name where Name.RawValue == String {
        try name(try decode(atIndex: index), of: "column \(index)")
    }

    private func name<Name: RawRepresentable>(_ text: String, of column: String) throws -> Name
    where Name.RawValue == String {
        guard let name = Name(rawValue: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "unknown name in \(column)"))
        }
        return name
    }
}
