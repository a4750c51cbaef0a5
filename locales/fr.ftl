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

clash-person = Deux endroits à la fois pour { $who }, { $when } : { $items }.
clash-interpreter = Interprétation à deux endroits à la fois pour { $who }, { $when } : { $items }.
clash-venue = Deux rendez-vous à la fois au même lieu ({ $venues }), { $when } : { $items }.
clash-travel = Seulement { $gap } pour { $who }, { $when }, alors que le trajet demande { $needed } : { $items }.
clash-busy = { $who } : indisponibilité, { $when }, en raison d’une visite d’un autre service.
clash-capacity = { $items }, { $when } : { $expected } personnes attendues pour { $capacity ->
        [one] { $capacity } place
       *[other] { $capacity } places
    }.
clash-outside-visit = { $items } a lieu { $when }, hors des jours de la visite.
clash-not-participant = { $items } : la liste des participants ne comporte pas { $who }.
clash-zone = { $items }, { $when } : aucun fuseau horaire n’est indiqué, alors que l’heure du lieu ({ $venues }) est l’{ $zone }.
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
summary-cleared = Ancienne entrée : { $summary }

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
letter-clear = Une ancienne entrée quitte votre agenda
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
opening-withdrawn-copy = La personne que vous assistez n’est plus attendue à ce rendez-vous.
opening-readdressed = Nous écrivons désormais à une autre adresse au sujet de ce rendez-vous. Il quitte l’agenda de celle-ci ; le rendez-vous lui-même est maintenu.
opening-readdressed-copy = Nous écrivons désormais à une autre adresse au sujet de ce rendez-vous ; le rendez-vous lui-même est maintenu.
opening-cleared = Une première invitation à ce rendez-vous avait été retirée, et ce message ne vous est pas parvenu. Son entrée quitte maintenant votre agenda ; tout ce que nous vous avons envoyé depuis reste valable.
opening-cleared-copy = Une première invitation à ce rendez-vous avait été retirée, et ce message n’est pas parvenu à son destinataire. Elle ne compte plus ; tout ce que nous avons envoyé depuis reste valable.
opening-cleared-former = Nous n’écrivons plus à cette adresse au sujet de ce rendez-vous, et le message qui l’annonçait n’est pas arrivé. Son entrée quitte maintenant l’agenda de cette adresse.
opening-cleared-former-copy = Nous n’écrivons plus à l’ancienne adresse au sujet de ce rendez-vous, et le message qui l’annonçait n’y est pas arrivé. L’entrée qui s’y trouve ne compte plus ; tout ce que nous avons envoyé depuis reste valable.
tentative-warning = La date et le lieu restent à confirmer ; nous vous écrirons dès qu’ils le seront.

changes-heading = Ce qui a changé
change-wording = Précisions de rédaction, sans conséquence pour vous.
change-added = Nouveau
change-changed = Modifié
change-cancelled = Annulé
change-withdrawn = Présence plus attendue

ask-answer = Merci de répondre : ci-dessous, dans votre agenda, ou simplement en répondant à ce message.
ask-answer-copy = Merci de répondre en son nom ci-dessous.
ask-answer-by = Merci de répondre avant le { $date } au soir : ci-dessous, dans votre agenda, ou simplement en répondant à ce message.
ask-answer-by-copy = Merci de répondre en son nom ci-dessous avant le { $date } au soir.
ask-again = L’horaire a beaucoup changé : une réponse antérieure ne compte plus.
answer-accepted = Vous avez accepté. En cas d’empêchement, déclinez ci-dessous, dans votre agenda ou en répondant à ce message.
answer-accepted-copy = La réponse était positive. En cas d’empêchement, déclinez ci-dessous.
answer-tentative = Vous avez répondu « peut-être ». Merci de confirmer ci-dessous, dans votre agenda ou en répondant à ce message.
answer-tentative-copy = La réponse était « peut-être ». Merci de confirmer ci-dessous.
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

letter-reminder = Rappel
subject-reminder-eve = Programme du { $day } : { $visit }
subject-reminder-first = Rappel : { $title } – { $visit }
subject-reminder-reply = Réponse attendue : { $title } – { $visit }
subject-reminder-replies = { $count } réponses attendues – { $visit }
reminder-eve = Voici votre programme du { $day }.
reminder-first = La visite commence pour vous le { $day }, par le rendez-vous ci-dessous.
reminder-reply-by = Votre réponse ne nous est pas encore parvenue. Merci de nous dire au plus tard le { $date } si vous viendrez.
reminder-reply = Votre réponse ne nous est pas encore parvenue. Merci de nous dire si vous viendrez.

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
    Votre régime alimentaire et vos besoins d’accès, si vous les avez indiqués : les responsables de la visite et le protocole les voient. Vos hôtes voient vos besoins d’accès, pas votre régime.
    Pour les organisateurs : leur compte, leurs connexions avec le navigateur utilisé, et leurs modifications.
privacy-why = Pourquoi
privacy-why-text = Pour vous inviter, tenir votre agenda à jour et vous recevoir comme il convient : une mission d’intérêt public (RGPD, article 6, paragraphe 1, point e).
privacy-long = Combien de temps
privacy-long-text =
    Pendant la préparation et le déroulement de la visite, puis selon les règles d’archivage de l’organisme qui vous invite. Rien n’est transmis à des tiers ni utilisé à d’autres fins.
    Les liens personnels peuvent être invalidés à tout moment, sur demande à cet organisme.
privacy-browser = Dans votre navigateur
privacy-browser-text = Les pages des participants ne déposent aucun cookie. Les organisateurs en ont un pour leur session, un pour les couleurs et un pour la langue choisies. Il n’y a ni statistiques, ni image signalant la lecture d’un message, ni contenu d’autres sites. Si vous laissez un appareil vous avertir des changements urgents, l’éditeur de votre navigateur transmet l’avis sans pouvoir le lire.
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
print-speakers = Discours, dans cet ordre
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
front-step-link = Ouvrez le lien qu’Escale a affiché à son démarrage : qui l’ouvre devient le premier administrateur, et se connecte ici.
front-step-user = Ou ajoutez-vous en ligne de commande.
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
mail-letter = Lettre
mail-raw = Source
mail-missing = Ce message ne comporte pas cette partie.

# Ce que les participants disent sur leurs pages
page-error = Erreur :
page-changed-since = Ce qui a changé depuis votre dernière lecture, le { $when }
page-seen = J’ai pris connaissance
answer-group = Votre réponse
answer-accept = Je participe
answer-confirm = Je confirme
answer-decline = Je ne peux pas
answer-maybe = Peut-être
answer-is-missing = Réponse attendue
answer-is-accepted = Vous participez
answer-is-declined = Vous ne participez pas
answer-is-tentative = Vous participez peut-être
answer-is-waiting = Vous attendez qu’une place se libère : numéro { $number } sur la liste d’attente
answer-waits-more = Si une place se libère, nous vous prévenons aussitôt.
answer-here = Répondre
answer-change = Modifier ma réponse
answer-not-yet = Rien n’a encore été envoyé : appuyez sur un bouton pour répondre.
answer-others = Attendent aussi votre réponse
answer-remark-add = Ajouter une remarque
answer-remark = Remarque (facultatif)
answer-remark-hint = 500 caractères au plus. Les organisateurs la liront ; appuyez ensuite sur l’un des boutons.
answer-remark-too-long = La remarque est trop longue : 500 caractères au plus.
answer-no-status = Votre réponse n’a pas été enregistrée : choisissez l’un des boutons.
answer-not-asked = Votre réponse n’a pas été enregistrée : elle n’est pas, ou plus, attendue pour ce rendez-vous.
answer-too-late = Ce rendez-vous a commencé : rien n’a été enregistré. Adressez-vous au contact de la visite.
answer-kept = Votre réponse est enregistrée
answer-kept-more = { $title } : { $state }. Vous pouvez la modifier jusqu’au début du rendez-vous.
answer-calendar = Si vous êtes abonné à votre programme, le rendez-vous figure dans votre agenda.
answer-calendar-declined = Si vous êtes abonné à votre programme, il quittera votre agenda à sa prochaine mise à jour, d’ici un jour. Il reste sur cette page.
answer-calendar-invited = L’invitation dans votre agenda peut encore montrer une réponse antérieure, ou aucune : celle-ci compte, et il est inutile de répondre aussi dans l’agenda.
answer-calendar-invited-declined = Votre agenda peut encore montrer le rendez-vous : vous pouvez l’y supprimer. C’est cette réponse qui compte.
host-count = { $expected ->
        [one] { $expected } invité attendu, { $accepted } a accepté
       *[other] { $expected } invités attendus, acceptations : { $accepted }
    }
