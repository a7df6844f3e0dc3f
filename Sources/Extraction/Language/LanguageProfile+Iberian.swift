extension LanguageProfile {
    static let spanish = LanguageProfile(
        "es",
        trigrams: [
            (
                9,
                """
                _de de_
                """
            ),
            (
                8,
                """
                es_ _la el_ la_
                """
            ),
            (
                7,
                """
                _en _es en_ os_ _co _un _el ent _y_ as_ na_ ón_ do_
                """
            ),
            (
                6,
                """
                ue_ nte ión te_ con al_ ado _po una to_ ia_ or_ _ca _se ra_ _lo del que aci est _re un_ ica _pr
                da_ ció ant com _qu _pa on_ los sta ta_ par ist _su por _ma _di _al men
                """
            ),
            (
                5,
                """
                se_ no_ re_ ada cia _a_ io_ _in nci ro_ ran ca_ ida dad res _fu _pe ien nto co_ las era ter _si
                pro ico per esp ion art str mo_ tra ido ad_ fue _no ero ici can bre ina an_ ona cio nta anc ar_
                ito er_ and ali dos _ba ara tor ene ntr lo_ uni _sa ale _fr _me mun les des ita _ha ía_ eci ame
                ste cie rit tic sa_ den eri _so rte
                """
            ),
            (
                4,
                """
                ari omo rio _te tri dis nes _ar _tr ano esa tam tad enc mar _an lla _mu one man _mi ria _cu lia
                tal ili fra tro ma_ _ci ces mbr int _o_ _mo ana nal cid su_ inc nic lan sti rta _gr reg _or ura
                nti tan _na egi ori ten pre _ju tes nda ort ndo ner _vi orm lac _fa car ert spa ill nce cal rma
                mer año rad for pri ont pañ _ta le_ tre omu fic pec ami nac _ch ovi itu gra ne_ gen ide oci iza
                ial cas tos rec nde _le _ac gió tua mil ier dor ric err go_ _li ral ono ian ino ers bla cad spe
                ren end nid min dep edi obl ons ras der _pu _ro sto _do _ve _to nom us_ ast und arr lic ore ros
                sit qui dic son _ce epa ani ula lle ens uer tiv esi ie_ ora _fo esc és_ ing cip tur omb tin ect
                so_ cto is_ rin _fi _au ern ios ama _va nor rti _cr _ti ele mad pob tón rac ña_ san rea ron mbi
                ver nos _hi ser cha act iem emb
                """
            ),
            (
                3,
                """
                tar ena ual lar oca _fe amb ela omp rov ell cen ás_ cul ati rie _pi ime mie po_ _bo ol_ ndi mon
                olo cci tas noc uen _ex uad lid fam all más ond tie pla _as ere ata _pl uda alm vin ber rim eno
                ntó _ge cor rra _má ini das chi cos ues
                """
            ),
        ],
        words: """
            el los las unos unas y pero porque cuando como donde quien qué cómo dónde muy más también con sin
            por para desde hasta entre sobre mi mis tu su sus nuestro nuestra yo tú usted él ella ellos nosotros
            me se lo le les soy eres es somos son estoy está están estaba era fue hay tengo tiene tenemos hace
            hacer no sí aquí ahora hoy ayer mañana este esta estos eso esa algo nada alguien nadie todo todos
            """)

    static let portuguese = LanguageProfile(
        "pt",
        trigrams: [
            (
                9,
                """
                de_ _de
                """
            ),
            (
                8,
                """
                do_
                """
            ),
            (
                7,
                """
                _um _co os_ da_ ma_ ão_ _é_ com as_ uma _da ent _do _e_ na_ ia_
                """
            ),
            (
                6,
                """
                es_ _po _se _no nte ado _a_ no_ _es um_ em_ to_ te_ al_ ra_ est ida dad _re _o_ _na _pr or_ _em
                ro_ ade ica _pa con _ma ant ist _pe men _ca ção por om_ _qu _fo par que ada ste sta
                """
            ),
            (
                5,
                """
                ita io_ ens _di ter ta_ _ha nto dos str ran tra ue_ ca_ se_ is_ eir mun ndo hab _in ame res cen
                _km ali açã cia cid tes _su m²_ km² nci reg pro _te oi_ foi per co_ nde sa_ art ou_ ico and _as
                den tan ano _an min ria ten ara ort tad mo_ _ci und end _ce nce ina bit la_ _ba _fr iza _lo _al
                egi ito rea ati ião ras er_ ntr iro uni tiv omu ona des nda ric _ou giã tri lo_ ais _os _br cal
                va_ ar_ sid _me
                """
            ),
            (
                4,
                """
                ido egu liz era tam anc re_ ela esp rte ea_ esa rio tal _mu bra ura abi int nsi ide são ha_ ver
                ion tic _ár dia nic pos eri ini nta can oca rat iva pel áre fra zad ast _en das nal una _sa mar
                ua_ rta ont tro nis ira tor pri omo _mo _or _mi ces lia rit man _si gun nos _tr for _gr seg cio
                _fa ora loc ula nha ici _ex ana ond _ar _li _vi pre rad _ad _la tur gra sil mai _at ho_ tos ab_
                rin dis _am asi _so sti tem dep ime _fi _ch _jo oss lan ele ons _ve orm nso car dor ian ias ess
                dmi epa nor ome elo adm on_ nas eci sos sen _ta qui rma mer inc _ro ale ari so_ aci enc am_ ros
                pal ões ing cas ert nti cip bro lei tre lho anh _fu us_ _fe _to go_ fic ore _le rov ers _cr sso
                cor ral me_ ssu pol le_ eu_ omp ipa _ja ui_ ori nom err _sã odo emb gue
                """
            ),
            (
                3,
                """
                eró cha ial nia rói _el il_ ese ram _ao lme óid ero rec ndi ári nid _ju ie_ lin _ho lic ern rei
                el_ ile ena esc sui cri rti _ri qua der tin ama ês_ mbr _ge ere ass pul mpo cul ost _au rtu esi
                ema erc
                """
            ),
        ],
        words: """
            o os as um uma uns umas do da dos das no na nos nas ao à pelo pela e mas porque quando como onde
            quem muito mais também com sem por para desde até entre sobre meu minha meus seu sua nosso eu você
            ele ela eles nós me se lhe sou é somos são estou está estão estava era foi há tenho tem temos não
            sim aqui agora hoje ontem amanhã este esta isso isto alguém ninguém tudo todos
            """)
}
