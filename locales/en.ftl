# English, as written in Britain. The same keys and arguments stand in all four files; a test compares them.

## Clashes (organisers' pages). $who, $items and $venues are lists already written in this language.

people-and-others = { $names } and { $count } others
clash-kind-person = Person in two places
clash-kind-interpreter = Interpreter in two places
clash-kind-venue = Venue used twice
clash-kind-travel = Not enough time to travel
clash-kind-capacity = Too many people
clash-kind-outside-visit = Outside the visit
clash-kind-not-participant = Not a participant
clash-kind-zone = Venue in another time zone
clash-kind-change-of-hour = Change of hour
clash-error = Error
clash-warning = Warning

clash-person = { $who } would be in two places at once on { $when }: { $items }.
clash-interpreter = { $who } would interpret in two places at once on { $when }: { $items }.
clash-venue = { $venues } would be used twice on { $when }: { $items }.
clash-travel = { $who } would have { $gap } on { $when } for a journey of { $needed }: { $items }.
clash-busy = { $who }: busy on { $when }, with a visit of another office.
clash-capacity = { $items } on { $when }: { $expected } people expected, room for { $capacity }.
clash-outside-visit = { $items } is on { $when }, outside the days of the visit.
clash-not-participant = { $items } names { $who }, not on the list of participants.
clash-zone = { $items } on { $when } gives no time zone, but { $venues } is on { $zone }.
clash-change-of-hour = The clocks change during { $items } on { $when }: it lasts { $elapsed }, where the clock shows { $shown }.

clash-fix-move = Move { $item } to { $when }
clash-fix-venue = Hold { $item } at { $venue }
clash-fix-audience = Take { $who } out of { $item }
clash-fix-zone = State that { $item } is in { $zone }
clash-fix-capacity = Allow { $count } people at { $item }
clash-fix-end = Let { $item } end at { $when }

## What a reader sees of an item: marks, labels and words of letters, calendars and pages.

summary-of = { $title } – { $visit }
summary-cancelled = Cancelled: { $summary }
summary-tentative = To be confirmed: { $summary }
summary-withdrawn = No longer expected: { $summary }
summary-readdressed = At another address: { $summary }

labelled = { $label }: { $text }
topic-title = Title
topic-status = Status
topic-date = Date
topic-time = Time
topic-starts = Starts
topic-ends = Ends
topic-duration = Duration
topic-place = Place
topic-from = From
topic-to = To
topic-access = Getting in
topic-online = Online
topic-invited-by = Invited by
topic-with = With
topic-own-part = Your part
topic-languages = Languages
topic-dress = Dress
topic-notes = For you
topic-description = About
topic-reason = Reason
topic-contact = Contact

when-time = { $time } ({ $zone })
when-day-time = { $day }, { $time } ({ $zone })
when-day-range = { $day }, { $time } ({ $zone })
when-lasting = { $when }, { $duration }
when-clocks-change = { $duration } (the clocks change meanwhile)

status-tentative = to be confirmed
status-confirmed = confirmed
status-cancelled = cancelled

part-host = host
part-speaker = speaker
part-signatory = signatory
part-interpreter = interpreter
part-moderator = moderator
part-staff = staff
part-greeter = greeter

kind-reception = Reception
kind-meeting = Meeting
kind-working-session = Working session
kind-site-visit = Site visit
kind-signing = Signing
kind-event = Event
kind-meal = Meal
kind-transfer = Transfer
kind-press = Press
kind-technical = Technical
kind-free-time = Free time
kind-hold = Hold
kind-other = Other

known-version = Version { $version } of { $when }
known-version-yours = Version { $version } of { $when }; yours last changed in version { $changed }
see-page = Open your programme
your-programme = Your programme
the-programme = The programme
join-call = Join the call

## Letters: invitations, their changes and ends

salutation-official = { $salutation },
salutation-neutral = Dear Sir or Madam,

letter-invitation = Invitation
letter-invitation-tentative = Invitation, to be confirmed
letter-update = Your invitation has changed
letter-cancellation = Cancelled
letter-withdrawal = No longer expected
letter-readdress = We write elsewhere from now on
letter-programme = Programme