host-accepted = a accepté
host-declined = a décliné
host-tentative = peut-être
host-open = pas encore de réponse
host-access = Accès :
host-propose = Proposer un autre horaire
host-new-start = Nouveau début, heure locale ; la durée reste la même
host-propose-send = Envoyer la proposition
host-proposed = Vous avez proposé : { $when }. Les organisateurs n’ont pas encore décidé.
host-proposal-accepted = Votre proposition est acceptée : { $when }. Le nouvel horaire figurera ici dès sa publication.
host-proposal-refused = Votre proposition n’a pu être retenue : { $when }. L’horaire reste inchangé.
host-proposal-kept = Votre proposition est transmise aux organisateurs
host-no-time = La proposition n’a pas été enregistrée : indiquez un autre jour et une autre heure, à venir.
choice-heading = Invitations ou abonnement
choice-hint = Les deux ensemble montrent tout en double. Ce à quoi vous êtes déjà invité se poursuit par invitation.
choice-invitations = Invitations
choice-invitations-more = Un message par rendez-vous, que votre agenda comprend, puis un par changement.
choice-programme = Abonnement et messages
choice-programme-more = Vous vous abonnez dans votre agenda ; nous vous écrivons si quelque chose change pour vous.
choice-none = Abonnement seul
choice-none-more = Nous n’écrivons plus : votre agenda et cette page montrent ce qui change.
choice-by-hand = Par téléphone ou de vive voix
choice-by-hand-more = Un organisateur vous informe.
choice-keep = Enregistrer ce choix
choice-kept = Votre choix est enregistré
choice-no-way = Votre choix n’a pas été enregistré : choisissez l’un de ceux ci-dessous, ou adressez-vous au contact de la visite.
data-link = Vos données
data-heading = Ce qui est conservé à votre sujet
data-lead = Pour cette visite, et pour rien d’autre. Si quelque chose est inexact, signalez-le au contact de la visite.
data-download = Télécharger (.json)
data-about = Vous
data-name = Nom
data-titles = Fonctions
data-email = Courriel
data-phone = Téléphone
data-locale = Langue des messages
data-languages = Langues parlées
data-zone = Fuseau horaire
data-groups = Groupes
data-assistants = Votre secrétariat
data-assistant = { $name }, { $email }, { $language }
data-diet = Régime alimentaire
data-access = Besoins d’accessibilité
data-notify = Comment vous êtes informé
data-seen = Ce dont vous avez pris connaissance
data-answers = Vos réponses
data-proposals = Horaires que vous avez proposés
data-votes = Ce qui vous convient
data-messages = Messages à votre intention
data-by-page = sur votre page
data-by-calendar = depuis votre agenda
data-by-organiser = notée par un organisateur
data-when-how = { $when }, { $source }
data-no-title = Un rendez-vous antérieur
data-sent-invitation = invitation envoyée
data-sent-cancellation = annulation envoyée
data-sent-reminder = rappel envoyé
data-sent-programme = programme envoyé
data-failed = n’a pas pu être remis
data-dropped = non envoyé : il n’y avait plus rien à dire
data-by-hand = à transmettre par téléphone ou de vive voix
data-waiting = sur le point d’être envoyé
mail-heading = Courriels qui vous sont adressés
mail-sent = Les nouvelles de vos visites vous parviennent par courriel.
mail-refused = Vous avez demandé à ne plus recevoir de courriel. Les organisateurs vous appelleront ; votre page et votre lien d’agenda restent à jour.
mail-bounced = Les courriels envoyés à votre adresse reviennent. Merci d’indiquer la bonne adresse au contact de la visite.
mail-refuse = Ne plus m’envoyer de courriel
mail-allow = M’envoyer de nouveau des courriels
mail-remind = M’envoyer de nouveau les rappels
unsubscribe-reminders = Ne plus recevoir de rappels ?
unsubscribe-reminders-more = Les invitations et les changements vous parviendront toujours.
unsubscribe-digests = Ne plus recevoir de résumés ?
unsubscribe-digests-more = Vous pourrez les redemander dans votre compte.
unsubscribe-do = Ne plus les recevoir
unsubscribed-reminders = Vous ne recevrez plus de rappels
unsubscribed-reminders-more = Les invitations et les changements vous parviendront toujours. Sur votre page, sous « Vos données », vous pouvez redemander les rappels.
unsubscribed-digests = Vous ne recevrez plus de résumés
unsubscribed-digests-more = Vous pouvez les redemander dans votre compte.
replies-heading = Réponses
replies-accepted = Accepté
replies-declined = Décliné
replies-tentative = Peut-être
replies-open = Sans réponse
replies-outdated = { $said }, mais pour l’horaire antérieur
replies-by-page = page
replies-by-calendar = agenda
replies-by-organiser = organisateur
answer-given-by = { $source }, réponse donnée par { $name }
replies-item = Rendez-vous
replies-person = Participant
replies-answer = Réponse
replies-remark = Remarque
replies-how = Quand et comment
replies-any-item = Tous les rendez-vous
replies-any-person = Tous les participants
replies-any-answer = Toutes les réponses
replies-show = Afficher
replies-clear = Effacer le filtre
replies-found = Réponses trouvées
replies-nothing = Aucune réponse ne correspond
replies-nothing-more = Choisissez autre chose, ou effacez le filtre.
replies-cut = Les { $shown } premières sur { $count } : affinez le filtre
replies-by-item = Par rendez-vous
replies-by-person = Par participant
replies-none = Aucune réponse n’est attendue
replies-none-more = Indiquez pour un rendez-vous qu’une réponse est attendue : les invités seront interrogés dès la publication.
replies-unpublished = Personne n’a encore été interrogé
replies-unpublished-more = Les réponses s’afficheront ici dès que la visite sera publiée.
replies-proposals = Autres horaires proposés
replies-proposed-by = Proposé par { $name }
replies-proposed-for = Proposé par { $by } pour { $name }
replies-accept = Accepter
replies-refuse = Refuser
replies-mails = Par courriel
replies-mail-unconfirmed = Réponse au nom d’une adresse qui n’a pas été invitée
replies-mail-disowned = Message dont l’expéditeur n’est pas celui qu’il annonce, d’après votre serveur de messagerie
replies-mail-automatic = Réponse automatique
replies-mail-words = Message
replies-count = La prendre en compte
replies-dismiss = Classer
replies-from = Réponse envoyée depuis { $address }
replies-instead = Envoie { $address } à sa place
replies-unreached = Pas joignables par courriel
replies-bounced = Les courriels reviennent : corrigez l’adresse, ou appelez
replies-refuses-mail = Ne veut pas de courriel : appelez

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
concern-host-declined = L’hôte a décliné : { $item }, { $when }
concern-proposal = { $who } propose un autre horaire pour { $item } : { $when }
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
fault-missing = Il faut remplir ce champ.
fault-too-long = C’est trop long.
fault-too-many = Il y en a trop : enlevez-en.
fault-characters = Écrivez ceci sur une ligne, sans caractères de contrôle.
fault-email = Écrivez une adresse telle que nom@example.org, sans accents.
fault-email-taken = Quelqu’un d’autre a cette adresse. Si elle est partagée, indiquez-le pour tous ceux qui l’utilisent.
fault-url = Écrivez l’adresse complète de la page, telle que https://example.org/page.
fault-slug = Utilisez des minuscules de a à z, des chiffres et des traits d’union, comme oslo-2026.
fault-slug-taken = Une autre visite a cette adresse. Choisissez-en une autre.
fault-language = Écrivez un code de langue tel que en, nb ou fr-CA.
fault-country = Écrivez un code de pays en deux lettres, tel que FR.
fault-zone = Écrivez un fuseau horaire tel que Europe/Paris.
fault-word = Choisissez dans la liste.
fault-number = Écrivez un nombre qui convienne ici.
fault-day = Écrivez le jour sous la forme année-mois-jour, par exemple 2025-06-23.
fault-date = Écrivez une année, un mois ou un jour, par exemple 2015, 2018-03 ou 2021-02-02.
fault-time = Écrivez l’heure en heures et minutes, par exemple 18:00.
fault-skipped = Les horloges sont alors avancées : cette heure n’existe pas ce jour-là.
fault-order = Ceci doit être après le début.
fault-day-order = Le dernier jour ne peut précéder le premier.
fault-itself = Une fiche ne peut renvoyer à elle-même. Choisissez-en une autre.
fault-shown-hold = « Réservé » ne concerne que les organisateurs : ne le montrez à personne d’autre, ou choisissez une autre nature.
fault-no-transfer = Seul un trajet a un lieu de départ et un lieu d’arrivée.
fault-placed-twice = Choisissez un lieu, ou écrivez un nom et une adresse : pas les deux.
fault-reference = Ce qui est nommé ici n’existe plus. Choisissez autre chose.
fault-repeated = Ceci figure deux fois. Indiquez-le une seule fois.
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
agenda-undo = Annuler la dernière modification
agenda-redo = Rétablir la modification
agenda-undone = Votre dernière modification est annulée.
agenda-not-undone = Rien n’a été annulé : quelqu’un a modifié la même chose depuis, ou il n’y a rien à annuler.
agenda-redone = La modification est rétablie.
agenda-not-redone = Rien n’a été rétabli : quelqu’un a modifié la même chose depuis, ou il n’y a rien à rétablir.
agenda-mended = Le conflit est résolu.
agenda-not-mended = Ce changement ne résout plus rien : le programme a changé entre-temps.
item-new = Ajouter un rendez-vous
## Connexion, compte, utilisateurs

sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-or = ou
sign-in-mail = Recevoir un lien par e-mail
sign-in-mail-hint = Sans mot de passe : nous envoyons un lien à l’adresse ci-dessus.
sign-in-wrong = L’adresse et le mot de passe ne correspondent pas. Vérifiez-les, ou demandez un lien par e-mail.
sign-in-sent = Consultez votre messagerie
sign-in-sent-more = Si nous connaissons cette adresse, un message avec un lien est en route. Ouvrez-le dans les dix minutes, avec ce navigateur.
sign-in-again = Revenir à la connexion
sign-in-code = Encore une étape
sign-in-code-label = Code de votre application
sign-in-code-hint = Six chiffres, ou l’un de vos codes de secours.
sign-in-code-wrong = Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant.
sign-in-code-locked = Trop de tentatives. Attendez quinze minutes, puis réessayez.
sign-in-link-password = Choisissez un mot de passe (facultatif)
sign-in-provider = Se connecter avec le compte de votre administration
sign-in-provider-refused = Le service de connexion de votre administration ne nous a désigné aucune personne connue ici. Si votre compte doit y avoir accès, demandez à un administrateur d’ajouter votre adresse.
sign-in-provider-away = Le service de connexion de votre administration ne répond pas pour l’instant. Les autres moyens de vous connecter fonctionnent.
sign-in-provider-again = Cette connexion a été commencée dans un autre navigateur, ou a pris trop de temps. Recommencez.
password-hint = Au moins douze caractères ; plusieurs mots conviennent bien.
password-short = Ce mot de passe est trop court : prenez au moins douze caractères.
password-long = Ce mot de passe est trop long : prenez au plus 256 caractères.
password-repeated = Ce mot de passe se répète : prenez d’autres mots.
password-personal = Ce mot de passe est votre nom ou votre adresse : prenez ce que personne ne sait de vous.
password-common = Ce mot de passe est parmi les premiers que l’on essaierait : prenez plusieurs mots sans rapport entre eux.
first-title = Le premier administrateur
first-more = Il n’y a encore personne. La personne qui remplit ce formulaire gère les utilisateurs et tout le reste.
first-button = Commencer
account = Votre compte
account-password-more = Toute autre session ouverte avec l’ancien mot de passe sera fermée.
account-proof = Mot de passe actuel, ou code de votre application
account-proof-wrong = Ce n’est ni votre mot de passe actuel ni un code de votre application.
account-new-password = Nouveau mot de passe
account-set-password = Définir le mot de passe
account-factor = Codes d’une application
account-factor-on = Un code vous est demandé à la connexion.
account-factor-more = Avec une application de codes sur votre téléphone, un mot de passe volé ne suffit plus pour se connecter.
account-factor-set-up = Configurer une application
account-factor-remove = Retirer l’application
account-codes-new = Nouveaux codes de secours
account-codes-left =
    { $count ->
        [one] Il reste { $count } code de secours.
       *[other] Il reste { $count } codes de secours.
    }
account-sessions = Vos sessions ouvertes
account-browser-unknown = Un navigateur sans nom
account-since = Depuis le
account-seen = dernière utilisation le
account-this-browser = Ce navigateur
account-end = Déconnecter
account-end-others = Déconnecter partout ailleurs
digest = Résumé par courriel
digest-more = Ce qu’il y a à faire, en un seul courriel : nouvelles réponses, questions ouvertes, échecs, visites de la semaine à venir, accords proches de leur fin. Rien ne vient quand il n’y a rien à dire.
digest-days = Quand
digest-never = Jamais
digest-weekdays = Du lundi au vendredi
digest-every-day = Tous les jours
digest-mondays = Le lundi
digest-at = À
digest-subject = À faire, { $day }
digest-opening = Voici ce que vos visites attendent de vous.
digest-answers = { $count ->
    [one] Une nouvelle réponse ; { $answered } personnes sur { $asked } ont répondu à tout
   *[other] { $count } nouvelles réponses ; { $answered } personnes sur { $asked } ont répondu à tout
}
digest-agreement = { $agreement } prend fin le { $day }
digest-agreements = Accords proches de leur fin
digest-overview = Ouvrir la vue d’ensemble
digest-stop = Changer le moment de l’envoi, ou l’arrêter
factor-scan = Scannez ceci avec l’application, puis saisissez le code qu’elle affiche.
factor-qr = La clé sous forme de code QR
factor-type = Ou saisissez cette clé :
factor-code = Code affiché par l’application
factor-confirm = Confirmer
recovery-codes = Codes de secours
recovery-codes-more = Si vous perdez votre téléphone, chacun vous connecte une fois. Ils ne sont affichés que maintenant : imprimez-les, ou gardez-les avec vos clés.
recovery-codes-kept = Je les ai conservés
users = Utilisateurs
users-all = Qui se connecte
user-name = Nom
user-name-wrong = Écrivez un nom de 1 à 200 caractères.
user-email-wrong = Écrivez une adresse telle que nom@example.org.
user-email-taken = Un autre utilisateur a cette adresse.
user-role = Rôle
user-team = Équipe
user-add = Ajouter un utilisateur
user-link = Lien de connexion
user-link-more = Pour qui n’a pas de mot de passe, ou l’a oublié. Il sert une fois, pendant trois jours ; les liens précédents ne valent plus.
user-link-new = Créer un lien
user-link-of = Lien pour { $name }
user-link-once = Il n’est affiché que maintenant. Transmettez-le vous-même : qui l’a peut se connecter et définir le mot de passe.
user-factor-more = En cas de perte du téléphone et des codes de secours :
user-identity-more = Cette personne s’est connectée avec le compte de son administration. Seul ce compte ouvre le sien ici ; oubliez-le si l’administration lui en a donné un autre.
user-identity-forget = Oublier le compte de l’administration
user-remove = Retirer l’utilisateur
user-remove-more = Ses sessions sont fermées et ses jetons ne valent plus. Les visites restent.
teams = Équipes
teams-more = Les membres d’une équipe ne voient pas les visites d’une autre.
team-name = Nom de l’équipe
team-name-wrong = Écrivez pour l’équipe un nom de 1 à 200 caractères.
team-name-taken = Une équipe porte déjà ce nom.
team-add = Ajouter une équipe
role-admin = Administrateur
role-organiser = Organisateur
role-viewer = Lecteur
refused-too-many = Trop de tentatives
refused-too-many-more = Attendez quelques minutes, puis réessayez.
mail-sign-in-subject = Votre lien de connexion
mail-sign-in-greeting = Bonjour { $name },
mail-sign-in-opening = Vous avez demandé un lien pour vous connecter à { $host }.
mail-sign-in-once = Il sert une fois, pendant dix minutes, dans le navigateur où vous l’avez demandé.
mail-sign-in-ignore = Si ce n’était pas vous, vous n’avez rien à faire.
# Ce qui change d’un rendez-vous, pour les organisateurs
label-in-language = { $label } ({ $language })
topic-kind = Nature
topic-visibility = Visible pour
topic-reply = Réponse
visibility-public = tous, si la visite est publique
visibility-participants = les participants
visibility-internal = les seuls organisateurs
reply-wanted-requested = demandée
reply-wanted-none = non demandée
change-revived = A lieu finalement
change-hidden = Devenu interne
change-entering = S’ajoutent
change-leaving = N’y sont plus
entering-part = { $names } (y prennent part)
entering-person = { $names } (nommément)
entering-delegation = { $names } (avec leur délégation)
entering-role = { $names } (par leur rôle)
entering-group = { $names } (avec leur groupe)
entering-everyone = { $names } (avec tous)

