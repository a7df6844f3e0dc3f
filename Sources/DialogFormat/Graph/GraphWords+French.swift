extension GraphWords {
    static let french = GraphWords(
        conditions: Conditions(
            outer: Joints(and: ", et ", or: ", ou "), inner: Joints(and: " et ", or: " ou "),
            excepted: Joints(and: " et si ", or: " ou si "),
            either: "soit ", orElse: " ; soit ", unless: ", sauf si ", alternative: " ou ", nor: ", ni ",
            nothing: "rien", quotes: ("« ", " »"),
            effect: Verb(
                asserted: "l’effet est {values}", negated: "l’effet n’est pas {values}",
                negatedAll: "l’effet n’est ni {values}"),
            answer: Verb(
                asserted: "la réponse pour {slot} est {values}", negated: "la réponse pour {slot} n’est pas {values}",
                negatedAll: "la réponse pour {slot} n’est ni {values}"),
            computed: Verb(asserted: "{values} est vrai", negated: "", negatedAll: ""),
            mentioned: Verb(
                asserted: "le récit dit {values}", negated: "le récit ne dit pas {values}",
                negatedAll: "le récit ne dit ni {values}"),
            known: "on a une réponse pour {slot}", unknown: "on n’a pas de réponse pour {slot}",
            counts: [
                .less: "on a moins de {count} {count|réponse|réponses} pour {slot}",
                .atMost: "on a au plus {count} {count|réponse|réponses} pour {slot}",
                .equal: "on a exactement {count} {count|réponse|réponses} pour {slot}",
                .different: "on n’a pas exactement {count} {count|réponse|réponses} pour {slot}",
                .atLeast: "on a au moins {count} {count|réponse|réponses} pour {slot}",
                .greater: "on a plus de {count} {count|réponse|réponses} pour {slot}",
            ],
            clauses: [
                "polarity": [
                    "positive": Clause(asserted: "c’est en bien", negated: "ce n’est pas en bien"),
                    "negative": Clause(asserted: "c’est en mal", negated: "ce n’est pas en mal"),
                ],
                "status": [
                    "observed": Clause(asserted: "c’est arrivé", negated: "ce n’est pas arrivé"),
                    "wished": Clause(asserted: "c’est un souhait", negated: "ce n’est pas un souhait"),
                    "absent": Clause(asserted: "c’est ce qui manque", negated: "ce n’est pas ce qui manque"),
                ],
            ],
            fields: [
                "effect": "l’effet", "polarity": "en bien ou en mal", "status": "arrivé, souhaité ou absent",
                "publics": "les gens", "where": "l’endroit", "when": "le jour", "occasion": "l’occasion",
                "frequency": "la fréquence", "exchange": "ce qui est échangé", "health": "la santé",
                "employment": "l’emploi", "network": "le réseau", "belonging": "l’appartenance",
                "balance": "femmes et hommes", "space": "les espaces", "need": "le besoin",
            ],
            mentions: [
                "someone": "quelqu’un", "everyone": "tout le monde", "we": "nous", "they": "eux", "people": "des gens",
                "ladies": "des dames", "gentlemen": "des messieurs", "young": "des jeunes", "no_one": "personne",
                "wish": "j’aimerais", "thing": "une chose",
            ]),
        title: "Ce que le programme demande, et quand",
        summary:
            "Dialogue « {dialog} », version {version}, à {site}. De haut en bas : l’histoire, les questions, l’accord ; "
            + "puis ce qui peut arriver à tout moment.",
        story: Heading(title: "Raconter", note: "La personne raconte avec ses mots, en un ou plusieurs messages."),
        questions: Heading(
            title: "Les questions",
            note: "Seulement ce que l’histoire ne dit pas, dans cet ordre : {questions} {questions|question|questions} "
                + "au plus en tout. Sans réponse claire, {attempts} {attempts|essai|essais}, puis on laisse vide."),
        noQuestions: "Aucune n’est posée : le dialogue en permet zéro.",
        choices: Heading(title: "Relire, puis choisir", note: "Toujours, et dans cet ordre."),
        dangers: Heading(
            title: "À tout moment : les dangers",
            note:
                "Entendus dans chaque message, quelle que soit la question en cours. Si l’équipe est prévenue (un "
                + "webhook qui a « alert »), elle apprend de quel danger il s’agit, jamais qui parle ni quels mots."),
        commands: Heading(
            title: "À tout moment : les mots de la personne", note: "Ils marchent quelle que soit la question en cours."
        ),
        opening: "La première fois, le programme dit d’abord qui il est, pour qui, et les droits de chacun.",
        variants: "{count} {count|formulation|formulations selon l’histoire}",
        repeats: "{count} {count|relance|relances}",
        askedIf: "Demandé si :",
        always: "toujours",
        alwaysAsked: Heading(title: "Demandé :", note: "chaque fois que l’histoire ne le dit pas"),
        enoughIf: "Inutile si :",
        recap: Heading(
            title: "La relecture",
            note: "D’abord ce qui est compris, en lignes numérotées, avec les mots de la personne."),
        recapAgain: "Un numéro, ou ce qui change : la ligne est corrigée, puis relue.",
        recapEdge: "ce qui change",
        consent: Heading(
            title: "L’accord", note: "Une réponse en doute n’est jamais un accord : on redemande, puis on met en pause."
        ),
        outcomes: [
            Heading(title: "Rien", note: "Ce qui a été raconté est effacé tout de suite."),
            Heading(title: "Compter", note: "L’équipe sait ce qui s’est passé et où, sans un mot de la personne."),
            Heading(title: "Citer sans nom", note: "Ses mots aussi, sans les noms ni les numéros."),
            Heading(title: "Citer avec un nom", note: "Ses mots, et le nom qu’elle donne."),
        ],
        nameless: "Pas de nom donné : cité sans nom.",
        young: Heading(title: "Moins de {years} ans", note: "la conversation s’arrête, rien n’est gardé."),
        heard: "Reconnu à {count} {count|tournure|tournures}, par exemple « {example} ».",
        form: "Ensuite :",
        forms: [
            .stops: "la conversation s’arrête, rien n’est gardé, et rien n’est demandé pendant un jour.",
            .interrupts: "c’est un appel, pas une réponse ; la question en cours attend.",
            .goesOn: "le message est entendu comme un autre, mais plus rien n’est demandé : on passe à la relecture.",
        ],
        obeyed: Heading(title: "Les mots", note: "Chacun se dit aussi autrement."),
        meanings: [
            .help: "dit les mots qu’on peut écrire ; une deuxième fois, comment joindre quelqu’un",
            .why: "dit à quoi sert la question", .repeat_: "redit la question",
            .back: "revient d’un pas", .summary: "relit ce qui est compris",
            .pause: "garde le brouillon {days} {days|jour|jours}",
            .cancel: "jette le brouillon", .stop: "arrête, et efface ce que la conversation vient de confirmer",
            .erase: "efface tout ce qu’elle a laissé, après un « oui »", .data: "dit ce qui est gardé d’elle",
            .became: "dit ce qu’est devenu ce qu’elle a raconté",
            .human: "dit comment joindre quelqu’un", .whoReads: "dit qui le lira",
            .anonymity: "dit ce qui est gardé du nom",
            .program: "dit que c’est un programme", .meaning: "dit autrement ce qui est demandé",
            .authorities: "dit que ce n’est ni pour la police, ni pour une administration",
            .howLong: "dit combien de temps c’est gardé", .whatFor: "dit à quoi ça sert",
            .anew: "jette le brouillon et repart de zéro", .keepsName: "dit pourquoi les noms sortent",
        ],
        unanswering: "laisse la question vide",
        silence: Heading(
            title: "Le silence", note: "Sans un mot pendant {days} {days|jour|jours}, le brouillon est jeté."))
}
