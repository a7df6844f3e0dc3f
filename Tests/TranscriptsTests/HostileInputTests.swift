import Testing

@testable import Transcripts

/// Bytes that nobody meant: every reader ends, and its result does not depend on how the chunks fell.
struct HostileInputTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func anyBytesAreReadTheSameInAnyChunks(seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces: [[UInt8]] = [
            Array("{\"text\":\"a\"}".utf8), Array("{\"text\":\"".utf8), Array("\\ud83d".utf8), [0x5C], [0x22], [0x7B],
            [0x0A], [0x0D, 0x0A], [0x0A, 0x0A], [0x00], [0xFF], [0xEF, 0xBB, 0xBF], [0xC3], Array("é😀".utf8),
            Array("> a".utf8), Array("< b".utf8), Array("! c".utf8), Array("---".utf8), Array("now: x".utf8), [0x20],
        ]
        let bytes = (0..<random.below(80)).flatMap { _ in pieces[random.below(pieces.count)] }
        for format in TranscriptFormat.allCases.map(Optional.some) + [nil] {
            let whole = decode(bytes, format, size: 10_000, lineLimit: 40)
            #expect(decode(bytes, format, size: 1 + random.below(9), lineLimit: 40) == whole)
        }
    }
}

/// The same seed gives the same bytes.
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
