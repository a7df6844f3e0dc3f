import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// Every kind of fault as people read it. `GLANE_RECORD=1` writes the outputs anew and fails the run.
struct FaultTests {
    /// Those that need more than texts: CheckTests break a model and a store.
    private static let elsewhere: [FaultKind] = [.badModel, .damagedStore]

    @Test(arguments: FaultCase.all)
    func aFaultIsToldAsRecorded(fault: FaultCase) throws {
        let (faults, text) = try fault.output()
        #expect(faults.contains { $0.code == fault.code }, "\(faults)")
        #expect(text == fault.expected)
    }

    @Test func everyKindHasACase() {
        let kinds = Set(FaultCase.all.map(\.code) + Self.elsewhere.map(\.rawValue))
        #expect(kinds == Set(FaultKind.allCases.map(\.rawValue)))
        #expect(FaultKind.allCases.count >= 60)
    }

    @Test func everyKindHasASentenceOfItsOwn() {
        #expect(Set(FaultKind.allCases.map(\.title)).count == FaultKind.allCases.count)
        #expect(FaultKind.allCases.allSatisfy { $0.title.hasSuffix(".") })
    }

    @Test func outputsAreOnlyRecordedWhenThatIsWanted() throws {
        guard ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil else { return }
        let text = try String(contentsOf: FaultCase.file, encoding: .utf8)
        let head = text.components(separatedBy: "\n== ")[0].trimmingCharacters(in: .newlines)
        let sections = try FaultCase.all.map { fault in
            try (["== " + fault.title] + fault.input + fault.output().text.map { "> " + $0 }).joined(separator: "\n")
        }
        let whole = ([head] + sections).joined(separator: "\n\n") + "\n"
        try whole.write(to: FaultCase.file, atomically: true, encoding: .utf8)
        Issue.record("recorded anew; run again without GLANE_RECORD")
    }
}
