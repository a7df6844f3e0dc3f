import DialogEngine
import DialogFormat
import Foundation
import Intake
import Synchronization
import TestimonyModel

/// The file that `chat --record` names: the conversation as a transcript, written when it ends.
final class ConversationRecord: Sendable {
    private let path: String
    /// What plays the transcript again.
    private let test: String
    private let recording = Mutex<TranscriptRecording?>(nil)

    /// Throws where the file is there already or could not be written in the end: better before somebody tells a story.
    init(_ path: String, dialog: String, language: String) throws {
        self.path = path
        test =
            "glane test" + (language == Installation.Options().language ? "" : " --lang \(language)")
            + (dialog == Transcript.Settings().dialog ? "" : " --dialog \(dialog)")
        var status = stat()
        // A link that leads nowhere is there too.
        guard lstat(path, &status) != 0 else {
            throw Failure(.usage, "\(path) is there already, and stays as it is; name a new file")
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard access(folder, W_OK | X_OK) == 0 else {
            throw Failure(.inputOutput, "\(path): no file can be written there; check the folder")
        }
    }

    /// Throws where something is told already: a transcript begins with nothing.
    func begin(_ session: Session, of speaker: String, at now: Moment) throws {
        let isAside = session.asideUntil.map { now.epochSeconds < $0 } ?? false
        guard session.phase == .resting, !isAside else {
            throw Failure(
                .usage,
                "\(speaker) has a conversation that goes on, and a transcript begins with nothing told; "
                    + "record as somebody else, with --as NAME, or end it first")
        }
        var settings = Transcript.Settings()
        settings.now = now
        settings.botSpeaksFirst = true
        settings.isKnown = session.openingSaid
        settings.dialog = session.dialog
        recording.withLock { [settings] in $0 = TranscriptRecording(settings) }
    }

    func open(_ outcome: Conversations.Outcome) { recording.withLock { $0?.open(outcome.answers) } }

    func hear(_ text: String, at now: Moment, _ outcome: Conversations.Outcome) {
        recording.withLock { $0?.hear(text, at: now, outcome.answers) }
    }

    /// Writes the file, and says where it is and whether it plays as it went.
    func finish(_ site: SiteData) async throws {
        guard let text = recording.withLock({ $0?.text }) else { return }
        try write(text)
        let difference = try await difference(of: text, site)
        let again = difference == nil ? "; '\(test)' plays it again" : ""
        StandardError.line("glane: the conversation is written to \(path), every word as it was typed\(again)", .info)
        guard let difference else { return }
        StandardError.line(
            "\(path):\(difference.line): played again, it goes otherwise from here on: a transcript knows nothing of "
                + "earlier conversations, and each message of it is one line", .warning)
    }

    /// Others may not read it: names stand in it, and what was told in confidence.
    private func write(_ text: String) throws {
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        do {
            guard descriptor >= 0 else { throw POSIXError(.EIO) }
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try file.write(contentsOf: Data(text.utf8))
            try file.close()
        } catch {
            throw Failure(.inputOutput, "\(path): the conversation cannot be written there")
        }
    }

    /// The first line at which the transcript plays otherwise than it went.
    private func difference(of text: String, _ site: SiteData) async throws -> Transcript.Difference? {
        var findings = Findings()
        guard let transcript = Transcript(DataFile(name: path, text: text), &findings) else { return nil }
        return try await Rehearsal(site).play(transcript).differences.first
    }
}
