import Foundation
import Store
import TestimonyModel

/// Makes a new key of pseudonyms in the place of the one in use.
///
/// The network's names are not stored, so that nobody's pseudonym can be made anew from a name. Instead each pseudonym goes
/// through the new key: after n rotations it is MAC(kₙ, … MAC(k₁, name)), and the file holds the whole chain. Another way
/// would be to leave old pseudonyms as they are, and change each once its witness comes back. The chain protects better
/// where an old key leaks: whoever holds it and an old export can try names on that export, which nobody can call back, but
/// all rows of the store have moved on at once, and neither they nor later exports can be tried or be joined with the old
/// ones without the new key. It also leaves nothing half done for years. Its price is that the former keys must be kept, or
/// nobody is known again: `forgetsFormer` destroys them, and cuts all links for good.
package struct KeyRotation: Sendable {
    private let store: TestimonyStore
    private let path: String
    private let site: String

    package init(store: TestimonyStore, path: String, site: String) {
        self.store = store
        self.path = path
        self.site = site
    }

    /// The file first, durably, then the store: a crash between both is made up for by the next start, while a store
    /// ahead of its key would be lost. Former keys are destroyed once nothing needs them. Answers the key in use.
    package func run(forgetsFormer: Bool, _ entry: AuditEntry) async throws -> SpeakerKey {
        let former = try SpeakerKey.load(path)
        let state = try await store.renewPseudonyms(former.forStore, entry, site: site)
        if state == .strange, !forgetsFormer { throw Failure(strangeKey: path) }
        let key = former.followed()
        try key.replace(path)
        try await store.renewPseudonyms(key.forStore, takesStrangers: forgetsFormer, entry, site: site)
        guard forgetsFormer else { return key }
        let alone = key.withoutFormer
        try alone.replace(path)
        return alone
    }
}

extension Failure {
    package init(strangeKey path: String) {
        self.init(
            .configuration,
            "\(path): the pseudonyms of this store were made with another key; put that key's backup there, or cut the "
                + "links to who told what for good: 'glane key rotate --forget-former'")
    }
}

extension Installation {
    /// The key for the pseudonyms of `store`, whose pseudonyms are of that key afterwards: a rotation that was broken off
    /// is completed.
    package func speakerKey(for store: TestimonyStore) async throws -> SpeakerKey {
        let key = try speakerKey()
        guard store.path != .memory, let path = speakerKeyPath else { return key }
        let entry = AuditEntry(actor: "glane", action: "key.rotate", madeAt: clock().now.epochSeconds)
        let state = try await store.renewPseudonyms(key.forStore, entry, site: configuration.site.id)
        if state == .strange { throw Failure(strangeKey: path) }
        return key
    }
}
