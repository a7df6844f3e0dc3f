import Store
import TestimonyModel

/// What an import of testimonies did, told on standard output.
struct TakenReport {
    var file: String
    var taken: TakenRecords
    var isDryRun: Bool
    /// What was not taken in, a line each.
    var losses: [String] = []

    var text: [String] {
        let parts = [
            (taken.new, "new"), (taken.replaced, "brought up to date"), (taken.known, "there already"),
            (taken.erased, "erased before, and stay so"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let count = taken.new + taken.replaced + taken.known + taken.erased
        let head = "\(file): \(counted(count, "testimony", "testimonies"))"
        return losses + [parts.isEmpty ? head : head + ": " + parts.joined(separator: ", ")]
            + (isDryRun ? ["nothing was written"] : [])
    }

    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("file", file)
            json.field("written", !isDryRun)
            json.field("new", taken.new)
            json.field("replaced", taken.replaced)
            json.field("known", taken.known)
            json.field("erased", taken.erased)
            json.field("not_carried", losses)
        }
        return json.text
    }
}
