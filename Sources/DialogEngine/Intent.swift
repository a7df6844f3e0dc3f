/// What a short utterance may mean beside its content, whatever the state.
package enum Intent: String, Sendable, CaseIterable {
    case help = "aide"
    case why = "pourquoi"
    case repeat_ = "repeter"
    case back = "retour"
    case skip = "passer"
    case doesNotKnow = "je_ne_sais_pas"
    case refuse = "refus"
    /// "personne", "rien": nothing is left to tell.
    case nothing = "aucun"
    case summary = "resume"
    case pause
    case cancel = "annuler"
    case stop
    case erase = "effacer"
    case data = "mes_donnees"
    /// "qu'est devenu mon témoignage ?"
    case became = "qu_est_devenu"
    case human = "parler_a_quelquun"
    case whoReads = "qui_lit"
    case anonymity = "anonymat"
    case program = "programme"
    /// "c'est quoi ça ?"
    case meaning = "c_est_quoi"
    /// "c'est pour la police ?"
    case authorities = "pour_la_police"
    /// "[message vocal 0:52]"
    case attachment = "piece_jointe"
    /// "combien de temps c'est gardé ?"
    case howLong = "combien_de_temps"
    /// "ça servira à quoi ?"
    case whatFor = "a_quoi_ca_sert"
    /// "me revoilà", "on reprend"
    case resume = "reprendre"
    /// "autre chose": the testimony under way is dropped for another.
    case anew = "autre_chose"
    /// "tu peux laisser son nom"
    case keepsName = "laisser_le_nom"
    /// "corrige mes fautes"
    case reword = "corriger_les_fautes"
    /// "vous allez me dire que": what the bot is expected to answer, told before it does.
    case expectsDenial = "attend_un_dementi"
    /// "sinon", "par ailleurs": another thing is told.
    case topic = "autre_sujet"
    /// "mais", "sauf": what follows is agreed for some episodes only.
    case exception = "sauf"
    /// "je raconte pour ma voisine"
    case reports = "rapporte"
    /// "elle est d'accord"
    case othersAgree = "accord_de_l_autre"
    /// "tu sais le café du jeudi": what the story will be about, nothing of it told yet.
    case setsScene = "plante_le_decor"
    case greeting = "bonjour"
    case thanks = "merci"
    case yes = "oui"
    case no = "non"
    /// "en fait", "plutôt", "je voulais dire": what follows replaces.
    case correction
    case remove = "enlever"
    /// "aussi", "et puis": what follows is added, nothing is replaced.
    case addition = "ajouter"
    /// "ajoute que", "il manque que": what follows is more of the story.
    case completes = "completer"
    /// "et", "en plus": what follows may be.
    case continues = "continuer"
    /// "c'est mieux": an effect is good that was read as bad.
    case positive = "polarite_positive"
    case negative = "polarite_negative"
    /// "au contraire"
    case opposite = "polarite_inverse"
    /// "in English", in the file of that language.
    case thisLanguage = "cette_langue"
    // Consent
    case consentNone = "consentement_rien"
    case consentCount = "consentement_compter"
    case consentQuote = "consentement_citer"
    case consentAttributed = "consentement_nom"
    case consentMeaning = "consentement_explication"
    // Lines of the recap
    case partWhen = "partie_quand"
    case partWhere = "partie_ou"
    case partPeople = "partie_qui"
    case partEffect = "partie_effet"
}

extension Intent {
    /// Its place among all cases. An enumeration without payload is that number, and looking it up by its name took longer
    /// than understanding the utterance.
    var number: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
