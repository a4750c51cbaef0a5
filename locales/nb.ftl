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
summary-cleared = Tidligere oppføring: { $summary }

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
letter-clear = En tidligere oppføring forsvinner fra kalenderen din
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
opening-withdrawn-copy = Den du bistår, er ikke lenger ventet ved dette punktet.
opening-readdressed = Fra nå av skriver vi til en annen adresse om dette punktet. Det forsvinner fra denne adressens kalender, men står ellers ved lag.
opening-readdressed-copy = Fra nå av skriver vi til en annen adresse om dette punktet. Det står ellers ved lag.
opening-cleared = En tidligere invitasjon til dette punktet var trukket tilbake, men den beskjeden kom ikke fram. Oppføringen forsvinner nå fra kalenderen din; alt vi har sendt deg siden, gjelder fortsatt.
opening-cleared-copy = En tidligere invitasjon til dette punktet var trukket tilbake, men den beskjeden kom ikke fram. Den gjelder ikke lenger; alt vi har sendt siden, gjelder fortsatt.
opening-cleared-former = Vi skriver ikke lenger til denne adressen om dette punktet, men beskjeden om det kom ikke fram. Oppføringen forsvinner nå fra denne adressens kalender.
opening-cleared-former-copy = Vi skriver ikke lenger til den gamle adressen om dette punktet, men beskjeden om det kom ikke fram dit. Oppføringen der gjelder ikke lenger; alt vi har sendt siden, gjelder fortsatt.
tentative-warning = Tid og sted er ikke bekreftet ennå; vi skriver til deg når de er det.

changes-heading = Dette er endret
change-wording = Presiseringer i teksten; du trenger ikke å gjøre noe annerledes.
change-added = Nytt
change-changed = Endret
change-cancelled = Avlyst
change-withdrawn = Du er ikke lenger ventet

ask-answer = Vennligst svar: nedenfor, i kalenderen din, eller ved å svare på denne meldingen.
ask-answer-copy = Vennligst svar på vegne av den du bistår, nedenfor.
ask-answer-by = Vennligst svar senest { $date }: nedenfor, i kalenderen din, eller ved å svare på denne meldingen.
ask-answer-by-copy = Vennligst svar på vegne av den du bistår, nedenfor, senest { $date }.
ask-again = Tiden er endret betydelig: et tidligere svar gjelder ikke lenger.
answer-accepted = Du har takket ja. Kan du likevel ikke komme, så avslå nedenfor, i kalenderen din eller ved å svare på denne meldingen.
answer-accepted-copy = Svaret var ja. Kan vedkommende likevel ikke komme, så avslå nedenfor.
answer-tentative = Du svarte «kanskje». Vennligst bekreft nedenfor, i kalenderen din eller ved å svare på denne meldingen.
answer-tentative-copy = Svaret var «kanskje». Vennligst bekreft nedenfor.
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

letter-reminder = Påminnelse
subject-reminder-eve = Program for { $day }: { $visit }
subject-reminder-first = Påminnelse: { $title } – { $visit }
subject-reminder-reply = Svar ønskes: { $title } – { $visit }
subject-reminder-replies = { $count } svar mangler – { $visit }
reminder-eve = Her er programmet ditt for { $day }.
reminder-first = Besøket begynner for deg { $day }. Her er du ventet først.
reminder-reply-by = Vi har ikke fått svar fra deg ennå. Gi oss beskjed senest { $date } om du kommer.
reminder-reply = Vi har ikke fått svar fra deg ennå. Gi oss beskjed om du kommer.

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
    Kosthold og tilretteleggingsbehov, hvis du har oppgitt dem: De ansvarlige for besøket og protokollen ser dem. Vertene dine ser hva du trenger av tilrettelegging, men ikke kostholdet.
    Om organisatorer: kontoen, når de logget inn og med hvilken nettleser, og hva de endret.
privacy-why = Hvorfor
privacy-why-text = For å invitere deg, holde kalenderen din riktig og ta imot deg på en passende måte: en oppgave i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e).
privacy-long = Hvor lenge
privacy-long-text =
    Så lenge besøket forberedes og gjennomføres, deretter etter arkivreglene til kontoret som inviterer deg. Ingenting gis videre eller brukes til noe annet.
    Personlige lenker kan gjøres ugyldige når som helst; spør kontoret.
privacy-browser = I nettleseren din
privacy-browser-text = Deltakernes sider setter ingen informasjonskapsler. Organisatorer har én for økten, én for fargene og én for språket de har valgt. Det finnes ingen statistikk, ingen bilder som melder at du har lest en melding, og ingenting fra andre nettsteder. Hvis du lar en enhet si fra om hasteendringer, formidler nettleserens leverandør varselet uten å kunne lese det.
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
print-speakers = Taler, i denne rekkefølgen
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
front-step-link = Åpne lenken som Escale skrev ut da tjenesten startet: Den som åpner den, blir den første administratoren og logger inn her.
front-step-user = Eller legg til deg selv på kommandolinjen.
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
mail-letter = Brev
mail-raw = Kilde
mail-missing = Denne meldingen har ingen slik del.

# Det deltakerne sier på sidene sine
page-error = Feil:
page-changed-since = Endret siden du sist så på programmet, { $when }
page-seen = Jeg har sett dette
answer-group = Svaret ditt
answer-accept = Jeg kommer
answer-confirm = Jeg bekrefter
answer-decline = Jeg kan ikke
answer-maybe = Kanskje
answer-is-missing = Svar ønskes
answer-is-accepted = Du kommer
answer-is-declined = Du kommer ikke
answer-is-tentative = Du kommer kanskje
answer-is-waiting = Du venter på en ledig plass: nummer { $number } på ventelisten
answer-waits-more = Hvis en plass blir ledig, får du beskjed med en gang.
answer-here = Svar
answer-change = Endre svaret
answer-not-yet = Ingenting er sendt ennå: trykk på en knapp for å svare.
answer-others = Venter også på svar
answer-remark-add = Legg til en merknad
answer-remark = Merknad (valgfritt)
answer-remark-hint = Høyst 500 tegn. Arrangørene leser den; trykk deretter på en av knappene.
answer-remark-too-long = Merknaden er for lang: høyst 500 tegn.
answer-no-status = Svaret ble ikke registrert: velg en av knappene.
answer-not-asked = Svaret ble ikke registrert: det ventes ikke svar på denne avtalen lenger.
answer-too-late = Denne avtalen har begynt: ingenting ble registrert. Ta kontakt med kontaktpersonen.
answer-kept = Svaret er registrert
answer-kept-more = { $title }: { $state }. Du kan endre svaret til avtalen begynner.
answer-calendar = Abonnerer du på programmet, står avtalen i kalenderen din.
answer-calendar-declined = Abonnerer du på programmet, forsvinner avtalen fra kalenderen ved neste oppdatering, innen et døgn. Den blir stående på denne siden.
answer-calendar-invited = Invitasjonen i kalenderen kan fortsatt vise et tidligere svar, eller ikke noe svar: det er dette svaret som gjelder, og du trenger ikke å svare der også.
answer-calendar-invited-declined = Kalenderen kan fortsatt vise avtalen: du kan slette den der. Det er dette svaret som gjelder.
host-count = { $expected ->
        [one] { $accepted } av { $expected } gjest har takket ja
       *[other] { $accepted } av { $expected } gjester har takket ja
    }
