extension GraphWords {
    static let english = GraphWords(
        conditions: Conditions(
            outer: Joints(and: ", and ", or: ", or "), inner: Joints(and: " and ", or: " or "),
            excepted: Joints(and: " and ", or: " or "),
            either: "either ", orElse: "; or ", unless: ", unless ", alternative: " or ", nor: " nor ",
            nothing: "nothing", quotes: ("“", "”"),
            effect: Verb(
                asserted: "the effect is {values}", negated: "the effect is not {values}",
                negatedAll: "the effect is neither {values}"),
            answer: Verb(
                asserted: "the answer for {slot} is {values}", negated: "the answer for {slot} is not {values}",
                negatedAll: "the answer for {slot} is neither {values}"),
            computed: Verb(asserted: "{values} holds", negated: "", negatedAll: ""),
            mentioned: Verb(
                asserted: "the story says {values}", negated: "the story does not say {values}",
                negatedAll: "the story says neither {values}"),
            known: "there is an answer for {slot}", unknown: "there is no answer for {slot}",
            counts: [
                .less: "there are fewer than {count} answers for {slot}",
                .atMost: "there {count|is|are} at most {count} {count|answer|answers} for {slot}",
                .equal: "there {count|is|are} exactly {count} {count|answer|answers} for {slot}",
                .different: "there {count|is|are} not exactly {count} {count|answer|answers} for {slot}",
                .atLeast: "there {count|is|are} at least {count} {count|answer|answers} for {slot}",
                .greater: "there {count|is|are} more than {count} {count|answer|answers} for {slot}",
            ],
            clauses: [
                "polarity": [
                    "positive": Clause(asserted: "it is for the better", negated: "it is not for the better"),
                    "negative": Clause(asserted: "it is for the worse", negated: "it is not for the worse"),
                ],
                "status": [
                    "observed": Clause(asserted: "it has happened", negated: "it has not happened"),
                    "wished": Clause(asserted: "it is a wish", negated: "it is no wish"),
                    "absent": Clause(asserted: "it is what is missing", negated: "it is not what is missing"),
                ],
            ],
            fields: [
                "effect": "the effect", "polarity": "better or worse", "status": "happened, wished for or missing",
                "publics": "the people", "where": "the place", "when": "the day", "occasion": "the occasion",
                "frequency": "how often", "exchange": "what is exchanged", "health": "health", "employment": "work",
                "network": "the network", "belonging": "belonging", "balance": "women and men", "space": "the premises",
                "need": "the need",
            ],
            mentions: [
                "someone": "someone", "everyone": "everyone", "we": "we", "they": "they", "people": "people",
                "ladies": "ladies", "gentlemen": "gentlemen", "young": "young people", "no_one": "nobody",
                "wish": "I would like", "thing": "a thing",
            ]),
        title: "What the program asks, and when",
        summary:
            "Dialog “{dialog}”, version {version}, at {site}. From top to bottom: the story, the questions, the consent; "
            + "then what may come at any time.",
        story: Heading(title: "Telling", note: "The person tells it in their own words, in one message or several."),
        questions: Heading(
            title: "The questions",
            note:
                "Only what the story leaves out, in this order: {questions} {questions|question|questions} at most in all. "
                + "Without a clear answer, {attempts} {attempts|attempt|attempts}, then it is left empty."),
        noQuestions: "None is asked: the dialog allows zero.",
        choices: Heading(title: "Reading back, then choosing", note: "Always, and in this order."),
        dangers: Heading(
            title: "At any time: dangers",
            note:
                "Heard in every message, whatever is being asked. Where the team is warned (a webhook that has “alert”), they "
                + "learn of which danger, never who speaks or in what words."),
        commands: Heading(title: "At any time: the person’s words", note: "They work whatever is being asked."),
        opening: "The first time, the program says before that who it is, for whom, and everybody’s rights.",
        variants: "{count} {count|wording|wordings, by what the story says}",
        repeats: "{count} {count|reminder|reminders}",
        askedIf: "Asked if:", always: "always",
        alwaysAsked: Heading(title: "Asked:", note: "whenever the story does not tell it"),
        enoughIf: "Not needed if:",
        recap: Heading(
            title: "Reading back", note: "First what was understood, in numbered lines, with the person’s words."),
        recapAgain: "A number, or what changes: the line is corrected, then read back again.",
        recapEdge: "what changes",
        consent: Heading(
            title: "The consent", note: "An answer in doubt is never a consent: it is asked again, then paused."),
        outcomes: [
            Heading(title: "Nothing", note: "What was told is erased at once."),
            Heading(title: "Count", note: "The team learns what happened and where, not a word of the person’s."),
            Heading(title: "Quote without a name", note: "Their words too, without names and numbers."),
            Heading(title: "Quote with a name", note: "Their words, and the name that they give."),
        ],
        nameless: "No name given: quoted without a name.",
        young: Heading(title: "Under {years}", note: "the conversation stops, nothing is kept."),
        heard: "Known by {count} {count|phrase|phrases}, for example “{example}”.",
        form: "Then:",
        forms: [
            .stops: "the conversation stops, nothing is kept, and nothing is asked for a day.",
            .interrupts: "it is a call and no answer; what is being asked waits.",
            .goesOn: "the message is heard like any other, but nothing more is asked: it is read back.",
        ],
        obeyed: Heading(title: "The words", note: "Each can be said otherwise too."),
        meanings: [
            .help: "tells the words that one can write; a second time, how to reach somebody",
            .why: "says what the question is for", .repeat_: "says the question again",
            .back: "goes back one step", .summary: "reads back what was understood",
            .pause: "keeps the draft for {days} {days|day|days}",
            .cancel: "throws the draft away", .stop: "stops, and erases what the conversation just confirmed",
            .erase: "erases all that they left, after one “yes”", .data: "says what is kept of them",
            .became: "says what became of what they told",
            .human: "says how to reach somebody", .whoReads: "says who will read it",
            .anonymity: "says what is kept of the name",
            .program: "says that it is a program", .meaning: "says in other words what is asked",
            .authorities: "says that it is not for the police nor for any administration",
            .howLong: "says how long it is kept", .whatFor: "says what it is for",
            .anew: "throws the draft away and starts afresh", .keepsName: "says why names are taken out",
        ],
        unanswering: "leaves the question empty",
        silence: Heading(
            title: "Silence", note: "Without a word for {days} {days|day|days}, the draft is thrown away."))
}
