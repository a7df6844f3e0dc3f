import Foundation
import TestimonyModel

/// Faults as people and programs read them.
package struct FaultReport: Sendable {
    private let faults: [Diagnostic]

    package init(_ faults: [Diagnostic]) { self.faults = faults }

    /// Each fault with its line and its hint; `text` hands out the files that can still be read.
    package func text(of file: (String) -> String?) -> [String] {
        var texts: [String: String?] = [:]
        return faults.map { fault in
            if texts[fault.file] == nil { texts[fault.file] = .some(file(fault.file)) }
            let excerpt = texts[fault.file].flatMap { $0 }.flatMap { Excerpt(of: $0, at: fault) }
            return [fault.sentence, excerpt?.description, fault.hint.map { "    " + $0 }].compactMap(\.self)
                .joined(separator: "\n")
        }
    }

    /// One JSON object a fault; `line` and `column` are `null` for the file as a whole.
    package var json: [String] {
        faults.map { fault in
            var json = JSONWriter()
            json.object { json in
                json.field("file", fault.file)
                for (name, place) in [("line", fault.line), ("column", fault.column)] {
                    json.key(name)
                    if fault.line > 0 { json.integer(place) } else { json.null() }
                }
                json.field("code", fault.code)
                json.field("severity", fault.severity.rawValue)
                json.field("message", fault.message)
                json.field("hint", orNull: fault.hint)
            }
            return json.text
        }
    }

    /// One log of SARIF 2.1.0, for what shows faults beside the lines of a change.
    ///
    /// Paths below the folder where the command runs are relative, as the standard wants; others are `file:` URIs.
    package var sarif: String {
        var json = JSONWriter()
        let rules = Array(Set(faults.map(\.kind))).sorted { $0.rawValue < $1.rawValue }
        json.object { json in
            json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.field("version", "2.1.0")
            json.key("runs")
            json.array([rules]) { json, rules in
                json.object { json in
                    json.key("tool")
                    json.object {
                        $0.key("driver"); write(rules, to: &$0)
                    }
                    // Columns count Unicode scalars, not UTF-16.
                    json.field("columnKind", "unicodeCodePoints")
                    json.key("results")
                    json.array(faults) { write($1, rules, to: &$0) }
                }
            }
        }
        return json.text
    }

    private func write(_ rules: [FaultKind], to json: inout JSONWriter) {
        json.object { json in
            json.field("name", "glane check")
            json.key("rules")
            json.array(rules) { json, kind in
                json.object { json in
                    json.field("id", kind.rawValue)
                    json.key("shortDescription")
                    json.object { $0.field("text", kind.title) }
                }
            }
        }
    }

    private func write(_ fault: Diagnostic, _ rules: [FaultKind], to json: inout JSONWriter) {
        json.object { json in
            json.field("ruleId", fault.code)
            json.field("ruleIndex", rules.firstIndex(of: fault.kind) ?? 0)
            json.field("level", fault.severity.rawValue)
            json.key("message")
            json.object { $0.field("text", fault.message + (fault.hint.map { "\n\($0)" } ?? "")) }
            json.key("locations")
            json.array([fault]) { json, fault in
                json.object { json in
                    json.key("physicalLocation")
                    json.object { json in
                        json.key("artifactLocation")
                        json.object { $0.field("uri", uri(of: fault.file)) }
                        guard fault.line > 0 else { return }
                        json.key("region")
                        json.object { json in
                            json.field("startLine", fault.line)
                            json.field("startColumn", fault.column)
                        }
                    }
                }
            }
        }
    }

    private func uri(of path: String) -> String {
        // A colon in the first part of a relative path would be read as a scheme.
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))
        let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}
