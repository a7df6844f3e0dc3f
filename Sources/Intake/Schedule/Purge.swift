import DialogEngine
import DialogFormat
import Store

/// Applies the clocks of `retention:`: each removes what has had its time.
package struct Purge: Sendable {
    /// What was, or would be, removed.
    package struct Report: Sendable, Hashable {
        /// Testimonies that lose their words.
        package var words = 0
        /// Testimonies that go, codes and all.
        package var testimonies = 0
        /// Sent letters, attempts to send, and ids of messages.
        package var rows = 0

        package init(words: Int = 0, testimonies: Int = 0, rows: Int = 0) {
            (self.words, self.testimonies, self.rows) = (words, testimonies, rows)
        }
    }

    private let store: TestimonyStore
    private let retention: Configuration.Retention
    private let site: String
    private let coded: CodedAnswers

    /// `dialogs` tell which answers are codes.
    package init(store: TestimonyStore, _ configuration: Configuration, dialogs: [Dialog]) {
        self.store = store
        retention = configuration.retention
        site = configuration.site.id
        coded = Dictionary(dialogs.map { ($0.id, $0.codedSlots) }) { first, _ in first }
    }

    /// The bytes go with the store's next `scrub`.
    package func run(at now: Int) async throws -> Report {
        var report = Report()
        if let days = retention.testimonies {
            report.testimonies = try await store.expire(before: now - days * 86_400, at: now, site: site)
        }
        if let days = retention.text {
            report.words = try await store.removeWords(
                before: now - days * 86_400, at: now, site: site, keeping: coded)
        }
        report.rows = try await store.prune(before: limits(at: now))
        return report
    }

    /// What `run` would remove.
    package func preview(at now: Int) async throws -> Report {
        var report = Report(rows: try await store.prunable(before: limits(at: now)))
        if let days = retention.testimonies {
            report.testimonies = try await store.agedTestimonies(
                before: now - days * 86_400, withWords: false, site: site)
        }
        if let days = retention.text {
            let aged = try await store.agedTestimonies(before: now - days * 86_400, withWords: true, site: site)
            // Those that go altogether are not counted twice.
            let gone =
                retention.testimonies == nil
                ? 0
                : try await store.agedTestimonies(
                    before: now - max(days, retention.testimonies ?? days) * 86_400, withWords: true, site: site)
            report.words = aged - gone
        }
        return report
    }

    private func limits(at now: Int) -> RetentionLimits {
        RetentionLimits(
            deliveries: now - retention.deliveries * 86_400, messages: now - retention.messages * 86_400)
    }
}

extension Dialog {
    /// Slots whose answers are ids or dates, and no words of a witness.
    fileprivate var codedSlots: Set<String> {
        Set(
            allSlots.filter { slot in
                guard case .question(let question) = slot.kind else { return false }
                return switch question.type {
                case .date, .choice, .choices, .yesNo, .rating, .integer, .decimal: true
                case .text, .person: false
                }
            }.map(\.id))
    }
}