# Relecture : ce que ferait la publication
review-nothing = Rien à publier
review-nothing-more = Le projet est tel que publié, et chacun en est informé. Vos prochaines modifications apparaîtront ici avant que quiconque soit prévenu.
review-nothing-awaited = Le projet est tel que publié. { $awaited }. Vos prochaines modifications apparaîtront ici avant que quiconque soit prévenu.
review-empty = Rien à publier pour l’instant
review-empty-more = Ajoutez les participants et les rendez-vous du programme : ce que la publication montrerait, et dirait à qui, apparaîtra ici.
review-unchanged = Rien n’a été publié : rien de ce que vous avez choisi ne diffère de ce qui est publié. Cochez ce qui doit être publié.
review-stale = Le projet a été modifié pendant que vous le relisiez. Rien n’a été publié.
review-stale-more = Voici ce qui serait publié maintenant ; ce qui est nouveau ou différent depuis est signalé. Publiez à nouveau si tout est juste.
review-strangers = { $new ->
    [one] Une personne recevrait un premier message
   *[other] { $new } personnes recevraient un premier message
} ; nouvelles adresses encore possibles aujourd’hui : { $left }. Retenez-en quelques-unes, ou demandez à un administrateur.
review-vanished = Ne change plus : { $items }.
review-since-you-looked = Depuis votre lecture
review-clashes = Impossible en l’état
review-mend = Corriger dans le programme
review-warnings = À vérifier avant de publier
review-changes = Ce qui change
review-no-changes = Aucun rendez-vous ne change
review-no-changes-more = Il reste à prévenir ceux qui ne savent pas encore.
review-letters = Qui apprend quoi
review-no-letters = Personne ne reçoit de message
review-silent = { $count ->
    [0] Tous sont prévenus
    [one] { $count } personne ne reçoit rien
   *[other] { $count } personnes ne reçoivent rien
}
review-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
review-hold = Pas encore
review-as-it-looks = Tel qu’il sera
review-untold = Publié, mais non annoncé
review-untold-more = Ils le voient sur leur page et dans leur abonnement ; leur prochain message le dira. Pour leur écrire maintenant, publiez et prévenez les personnes concernées.
review-publish = Publier
review-tell = Qui est prévenu
review-note = Un mot dans chaque message de cette publication
review-note-more = Facultatif ; dans chaque langue de la visite.
review-tell-at = Quand prévenir (facultatif)
review-tell-at-hint = À l’heure de la visite. Pages et agendas montrent la publication aussitôt ; les messages attendent, sauf pour ce qui commence avant.
review-update = Revoir les messages
review-back = Retour à la relecture
way-invitation = Invitations
way-programme = Programme par courriel
way-by-hand = De vive voix
message-invitation = Invitation
message-cancellation = Annulation
message-programme = Programme
message-reminder = Rappel
message-digest = Résumé
message-about = { $kind } : { $title }
tell-concerned = Les personnes concernées
tell-concerned-more = Chaque personne dont le programme change reçoit un seul message, après un moment sans nouvelle modification.
tell-urgent = Les personnes concernées, tout de suite
tell-urgent-more = Les messages partent sans attendre d’autres modifications.
tell-nobody = Personne pour l’instant
tell-nobody-more = Pages et agendas suivent ; chacun apprend les changements avec son prochain message.
warning-no-salutation = { $names } : pas de formule d’appel en { $language } ; une formule neutre sera employée.
warning-text-missing = { $item } : un texte manque en { $language }, que liraient { $names } ; une autre langue est montrée.
warning-many-messages = { $names } : plus de cinq messages d’un coup.
warning-no-address = { $names } : le courrier électronique ne les atteint pas ; il faut appeler.
error-text = Ce texte est trop long ou contient des caractères inutilisables.
ask-title = Publier malgré une impossibilité ?
ask-more = Personne et aucune salle ne peut être à deux endroits à la fois. Rien n’est encore publié.
ask-publish = Publier quand même

# Publications
version-number = Version { $version }
published-by = par { $name }
published-by-command = depuis la ligne de commande
publication-title = La version { $version } est publiée
publication-told = { $count ->
    [0] Personne n’a été prévenu
    [one] { $count } personne est prévenue
   *[other] { $count } personnes sont prévenues
}
publication-untold = { $count ->
    [0] Tous ceux qui doivent savoir sont prévenus
    [one] { $count } personne ne sait pas encore
   *[other] { $count } personnes ne savent pas encore
}
publication-on-the-way = { $count ->
    [one] Le message à { $count } personne est encore en route
   *[other] Les messages à { $count } personnes sont encore en route
}
publication-by-hand = { $count ->
    [one] { $count } personne reste à prévenir de vive voix
   *[other] { $count } personnes restent à prévenir de vive voix
}
publication-nobody = Elle n’a causé aucun message
publication-nobody-more = Elle ne concernait personne, ou personne ne devait être prévenu, ou des publications suivantes ont repris ses messages.
publication-no-changes = Aucun rendez-vous n’a changé
publication-no-changes-more = Seule la liste des participants ou la visite elle-même diffère de la version précédente.
published-nothing = Rien n’est encore publié
published-nothing-more = Dès que les organisateurs auront publié le programme, vous pourrez le lire ici.
history-publications = Publications
history-none = Jamais publiée
history-none-more = Chaque publication figure ici avec ce qu’elle a changé, qui l’a publiée et le mot qui l’accompagnait.
history-changes = { $count ->
    [0] Aucun rendez-vous n’a changé
    [one] { $count } changement
   *[other] { $count } changements
}
history-edits = Qui a modifié quoi
history-edits-none = Rien n’a encore été modifié
history-edits-none-more = Chaque modification de la visite, de ses participants et de ses rendez-vous figure ici, avec l’ancienne et la nouvelle valeur et son auteur.
history-edits-earlier = Modifications antérieures
history-edits-latest = Dernières modifications
in-use-title = { $name } est encore utilisé
in-use-more = Rien n’a été supprimé. Retirez-le d’abord de ce qui figure ici.
in-use-by = Utilisé par
use-offices-of-people = Des fonctions de personnes
use-organisations-that-act-for-it = Des organisations qui agissent en son nom
use-visits = Des visites
use-delegations = Des délégations
use-participants = Des participants
use-participants-of-visits = Des participants à des visites
use-items = Des rendez-vous
use-agreements = Des accords
use-travel-times = Des temps de trajet
paste-file = Ou un fichier enregistré par un tableur
paste-file-hint = Un fichier .csv tel qu’Excel et d’autres l’enregistrent ; séparé par des points-virgules, des virgules ou des tabulations.
bulk-item-label = Rendez-vous
bulk-item = { $when }, { $title }
bulk-expect = Ajouter au rendez-vous
bulk-expected = Déjà attendu
bulk-added-to-item = { $count ->
    [one] Une personne a été ajoutée à { $item }.
   *[other] { $count } personnes ont été ajoutées à { $item }.
}
rank-title = Rang lors de cette visite
rank-of-office = La fonction avec laquelle cette personne vient a le rang { $count }. Un autre rang donné ici ne vaut que pour cette visite ; 1 est le plus élevé.
rank-by-hand = À la main
column-rank-by-hand = Rang fixé à la main
rank-by-hand-hint = Vide : le rang de la fonction compte.
edit-precedence = Ordre protocolaire
edit-by-nobody = par quelqu’un qui n’est plus utilisateur
edit-added = Ajout
edit-changed = Modification
edit-removed = Suppression
edit-undone = Annulation
edit-redone = Rétablissement
edit-item = Rendez-vous
edit-participant = Participant
edit-delegation = Délégation
doubles = Doublons probables
doubles-none = Aucun doublon probable
doubles-none-more = Les fiches de même nom ou de même adresse figurent ici, pour que de deux on n’en fasse qu’une.
doubles-lead = Deux fiches pour une seule et même chose égarent les invitations. Comparez-les et fusionnez-les, ou dites qu’elles sont distinctes : elles ne figureront plus ici.
doubles-differ = Distinctes
doubles-distinct = Fiches déclarées distinctes
doubles-again = Les proposer à nouveau
merge-title = Fusionner deux fiches
merge-lead = Choisissez la valeur à garder. Là où les deux disent la même chose, il n’y a rien à choisir.
merge-one = Première
merge-other = Seconde
merge-compare = Comparer
merge-nothing = Rien
merge-more = Les fonctions des deux sont gardées. Les visites, rendez-vous, accords et réponses qui nomment l’une nomment désormais la fiche restante ; personne n’en est informé.
merge-for-good = La fusion est définitive.
merge-for-good-more = L’une des deux fiches disparaît, et rien ne dit plus quelle visite nommait laquelle.
merge-sure = J’ai comparé les fiches : c’est une seule et même chose
merge-unsure = Dites que c’est une seule et même chose, ou quittez sans enregistrer.
merge-do = Fusionner
merge-back = Retour à la liste
merge-refused = Ces deux fiches n’ont pas été fusionnées
merge-same = C’est une seule et même fiche : choisissez-en deux.
merge-other-office = Une visite d’un autre service nomme la fiche qui disparaîtrait. Demandez à ce service de les fusionner.
merge-both-take-part = Les deux participent à { $visit }, ou y ont participé, et figurent sur la liste ou ont reçu des messages. Retirez l’une des deux de la liste avant tout envoi.
edit-merged = Fusion
edit-organisation = Organisation
edit-venue = Lieu
person-offices = Fonctions
edit-visit = Visite
edit-person = Personne
edit-fields = { $count ->
    [one] { $count } champ
   *[other] { $count } champs
}
# what one click takes back: what was done, to what, and to how many others
edit-brief = { $what } : { $title }{ $more ->
    [0] {""}
   *[other] {" "}et { $more } de plus
}
edit-needs-hidden = Le régime alimentaire et les besoins d’accès ne sont montrés qu’aux responsables et au protocole.
edit-yes = Oui
edit-no = Non
edit-gone = (supprimé depuis)
edit-with-more = { $what } ({ $more })
edit-except = sauf { $name }
edit-note-for = Pour : { $names }
edit-reminder-eve = la veille, { $at }
edit-reminder-first-item = { $before } avant le premier rendez-vous
edit-reminder-missing-reply = { $before } avant la date limite, à qui n’a pas répondu
visit-short-title = Titre court
visit-agreements = Accords
visit-themes = Thèmes
visit-reminders = Rappels
visit-status-planned = prévue
visit-status-cancelled = annulée

