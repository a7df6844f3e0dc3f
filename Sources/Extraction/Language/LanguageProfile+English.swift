extension LanguageProfile {
    /// Three fifths counted over an encyclopedia, the rest over what people and the bot say in `Dialogs/en`.
    static let english = LanguageProfile(
        "en",
        trigrams: [
            (
                8,
                """
                _th the he_
                """
            ),
            (
                7,
                """
                is_ _in _an _of ed_ in_ er_ nd_ _a_ of_ _is on_ and at_ ng_ ing es_
                """
            ),
            (
                6,
                """
                or_ _no _wh _to an_ _co hat _it it_ to_ as_ _yo ion re_ you ll_ _re _fo _wa for te_ _on not _wi
                ter tio her al_ _te me_ _ca _i_ ent _be ou_ thi
                """
            ),
            (
                5,
                """
                tha _st st_ nt_ _or th_ ce_ all ame ati ith ne_ wha _se ve_ ted ly_ en_ _so ate _ma was se_ _al
                _pr _he _me wit _do hin _de ers sta _na _fr ot_ le_ can _ba _wo ell our ver ry_ ch_ _ha ere out
                _as _ne ist _ch ut_ wor ty_ _fi oun _ar am_ nam ome ive oth by_ rom _un est ay_ ber _pe _we nce
                igh om_ _by pro ts_ con rea _di com ite _pa _le one ge_ _at _da are ur_
                """
            ),
            (
                4,
                """
                fro ave ess ine now ele _s_ cou rs_ han _go ds_ cha _mo who _li unt era tho _ta _po per ica tel
                eve rit his _pl ote ho_ pla art _en ght _wr mbe ord _si ow_ men ons nte ase ang ns_ ect ck_ _la
                und ill _ri _bo iti res lan tra hou age _lo cal _qu do_ ity ht_ uni _sa ian my_ der ple man str
                son ic_ _sp nge _ke som sti ack ant nde eri kno ste ish _kn _hi sto nal ric lea ete ree ace ort
                de_ ong ia_ rig _su lin us_ _mi ake _my let rt_ dy_ rat ali tor enc ar_ ide tte ain gra ies own
                _sh rn_ sed par _ro mes sit int sh_ et_ tea ove ke_ del tin nor ser _tr ee_ ern rd_ tak ct_ bac
                mer tiv lac eam lis ear ich ous ss_ ona emb ten tat mon _am eas so_ mar ary rst ld_ wri wn_ _ho
                lit no_ ran bet ast ey_ cti tic ust _ex hel _ev _ra be_ ery _br ges tes _bu act lat gre nat ure
                tim nti tal _gr ead ugh anc tur bod ody quo uot sin ral ass _ag rds spe hic od_ ras fir
                """
            ),
            (
                3,
                """
                ron pre _ge oug rin gh_ een cat ice eat use _sc _ga inc _vi orn _mu tar el_ hav ad_ rec _fa op_
                ren ett ny_ whi rou red ood sen umb don end als oes ks_ day ard
                """
            ),
        ],
        words: """
            i the an this that these those my your his her its our their you he she it we they him them myself
            yourself someone somebody anyone anybody nobody everyone everybody something anything nothing
            everything who whose which what when where why how is are was were be been being am have has had do
            does did doing don doesn didn isn aren wasn weren won wouldn couldn shouldn haven hasn will would
            shall should can could may might must and if because while than of to at by for from with without
            into about over under after before between through during since until up down out off not here there
            now then very too so just only also again always never some any all each every both few many much
            more most other another such same own yesterday today tomorrow last next ago one two three
            """)
}
