import Delivery
import DialogFormat
import Intake
import Logging
import Store
import TestimonyModel

/// Everything that the daemon logs: fixed sentences, with figures and names of files, letters and destinations beside
/// them. No nick, no word of a witness, no URL.
struct Log: Sendable {
    let logger: Logger

    init(level: Logger.Level) {
        var logger = Logger(label: "glaned") { label in StreamLogHandler.standardError(label: label) }
        logger.logLevel = level
        self.logger = logger
    }

    func started(store: StorePath) { logger.info("started", metadata: ["store": "\(store)"]) }
    func stopped() { logger.info("stopped") }

    func listening(host: String, port: Int) {
        logger.info("listening for IRC lines", metadata: ["host": "\(host)", "port": "\(port)"])
    }

    func hasNoTransport() {
        logger.notice("no transport is configured; only digests and deliveries run")
    }

    // MARK: - Connections

    func connected(_ number: Int) { logger.debug("a client came", metadata: ["connection": "\(number)"]) }
    func disconnected(_ number: Int) { logger.debug("a client went", metadata: ["connection": "\(number)"]) }
    func refused(limit: Int) {
        logger.warning("a client was refused: too many at once", metadata: ["limit": "\(limit)"])
    }

    func notKept(_ error: any Error) {
        logger.error("a message could not be kept", metadata: ["error": "\(wording(of: error))"])
    }

    func unsaid(_ error: any Error) {
        logger.error("replies wait to be said", metadata: ["error": "\(wording(of: error))"])
    }

    // MARK: - Work

    func interrupted(_ service: String, _ error: any Error, retryIn seconds: Int) {
        logger.error(
            "a service was interrupted and will go on",
            metadata: [
                "service": "\(service)", "error": "\(wording(of: error))", "seconds": "\(seconds)",
            ])
    }

    func released(letters: Int) {
        logger.notice("letters of an earlier run are tried again", metadata: ["letters": "\(letters)"])
    }

    func delivered(_ record: DeliveryRecord, _ outcome: DeliveryOutcome) {
        var metadata: Logger.Metadata = ["letter": "\(record.letter.id)", "to": "\(record.letter.destination)"]
        switch outcome {
        case .sent(let status):
            metadata["status"] = "\(status)"
            logger.info("a letter was sent", metadata: metadata)
        case .retry(_, let error, _):
            metadata["error"] = "\(error)"
            logger.warning("a letter will be tried again", metadata: metadata)
        case .dead(let error, _):
            metadata["error"] = "\(error)"
            logger.error("a letter was given up", metadata: metadata)
        case .dropped(let reason):
            metadata["reason"] = "\(reason)"
            logger.info("a letter was dropped", metadata: metadata)
        case .postponed(_, let reason):
            if let reason { metadata["reason"] = "\(reason)" }
            logger.log(level: reason == nil ? .debug : .warning, "a letter waits", metadata: metadata)
        }
    }

    func did(_ deed: Scheduler.Deed) {
        switch deed {
        case .reminded(let count): logger.info("drafts called to mind", metadata: ["conversations": "\(count)"])
        case .expired(let count): logger.info("drafts expired", metadata: ["conversations": "\(count)"])
        case .digest(let week, let destinations):
            logger.info(
                "a digest is due", metadata: ["week": "\(week)", "to": "\(destinations.joined(separator: ", "))"])
        case .pruned(let rows):
            logger.info("old letters and ids of messages were removed", metadata: ["rows": "\(rows)"])
        case .purged(let words, let testimonies):
            logger.info(
                "what had its time was removed", metadata: ["words": "\(words)", "testimonies": "\(testimonies)"])
        case .scrubbed(true): logger.info("the store was scrubbed")
        case .scrubbed(false): logger.warning("the store could not be scrubbed; the next night tries again")
        }
    }

    // MARK: - Data files

    func fault(_ diagnostic: Diagnostic) {
        logger.error("a data file has a fault", metadata: ["fault": "\(diagnostic)"])
    }

    func keptOldData(_ reason: String) {
        logger.error("the data files were not taken over; the old ones stay", metadata: ["reason": "\(reason)"])
    }

    func reloaded() { logger.info("the data files were read again") }

    func needsRestart(_ keys: [String]) {
        logger.notice(
            "some settings only count after a restart", metadata: ["settings": "\(keys.joined(separator: ", "))"])
    }

    // MARK: - Status

    func status(_ json: String) { logger.notice("status", metadata: ["status": "\(json)"]) }

    func statusNotWritten(_ error: any Error) {
        logger.warning("the status file could not be written", metadata: ["error": "\(wording(of: error))"])
    }

    /// Our own errors are made to be read; of others only the kind is told, since they may quote what they met.
    private func wording(of error: any Error) -> String {
        switch error {
        case let error as StoreError: error.description
        case let error as Failure: error.message
        default: "\(type(of: error))"
        }
    }
}
