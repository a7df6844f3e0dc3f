import TestimonyModel

/// One file of `Webhooks/`: where posts go, which, and how much they may say.
package struct Destination: Sendable, Hashable {
    /// How the receiver wants its posts.
    package enum Format: String, Sendable, CaseIterable { case mattermost, json }

    /// Where the URL is kept; the URL itself never stands in a data file.
    package enum URLSource: Sendable, Hashable {
        /// The name of an environment variable.
        case environment(String)
        /// A file that holds it alone; relative paths start at the folder of the data file.
        case file(String)
    }

    package enum Event: String, Sendable, CaseIterable { case testimony, digest, alert }

    /// Coordinators read at once; a wider audience could tell who spoke from a summary that comes alone.
    package enum Audience: String, Sendable, CaseIterable { case coordinators, wider }

    /// At most `posts` within any `seconds`.
    package struct Rate: Sendable, Hashable {
        package var posts: Int
        package var seconds: Int

        package init(posts: Int, seconds: Int) {
            self.posts = posts
            self.seconds = seconds
        }
    }

    /// The name of its file, without the extension.
    package var name: String
    /// Off, it gets tests only.
    package var isEnabled: Bool
    package var format: Format
    package var url: URLSource
    package var events: Set<Event>
    package var audience: Audience
    /// The most that a summary says here, whatever the witness allows.
    package var detail: Consent
    package var rate: Rate
    package var release: ReleaseRule
    /// `nil` takes the program's own.
    package var template: Template?
    /// Overrides of Mattermost, where the server permits them.
    package var channel: String?
    package var username: String?

    package init(
        name: String, isEnabled: Bool = true, format: Format = .mattermost, url: URLSource,
        events: Set<Event> = Set(Event.allCases),
        audience: Audience = .coordinators, detail: Consent = .attributed, rate: Rate = Rate(posts: 30, seconds: 60),
        release: ReleaseRule = ReleaseRule(), template: Template? = nil, channel: String? = nil,
        username: String? = nil
    ) {
        self.name = name
        self.isEnabled = isEnabled
        self.format = format
        self.url = url
        self.events = events
        self.audience = audience
        self.detail = detail
        self.rate = rate
        self.release = release
        self.template = template
        self.channel = channel
        self.username = username
    }

    /// A test goes wherever it is sent, an alert to coordinators alone.
    package func listens(to subject: Letter.Subject) -> Bool {
        switch subject {
        case .testimony: isEnabled && events.contains(.testimony)
        case .digest: isEnabled && events.contains(.digest)
        case .alert: isEnabled && events.contains(.alert) && audience == .coordinators
        case .test: true
        }
    }

    /// When a letter that is written at `now` is due, in epoch seconds.
    package func due(_ subject: Letter.Subject, writtenAt now: Moment) -> Int {
        if case .testimony = subject, audience == .wider { return release.nextEvening(after: now).epochSeconds }
        return now.epochSeconds
    }
}
