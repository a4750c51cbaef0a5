# Norsk bokmål.

## Kollisjoner (sidene til arrangørene)

people-and-others = { $names } og { $count } andre
clash-kind-person = Person på to steder
clash-kind-interpreter = Tolk på to steder
clash-kind-venue = Sted brukt to ganger
clash-kind-travel = For lite tid til å reise
clash-kind-capacity = For mange personer
clash-kind-outside-visit = Utenfor besøket
clash-kind-not-participant = Ikke deltaker
clash-kind-zone = Sted i en annen tidssone
clash-kind-change-of-hour = Klokken stilles
clash-error = Feil
clash-warning = Advarsel

clash-person = { $who } ville vært på to steder samtidig { $when }: { $items }.
clash-interpreter = { $who } ville tolket på to steder samtidig { $when }: { $items }.
clash-venue = { $venues } ville vært brukt to ganger samtidig { $when }: { $items }.
clash-travel = { $who } ville hatt { $gap } { $when } til en reise på { $needed }: { $items }.
clash-busy = { $who }: opptatt { $when } med et besøk ved et annet kontor.
clash-capacity = { $items } { $when }: { $expected } personer er ventet, det er plass til { $capacity }.
clash-outside-visit = { $items } er { $when }, utenfor dagene for besøket.
clash-not-participant = { $items } nevner { $who }, som ikke står på deltakerlisten.
clash-zone = { $items } { $when } har ingen tidssone, men { $venues } følger { $zone }.
clash-change-of-hour = Klokken stilles under { $items } { $when }: varigheten er { $elapsed }, mens klokken viser { $shown }.

clash-fix-move = Flytt { $item } til { $when }
clash-fix-venue = Hold { $item } et annet sted: { $venue }
clash-fix-audience = Ta { $who } ut av { $item }
clash-fix-zone = Oppgi at { $item } følger { $zone }
clash-fix-capacity = Tillat { $count } personer på { $item }
clash-fix-end = La { $item } slutte { $when }

## Det en leser ser av et punkt: merker, ledetekster og ord i brev, kalendere og sider.

summary-of = { $title } – { $visit }
summary-cancelled = Avlyst: { $summary }
summary-tentative = Ikke bekreftet: { $summary }
summary-withdrawn = Ikke lenger ventet: { $summary }
summary-readdressed = Til en annen adresse: { $summary }

labelled = { $label }: { $text }
topic-title = Tittel
topic-status = Status
topic-date = Dato
topic-time = Tid
topic-starts = Begynner
topic-ends = Slutter
topic-duration = Varighet
topic-place = Sted
topic-from = Fra
topic-to = Til
topic-access = Adkomst
topic-online = På nett
topic-invited-by = Invitasjon fra
topic-with = Sammen med
topic-own-part = Din rolle
topic-languages = Språk
topic-dress = Antrekk
topic-notes = Til deg
topic-description = Om
topic-reason = Årsak
topic-contact = Kontakt

when-time = { $time } ({ $zone })
when-day-time = { $day } { $time } ({ $zone })
when-day-range = { $day } { $time } ({ $zone })
when-lasting = { $when }, varer { $duration }
when-clocks-change = { $duration } (klokken stilles i mellomtiden)

status-tentative = ikke bekreftet
status-confirmed = bekreftet
status-cancelled = avlyst

part-host = vert
part-speaker = taler
part-signatory = undertegner
part-interpreter = tolk
part-moderator = ordstyrer
part-staff = stab
part-greeter = tar imot

kind-reception = Mottakelse
kind-meeting = Møte
kind-working-session = Arbeidsmøte
kind-site-visit = Omvisning
kind-signing = Undertegning
kind-event = Arrangement
kind-meal = Måltid
kind-transfer = Transport
kind-press = Presse
kind-technical = Teknisk
kind-free-time = Fritid
kind-hold = Reservert
kind-other = Annet

known-version = Versjon { $version } av { $when }
known-version-yours = Versjon { $version } av { $when }; ditt program ble sist endret i versjon { $changed }
see-page = Åpne programmet ditt
your-programme = Ditt program
the-programme = Programmet
join-call = Bli med i videomøtet

## Brev: invitasjoner, endringer og avlysninger

