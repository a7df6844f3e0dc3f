import Foundation
import Testing
import TestimonyModel

@testable import XForms

/// What gives no dialog is refused with its place and a remedy.
struct FaultyFormTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var title: String
        var bytes: @Sendable () -> [UInt8]
        /// `place: message`, one a fault.
        var faults: [String]
        var testDescription: String { title }

        init(_ title: String, _ faults: String..., bytes: @escaping @Sendable () -> [UInt8]) {
            (self.title, self.bytes, self.faults) = (title, bytes, faults)
        }

        /// Rows of a survey under "type | name | label", with a list "a".
        init(_ title: String, rows: String, _ faults: String...) {
            self.title = title
            self.faults = faults
            bytes = { Self.workbook(rows) }
        }

        private static func workbook(_ rows: String) -> [UInt8] {
            let survey =
                [["type", "name", "label"]]
                + rows.split(separator: "\n").map { row in
                    row.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
                }
            let choices = [["list_name", "name", "label"], ["jours", "lun", "Lundi"]]
            return WorkbookText(sheets: [("survey", survey), ("choices", choices)]).bytes
        }
    }

    static let cases: [Case] = [
        Case("nothing", ": the file is empty") { [] },
        Case("plain text", ": this is neither a workbook nor XML") { Array("type,name".utf8) },
        Case("an old workbook", ": this is a workbook of the old kind (.xls), or has a password") {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1]
        },
        Case("an archive of something else", ": this archive is no workbook") {
            ZipText(entries: [("content.xml", [60])]).bytes
        },
        Case("no survey", ": there is no sheet 'survey'; there are 'feuille1'") {
            WorkbookText(sheets: [("Feuille1", [["type"]])]).bytes
        },
        Case("no column of names", "survey!A1: the sheet 'survey' has no column 'name'") {
            WorkbookText(sheets: [("survey", [["type", "label"]])]).bytes
        },
        Case("an unknown type", rows: "intger | age | Âge ?", "survey!A2: 'intger' is no type of question"),
        Case("a type is missing", rows: "| age | Âge ?", "survey!A2: 'age' has no type"),
        Case("a name is missing", rows: "text | | Âge ?", "survey!A2: this question has no name"),
        Case(
            "a list is missing", rows: "select_one jour | j | Quand ?",
            "survey!A2: there is no list 'jour' in the sheet 'choices'"),
        Case(
            "a group is open", rows: "begin_group | g | G\ntext | a | A ?", "survey!A2: the group 'g' is never closed"),
        Case("a group is not open", rows: "text | a | A ?\nend_group | |", "survey!A3: 'end_group' closes nothing"),
        Case(
            "groups cross", rows: "begin_group | g | G\nbegin_repeat | r | R\nend_group | |\nend_repeat | |",
            "survey!A4: 'end_group' stands where the repeat 'r' is open",
            "survey!A5: 'end_repeat' stands where the group 'g' is open"),
        Case(
            "several faults", rows: "txt | a | A ?\ninteger | | B ?", "survey!A2: 'txt' is no type of question",
            "survey!A3: this question has no name"),
        Case("no form", "1: this XML is no form: it has no model and body, but begins with 'svg'") {
            Array("<svg/>".utf8)
        },
        Case("no well-formed XML", "1: the file is no well-formed XML") { Array("<html><head>".utf8) },
        Case(
            "entities in entities", "1: the file declares a document type, which could hold entities without end"
        ) {
            Array("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>".utf8)
        },
        Case("a foreign file", "1: the file declares a document type, which could hold entities without end") {
            Array("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>".utf8)
        },
        Case("UTF-7", "1: the file says that it is written in utf-7") {
            Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE a>".utf8)
        },
        Case("UTF-16", "1: the file is not written in UTF-8") {
            Array("<a/>".utf16.flatMap { [UInt8($0 & 0xFF), 0] })
        },
        Case("too deep", "1: the file is nested deeper than 100 elements") {
            Array(String(repeating: "<a>", count: 5_000).utf8)
        },
        Case(
            "a bomb inside a workbook",
            ": xl/workbook.xml declares a document type, which could hold entities without end"
        ) {
            ZipText(entries: [
                ("xl/workbook.xml", Array("<!DOCTYPE a [<!ENTITY b \"b\">]><a/>".utf8)),
                ("xl/_rels/workbook.xml.rels", Array("<a/>".utf8)),
            ]).bytes
        },
        Case("no instance", "1: the model has no instance") { Array("<html><head><model/></head><body/></html>".utf8) },
    ]

    @Test(arguments: cases)
    func aFormWithoutDialogIsRefused(form: Case) {
        do {
            _ = try FormFile.form(form.bytes(), language: "fr")
            Issue.record("it was read")
        } catch let faults as FormFaults {
            #expect(faults.faults.map { "\($0.place): \($0.message)" } == form.faults)
            #expect(faults.faults.allSatisfy { $0.remedy.hasSuffix(".") || $0.remedy.hasSuffix("?") })
        } catch {
            Issue.record(error)
        }
    }

    /// Cut or changed anywhere, a file is read or refused, and nothing else.
    @Test(arguments: ["jardin.xlsx", "repair-cafe.xml"])
    func aDamagedFileIsReadOrRefused(file: String) throws {
        let whole = Array(try Data(contentsOf: FormCase.folder.appending(path: "Forms/\(file)")))
        var dice = Dice(seed: 16)
        var refused = 0
        for _ in 0..<120 {
            var bytes = whole
            if dice.happens(30) {
                bytes.removeLast(dice.roll(bytes.count))
            } else {
                for _ in 0...dice.roll(8) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
            }
            do {
                _ = ImportedDialog(try FormFile.form(bytes, language: "fr"), id: "x", source: file).structure
            } catch is FormFaults {
                refused += 1
            }
        }
        #expect(refused > 30)
    }
}
