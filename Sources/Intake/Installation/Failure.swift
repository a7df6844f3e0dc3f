import HTTP
import Store
import TestimonyModel

/// Why a program ends without its result: a sentence, and the exit status that tells programs.
package struct Failure: Error {
    /// `sysexits.h`, as far as glane uses it.
    package enum Kind: Int32 {
        case usage = 64
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case inputOutput = 74
        case configuration = 78
    }

    package var status: Int32
    package var message: String
    /// Faults of data files, to be shown before the sentence.
    package var faults: [Diagnostic] = []

    package init(_ kind: Kind, _ message: String, faults: [Diagnostic] = []) {
        status = kind.rawValue
        self.message = message
        self.faults = faults
    }

    package init(_ error: StoreError) {
        status = error.exitStatus
        message = error.description
    }

    /// What a program says of it, a line each.
    package func lines(of program: String) -> [String] { faults.map(\.description) + ["\(program): \(message)"] }
}

/// Runs `work`, and puts the errors of our own rooms into sentences with an exit status.
package func reportingFailures<Result>(_ work: () async throws -> Result) async throws -> Result {
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
