import TestimonyModel

/// Who is more than a witness, by the names that networks know people under.
package struct Roles: Sendable, Hashable {
    /// A person on one network, written `irc/marie`.
    package struct Identity: Sendable, Hashable, CustomStringConvertible {
        /// The name that the transport's messages carry.
        package var transport: String
        package var name: String

        package init(transport: String, name: String) {
            self.transport = transport
            self.name = name
        }

        package var description: String { "\(transport)/\(name)" }
    }

    package var coordinators: [Identity] = []
    /// They may do what coordinators may.
    package var administrators: [Identity] = []

    package init() {}

    /// Who of those that may review speaks on `transport`; `nil` for a witness. `isSpeaker` compares a name as the network
    /// does.
    package func reviewer(on transport: String, where isSpeaker: (String) -> Bool) -> Identity? {
        (coordinators + administrators).first { $0.transport == transport && isSpeaker($0.name) }
    }
}

extension Roles {
    /// Names of networks as they stand before the stroke.
    private static let transports = ["irc", "matrix", "mattermost", "terminal"]

    init(_ value: YAMLValue, _ findings: inout Findings) {
        guard let fields = value.fields(["coordinators", "administrators"], &findings) else { return }
        coordinators = Self.identities(fields["coordinators"], &findings)
        administrators = Self.identities(fields["administrators"], &findings)
    }

    private static func identities(_ value: YAMLValue?, _ findings: inout Findings) -> [Identity] {
        (value?.sequence(&findings) ?? []).compactMap { value in
            value.string(&findings).flatMap { identity($0, value, &findings) }
        }
    }

    private static func identity(_ text: String, _ value: YAMLValue, _ findings: inout Findings) -> Identity? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
            findings.report(
                value, .badIdentity, "'\(text)' does not say on which network", hint: "network/name: irc/marie")
            return nil
        }
        guard transports.contains(parts[0]) else {
            findings.report(
                value, .unknownValue, "'\(parts[0])' is no network",
                hint: Findings.suggestion(for: parts[0], among: transports))
            return nil
        }
        return Identity(transport: parts[0], name: parts[1])
    }
}
