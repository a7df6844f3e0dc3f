import Delivery
import Foundation
import HTTP

/// A destination together with its URL, or the sentence that says why it has none.
package struct ReadyDestination: Sendable {
    package var destination: Destination
    package var endpoint: Result<Endpoint, MissingURL>

    package init(_ destination: Destination, endpoint: Result<Endpoint, MissingURL>) {
        self.destination = destination
        self.endpoint = endpoint
    }

    /// Looks the URL up. `environment` is the program's; `folder` is where relative paths start.
    package init(_ destination: Destination, environment: [String: String], folder: URL) {
        self.destination = destination
        endpoint = Result { () throws(MissingURL) in
            let (text, source) = try Self.secret(destination.url, environment, folder)
            do throws(EndpointFault) {
                return try Endpoint(text.trimmingCharacters(in: .whitespacesAndNewlines))
            } catch {
                throw MissingURL("\(source): \(error)")
            }
        }
    }

    /// Whether coordinators who read it learn of a danger.
    var getsAlerts: Bool {
        if case .success = endpoint { destination.listens(to: .alert("")) } else { false }
    }

    private static func secret(
        _ source: Destination.URLSource, _ environment: [String: String], _ folder: URL
    ) throws(MissingURL) -> (text: String, source: String) {
        switch source {
        case .environment(let name):
            guard let text = environment[name] else {
                throw MissingURL("the environment variable \(name) is not set")
            }
            return (text, "the environment variable \(name)")
        case .file(let path):
            let file = path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
            guard let bytes = try? Data(contentsOf: file), bytes.count <= 8_192,
                let text = String(bytes: bytes, encoding: .utf8)
            else { throw MissingURL("the file \(path) cannot be read as a URL") }
            return (text, "the file \(path)")
        }
    }
}

/// Why a destination has no URL. Names the variable or the file, never what stands in it.
package struct MissingURL: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
