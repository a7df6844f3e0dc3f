"""Writes the forms of these tests: an XLSForm each, and the XForm that pyxform makes of it.

    python3 -m venv venv && venv/bin/pip install pyxform openpyxl && venv/bin/python make.py

The files stand beside this script, in version control: tests read them and never run it. Dates of the archives are fixed, so
that the same script writes the same bytes.
"""

import datetime
import pathlib
import re
import zipfile

import openpyxl
from pyxform import xls2xform

FOLDER = pathlib.Path(__file__).parent
YES_NO = [("oui_non", "oui", "Oui"), ("oui_non", "non", "Non")]


def table(text):
    """Rows of cells between bars, below a row of titles. A cell may be empty."""
    rows = [line.strip().split("|") for line in text.strip().splitlines()]
    return [[cell.strip() for cell in row] for row in rows]


def choices(*rows, titles=("list_name", "name", "label")):
    return [list(titles)] + [list(row) for row in rows]


FORMS = {}

FORMS["tiers-lieu"] = {
    "survey": table("""
        type | name | label | hint | required | relevant | constraint | constraint_message
        note | bienvenue | Merci de prendre cinq minutes. Tes réponses restent **anonymes**. | | | | |
        integer | age | Quel âge as-tu ? | En années. | yes | | . >= 15 and . <= 120 | Un âge est entre 15 et 120.
        select_one statut | statut | Quel est ton statut ici ? | | yes | | |
        text | metier | Quel est ton métier ? | | | ${statut} = 'salarie' or ${statut} = 'independant' | |
        text | ecole | Dans quelle école es-tu ? | | | ${statut} = 'etudiant' and ${age} < 30 | string-length(.) >= 2 | Deux lettres au moins.
        select_one oui_non | venu_seul | La première fois, connaissais-tu quelqu’un ici ? | | | | |
        text | rencontre | Qui as-tu rencontré en premier ? | Pas de nom, un métier ou un lieu suffit. | | ${venu_seul} = 'non' | |
        integer | jours | Combien de jours par semaine viens-tu ? | | | | . > 0 and . < 8 | Entre 1 et 7 jours.
        select_one oui_non | cles | As-tu les clés du bâtiment ? | | | ${jours} >= 3 and not(${statut} = 'visiteur') | |
        text | code_postal | Quel est ton code postal ? | | | | regex(., '^[0-9]{5}$') | Cinq chiffres.
        text | mot_fin | Autre chose à nous dire ? | | | | |
    """),
    "choices": choices(
        ("statut", "salarie", "Je travaille ici"), ("statut", "independant", "À mon compte"),
        ("statut", "etudiant", "En études"), ("statut", "visiteur", "De passage"), *YES_NO),
    "settings": table("""
        form_title | form_id
        Enquête auprès des occupants | tiers-lieu
    """),
}

FORMS["jardin"] = {
    "survey": table("""
        type | name | label | hint | required | relevant | constraint | constraint_message | calculation | repeat_count
        today | jour | | | | | | | |
        deviceid | appareil | | | | | | | |
        begin_group | parcelle | Ta parcelle | | | | | | |
        integer | numero | Quel est le numéro de ta parcelle ? | Il est peint sur la borne. | yes | | . > 0 | Un numéro est plus grand que zéro. | |
        decimal | largeur | Quelle est sa largeur, en mètres ? | | | | . > 0 and . < 50 | | |
        decimal | longueur | Quelle est sa longueur, en mètres ? | | | | . > 0 and . < 50 | | |
        calculate | surface | | | | | | | ${largeur} * ${longueur} |
        note | dit_surface | Ta parcelle fait ${surface} m². | | | ${surface} > 0 | | | |
        geopoint | ou | Où est-elle ? | | | | | | |
        end_group | | | | | | | | |
        date | debut | Depuis quand jardines-tu ici ? | | | | . <= today() | Une date passée. | |
        calculate | annees | | | | | | | int((today() - ${debut}) div 365.25) |
        text | conseil | Quel conseil donnes-tu à qui commence ? | | | ${annees} >= 2 | | | |
        integer | nb_cultures | Combien de cultures différentes as-tu cette année ? | | | | . >= 0 and . <= 12 | Douze au plus. | |
        begin_repeat | cultures | Cultures | | | ${nb_cultures} > 0 | | | | ${nb_cultures}
        text | plante | Que cultives-tu ? | | yes | | | | |
        decimal | recolte | Combien de kilos en as-tu récolté ? | | | | . >= 0 | | |
        image | photo | Une photo ? | | | | | | |
        text | echec | Qu’est-ce qui n’a pas marché avec ${plante} ? | | | ${recolte} = 0 | | | |
        end_repeat | | | | | | | | |
        calculate | total | | | | | | | sum(${recolte}) |
        calculate | combien | | | | | | | count(${cultures}) |
        note | bilan | Tu as récolté ${total} kg en tout. | | | ${combien} > 1 | | | |
    """),
    "settings": table("""
        form_title | form_id | default_language
        Le jardin partagé | jardin | Français (fr)
    """),
}

