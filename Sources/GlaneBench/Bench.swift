import ArgumentParser
import Foundation
import Intake

/// Says where the time goes: the speed of each stage over made-up testimonies, beside a plain word count.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "GlaneBench", abstract: "Measure the speed of extraction and of the pipe, stage by stage.")

    @Option(help: "Testimonies to make, each another.") var count = 50_000
    @Option(help: "Seed of what is made: the same seed, the same bytes.") var seed: UInt64 = 1
    @Option(help: "Runs of each stage; the fastest counts.") var runs = 3
    @Option(help: "Folder of the texts that testimonies are made of.") var corpus = "Tests/Corpus"
    @Option(help: "Measure only stages, or kinds of turns, with this in their names.") var only = ""
    @Flag(help: "Print the testimonies instead of measuring.") var write = false
    @Flag(help: "Measure the turns of conversations instead of extraction.") var turns = false

    func run() async throws {
        if turns {
            let rows = try await Turns(try Installation(Installation.Options()), runs: runs, only: only).measured()
            for row in rows { print(row.turnLine(beside: rows[0])) }
            return
        }
        let maker = try TestimonyMaker(corpus: corpus)
        let testimonies = maker.testimonies(count, seed: seed)
        if write {
            FileHandle.standardOutput.write(Data(TestimonyMaker.ndjson(testimonies)))
            return
        }
        let installation = try Installation(Installation.Options())
        let stages = Stages(testimonies, try installation.understanding(), installation.clock(), runs: runs, only: only)
        print("\(count) testimonies, seed \(seed), \(stages.size) bytes; MB/s of text on one core")
        var table = Table()
        for stage in try await stages.measured() {
            table.add(stage)
            print(table.lastLine)
        }
        print("peak memory: \(peakMemory() >> 20) MB")
    }
}

/// The most memory that the process ever held, in bytes; 0 where the system does not tell.
private func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 } ?? 0
}