host-accepted = takket ja
host-declined = takket nei
host-tentative = kanskje
host-open = ikke svart
host-access = Tilgjengelighet:
host-propose = Foreslå et annet tidspunkt
host-new-start = Ny start, lokal tid; varigheten er den samme
host-propose-send = Send forslaget
host-proposed = Du har foreslått { $when }. Arrangørene har ikke bestemt seg ennå.
host-proposal-accepted = Forslaget ditt er godtatt: { $when }. Det nye tidspunktet vises her når det er publisert.
host-proposal-refused = Forslaget ditt kunne ikke imøtekommes: { $when }. Tidspunktet står fast.
host-proposal-kept = Forslaget er sendt til arrangørene
host-no-time = Forslaget ble ikke registrert: oppgi en annen dag og et annet klokkeslett frem i tid.
choice-heading = Invitasjoner eller abonnement
choice-hint = Begge deler sammen viser alt dobbelt. Det du allerede er invitert til, fortsetter med invitasjoner.
choice-invitations = Invitasjoner
choice-invitations-more = Én melding for hver avtale, som kalenderen forstår, og én for hver endring.
choice-programme = Abonnement og meldinger
choice-programme-more = Du abonnerer i kalenderen; vi skriver når noe endres for deg.
choice-none = Bare abonnement
choice-none-more = Vi skriver ikke mer: kalenderen og denne siden viser endringene.
choice-by-hand = På telefon eller personlig
choice-by-hand-more = En arrangør gir deg beskjed.
choice-keep = Lagre valget
choice-kept = Valget er lagret
choice-no-way = Valget ble ikke lagret: velg et av dem nedenfor, eller ta kontakt med kontaktpersonen.
data-link = Dine opplysninger
data-heading = Det som er lagret om deg
data-lead = For dette besøket, og ikke til noe annet. Er noe feil, si fra til kontaktpersonen.
data-download = Last ned (.json)
data-about = Om deg
data-name = Navn
data-titles = Stillinger
data-email = E-post
data-phone = Telefon
data-locale = Språk i meldinger
data-languages = Språk du snakker
data-zone = Tidssone
data-groups = Grupper
data-assistants = Assistentene dine
data-assistant = { $name }, { $email }, { $language }
data-diet = Kosthold
data-access = Behov for tilrettelegging
data-notify = Hvordan du får beskjed
data-seen = Det du har sett
data-answers = Svarene dine
data-proposals = Tidspunkter du har foreslått
data-votes = Hva som passer for deg
data-messages = Meldinger til deg
data-by-page = på siden din
data-by-calendar = fra kalenderen
data-by-organiser = registrert av en arrangør
data-when-how = { $when }, { $source }
data-no-title = En tidligere avtale
data-sent-invitation = invitasjon sendt
data-sent-cancellation = avlysning sendt
data-sent-reminder = påminnelse sendt
data-sent-programme = program sendt
data-failed = kunne ikke leveres
data-dropped = ikke sendt: det var ikke mer å si
data-by-hand = gis på telefon eller personlig
data-waiting = sendes snart
mail-heading = E-post til deg
mail-sent = Nytt om besøkene dine kommer til adressen din på e-post.
mail-refused = Du har bedt om å slippe e-post. Arrangørene ringer deg i stedet; siden din og kalenderlenken holdes oppdatert.
mail-bounced = E-post til adressen din kommer i retur. Gi kontakten for besøket riktig adresse.
mail-refuse = Ikke send meg e-post
mail-allow = Send meg e-post igjen
mail-remind = Send meg påminnelser igjen
unsubscribe-reminders = Ingen flere påminnelser?
unsubscribe-reminders-more = Invitasjoner og endringer når deg fortsatt.
unsubscribe-digests = Ingen flere oppsummeringer?
unsubscribe-digests-more = Du kan be om dem igjen på kontoen din.
unsubscribe-do = Ikke send flere
unsubscribed-reminders = Du får ingen flere påminnelser
unsubscribed-reminders-more = Invitasjoner og endringer når deg fortsatt. På siden din, under «Dine opplysninger», kan du be om påminnelser igjen.
unsubscribed-digests = Du får ingen flere oppsummeringer
unsubscribed-digests-more = Du kan be om dem igjen på kontoen din.
replies-heading = Svar
replies-accepted = Takket ja
replies-declined = Takket nei
replies-tentative = Kanskje
replies-open = Ikke svart
replies-outdated = { $said }, men til det tidligere tidspunktet
replies-by-page = side
replies-by-calendar = kalender
replies-by-organiser = arrangør
answer-given-by = { $source }, besvart av { $name }
replies-item = Avtale
replies-person = Deltaker
replies-answer = Svar
replies-remark = Merknad
replies-how = Når og hvordan
replies-any-item = Alle avtaler
replies-any-person = Alle deltakere
replies-any-answer = Alle svar
replies-show = Vis
replies-clear = Fjern filteret
replies-found = Svar som ble funnet
replies-nothing = Ingen svar passer
replies-nothing-more = Velg noe annet, eller fjern filteret.
replies-cut = De første { $shown } av { $count }: avgrens mer
replies-by-item = Per avtale
replies-by-person = Per deltaker
replies-none = Ingen svar ønskes
replies-none-more = Angi for en avtale at svar ønskes; da blir de inviterte spurt når den publiseres.
replies-unpublished = Ingen er spurt ennå
replies-unpublished-more = Svarene vises her når besøket er publisert.
replies-proposals = Andre tidspunkter som er foreslått
replies-proposed-by = Foreslått av { $name }
replies-proposed-for = Foreslått av { $by } for { $name }
replies-accept = Godta
replies-refuse = Avslå
replies-mails = Per e-post
replies-mail-unconfirmed = Svar på vegne av en adresse som ikke er invitert
replies-mail-disowned = E-post fra en annen avsender enn den oppgir, ifølge e-posttjeneren deres
replies-mail-automatic = Automatisk svar
replies-mail-words = Melding
replies-count = La det gjelde
replies-dismiss = Legg bort
replies-from = Svart fra { $address }
replies-instead = Sender { $address } i stedet
replies-unreached = Nås ikke per e-post
replies-bounced = E-post kommer i retur: rett adressen, eller ring
replies-refuses-mail = Vil ikke ha e-post: ring

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
concern-host-declined = Vert har takket nei: { $item }, { $when }
concern-proposal = { $who } foreslår et annet tidspunkt for { $item }: { $when }
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
fault-missing = Her må det stå noe.
fault-too-long = Dette er for langt.
fault-too-many = For mange: Ta ut noen.
fault-characters = Skriv dette på én linje, uten kontrolltegn.
fault-email = Skriv en adresse som navn@example.org, uten æ, ø og å.
fault-email-taken = Noen andre har denne adressen. Er den delt, så oppgi det for alle som bruker den.
fault-url = Skriv hele adressen til siden, som https://example.org/page.
fault-slug = Bruk små bokstaver fra a til z, sifre og bindestreker, som oslo-2026.
fault-slug-taken = Et annet besøk har denne adressen. Velg en annen.
fault-language = Skriv en språkkode som en, nb eller fr-CA.
fault-country = Skriv en landkode på to bokstaver, som FR.
fault-zone = Skriv en tidssone som Europe/Paris.
fault-word = Velg fra listen.
fault-number = Skriv et tall som passer her.
fault-day = Skriv dagen som år-måned-dag, for eksempel 2025-06-23.
fault-date = Skriv et år, en måned eller en dag, for eksempel 2015, 2018-03 eller 2021-02-02.
fault-time = Skriv klokkeslettet i timer og minutter, for eksempel 18:00.
fault-skipped = Klokken stilles fram da, så dette tidspunktet finnes ikke den dagen.
fault-order = Dette må være etter starten.
fault-day-order = Siste dag kan ikke være før den første.
fault-itself = Dette kan ikke vise til seg selv. Velg noe annet.
fault-shown-hold = «Reservert» er bare for arrangører: Vis den ikke til andre, eller velg en annen type.
fault-no-transfer = Bare en transport har et sted man drar fra, og et man kommer til.
fault-placed-twice = Velg et sted, eller skriv navn og adresse: ikke begge deler.
fault-reference = Det som nevnes her, finnes ikke lenger. Velg noe annet.
fault-repeated = Dette står her to ganger. Oppgi det én gang.
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
agenda-undo = Angre
agenda-redo = Gjør om
agenda-undone = Den siste endringen din er angret.
agenda-not-undone = Ingenting ble angret: Noen har endret det samme siden, eller det er ingenting å angre.
agenda-redone = Endringen er gjort om igjen.
agenda-not-redone = Ingenting ble gjort om igjen: Noen har endret det samme siden, eller det er ingenting å gjøre om.
agenda-mended = Kollisjonen er løst.
agenda-not-mended = Endringen løser ingenting lenger: Programmet er endret i mellomtiden.
item-new = Legg til programpost
## Innlogging, konto, brukere