FORMS["cantine"] = {
    "survey": table("""
        type | name | label::Français (fr) | label::English (en) | hint::Français (fr) | hint::English (en) | required | relevant | constraint | constraint_message::Français (fr) | constraint_message::English (en) | parameters | appearance
        select_multiple jours | jours | Quels jours manges-tu à la cantine ? | On which days do you eat at the canteen? | Plusieurs réponses possibles. | Several answers are possible. | yes | | not(selected(., 'jamais') and count-selected(.) > 1) | « Jamais » va seul. | "Never" goes alone. | | minimal
        select_one pourquoi or_other | raison | Pourquoi n’y viens-tu jamais ? | Why do you never come? | | | | selected(${jours}, 'jamais') | | | | |
        range | gout | Le goût, de 1 à 5 ? | The taste, from 1 to 5? | | | | not(selected(${jours}, 'jamais')) | | | | start=1 end=5 step=1 |
        range | prix | Quel prix te semble juste, en euros ? | Which price seems fair, in euros? | | | | ${gout} != '' | | | | start=0 end=20 step=0.5 |
        select_multiple regimes | regime | Suis-tu un régime ? | Do you follow a diet? | | | | count-selected(${jours}) >= 2 | | | | |
        text | allergie | Quelles allergies as-tu ? | Which allergies do you have? | | | ${gout} < 3 | contains(${regime}, 'allerg') | | | | |
        select_one oui_non | aider | Veux-tu aider en cuisine ? | Would you like to help in the kitchen? | | | | ${gout} > 2 and (selected(${jours}, 'lun') or selected(${jours}, 'mar')) | | | | |
        acknowledge | hygiene | Je me lave les mains avant. | I wash my hands before. | | | | ${aider} = '1' | | | | |
        note | merci | Merci, à bientôt en cuisine. | Thank you, see you soon in the kitchen. | | | | ${hygiene} = 'OK' | | | | |
    """),
    "choices": choices(
        ("jours", "lun", "Lundi", "Monday"), ("jours", "mar", "Mardi", "Tuesday"),
        ("jours", "mer", "Mercredi", "Wednesday"), ("jours", "jamais", "Jamais", "Never"),
        ("pourquoi", "cher", "C’est cher", "It is expensive"), ("pourquoi", "loin", "C’est loin", "It is far"),
        ("regimes", "vege", "Sans viande", "No meat"), ("regimes", "allergie_lait", "Allergie au lait", "Milk allergy"),
        ("regimes", "allergie_noix", "Allergie aux noix", "Nut allergy"), ("regimes", "aucun", "Aucun", "None"),
        ("oui_non", "1", "Oui", "Yes"), ("oui_non", "0", "Non", "No"),
        titles=("list_name", "name", "label::Français (fr)", "label::English (en)")),
    "settings": table("""
        form_title | form_id | default_language
        La cantine | cantine | Français (fr)
    """),
}