opening-host = You host this appointment. Please find below what is planned.
opening-speaker = We have the honour of inviting you to speak at this appointment.
opening-signatory = We have the honour of inviting you to sign at this ceremony.
opening-staff = We are counting on you for this appointment. Please find below what you need to know.
opening-press = The press is invited to this appointment.
opening-guest = We have the honour of inviting you to this appointment.
opening-update = This appointment, to which you are invited, has changed. What follows replaces what we wrote before.
opening-update-host = This appointment, which you host, has changed. What follows replaces what we wrote before.
opening-update-staff = This appointment, for which we are counting on you, has changed. What follows replaces what we wrote before.
opening-cancelled = We are sorry to tell you that this appointment is cancelled. It was planned as follows.
opening-withdrawn = You are no longer expected at this appointment. Your calendar will be brought up to date; there is nothing you need to do.
opening-readdressed = From now on we write to another address about this appointment. It leaves the calendar of this one; the appointment itself goes on.
tentative-warning = Date and place are still to be confirmed; we will write to you when they are.

changes-heading = What has changed
change-wording = Wording, for precision; nothing you need to do differently.
change-added = New
change-changed = Changed
change-cancelled = Cancelled
change-withdrawn = You are no longer expected

ask-answer = Please accept or decline in your calendar, or simply reply to this message.
ask-answer-by = Please answer by { $date }: accept or decline in your calendar, or simply reply to this message.
ask-again = The time has changed considerably: an earlier answer no longer counts.
answer-accepted = You have accepted. If you can no longer come, decline in your calendar or reply to this message.
answer-tentative = You answered “maybe”. Please confirm in your calendar, or reply to this message.
calendar-follows = This message carries the appointment for your calendar. Should it change, we will write to you and your calendar will follow.

programme-first = Please find below your programme.
programme-changed = Your programme has changed. What is new comes first; the whole programme follows.
programme-empty = Nothing is planned for you at present.
programme-zone = All times are local; unless stated otherwise, { $zone }.
programme-feed = To keep it in your calendar, subscribe to this address
programme-answer = An answer is requested
programme-answer-by = An answer is requested by { $date }
subject-programme = Programme: { $visit }, { $dates }
subject-programme-one = Changed: { $title } – { $visit }
subject-programme-many = Changed: { $count } appointments – { $visit }

by-hand-hello = Good day, this is { $inviter } about “{ $visit }”.

## Pages: programmes, visits, the front page, captured messages

page-skip = Skip to the content
page-languages = Language
page-foot = Escale: official visits, and calendars that stay right.
page-foot-personal = This page is personal: please do not pass on its address.
page-whose = Programme of { $name }
page-public = Public programme
page-days = Days
page-count = { $count ->
        [one] 1 appointment
       *[other] { $count } appointments
    }
page-next = Next appointment
page-now = Taking place now
page-last-change = Your programme last changed on { $when }
page-time-of-day = { $time }, { $day }
page-tentative = To be confirmed
page-cancelled = Cancelled
page-visit-cancelled = This visit is cancelled.
page-nothing-public = Nothing has been announced yet.
page-directions = Directions
page-contact = Any questions?
page-subscribe = In your calendar
page-subscribe-hint = A subscription follows every change. Some calendars look for changes only once or twice a day, so we also write to you when something changes late.
page-subscribe-hint-invited = You receive an invitation for each appointment, and each later change. A subscription shows the same: choose one of the two, or your calendar shows everything twice. Some calendars look for changes only once or twice a day.
page-subscribe-hint-public = A subscription follows every change. Some calendars look for changes only once or twice a day: this page is always up to date.
page-subscribe-here = Subscribe
page-google = Google Calendar
page-subscribe-address = Address of the calendar, to copy
page-download = Download (.ics)
page-removed = You are no longer on the list of participants of this visit.
page-removed-more = Nothing is asked of you any more, and your calendar subscription is empty.
page-not-found = There is nothing at this address
page-not-found-more = The address may be incomplete, or your links may have been renewed. Please open the latest message you received, or ask whoever invited you.
page-back = To the front page
page-fault = Something went wrong on our side
page-fault-more = Please try again in a moment. If it happens again, give this number to whoever runs the service.
page-incident = Number
page-accessibility = Accessibility: not compliant
page-privacy = Privacy
page-theme = Colours
page-theme-system = As the device
page-theme-light = Light
page-theme-dark = Dark

