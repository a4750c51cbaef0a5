# Français. Espace insécable (U+00A0) avant : ; ! ? et à l’intérieur des guillemets « ».

## Conflits (pages des organisateurs)

people-and-others = { $names } et { $count } autres
clash-kind-person = Personne à deux endroits
clash-kind-interpreter = Interprète à deux endroits
clash-kind-venue = Lieu occupé deux fois
clash-kind-travel = Temps de trajet insuffisant
clash-kind-capacity = Trop de monde
clash-kind-outside-visit = Hors de la visite
clash-kind-not-participant = Non-participant
clash-kind-zone = Lieu dans un autre fuseau horaire
clash-kind-change-of-hour = Changement d’heure
clash-error = Erreur
clash-warning = Avertissement

clash-person = { $who } serait à deux endroits à la fois, { $when } : { $items }.
clash-interpreter = { $who } serait interprète à deux endroits à la fois, { $when } : { $items }.
clash-venue = { $venues } serait occupé deux fois, { $when } : { $items }.
clash-travel = { $who } disposerait de { $gap }, { $when }, pour un trajet de { $needed } : { $items }.
clash-busy = { $who } : indisponibilité, { $when }, en raison d’une visite d’un autre service.
clash-capacity = { $items }, { $when } : { $expected } personnes attendues pour { $capacity ->
        [one] { $capacity } place
       *[other] { $capacity } places
    }.
clash-outside-visit = { $items } a lieu { $when }, hors des jours de la visite.
clash-not-participant = { $items } : { $who } ne figure pas sur la liste des participants.
clash-zone = { $items }, { $when } : aucun fuseau horaire n’est indiqué, alors que { $venues } est à l’{ $zone }.
clash-change-of-hour = L’heure change pendant { $items }, { $when } : la durée est de { $elapsed }, là où l’horloge indique { $shown }.

clash-fix-move = Déplacer { $item } : { $when }
clash-fix-venue = Organiser { $item } ailleurs : { $venue }
clash-fix-audience = Retirer { $who } de { $item }
clash-fix-zone = Préciser que { $item } est à l’{ $zone }
clash-fix-capacity = Autoriser { $count } personnes à { $item }
clash-fix-end = Terminer { $item } plus tôt ou plus tard : { $when }

## Ce qu’un lecteur voit d’un rendez-vous : marques, libellés et mots des lettres, agendas et pages.

summary-of = { $title } – { $visit }
summary-cancelled = Annulé : { $summary }
summary-tentative = À confirmer : { $summary }
summary-withdrawn = Présence plus attendue : { $summary }
summary-readdressed = À une autre adresse : { $summary }

labelled = { $label } : { $text }
topic-title = Intitulé
topic-status = État
topic-date = Date
topic-time = Heure
topic-starts = Début
topic-ends = Fin
topic-duration = Durée
topic-place = Lieu
topic-from = Départ
topic-to = Arrivée
topic-access = Accès
topic-online = En ligne
topic-invited-by = Invitation de
topic-with = Avec
topic-own-part = Votre rôle
topic-languages = Langues
topic-dress = Tenue
topic-notes = Pour vous
topic-description = Objet
topic-reason = Motif
topic-contact = Contact

when-time = { $time } ({ $zone })
when-day-time = { $day } à { $time } ({ $zone })
when-day-range = { $day }, { $time } ({ $zone })
when-lasting = { $when }, durée { $duration }
when-clocks-change = { $duration } (l’heure change entre-temps)

status-tentative = à confirmer
status-confirmed = confirmé
status-cancelled = annulé

part-host = hôte
part-speaker = allocution
part-signatory = signature
part-interpreter = interprétation
part-moderator = modération
part-staff = organisation
part-greeter = accueil

kind-reception = Réception
kind-meeting = Réunion
kind-working-session = Séance de travail
kind-site-visit = Visite de site
kind-signing = Signature
kind-event = Événement
kind-meal = Repas
kind-transfer = Trajet
kind-press = Presse
kind-technical = Technique
kind-free-time = Temps libre
kind-hold = Réservé
kind-other = Autre

known-version = Version { $version } du { $when }
known-version-yours = Version { $version } du { $when } ; votre programme a changé pour la dernière fois dans la version { $changed }
see-page = Ouvrir votre programme
your-programme = Votre programme
the-programme = Le programme
join-call = Rejoindre la visioconférence