sign-in-email = E-postadresse
sign-in-password = Passord
sign-in-or = eller
sign-in-mail = Send meg en lenke på e-post
sign-in-mail-hint = Uten passord: vi sender en lenke til adressen ovenfor.
sign-in-wrong = Adressen og passordet passer ikke sammen. Kontroller begge, eller be om en lenke på e-post.
sign-in-sent = Se i innboksen din
sign-in-sent-more = Hvis vi kjenner adressen, er en melding med en lenke på vei. Åpne den innen ti minutter, i denne nettleseren.
sign-in-again = Tilbake til innlogging
sign-in-code = Ett steg til
sign-in-code-label = Kode fra appen din
sign-in-code-hint = Seks sifre, eller en av reservekodene dine.
sign-in-code-wrong = Denne koden er ikke riktig, eller den er brukt. Vent på den neste.
sign-in-code-locked = For mange forsøk. Vent femten minutter, og prøv igjen.
sign-in-link-password = Velg et passord (kan stå tomt)
sign-in-provider = Logg inn med jobbkontoen din
sign-in-provider-refused = Innloggingstjenesten på arbeidsplassen din gikk ikke god for noen vi kjenner. Skal kontoen din ha tilgang her, så be en administrator om å legge til adressen din.
sign-in-provider-away = Innloggingstjenesten på arbeidsplassen din svarer ikke akkurat nå. De andre måtene å logge inn på virker.
sign-in-provider-again = Denne innloggingen ble startet i en annen nettleser, eller tok for lang tid. Start på nytt.
password-hint = Minst tolv tegn; flere ord er bra.
password-short = Passordet er for kort: bruk minst tolv tegn.
password-long = Passordet er for langt: bruk høyst 256 tegn.
password-repeated = Passordet gjentar seg selv: bruk andre ord.
password-personal = Passordet er navnet eller adressen din: bruk noe ingen vet om deg.
password-common = Dette passordet er blant de første noen ville prøve: bruk flere ord som ikke hører sammen.
first-title = Den første administratoren
first-more = Her er det ingen ennå. Den som fyller ut skjemaet, tar seg av brukerne og alt annet.
first-button = Begynn
account = Kontoen din
account-password-more = Alle andre økter med det gamle passordet blir logget ut.
account-proof = Nåværende passord, eller en kode fra appen
account-proof-wrong = Dette er verken det nåværende passordet ditt eller en kode fra appen.
account-new-password = Nytt passord
account-set-password = Lagre passordet
account-factor = Koder fra en app
account-factor-on = Du blir bedt om en kode når du logger inn.
account-factor-more = Med en app som viser koder på telefonen, er et stjålet passord ikke nok til å logge inn.
account-factor-set-up = Sett opp en app
account-factor-remove = Fjern appen
account-codes-new = Nye reservekoder
account-codes-left =
    { $count ->
        [one] Én reservekode er igjen.
       *[other] { $count } reservekoder er igjen.
    }
account-sessions = Her er du logget inn
account-browser-unknown = En nettleser uten navn
account-since = Siden
account-seen = sist brukt
account-this-browser = Denne nettleseren
account-end = Logg ut der
account-end-others = Logg ut alle andre steder
digest = Oppsummering på e-post
digest-more = Det som må følges opp, i én e-post: nye svar, åpne spørsmål, feil, besøkene den kommende uken, avtaler som snart utløper. Det kommer ingenting når det ikke er noe å si.
digest-days = Når
digest-never = Aldri
digest-weekdays = Mandag til fredag
digest-every-day = Hver dag
digest-mondays = Mandager
digest-at = Klokken
digest-subject = Å følge opp, { $day }
digest-opening = Dette krever besøkene dine av deg.
digest-answers = { $count ->
    [one] Ett nytt svar; { $answered } av { $asked } personer har svart på alt
   *[other] { $count } nye svar; { $answered } av { $asked } personer har svart på alt
}
digest-agreement = { $agreement } utløper { $day }
digest-agreements = Avtaler som snart utløper
digest-overview = Åpne oversikten
digest-stop = Endre når denne kommer, eller stopp den
factor-scan = Skann dette med appen, og skriv inn koden den viser.
factor-qr = Nøkkelen som QR-kode
factor-type = Eller skriv inn denne nøkkelen:
factor-code = Koden appen viser
factor-confirm = Bekreft
recovery-codes = Reservekoder
recovery-codes-more = Mister du telefonen, logger hver av disse deg inn én gang. De vises bare nå: skriv dem ut, eller oppbevar dem der du har nøkler.
recovery-codes-kept = Jeg har tatt vare på dem
users = Brukere
users-all = Hvem som logger inn
user-name = Navn
user-name-wrong = Skriv et navn på 1 til 200 tegn.
user-email-wrong = Skriv en adresse som navn@example.org.
user-email-taken = En annen bruker har denne adressen.
user-role = Rolle
user-team = Team
user-add = Legg til en bruker
user-link = Innloggingslenke
user-link-more = For den som ikke har passord, eller har glemt det. Den gjelder én gang, i tre dager; tidligere lenker slutter å gjelde.
user-link-new = Lag en lenke
user-link-of = Lenke til { $name }
user-link-once = Den vises bare nå. Gi den videre selv: den som har den, kan logge inn og velge passord.
user-factor-more = Hvis telefonen og reservekodene er tapt:
user-identity-more = Denne personen har logget inn med jobbkontoen sin. Bare akkurat den åpner kontoen her; glem den hvis arbeidsplassen har gitt vedkommende en ny.
user-identity-forget = Glem jobbkontoen
user-remove = Fjern brukeren
user-remove-more = Vedkommende logges ut overalt, og nøklene slutter å gjelde. Besøkene blir.
teams = Team
teams-more = De som er i ett team, ser ikke besøkene til et annet.
team-name = Navn på teamet
team-name-wrong = Skriv et navn på 1 til 200 tegn for teamet.
team-name-taken = Det finnes et team med dette navnet.
team-add = Legg til et team
role-admin = Administrator
role-organiser = Organisator
role-viewer = Leser
refused-too-many = For mange forsøk
refused-too-many-more = Vent noen minutter, og prøv igjen.
mail-sign-in-subject = Innloggingslenken din
mail-sign-in-greeting = Hei { $name },
mail-sign-in-opening = Du har bedt om en lenke for å logge inn på { $host }.
mail-sign-in-once = Den gjelder én gang, i ti minutter, i nettleseren du ba om den i.
mail-sign-in-ignore = Hvis det ikke var deg, trenger du ikke å gjøre noe.
# Hva som endres ved en avtale, for arrangører
label-in-language = { $label } ({ $language })
topic-kind = Type
topic-visibility = Vises for
topic-reply = Svar
visibility-public = alle, hvis besøket er offentlig
visibility-participants = deltakere
visibility-internal = bare arrangører
reply-wanted-requested = ønsket
reply-wanted-none = ikke ønsket
change-revived = Blir holdt likevel
change-hidden = Gjort intern
change-entering = Kommer til
change-leaving = Faller fra
entering-part = { $names }, med en oppgave
entering-person = { $names }, ved navn
entering-delegation = { $names }, med delegasjonen sin
entering-role = { $names }, etter rolle
entering-group = { $names }, med gruppen sin
entering-everyone = { $names }, med alle

# Gjennomgang: hva publisering ville gjøre
review-nothing = Ingenting å publisere
review-nothing-more = Utkastet er som publisert, og alle kjenner til det. Det du endrer neste gang, vises her før noen får beskjed.
review-nothing-awaited = Utkastet er som publisert. { $awaited }. Det du endrer neste gang, vises her før noen får beskjed.
review-empty = Ingenting å publisere ennå
review-empty-more = Legg til deltakere, og poster i programmet: Det som da ville bli vist, og hvem som ville få beskjed om hva, står her.
review-unchanged = Ingenting ble publisert: Ingenting av det du valgte, er annerledes enn det som er publisert. Kryss av for det som skal publiseres.
review-stale = Utkastet ble endret mens du så på det. Ingenting ble publisert.
review-stale-more = Dette ville bli publisert nå; det som er nytt eller annerledes siden du så på det, er merket. Publiser igjen hvis det er riktig.
review-strangers = { $new ->
    [one] Én person ville få brev for første gang
   *[other] { $new } personer ville få brev for første gang
}; nye adresser igjen i dag: { $left }. Hold noen tilbake, eller spør en administrator.
review-vanished = Ikke lenger endret: { $items }.
review-since-you-looked = Siden du så på det
review-clashes = Lar seg ikke gjennomføre
review-mend = Rett det i programmet
review-warnings = Verdt å se på før du publiserer
review-changes = Hva som endres
review-no-changes = Ingen avtale endres
review-no-changes-more = Det som gjenstår, er å gi beskjed til dem som ikke vet det ennå.
review-letters = Hvem får vite hva
review-no-letters = Ingen får melding
review-silent = { $count ->
    [0] Alle får beskjed
    [one] { $count } person får ingenting
   *[other] { $count } personer får ingenting
}
review-messages = { $count ->
    [one] { $count } melding
   *[other] { $count } meldinger
}
review-hold = Ikke ennå
review-as-it-looks = Slik den blir
review-untold = Publisert, men ikke meldt
review-untold-more = De ser det på siden sin og i kalenderabonnementet; neste melding til dem sier det. For å skrive til dem nå: publiser og gi beskjed til dem det gjelder.
review-publish = Publiser
review-tell = Hvem får beskjed
review-note = Noen ord i hver melding om denne publiseringen
review-note-more = Valgfritt; på hvert av besøkets språk.
review-tell-at = Når det skal meldes (valgfritt)
review-tell-at-hint = Etter besøkets klokke. Sider og kalendere viser publiseringen straks; meldingene venter, unntatt om det som begynner før.
review-update = Vis meldingene på nytt
review-back = Tilbake til gjennomgangen
way-invitation = Invitasjoner
way-programme = Program på e-post
way-by-hand = Muntlig
message-invitation = Invitasjon
message-cancellation = Avlysning
message-programme = Program
message-reminder = Påminnelse
message-digest = Oppsummering
message-about = { $kind }: { $title }
tell-concerned = De det gjelder
tell-concerned-more = Alle som får programmet endret, får én melding når det ikke er kommet flere endringer på en stund.
tell-urgent = De det gjelder, med en gang
tell-urgent-more = Meldingene går uten å vente på flere endringer.
tell-nobody = Ingen nå
tell-nobody-more = Sider og kalendere følger med; endringene meldes med neste melding til hver enkelt.
warning-no-salutation = { $names }: ingen tiltaleform på { $language }; en nøytral brukes.
warning-text-missing = { $item }: en tekst mangler på { $language }, som { $names } ville lese; et annet språk vises.
warning-many-messages = { $names }: mer enn fem meldinger på én gang.
warning-no-address = { $names }: e-post når dem ikke; noen må ringe.
error-text = Denne teksten er for lang eller har tegn som ikke kan brukes.
ask-title = Publisere selv om noe ikke lar seg gjennomføre?
ask-more = Ingen person og intet rom kan være to steder samtidig. Ingenting er publisert ennå.
ask-publish = Publiser likevel

