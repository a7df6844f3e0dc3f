import HTTP
import Intake
import Store

/// Why a command ends without its result: a sentence, and the exit status that tells programs.
struct Failure: Error {
    /// `sysexits.h`, as far as glane uses it.
    enum Kind: Int32 {
        case usage = 64
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case inputOutput = 74
        case configuration = 78
    }

    var status: Int32
    var message: String

    init(_ kind: Kind, _ message: String) {
        status = kind.rawValue
        self.message = message
    }

    init(_ error: StoreError) {
        status = error.exitStatus
        message = error.description
    }
}

/// Runs `work`, and puts the errors of our own rooms into sentences with an exit status.
func reportingFailures<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch let error as StoreError {
        throw Failure(error)
    } catch let error as SpeakerKeyError {
        throw Failure(.inputOutput, error.description)
    } catch let error as MissingData {
        throw Failure(.configuration, error.description)
    } catch let error as ListenerFailure {
        throw Failure(.unavailable, error.description)
    }
}