## Lettres : invitations, leurs changements et leurs fins

salutation-official = { $salutation },
salutation-neutral = Madame, Monsieur,

letter-invitation = Invitation
letter-invitation-tentative = Invitation, à confirmer
letter-update = Votre invitation a changé
letter-cancellation = Annulation
letter-withdrawal = Présence plus attendue
letter-readdress = Changement d’adresse
letter-programme = Programme

opening-host = Vous êtes l’hôte de ce rendez-vous, dont voici les dispositions prévues.
opening-speaker = Nous avons l’honneur de vous inviter à prendre la parole lors de ce rendez-vous.
opening-signatory = Nous avons l’honneur de vous inviter à signer lors de cette cérémonie.
opening-staff = Nous comptons sur vous pour ce rendez-vous. Voici ce qu’il faut savoir.
opening-press = La presse est invitée à ce rendez-vous.
opening-guest = Nous avons l’honneur de vous inviter à ce rendez-vous.
opening-update = Ce rendez-vous, auquel nous vous avons convié par un message antérieur, a changé. Ce qui suit remplace notre message.
opening-update-host = Ce rendez-vous, dont vous êtes l’hôte, a changé. Ce qui suit remplace notre message antérieur.
opening-update-staff = Ce rendez-vous, pour lequel nous comptons sur vous, a changé. Ce qui suit remplace notre message antérieur.
opening-cancelled = Nous avons le regret de vous informer que ce rendez-vous est annulé. Il était prévu comme suit.
opening-withdrawn = Votre présence n’est plus attendue à ce rendez-vous. Votre agenda sera mis à jour ; vous n’avez rien à faire.
opening-readdressed = Nous écrivons désormais à une autre adresse au sujet de ce rendez-vous. Il quitte l’agenda de celle-ci ; le rendez-vous lui-même est maintenu.
tentative-warning = La date et le lieu restent à confirmer ; nous vous écrirons dès qu’ils le seront.

changes-heading = Ce qui a changé
change-wording = Précisions de rédaction, sans conséquence pour vous.
change-added = Nouveau
change-changed = Modifié
change-cancelled = Annulé
change-withdrawn = Présence plus attendue

ask-answer = Merci d’accepter ou de décliner dans votre agenda, ou simplement de répondre à ce message.
ask-answer-by = Merci de répondre avant le { $date } au soir : acceptez ou déclinez dans votre agenda, ou répondez simplement à ce message.
ask-again = L’horaire a beaucoup changé : une réponse antérieure ne compte plus.
answer-accepted = Vous avez accepté. En cas d’empêchement, déclinez dans votre agenda ou répondez à ce message.
answer-tentative = Vous avez répondu « peut-être ». Merci de confirmer dans votre agenda ou en répondant à ce message.
calendar-follows = Ce message porte le rendez-vous pour votre agenda. S’il change, nous vous écrirons et votre agenda suivra.

programme-first = Voici votre programme.
programme-changed = Votre programme a changé. Les nouveautés viennent d’abord, le programme entier ensuite.
programme-empty = Rien n’est prévu pour vous à ce jour.
programme-zone = Les heures sont locales ; sauf mention contraire, { $zone }.
programme-feed = Pour l’avoir dans votre agenda, abonnez-vous à cette adresse
programme-answer = Réponse souhaitée
programme-answer-by = Réponse souhaitée au plus tard le { $date }
subject-programme = Programme : { $visit }, { $dates }
subject-programme-one = Changement : { $title } – { $visit }
subject-programme-many = Changement : { $count } rendez-vous – { $visit }

by-hand-hello = Bonjour, ici { $inviter }, au sujet de « { $visit } ».

## Pages : programmes, visites, accueil, messages conservés

page-skip = Aller au contenu
page-languages = Langue
page-foot = Escale : des visites officielles, des agendas toujours justes.
page-foot-personal = Cette page est personnelle : merci de ne pas en transmettre l’adresse.
page-whose = Programme de { $name }
page-public = Programme public
page-days = Jours
page-count = { $count ->
        [one] { $count } rendez-vous
       *[other] { $count } rendez-vous
    }
