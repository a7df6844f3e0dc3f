import DialogFormat
import Foundation
import Intake
import Store
import TestimonyModel
import Testing

@testable import GlaneCommand

/// A kiosk without a terminal: keys, silence and looks at the screen come from a script, and the clock goes on only there.
final class ScriptedTablet: KioskScreen {
    enum Step {
        /// `\r` is the key Enter.
        case type(String)
        case silence(Int)
        /// The machine sleeps: the clock goes on, and nobody is woken.
        case sleep(Int)
        case look((KioskPage) throws -> Void)

        static func say(_ line: String) -> Step { .type(line + "\r") }
        /// The last thing said begins like this.
        static func sees(_ start: String, _ place: SourceLocation = #_sourceLocation) -> Step {
            .look { page in
                #expect(page.said.last?.plainlySpaced.hasPrefix(start) == true, "\(page.said)", sourceLocation: place)
            }
        }
    }

    private(set) var now = 1_000
    private(set) var wipes = 0
    private(set) var shown: KioskPage?
    private var steps: [Step]

    init(_ steps: [Step]) { self.steps = steps.reversed() }

    func show(_ page: KioskPage) { shown = page }

    func wipe() {
        wipes += 1
        shown = nil
    }

    /// Leaves at the end of the script.
    func wait(seconds: Int?) throws -> KioskInput {
        var left = seconds
        while let step = steps.popLast() {
            switch step {
            case .type(let text): return .bytes(Array(text.utf8))
            case .look(let look): try look(try #require(shown, "the screen is blank"))
            case .sleep(let seconds): now += seconds
            case .silence(let seconds):
                guard let wanted = left, wanted <= seconds else {
                    now += seconds
                    left = left.map { $0 - seconds }
                    continue
                }
                now += wanted
                if wanted < seconds { steps.append(.silence(seconds - wanted)) }
                return .nothing
            }
        }
        return .leave
    }
}

/// A store in a folder of its own, and people who tell it something at a kiosk.
final class Canteen {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "glane-kiosk-\(UUID().uuidString)")
    let store: TestimonyStore
    private(set) var posts = 0

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try TestimonyStore(path: .file(folder.appending(path: "glane.sqlite").path))
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    func run(
        exitWord: String? = nil, site: SiteData = Canteen.site, _ steps: ScriptedTablet.Step...
    ) async throws -> ScriptedTablet {
        try await run(steps, exitWord: exitWord, site: site)
    }

    @discardableResult
    func run(
        _ steps: [ScriptedTablet.Step], exitWord: String? = nil, site: SiteData = Canteen.site
    ) async throws -> ScriptedTablet {
        let tablet = ScriptedTablet(steps)
        let kiosk = Kiosk(
            site: site, store: store,
            clock: SiteClock(zone: "Europe/Paris", pinnedTo: Moment("2026-11-19T18:40:00+01:00")),
            key: .ephemeral(), screen: tablet, exitWord: exitWord, post: { self.posts += 1 })
        try await kiosk.run()
        return tablet
    }

    /// Whether a word stands in the bytes of the store's files, the write-ahead log among them.
    func holds(_ word: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .contains { try Data(contentsOf: $0).range(of: Data(word.utf8)) != nil }
    }

    /// How many rows the store's tables have, without the number of its schema.
    func rows() async throws -> Int {
        try await store.testimonies().count + store.unsaidReplies().count + store.dueSessions(at: .max).count
            + store.deliveries().count
    }

    /// The shipped data, read once.
    static let site = read(Configuration())

    static func read(_ configuration: Configuration, language: String = "fr") -> SiteData {
        let folders = SiteFolders(
            dialogs: DataFolder(shipped: Program.checkout.appending(path: "Dialogs")),
            webhooks: DataFolder(shipped: Program.checkout.appending(path: "Webhooks")))
        var findings = Findings()
        let data = try? SiteData(
            configuration, language: language, dialog: "temoignage", folders: folders, environment: [:], &findings)
        guard let data else { fatalError("the shipped data have a fault: \(findings.sorted)") }
        return data
    }
}