# Publiseringer
version-number = Versjon { $version }
published-by = av { $name }
published-by-command = fra kommandolinjen
publication-title = Versjon { $version } er publisert
publication-told = { $count ->
    [0] Ingen fikk beskjed
    [one] { $count } person får beskjed
   *[other] { $count } personer får beskjed
}
publication-untold = { $count ->
    [0] Alle som trenger å vite det, har fått beskjed
    [one] { $count } person vet det ikke ennå
   *[other] { $count } personer vet det ikke ennå
}
publication-on-the-way = { $count ->
    [one] Meldingen til { $count } person er fortsatt underveis
   *[other] Meldingene til { $count } personer er fortsatt underveis
}
publication-by-hand = { $count ->
    [one] { $count } person skal fortsatt få beskjed for hånd
   *[other] { $count } personer skal fortsatt få beskjed for hånd
}
publication-nobody = Den førte ikke til noen melding
publication-nobody-more = Enten gjaldt den ingen, eller ingen skulle få beskjed nå, eller senere publiseringer overtok meldingene.
publication-no-changes = Ingen avtale ble endret
publication-no-changes-more = Bare deltakerlisten eller selve besøket er annerledes enn i versjonen før.
published-nothing = Ingenting er publisert ennå
published-nothing-more = Når arrangørene publiserer programmet, kan du lese det her.
history-publications = Publiseringer
history-none = Aldri publisert
history-none-more = Hver publisering står her med hva den endret, hvem som publiserte den og hva som ble sagt med den.
history-changes = { $count ->
    [0] Ingen avtale ble endret
    [one] { $count } endring
   *[other] { $count } endringer
}
history-edits = Hvem endret hva
history-edits-none = Ingenting er endret ennå
history-edits-none-more = Hver endring av besøket, deltakerne og programpostene står her, med gammel og ny verdi og hvem som gjorde den.
history-edits-earlier = Tidligere endringer
history-edits-latest = Siste endringer
in-use-title = { $name } er fortsatt i bruk
in-use-more = Ingenting ble fjernet. Ta det først ut av det som står her.
in-use-by = Brukes av
use-offices-of-people = Personers verv
use-organisations-that-act-for-it = Organisasjoner som handler på dens vegne
use-visits = Besøk
use-delegations = Delegasjoner
use-participants = Deltakere
use-participants-of-visits = Deltakere på besøk
use-items = Programposter
use-agreements = Avtaler
use-travel-times = Reisetider
paste-file = Eller en fil som et regneark har lagret
paste-file-hint = En .csv-fil slik Excel og andre lagrer den; skilt med semikolon, komma eller tabulator.
bulk-item-label = Programpost
bulk-item = { $when }, { $title }
bulk-expect = Legg til i programposten
bulk-expected = Var ventet fra før
bulk-added-to-item = { $count ->
    [one] Én person ble lagt til i { $item }.
   *[other] { $count } personer ble lagt til i { $item }.
}
rank-title = Rang på dette besøket
rank-of-office = Vervet de kommer med, har rang { $count }. En annen rang gitt her gjelder bare dette besøket; 1 er høyest.
rank-by-hand = For hånd
column-rank-by-hand = Rang satt for hånd
rank-by-hand-hint = Tomt: vervets rang gjelder.
edit-precedence = Rangorden
edit-by-nobody = av en som ikke lenger er bruker
edit-added = Lagt til
edit-changed = Endret
edit-removed = Fjernet
edit-undone = Angret
edit-redone = Gjort om igjen
edit-item = Programpost
edit-participant = Deltaker
edit-delegation = Delegasjon
doubles = Mulige dubletter
doubles-none = Ingen mulige dubletter
doubles-none-more = Oppføringer med samme navn eller samme adresse står her, slik at to av dem kan bli én.
doubles-lead = To oppføringer for én og samme fører til at invitasjoner havner feil. Sammenlign dem og slå dem sammen, eller si at de er forskjellige: Da står de ikke her igjen.
doubles-differ = Ikke den samme
doubles-distinct = Oppføringer som er meldt å være forskjellige
doubles-again = Foreslå dem igjen
merge-title = Slå sammen to oppføringer
merge-lead = Velg hvilken verdi som beholdes. Der begge sier det samme, er det ingenting å velge.
merge-one = Første
merge-other = Andre
merge-compare = Sammenlign
merge-nothing = Ingenting
merge-more = Begges verv beholdes. Besøk, programposter, avtaler og svar som nevner en av dem, nevner den som blir igjen; ingen får beskjed om dette.
merge-for-good = Sammenslåingen kan ikke angres.
merge-for-good-more = Den ene oppføringen er borte etterpå, og ingenting viser lenger hvilket besøk som nevnte hvilken av dem.
merge-sure = Jeg har sammenlignet dem: De er én og samme
merge-unsure = Si at de er én og samme, eller gå ut uten å lagre.
merge-do = Slå sammen
merge-back = Tilbake til listen
merge-refused = Disse to ble ikke slått sammen
merge-same = Dette er én og samme oppføring: velg to.
merge-other-office = Et besøk hos et annet kontor nevner den som ville forsvinne. Be det kontoret slå dem sammen.
merge-both-take-part = Begge deltar i { $visit }, eller har deltatt, og står på listen eller har fått meldinger. Ta en av dem av listen før noe sendes.
edit-merged = Slått sammen
edit-organisation = Organisasjon
edit-venue = Sted
person-offices = Verv
edit-visit = Besøk
edit-person = Person
edit-fields = { $count ->
    [one] { $count } felt
   *[other] { $count } felt
}
# what one click takes back: what was done, to what, and to how many others
edit-brief = { $what }: { $title }{ $more ->
    [0] {""}
   *[other] {" "}og { $more } til
}
edit-needs-hidden = Kosthold og tilgangsbehov vises bare til ansvarlige og protokoll.
edit-yes = Ja
edit-no = Nei
edit-gone = (fjernet siden)
edit-with-more = { $what } ({ $more })
edit-except = men ikke { $name }
edit-note-for = For: { $names }
edit-reminder-eve = kvelden før, { $at }
edit-reminder-first-item = { $before } før første programpost
edit-reminder-missing-reply = { $before } før svarfristen, til dem som ikke har svart
visit-short-title = Kort tittel
visit-agreements = Avtaler
visit-themes = Temaer
visit-reminders = Påminnelser
visit-status-planned = planlagt
visit-status-cancelled = avlyst

