import Foundation
import Store

/// Holds a store for one daemon: two would send each letter twice. Whoever puts another store in its place holds it too.
/// The system lets go of it when the process ends, however it ends.
package struct InstanceLock: Sendable {
    /// Throws a `Failure` with this sentence, after the store's path, when another process holds the store. A store in
    /// memory is nobody else's anyway.
    package init(_ path: StorePath, otherwise sentence: String = "another glaned serves this store already") throws {
        guard case .file(let store) = path else { return }
        let file = store + ".glaned"
        // Kept open until the process ends: closing it would give the lock away.
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "\(file): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure(.unavailable, "\(store): \(sentence)")
        }
    }
}
