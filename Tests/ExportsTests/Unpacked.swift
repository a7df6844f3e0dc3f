import Foundation
import Testing

/// A zip file as Python's library reads it, which libarchive did not write.
struct Unpacked {
    private let contents: [String: [UInt8]]
    let names: [String]

    init(_ bytes: [UInt8]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-zip-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: "file.zip"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.currentDirectoryURL = folder
        process.arguments = [
            "-c",
            """
            import zipfile
            with zipfile.ZipFile("file.zip") as file:
                assert file.testzip() is None
                open("names", "w").write("\\n".join(file.namelist()))
                file.extractall("out")
            """,
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        names = try String(contentsOf: folder.appending(path: "names"), encoding: .utf8)
            .components(separatedBy: "\n")
        contents = try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, Array(try Data(contentsOf: folder.appending(path: "out").appending(path: name))))
            })
    }

    subscript(name: String) -> [UInt8] {
        get throws { try #require(contents[name]) }
    }
}