# Lenker til et program før det er publisert
previews-title = Forhåndsvisninger
previews-none = Ingen lenke ennå
previews-none-more = En lenke viser hele programmet slik det er nå, til noen som ikke logger inn, for eksempel et kabinett, før noe er publisert.
preview-make = Lag en lenke
preview-make-more = Den viser utkastet slik det er i dette øyeblikket, uten interne avtaler, merknader og lenker til videomøter. Senere endringer vises ikke.
preview-lifetime = Virker i
preview-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dager
}
preview-open = Virker
preview-revoked = Trukket tilbake
preview-expired = Utløpt
preview-made = Laget av { $name }, { $when }
preview-until = Til
preview-address = Adresse til å kopiere
preview-look = Se på den
preview-revoke = Trekk tilbake
preview-title = Forhåndsvisning av programmet
preview-not-published = Dette programmet er ikke publisert og kan fortsatt bli endret.
preview-state = Det viser utkastet av { $when }. Lenken virker til { $until }.

# Meldinger
messages-all = Alle
messages-filter = Meldinger etter tilstand
messages-none = Ingen melding
messages-none-more = Meldinger står her så snart en publisering gjelder noen.
test-mails = Prøvebrev til deg selv
test-mails-more = Det går til { $address } og til ingen andre, sier det utkastet sier nå, og teller ikke som beskjed til noen. Lenkene fører til dine egne sider.
test-mails-kind = Hva som skal sendes
test-mails-invitation = Invitasjon til et punkt
test-mails-update = Endret invitasjon
test-mails-cancellation = Avlysning
test-mails-withdrawal = Ikke lenger ventet
test-mails-programme = Hele programmet
test-mails-question = Spørsmål om tidspunkt
test-mails-eve = Påminnelse kvelden før
test-mails-first-item = Påminnelse før første punkt
test-mails-missing-reply = Påminnelse om manglende svar
test-mails-place = En plass er blitt ledig
test-mails-digest = Oppsummering til arrangører
test-mails-language = Språk
test-mails-send = Send det til meg
test-mails-sent = På vei til { $address }.
test-mails-refused = Ingenting ble sendt til { $address }: ingen er med på noe punkt ennå, eller du ba om for mange på én time.
test-mail-subject = [Prøve] { $subject }
messages-who = Til
messages-what = Melding
messages-when = Når
messages-back = Alle meldinger
messages-version = Publisering
messages-reason = Årsak
messages-attempts = Forsøk
messages-id = Message-ID
messages-address = E-postadresse
messages-retry = Prøv igjen
messages-retry-more = Skriver til dem på nytt med det som er å si nå. Den gamle meldingen sendes aldri igjen.
messages-retry-copy = Sender den til samme adresse, slik den ble skrevet.
messages-correct = Rett adressen
messages-correct-more = Endrer personens adresse og skriver til den nye. De personlige lenkene fornyes, så de gamle virker ikke lenger.
messages-address-wrong = Oppgi en adresse som navn@eksempel.org, som ingen andre har.
messages-text = Hva som skal sies
messages-now = Hva den ville si nå
state-held = Venter på flere endringer
state-due = Skal sendes
state-sending = Sendes nå
state-sent = Sendt
state-failed = Mislyktes
state-dropped = Trengs ikke lenger
state-by-hand = Skal sies muntlig

# Muntlig
by-hand-title = Skal sies muntlig
by-hand-more = Her får ingen noe skriftlig: ring, les opp teksten, og noter hvordan det ble gjort.
by-hand-none = Ingen å ringe
by-hand-none-more = De som ikke har e-postadresse, og de som får beskjed muntlig, står her med det som skal sies.
by-hand-no-phone = Intet telefonnummer
by-hand-how = Hvordan
by-hand-when = Når
by-hand-who = Av hvem
by-hand-settle = Noter
by-hand-settled = Sagt fra
by-hand-told = { $how }, av { $name }
by-hand-phone = På telefon
by-hand-person = Ansikt til ansikt
by-hand-message = På tekstmelding
by-hand-line-wrong = Si det på én linje med høyst 200 tegn.
by-hand-at-wrong = Oppgi dag og tid, som 2025-06-23T14:30.
by-hand-at-future = Dette er ikke skjedd ennå: noter det når det er gjort.

# Hvem som arbeider med et besøk
members-title = Hvem som arbeider med dette besøket
members-name = Navn
members-role = Rolle
members-save = Lagre
members-remove = Fjern
members-by-team = etter rollen i enheten
members-add = Legg til noen
members-email = Kontoens e-postadresse
members-email-hint = Også til noen i en annen enhet: de ser dette besøket og intet annet.
members-roles = Hva hver rolle kan gjøre
members-unknown = Ingen logger inn her med denne adressen.
members-last-owner = Dette er besøkets eneste ansvarlige: pek ut en annen først.
visit-role-owner = Ansvarlig
visit-role-owner-more = Gjør alt, og bestemmer hvem andre som kan det.
visit-role-editor = Redaktør
visit-role-editor-more = Bygger programmet og publiserer det.
visit-role-protocol = Protokoll
visit-role-protocol-more = Ordner rangfølgen og tar seg av kosthold og tilgjengelighet.
visit-role-viewer = Innsyn
visit-role-viewer-more = Ser på utkastet og endrer ingenting.
visit-role-reader = Leser
visit-role-reader-more = Ser det som er publisert, for eksempel en ambassade.

# The form of an item
item-edit = Endre programposten
item-more = Mer å gjøre med programposten
item-duplicate = Dupliser
item-later = Flytt resten av dagen
item-stale = Noen andre har lagret programposten i mellomtiden.
item-stale-more = Skjemaet nedenfor har det du skrev. Ta med det du vil beholde, og lagre på nytt.
item-field = Felt
item-yours = Ditt
item-theirs = Lagret i mellomtiden
item-day = Dag
item-kind = Type
item-visibility = Hvem som ser den
item-places = Sted
item-places-hint = Et sted fra registeret, eller navn og adresse bare for denne posten.
item-venue = Sted fra registeret
item-place-name = Eller et annet sted
item-place-address = Adressen
item-place-role = Rolle ved transport
item-audience = For hvem
item-audience-hint = Alle betyr alle deltakere unntatt presse, sjåfører og sikkerhet, som nevnes særskilt.
item-audience-roles = Etter rolle
item-audience-people = Etter navn
item-audience-except = Men ikke
item-parts = Hvem gjør hva
item-parts-hint = Den som har en rolle, er ventet, enten de er tiltalt eller ikke.
item-part = Rolle
item-host = Vertsorganisasjon
item-capacity = Antall plasser
item-reply = Svar
item-reply-yes = Be om svar
item-notes = Merknader til deltakerne
item-notes-hint = Bare de merknaden er for, ser den.
item-notes-for = Hvem merknaden er for
item-notes-kept = Som før, eller alle
item-internal = Interne merknader
item-internal-hint = De blir hos arrangørene.
item-zones = En annen dag eller tidssone
item-end-day = Slutter en annen dag
item-start-zone = Tidssone ved start
item-end-zone = Tidssone ved slutt
item-move = Flytt
item-move-hint = Varigheten er den samme.
item-cancel = Avlys programposten
item-cancel-hint = Den blir stående overstrøket, og de som kjenner den, får beskjed når du publiserer.
item-delete = Slett programposten
item-delete-hint = Bare det som aldri er publisert, kan slettes; alt annet avlyses.
visible-public = Offentlig
visible-participants = Deltakere
visible-internal = Bare arrangørene
place-role-at = Der
place-role-from = Derfra
place-role-to = Dit
later-minutes = Minutter
later-minutes-hint = Med minus: tidligere.
later-show = Vis
later-was = Nå
later-now = Etterpå
later-outcome = Kollisjoner før: { $before }; etter: { $after }.
later-move = { $count ->
    [one] Flytt { $count } programpost
   *[other] Flytt { $count } programposter
}
role-head-of-delegation = Delegasjonsleder
role-delegate = Delegat
role-host = Vert
role-speaker = Taler
role-signatory = Underskriver
role-guest = Gjest
role-interpreter = Tolk
role-press = Presse
role-protocol = Protokoll
role-security = Sikkerhet
role-driver = Sjåfør

