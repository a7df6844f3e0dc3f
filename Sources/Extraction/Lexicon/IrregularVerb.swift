/// A verb of the third group by its principal parts; verbs with a prefix ("obtenir") follow it.
struct IrregularVerb {
    var infinitive: String
    /// Present and subjunctive forms that the imperfect does not give.
    var presents: [String]
    var imperfect: String
    var future: String
    var participles: [String]
    /// No verb with a prefix follows it ("aller" is no model for "baller").
    var standsAlone = false

    private init(_ row: String, alone: Bool = false) {
        let parts = row.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        infinitive = parts[0][0]
        presents = parts[1]
        imperfect = parts[2][0]
        future = parts[3][0]
        participles = parts[4]
        standsAlone = alone
    }

    /// infinitive; present and subjunctive; stem of the imperfect; stem of the future; participles
    static let all: [IrregularVerb] =
        [
            "etre; suis es est sommes etes sont sois soit soyons soyez soient; et; ser; ete",
            "avoir; ai as a avons avez ont aie aies ait ayons ayez aient ayant eut; av; aur; eu",
            "aller; vais vas va allons allez vont aille ailles aillent; all; ir; alle",
            "faire; fais fait faisons faites font fasse fasses fassent fit; fais; fer; fait",
            "dire; dis dit disons dites disent dise; dis; dir; dit",
            "voir; vois voit voyons voyez voient voie; voy; verr; vu",
            "savoir; sais sait savons savez savent sache sachent; sav; saur; su",
            "pouvoir; peux peut pouvons pouvez peuvent puisse puissent; pouv; pourr; pu",
            "vouloir; veux veut voulons voulez veulent veuille; voul; voudr; voulu",
            "devoir; dois doit devons devez doivent doive; dev; devr; du",
            "falloir; faut faille; fall; faudr; fallu",
            "rire; ris rit rions riez rient rie; ri; rir; ri",
            "lire; lis lit lisons lisez lisent lise; lis; lir; lu",
            "courir; cours court courons courez courent coure; cour; courr; couru",
            "mourir; meurs meurt mourons mourez meurent meure; mour; mourr; mort",
            "asseoir; assieds assied assois assoit asseyons asseyez assoient asseyent; assey; assoir; assis",
        ].map { IrregularVerb($0, alone: true) }
        + [
            "coudre; couds coud cousons cousez cousent couse; cous; coudr; cousu",
            "refaire; refais refait refaisons refont refasse; refais; refer; refait",
            "venir; viens vient venons venez viennent vienne viennes vint; ven; viendr; venu",
            "tenir; tiens tient tenons tenez tiennent tienne tiennes; ten; tiendr; tenu",
            "prendre; prends prend prenons prenez prennent prenne prennes prit; pren; prendr; pris",
            "mettre; mets met mettons mettez mettent mette mit; mett; mettr; mis",
            "battre; bats bat battons battez battent batte; batt; battr; battu",
            "partir; pars part partons partez partent parte; part; partir; parti",
            "sortir; sors sort sortons sortez sortent sorte; sort; sortir; sorti",
            "sentir; sens sent sentons sentez sentent sente; sent; sentir; senti",
            "mentir; mens ment mentons mentez mentent mente; ment; mentir; menti",
            "servir; sers sert servons servez servent serve; serv; servir; servi",
            "dormir; dors dort dormons dormez dorment dorme; dorm; dormir; dormi",
            "ouvrir; ouvre ouvres ouvrons ouvrez ouvrent ouvrit; ouvr; ouvrir; ouvert",
            "couvrir; couvre couvres couvrons couvrez couvrent; couvr; couvrir; couvert",
            "offrir; offre offres offrons offrez offrent offrit; offr; offrir; offert",
            "souffrir; souffre souffres souffrons souffrez souffrent; souffr; souffrir; souffert",
            "cevoir; cois coit cevons cevez coivent coive; cev; cevr; cu",
            "croire; crois croit croyons croyez croient croie; croy; croir; cru",
            "boire; bois boit buvons buvez boivent boive; buv; boir; bu",
            "crire; cris crit crivons crivez crivent crive; criv; crir; crit",
            "vivre; vis vit vivons vivez vivent vive; viv; vivr; vecu",
            "suivre; suis suit suivons suivez suivent suive; suiv; suivr; suivi",
            "duire; duis duit duisons duisez duisent duise; duis; duir; duit",
            "struire; struis struit struisons struisez struisent; struis; struir; struit",
            "plaire; plais plait plaisons plaisez plaisent plaise; plais; plair; plu",
            "aitre; ais ait aissons aissez aissent aisse; aiss; aitr; u ne",
            "indre; ins int ignons ignez ignent igne; ign; indr; int",
            "cueillir; cueille cueilles cueillons cueillez cueillent; cueill; cueiller; cueilli",
            "evoir; ois oit; ev; evr; u",
        ].map { IrregularVerb($0) }
}
