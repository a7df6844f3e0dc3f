import Testing

@testable import GlaneCommand

struct KioskSilenceTests {
    enum Event {
        case key(Int)
        case end(Int, reading: Int)
        case pass(Int, KioskSilence.Action)
    }

    struct Case: CustomTestStringConvertible {
        var fact: String
        var events: [Event]
        var state: KioskSilence.State
        var deadline: Int?

        var testDescription: String { fact }
    }

    @Test(arguments: [
        Case(
            fact: "the welcome may stand for a week", events: [.pass(604_800, .nothing)], state: .idle, deadline: nil),
        Case(fact: "a key wakes it", events: [.key(10)], state: .told(since: 10), deadline: 55),
        Case(
            fact: "nothing happens in the first 44 seconds", events: [.key(10), .pass(54, .nothing)],
            state: .told(since: 10), deadline: 55),
        Case(
            fact: "after 45 it asks whether somebody is there", events: [.key(10), .pass(55, .warn)],
            state: .warned(since: 10), deadline: 70),
        Case(
            fact: "it asks once", events: [.key(10), .pass(55, .warn), .pass(56, .nothing), .pass(69, .nothing)],
            state: .warned(since: 10), deadline: 70),
        Case(
            fact: "after 60 it wipes, and begins anew", events: [.key(10), .pass(55, .warn), .pass(70, .wipe)],
            state: .idle, deadline: nil),
        Case(
            fact: "it wipes once", events: [.key(10), .pass(55, .warn), .pass(70, .wipe), .pass(500, .nothing)],
            state: .idle, deadline: nil),
        Case(
            fact: "a key takes the question back",
            events: [.key(10), .pass(55, .warn), .key(69), .pass(113, .nothing)],
            state: .told(since: 69), deadline: 114),
        Case(
            fact: "each key begins the silence anew", events: [.key(10), .key(54), .pass(98, .nothing)],
            state: .told(since: 54), deadline: 99),
        Case(
            fact: "a machine that slept wipes without asking", events: [.key(10), .pass(5_000, .wipe)], state: .idle,
            deadline: nil),
        Case(
            fact: "a late look asks, when there is still time to answer", events: [.key(10), .pass(69, .warn)],
            state: .warned(since: 10), deadline: 70),
        Case(
            fact: "last words stand as long as they take to read",
            events: [.key(10), .end(20, reading: 30), .pass(49, .nothing)], state: .ended(since: 20, reading: 30),
            deadline: 50),
        Case(
            fact: "last words are wiped without a question",
            events: [.key(10), .end(20, reading: 90), .pass(110, .wipe)], state: .idle, deadline: nil),
        Case(
            fact: "whoever types under the last words is somebody who tells",
            events: [.key(10), .end(20, reading: 30), .key(40), .pass(84, .nothing)], state: .told(since: 40),
            deadline: 85),
    ])
    func silenceLeads(_ table: Case) {
        var silence = KioskSilence()
        for event in table.events {
            switch event {
            case .key(let now): silence.key(at: now)
            case .end(let now, let reading): silence.end(at: now, reading: reading)
            case .pass(let now, let action): #expect(silence.pass(to: now) == action)
            }
        }
        #expect(silence.state == table.state && silence.deadline == table.deadline)
    }
}