salutation-official = { $salutation },
salutation-neutral = God dag,

letter-invitation = Invitasjon
letter-invitation-tentative = Invitasjon, ikke bekreftet ennå
letter-update = Invitasjonen er endret
letter-cancellation = Avlyst
letter-withdrawal = Ikke lenger ventet
letter-readdress = Vi skriver til en annen adresse
letter-programme = Program

opening-host = Du er vert for dette punktet på programmet. Her er det som er planlagt.
opening-speaker = Vi har den ære å invitere deg til å tale ved dette punktet på programmet.
opening-signatory = Vi har den ære å invitere deg til å undertegne ved denne seremonien.
opening-staff = Vi regner med deg ved dette punktet på programmet. Her er det du trenger å vite.
opening-press = Pressen er invitert til dette punktet på programmet.
opening-guest = Vi har den ære å invitere deg til dette punktet på programmet.
opening-update = Dette punktet, som du er invitert til, er endret. Det som står her, erstatter det vi skrev tidligere.
opening-update-host = Dette punktet, som du er vert for, er endret. Det som står her, erstatter det vi skrev tidligere.
opening-update-staff = Dette punktet, der vi regner med deg, er endret. Det som står her, erstatter det vi skrev tidligere.
opening-cancelled = Vi må dessverre meddele at dette punktet er avlyst. Det var planlagt slik.
opening-withdrawn = Du er ikke lenger ventet ved dette punktet. Kalenderen din blir oppdatert, og du trenger ikke å gjøre noe.
opening-readdressed = Fra nå av skriver vi til en annen adresse om dette punktet. Det forsvinner fra denne adressens kalender, men står ellers ved lag.
tentative-warning = Tid og sted er ikke bekreftet ennå; vi skriver til deg når de er det.

changes-heading = Dette er endret
change-wording = Presiseringer i teksten; du trenger ikke å gjøre noe annerledes.
change-added = Nytt
change-changed = Endret
change-cancelled = Avlyst
change-withdrawn = Du er ikke lenger ventet

ask-answer = Vennligst godta eller avslå i kalenderen din, eller svar på denne meldingen.
ask-answer-by = Vennligst svar senest { $date }: godta eller avslå i kalenderen din, eller svar på denne meldingen.
ask-again = Tiden er endret betydelig: et tidligere svar gjelder ikke lenger.
answer-accepted = Du har takket ja. Kan du likevel ikke komme, så avslå i kalenderen din eller svar på denne meldingen.
answer-tentative = Du svarte «kanskje». Vennligst bekreft i kalenderen din, eller svar på denne meldingen.
calendar-follows = Denne meldingen har med seg avtalen til kalenderen din. Blir noe endret, skriver vi til deg, og kalenderen følger med.

programme-first = Her er programmet ditt.
programme-changed = Programmet ditt er endret. Det nye står først, deretter følger hele programmet.
programme-empty = For tiden er ikke noe planlagt for deg.
programme-zone = Tidene er lokale; når ikke annet er sagt, { $zone }.
programme-feed = Abonner på denne adressen for å ha det i kalenderen
programme-answer = Svar ønskes
programme-answer-by = Svar ønskes senest { $date }
subject-programme = Program: { $visit }, { $dates }
subject-programme-one = Endret: { $title } – { $visit }
subject-programme-many = Endret: { $count } punkter – { $visit }

by-hand-hello = God dag, dette er { $inviter } om «{ $visit }».

## Sider: program, besøk, forside, oppbevarte meldinger

page-skip = Hopp til innholdet
page-languages = Språk
page-foot = Escale: offisielle besøk, og kalendere som alltid stemmer.
page-foot-personal = Denne siden er personlig: vennligst ikke del adressen.
page-whose = Program for { $name }
page-public = Offentlig program
page-days = Dager
page-count = { $count ->
        [one] 1 avtale
       *[other] { $count } avtaler
    }