page-next = Prochain rendez-vous
page-now = En ce moment
page-last-change = Votre programme a changé pour la dernière fois le { $when }
page-time-of-day = { $time }, { $day }
page-tentative = À confirmer
page-cancelled = Annulé
page-visit-cancelled = Cette visite est annulée.
page-nothing-public = Rien n’a encore été annoncé.
page-directions = Itinéraire
page-contact = Une question ?
page-subscribe = Dans votre agenda
page-subscribe-hint = L’abonnement suit tous les changements. Certains agendas ne se mettent à jour qu’une à deux fois par jour : en cas de changement tardif, nous vous écrivons aussi.
page-subscribe-hint-invited = Vous recevez une invitation pour chaque rendez-vous, puis chaque changement. L’abonnement montre la même chose : choisissez l’un ou l’autre, sinon tout apparaît deux fois dans votre agenda. Certains agendas ne se mettent à jour qu’une à deux fois par jour.
page-subscribe-hint-public = L’abonnement suit tous les changements. Certains agendas ne se mettent à jour qu’une à deux fois par jour : cette page, elle, est toujours à jour.
page-subscribe-here = S’abonner
page-google = Google Agenda
page-subscribe-address = Adresse de l’agenda, à copier
page-download = Télécharger (.ics)
page-removed = Vous ne figurez plus sur la liste des participants de cette visite.
page-removed-more = Plus rien ne vous est demandé, et votre abonnement d’agenda est vide.
page-not-found = Il n’y a rien à cette adresse
page-not-found-more = L’adresse est peut-être incomplète, ou vos liens ont été renouvelés. Ouvrez le dernier message reçu, ou adressez-vous à la personne qui vous a invité.
page-back = Vers l’accueil
page-fault = Une erreur s’est produite de notre côté
page-fault-more = Merci de réessayer dans un instant. Si l’erreur se répète, communiquez ce numéro à l’exploitant du service.
page-incident = Numéro
page-accessibility = Accessibilité : non conforme
page-privacy = Données personnelles
page-theme = Couleurs
page-theme-system = Comme l’appareil
page-theme-light = Claires
page-theme-dark = Sombres

## Accessibilité et données personnelles : les pages liées au pied de chaque page

accessibility-title = Accessibilité
accessibility-lead = L’organisme qui exploite ce service s’engage à le rendre accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration concerne le service publié à cette adresse.
accessibility-state = État de conformité
accessibility-state-text =
    Ce service n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1), qui reprend les WCAG 2.1 au niveau AA et la norme européenne EN 301 549 : aucun audit n’a encore été mené. Ses résultats figureront ici.
    Toutes les pages sont vérifiées automatiquement à chaque évolution du logiciel. Ces vérifications ne remplacent pas un audit.
accessibility-works = Ce qui a été pris en compte
accessibility-works-text =
    Tout peut se faire au clavier seul, et sans script.
    Les pages se lisent sur une largeur de 320 pixels et agrandies à 400 %, en clair comme en sombre, et avec les couleurs de votre système.
    Aucun état n’est indiqué par la seule couleur ; rien ne bouge de soi-même ; aucune action n’est limitée dans le temps.
accessibility-faults = Défauts connus
accessibility-faults-text =
    Dans l’agenda en colonnes, un bloc trop court n’affiche pas la fin de son texte. L’agenda en liste affiche tout.
    Les titres et notes rédigés dans une seule langue s’affichent dans cette langue, avec l’indication correspondante.
accessibility-contact = Nous écrire
accessibility-contact-text = Si vous ne parvenez pas à lire un contenu ou à utiliser une fonction, écrivez-nous : nous vous le fournirons sous une autre forme, et nous corrigerons le défaut.
accessibility-remedy = Voies de recours
accessibility-remedy-text =
    Si vous nous avez signalé un défaut qui vous empêche d’utiliser le service et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits : par le formulaire ci-dessous, par téléphone au 09 69 39 00 00, ou par courrier, sans timbre, à l’adresse Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
    Dans un autre pays, adressez-vous à l’autorité chargée de l’accessibilité numérique.

privacy-title = Données personnelles
privacy-lead = L’organisme qui vous invite utilise ce service pour organiser des visites officielles. Il est responsable des données conservées ici.
privacy-kept = Ce qui est conservé, et qui le voit
privacy-kept-text =
    Votre nom, votre fonction, votre titre, vos langues et vos coordonnées ; les rendez-vous qui vous concernent, vos réponses et les messages qui vous ont été envoyés. Les organisateurs de la visite les voient. Les autres participants voient votre nom, votre titre et votre rôle, jamais votre adresse ni votre numéro de téléphone.
    Votre régime alimentaire et vos besoins d’accès, si vous les avez indiqués : seuls les responsables de la visite et le protocole les voient.
    Pour les organisateurs : leur compte, leurs connexions avec le navigateur utilisé, et leurs modifications.
