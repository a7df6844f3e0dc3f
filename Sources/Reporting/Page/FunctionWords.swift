/// Words that no keyword begins or ends with: they tell how something is said, not what.
enum FunctionWords {
    static let all = Set(
        """
        à a ai ait alors ans après as assez au aucun aucune aujourd’ auprès aura aurait aussi autant autour autre autres aux avaient
        avais avait avant avec avez avoir avons ayant beaucoup bien bon bonne c’ ça car ce cela celle celles celui cent cependant
        ces cet cette ceux chaque chez chose choses cinq combien comme comment d’ dans de dehors déjà depuis des dès deux deuxième
        devant dire dit dix doit donc dont du elle elles en encore enfin enlever ensemble ensuite entre envers est et étaient étais
        était étant été êtes être eu eux eut faire fais faisait fait faite faites faut fois font fût gens grâce gros heure heures hier
        huit hui ici il ils j’ jamais je jour jours jusqu’ jusque l’ la là le les leur leurs lors lorsque lui lundi m’ ma maintenant
        mais mal malgré mardi mercredi jeudi vendredi samedi dimanche même mêmes mes met mettre mieux mille mis moi moins mois mon
        n’ ne neuf ni nième nombreux non nos notre nous nouveau on ont onze ou où oui par parce parfois parler parmi part partie pas
        passe passé passer pendant personne personnes petit petite petits peu peut peuvent peux plein plus plusieurs plutôt pour
        pourquoi pourtant pouvait pouvoir pr prend prendre près presque pris puis qu’ quand quarante quatre que quel quelle quelles
        quelqu’ quelque quelques quels qui quinze quoi rapport rien rue s’ sa sais sait sans sauf se seize sept sera serait ses si
        six soir soit sommes son sont sous souvent suis sur t’ ta tant te tel telle tellement temps tes toi ton toujours tous tout
        toute toutes très trois trop trouve trouvé truc tu un une va vais vas vers veut veux vient vite voilà voir vont vos votre
        vous vraiment vu week-end y
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