FORMS["bibliotheque"] = {
    "survey": table("""
        type | name | label | required | relevant | constraint | constraint_message | choice_filter | calculation | default
        select_one quartiers | quartier | Quel est ton quartier ? | yes | | | | | |
        select_one rues | rue | Dans quelle rue ? | | | | | quartier = ${quartier} | |
        date | emprunt | Quand as-tu emprunté ton dernier livre ? | | | . <= today() and . > '2000-01-01' | Une date passée. | | |
        note | retard | Cela fait plus de trois semaines : pense à le rapporter. | | today() - ${emprunt} > 21 | | | | |
        select_multiple genres | genres | Que lis-tu ? | | | count-selected(.) <= 3 | Trois genres au plus. | | |
        text | genre_libre | Quel autre genre ? | | selected(${genres}, 'autre') | | | | |
        integer | livres | Combien de livres lis-tu par an ? | | | . >= 0 | | | | 12
        text | frein | Qu’est-ce qui t’empêche de lire plus ? | | ${livres} < 5 or ${genres} = '' | | | | |
        calculate | phrase | | | | | | | concat(${quartier}, ' : ', ${livres}, ' livres') |
        note | dit_phrase | Je note : ${phrase}. | | ${phrase} != '' | | | | |
        text | carte | Quel est le numéro de ta carte ? | | | regex(., '[A-Z]{2}-[0-9]{4}') and starts-with(., 'B') | Deux lettres, un tiret, quatre chiffres. | | |
    """),
    "choices": choices(
        ("quartiers", "nord", "Le nord", ""), ("quartiers", "sud", "Le sud", ""),
        ("rues", "tilleuls", "Rue des Tilleuls", "nord"), ("rues", "moulin", "Rue du Moulin", "sud"),
        ("rues", "gare", "Rue de la Gare", "sud"),
        ("genres", "roman", "Des romans", ""), ("genres", "bd", "Des bandes dessinées", ""),
        ("genres", "essai", "Des essais", ""), ("genres", "autre", "Autre chose", ""),
        titles=("list_name", "name", "label", "quartier")),
    "settings": table("""
        form_title | form_id
        La bibliothèque du quartier | bibliotheque
    """),
}

FORMS["energie"] = {
    "survey": table("""
        type | name | label | hint | required | relevant | constraint | constraint_message | calculation
        select_one logement | logement | Dans quoi vis-tu ? | | yes | | | |
        integer | etage | À quel étage ? | Zéro pour le rez-de-chaussée. | | ${logement} = 'appartement' | . >= -2 and . <= 40 | Entre -2 et 40. |
        decimal | surface | Quelle surface, en m² ? | | yes | | . >= 9 and . <= 500 | Entre 9 et 500 m². |
        integer | occupants | Combien de personnes y vivent ? | | yes | | . >= 1 | |
        select_multiple chauffages | chauffages | Comment te chauffes-tu ? | | | | | |
        decimal | kwh_elec | Combien de kWh d’électricité par an ? | Sur la facture. | | selected(${chauffages}, 'elec') or selected(${chauffages}, 'pompe') | . >= 0 | |
        decimal | kwh_gaz | Combien de kWh de gaz par an ? | | | selected(${chauffages}, 'gaz') | . >= 0 | |
        calculate | kwh | | | | | | | coalesce(${kwh_elec}, 0) + coalesce(${kwh_gaz}, 0)
        calculate | par_m2 | | | | | | | round(${kwh} div ${surface}, 1)
        calculate | classe | | | | | | | if(${par_m2} < 70, 'A', if(${par_m2} < 180, 'C', 'F'))
        note | dit_classe | Environ ${par_m2} kWh par m² : classe ${classe}. | | | ${kwh} > 0 | | |
        text | travaux | Quels travaux aimerais-tu faire ? | | | ${classe} = 'F' or ${surface} div ${occupants} < 12 | | |
        calculate | gestes_faits | | | | | | | if(${g_led} = 'oui', 1, 0) + if(${g_veille} = 'oui', 1, 0) + if(${g_pull} = 'oui', 1, 0)
        select_one oui_non | g_led | As-tu des ampoules LED ? | | | | | |
        select_one oui_non | g_veille | Éteins-tu les appareils en veille ? | | | | | |
        select_one oui_non | g_pull | Mets-tu un pull avant de monter le chauffage ? | | | | | |
        note | bravo | Beau score : ${gestes_faits} sur 3. | | | ${gestes_faits} >= 2 | | |
        decimal | facture | Combien as-tu payé l’an dernier, en euros ? | | ${kwh} > 0 | | . > 0 and . < max(5000, ${surface} * 100) | Ce montant semble trop grand. |
    """),
    "choices": choices(
        ("logement", "appartement", "Un appartement"), ("logement", "maison", "Une maison"),
        ("logement", "autre", "Autre chose"), ("chauffages", "elec", "À l’électricité"), ("chauffages", "gaz", "Au gaz"),
        ("chauffages", "bois", "Au bois"), ("chauffages", "pompe", "Avec une pompe à chaleur"), *YES_NO),
    "settings": table("""
        form_title | form_id
        L’énergie chez toi | energie
    """),
}