privacy-why = Pourquoi
privacy-why-text = Pour vous inviter, tenir votre agenda à jour et vous recevoir comme il convient : une mission d’intérêt public (RGPD, article 6, paragraphe 1, point e).
privacy-long = Combien de temps
privacy-long-text =
    Pendant la préparation et le déroulement de la visite, puis selon les règles d’archivage de l’organisme qui vous invite. Rien n’est transmis à des tiers ni utilisé à d’autres fins.
    Les liens personnels peuvent être invalidés à tout moment, sur demande à cet organisme.
privacy-browser = Dans votre navigateur
privacy-browser-text = Les pages des participants ne déposent aucun cookie. Les organisateurs en ont un pour leur session, un pour les couleurs et un pour la langue choisies. Il n’y a ni statistiques, ni image signalant la lecture d’un message, ni contenu d’autres sites.
privacy-rights = Vos droits
privacy-rights-text =
    Vous pouvez consulter, faire rectifier ou effacer les données qui vous concernent, et vous opposer à leur usage. Écrivez-nous : nous répondons dans un délai d’un mois.
    Vous pouvez aussi adresser une réclamation à l’autorité de protection des données de votre pays : en France la CNIL, en Norvège Datatilsynet.

## Programmes imprimés

known-draft = Projet du { $when }, non publié
known-desk = État du projet au { $when }
print-title = Imprimer
print-lead = Chaque document porte sa version et son heure d’édition. Choisissez la langue.
print-is-draft = Rien n’est encore publié : ces documents montrent le projet, et l’indiquent.
print-booklets = Programmes
print-sheets = Pour l’équipe
print-whole = Programme complet
print-whole-more = Ce que voit l’un ou l’autre des participants, et toutes les personnes
print-delegation-more = Ce que voient ses membres ; A5, deux pages par feuille A4
print-day-sheet = Feuille de route
print-day-sheet-more = Le projet, avec les éléments et notes internes : reste dans l’équipe
print-drivers = Liste des chauffeurs
print-drivers-more = Les déplacements seuls, avec les passagers
print-programme = Programme
print-copy = Exemplaire : { $name }
print-live = La version à jour est en ligne.
print-qr = Adresse de la page toujours à jour
print-bar = Impression
print-back = Retour
print-hint-a5 = À imprimer en A5, ou deux pages par feuille A4 à plier.
print-hint-a4 = À imprimer en A4.
print-people = Personnes et contacts
print-precedence = Dans l’ordre de préséance
print-delegation = Délégation
print-hosts = Hôtes et intervenants
print-contact = Contact
print-practical = Pratique
print-internal = Interne
print-internal-more = invisible pour les participants
print-internal-notes = Notes internes
print-notes = Consignes
print-expected = Attendus
print-passengers = Passagers
office-crumbs = Fil d’Ariane

front-what = Des visites officielles, des agendas toujours justes
front-what-more = Quoi que changent les organisateurs, chaque participant apprend exactement ce qui le concerne, dans sa langue, et chaque agenda finit par correspondre au programme publié.
front-mail-kept = Aucun serveur de courrier n’est configuré : les messages ne partent pas.
front-mail-folder = Ils sont conservés dans
front-mail-read = Lire les messages conservés
front-first-step = La première étape
front-empty = La base de données est encore vide. Sur la machine où tourne Escale :
front-step-user = Ajoutez-vous.
front-step-import = Importez une visite depuis un fichier, et publiez-la.
front-step-token = Créez un jeton pour l’API ; il n’est affiché qu’une fois.
front-api = À propos de l’API
front-visits = Visites publiques
front-no-visits = Aucune visite n’est annoncée à ce jour.
front-invited = Vous êtes invité ?
front-invited-more = Votre programme se trouve à l’adresse personnelle indiquée dans les messages que vous avez reçus.