# Quick add, moving and saving in the agenda
quick-add = Legg til raskt
quick-add-example = Legg til raskt: tir 14.30–16.00 Tittel @ Sted
quick-add-hint = Dag, klokkeslett, tittel, @ og sted, og så Enter.
quick-add-understood = { $when }: { $title }
quick-add-understood-at = { $when }: { $title }, sted: { $venue }
quick-add-unsure = Dag eller klokkeslett mangler: Enter åpner skjemaet.
move-help = Flytter. Opp og ned: 15 minutter, med Shift 5. Venstre og høyre: en annen dag. Enter plasserer, Escape avbryter.
move-cancelled = Ikke flyttet.
save-saving = Lagrer …
save-saved = Lagret
save-failed = Ikke lagret
save-retry = Prøv igjen
save-stale = Noen andre har endret programposten i mellomtiden.
keys-move = flytt
keys-open = åpne
keys-new = ny
keys-undo = angre
# Hvem som deltar i et besøk
participant-role-head-of-delegation = Delegasjonsleder
participant-role-delegate = Delegat
participant-role-host = Vert
participant-role-speaker = Taler
participant-role-signatory = Underskriver
participant-role-guest = Gjest
participant-role-interpreter = Tolk
participant-role-press = Presse
participant-role-protocol = Protokoll
participant-role-security = Sikkerhet
participant-role-driver = Sjåfør
notify-invitations = Invitasjoner
notify-programme = Program
notify-by-hand = For hånd
notify-none = Får ingen beskjed
notify-default = Som vanlig for rollen

participant-new = Legg til en deltaker
participants-paste = Lim inn fra regneark
participants-none = Ingen deltar ennå
participants-none-more = De som er med på besøket, står her i rangorden, hver med det de har svart.
participants-filter = Vis bare noen
participants-order = I rangorden
participants-shown = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
participants-order-hint = Rekkefølgen følger rangen til vervet noen kommer med; ved lik rang går delegasjonsledere først, så avgjør navnet. Flytt noen ved å endre rangen til vervet på deres egen side.
filter-delegations = Alle delegasjoner
filter-groups = Alle grupper
filter-roles = Alle roller
filter-apply = Vis
filter-clear = Vis alle
filter-none = Ingen passer
filter-none-more = Velg en annen delegasjon, gruppe eller rolle.
column-precedence = Rang
column-function = Stilling
column-role = Rolle
column-delegation = Delegasjon
column-groups = Grupper
column-language = Språk
column-told = Får beskjed ved
column-needs = Behov
column-diet = Kosthold
column-access = Tilrettelegging
column-reply = Svar
column-organisation = Organisasjon
answers-not-asked = Ikke spurt
answers-attending = Kommer
answers-declined = Kommer ikke
answers-tentative = Kanskje
answers-missing = { $missing } av { $asked } mangler{ $declined ->
    [0] {""}
   *[other] , { $declined } avslag
}
answers-some = Kommer til { $accepted } av { $asked }{ $declined ->
    [0] {""}
   *[other] , { $declined } avslag
}
bulk-choose = Velg
bulk-all = { $count ->
    [one] Den ene personen på listen
   *[other] Alle { $count } personene på listen
}
bulk-group = Gruppe
bulk-join = Legg til i gruppen
bulk-leave = Ta ut av gruppen
bulk-notify = Gi beskjed slik
bulk-remove = Ta av listen
bulk-export = Eksporter som CSV
bulk-title = Hva som ble gjort
bulk-done = Gjort
bulk-skipped = Latt som de var
bulk-back = Tilbake til deltakerne
bulk-nobody = Ingen er valgt. Kryss av personene først, eller alle på listen.
bulk-nothing = Ingenting er endret. Skriv navnet på gruppen først.
bulk-bad-group = Ingenting er endret: Navnet på en gruppe er på én linje og høyst 200 tegn.
bulk-gone = Står ikke lenger på listen
bulk-remind = Purr på manglende svar
bulk-reminded = { $count ->
    [0] Ingen ble purret.
    [one] Én person blir purret på svarene som mangler.
   *[other] { $count } personer blir purret på svarene som mangler.
}
bulk-nothing-missing = Ingen svar mangler fra dem.
bulk-not-written = De får ikke e-post, eller ønsker ingen påminnelser.
bulk-reminded-today = Er allerede purret i dag.
bulk-in-group = Var alt i gruppen
bulk-not-in-group = Var ikke i gruppen
bulk-told-so = Fikk alt beskjed slik
bulk-joined = { $count ->
    [0] Ingen ble lagt til i { $group }.
    [one] Én person ble lagt til i { $group }.
   *[other] { $count } personer ble lagt til i { $group }.
}
bulk-left = { $count ->
    [0] Ingen ble tatt ut av { $group }.
    [one] Én person ble tatt ut av { $group }.
   *[other] { $count } personer ble tatt ut av { $group }.
}
bulk-notified = { $count ->
    [0] Ingen får beskjed på en annen måte ({ $way }).
    [one] Én person får heretter beskjed på en annen måte: { $way }.
   *[other] { $count } personer får heretter beskjed på en annen måte: { $way }.
}
bulk-removed = { $count ->
    [0] Ingen ble tatt av listen.
    [one] Én person ble tatt av listen. Ingen får beskjed før du publiserer.
   *[other] { $count } personer ble tatt av listen. Ingen får beskjed før du publiserer.
}
participant-person = Navn, verv og rang
participant-needs-hint = Bare de som eier besøket, og protokollen ser dette.
participant-items = Ventes til
participant-items-none = Ventes ingen steder ennå
participant-items-none-more = Punkter for alle, for delegasjonen, rollen eller gruppen, eller for personen selv står her.
participant-links = Lenker
participant-links-hint = Siden og kalenderen deres har hemmelige adresser. Nye lenker gjør de gamle ubrukelige med en gang; neste melding har dem med.
participant-links-renew = Lag nye lenker
participant-remove = Ta av listen
participant-remove-hint = Ingen får beskjed før du publiserer. Blir de lagt til igjen senere, beholder de siden og svarene sine.
participant-office = Kommer med et verv i
participant-office-highest = Vervet med høyest rang
participant-groups-hint = Med komma mellom, som i: presse, kultur
participant-add = Legg til { $name }
participant-add-now = Legg til i besøket
participant-other = Velg en annen
participant-find = En vi kjenner
participant-enter = En ny
participant-title-hint = På språket de leser.
participant-organisation-hint = Der de har stillingen. En ny organisasjon blir også registrert.
delegation-no = Ingen
delegations = Delegasjoner
delegations-none = Ingen delegasjoner ennå
delegations-none-more = Grupper som reiser sammen, står her med organisasjonen de representerer, og hvem som leder dem.
delegation-new = Ny delegasjon
delegation-edit = Endre delegasjonen
delegation-head = Leder
delegation-remove = Fjern delegasjonen
delegation-remove-hint = Bare en delegasjon som ingen reiser med, og som ingen punkter er for, kan fjernes.
person-family-name = Etternavn
person-given-name = Fornavn
person-name-order = Navnerekkefølge
name-order-given-first = Fornavn først
name-order-family-first = Etternavn først
search = Søk
search-none = Ingenting ble funnet
search-none-more = Se etter skrivefeil, eller skriv mindre av navnet.
paste-steps = Trinn
paste-step-1 = Trinn 1 av 3. Ingenting lagres før siste trinn.
paste-step-2 = Trinn 2 av 3. Si hva hver kolonne betyr; de som utelates, blir ikke lest.
paste-step-3 = Trinn 3 av 3. Ingenting er lagret ennå.
paste-text = Rader fra regnearket
paste-text-hint = Kopier cellene i regnearket og lim dem inn her, med overskrifter. Innholdet i en CSV-fil går også.
paste-to-columns = Videre til kolonnene
paste-to-columns-again = Tilbake til kolonnene
paste-back = Tilbake til teksten
paste-columns = Hva kolonnene betyr
paste-first = Første rad
paste-first-headings = har overskrifter
paste-first-people = er en person
paste-heading = Kolonne
paste-means = Betyr
paste-examples = For eksempel
paste-column-number = Kolonne { $count }
paste-to-preview = { $count ->
    [one] Se gjennom { $count } rad
   *[other] Se gjennom { $count } rader
}
paste-preview = Hva som blir lagt til
paste-line = Linje
paste-outcome = Resultat
paste-new = Ny person
paste-known = Kjent fra før
paste-problem = Problem
paste-bad = { $count ->
    [one] Én rad kan ikke legges til og blir hoppet over.
   *[other] { $count } rader kan ikke legges til og blir hoppet over.
}
paste-download = { $count ->
    [one] Last ned raden
   *[other] Last ned de { $count } radene
}
paste-add = { $count ->
    [one] Legg til { $count } person
   *[other] Legg til { $count } personer
}
paste-changed = Noen har endret registrene eller besøket i mellomtiden. Ingenting ble lagt til: Se gjennom radene igjen.
paste-empty = Lim inn minst én rad med en person.
paste-too-many = Lim inn høyst { $most } rader om gangen.
paste-column-ignore = Utelat
paste-column-name = Fullt navn
paste-column-family-name = Etternavn
paste-column-given-name = Fornavn
paste-column-email = E-post
paste-column-phone = Telefon
paste-column-title = Stilling
paste-column-organisation = Organisasjon
paste-column-role = Rolle i besøket
paste-column-delegation = Delegasjon
paste-column-groups = Grupper
paste-column-language = Språk
paste-column-diet = Kosthold
paste-column-access = Tilrettelegging
paste-fault-no-name = Navnet mangler: Si hvilken kolonne det står i, eller fyll det ut.
paste-fault-email = «{ $text }» er ingen e-postadresse. Rett den, eller la cellen stå tom.
paste-fault-shared-email = Flere deler { $text }, og ingen av dem heter dette. Legg til personen for hånd.
paste-fault-role = «{ $text }» er ingen rolle. Skriv gjest, delegat, tolk eller en annen rolle fra listen.
paste-fault-delegation = Besøket har ingen delegasjon «{ $text }». Legg den til først, eller rett navnet.
paste-fault-language = «{ $text }» er ikke et av språkene våre. Skriv engelsk, fransk, norsk eller vietnamesisk.
paste-fault-no-organisation = «{ $text }» trenger en organisasjon som stillingen er i.
paste-fault-too-long = { $column }: mer enn 200 tegn. Kort det ned.
paste-fault-ambiguous = Flere heter { $text }. Oppgi e-postadressen til den du mener.
paste-fault-other-email = En med dette navnet har en annen adresse enn { $text }. Rett en av dem, eller legg til personen for hånd.
paste-fault-on-roster = { $text } deltar alt.
paste-fault-repeated = Den samme personen står på linje { $line }.
paste-fault-unknown = { $text } står ikke i registeret, og du kan ikke registrere nye personer.