FORMS["repair-cafe"] = {
    "survey": table("""
        type | name | label::Français (fr) | label::English (en) | required | required_message::Français (fr) | required_message::English (en) | relevant | constraint | calculation | appearance
        begin group | accueil | L’accueil | Welcome | | | | | | | field-list
        text | prenom | Quel est ton prénom ? | What is your first name? | yes | Un prénom, vrai ou inventé. | A first name, real or invented. | | | |
        acknowledge | regles | J’ai lu les règles de l’atelier. | I have read the rules of the workshop. | yes | | | | | |
        end group | | | | | | | | | |
        begin repeat | objets | Objets à réparer | Things to repair | | | | | | |
        calculate | rang | | | | | | | | position(..) |
        text | objet | Quel objet apportes-tu ? | What do you bring? | yes | | | | | |
        barcode | code | Le code-barres ? | The bar code? | | | | | | |
        select_one pannes | panne | Qu’est-ce qui ne va pas avec ${objet} ? | What is wrong with ${objet}? | | | | | | |
        text | details | Tu peux décrire la panne ? | Can you describe the fault? | ${panne} = 'autre' | | | ${panne} = 'autre' or ${panne} = 'bruit' | | |
        begin group | reparation | | | | | | ${panne} != '' | | |
        select_one etats | etat | Et à la fin, ${objet} est réparé ? | And in the end, is ${objet} repaired? | | | | | | |
        integer | minutes | Combien de minutes de travail ? | How many minutes of work? | | | | ${etat} != 'non' | . > 0 and . <= 480 | |
        end group | | | | | | | | | |
        end repeat | | | | | | | | | |
        calculate | temps | | | | | | | | sum(${minutes}) |
        note | fin | Merci ${prenom}. En tout, ${temps} minutes. | Thank you ${prenom}. ${temps} minutes altogether. | | | | ${temps} > 0 | | |
        select_one oui_non | revenir | Reviendras-tu ? | Will you come back? | | | | count(${objets}) > 0 and not(${temps} > 240) | | |
    """),
    "choices": choices(
        ("pannes", "marche", "Il ne marche plus", "It does not work"), ("pannes", "bruit", "Il fait du bruit", "It makes noise"),
        ("pannes", "autre", "Autre chose", "Something else"), ("etats", "oui", "Oui", "Yes"),
        ("etats", "non", "Non", "No"), ("etats", "presque", "Presque", "Almost"),
        ("oui_non", "oui", "Oui", "Yes"), ("oui_non", "non", "Non", "No"),
        titles=("list_name", "name", "label::Français (fr)", "label::English (en)")),
    "settings": table("""
        form_title | form_id | default_language
        Le repair café | repair-cafe | Français (fr)
    """),
}

FORMS["sante"] = {
    "survey": table("""
        type | name | label | hint | required | relevant | calculation | appearance
        begin_group | humeur | Ces deux dernières semaines | | | | |
        select_one frequence | q1 | As-tu eu peu d’envie de faire les choses ? | | yes | | | likert
        select_one frequence | q2 | Ton moral était-il bas ? | | yes | | | likert
        select_one frequence | q3 | As-tu mal dormi ? | | | ${q1} > 0 or ${q2} > 0 | | likert
        select_one frequence | q4 | Étais-tu sans énergie ? | | | ${q1} >= 2 | | likert
        end_group | | | | | | |
        calculate | score | | | | | ${q1} + ${q2} |
        calculate | score_tout | | | | | ${q1} + ${q2} + coalesce(${q3}, 0) + coalesce(${q4}, 0) |
        note | conseil | Ton score est de ${score} sur 6. En parler à quelqu’un peut aider : le 3114 répond jour et nuit. | | | ${score} >= 3 | |
        select_one oui_non | medecin | As-tu un médecin traitant ? | | | ${score} != '' | |
        text | freins | Qu’est-ce qui t’empêche d’en avoir un ? | | | ${medecin} = 'non' and (${score} > 2 or ${q3} = '3') | |
        integer | tension | Quelle est ta tension, le grand chiffre ? | Par exemple 12. | | ${medecin} = 'oui' and ${score_tout} mod 2 = 0 | |
        text | autre | Veux-tu ajouter quelque chose ? | | | not(${q1} = '0' and ${q2} = '0') | |
        time | heure | À quelle heure te couches-tu ? | | | ${q3} != '0' | |
    """),
    "choices": choices(
        ("frequence", "0", "Jamais"), ("frequence", "1", "Quelques jours"),
        ("frequence", "2", "Plus de la moitié du temps"), ("frequence", "3", "Presque tous les jours"), *YES_NO),
    "settings": table("""
        form_title | form_id
        Comment ça va ? | sante
    """),
}