## Accessibility and privacy: the pages that every foot links to

accessibility-title = Accessibility
accessibility-lead = Whoever runs this service undertakes to make it accessible, as article 47 of the French law no. 2005-102 of 11 February 2005 asks. This statement is about the service at this address.
accessibility-state = State of compliance
accessibility-state-text =
    Not compliant with the French standard RGAA 4.1, which takes up WCAG 2.1 at level AA and the European standard EN 301 549: no audit by a qualified person has been made yet. This page will give its results.
    Automatic checks of every page go with each change of the program. They do not replace an audit.
accessibility-works = What has been seen to
accessibility-works-text =
    Everything works with the keyboard alone, and without scripts.
    Pages can be read at a width of 320 pixels and enlarged to 400%, in light and in dark colours, and with the colours of your system.
    No state is shown by colour alone; nothing moves by itself; nothing is asked of you against the clock.
accessibility-faults = What is known not to be right
accessibility-faults-text =
    In the agenda by columns, a block that is too short leaves out the end of its text. The agenda as a list has all of it.
    Titles and notes that organisers wrote in one language only are shown in that language, and are marked as such.
accessibility-contact = Tell us
accessibility-contact-text = If you cannot read something or do something here, write to us: we will give it to you in another way, and mend it.
accessibility-remedy = If nobody helps
accessibility-remedy-text =
    If you told us of a fault that keeps you from using the service and had no answer that helps, you can turn to the Défenseur des droits in France: by the form below, by telephone at 09 69 39 00 00, or by post, without a stamp, at Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
    In other countries, turn to the authority that watches over digital accessibility there.

privacy-title = Privacy
privacy-lead = The office that invites you uses this service to organise official visits, and answers for what is kept here.
privacy-kept = What is kept, and who sees it
privacy-kept-text =
    Your name, office, title, languages and how to reach you; the appointments that concern you, what you answer, and the messages sent to you. Organisers of the visit see them. Other participants see your name, title and part, never your address or telephone number.
    What you eat and what you need to get about, if you said so: only owners of the visit and protocol see it.
    Of organisers: their account, when they signed in and with which browser, and what they changed.
privacy-why = Why
privacy-why-text = To invite you, to keep your calendar right, and to receive you as is fitting: a task in the public interest (GDPR, article 6(1)(e)).
privacy-long = How long
privacy-long-text =
    For as long as the visit is prepared and takes place; after that, as the rules for archives of the office that invites you say. Nothing is given to others or used for anything else.
    Personal links can be made invalid at any time; ask the office.
privacy-browser = In your browser
privacy-browser-text = Participants' pages set no cookie. Organisers have one for their session, one for the colours and one for the language they chose. There are no statistics, no images that report you read a message, and nothing from other sites.
privacy-rights = Your rights
privacy-rights-text =
    You may see, correct and have deleted what is kept of you, and object to its use. Write to us; we answer within a month.
    You may also complain to the data protection authority of your country: in France the CNIL, in Norway Datatilsynet.

## Printed programmes

known-draft = Draft of { $when }, not published
known-desk = As drafted on { $when }
print-title = Print
print-lead = Each paper says which version it is and when it was made. Choose its language.
print-is-draft = Nothing has been published yet: these papers show the draft, and say so.
print-booklets = Programmes
print-sheets = For the team
print-whole = Whole programme
print-whole-more = What any of the participants sees, and everybody who takes part
print-delegation-more = What its members see; A5, two pages on an A4
print-day-sheet = Day sheet
print-day-sheet-more = The draft, with internal items and notes: stays with the team
print-drivers = Drivers’ list
print-drivers-more = Moves only, and who is on board
print-programme = Programme
print-copy = Copy of { $name }
print-live = The version on line is always up to date.
print-qr = Address of the page that is always up to date
print-bar = Printing
print-back = Back
print-hint-a5 = Print on A5, or two pages on each A4 and fold.
print-hint-a4 = Print on A4.
print-people = People and contacts
print-precedence = In order of precedence
print-delegation = Delegation
print-hosts = Hosts and others with a part
print-contact = Contact
print-practical = Practical
print-internal = Internal
print-internal-more = not shown to participants
print-internal-notes = Internal notes
print-notes = Told to some
print-expected = Expected
print-passengers = On board
office-crumbs = You are here

