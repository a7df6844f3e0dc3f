/// The closed classes of words that tell counts from measures, labels and shares.
extension Counting {
    static let beings = WordSet(
        "sommes sont etions etaient etait est etes suis serons seront serait seraient etre eu avons avaient avait "
            + "reste restent "
            + "compte comptent mes tes ses nos vos leurs ces quelques neuf a moins plus que etais tous toutes "
            + "presque environ quasi maintenant desormais deja seulement bien encore y dont soit"
    )
    static let symbols = WordSet("% $ ~")
    static let people = WordSet(
        "personnes gens femmes hommes filles garcons enfants jeunes voisins voisines collegues benevoles salaries salariees "
            + "occupants occupantes residents residentes habitants habitantes etudiants etudiantes artistes artisans "
            + "artisanes associations assos collectifs equipes structures entreprises boites familles amis amies copains "
            + "copines mecs meufs dames messieurs")
    static let hedges = WordSet("environ presque quasi quasiment quelque peut-etre autour bien")
    static let adjectives = WordSet(
        "bons bonnes petits petites grands grandes gros grosses autres nouveaux nouvelles jeunes belles beaux vieux "
            + "vieilles "
            + "seuls seules memes premiers premieres derniers dernieres vrais vraies bonne bon")
    static let measures = WordSet(
        "fois euro euros balle balles franc francs sou sous centime centimes dollars dollar eur usd cents kilo "
            + "kilos kg g gr "
            + "gramme grammes tonne tonnes m metre metres km kilometre kilometres cm centimetre centimetres mm "
            + "litre litres l "
            + "cl ml dl degre degres deg c watt watts kw kwh w volts db decibels hectare hectares ha mo go ko to mb gb "
            + "lieue lieues pige piges fievre points point pts rmp tr siecle siecles mensualites x")
    static let pays = WordSet("pension loyer retraite salaire caution allocation rsa bourse")
    static let labels = WordSet(
        "salle salles guichet guichets loge loges bureau bureaux local studio atelier ateliers etage etages numero numeros n no num porte bus "
            + "ligne lignes "
            + "paris entretien lot bloc batiment bat escalier quai chapitre page article tome volume episode saison "
            + "version "
            + "niveau phase zone classe plateau amphi box casier code taille digicode departement mai metro tram "
            + "rer appartement "
            + "appart apt chambre poste annee annees top gr rn covid canal place case terminal categorie art v lyon "
            + "marseille groupe fibre option plan point etape promotion promo clause marche antenne secteur qualification "
            + "circonscription jour indicateur annexe alinea rubrique fiche question session table tournee incident item stand ticket "
            + "semaine coef coefficient pages batiments acte master licence axe volet"
    )
    static let recurring = WordSet(
        "jour jours journee journees matin matins matinee matinees midi midis soir soirs soiree soirees nuit nuits "
            + "semaine semaines weekend weekends end ends lundi lundis mardi mardis mercredi mercredis jeudi jeudis "
            + "vendredi vendredis samedi samedis dimanche dimanches")
    static let singular = WordSet("le du au")
    /// What stands before one thing.
    static let ofOne = WordSet("le la l' du au un une ce cet cette mon ma ton ta son sa notre votre")
    /// "au moins 12", "le tout 12".
    static let bounds = WordSet("moins plus total maximum minimum max min tout mieux pire reste")
    static let streets = WordSet(
        "rue avenue av boulevard bd impasse allee quai chemin square cours villa passage")
    static let functionWords = WordSet(
        "a au aux et ou mais dans ds en sur sous avec pour pr par de des du d' le la les l' un une on je j' tu il "
            + "elle ils elles "
            + "nous vous y c' ce ca qui que qu' dont est sont etait etaient ont s' se ne n' pas plus chez sans "
            + "depuis si sa son "
            + "contre me te m' t' cette ces cet mais car puis tous toutes encore deja ici la")
}
