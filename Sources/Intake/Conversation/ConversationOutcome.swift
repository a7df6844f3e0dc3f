import DialogEngine
import TestimonyModel

extension Conversations {
    /// What a transport has to say after a committed turn.
    package struct Outcome: Sendable {
        package var says: [Say] = []
        package var saved: [TestimonyRecord] = []
        package var closed: CloseReason?
        /// The message had been committed before; nothing is said.
        package var isDuplicate = false
        /// A draft was called to mind.
        package var isReminder = false
        /// The pseudonym that the conversation is stored under.
        package var conversation: String
        /// When silence is to be heard, in epoch seconds: `settle` does.
        package var deadline: Int?
        /// In which the conversation is held; `nil` is the site's own.
        package var language: String?

        /// Whether a testimony ended and nothing is asked behind it: "autre chose" ends one and asks for the next at once.
        package var isOver: Bool { closed != nil && says.last?.expects == nil }

        init(isDuplicate: Bool = false, conversation: String) {
            self.isDuplicate = isDuplicate
            self.conversation = conversation
        }

        init(_ turn: DeskTurn, conversation: String, deadline: Int?) {
            self.conversation = conversation
            self.deadline = deadline
            says = turn.replies.map { Say(text: $0) }
        }

        init(_ turn: Turn, conversation: String) {
            self.conversation = conversation
            deadline = turn.deadline
            language = turn.session.language
            isReminder = turn.trace.reminds
            for effect in turn.effects {
                switch effect {
                case .say(let say): says.append(say)
                case .save(let record): saved.append(record)
                case .close(let reason): closed = reason
                case .eraseSpeaker, .withdraw, .flag: break
                }
            }
        }
    }
}