# Liens vers un programme avant sa publication
previews-title = Liens d’aperçu
previews-none = Aucun lien
previews-none-more = Un lien montre tout le programme, tel qu’il est maintenant, à quelqu’un qui ne se connecte pas, un cabinet par exemple, avant toute publication.
preview-make = Créer un lien
preview-make-more = Il montre le projet tel qu’il est à cet instant, sans les éléments internes, les notes ni les liens de visioconférence. Les modifications ultérieures n’y paraissent pas.
preview-lifetime = Valable
preview-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
preview-open = Valable
preview-revoked = Retiré
preview-expired = Échu
preview-made = Créé par { $name }, { $when }
preview-until = Jusqu’au
preview-address = Adresse à copier
preview-look = Regarder
preview-revoke = Retirer
preview-title = Aperçu du programme
preview-not-published = Ce programme n’est pas publié et peut encore changer.
preview-state = Il montre le projet du { $when }. Le lien est valable jusqu’au { $until }.

# Messages
messages-all = Tous
messages-filter = Messages par état
messages-none = Aucun message
messages-none-more = Les messages figurent ici dès qu’une publication concerne quelqu’un.
test-mails = Message d’essai à vous-même
test-mails-more = Il est envoyé à { $address } et à personne d’autre, dit ce que dit le brouillon en ce moment, et n’informe personne. Ses liens mènent à vos propres pages.
test-mails-kind = Que faut-il envoyer
test-mails-invitation = Invitation à un rendez-vous
test-mails-update = Invitation modifiée
test-mails-cancellation = Annulation
test-mails-withdrawal = N’est plus attendu
test-mails-programme = Programme entier
test-mails-question = Question sur l’horaire
test-mails-eve = Rappel de la veille
test-mails-first-item = Rappel avant le premier rendez-vous
test-mails-missing-reply = Rappel des réponses manquantes
test-mails-place = Une place s’est libérée
test-mails-digest = Résumé pour les organisateurs
test-mails-language = Langue
test-mails-send = Me l’envoyer
test-mails-sent = En route vers { $address }.
test-mails-refused = Rien n’a été envoyé à { $address } : personne ne participe encore à un rendez-vous, ou vous en avez demandé trop en une heure.
test-mail-subject = [Essai] { $subject }
messages-who = Pour
messages-what = Message
messages-when = Quand
messages-back = Tous les messages
messages-version = Publication
messages-reason = Raison
messages-attempts = Tentatives
messages-id = Message-ID
messages-address = Adresse électronique
messages-retry = Réessayer
messages-retry-more = Écrit à nouveau, avec ce qu’il y a à dire maintenant. L’ancien message n’est jamais renvoyé.
messages-retry-copy = L’envoie à la même adresse, tel qu’il a été écrit.
messages-correct = Corriger l’adresse
messages-correct-more = Change l’adresse de la personne et écrit à la nouvelle. Ses liens personnels sont renouvelés : les anciens ne fonctionnent plus.
messages-address-wrong = Donnez une adresse comme nom@exemple.org, que personne d’autre n’a.
messages-text = Ce qu’il faut dire
messages-now = Ce qu’il dirait maintenant
state-held = Attend d’autres modifications
state-due = À envoyer
state-sending = En cours d’envoi
state-sent = Envoyé
state-failed = Échec
state-dropped = Devenu inutile
state-by-hand = À dire de vive voix

# De vive voix
by-hand-title = À dire de vive voix
by-hand-more = Ici, personne ne reçoit d’écrit : appelez, lisez le texte, puis notez comment c’est fait.
by-hand-none = Personne à appeler
by-hand-none-more = Les personnes sans adresse électronique, et celles que l’on prévient de vive voix, figurent ici avec ce qu’il faut dire.
by-hand-no-phone = Pas de numéro de téléphone
by-hand-how = Comment
by-hand-when = Quand
by-hand-who = Par qui
by-hand-settle = Noter
by-hand-settled = Transmis
by-hand-told = { $how }, par { $name }
by-hand-phone = Par téléphone
by-hand-person = En personne
by-hand-message = Par texto
by-hand-line-wrong = Dites-le en une ligne de 200 caractères au plus.
by-hand-at-wrong = Donnez le jour et l’heure, comme 2025-06-23T14:30.
by-hand-at-future = C’est encore à venir : notez-le une fois fait.

# Qui travaille à une visite
members-title = Qui travaille à cette visite
members-name = Nom
members-role = Rôle
members-save = Enregistrer
members-remove = Retirer
members-by-team = par son rôle dans le service
members-add = Ajouter quelqu’un
members-email = Adresse électronique du compte
members-email-hint = Aussi celle de quelqu’un d’un autre service : il verra cette visite et aucune autre.
members-roles = Ce que chacun peut faire
members-unknown = Personne ne se connecte ici avec cette adresse.
members-last-owner = C’est l’unique responsable de cette visite : nommez-en d’abord un autre.
visit-role-owner = Responsable
visit-role-owner-more = Fait tout, et dit qui d’autre le peut.
visit-role-editor = Rédaction
visit-role-editor-more = Construit le programme et le publie.
visit-role-protocol = Protocole
visit-role-protocol-more = Règle les préséances et veille aux régimes et à l’accessibilité.
visit-role-viewer = Consultation
visit-role-viewer-more = Regarde le projet et ne change rien.
visit-role-reader = Lecture
visit-role-reader-more = Voit ce qui est publié, comme une ambassade.

# The form of an item
item-edit = Modifier le rendez-vous
item-more = Autres actions sur le rendez-vous
item-duplicate = Dupliquer
item-later = Décaler la suite de la journée
item-stale = Quelqu’un d’autre a enregistré ce rendez-vous entre-temps.
item-stale-more = Le formulaire ci-dessous contient votre saisie. Reprenez ce que vous voulez garder, puis enregistrez à nouveau.
item-field = Champ
item-yours = Le vôtre
item-theirs = Enregistré entre-temps
item-day = Jour
item-kind = Type
item-visibility = Qui le voit
item-places = Lieu
item-places-hint = Un lieu du registre, ou un nom et une adresse pour ce seul rendez-vous.
item-venue = Lieu du registre
item-place-name = Ou un autre lieu
item-place-address = Son adresse
item-place-role = Rôle dans un trajet
item-audience = Pour qui
item-audience-hint = « Tout le monde » désigne tous les participants sauf la presse, les chauffeurs et la sécurité, que l’on nomme.
item-audience-roles = Par rôle
item-audience-people = Par nom
item-audience-except = Sauf
item-parts = Qui fait quoi
item-parts-hint = Qui a un rôle est attendu, qu’il soit dans le public ou non.
item-part = Rôle
item-host = Organisation hôte
item-capacity = Nombre de places
item-reply = Réponses
item-reply-yes = Demander une réponse
item-notes = Notes pour les participants
item-notes-hint = Seules les personnes concernées voient une note.
item-notes-for = Destinataires de la note
item-notes-kept = Comme avant, ou tout le monde
item-internal = Notes internes
item-internal-hint = Elles ne quittent jamais les organisateurs.
item-zones = Autre jour ou autre fuseau horaire
item-end-day = Se termine un autre jour
item-start-zone = Fuseau du début
item-end-zone = Fuseau de la fin
item-move = Déplacer
item-move-hint = La durée reste la même.
item-cancel = Annuler le rendez-vous
item-cancel-hint = Il reste au programme, barré, et ceux qui le connaissent sont prévenus à la publication.
item-delete = Supprimer le rendez-vous
item-delete-hint = Seul ce qui n’a jamais été publié peut être supprimé ; le reste s’annule.
visible-public = Public
visible-participants = Participants
visible-internal = Organisateurs seuls
place-role-at = Sur place
place-role-from = Départ
place-role-to = Arrivée
later-minutes = Minutes
later-minutes-hint = Avec un moins : plus tôt.
later-show = Afficher
later-was = Actuellement
later-now = Ensuite
later-outcome = Conflits avant : { $before } ; après : { $after }.
later-move = { $count ->
    [one] Déplacer { $count } rendez-vous
   *[other] Déplacer { $count } rendez-vous
}
role-head-of-delegation = Chef de délégation
role-delegate = Membre de la délégation
role-host = Hôte
role-speaker = Orateur
role-signatory = Signataire
role-guest = Invité
role-interpreter = Interprète
role-press = Presse
role-protocol = Protocole
role-security = Sécurité
role-driver = Chauffeur

