import Foundation
import Synchronization

/// Says which conversations were under way when the program breaks down: nothing else can tell, since no turn that
/// crashes returns.
struct CrashNotice: Sendable {
    /// Read by a signal handler, which takes nothing along and may take no lock.
    nonisolated(unsafe) private static var seeds = UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)

    /// One seed a lane; lives as long as the program.
    init(lanes: Int) {
        let seeds = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: lanes)
        seeds.initialize(repeating: 0)
        Self.seeds = seeds
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            signal(number) { number in
                CrashNotice.tell()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Each lane writes its own place.
    func note(_ seed: UInt64, lane: Int) { Self.seeds[lane] = seed }

    /// Writes with nothing that allocates.
    private static func tell() {
        write("glane explore: broke down; 'glane explore --seed N --log-level debug' shows the message, N is one of")
        for seed in seeds {
            write(" ")
            write(seed)
        }
        write("\n")
    }

    private static func write(_ text: StaticString) { _ = Foundation.write(2, text.utf8Start, text.utf8CodeUnitCount) }

    private static func write(_ number: UInt64) {
        var divisor: UInt64 = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            var digit = UInt8(48 + number / divisor % 10)
            _ = Foundation.write(2, &digit, 1)
            divisor /= 10
        }
    }
}
