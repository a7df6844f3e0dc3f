extension LanguageProfile {
    /// Half of it counted over an encyclopedia, half over the messages of `Tests/Corpus`, text messages among them.
    static let french = LanguageProfile(
        "fr",
        trigrams: [
            (
                8,
                """
                _de es_ de_
                """
            ),
            (
                7,
                """
                le_ _le ne_ _un re_ on_ nt_ _la la_ ent _co est _es
                """
            ),
            (
                6,
                """
                is_ et_ _pa _en ur_ st_ en_ ns_ _et te_ er_ ion un_ les que _à_ ue_ _ma par _qu lle une _l_ it_
                _du du_ ant our _au des eur _po ans _pr _mo se_ ais _so us_ tio
                """
            ),
            (
                5,
                """
                _d_ _ch _re ien tre rs_ _da me_ ce_ au_ _se _no dan men ier ée_ ati com ie_ ait _su _sa ran res
                ont _ca ux_ ire che con in_ ill il_ iqu _a_ _av son _dé _ré _tr art _on nte té_ ous ain _pl ts_
                ell qui _di eme cha ui_ ons _fa nne _pe ine rie omm pou _si ois _il and sse onn _me ar_ _ét _an
                _fr ers _vi _ce ist ge_ _to ort mai _in mon _je anc uis _ba nce ure tou _vo _fo sur ste tes
                """
            ),
            (
                4,
                """
                ntr as_ ass man air ise pas urs pro ère end tai age _bo _ou ave tra ter eux fra mme ale cou _gr
                oir rti rai int _do ut_ ver ren mar lie _li tro teu éta ali rte ir_ lan ec_ al_ _mi ite nde aut
                rt_ sit _ar _fi eau ouv ai_ iss lus plu all tte ssi _lo per ten out ris he_ ens nd_ ond pre ard
                mes bre ava ess vec rou _te né_ di_ ser tie an_ aux és_ _ja _ve je_ _al ou_ _ai pui ang uve ven
                moi _ap ins ett itu _ro lis _ne éri san gra roi ble rat tem ité anç omp leu _né ieu tan jou nes
                lai nti pe_ _ga _ha ues nça nts ate _ju nou pri ect çai ses ari deu ièr _el _ra mun _jo cie enc
                uni fai rem sou app _cr qua emb por ric ive ita _ta ute str vai os_ ert qu_ _j_ enn tur voi _ri
                el_ _fe tri err dep rés uit pla _c_ epu nom ign mat van ema
                """
            ),
            (
                3,
                """
                pos sta ici cti mmu isi sai iti _or col mbr nis ls_ tat _st ez_ oi_ ica sé_ _as ées rd_ tiq _cl
                rit _br née bou nse tin égi _ac oup for rég sti vie ord pré _éc nie dép dis eu_ ide ve_ ann gne
                don tit _s_ ern ing _lu épa lem lit ron tué nal sio gen dit ma_ _bi nci
                """
            ),
        ],
        words: """
            je j tu il elle nous vous ils elles c ce cet cette ces ça ca cela le les une des du au aux mon ma
            mes ton tes sa ses notre votre leur leurs moi toi lui eux et ou où mais donc car parce quand comme
            si que qu qui quoi dont dans sur sous avec sans pour par chez vers depuis pendant avant après apres
            entre jusque ne n pas plus jamais rien personne tout tous toute toutes très tres trop peu beaucoup
            bien aussi encore déjà deja est était etait sont suis es êtes sommes ai as avons avez ont avait
            avais étaient fait faire peut peux veux faut va vais quelqu quelque quelques chaque autre autres
            même meme ici là hier demain aujourd y l d s m t
            """)
}
