extension LanguageProfile {
    static let italian = LanguageProfile(
        "it",
        trigrams: [
            (
                8,
                """
                _di _de la_ to_ di_
                """
            ),
            (
                7,
                """
                del ell _un _co ne_ lla el_ _è_ _in ent le_ ion _ne ta_
                """
            ),
            (
                6,
                """
                un_ nel re_ ato ia_ one _la te_ no_ _da na_ _pr _e_ il_ _al _il ti_ nte in_ con ica com zio _ca
                _si per ita ant ale all men he_ ca_ che se_ sta ra_ ll_ _st io_ nti _ma ter par tto
                """
            ),
            (
                5,
                """
                ett _ch da_ _se _re gio _pe _pa _su er_ li_ ese ata art al_ ist una ran on_ tra lo_ _a_ azi si_
                tan ni_ ali eri co_ nto gli anc _an tat att pro _so nta ati lle dal rat pre ro_ tic ari _tr _te
                tor era _ri ico _no _po _mo me_ tà_ ori ri_ ina oni _fr ore ess est str ano rti olo res mun ono
                sti _le bit ma_ _l_ omu reg fra ric and cia _pi _qu so_ ona ces sit are itu _fi inc de_ abi ei_
                _me ome _vi tal pri ont chi une lia ime
                """
            ),
            (
                4,
                """
                ito egi ipa _fa ian tua _sc ste _ci col itt ass ici ene ssi _ab do_ _sa tti nce int tro ond ria
                _es uat tri tte ere ten _or ver _ba ine man uni nci _gr _ar cat ggi ani ing car ola nat nal zza
                ame _li tta sa_ va_ ntr tim ost _gi ers ità _lo lic _ro ero _fo sso ie_ _mi ini dei sse son cen
                ndo llo ret ris sco ide sto _ve izz _i_ mo_ mon ura dis lin fic can rit ino oli ce_ cit lit rte
                agg gra po_ sci ann _sp ott izi ven rio za_ ili an_ qua dip ser ara ana min _do ndi rim mar _fu
                for tre ate cor rin ort _ra _na que pol ien sen _o_ ive _ge ast rie ial rov ima enz nda nde tiv
                _ha esi app ren edi _as eco end _ed ua_ mat spe rma omp ire ior nom nit cal uto den es_ oma ede
                imo dia ope _pu tit _ce igl ert err tur sio ile zat mer ord iva ich olt gen opo ron ed_
                """
            ),
            (
                3,
                """
                pos ral ove ele orm rto cip ovi ern acc tin nza bli nic emi _ec nia nch _va san asc _br rea nsi
                les der vin iti ea_ lan ice egl alt _it _am dic ssa vol _cr por
                """
            ),
        ],
        words: """
            il lo gli le un uno una e ma perché quando come dove chi che cosa molto più anche con senza per da
            di dal della del dei nel nella sul tra fra mio mia mie suo sua nostro io tu lui lei noi voi loro mi
            si ci sono sei è siamo siete sto sta era ho hai ha abbiamo hanno c non sì qui ora oggi ieri domani
            questo questa qualcuno nessuno niente tutto tutti
            """)

    static let german = LanguageProfile(
        "de",
        trigrams: [
            (
                9,
                """
                er_
                """
            ),
            (
                8,
                """
                en_ _de der sch ein in_
                """
            ),
            (
                7,
                """
                _ei che ist nd_ ie_ _in st_ _un ich und _is _di isc die ine ch_
                """
            ),
            (
                6,
                """
                es_ on_ _be nde _au hen ste ter _vo ung ne_ _ge den ten and ng_ gen ver _st te_ von sta im_ ber
                _im des he_ rei her
                """
            ),
            (
                5,
                """
                de_ _si _da ent ers it_ _ve _mi us_ aus eit lan lic ion _al ind em_ _zu nte cht as_ mit nge ner
                _we _er ren ach _sc nis _ma _an men ere ern rt_ et_ rde eic _wa das _se cha eis est _re _ha tsc
                an_ nen ar_ ien ige ier ert eut is_ lle ell _wi eri eme _la lie _na tio ati chi ens auf end sse
                uch ls_ ger _gr um_ dem sen le_ war ges el_ als tei ler rte deu
                """
            ),
            (
                4,
                """
                rie _pr sie wei _ka nt_ _li kan _he _ba ann _fr mei ode zei ing uts tel len _me ort _am ge_ art
                unt hei tte tra _en all hre ran ani chn gem _fü ei_ bei ben str iel ite alt ene _sp ngs ech ht_
                re_ _so tad eil tun haf pro ame tli aft _ja adt hne _bi erg urd ali auc für ür_ _ko rn_ lis ete
                ang ur_ mer ahr run se_ nst ass rch man _no sei ele rst uf_ lei chl wur ins wer _le bez rd_ _wu
                rg_ hau chs geb _od al_ ese kre ede ege ied tis dt_ ris ft_ ord _po _co lt_ _sa erb spi ate ale
                ser lte pie lin _te ess ebe rin rsc sis _br tan ant reg mal nal at_ era bes ika _ne elt _or _ar
                ieg eze sic am_ sti net the erl tor _ch nie ini _pa for _bu iti wir fra bur age gel nac mar vor
                nes sel gt_ nor il_ mme rik nne ili ns_ han chr nnt ena zu_ cke chw par err _ab sin _ho or_ egi
                tz_ _zw itt anz _th urg tal det rge nat ona wes
                """
            ),
            (
                3,
                """
                hte erw nsc hal jah spr ric _um ehe tem ird _mo eru iss _ni _fa _kr uss _es esc erk rat int wie
                übe per fer sge bis ker tst _tr _ro tig fen zen sit tur rec tri gra _du hr_ ami pol wal erd rts
                _ku ssi amm ies oli att _ze eng
                """
            ),
        ],
        words: """
            der die das den dem des ein eine einen einem einer und oder aber weil wenn als wie wo wer was warum
            sehr mehr auch mit ohne für von zu zum zur bei nach aus auf in im an am über unter vor seit bis
            zwischen mein meine meinen dein sein ihr unser ich du er sie es wir mich mir dich uns euch bin bist
            ist sind seid war waren habe hast hat haben hatte kein keine nicht ja nein hier jetzt heute gestern
            morgen dieser diese dieses jemand niemand nichts alles alle man
            """)
}