mails-title = Messages conservés
mails-hint = Ce qu’Escale enverrait avec un serveur de courrier, tel que ses lecteurs le verraient.
mails-none = Aucun message pour l’instant. Publiez une visite : les personnes concernées recevront un message.
mails-range = { $first } à { $last } sur { $total }, du plus récent au plus ancien
mails-pages = Pages
mails-newer = Plus récents
mails-older = Plus anciens
mails-when = Envoyé
mails-kind = Nature
mails-subject = Objet
mails-from = De
mails-to = À
mail-views = Parties du message
mail-text = Texte
mail-html = HTML
mail-calendar = Agenda
mail-raw = Source
mail-missing = Ce message ne comporte pas cette partie.

# Ce qui ne peut pas se faire ainsi
refused-forbidden = Cela ne vous est pas permis
refused-forbidden-more = Adressez-vous à un responsable de la visite ou à la personne qui administre le service. Si vous veniez d’un formulaire, rouvrez sa page : votre session a peut-être recommencé.
refused-unavailable = Le service ne peut pas répondre pour l’instant
refused-unavailable-more = Rien n’a été modifié. Veuillez réessayer dans un instant.
refused-conflict = Ce n’est pas possible en l’état
refused-conflict-more = Quelqu’un l’a peut-être modifié entre-temps. Revenez en arrière, regardez l’état actuel et réessayez.
refused-too-large = C’est trop long
refused-too-large-more = Rien n’a été modifié. Envoyez-en moins à la fois.
refused-request = Cette demande n’a pas pu être comprise
refused-request-more = Rien n’a été modifié. Revenez en arrière et réessayez depuis la page.

# Pages des organisateurs
office-nav = Principal
office-overview = Vue d’ensemble
office-visits = Visites
office-people = Personnes
office-account = Compte de { $name }
office-sign-out = Se déconnecter
sign-in = Se connecter
sign-in-link = Se connecter à Escale
sign-in-link-more = Ce lien vous connecte une seule fois, avec ce navigateur.
sign-in-link-dead = Ce lien n’est plus valable
sign-in-link-dead-more = Il a déjà servi, ou trop de temps a passé. Demandez-en un nouveau.
overview-upcoming = Visites à venir
overview-none = Aucune visite pour l’instant
overview-none-more = Les visites saisies ou importées s’affichent ici, la prochaine en premier.
overview-next = { $days ->
    [0] Une visite commence aujourd’hui.
    [1] La prochaine visite commence demain.
   *[other] La prochaine visite commence dans { $days } jours.
}
overview-next-none = Aucune visite à venir.
overview-attention = À traiter
overview-attention-none = Rien à traiter
overview-attention-none-more = Les conflits, les messages en échec, les personnes à appeler et les réponses manquantes des visites à venir s’affichent ici.
overview-weeks = Les 13 prochaines semaines
overview-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
overview-agreements = Accords proches de leur terme
overview-agreements-none = Aucun accord ne se termine bientôt
overview-agreements-none-more = Les accords échus, ceux qui se terminent dans les six mois et ceux dont le terme n’est pas connu s’affichent ici.
visit-new = Nouvelle visite
visits-all = Toutes les visites
visit-state-planning = En préparation
visit-state-draft = { $changes ->
    [one] Brouillon, { $changes } modification
   *[other] Brouillon, { $changes } modifications
}
visit-state-published = Publiée, version { $version }
visit-state-cancelled = Annulée
share-of = { $part } sur { $whole }
column-dates = Dates
column-visit = Visite
column-state = État
column-confirmed = Étapes confirmées
column-replies = Réponses
column-owner = Responsable
column-agreement = Accord
column-ends = Terme
agreement-no-end = Terme non renseigné
agreement-ended = Échu
agreement-days-left = { $days ->
    [0] Se termine aujourd’hui
    [1] Encore { $days } jour
   *[other] Encore { $days } jours
}
agreement-end-unknown = Non renseigné
concern-host = Hôte non confirmé : { $item }, { $when }
concern-failed = { $count ->
    [one] { $count } message en échec
   *[other] { $count } messages en échec
}
concern-by-hand = { $count ->
    [one] { $count } message à transmettre de vive voix
   *[other] { $count } messages à transmettre de vive voix
}
concern-answers = { $count ->
    [one] { $count } réponse manque, le délai est passé
   *[other] { $count } réponses manquent, le délai est passé
}
visits-earlier = Visites antérieures
visit-edit = Modifier la visite
visit-programme = Programme
visit-title = Titre
visit-title-hint = Dans chaque langue lue par les participants. Une langue laissée vide en affiche une autre.
visit-first-day = Premier jour
visit-last-day = Dernier jour
visit-kind = Nature
visit-kind-working = Visite de travail
visit-kind-official = Visite officielle
visit-kind-state = Visite d’État
visit-kind-courtesy = Visite de courtoisie
visit-kind-study = Visite d’étude
visit-kind-signing = Signature
visit-kind-other = Autre
visit-direction = Sens
visit-direction-incoming = Nous recevons
visit-direction-outgoing = Nous nous déplaçons
visit-direction-remote = Par visioconférence
visit-host = Hôte
visit-host-hint = L’organisation qui reçoit et au nom de laquelle on invite.
visit-zone = Fuseau horaire
visit-zone-hint = Par exemple Europe/Paris : celui des étapes qui n’en indiquent pas.
visit-languages = Langues
visit-languages-hint = Celles du programme. La première remplace un texte manquant.
visit-contact = Contact
visit-contact-hint = La personne à qui s’adresser. Figure dans chaque message.
field-name = Nom
field-email = Adresse électronique
field-phone = Téléphone
visit-reply-by = Réponses souhaitées jusqu’au
visit-reply-by-hint = Passé ce jour, les réponses manquantes s’affichent dans la vue d’ensemble.
visit-signature = Signature
visit-signature-hint = Au bas de chaque message.
visit-slug = Adresse de la page publique
visit-slug-hint = Minuscules, chiffres et traits d’union ; formée d’après le titre si le champ reste vide.
visit-public = Page publique
visit-public-yes = Montrer à tous les étapes marquées publiques, une fois publiées
visit-cancel = Annuler la visite
visit-cancel-hint = Personne n’est prévenu avant la publication. Chaque personne concernée reçoit alors un seul message.
visit-cancel-yes = Cette visite n’a pas lieu
visit-cancel-reason = Motif ({ $name })
form-save = Enregistrer
form-leave = Quitter sans enregistrer
form-errors = Il y a quelque chose à corriger
form-error-title = Erreur :
form-wrong = À vérifier : { $detail }
crumbs = Vous êtes ici