# Quick add, moving and saving in the agenda
quick-add = Ajout rapide
quick-add-example = Ajout rapide : mar. 14:30–16:00 Titre @ Lieu
quick-add-hint = Un jour, les heures, un titre, @ et un lieu, puis Entrée.
quick-add-understood = { $when } : { $title }
quick-add-understood-at = { $when } : { $title }, lieu : { $venue }
quick-add-unsure = Il manque le jour ou l’heure : Entrée ouvre le formulaire.
move-help = Déplacement. Haut et bas : 15 minutes, avec Maj 5. Gauche et droite : un autre jour. Entrée valide, Échap annule.
move-cancelled = Pas déplacé.
save-saving = Enregistrement…
save-saved = Enregistré
save-failed = Pas enregistré
save-retry = Réessayer
save-stale = Quelqu’un d’autre a modifié ce rendez-vous entre-temps.
keys-move = déplacer
keys-open = ouvrir
keys-new = nouveau
keys-undo = annuler
# Qui participe à une visite
participant-role-head-of-delegation = Chef de délégation
participant-role-delegate = Délégué
participant-role-host = Hôte
participant-role-speaker = Intervenant
participant-role-signatory = Signataire
participant-role-guest = Invité
participant-role-interpreter = Interprète
participant-role-press = Presse
participant-role-protocol = Protocole
participant-role-security = Sécurité
participant-role-driver = Chauffeur
notify-invitations = Invitations
notify-programme = Programme
notify-by-hand = De vive voix
notify-none = Non informé
notify-default = Selon le rôle

participant-new = Ajouter un participant
participants-paste = Coller depuis un tableur
participants-none = Personne ne participe encore
participants-none-more = Les personnes de cette visite figurent ici par ordre de préséance, chacune avec ses réponses.
participants-filter = N’en montrer qu’une partie
participants-order = Par ordre de préséance
participants-shown = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
participants-order-hint = L’ordre suit le rang de la fonction à laquelle chacun vient ; à rang égal, les chefs de délégation passent devant, puis le nom décide. Pour déplacer quelqu’un, changez le rang de sa fonction sur sa propre page.
filter-delegations = Toutes les délégations
filter-groups = Tous les groupes
filter-roles = Tous les rôles
filter-apply = Afficher
filter-clear = Afficher tout le monde
filter-none = Personne ne correspond
filter-none-more = Choisissez une autre délégation, un autre groupe ou un autre rôle.
column-precedence = Rang
column-function = Fonction
column-role = Rôle
column-delegation = Délégation
column-groups = Groupes
column-language = Langue
column-told = Informé par
column-needs = Besoins
column-diet = Régime alimentaire
column-access = Besoins d’accès
column-reply = Réponse
column-organisation = Organisme
answers-not-asked = Non demandée
answers-attending = Présent
answers-declined = Absent
answers-tentative = Peut-être
answers-missing = { $missing } sur { $asked } manquent{ $declined ->
    [0] {""}
   *[other] , { $declined } refus
}
answers-some = Présent à { $accepted } sur { $asked }{ $declined ->
    [0] {""}
   *[other] , { $declined } refus
}
bulk-choose = Choisir
bulk-all = { $count ->
    [one] La seule personne affichée
   *[other] Les { $count } personnes affichées
}
bulk-group = Groupe
bulk-join = Ajouter au groupe
bulk-leave = Retirer du groupe
bulk-notify = Informer ainsi
bulk-remove = Retirer de la liste
bulk-export = Exporter en CSV
bulk-title = Ce qui a été fait
bulk-done = Fait
bulk-skipped = Laissés tels quels
bulk-back = Retour aux participants
bulk-nobody = Personne n’est choisi. Cochez d’abord les personnes, ou toutes celles affichées.
bulk-nothing = Rien n’a changé. Nommez d’abord le groupe.
bulk-bad-group = Rien n’a changé : le nom d’un groupe tient sur une ligne, en 200 caractères au plus.
bulk-gone = N’est plus sur la liste
bulk-remind = Relancer pour les réponses
bulk-reminded = { $count ->
    [0] Personne n’a été relancé.
    [one] Une personne est relancée pour les réponses manquantes.
   *[other] { $count } personnes sont relancées pour les réponses manquantes.
}
bulk-nothing-missing = Aucune réponse ne manque de leur part.
bulk-not-written = Aucun courriel ne leur est adressé, ou pas de rappel.
bulk-reminded-today = Déjà relancé aujourd’hui.
bulk-in-group = Était déjà dans le groupe
bulk-not-in-group = N’était pas dans le groupe
bulk-told-so = Était déjà informé ainsi
bulk-joined = { $count ->
    [0] Personne n’a été ajouté à { $group }.
    [one] Une personne a été ajoutée à { $group }.
   *[other] { $count } personnes ont été ajoutées à { $group }.
}
bulk-left = { $count ->
    [0] Personne n’a été retiré de { $group }.
    [one] Une personne a été retirée de { $group }.
   *[other] { $count } personnes ont été retirées de { $group }.
}
bulk-notified = { $count ->
    [0] Rien n’a changé dans la façon d’informer ({ $way }).
    [one] Une personne sera désormais informée autrement : { $way }.
   *[other] { $count } personnes seront désormais informées autrement : { $way }.
}
bulk-removed = { $count ->
    [0] Personne n’a été retiré de la liste.
    [one] Une personne a été retirée de la liste. Personne n’est informé avant la publication.
   *[other] { $count } personnes ont été retirées de la liste. Personne n’est informé avant la publication.
}
participant-person = Noms, fonctions et rang
participant-needs-hint = Seuls les responsables de la visite et le protocole voient ceci.
participant-items = Attendu à
participant-items-none = Attendu nulle part encore
participant-items-none-more = Les moments pour tous, pour sa délégation, son rôle ou son groupe, ou pour lui nommément figurent ici.
participant-links = Liens
participant-links-hint = Sa page et son agenda ont des adresses secrètes. De nouveaux liens rendent aussitôt les anciens inutilisables ; le prochain message les porte.
participant-links-renew = Créer de nouveaux liens
participant-remove = Retirer de la liste
participant-remove-hint = Personne n’est informé avant la publication. Ajoutée de nouveau plus tard, la personne retrouve sa page et ses réponses.
participant-office = Vient au titre d’une fonction à
participant-office-highest = La fonction de rang le plus élevé
participant-groups-hint = Séparés par des virgules : presse, culture
participant-add = Ajouter { $name }
participant-add-now = Ajouter à la visite
participant-other = Choisir quelqu’un d’autre
participant-find = Quelqu’un que nous connaissons
participant-enter = Quelqu’un de nouveau
participant-title-hint = Dans la langue que la personne lit.
participant-organisation-hint = Où la fonction est exercée. Un organisme nouveau est aussi enregistré.
delegation-no = Aucune
delegations = Délégations
delegations-none = Aucune délégation encore
delegations-none-more = Les groupes qui voyagent ensemble figurent ici, avec l’organisme qu’ils représentent et qui les conduit.
delegation-new = Nouvelle délégation
delegation-edit = Modifier la délégation
delegation-head = Chef
delegation-remove = Supprimer la délégation
delegation-remove-hint = On ne supprime qu’une délégation sans membre, à laquelle aucun moment n’est destiné.
person-family-name = Nom
person-given-name = Prénom
person-name-order = Ordre des noms
name-order-given-first = Prénom d’abord
name-order-family-first = Nom d’abord
search = Rechercher
search-none = Rien n’a été trouvé
search-none-more = Vérifiez l’orthographe, ou saisissez moins de lettres.
paste-steps = Étapes
paste-step-1 = Étape 1 sur 3. Rien n’est enregistré avant la dernière étape.
paste-step-2 = Étape 2 sur 3. Dites ce que signifie chaque colonne ; celles laissées de côté ne sont pas lues.
paste-step-3 = Étape 3 sur 3. Rien n’est encore enregistré.
paste-text = Lignes du tableur
paste-text-hint = Copiez les cellules dans votre tableur et collez-les ici, en-têtes compris. Le contenu d’un fichier CSV convient aussi.
paste-to-columns = Continuer vers les colonnes
paste-to-columns-again = Retour aux colonnes
paste-back = Retour au texte
paste-columns = Ce que signifient les colonnes
paste-first = La première ligne
paste-first-headings = porte les en-têtes
paste-first-people = est une personne
paste-heading = Colonne
paste-means = Signifie
paste-examples = Par exemple
paste-column-number = Colonne { $count }
paste-to-preview = { $count ->
    [one] Vérifier { $count } ligne
   *[other] Vérifier { $count } lignes
}
paste-preview = Ce qui sera ajouté
paste-line = Ligne
paste-outcome = Résultat
paste-new = Nouvelle personne
paste-known = Déjà connue
paste-problem = Problème
paste-bad = { $count ->
    [one] Une ligne ne peut pas être ajoutée et sera laissée de côté.
   *[other] { $count } lignes ne peuvent pas être ajoutées et seront laissées de côté.
}
paste-download = { $count ->
    [one] Télécharger cette ligne
   *[other] Télécharger ces { $count } lignes
}
paste-add = { $count ->
    [one] Ajouter { $count } personne
   *[other] Ajouter { $count } personnes
}
paste-changed = Quelqu’un a modifié entre-temps les répertoires ou la visite. Rien n’a été ajouté : vérifiez de nouveau les lignes.
paste-empty = Collez au moins une ligne avec une personne.
paste-too-many = Collez au plus { $most } lignes à la fois.
paste-column-ignore = Laisser de côté
paste-column-name = Nom complet
paste-column-family-name = Nom
paste-column-given-name = Prénom
paste-column-email = Courriel
paste-column-phone = Téléphone
paste-column-title = Fonction
paste-column-organisation = Organisme
paste-column-role = Rôle dans la visite
paste-column-delegation = Délégation
paste-column-groups = Groupes
paste-column-language = Langue
paste-column-diet = Régime alimentaire
paste-column-access = Besoins d’accès
paste-fault-no-name = Il manque le nom : dites quelle colonne le porte, ou complétez-le.
paste-fault-email = « { $text } » n’est pas une adresse. Corrigez-la, ou laissez la cellule vide.
paste-fault-shared-email = Plusieurs personnes partagent { $text }, et aucune ne porte ce nom. Ajoutez cette personne à la main.
paste-fault-role = « { $text } » n’est pas un rôle. Écrivez invité, délégué, interprète ou un autre rôle de la liste.
paste-fault-delegation = La visite n’a pas de délégation « { $text } ». Ajoutez-la d’abord, ou corrigez le nom.
paste-fault-language = « { $text } » n’est pas une de nos langues. Écrivez anglais, français, norvégien ou vietnamien.
paste-fault-no-organisation = « { $text } » demande un organisme où la fonction est exercée.
paste-fault-too-long = { $column } : plus de 200 caractères. Abrégez.
paste-fault-ambiguous = Plusieurs personnes s’appellent { $text }. Donnez l’adresse de celle que vous voulez.
paste-fault-other-email = Une personne de ce nom a une autre adresse que { $text }. Corrigez l’une des deux, ou ajoutez cette personne à la main.
paste-fault-on-roster = { $text } participe déjà.
paste-fault-repeated = La même personne figure à la ligne { $line }.
paste-fault-unknown = { $text } n’est pas dans le répertoire, et vous ne pouvez pas y ajouter de personnes.

