import TestimonyModel

/// What somebody says of a posted summary, by a network's own means or in words.
package struct InboundReaction: Sendable, Hashable {
    package var stance: Stance
    /// Names the post: what stands under the summary.
    package var reference: String

    package init(_ stance: Stance, reference: String) {
        self.stance = stance
        self.reference = reference
    }
}