# Registre
registers = Registre
organisations = Organisasjoner
venues = Steder
people-search = Navn eller e-post
people-none = Ingen personer ennå
people-none-more = Alle som er vert, reiser eller taler på et besøk, står her én gang, med vervene sine.
people-more = { $count ->
    [one] { $count } til: Søk etter navnet.
   *[other] { $count } til: Søk etter et navn.
}
person-new = Ny person
person-edit = Endre personen
person-email-shared = Andre bruker også denne adressen, og sier det
person-locale = Språk de leser
person-locale-hint = En språkkode: en, fr, nb, vi eller en annen.
person-languages = Språk de snakker
person-languages-hint = Språkkoder med komma mellom, som i: vi, fr
person-zone-hint = Som i Europe/Oslo.
person-public = Offentlige sider kan nevne personen
person-office = Verv
person-office-new = Et verv til
person-office-none = Ikke noe verv her
person-title-in = Tittel ({ $name })
person-salutation-in = Tiltale ({ $name })
person-rank-hint = 1 er høyest; 500 om feltet står tomt.
person-from = Fra
person-to = Til
person-date-hint = 2025, 2025-06 eller 2025-06-23
person-remove = Fjern personen
register-remove-hint = Bare det ingenting viser til, kan fjernes.
organisations-none = Ingen organisasjoner ennå
organisations-none-more = Byer, ambassader, bedrifter og andre som er vert eller sender folk, står her.
organisation-new = Ny organisasjon
organisation-edit = Endre organisasjonen
organisation-name-hint = På organisasjonens eget språk.
organisation-acts-for = Handler for
organisation-acts-itself = Seg selv
organisation-public = Offentlige sider kan nevne organisasjonen
organisation-remove = Fjern organisasjonen
organisation-kind-city = By
organisation-kind-region = Region
organisation-kind-state = Stat
organisation-kind-embassy = Ambassade
organisation-kind-agency = Etat
organisation-kind-company = Bedrift
organisation-kind-university = Universitet
organisation-kind-association = Forening
organisation-kind-other = Annet
column-kind = Type
column-place = Sted
field-city = By
field-country = Land
field-country-hint = To bokstaver, som i NO.
field-website = Nettsted
field-address = Adresse
field-capacity = Kapasitet
venues-none = Ingen steder ennå
venues-none-more = Steder der programmet foregår, står her med adresse, kapasitet og adkomst.
venue-new = Nytt sted
venue-edit = Endre stedet
venue-name-hint = Som på døren.
venue-capacity-hint = Hvor mange det er plass til.
venue-geo = Posisjon
venue-latitude = Grader nord
venue-longitude = Grader øst
venue-access = Adkomst
venue-access-hint = Inngang, etasje, trinn, hvem man spør etter.
venue-remove = Fjern stedet
travel-times = Reisetid herfra
travel-times-none = Ingen reisetider ennå
travel-times-none-more = Der minuttene er kjent, viser programmet veien mellom to punkter, og om det er tid til den.
travel-to = Til
travel-minutes = Minutter
travel-way-back = Som tilbakeveien
travel-set = Sett
travel-hint = Gjelder begge veier, om ikke den andre også er gitt. Tomt felt fjerner den.

# Ved siden av programmet for et besøk
presence-edits = { $name } har åpnet { $title }.
presence-changed-item = { $name } endret { $title } { $time }.
presence-changed = { $name } endret dette besøket { $time }.
presence-looks = { $name } ser også på dette programmet.
presence-newer = Programmet er endret siden du åpnet det.
presence-show = Vis det slik det er nå
agenda-keep = Behold, med begrunnelse
agenda-keep-reason = Hvorfor det er ment slik
agenda-keep-do = Behold
agenda-kept-heading = { $count ->
    [one] { $count } kollisjon beholdt med begrunnelse
   *[other] { $count } kollisjoner beholdt med begrunnelse
}
agenda-kept-by = { $name }, { $when }
agenda-take-up = Ta den opp igjen
agenda-kept = Kollisjonen er beholdt. Den kommer tilbake hvis noe ved den endres.
agenda-not-kept = Ingenting ble beholdt: Programmet er endret i mellomtiden.
agenda-kept-unsaid = Ingenting ble beholdt: Skriv med noen ord hvorfor det er ment slik.
agenda-taken-up = Kollisjonen står på listen igjen.
tray-heading = Skal plasseres:
tray-new = Noter noe som skal plasseres
tray-hint = Det venter her, bare for arrangørene, til det har fått dag og klokkeslett.
tray-minutes = Minutter det tar
tray-put-do = Noter
tray-place = Plasser
tray-discard = Fjern
tray-put = Notert: Det venter under programmet.
tray-not-put = Ingenting ble notert: Det trengs en tittel og fra 5 minutter til et døgn.
tray-discarded = Det er fjernet.
panel-all = Alle { $count }
panel-attending = { $count } kommer
panel-awaited = { $count } uten svar
panel-declined = { $count } avslo
panel-items = { $count ->
    [one] { $count } programpost
   *[other] { $count } programposter
}
panel-free = Ledig
panel-whose = Programmet til { $name } er merket.
panel-nobody = Vis alles program
panel-at = Hvem er hvor, denne dagen og på dette klokkeslettet
panel-at-do = Hvem er hvor
panel-more = { $count ->
    [one] { $count } til
   *[other] { $count } til
}
duration-help = Endrer varigheten. Opp og ned: 15 minutter, med Shift 5. Enter beholder den, Escape avbryter.
keys-heading = Taster
keys-where = De virker mens en programpost har fokus.
keys-walk = gå fra post til post
keys-duration = lengre eller kortere
keys-redo = gjør om
keys-help = denne listen