# Répertoires
registers = Répertoires
organisations = Organismes
venues = Lieux
people-search = Nom ou courriel
people-none = Personne encore
people-none-more = Tous ceux qui reçoivent, voyagent ou interviennent lors d’une visite figurent ici une fois, avec leurs fonctions.
people-more = { $count ->
    [one] { $count } autre : cherchez le nom.
   *[other] { $count } autres : cherchez un nom.
}
person-new = Nouvelle personne
person-edit = Modifier la personne
person-email-shared = D’autres utilisent aussi cette adresse, et le disent
person-locale = Langue lue
person-locale-hint = Un code de langue : en, fr, nb, vi ou un autre.
person-languages = Langues parlées
person-languages-hint = Codes de langue séparés par des virgules : vi, fr
person-zone-hint = Par exemple Europe/Paris.
person-public = Les pages publiques peuvent nommer cette personne
person-office = Fonction
person-office-new = Autre fonction
person-office-none = Aucune fonction ici
person-title-in = Titre ({ $name })
person-salutation-in = Formule d’appel ({ $name })
person-rank-hint = 1 est le plus élevé ; 500 si rien n’est indiqué.
person-from = Depuis
person-to = Jusqu’à
person-date-hint = 2025, 2025-06 ou 2025-06-23
person-remove = Supprimer la personne
register-remove-hint = On ne supprime que ce à quoi rien ne renvoie.
organisations-none = Aucun organisme encore
organisations-none-more = Les villes, ambassades, entreprises et autres qui reçoivent ou envoient des personnes figurent ici.
organisation-new = Nouvel organisme
organisation-edit = Modifier l’organisme
organisation-name-hint = Dans sa propre langue.
organisation-acts-for = Agit pour
organisation-acts-itself = Lui-même
organisation-public = Les pages publiques peuvent nommer cet organisme
organisation-remove = Supprimer l’organisme
organisation-kind-city = Ville
organisation-kind-region = Région
organisation-kind-state = État
organisation-kind-embassy = Ambassade
organisation-kind-agency = Agence
organisation-kind-company = Entreprise
organisation-kind-university = Université
organisation-kind-association = Association
organisation-kind-other = Autre
column-kind = Nature
column-place = Localité
field-city = Ville
field-country = Pays
field-country-hint = Deux lettres, comme FR.
field-website = Site web
field-address = Adresse
field-capacity = Capacité
venues-none = Aucun lieu encore
venues-none-more = Les lieux où se passe le programme figurent ici, avec adresse, capacité et accès.
venue-new = Nouveau lieu
venue-edit = Modifier le lieu
venue-name-hint = Comme sur la porte.
venue-capacity-hint = Combien de personnes y tiennent.
venue-geo = Position
venue-latitude = Degrés nord
venue-longitude = Degrés est
venue-access = Accès
venue-access-hint = Entrée, étage, marches, qui demander.
venue-remove = Supprimer le lieu
travel-times = Temps de trajet depuis ce lieu
travel-times-none = Aucun temps de trajet encore
travel-times-none-more = Là où les minutes sont connues, le programme montre le trajet entre deux moments, et s’il y a le temps.
travel-to = Vers
travel-minutes = Minutes
travel-way-back = Comme au retour
travel-set = Fixer
travel-hint = Vaut dans les deux sens, sauf si l’autre est donné aussi. Vide : supprimé.

# À côté du programme d’une visite
presence-edits = { $name } a ouvert { $title }.
presence-changed-item = { $name } a modifié { $title } à { $time }.
presence-changed = { $name } a modifié cette visite à { $time }.
presence-looks = { $name } consulte aussi ce programme.
presence-newer = Le programme a changé depuis que vous l’avez ouvert.
presence-show = L’afficher tel qu’il est maintenant
agenda-keep = Garder, avec un motif
agenda-keep-reason = Pourquoi c’est voulu
agenda-keep-do = Garder
agenda-kept-heading = { $count ->
    [one] { $count } conflit gardé avec un motif
   *[other] { $count } conflits gardés avec un motif
}
agenda-kept-by = { $name }, { $when }
agenda-take-up = Le signaler de nouveau
agenda-kept = Le conflit est gardé. Il revient dès que quelque chose y change.
agenda-not-kept = Rien n’a été gardé : le programme a changé entre-temps.
agenda-kept-unsaid = Rien n’a été gardé : dites en quelques mots pourquoi c’est voulu.
agenda-taken-up = Le conflit est de nouveau signalé.
tray-heading = À placer :
tray-new = Noter quelque chose à placer
tray-hint = Cela attend ici, pour les seuls organisateurs, d’avoir un jour et une heure.
tray-minutes = Durée en minutes
tray-put-do = Noter
tray-place = Placer
tray-discard = Retirer
tray-put = C’est noté : cela attend sous le programme.
tray-not-put = Rien n’a été noté : il faut un titre et une durée de 5 minutes à un jour.
tray-discarded = C’est retiré.
panel-all = Tous ({ $count })
panel-attending = { $count ->
    [one] { $count } présent
   *[other] { $count } présents
}
panel-awaited = { $count ->
    [one] { $count } réponse attendue
   *[other] { $count } réponses attendues
}
panel-declined = { $count ->
    [one] { $count } refus
   *[other] { $count } refus
}
panel-items = { $count ->
    [one] { $count } rendez-vous
   *[other] { $count } rendez-vous
}
panel-free = Libre
panel-whose = Les rendez-vous de { $name } sont marqués.
panel-nobody = Afficher ceux de tous
panel-at = Qui est où, ce jour à cette heure
panel-at-do = Qui est où
panel-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
duration-help = Changement de durée. Haut et bas : 15 minutes, avec Maj 5. Entrée la garde, Échap annule.
keys-heading = Touches
keys-where = Elles agissent quand un rendez-vous du programme a le focus.
keys-walk = aller d’un rendez-vous à l’autre
keys-duration = plus long ou plus court
keys-redo = rétablir
keys-help = cette liste

