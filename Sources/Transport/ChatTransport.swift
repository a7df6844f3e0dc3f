/// A road by which messages come and go.
package protocol ChatTransport: Sendable {
    /// The name that its messages carry.
    var name: String { get }

    /// Receives until the network or the program ends it, one message after the other.
    ///
    /// `deliver` returns once its message is committed: a transport that can acknowledge does so only then.
    func run(deliver: @escaping @Sendable (InboundMessage) async throws -> Void) async throws

    /// Says `message`; throws when the network did not take it.
    func say(_ message: OutboundMessage) async throws
}
