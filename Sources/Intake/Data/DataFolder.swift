import DialogFormat
import Foundation

/// A folder of data files, the site's own laid over the shipped ones, and over both those beside a dialog that was named by
/// its file.
package struct DataFolder: Sendable {
    package var shipped: URL
    package var own: URL?
    package var beside: URL?

    package init(shipped: URL, own: URL? = nil) {
        self.shipped = shipped
        self.own = own
    }

    /// The folders there are, what lies below first.
    private var layers: [URL] { [shipped, own, beside].compactMap { $0 } }

    /// Lays `folder` over the others, unless it is one of them.
    mutating func lay(_ folder: URL) {
        let path = folder.resolvingSymlinksInPath().standardizedFileURL.path
        guard !layers.contains(where: { $0.resolvingSymlinksInPath().standardizedFileURL.path == path }) else { return }
        beside = folder
    }

    /// Looks for a shipped folder: by flag, environment, beside the executable, `/usr/share/glane`, the checkout.
    package static func locate(
        _ name: String, flag: String?, environment: [String: String], executable: URL?
    ) throws(MissingData) -> URL {
        if let named = flag ?? environment["GLANE_\(name.uppercased())"] {
            let url = URL(filePath: named, directoryHint: .isDirectory)
            if isFolder(url) { return url }
            throw MissingData("\(named): there is no such folder of data files")
        }
        var places: [URL] = []
        if let folder = executable?.resolvingSymlinksInPath().deletingLastPathComponent() {
            places = [folder.appending(path: name), folder.appending(path: "../share/glane/\(name)").standardized]
        }
        places.append(URL(filePath: "/usr/share/glane/\(name)"))
        places += ancestors(of: executable?.resolvingSymlinksInPath()).map { $0.appending(path: name) }
        if let found = places.first(where: isFolder) { return found }
        throw MissingData(
            "the data folder \(name) was not found beside the program or in /usr/share/glane; "
                + "name it with --\(name.lowercased()) or GLANE_\(name.uppercased())")
    }

    /// Folders above a program that stands in the build folder of a checkout.
    private static func ancestors(of executable: URL?) -> [URL] {
        guard let executable, executable.pathComponents.contains(where: { $0.hasPrefix(".build") }) else { return [] }
        return (2...6).map { count in
            (0..<count).reduce(executable) { url, _ in url.deletingLastPathComponent() }
        }
    }

    /// What to write instead of a path that is no folder: the folder of the most similar name, or the last that the path
    /// comes through. `nil` for a folder.
    static func hint(insteadOf path: String) -> String? {
        var last = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        guard !isFolder(last) else { return nil }
        var missing: [String] = []
        while !isFolder(last), last.path != "/" {
            missing.insert(last.lastPathComponent, at: 0)
            last.deleteLastPathComponent()
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: last.path)) ?? []
        let folders = names.filter { isFolder(last.appending(path: $0)) }
        guard let name = missing.first, let near = folders.nearest(to: name) else {
            return "the nearest folder is \(last.shownPath)"
        }
        let whole = missing.dropFirst().reduce(last.appending(path: near)) { $0.appending(path: $1) }
        return "did you mean '\((isFolder(whole) ? whole : last.appending(path: near)).shownPath)'?"
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The site's file of this path, or else the shipped one.
    package func file(_ path: String) throws(MissingData) -> DataFile {
        for folder in layers.reversed() {
            if let file = read(folder.appending(path: path)) { return file }
        }
        throw MissingData("\(shipped.appending(path: path).shownPath): there is no such file")
    }

    /// The bytes of a file that is no text.
    package func bytes(_ path: String) -> [UInt8]? {
        layers.reversed().lazy
            .compactMap { try? Data(contentsOf: $0.appending(path: path)) }.first.map { Array($0) }
    }

    /// Every file of a subfolder with this ending, by name: shipped ones first, then the site's, which add to them.
    package func files(in path: String, ending: String) -> [DataFile] {
        layers.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
            return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
                .compactMap { read(folder.appending(path: path).appending(path: $0)) }
        }
    }

    /// The names of subfolders that hold a file of this name.
    package func folders(with file: String) -> [String] {
        let names = layers.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { name in
                FileManager.default.fileExists(atPath: folder.appending(path: name).appending(path: file).path)
            }
        }
        return Set(names).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Every file of a subfolder with this ending, by name; a file of the site takes the place of the shipped one that
    /// has its name.
    package func overlaid(in path: String, ending: String) -> [(name: String, file: DataFile, isOwn: Bool)] {
        var byName: [String: (name: String, file: DataFile, isOwn: Bool)] = [:]
        for (folder, isOwn) in [(shipped, false), (own, true), (beside, true)] {
            for file in folder.map({ DataFolder(shipped: $0).files(in: path, ending: ending) }) ?? [] {
                let name = URL(filePath: file.name).lastPathComponent
                byName[name] = (name, file, isOwn)
            }
        }
        return byName.values.sorted { $0.name < $1.name }
    }

    private func read(_ url: URL) -> DataFile? {
        guard let data = try? Data(contentsOf: url) else { return nil }
        return DataFile(name: url.shownPath, text: String(decoding: data, as: UTF8.self))
    }
}

/// Data files that are not there; says where they were looked for.
package struct MissingData: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

extension URL {
    /// The path as people type it: relative to where they work, if it lies below.
    package var shownPath: String {
        let here = FileManager.default.currentDirectoryPath + "/"
        let path = standardizedFileURL.path
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
