import DialogFormat
import Foundation
import Intake
import TestimonyModel

/// Reads the data files again. All of them are taken over between two turns, or none.
actor Reloader {
    private let options: Installation.Options
    private let dialog: String
    private let site: CurrentSite
    private let worker: DeliveryWorker
    private let status: StatusKeeper
    private let clock: SiteClock
    private let log: Log

    init(
        _ options: Installation.Options, dialog: String, _ site: CurrentSite, _ worker: DeliveryWorker,
        _ status: StatusKeeper, _ clock: SiteClock, _ log: Log
    ) {
        self.options = options
        self.dialog = dialog
        self.site = site
        self.worker = worker
        self.status = status
        self.clock = clock
        self.log = log
    }

    func reload() async {
        do {
            try await take(try Installation(options).completeSiteData(dialog: dialog))
            log.reloaded()
            status.noteReload(at: clock.now, faults: [])
        } catch {
            let failure = error as? Failure ?? Failure(.configuration, "the data files cannot be read")
            for fault in failure.faults { log.fault(fault) }
            log.keptOldData(failure.message)
            let faults = failure.faults.map(\.description)
            status.noteReload(at: clock.now, faults: faults.isEmpty ? [failure.message] : faults)
        }
    }

    private func take(_ new: SiteData) async throws {
        let restart = site.value.configuration.settingsOfTheProcess(changedIn: new.configuration)
        if !restart.isEmpty { log.needsRestart(restart) }
        site.replace(with: new)
        await worker.replace(destinations: new.destinations)
    }
}

extension Configuration {
    /// What is looked at once, when the daemon starts.
    fileprivate func settingsOfTheProcess(changedIn new: Configuration) -> [String] {
        [
            store == new.store ? nil : "store", speakerKey == new.speakerKey ? nil : "keys",
            line == new.line ? nil : "transports", statusFile == new.statusFile ? nil : "status_file",
            site.timeZone == new.site.timeZone ? nil : "time_zone",
        ].compactMap { $0 }
    }
}
