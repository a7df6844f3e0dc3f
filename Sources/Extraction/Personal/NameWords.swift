/// The closed classes around names of people.
enum NameWords {
    static let titles = WordSet(
        "monsieur madame mademoiselle m mr mme mlle mmes messieurs docteur dr maitre professeur famille oncle tante "
            + "brigadier brigadiere capitaine commissaire lieutenant adjudant sergent inspecteur inspectrice")
    static let shortTitles = WordSet("mr mme mlle dr")
    /// What follows a title without being a name.
    static let roles = WordSet(
        "maire adjoint adjointe prefet prefete recteur rectrice juge ministre conseiller conseillere directeur "
            + "directrice president presidente ministre professeur prof docteur concierge gardien "
            + "gardienne tout "
            + "toulemonde propre merci bonjour bonsoir")
    /// What is told apart by letters: "bâtiment B. Les portes …".
    static let lettered = WordSet(
        "batiment bat hall escalier salle bloc zone porte plan groupe classe quai vitamine annexe lot option section "
            + "point case allee an acte tome livre hepatite niveau categorie le la du")
    static let particles = WordSet("de du d' le la el al ben bint van von der den da dos ould abou abdel")
    static let links = WordSet("de du des la le les l' d' du a")
    static let saints = WordSet("saint st ste sainte saints notre-dame")
    /// Words whose name is a place or a thing, not a person.
    static let places = WordSet(
        "rue avenue av boulevard bd place square impasse allee quai passage villa cite metro station gare pont "
            + "porte lycee "
            + "college ecole hopital stade parc jardin eglise fondation theatre cinema salle amphi campus "
            + "universite universites "
            + "residence foyer maternelle bibliotheque mediatheque gymnase piscine centre hotel boulangerie "
            + "librairie prix "
            + "stalingrad vincennes faubourg")
    /// Whether the words before a name make it that of a street, a station or a saint: "place Monge", "l'école de Curie".
    static func isNamedAfter(_ at: Int, in text: MarkedText) -> Bool {
        let before = links.contains(text.word(at - 1)) ? at - 2 : at - 1
        return [before, at - 1].contains { isPlace($0, in: text) } || saints.contains(text.word(at - 1))
    }

    /// Not "à ma place Odette": a square belongs to nobody.
    private static func isPlace(_ at: Int, in text: MarkedText) -> Bool {
        places.contains(text.word(at)) && !(text.word(at) == "place" && owners.contains(text.word(at - 1)))
    }
    private static let owners = WordSet("ma ta sa notre votre leur")

    /// Words that announce a name even when it is not capitalised.
    static let cues = WordSet(
        "appelle appelles appelait appeles prenomme prenommee nomme nommee prenom salut coucou hello bjr slt anniv "
            + "anniversaire "
            + "merci bravo felicitations bisous monsieur madame mme mr mlle tata tonton")
    static let introductions = WordSet(
        "appelle appelait appelles prenomme prenommee nomme nommee rappelez rappeler contactez contacter contact "
            + "petite petit jeune "
            + "vieux vieille collegue voisine voisin stagiaire copine copain ami amie soeur frere cousin cousine "
            + "tata tonton"
    )
    /// "Zdravko m'a prêté": who does something for the speaker.
    static let beneficiaries = WordSet("m' nous lui t' leur vous")
    static let auxiliaries = WordSet("a avait ont")
    static let articles = WordSet(
        "le la les l' un une des du de d' au aux ce cet cette mon ma mes ton ta son sa ses notre votre")
    /// What stands before first names as well: "la fatou", "le frère de sofiane".
    static let familiarArticles = WordSet("le la de d'")
    static let verbs = WordSet(
        "a est m' nous s' se qui vient va fait dit et avait etait ont sont n' ne lui m' t' leur me te vous arrive "
            + "tient parle "
            + "raconte")
    static let pronouns = WordSet("je tu il elle on nous vous ils elles t le la les moi toi lui y en ci ce")
    /// Words that a capital makes no name of: they start sentences and lines.
    static let common = WordSet(
        "le la les l' un une des du de d' au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre votre nos "
            + "vos leur leurs "
            + "je j' tu il elle on nous vous ils elles c' ca cela qui que qu' quand quoi ou et mais donc car si "
            + "comme pour avec "
            + "sans sous sur dans en par chez a y moi toi lui eux bonjour bonsoir salut merci bref bon alors depuis "
            + "hier demain "
            + "aujourd'hui apres avant pendant tout tous toute toutes rien personne jamais toujours plus pas ne n' "
            + "est sont ont "
            + "c'est quelqu'un quelqu'une certains certaines ceux celui celle celles beaucoup ceci tant mieux "
            + "impossible dommage m' s' t' se me te oui non ok franchement enfin puis ensuite bravo ps nb ras rdv "
            + "chaque aucun aucune"
    )
    /// Places, feasts and institutions that capitals make look like names.
    static let notPeople = WordSet(
        "paris france lyon marseille montreuil ivry vitry lille nantes toulouse bordeaux europe afrique afghanistan "
            + "syrie ukraine "
            + "mali senegal maroc algerie tunisie italie espagne portugal allemagne angleterre cesure ville mairie "
            + "etat region noel "
            + "toussaint paques pride ramadan crous caf fac sorbonne censier monge santeuil mouffetard daubenton "
            + "jussieu austerlitz "
            + "emmaus cloche secours croix-rouge restos insta instagram facebook whatsapp google doctolib vinted "
            + "internet web "
            + "tibet chine japon bretagne normandie provence alsace lorraine corse internet delf cdi cdd cap bts "
            + "rsa smic"
    )
}