page-next = Neste avtale
page-now = Pågår nå
page-last-change = Programmet ditt ble sist endret { $when }
page-time-of-day = { $time }, { $day }
page-tentative = Ikke bekreftet ennå
page-cancelled = Avlyst
page-visit-cancelled = Dette besøket er avlyst.
page-nothing-public = Ingenting er kunngjort ennå.
page-directions = Veibeskrivelse
page-contact = Spørsmål?
page-subscribe = I kalenderen din
page-subscribe-hint = Et abonnement følger alle endringer. Noen kalendere oppdateres bare én eller to ganger om dagen, så vi skriver også til deg når noe endres sent.
page-subscribe-hint-invited = Du får en invitasjon til hver avtale, og hver senere endring. Et abonnement viser det samme: velg én av delene, ellers står alt to ganger i kalenderen din. Noen kalendere oppdateres bare én eller to ganger om dagen.
page-subscribe-hint-public = Et abonnement følger alle endringer. Noen kalendere oppdateres bare én eller to ganger om dagen; denne siden er alltid oppdatert.
page-subscribe-here = Abonner
page-google = Google Kalender
page-subscribe-address = Kalenderens adresse, til å kopiere
page-download = Last ned (.ics)
page-removed = Du står ikke lenger på listen over deltakere i dette besøket.
page-removed-more = Ingenting ventes av deg lenger, og kalenderabonnementet ditt er tomt.
page-not-found = Det er ingenting på denne adressen
page-not-found-more = Adressen kan være ufullstendig, eller lenkene dine kan være fornyet. Åpne den siste meldingen du har fått, eller spør den som inviterte deg.
page-back = Til forsiden
page-fault = Noe gikk galt hos oss
page-fault-more = Vennligst prøv igjen om litt. Skjer det igjen, oppgi dette nummeret til dem som driver tjenesten.
page-incident = Nummer
page-accessibility = Tilgjengelighet: ikke i samsvar
page-privacy = Personvern
page-theme = Farger
page-theme-system = Som enheten
page-theme-light = Lyse
page-theme-dark = Mørke

## Tilgjengelighet og personvern: sidene som hver bunntekst lenker til

accessibility-title = Tilgjengelighet
accessibility-lead = Den som driver tjenesten, forplikter seg til å gjøre den tilgjengelig, slik artikkel 47 i den franske loven nr. 2005-102 av 11. februar 2005 krever. Erklæringen gjelder tjenesten på denne adressen.
accessibility-state = Samsvar
accessibility-state-text =
    Ikke i samsvar med den franske standarden RGAA 4.1, som bygger på WCAG 2.1 på nivå AA og den europeiske standarden EN 301 549: ingen fagperson har revidert tjenesten ennå. Resultatene vil stå her.
    Alle sider kontrolleres automatisk ved hver endring av programmet. Det erstatter ikke en revisjon.
accessibility-works = Dette er tatt hensyn til
accessibility-works-text =
    Alt kan gjøres med tastaturet alene, og uten skript.
    Sidene kan leses på 320 piksler og forstørres til 400 %, i lyse og mørke farger og med fargene til systemet ditt.
    Ingen tilstand vises bare med farge, ingenting beveger seg av seg selv, og ingenting må gjøres på tid.
accessibility-faults = Kjente mangler
accessibility-faults-text =
    I agendaen med kolonner utelater en blokk som er for kort, slutten av teksten. Agendaen som liste viser alt.
    Titler og notater som bare er skrevet på ett språk, vises på det språket og er merket slik.
accessibility-contact = Si fra
accessibility-contact-text = Er det noe du ikke får lest eller gjort her, skriv til oss: Vi gir deg det på en annen måte og retter feilen.
accessibility-remedy = Klage
accessibility-remedy-text =
    Har du meldt fra om en feil som hindrer deg i å bruke tjenesten, uten å få et svar som hjelper, kan du henvende deg til Défenseur des droits i Frankrike: med skjemaet nedenfor, på telefon 09 69 39 00 00 eller med ufrankert post til Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
    I Norge fører Tilsynet for universell utforming av ikt (uutilsynet) tilsyn.

privacy-title = Personvern
privacy-lead = Kontoret som inviterer deg, bruker tjenesten til å organisere offisielle besøk, og er ansvarlig for det som lagres her.
privacy-kept = Hva som lagres, og hvem som ser det
privacy-kept-text =
    Navn, stilling, tittel, språk og kontaktopplysninger, avtalene som gjelder deg, svarene dine og meldingene som er sendt til deg. Besøkets organisatorer ser dette. Andre deltakere ser navn, tittel og rolle, aldri adressen eller telefonnummeret ditt.
    Kosthold og tilretteleggingsbehov, hvis du har oppgitt dem: Bare de ansvarlige for besøket og protokollen ser dem.
    Om organisatorer: kontoen, når de logget inn og med hvilken nettleser, og hva de endret.