# Å spørre om et tidspunkt
poll-title = Spør om et tidspunkt
poll-planned = Planlagt så langt: { $name }
poll-ask-host = Spør verten
poll-ask-host-hint = Foreslå inntil tre tidspunkter. Verten velger ett på siden sin, eller foreslår et annet; valget settes inn i utkastet, og programposten bekreftes. Varigheten er som planlagt. Verten får e-post med tidspunktene; den som ikke får e-post, står blant dem som skal ringes.
poll-ask-everyone = Spør alle
poll-ask-everyone-hint = Foreslå inntil seks tidspunkter. Alle ventede som har en side, sier hvilke som passer; deretter velger du ett. Varigheten er som planlagt. Hver av dem får e-post med tidspunktene; den som ikke får e-post, står blant dem som skal ringes.
poll-start = Tidspunkt { $count } begynner
poll-asked-host = Verten ble spurt { $when }
poll-asked-everyone = Alle ble spurt { $when }
poll-open = Åpent
poll-settled = Avgjort
poll-withdrawn = Trukket tilbake
poll-heard = { $heard } av { $asked } har svart
poll-time = Tidspunkt
poll-suits = Hvem det passer for
poll-counts = { $yes } ja, { $maybe } om nødvendig, { $no } nei
poll-names = { $vote }: { $names }
poll-voter = { $name } (besvart av { $by })
poll-take = Velg dette tidspunktet
poll-best = Passer best
poll-chosen = Valgt
poll-withdraw = Trekk spørsmålet tilbake
poll-cannot = Ingen kan spørres
poll-cannot-more = Interne og avlyste programposter vises ikke til noen, så ingen kan spørres om dem.
poll-no-time = Oppgi minst ett tidspunkt, med dag og klokkeslett.
poll-too-many = Oppgi færre tidspunkter: tre for en vert, seks for alle.
poll-twice = Oppgi hvert tidspunkt én gang.
poll-internal = Denne programposten er intern: Endre først hvem som kan se den.
poll-nobody = Ingen av dem som skulle spørres, har en side ennå. Publiser først, om så bare denne posten som ikke bekreftet.
poll-missing = Klokken viser aldri ett av disse tidspunktene: Den stilles fram da.
poll-past = Ett av disse tidspunktene er passert.
poll-strangers = { $new ->
    [one] Én person ville få brev for første gang
   *[other] { $new } personer ville få brev for første gang
}; nye adresser igjen i dag: { $left }. Spør i morgen, eller snakk med en administrator.
poll-choose = Velg et tidspunkt
poll-choose-hint = Tidspunktet du trykker på, er avgjort med én gang, og arrangørene ser det.
poll-none = Ingen av disse passer: Foreslå et annet tidspunkt
poll-say = Hvilke tidspunkter passer for deg?
poll-send = Send
poll-kept = Takk: Arrangørene har svaret ditt.
vote-yes = Ja
vote-if-need-be = Om nødvendig
vote-no = Nei
letter-question = Spørsmål om et tidspunkt
subject-question-host = Velg et tidspunkt: { $title } – { $visit }
subject-question-everyone = Hvilke tidspunkter passer for deg: { $title } – { $visit }
question-host = Vi vil gjerne avtale tidspunktet for denne programposten med deg. Disse tidspunktene er mulige; velg ett på siden din, eller foreslå et annet der.
question-everyone = Vi leter etter et tidspunkt for denne programposten. Si på siden din hvilke som passer.
question-answer = Svar på siden din
question-by-hand = Hvilket av disse tidspunktene passer?
# Reminders
timeline-title = Hva som sendes når
timeline-more = Påminnelser utledes av programmet, så hver publisering, hvert svar og hver regel gjelder straks.
timeline-rules = Endre reglene
timeline-waits = Venter på deg
timeline-waits-more = Delegasjonsledere, verter og foredragsholdere purres bare når du sier fra.
timeline-release = Send de avkryssede
timeline-coming = Kommer
timeline-none = Ingenting skal sendes
timeline-none-more = Påminnelser står her så snart noen har fått et program.
timeline-past = Sendt eller droppet
timeline-people = { $count ->
    [one] { $count } person
   *[other] { $count } personer
    }
timeline-eve = Program for { $day }
timeline-first-item = Før første punkt
timeline-missing-reply = Manglende svar
timeline-absorbed = En annen melding sa det.
timeline-missed = Den kunne ikke sendes i tide.
reminders-title = Påminnelser
reminders-hint = De sendes på leserens språk og aldri om natten. Uten regler blir ingen påminnet.
reminders-rule = Regel { $count }
reminders-none = Ingen
reminders-eve = Dagens program, kvelden før
reminders-first-item = Første punkt
reminders-missing-reply = Et svar som mangler
reminders-at = Kvelden før kl.
reminders-before = Ellers så lenge før
reminders-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
    }
reminders-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
    }

# Assistants
letter-copy = Du får denne kopien som assistent for { $name }. Et svar på siden gjelder for vedkommende.
participant-mail-to = Assistenter
participant-mail-to-hint = Høyst fem, én per linje: navn, adresse, språk, med komma mellom. Hver får kopi av alle meldinger, uten kalender, og kan svare på siden.
message-copy = Kopi til { $address }

# Places
subject-reminder-place = Det er blitt plass: { $title } – { $visit }
reminder-place = Det er blitt en ledig plass til deg, og du er ventet. Gi oss beskjed hvis du ikke kan komme, så en annen kan få plassen.
timeline-place = Ledig plass
answer-waits = Nummer { $number } på ventelisten

# Calls
calls-title = Ringeliste
calls-about = Om den hastende versjonen { $version } av { $when }, etter rang.
calls-told = Fikk beskjed på telefon { $time } av { $name }
calls-record = Fikk beskjed på telefon
calls-none = Ingen å ringe
calls-none-more = Etter en hastende publisering står de som er berørt, her etter rang.

# Det folk skriver til adressen vår
forward-subject = Videresendt: { $subject } – { $visit }
forward-opening = { $writer } skrev til { $address }, trolig om «{ $visit }». Meldingen er vedlagt.
forward-answer = Svaret ditt på denne meldingen går til vedkommende.
forward-page = All e-post om dette besøket
message-forward = Videresendt til { $address }
stray-mails = E-post uten besøk
stray-mails-more = Det folk har skrevet til { $address } uten at det er klart hvilket besøk det gjelder. Det videresendes ikke, og slettes etter 90 dager.
stray-mails-none = Ingen e-post venter
stray-mails-none-more = Det som skrives til denne adressen om et besøk, står på siden med svarene til besøket.
# Webhooks
webhooks = Webhooks
webhooks-more = Et program hos dere kan få beskjed med én gang noe skjer med besøkene til laget. Det får bare identifikatorer, signert, og spør API-et om resten.
webhooks-open = Se til webhooks
webhooks-all = Hvem som får beskjed
webhooks-none = Ingen programmer får beskjed
webhooks-none-more = Legg til adressen til et program som skal få beskjed.
webhook-add = Legg til webhook
webhook-url = Adresse
webhook-url-hint = Den begynner med https:// og er på det åpne internettet, uten portnummer.
webhook-url-wrong = Skriv en adresse som https://hooks.eksempel.org/escale, uten brukernavn og port.
webhook-events = Gi beskjed om
webhook-events-wrong = Velg minst én ting å gi beskjed om.
webhook-too-many = Laget har 20 webhooks. Fjern én først.
webhook-published = publiseringer
webhook-replied = svar
webhook-failed = meldinger som feilet
webhook-tried = prøve
webhook-on = På
webhook-off = Av
webhook-secret = Hemmeligheten til webhooken
webhook-secret-once = Den vises bare nå. Med den kontrollerer mottakeren at en levering er fra oss.
webhook-go-on = Til webhooken
webhook-try = Send en prøve
webhook-switch-on = Slå på
webhook-switch-off = Slå av
webhook-remove = Fjern
webhook-deliveries = Siste leveringer
webhook-deliveries-none = Ingenting er levert ennå
webhook-deliveries-none-more = Leveringer fra de siste 30 dagene står her, med hva det ble av dem.
webhook-what = Om
webhook-when = Når (UTC)

# Web Push
push-title = På denne enheten
push-hint = Hvis en hasteendring gjelder deg, kan denne enheten si fra med én gang. Den sier ikke mer enn at det er noe å se på siden din.
push-allow = Si fra på denne enheten
push-stop = Ikke si fra mer
push-on = Denne enheten sier fra.
push-off = Denne enheten sier ikke fra lenger.
push-denied = Nettleseren tillater det ikke. Du kan endre det i innstillingene.
push-failed = Enheten kunne ikke registreres. Prøv igjen senere.
push-changed = En avtale er endret
push-open = Åpne siden din for å se den.
data-devices = Enheter som sier fra om hasteendringer

# Det som nettopp ble gjort, øverst på en side
done-saved = Endringene dine er lagret.
done-added = Lagt til.
done-removed = Fjernet.
done-moved = Flyttet. Ingen får beskjed før du publiserer.
done-cancelled = Avlyst. Ingen får beskjed før du publiserer.
done-duplicated = Dette er kopien.
done-retried = Det de ikke vet ennå, skrives på nytt og er på vei.
done-noted = Notert.
done-asked = Spørsmålet er på vei.
done-withdrawn = Trukket tilbake.
done-accepted = Godtatt: Posten er flyttet. De andre får beskjed når du publiserer.
done-refused = Posten blir der den er.
done-counted = Svaret teller.
done-released = Det du valgte, sendes nå.
done-told = Ingenting nytt ble publisert: De som ikke kjente denne versjonen, får beskjed om den.
