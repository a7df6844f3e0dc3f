import Foundation
import Intake

/// The whole of a file that the command line names. A file that is not there, a folder and a file that may not be read
/// are told apart.
func contents(ofFile path: String) throws -> Data {
    try refuseWhatIsNoFile(path)
    guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.noInput, "\(path): this file may not be read")
    }
    return data
}

/// A file that is not there and a folder are told apart.
func refuseWhatIsNoFile(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure(.noInput, "\(path): there is no such file")
    }
    if isFolder.boolValue { throw Failure(.noInput, "\(path): this is a folder; name the files in it") }
}