privacy-why = Hvorfor
privacy-why-text = For å invitere deg, holde kalenderen din riktig og ta imot deg på en passende måte: en oppgave i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e).
privacy-long = Hvor lenge
privacy-long-text =
    Så lenge besøket forberedes og gjennomføres, deretter etter arkivreglene til kontoret som inviterer deg. Ingenting gis videre eller brukes til noe annet.
    Personlige lenker kan gjøres ugyldige når som helst; spør kontoret.
privacy-browser = I nettleseren din
privacy-browser-text = Deltakernes sider setter ingen informasjonskapsler. Organisatorer har én for økten, én for fargene og én for språket de har valgt. Det finnes ingen statistikk, ingen bilder som melder at du har lest en melding, og ingenting fra andre nettsteder.
privacy-rights = Rettighetene dine
privacy-rights-text =
    Du kan se, rette og få slettet det som er lagret om deg, og motsette deg bruken. Skriv til oss; vi svarer innen én måned.
    Du kan også klage til datatilsynsmyndigheten i landet ditt: i Norge Datatilsynet, i Frankrike CNIL.

## Trykte programmer

known-draft = Utkast fra { $when }, ikke publisert
known-desk = Slik utkastet var { $when }
print-title = Skriv ut
print-lead = Hvert papir viser hvilken versjon det er, og når den ble laget. Velg språk.
print-is-draft = Ingenting er publisert ennå: Disse papirene viser utkastet, og sier det.
print-booklets = Programmer
print-sheets = For laget
print-whole = Hele programmet
print-whole-more = Det en eller flere av deltakerne ser, og alle som er med
print-delegation-more = Det medlemmene ser; A5, to sider på hvert A4-ark
print-day-sheet = Dagsplan
print-day-sheet-more = Utkastet, med interne punkter og notater: blir hos laget
print-drivers = Sjåførliste
print-drivers-more = Bare forflytninger, og hvem som er med
print-programme = Program
print-copy = Eksemplar: { $name }
print-live = Versjonen på nett er alltid oppdatert.
print-qr = Adressen til siden som alltid er oppdatert
print-bar = Utskrift
print-back = Tilbake
print-hint-a5 = Skriv ut på A5, eller to sider på hvert A4-ark, og brett.
print-hint-a4 = Skriv ut på A4.
print-people = Personer og kontakter
print-precedence = I rangorden
print-delegation = Delegasjon
print-hosts = Verter og andre med en oppgave
print-contact = Kontakt
print-practical = Praktisk
print-internal = Internt
print-internal-more = vises ikke for deltakerne
print-internal-notes = Interne notater
print-notes = Beskjed til noen
print-expected = Ventet
print-passengers = Om bord
office-crumbs = Du er her

front-what = Offisielle besøk, og kalendere som alltid stemmer
front-what-more = Uansett hva arrangørene endrer, får hver deltaker vite akkurat det som angår dem, på sitt språk, og hver kalender ender opp lik det publiserte programmet.
front-mail-kept = Ingen e-posttjener er satt opp: meldinger sendes ikke.
front-mail-folder = De ligger i
front-mail-read = Les meldingene
front-first-step = Første steg
front-empty = Databasen er fortsatt tom. På maskinen som kjører Escale:
front-step-user = Legg til deg selv.
front-step-import = Importer et besøk fra en fil, og publiser det.
front-step-token = Lag et token for API-et; det vises bare én gang.
front-api = Om API-et
front-visits = Offentlige besøk
front-no-visits = Ingen besøk er kunngjort for øyeblikket.
front-invited = Er du invitert?
front-invited-more = Programmet ditt ligger på den personlige adressen i meldingene du har fått.

