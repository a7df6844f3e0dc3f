import Foundation

/// How data files stand, by what changes when somebody saves one.
package struct FileStates: Hashable, Sendable {
    private struct State: Hashable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int
        /// Editors write another file and give it the name.
        var number: UInt
    }

    private var states: [String: State] = [:]

    package init() {}

    mutating func add(_ file: URL) {
        var status = stat()
        guard stat(file.path, &status) == 0 else { return }
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        states[file.shownPath] = State(
            seconds: changed.tv_sec, nanoseconds: changed.tv_nsec, size: Int(status.st_size),
            number: UInt(status.st_ino))
    }

    /// The files that are new, changed or gone, by name.
    package func changes(since before: FileStates) -> [String] {
        Set(states.keys).union(before.states.keys).filter { states[$0] != before.states[$0] }.sorted()
    }
}

extension DataFolder {
    /// How everything stands that dialogs are read from: structure, wording, patterns, codebook, lexicons, model, in all
    /// languages that are shipped. A fraction of a millisecond.
    package var states: FileStates {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: shipped.path)) ?? []
        let languages = names.filter { files.fileExists(atPath: shipped.appending(path: "\($0)/patterns.yaml").path) }
        var states = FileStates()
        for layer in [shipped, own, beside].compactMap({ $0 }) {
            for folder in [""] + languages.flatMap({ [$0, "\($0)/lexicons"] }) {
                let url = folder.isEmpty ? layer : layer.appending(path: folder)
                let names = (try? files.contentsOfDirectory(atPath: url.path)) ?? []
                for name in names where !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".glane")) {
                    states.add(url.appending(path: name))
                }
            }
        }
        return states
    }
}
