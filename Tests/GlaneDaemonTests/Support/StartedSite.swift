import Foundation

/// A daemon that listens, with its site.
struct StartedSite {
    let site: Site
    let daemon: RunningDaemon
    let port: UInt16

    var log: LineReader { daemon.log }
    func signal(_ number: Int32) { daemon.signal(number) }
    func end() throws -> Int32 { try daemon.end() }
}

extension Site {
    func started() throws -> StartedSite {
        let daemon = try start()
        return StartedSite(site: self, daemon: daemon, port: try daemon.port())
    }
}