mails-title = Oppbevarte meldinger
mails-hint = Det Escale ville ha sendt med en e-posttjener, slik leserne ville se det.
mails-none = Ingen meldinger ennå. Publiser et besøk, så får de det gjelder, en melding.
mails-range = { $first }–{ $last } av { $total }, nyeste først
mails-pages = Sider
mails-newer = Nyere
mails-older = Eldre
mails-when = Sendt
mails-kind = Type
mails-subject = Emne
mails-from = Fra
mails-to = Til
mail-views = Deler av meldingen
mail-text = Tekst
mail-html = HTML
mail-calendar = Kalender
mail-raw = Kilde
mail-missing = Denne meldingen har ingen slik del.

# Det som ikke kan gjøres slik
refused-forbidden = Dette har du ikke tilgang til
refused-forbidden-more = Spør en som eier besøket, eller den som drifter tjenesten. Kom du fra et skjema, åpne siden på nytt: økten din kan ha startet om igjen.
refused-unavailable = Tjenesten kan ikke svare akkurat nå
refused-unavailable-more = Ingenting er endret. Prøv igjen om et øyeblikk.
refused-conflict = Dette går ikke slik det står nå
refused-conflict-more = Noen kan ha endret det i mellomtiden. Gå tilbake, se hvordan det er nå, og prøv igjen.
refused-too-large = Dette er for langt
refused-too-large-more = Ingenting er endret. Send mindre om gangen.
refused-request = Forespørselen kan ikke forstås
refused-request-more = Ingenting er endret. Gå tilbake og prøv igjen fra siden.

# Arrangørenes sider
office-nav = Hovedmeny
office-overview = Oversikt
office-visits = Besøk
office-people = Personer
office-account = Kontoen til { $name }
office-sign-out = Logg ut
sign-in = Logg inn
sign-in-link = Logg inn i Escale
sign-in-link-more = Denne lenken logger deg inn én gang, med denne nettleseren.
sign-in-link-dead = Denne lenken gjelder ikke lenger
sign-in-link-dead-more = Den er brukt, eller det har gått for lang tid. Be om en ny.
overview-upcoming = Kommende besøk
overview-none = Ingen besøk ennå
overview-none-more = Besøk du legger inn eller importerer, vises her, det neste først.
overview-next = { $days ->
    [0] Et besøk begynner i dag.
    [one] Neste besøk begynner i morgen.
   *[other] Neste besøk begynner om { $days } dager.
}
overview-next-none = Ingen besøk i vente.
overview-attention = Må følges opp
overview-attention-none = Ingenting må følges opp
overview-attention-none-more = Kollisjoner, mislykkede meldinger, folk som må ringes og svar som mangler i kommende besøk, vises her.
overview-weeks = De neste 13 ukene
overview-people = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
overview-agreements = Avtaler som snart går ut
overview-agreements-none = Ingen avtale går snart ut
overview-agreements-none-more = Avtaler som er utløpt, som går ut innen seks måneder eller som mangler sluttdato, vises her.
visit-new = Nytt besøk
visits-all = Alle besøk
visit-state-planning = Planlegges
visit-state-draft = { $changes ->
    [one] Utkast, { $changes } endring
   *[other] Utkast, { $changes } endringer
}
visit-state-published = Publisert, versjon { $version }
visit-state-cancelled = Avlyst
share-of = { $part } av { $whole }
column-dates = Datoer
column-visit = Besøk
column-state = Status
column-confirmed = Bekreftede punkter
column-replies = Svar
column-owner = Ansvarlig
column-agreement = Avtale
column-ends = Går ut
agreement-no-end = Sluttdato mangler
agreement-ended = Utløpt
agreement-days-left = { $days ->
    [0] Går ut i dag
    [one] { $days } dag igjen
   *[other] { $days } dager igjen
}
agreement-end-unknown = Ikke registrert
concern-host = Vert ikke bekreftet: { $item }, { $when }
concern-failed = { $count ->
    [one] { $count } melding mislyktes
   *[other] { $count } meldinger mislyktes
}
concern-by-hand = { $count ->
    [one] { $count } melding må gis muntlig
   *[other] { $count } meldinger må gis muntlig
}
concern-answers = { $count ->
    [one] { $count } svar mangler, fristen er ute
   *[other] { $count } svar mangler, fristen er ute
}
visits-earlier = Tidligere besøk
visit-edit = Endre besøket
visit-programme = Program
visit-title = Tittel
visit-title-hint = På hvert språk deltakerne leser. Står et språk tomt, vises et annet.
visit-first-day = Første dag
visit-last-day = Siste dag
visit-kind = Type
visit-kind-working = Arbeidsbesøk
visit-kind-official = Offisielt besøk
visit-kind-state = Statsbesøk
visit-kind-courtesy = Høflighetsbesøk
visit-kind-study = Studiebesøk
visit-kind-signing = Undertegning
visit-kind-other = Annet
visit-direction = Retning
visit-direction-incoming = De kommer til oss
visit-direction-outgoing = Vi reiser
visit-direction-remote = På video
visit-host = Vert
visit-host-hint = Organisasjonen som tar imot, og som det inviteres på vegne av.
visit-zone = Tidssone
visit-zone-hint = For eksempel Europe/Oslo: sonen for punkter som ikke oppgir noen.
visit-languages = Språk
visit-languages-hint = De som programmet er skrevet på. Det første brukes der en tekst mangler.
visit-contact = Kontakt
visit-contact-hint = Den deltakerne kan spørre. Står i hver melding.
field-name = Navn
field-email = E-post
field-phone = Telefon
visit-reply-by = Svar ønskes innen
visit-reply-by-hint = Svar som mangler etter denne dagen, vises i oversikten.
visit-signature = Signatur
visit-signature-hint = Under hver melding.
visit-slug = Adressen til den offentlige siden
visit-slug-hint = Små bokstaver, tall og bindestreker; lages av tittelen om feltet står tomt.
visit-public = Offentlig side
visit-public-yes = Vis punkter som er merket offentlige, for alle når de er publisert
visit-cancel = Avlys besøket
visit-cancel-hint = Ingen får beskjed før du publiserer. Da får alle som kjenner til et punkt, én melding.
visit-cancel-yes = Dette besøket finner ikke sted
visit-cancel-reason = Begrunnelse ({ $name })
form-save = Lagre
form-leave = Gå ut uten å lagre
form-errors = Noe må rettes
form-error-title = Feil:
form-wrong = Kontroller: { $detail }
crumbs = Du er her