# Above every page of a visit
visit-pages = Pages de la visite
tab-programme = Programme
tab-participants = Participants
tab-review = Relecture
tab-messages = Messages
tab-history = Historique
tab-members = Équipe
tab-published = Version publiée
visit-times-zone = Horaires en { $zone }
visit-banner-new = Rien n’est encore publié : les participants ne voient rien de ce brouillon.
visit-banner = { $changes ->
    [one] Brouillon avec { $changes } modification. Les participants voient toujours la version { $version }.
   *[other] Brouillon avec { $changes } modifications. Les participants voient toujours la version { $version }.
}
visit-see-changes = Voir ce qui change

# The agenda of a visit, for organisers
visit-review = Relire et publier
agenda-everybody = Tout le monde
agenda-views = Affichage du programme
agenda-days = Jours
agenda-by-days = Par jour
agenda-by-groups = Par groupe
agenda-by-list = Liste
agenda-cancelled = Annulé
agenda-clash = Conflit
agenda-hold = Réservé
agenda-tentative = À confirmer
agenda-confirmed = Confirmé
agenda-internal = Réservé aux organisateurs
agenda-part = { $name } ({ $role })
agenda-leg = Vers { $venue }, { $duration }
agenda-day-sum = { $count ->
    [one] { $count } rendez-vous, { $hours }
   *[other] { $count } rendez-vous, { $hours }
}
agenda-day-empty = Rien de prévu pour l’instant
agenda-add-on = Ajouter un rendez-vous le { $name }
agenda-clashes = { $clashes ->
    [one] { $clashes } conflit
   *[other] { $clashes } conflits
}
agenda-warnings = { $warnings ->
    [one] { $warnings } point à vérifier
   *[other] { $warnings } points à vérifier
}
agenda-clashes-and-warnings = { $clashes ->
    [one] { $clashes } conflit
   *[other] { $clashes } conflits
}, { $warnings ->
    [one] { $warnings } point à vérifier
   *[other] { $warnings } points à vérifier
}
agenda-mended = Le conflit est résolu.
agenda-not-mended = Ce changement ne résout plus rien : le programme a changé entre-temps.
item-new = Ajouter un rendez-vous
