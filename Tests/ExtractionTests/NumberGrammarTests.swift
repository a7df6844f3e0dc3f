import TestimonyModel
import Testing

@testable import Extraction

struct NumberGrammarTests {
    @Test(arguments: [
        ("zéro", 0), ("sept", 7), ("dix-sept", 17), ("dix neuf", 19), ("vingt et un", 21), ("vingt-et-une", 21),
        ("vingt-trois", 23), ("soixante-dix", 70), ("soixante et onze", 71), ("soixante-treize", 73),
        ("septante-deux", 72),
        ("quatre-vingts", 80), ("quatre vingt un", 81), ("quatre-vingt-dix-sept", 97), ("huitante", 80),
        ("octante-quatre", 84), ("nonante-neuf", 99), ("cent", 100), ("cent dix-huit", 118), ("deux cents", 200),
        ("trois cent vingt et un", 321), ("mille", 1000), ("mille deux cents", 1200), ("deux mille vingt-six", 2026),
        ("cent mille", 100_000), ("trois millions", 3_000_000), ("un million deux cent mille", 1_200_000),
        ("dix-sept cents", 1700), ("12 500", 12500), ("12\u{00A0}500", 12500), ("12\u{202F}500", 12500),
        ("1.200.000", 1_200_000),
        ("3,5", 3.5), ("6.7", 6.7), ("6.700,54", 6700.54), ("3 mille", 3000), ("1,5 million", 1_500_000),
        ("100k", 100_000),
        ("une vingtaine", 20), ("une bonne dizaine", 10), ("une demi-douzaine", 6), ("trois douzaines", 36),
        ("un millier", 1000), ("une centaine de milliers", 100_000), ("trois et demi", 3.5),
    ])
    func aNumberHasItsValue(text: String, value: Double) {
        let readings = particulars(text).numbers.filter { !$0.isArticle }
        #expect(readings.map(\.value) == [value])
    }

    @Test(arguments: [
        ("3e", 3), ("1er", 1), ("1re", 1), ("2ème", 2), ("premier", 1), ("troisième", 3), ("vingt et unième", 21),
        ("quatre-vingt-dixième", 90), ("centième", 100), ("dix-septième", 17),
    ])
    func anOrdinalHasItsRank(text: String, rank: Double) {
        let readings = particulars(text).numbers
        #expect(readings.map(\.value) == [rank])
        #expect(readings.map(\.kind) == [.ordinal])
    }

    @Test(arguments: [
        ("64 %", NumberReading.Kind.percentage), ("dix pour cent", .percentage), ("un tiers", .fraction),
        ("trois quarts", .fraction), ("deux cinquièmes", .fraction),
    ])
    func sharesAreNoCardinals(text: String, kind: NumberReading.Kind) {
        #expect(particulars(text).numbers.map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("il a fait -4 dehors", -4), ("moins douze hier matin", -12), ("au moins douze", 12), ("trois de moins", 3),
        ("du 4-5 mai", 4), ("midi moins dix", 10), ("- 30 chaises", 30), ("plus ou moins vingt", 20),
    ])
    func aSignIsReadWhereOneStands(text: String, value: Double) {
        #expect(particulars(text).numbers.first?.signed == value)
    }

    @Test func whatIsCountedHasNoSign() {
        #expect(particulars("-12 chaises\n-3 tables").counts.map(\.value) == [12, 3])
        #expect(particulars("il a fait -4 dehors, moins sept la nuit").counts.isEmpty)
    }

    @Test(arguments: [
        ("sept virgule vingt-cinq", [7.25]), ("zéro virgule zéro quatre", [0.04]), ("il dit virgule cinq", [5]),
        ("1,25, 30,5 et 4", [1.25, 30.5, 4]), ("0,112", [0.112]), ("quarante 2", [42]), ("2M", [2_000_000]),
        ("9m", [9]),
        ("zéro six douze", [6, 12]), ("score final trois zéro", [3, 0]), ("01 200", [1, 200]),
        ("un millionième", [1, 1_000_000]), ("vingt et un mille", [21_000]), ("un million", [1_000_000]),
    ])
    func severalNumbersStandInOrder(text: String, values: [Double]) {
        #expect(particulars(text).numbers.map(\.value) == values)
    }

    @Test(arguments: ["", "chose", "neuve", "sixtine", "millefeuille", "\u{0}", "…", "L’été"])
    func otherWordsAreNoNumbers(text: String) {
        #expect(particulars(text).numbers.isEmpty)
    }

    @Test func numbersDoNotRunAcrossMarks() {
        #expect(particulars("vingt, deux").numbers.map(\.value) == [20, 2])
        #expect(particulars("deux ou trois").numbers.map(\.value) == [2, 3])
        #expect(particulars("cinq six").numbers.map(\.value) == [5, 6])
        #expect(particulars("deux mille, trois mille").numbers.map(\.value) == [2000, 3000])
    }
}