# Above every page of a visit
visit-pages = Sidene til besøket
tab-programme = Program
tab-participants = Deltakere
tab-review = Gjennomgang
tab-messages = Meldinger
tab-history = Historikk
tab-members = Team
tab-published = Som publisert
visit-times-zone = Klokkeslett i { $zone }
visit-banner-new = Ingenting er publisert ennå: Deltakerne ser ikke noe av dette utkastet.
visit-banner = { $changes ->
    [one] Utkast med { $changes } endring. Deltakerne ser fortsatt versjon { $version }.
   *[other] Utkast med { $changes } endringer. Deltakerne ser fortsatt versjon { $version }.
}
visit-see-changes = Se hva som endres

# The agenda of a visit, for organisers
visit-review = Gå gjennom og publiser
agenda-everybody = Alle
agenda-views = Vis programmet
agenda-days = Dager
agenda-by-days = Etter dag
agenda-by-groups = Etter gruppe
agenda-by-list = Liste
agenda-cancelled = Avlyst
agenda-clash = Kollisjon
agenda-hold = Holdt av
agenda-tentative = Skal bekreftes
agenda-confirmed = Bekreftet
agenda-internal = Bare for arrangørene
agenda-part = { $name } ({ $role })
agenda-leg = Til { $venue }, { $duration }
agenda-day-sum = { $count ->
    [one] { $count } programpost, { $hours }
   *[other] { $count } programposter, { $hours }
}
agenda-day-empty = Ingenting planlagt ennå
agenda-add-on = Legg til en programpost { $name }
agenda-clashes = { $clashes ->
    [one] { $clashes } kollisjon
   *[other] { $clashes } kollisjoner
}
agenda-warnings = { $warnings ->
    [one] { $warnings } ting å se på
   *[other] { $warnings } ting å se på
}
agenda-clashes-and-warnings = { $clashes ->
    [one] { $clashes } kollisjon
   *[other] { $clashes } kollisjoner
}, { $warnings ->
    [one] { $warnings } ting å se på
   *[other] { $warnings } ting å se på
}
agenda-mended = Kollisjonen er løst.
agenda-not-mended = Endringen løser ingenting lenger: Programmet er endret i mellomtiden.
item-new = Legg til programpost