FORMS["evenement"] = {
    "survey": table("""
        type | name | label::fr | label::en | hint::fr | required | relevant | parameters | calculation
        range | note | Quelle note donnes-tu à la soirée ? | How do you rate the evening? | | yes | | start=1 end=5 step=1 |
        range | recommande | De 0 à 10, la recommanderais-tu ? | From 0 to 10, would you recommend it? | | | | start=0 end=10 step=1 |
        calculate | groupe | | | | | | | if(${recommande} = '', '', if(${recommande} >= 9, 'promoteur', if(${recommande} >= 7, 'passif', 'detracteur')))
        text | mieux | Qu’est-ce qui l’aurait rendue meilleure ? | What would have made it better? | | | ${groupe} = 'detracteur' or ${note} <= 2 | |
        text | aime | Qu’as-tu le plus aimé ? | What did you like best? | Un mot suffit. | | ${groupe} != 'detracteur' | |
        text | mail | Une adresse pour la prochaine fois ? | An address for the next time? | | | ${groupe} = 'promoteur' and ${note} > 3 | |
        note | ecole | Bonjour à ton école. | Hello to your school. | | | contains(${mail}, 'univ-') or ends-with(${mail}, '.edu') | |
        select_one venue | venue | Par quel moyen viens-tu ? | How do you come? | | | | |
        text | ligne | Par quelle ligne ? | By which line? | | | selected(${venue}, 'bus') and string-length(${aime}) < 100 | |
    """),
    "choices": choices(
        ("venue", "pied", "À pied", "On foot"), ("venue", "velo", "À vélo", "By bicycle"), ("venue", "bus", "En bus", ""),
        titles=("list_name", "name", "label::fr", "label::en")),
    "settings": table("""
        form_title | form_id | default_language
        La fête de novembre | evenement | fr
    """),
}

FORMS["benevoles"] = {
    "survey": table("""
        type | name | label | hint | required | required_message | relevant | constraint | constraint_message | default | readonly
        start | debut_saisie | | | | | | | | |
        text | nom | Comment veux-tu qu’on t’appelle ? | | yes | Il faut un nom pour le planning. | | | | |
        select_one contact | contact | Comment te joindre ? | | yes | | | | | mail |
        text | telephone | Quel est ton numéro ? | | ${contact} = 'tel' | | ${contact} = 'tel' | regex(., '^0[1-9]([ .]?[0-9]{2}){4}$') | Dix chiffres, qui commencent par 0. | |
        text | courriel | Quelle est ton adresse ? | | ${contact} = 'mail' | | not(${contact} = 'tel') | regex(., '.+@.+\\.[a-z]+') | Une adresse a un @. | |
        date | arrivee | À partir de quel jour ? | | yes | | | . >= today() | Pas dans le passé. | |
        date | depart | Jusqu’à quel jour ? | | | | | . >= ${arrivee} | Pas avant d’arriver. | |
        dateTime | rendez_vous | Quand peut-on se voir ? | | | | ${depart} - ${arrivee} > 7 | | | |
        integer | heures_min | Combien d’heures par semaine au moins ? | | | | | . >= 0 and . <= 35 | | |
        integer | heures_max | Combien d’heures au plus ? | | | | ${heures_min} != '' | . >= ${heures_min} | Pas moins que le minimum. | |
        text | cuisine_permis | As-tu un permis ou un diplôme utile ? | | | | ${heures_max} > 10 and ${heures_min} = ${heures_max} | | | |
        text | charte | La charte : *venir à l’heure*, **prévenir** si on ne vient pas.<br>On la relit ensemble. | | | | | | | | yes
        rank | ordre | Range les missions. | | | | | | | |
    """),
    "choices": choices(
        ("contact", "tel", "Par téléphone"), ("contact", "mail", "Par courriel"), ("contact", "aucun", "Je passerai")),
    "settings": table("""
        form_title | form_id
        Les bénévoles | benevoles
    """),
}
FORMS["benevoles"]["survey"][-1][0] = "rank missions"
FORMS["benevoles"]["choices"] += [["missions", "bar", "Le bar"], ["missions", "porte", "La porte"]]