front-what = Official visits, and calendars that stay right
front-what-more = Whatever the organisers change, each participant is told exactly what concerns them, in their language, and every calendar ends up equal to the published programme.
front-mail-kept = No mail server is set: messages are not sent.
front-mail-folder = They are kept in
front-mail-read = Read the captured messages
front-first-step = The first step
front-empty = The database is still empty. On the machine that runs Escale:
front-step-user = Add yourself.
front-step-import = Import a visit from a file, and publish it.
front-step-token = Create a token for the API; it is shown once.
front-api = About the API
front-visits = Public visits
front-no-visits = No visit is announced at present.
front-invited = Are you invited?
front-invited-more = Your own programme is at the personal address in the messages you received.

mails-title = Captured messages
mails-hint = What Escale would send if a mail server were set, as its readers would see it.
mails-none = No message yet. Publish a visit, and those it concerns are written to.
mails-range = { $first }–{ $last } of { $total }, newest first
mails-pages = Pages
mails-newer = Newer
mails-older = Older
mails-when = Sent
mails-kind = Kind
mails-subject = Subject
mails-from = From
mails-to = To
mail-views = Parts of the message
mail-text = Text
mail-html = HTML
mail-calendar = Calendar
mail-raw = Source
mail-missing = This message has no such part.

# What cannot be done so
refused-forbidden = This is not for you to do
refused-forbidden-more = Ask an owner of the visit, or whoever runs the service. If you came from a form, open its page again: your session may have begun anew.
refused-unavailable = The service cannot answer right now
refused-unavailable-more = Nothing was changed. Please try again in a moment.
refused-conflict = This cannot be done as things are
refused-conflict-more = Somebody may have changed it meanwhile. Go back, look at it as it is now, and try again.
refused-too-large = This is too long
refused-too-large-more = Nothing was changed. Send less at once.
refused-request = This request cannot be understood
refused-request-more = Nothing was changed. Go back, and try again from the page.