# Demander une heure
poll-title = Demander une heure
poll-planned = Prévu jusqu’ici : { $name }
poll-ask-host = Demander à l’hôte
poll-ask-host-hint = Proposez jusqu’à trois heures. L’hôte en choisit une sur sa page, ou en propose une autre ; son choix est inscrit dans le projet et le rendez-vous est confirmé. La durée reste celle prévue. L’hôte reçoit un courriel avec ces heures ; qui ne reçoit pas de courriel figure parmi les personnes à appeler.
poll-ask-everyone = Demander à tous
poll-ask-everyone-hint = Proposez jusqu’à six heures. Toutes les personnes attendues qui ont une page disent lesquelles leur conviennent ; vous en retenez une. La durée reste celle prévue. Chacune reçoit un courriel avec ces heures ; qui ne reçoit pas de courriel figure parmi les personnes à appeler.
poll-start = Début de l’heure { $count }
poll-asked-host = Demandé à l’hôte le { $when }
poll-asked-everyone = Demandé à tous le { $when }
poll-open = En cours
poll-settled = Réglé
poll-withdrawn = Retiré
poll-heard = { $heard } sur { $asked } ont répondu
poll-time = Heure
poll-suits = À qui elle convient
poll-counts = { $yes } oui, { $maybe } au besoin, { $no } non
poll-names = { $vote } : { $names }
poll-voter = { $name } (réponse de { $by })
poll-take = Retenir cette heure
poll-best = Convient le mieux
poll-chosen = Retenue
poll-withdraw = Retirer la question
poll-cannot = Personne ne peut être interrogé
poll-cannot-more = Les rendez-vous internes ou annulés ne sont montrés à personne : on ne peut donc interroger personne à leur sujet.
poll-no-time = Indiquez au moins une heure, avec le jour.
poll-too-many = Indiquez moins d’heures : trois pour un hôte, six pour tous.
poll-twice = N’indiquez chaque heure qu’une fois.
poll-internal = Ce rendez-vous est interne : changez d’abord qui peut le voir.
poll-nobody = Aucune des personnes à interroger n’a encore de page. Publiez d’abord, au moins ce rendez-vous à confirmer.
poll-missing = L’une de ces heures n’existe pas : les horloges avancent à ce moment-là.
poll-past = L’une de ces heures est passée.
poll-strangers = { $new ->
    [one] Une personne recevrait un premier message
   *[other] { $new } personnes recevraient un premier message
} ; nouvelles adresses encore possibles aujourd’hui : { $left }. Posez la question demain, ou voyez avec un administrateur.
poll-choose = Merci de choisir une heure
poll-choose-hint = L’heure que vous choisissez est retenue aussitôt, et les organisateurs la voient.
poll-none = Aucune ne convient : en proposer une autre
poll-say = Quelles heures vous conviennent ?
poll-send = Envoyer
poll-kept = Merci : les organisateurs ont votre réponse.
vote-yes = Oui
vote-if-need-be = Au besoin
vote-no = Non
letter-question = Une heure est demandée
subject-question-host = Merci de choisir une heure : { $title } – { $visit }
subject-question-everyone = Quelles heures vous conviennent : { $title } – { $visit }
question-host = Nous souhaitons fixer avec vous l’heure de ce rendez-vous. Voici les heures possibles : merci d’en choisir une sur votre page, ou d’y en proposer une autre.
question-everyone = Nous cherchons une heure pour ce rendez-vous. Merci de dire sur votre page lesquelles vous conviennent.
question-answer = Répondre sur votre page
question-by-hand = Laquelle de ces heures vous conviendrait ?
# Reminders
timeline-title = Ce qui part, et quand
timeline-more = Les rappels se déduisent du programme : chaque publication, chaque réponse et chaque règle compte aussitôt.
timeline-rules = Modifier les règles
timeline-waits = En attente de votre accord
timeline-waits-more = Les chefs de délégation, les hôtes et les orateurs ne sont relancés que si vous le demandez.
timeline-release = Envoyer les rappels cochés
timeline-coming = À venir
timeline-none = Rien à envoyer
timeline-none-more = Les rappels figurent ici dès qu’un programme a été annoncé.
timeline-past = Partis ou abandonnés
timeline-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
    }
timeline-eve = Programme du { $day }
timeline-first-item = Avant le premier rendez-vous
timeline-missing-reply = Réponses manquantes
timeline-absorbed = Un autre message l’a dit.
timeline-missed = Il n’a pas pu partir à temps.
reminders-title = Rappels
reminders-hint = Ils partent dans la langue du destinataire, jamais la nuit. Sans règle, personne n’est relancé.
reminders-rule = Règle { $count }
reminders-none = Aucune
reminders-eve = Le programme du jour, la veille
reminders-first-item = Le premier rendez-vous
reminders-missing-reply = Une réponse manquante
reminders-at = La veille à
reminders-before = Sinon, combien de temps avant
reminders-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
    }
reminders-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
    }

# Assistants
letter-copy = Vous recevez cette copie en tant que secrétariat de { $name }. Une réponse donnée sur la page vaut pour cette personne.
participant-mail-to = Assistants
participant-mail-to-hint = Cinq au plus, un par ligne : nom, adresse, langue, séparés par des virgules. Chacun reçoit copie de chaque message, sans agenda, et peut répondre sur la page.
message-copy = Copie à { $address }

# Places
subject-reminder-place = Une place s’est libérée : { $title } – { $visit }
reminder-place = Une place s’est libérée pour vous ; nous vous attendons. Si vous ne pouvez pas venir, merci de nous le dire, pour qu’une autre personne en profite.
timeline-place = Place libérée
answer-waits = Numéro { $number } sur la liste d’attente

# Calls
calls-title = Liste d’appels
calls-about = À propos de la version urgente { $version } du { $when }, par ordre de préséance.
calls-told = Information donnée par téléphone à { $time } par { $name }
calls-record = Information donnée par téléphone
calls-none = Personne à appeler
calls-none-more = Après une publication urgente, les personnes concernées figurent ici par ordre de préséance.

# Ce que l’on écrit à notre adresse
forward-subject = Transfert : { $subject } – { $visit }
forward-opening = { $writer } a écrit à { $address }, semble-t-il au sujet de « { $visit } ». Son message est joint.
forward-answer = Votre réponse à ce message lui parviendra.
forward-page = Tout le courrier de cette visite
message-forward = Transféré à { $address }
stray-mails = Courrier sans visite
stray-mails-more = Ce que l’on a écrit à { $address } sans que l’on sache pour quelle visite. Rien n’en est transféré, et tout est effacé après 90 jours.
stray-mails-none = Aucun courrier en attente
stray-mails-none-more = Ce que l’on écrit à cette adresse au sujet d’une visite figure à la page de ses réponses.
# Webhooks
webhooks = Webhooks
webhooks-more = Un programme à vous peut être averti aussitôt de ce qui arrive aux visites de votre équipe. Il ne reçoit que des identifiants, signés, et demande le reste à l’API.
webhooks-open = Gérer les webhooks
webhooks-all = Programmes avertis
webhooks-none = Aucun programme n’est averti
webhooks-none-more = Ajoutez l’adresse d’un programme à avertir.
webhook-add = Ajouter un webhook
webhook-url = Adresse
webhook-url-hint = Elle commence par https:// et se trouve sur l’internet public, sans numéro de port.
webhook-url-wrong = Écrivez une adresse comme https://hooks.exemple.org/escale, sans nom d’utilisateur ni port.
webhook-events = L’avertir
webhook-events-wrong = Choisissez au moins une chose dont l’avertir.
webhook-too-many = Votre équipe a 20 webhooks. Supprimez-en un d’abord.
webhook-published = des publications
webhook-replied = des réponses
webhook-failed = des messages en échec
webhook-tried = essai
webhook-on = Actif
webhook-off = Arrêté
webhook-secret = Secret du webhook
webhook-secret-once = Il n’est affiché que maintenant. Le destinataire vérifie avec lui qu’un envoi vient de nous.
webhook-go-on = Voir le webhook
webhook-try = Envoyer un essai
webhook-switch-on = Activer
webhook-switch-off = Arrêter
webhook-remove = Supprimer
webhook-deliveries = Derniers envois
webhook-deliveries-none = Rien n’a encore été envoyé
webhook-deliveries-none-more = Les envois des 30 derniers jours figurent ici, avec leur sort.
webhook-what = Objet
webhook-when = Quand (UTC)

# Web Push
push-title = Sur cet appareil
push-hint = Si un changement urgent vous concerne, cet appareil peut vous en avertir aussitôt. Il dit seulement qu’il y a quelque chose à voir sur votre page.
push-allow = M’avertir sur cet appareil
push-stop = Ne plus m’avertir
push-on = Cet appareil vous avertira.
push-off = Cet appareil ne vous avertit plus.
push-denied = Votre navigateur ne le permet pas. Vous pouvez le changer dans ses réglages.
push-failed = Cet appareil n’a pas pu être enregistré. Réessayez plus tard.
push-changed = Un rendez-vous a changé
push-open = Ouvrez votre page pour le voir.
data-devices = Appareils avertis des changements urgents

# Ce qui vient d’être fait, en haut d’une page
done-saved = Vos modifications sont enregistrées.
done-added = Ajout effectué.
done-removed = Suppression effectuée.
done-moved = Déplacement effectué. Personne n’est prévenu avant la publication.
done-cancelled = Annulation enregistrée. Personne n’est prévenu avant la publication.
done-duplicated = Voici la copie.
done-retried = Ce qu’ils ne savent pas encore est écrit à nouveau et part bientôt.
done-noted = C’est noté.
done-asked = La question est en route.
done-withdrawn = Retrait effectué.
done-accepted = Proposition acceptée : le rendez-vous est déplacé. Les autres seront prévenus à la publication.
done-refused = Le rendez-vous reste inchangé.
done-counted = La réponse est prise en compte.
done-released = Ce que vous avez choisi part maintenant.
done-told = Rien de nouveau n’a été publié : ceux qui ignoraient cette version en sont prévenus.