FORMS["accessibilite"] = {
    "survey": table("""
        type | name | label | relevant | required | constraint | constraint_message | media::image
        begin_group | entree | L’entrée | | | | |
        select_one oui_non | marche | Y a-t-il une marche à l’entrée ? | | yes | | | marche.png
        integer | hauteur | De combien de centimètres ? | ${marche} = 'oui' | | . > 0 and . <= 100 | De 1 à 100 cm. |
        select_one oui_non | rampe | Y a-t-il une rampe ? | ${marche} = 'oui' and (${hauteur} > 2 or ${hauteur} = '') | | | |
        select_one pentes | pente | Comment est la rampe ? | ${rampe} = 'oui' | | | | rampe.png
        begin_group | porte | La porte | not(${marche} = 'oui' and ${rampe} = 'non') | | | |
        integer | largeur | Quelle est la largeur de la porte, en centimètres ? | | | . >= 40 and . <= 300 | |
        note | etroite | Moins de 90 cm : un fauteuil passe mal. | ${largeur} < 90 | | | |
        end_group | | | | | | |
        end_group | | | | | | |
        begin_group | interieur | L’intérieur | | | | |
        select_multiple obstacles | obstacles | Quels obstacles vois-tu ? | | | not(selected(., 'rien')) or count-selected(.) = 1 | « Rien » va seul. |
        text | ou_obstacle | Où sont-ils ? | ${obstacles} != '' and not(selected(${obstacles}, 'rien')) | | | |
        image | photo | Une photo ? | selected(${obstacles}, 'escalier') | | | |
        text | suite_photo | Que montre la photo ? | ${photo} != '' | | | |
        select_one oui_non | toilettes | Les toilettes sont-elles adaptées ? | | | | |
        end_group | | | | | | |
        select_one notes | bilan | En somme ? | | yes | | |
        text | priorite | Que faut-il changer en premier ? | ${bilan} <= 2 or ${toilettes} = 'non' or ${pente} = 'raide' | | | |
        note | jamais | Cette ligne est coupée. | false() | | | |
    """),
    "choices": choices(
        *YES_NO, ("pentes", "douce", "Douce"), ("pentes", "raide", "Raide"), ("obstacles", "escalier", "Un escalier"),
        ("obstacles", "cable", "Des câbles"), ("obstacles", "lumiere", "Peu de lumière"), ("obstacles", "rien", "Rien"),
        ("notes", "1", "Très difficile"), ("notes", "2", "Difficile"), ("notes", "3", "Correct"), ("notes", "4", "Facile")),
    "settings": table("""
        form_title | form_id
        Entrer et circuler | accessibilite
    """),
}

