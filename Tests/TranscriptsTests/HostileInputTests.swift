import TestimonyModel
import Testing

@testable import Transcripts

/// Bytes that nobody meant: every reader ends, and its result does not depend on how the chunks fell.
struct HostileInputTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func anyBytesAreReadTheSameInAnyChunks(seed: UInt64) {
        var random = Dice(seed: seed)
        let pieces: [[UInt8]] = [
            Array("{\"text\":\"a\"}".utf8), Array("{\"text\":\"".utf8), Array("\\ud83d".utf8), [0x5C], [0x22], [0x7B],
            [0x0A], [0x0D, 0x0A], [0x0A, 0x0A], [0x00], [0xFF], [0xEF, 0xBB, 0xBF], [0xC3], Array("é😀".utf8),
            Array("> a".utf8), Array("< b".utf8), Array("! c".utf8), Array("---".utf8), Array("now: x".utf8), [0x20],
        ]
        let bytes = (0..<random.roll(80)).flatMap { _ in pieces[random.roll(pieces.count)] }
        for format in TranscriptFormat.allCases.map(Optional.some) + [nil] {
            let whole = decode(bytes, format, size: 10_000, lineLimit: 40)
            #expect(decode(bytes, format, size: 1 + random.roll(9), lineLimit: 40) == whole)
        }
    }
}
