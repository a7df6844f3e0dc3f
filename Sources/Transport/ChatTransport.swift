/// A road by which messages come and go.
package protocol ChatTransport: Sendable {
    /// The name that its messages carry.
    var name: String { get }

    /// Receives until the network or the program ends it. Of one conversation, one message after the other.
    func run(_ listener: some ChatListener) async throws

    /// Says `message`; throws when the network did not take it.
    func say(_ message: OutboundMessage) async throws
}

/// Who a transport tells what happens.
package protocol ChatListener: Sendable {
    /// Returns once the message is committed and answered: a transport that can acknowledge does so only then.
    func deliver(_ message: InboundMessage) async throws

    /// Somebody can be reached again in this conversation, and may be told what was left unsaid.
    func arrive(_ conversation: String) async throws
}