FORMS["marche"] = {
    "survey": table("""
        type | name | label::Français (fr) | label::English (en) | label::Español (es) | relevant | constraint | constraint_message::Français (fr) | calculation | guidance_hint::Français (fr)
        select_multiple achats | achats | Qu’achètes-tu au marché ? | What do you buy at the market? | ¿Qué compras en el mercado? | | not(selected(., 'rien') and (selected(., 'legumes') or selected(., 'pain'))) | « Rien » va seul. | | Ne pas lire les choix.
        decimal | depense | Combien dépenses-tu, en euros ? | How much do you spend, in euros? | ¿Cuánto gastas, en euros? | ${achats} != 'rien' | . >= 0 | | |
        text | legume | Quel légume manque ? | Which vegetable is missing? | | selected(${achats}, 'legumes') | | | |
        text | ou_pain | Et le pain, chez qui ? | And the bread, from whom? | | selected(${achats}, 'pain') and ${depense} < 20 | | | |
        calculate | an | | | | | | | ${depense} * 52 |
        note | dit_an | Cela fait ${an} € par an. | That is ${an} € a year. | | ${an} > 500 | | | |
        text | commentaire | Un commentaire sur : ${legume} ? | A comment on ${legume}? | ¿Un comentario sobre ${legume}? | string-length(${legume}) > 3 | | | |
        select_one horaires | horaire | Quel horaire préfères-tu ? | Which hours do you prefer? | ¿Qué horario prefieres? | | | | |
    """),
    "choices": choices(
        ("achats", "legumes", "Des légumes", "Vegetables", "Verduras"), ("achats", "pain", "Du pain", "Bread", "Pan"),
        ("achats", "rien", "Rien", "Nothing", "Nada"), ("horaires", "8-12", "Le matin", "In the morning", "Por la mañana"),
        ("horaires", "16-20", "Le soir", "In the evening", "Por la tarde"),
        titles=("list_name", "name", "label::Français (fr)", "label::English (en)", "label::Español (es)")),
    "settings": table("""
        form_title | form_id | default_language
        Le marché | marche | Français (fr)
    """),
}

FORMS["quartier"] = {
    "survey": table("""
        type | name | label | relevant | constraint | calculation | required | repeat_count
        text | âge-du-chef | Depuis combien de temps vis-tu ici ? | | | | |
        text | count | Combien de voisins connais-tu ? | | | | |
        hidden | secret | | | | | |
        calculate | hasard | | | | once(random()) | |
        text | tirage | Une idée au hasard ? | ${hasard} > 0.5 | | | |
        begin_repeat | enfants | Enfants | | | | | 3
        text | prenom | Un prénom ? | | | | |
        integer | age_enfant | Quel âge a ${prenom} ? | ${prenom} != '' | . < 18 | | |
        end_repeat | | | | | | |
        calculate | premier | | | | indexed-repeat(${prenom}, ${enfants}, 1) | |
        note | bonjour_premier | Bonjour à ${premier}. | ${premier} != '' | | | |
        calculate | plus_vieux | | | | max(${age_enfant}) | |
        text | activite | Quelle activité pour les grands ? | ${plus_vieux} >= 12 | | | |
        calculate | tarif | | | | pulldata('tarifs', 'prix', 'rue', ${count}) | |
        text | avis_tarif | Le tarif te va ? | ${tarif} > 10 | | | |
        select_one themes | theme | De quoi parle-t-on ? | | | | |
        text | theme_libre | Et encore ? | ${theme} = 'autres' | | | |
        text | fin | Dis-nous « merci », si tu veux {ou pas}. | boolean(${theme}) and format-date(today(), '%A') = 'lundi' | | | |
        text | apres | D’accord avec l’idée ? | ${theme} = "l'eau" or ${count} = '3' | . != ${count} | | ${count} > 2 |
    """),
    "choices": choices(
        ("themes", "l'eau", "L’eau"), ("themes", "bruit", "Le bruit"), ("themes", "autre", "Autre chose")),
    "settings": table("""
        form_title | form_id
        La vie du quartier : 2026 | quartier
    """),
}


def write_workbook(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            # As people type: what looks like a number is one.
            sheet.append([int(cell) if re.fullmatch(r"\d{1,4}", cell) else cell or None for cell in row])
    book.properties.created = book.properties.modified = datetime.datetime(2026, 11, 19)
    book.save(path)
    fix_dates(path)


def fix_dates(path):
    """An archive notes when each of its files was written."""
    with zipfile.ZipFile(path) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-19T00:00:00Z", content)
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 19, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


for name, sheets in FORMS.items():
    workbook = FOLDER / f"{name}.xlsx"
    write_workbook(workbook, sheets)
    for row in sheets["survey"][1:]:
        if len(row) != len(sheets["survey"][0]):
            print(f"{name}: a row of {len(row)} cells, not {len(sheets['survey'][0])}: {row}")
    try:
        form = xls2xform.convert(str(workbook), validate=False, pretty_print=True)
        (FOLDER / f"{name}.xml").write_text(form.xform + "\n", encoding="utf-8")
    except Exception as error:
        print(f"{name}: pyxform says: {error}")