# Pages of organisers
office-nav = Main
office-overview = Overview
office-visits = Visits
office-people = People
office-account = Account of { $name }
office-sign-out = Sign out
sign-in = Sign in
sign-in-link = Sign in to Escale
sign-in-link-more = This link signs you in once, with this browser.
sign-in-link-dead = This link is good no more
sign-in-link-dead-more = It was used already, or too much time has passed. Ask for a new one.
overview-upcoming = Upcoming visits
overview-none = No visits yet
overview-none-more = Visits that you enter or import are listed here, the next first.
overview-next = { $days ->
    [0] A visit starts today.
    [one] The next visit starts tomorrow.
   *[other] The next visit starts in { $days } days.
}
overview-next-none = No visit is ahead.
overview-attention = Needs attention
overview-attention-none = Nothing needs attention
overview-attention-none-more = Clashes, failed messages, people to call and missing answers of the visits to come are listed here.
overview-weeks = Next 13 weeks
overview-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
overview-agreements = Agreements near their end
overview-agreements-none = No agreement ends soon
overview-agreements-none-more = Agreements that ended, that end within six months or that say nothing of their end are listed here.
visit-new = New visit
visits-all = All visits
visit-state-planning = Planning
visit-state-draft = { $changes ->
    [one] Draft, { $changes } change
   *[other] Draft, { $changes } changes
}
visit-state-published = Published, version { $version }
visit-state-cancelled = Cancelled
share-of = { $part } of { $whole }
column-dates = Dates
column-visit = Visit
column-state = State
column-confirmed = Items confirmed
column-replies = Answers
column-owner = Led by
column-agreement = Agreement
column-ends = Ends
agreement-no-end = End date missing
agreement-ended = Ended
agreement-days-left = { $days ->
    [0] Ends today
    [one] { $days } day left
   *[other] { $days } days left
}
agreement-end-unknown = Not recorded
concern-host = Host not confirmed: { $item }, { $when }
concern-failed = { $count ->
    [one] { $count } message failed
   *[other] { $count } messages failed
}
concern-by-hand = { $count ->
    [one] { $count } message to pass on by hand
   *[other] { $count } messages to pass on by hand
}
concern-answers = { $count ->
    [one] { $count } answer is missing, the deadline is over
   *[other] { $count } answers are missing, the deadline is over
}
visits-earlier = Earlier visits
visit-edit = Change the visit
visit-programme = Programme
visit-title = Title
visit-title-hint = In each language that participants read. A language left empty shows another one.
visit-first-day = First day
visit-last-day = Last day
visit-kind = Kind
visit-kind-working = Working visit
visit-kind-official = Official visit
visit-kind-state = State visit
visit-kind-courtesy = Courtesy visit
visit-kind-study = Study visit
visit-kind-signing = Signing
visit-kind-other = Other
visit-direction = Direction
visit-direction-incoming = They come to us
visit-direction-outgoing = We travel
visit-direction-remote = By video
visit-host = Host
visit-host-hint = The organisation that receives, and in whose name people are invited.
visit-zone = Time zone
visit-zone-hint = As in Europe/Paris: the zone of items that name none.
visit-languages = Languages
visit-languages-hint = Those the programme is written in. The first one stands in where a text is missing.
visit-contact = Contact
visit-contact-hint = Whom participants ask. It stands in every message.
field-name = Name
field-email = E-mail
field-phone = Telephone
visit-reply-by = Answers wanted until
visit-reply-by-hint = Answers that are missing after this day are listed on the overview.
visit-signature = Signature
visit-signature-hint = Under every message.
visit-slug = Address of the public page
visit-slug-hint = Small letters, digits and hyphens; made from the title if left empty.
visit-public = Public page
visit-public-yes = Show items that are marked public to everybody, once published
visit-cancel = Cancel the visit
visit-cancel-hint = Nobody is told before you publish. Then everybody who knows of an item gets one message.
visit-cancel-yes = This visit does not take place
visit-cancel-reason = Reason ({ $name })
form-save = Save
form-leave = Leave without saving
form-errors = There is something to correct
form-error-title = Error:
form-wrong = Please check: { $detail }
crumbs = You are here

# Above every page of a visit
visit-pages = Pages of the visit
tab-programme = Programme
tab-participants = Participants
tab-review = Review
tab-messages = Messages
tab-history = History
tab-members = Team
tab-published = As published
visit-times-zone = Times in { $zone }
visit-banner-new = Nothing is published yet: participants see nothing of this draft.
visit-banner = { $changes ->
    [one] Draft with { $changes } change. Participants still see version { $version }.
   *[other] Draft with { $changes } changes. Participants still see version { $version }.
}
visit-see-changes = See what changes

# The agenda of a visit, for organisers
visit-review = Review and publish
agenda-everybody = Everybody
agenda-views = Show the agenda
agenda-days = Days
agenda-by-days = By day
agenda-by-groups = By group
agenda-by-list = List
agenda-cancelled = Cancelled
agenda-clash = Clash
agenda-hold = Held
agenda-tentative = To be confirmed
agenda-confirmed = Confirmed
agenda-internal = For organisers alone
agenda-part = { $name } ({ $role })
agenda-leg = To { $venue }, { $duration }
agenda-day-sum = { $count ->
    [one] { $count } item, { $hours }
   *[other] { $count } items, { $hours }
}
agenda-day-empty = Nothing planned yet
agenda-add-on = Add an item on { $name }
agenda-clashes = { $clashes ->
    [one] { $clashes } clash
   *[other] { $clashes } clashes
}
agenda-warnings = { $warnings ->
    [one] { $warnings } thing to look at
   *[other] { $warnings } things to look at
}
agenda-clashes-and-warnings = { $clashes ->
    [one] { $clashes } clash
   *[other] { $clashes } clashes
}, { $warnings ->
    [one] { $warnings } thing to look at
   *[other] { $warnings } things to look at
}
agenda-mended = The clash is mended.
agenda-not-mended = That change mends nothing any more: the agenda has changed meanwhile.
item-new = Add an item
