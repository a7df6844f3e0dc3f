import Intake
import Store

/// One person after another tells a story on the same screen, and none sees anything of the others.
struct Kiosk {
    let site: SiteData
    let store: TestimonyStore
    let clock: SiteClock
    let key: SpeakerKey
    let screen: any KioskScreen
    /// A line that ends the kiosk; without one, only a signal does.
    var exitWord: String?
    /// Posts what is due, and says nothing of it.
    var post: () async throws -> Void = {}

    /// Ends when whoever runs the kiosk ends it. Whatever is unfinished then is gone.
    func run() async throws {
        var next = KioskVisit.Next.person(nil)
        while case .person(let line) = next {
            try screen.wipe()
            let guest = try KioskGuest(site, store, clock, key)
            defer { guest.leave() }
            var visit = KioskVisit(guest, site, screen, exitWord: exitWord, post: post)
            next = try await visit.run(line)
        }
    }
}
