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
summary-cleared = Earlier entry: { $summary }

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
letter-clear = An earlier entry leaves your calendar
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
opening-withdrawn-copy = They are no longer expected at this appointment.
opening-readdressed = From now on we write to another address about this appointment. It leaves the calendar of this one; the appointment itself goes on.
opening-readdressed-copy = From now on we write to another address about this appointment; the appointment itself goes on.
opening-cleared = An earlier invitation to this appointment was taken back, and word of that did not reach you. Its entry leaves your calendar now; whatever we sent you since still holds.
opening-cleared-copy = An earlier invitation to this appointment was taken back, and word of that did not arrive. It no longer counts; whatever we sent since still holds.
opening-cleared-former = We no longer write to this address about this appointment, and word of that did not arrive. Its entry leaves the calendar of this address now.
opening-cleared-former-copy = We no longer write to the former address about this appointment, and word of that did not arrive there. Its entry there no longer counts; whatever we sent since still holds.
tentative-warning = Date and place are still to be confirmed; we will write to you when they are.

changes-heading = What has changed
change-wording = Wording, for precision; nothing you need to do differently.
change-added = New
change-changed = Changed
change-cancelled = Cancelled
change-withdrawn = You are no longer expected

ask-answer = Please answer: below, in your calendar, or simply by replying to this message.
ask-answer-copy = Please answer for them below.
ask-answer-by = Please answer by { $date }: below, in your calendar, or simply by replying to this message.
ask-answer-by-copy = Please answer for them below by { $date }.
ask-again = The time has changed considerably: an earlier answer no longer counts.
answer-accepted = You have accepted. If you can no longer come, decline below, in your calendar, or by replying to this message.
answer-accepted-copy = They have accepted. If they can no longer come, decline below.
answer-tentative = You answered “maybe”. Please confirm below, in your calendar, or by replying to this message.
answer-tentative-copy = The answer was “maybe”. Please confirm below.
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

letter-reminder = Reminder
subject-reminder-eve = Programme of { $day }: { $visit }
subject-reminder-first = Reminder: { $title } – { $visit }
subject-reminder-reply = Please answer: { $title } – { $visit }
subject-reminder-replies = { $count } answers are missing – { $visit }
reminder-eve = Here is your programme for { $day }.
reminder-first = The visit begins for you on { $day }. This is where you are expected first.
reminder-reply-by = We have not received your answer yet. Please let us know by { $date } whether you will attend.
reminder-reply = We have not received your answer yet. Please let us know whether you will attend.

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
    What you eat and what you need to get about, if you said so: owners of the visit and protocol see it. Who receives you sees what you need to get about, not what you eat.
    Of organisers: their account, when they signed in and with which browser, and what they changed.
privacy-why = Why
privacy-why-text = To invite you, to keep your calendar right, and to receive you as is fitting: a task in the public interest (GDPR, article 6(1)(e)).
privacy-long = How long
privacy-long-text =
    For as long as the visit is prepared and takes place; after that, as the rules for archives of the office that invites you say. Nothing is given to others or used for anything else.
    Personal links can be made invalid at any time; ask the office.
privacy-browser = In your browser
privacy-browser-text = Participants' pages set no cookie. Organisers have one for their session, one for the colours and one for the language they chose. There are no statistics, no images that report you read a message, and nothing from other sites. If you let a device hint at urgent changes, your browser’s maker passes the hint on without being able to read it.
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
print-speakers = Speeches, in this order
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
front-step-link = Open the link that Escale printed when it started: whoever opens it becomes the first administrator, and signs in here.
front-step-user = Or add yourself on the command line.
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
mail-letter = Letter
mail-raw = Source
mail-missing = This message has no such part.

# What participants say on their pages
page-error = Error:
page-changed-since = Changed since you last looked, on { $when }
page-seen = I have seen this
answer-group = Your answer
answer-accept = I take part
answer-confirm = I confirm
answer-decline = I cannot come
answer-maybe = Maybe
answer-is-missing = Answer wanted
answer-is-accepted = You take part
answer-is-declined = You do not take part
answer-is-tentative = You may take part
answer-is-waiting = You wait for a free place: number { $number } on the waiting list
answer-waits-more = If a place becomes free, you will hear from us at once.
answer-here = Answer
answer-change = Change my answer
answer-not-yet = Nothing has been sent yet: press a button to answer.
answer-others = Also waiting for your answer
answer-remark-add = Add a remark
answer-remark = Remark (optional)
answer-remark-hint = At most 500 characters. The organisers read it; then press one of the buttons.
answer-remark-too-long = The remark is too long: please keep to 500 characters.
answer-no-status = Your answer was not recorded: please choose one of the buttons.
answer-not-asked = Your answer was not recorded: none is wanted for this appointment any more.
answer-too-late = This appointment has begun: nothing was recorded. Please tell the contact of the visit.
answer-kept = Your answer is recorded
answer-kept-more = { $title }: { $state }. You can change it until the appointment begins.
answer-calendar = If you subscribe to your programme, the appointment is in your calendar.
answer-calendar-declined = If you subscribe to your programme, it leaves your calendar when that next looks for changes, within a day. It stays on this page.
answer-calendar-invited = The invitation in your calendar may still show your earlier answer, or none: this one counts, and you need not answer there as well.
answer-calendar-invited-declined = Your calendar may still show the appointment: you may delete it there. This answer counts.
host-count = { $expected ->
        [one] { $accepted } of { $expected } guest has accepted
       *[other] { $accepted } of { $expected } guests have accepted
    }
host-accepted = accepted
host-declined = declined
host-tentative = maybe
host-open = no answer yet
host-access = Access:
host-propose = Propose another time
host-new-start = New start, local time; the length stays the same
host-propose-send = Send the proposal
host-proposed = You proposed { $when }. The organisers have not decided yet.
host-proposal-accepted = Your proposal was accepted: { $when }. The new time appears here once it is published.
host-proposal-refused = Your proposal cannot be met: { $when }. The time stays as it is.
host-proposal-kept = Your proposal was sent to the organisers
host-no-time = The proposal was not recorded: please give another day and time, to come.
choice-heading = Invitations or subscription
choice-hint = Both together show everything twice. What you were invited to already goes on by invitation.
choice-invitations = Invitations
choice-invitations-more = One message for each appointment, which your calendar understands, and one for each change.
choice-programme = Subscription, and messages
choice-programme-more = You subscribe in your calendar; we write when something changes for you.
choice-none = Subscription only
choice-none-more = We write nothing more: your calendar and this page show what changes.
choice-by-hand = By telephone or in person
choice-by-hand-more = An organiser tells you.
choice-keep = Keep this choice
choice-kept = Your choice is recorded
choice-no-way = Your choice was not recorded: please choose one of those below, or ask the contact of the visit.
data-link = Your data
data-heading = What is kept about you
data-lead = For this visit, and for nothing else. If something is wrong, please tell the contact of the visit.
data-download = Download (.json)
data-about = About you
data-name = Name
data-titles = Functions
data-email = E-mail
data-phone = Telephone
data-locale = Language of messages
data-languages = Languages spoken
data-zone = Time zone
data-groups = Groups
data-assistants = Your assistants
data-assistant = { $name }, { $email }, { $language }
data-diet = Diet
data-access = Access needs
data-notify = How you are told
data-seen = What you have seen
data-answers = Your answers
data-proposals = Times you proposed
data-votes = What suits you
data-messages = Messages to you
data-by-page = on your page
data-by-calendar = from your calendar
data-by-organiser = recorded by an organiser
data-when-how = { $when }, { $source }
data-no-title = An earlier appointment
data-sent-invitation = invitation sent
data-sent-cancellation = cancellation sent
data-sent-reminder = reminder sent
data-sent-programme = programme sent
data-failed = could not be delivered
data-dropped = not sent: nothing was left to say
data-by-hand = to be told by telephone or in person
data-waiting = about to be sent
mail-heading = Mail to you
mail-sent = News about your visits comes to your address by e-mail.
mail-refused = You asked for no e-mail. The organisers will call you instead; your page and your calendar link stay up to date.
mail-bounced = E-mail to your address comes back. Please tell the contact of the visit your right address.
mail-refuse = Send me no e-mail
mail-allow = Send me e-mail again
mail-remind = Send me reminders again
unsubscribe-reminders = No more reminders?
unsubscribe-reminders-more = Invitations and changes still reach you.
unsubscribe-digests = No more digests?
unsubscribe-digests-more = You can ask for them again in your account.
unsubscribe-do = No more of these
unsubscribed-reminders = You will get no more reminders
unsubscribed-reminders-more = Invitations and changes still reach you. On your page, under “Your data”, you can ask for reminders again.
unsubscribed-digests = You will get no more digests
unsubscribed-digests-more = You can ask for them again in your account.
replies-heading = Answers
replies-accepted = Accepted
replies-declined = Declined
replies-tentative = Maybe
replies-open = No answer
replies-outdated = { $said }, but to the earlier time
replies-by-page = page
replies-by-calendar = calendar
replies-by-organiser = organiser
answer-given-by = { $source }, answered by { $name }
replies-item = Appointment
replies-person = Participant
replies-answer = Answer
replies-remark = Remark
replies-how = When and how
replies-any-item = All appointments
replies-any-person = All participants
replies-any-answer = All answers
replies-show = Show
replies-clear = Clear the filter
replies-found = Answers found
replies-nothing = No answer matches
replies-nothing-more = Choose something else, or clear the filter.
replies-cut = The first { $shown } of { $count }: filter further
replies-by-item = By appointment
replies-by-person = By participant
replies-none = No answer is wanted
replies-none-more = Say of an appointment that an answer is wanted; then those invited are asked when it is published.
replies-unpublished = Nobody has been asked yet
replies-unpublished-more = Answers appear here once the visit is published.
replies-proposals = Other times proposed
replies-proposed-by = Proposed by { $name }
replies-proposed-for = Proposed by { $by } for { $name }
replies-accept = Accept
replies-refuse = Refuse
replies-mails = By mail
replies-mail-unconfirmed = Answer in the name of an address that was not invited
replies-mail-disowned = Mail whose sender is not who it says, as your mail server found
replies-mail-automatic = Automatic answer
replies-mail-words = Message
replies-count = Let it count
replies-dismiss = Put away
replies-from = Answered from { $address }
replies-instead = Sends { $address } instead
replies-unreached = Not reached by mail
replies-bounced = Mail to their address comes back: correct it, or call them
replies-refuses-mail = They want no mail: call them

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
concern-host-declined = Host declined: { $item }, { $when }
concern-proposal = { $who } proposes another time for { $item }: { $when }
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
fault-missing = Something has to stand here.
fault-too-long = This is too long.
fault-too-many = Too many: leave some out.
fault-characters = Write this on one line, without control characters.
fault-email = Write an address such as name@example.org, without accents.
fault-email-taken = Somebody else has this address. If it is shared, say so for everyone who uses it.
fault-url = Write the whole address of the page, such as https://example.org/page.
fault-slug = Use small letters a to z, digits and hyphens, such as oslo-2026.
fault-slug-taken = Another visit has this address. Choose another.
fault-language = Write a language tag such as en, nb or fr-CA.
fault-country = Write a country code of two letters, such as FR.
fault-zone = Write a time zone such as Europe/Paris.
fault-word = Choose one from the list.
fault-number = Write a number that can be meant here.
fault-day = Write a day as year-month-day, such as 2025-06-23.
fault-date = Write a year, a month or a day, such as 2015, 2018-03 or 2021-02-02.
fault-time = Write a time as hours and minutes, such as 18:00.
fault-skipped = Clocks are put forward then, so this time does not exist on that day.
fault-order = This has to be after the start.
fault-day-order = The last day cannot be before the first.
fault-itself = This cannot refer to itself. Choose another.
fault-shown-hold = A hold is for organisers only: make it internal, or choose another kind.
fault-no-transfer = Only a transfer has a place it leaves from and one it goes to.
fault-placed-twice = Choose a venue, or write a name and an address: not both.
fault-reference = What is named here does not exist any more. Choose another.
fault-repeated = This stands here twice. Give it once.
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
agenda-undo = Undo
agenda-redo = Redo
agenda-undone = Your last change is undone.
agenda-not-undone = Nothing was undone: somebody has changed the same since, or there is nothing to undo.
agenda-redone = The change is made again.
agenda-not-redone = Nothing was made again: somebody has changed the same since, or there is nothing to redo.
agenda-mended = The clash is mended.
agenda-not-mended = That change mends nothing any more: the agenda has changed meanwhile.
item-new = Add an item
## Signing in, one’s account, users

sign-in-email = E-mail address
sign-in-password = Password
sign-in-or = or
sign-in-mail = E-mail me a link
sign-in-mail-hint = Without a password: we send a link to the address above.
sign-in-wrong = Address and password do not go together. Check both, or ask for a link by e-mail.
sign-in-sent = Look in your mailbox
sign-in-sent-more = If we know this address, a message with a link is on its way. Open it within ten minutes, in this browser.
sign-in-again = Back to signing in
sign-in-code = One more step
sign-in-code-label = Code of your app
sign-in-code-hint = Six digits, or one of your recovery codes.
sign-in-code-wrong = This code is not right, or was used already. Wait for the next one.
sign-in-code-locked = Too many attempts. Wait fifteen minutes, then try again.
sign-in-link-password = Choose a password (you may leave it empty)
sign-in-provider = Sign in with your office’s account
sign-in-provider-refused = Your office’s sign-in service did not vouch for anybody whom we know. If your account should have access here, ask an administrator to add your address.
sign-in-provider-away = Your office’s sign-in service does not answer just now. The other ways to sign in work.
sign-in-provider-again = This sign-in was begun in another browser, or took too long. Begin again.
password-hint = At least twelve characters; several words are good.
password-short = This password is too short: take at least twelve characters.
password-long = This password is too long: take at most 256 characters.
password-repeated = This password repeats itself: take other words.
password-personal = This password is your name or address: take something that nobody knows of you.
password-common = This password is among the first that anybody would try: take several words that do not belong together.
first-title = The first administrator
first-more = Nobody is here yet. Whoever fills in this form looks after users and everything else.
first-button = Begin
account = Your account
account-password-more = Whoever knows the old password is signed out everywhere else.
account-proof = Present password, or a code of your app
account-proof-wrong = This is neither your present password nor a code of your app.
account-new-password = New password
account-set-password = Set the password
account-factor = Codes of an app
account-factor-on = A code is asked for when you sign in.
account-factor-more = With an app on your telephone that shows codes, a stolen password is not enough to sign in.
account-factor-set-up = Set up an app
account-factor-remove = Remove the app
account-codes-new = New recovery codes
account-codes-left =
    { $count ->
        [one] One recovery code is left.
       *[other] { $count } recovery codes are left.
    }
account-sessions = Where you are signed in
account-browser-unknown = A browser without a name
account-since = Since
account-seen = last used
account-this-browser = This browser
account-end = Sign out there
account-end-others = Sign out everywhere else
digest = Digest by mail
digest-more = What is to be seen to, in one mail: new answers, open questions, failures, the visits of the coming week, agreements near their end. Nothing comes when there is nothing to say.
digest-days = When
digest-never = Never
digest-weekdays = Mondays to Fridays
digest-every-day = Every day
digest-mondays = Mondays
digest-at = At
digest-subject = To see to, { $day }
digest-opening = This is what your visits ask of you.
digest-answers = { $count ->
    [one] One new answer; { $answered } of { $asked } people have answered everything
   *[other] { $count } new answers; { $answered } of { $asked } people have answered everything
}
digest-agreement = { $agreement } ends on { $day }
digest-agreements = Agreements near their end
digest-overview = Open the overview
digest-stop = Change when this comes, or stop it
factor-scan = Scan this with the app, then type the code that it shows.
factor-qr = The key as a QR code
factor-type = Or type this key:
factor-code = Code that the app shows
factor-confirm = Confirm
recovery-codes = Recovery codes
recovery-codes-more = Should you lose your telephone, each of these signs you in once. They are shown only now: print them, or keep them where you keep keys.
recovery-codes-kept = I have kept them
users = Users
users-all = Who signs in
user-name = Name
user-name-wrong = Write a name of 1 to 200 characters.
user-email-wrong = Write an address such as name@example.org.
user-email-taken = Another user has this address.
user-role = Role
user-team = Team
user-add = Add a user
user-link = Link to sign in by
user-link-more = For somebody who has no password, or forgot it. It is good once, for three days; earlier links end.
user-link-new = Make a link
user-link-of = Link for { $name }
user-link-once = It is shown only now. Hand it over yourself: whoever has it can sign in and set the password.
user-factor-more = If they have lost their telephone and their recovery codes:
user-identity-more = They have signed in with the account of their office. Only that very account opens theirs here; forget it if the office has given them a new one.
user-identity-forget = Forget the office’s account
user-remove = Remove the user
user-remove-more = They are signed out everywhere, and their tokens end. Visits stay.
teams = Teams
teams-more = People of one team do not see the visits of another.
team-name = Name of the team
team-name-wrong = Write a name of 1 to 200 characters for the team.
team-name-taken = There is a team of this name.
team-add = Add a team
role-admin = Administrator
role-organiser = Organiser
role-viewer = Viewer
refused-too-many = Too many attempts
refused-too-many-more = Wait a few minutes, then try again.
mail-sign-in-subject = Your link to sign in
mail-sign-in-greeting = Hello { $name },
mail-sign-in-opening = You asked for a link to sign in at { $host }.
mail-sign-in-once = It is good once, for ten minutes, in the browser in which you asked for it.
mail-sign-in-ignore = If it was not you, there is nothing you need to do.
# What changes of an item, for organisers
label-in-language = { $label } ({ $language })
topic-kind = Kind
topic-visibility = Seen by
topic-reply = Answer
visibility-public = everybody, if the visit is public
visibility-participants = participants
visibility-internal = organisers alone
reply-wanted-requested = asked for
reply-wanted-none = not asked for
change-revived = Takes place after all
change-hidden = Made internal
change-entering = Comes in
change-leaving = Goes out
entering-part = { $names }, with a part in it
entering-person = { $names }, by name
entering-delegation = { $names }, with their delegation
entering-role = { $names }, by role
entering-group = { $names }, with their group
entering-everyone = { $names }, with everyone

# Review: what publishing would do
review-nothing = Nothing to publish
review-nothing-more = The draft is as published, and everybody knows of it. What you change next shows up here before anybody is told.
review-nothing-awaited = The draft is as published. { $awaited }. What you change next shows up here before anybody is told.
review-empty = Nothing to publish yet
review-empty-more = Add who takes part, and items to the programme: what publishing them would show, and tell to whom, then stands here.
review-unchanged = Nothing was published: nothing of what you chose differs from what is published. Tick what is to be published.
review-stale = The draft was changed while you looked at it. Nothing was published.
review-stale-more = This is what would be published now; what is new or different since you looked is marked. Publish again if it is right.
review-strangers = { $new ->
    [one] One person would be written to for the first time
   *[other] { $new } people would be written to for the first time
}; new addresses left for today: { $left }. Hold some of them back, or ask an administrator.
review-vanished = No change any more: { $items }.
review-since-you-looked = Since you looked
review-clashes = Cannot happen as drafted
review-mend = Mend it in the programme
review-warnings = Worth a look before you publish
review-changes = What changes
review-no-changes = No item changes
review-no-changes-more = What is left is to tell those who do not know yet.
review-letters = Who is told what
review-no-letters = Nobody gets a message
review-silent = { $count ->
    [0] Everybody is told
    [one] { $count } person gets nothing
   *[other] { $count } people get nothing
}
review-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
review-hold = Not yet
review-as-it-looks = As it will look
review-untold = Published, but not told
review-untold-more = They see it on their page and in their calendar subscription; the next message to them will say it. To write to them now, publish and tell those concerned.
review-publish = Publish
review-tell = Who is told
review-note = A note, in every message of this publication
review-note-more = Optional; in each language of the visit.
review-tell-at = When to tell (optional)
review-tell-at-hint = On the clocks of the visit. Pages and feeds show the publication at once; messages wait, but for what begins before then.
review-update = Show the messages again
review-back = Back to the review
way-invitation = Invitations
way-programme = Programme by e-mail
way-by-hand = By hand
message-invitation = Invitation
message-cancellation = Cancellation
message-programme = Programme
message-reminder = Reminder
message-digest = Digest
message-about = { $kind }: { $title }
tell-concerned = Those concerned
tell-concerned-more = Everybody whose programme changes gets one message, once no further edit has come for a while.
tell-urgent = Those concerned, at once
tell-urgent-more = The messages go without waiting for further edits.
tell-nobody = Nobody now
tell-nobody-more = Pages and calendars follow; the changes are told with the next message to each.
warning-no-salutation = { $names }: no form of address in { $language }, so a neutral one is used.
warning-text-missing = { $item }: a text is missing in { $language }, which { $names } would read; another language is shown.
warning-many-messages = { $names }: more than five messages at once.
warning-no-address = { $names }: mail does not reach them, so somebody must call.
error-text = This text is too long, or has characters that cannot be used.
ask-title = Publish although something cannot happen?
ask-more = Nobody and no room can be in two places at once. Nothing has been published yet.
ask-publish = Publish all the same

# Publications
version-number = Version { $version }
published-by = by { $name }
published-by-command = from the command line
publication-title = Version { $version } is published
publication-told = { $count ->
    [0] Nobody was told
    [one] { $count } person is told
   *[other] { $count } people are told
}
publication-untold = { $count ->
    [0] Everybody who needs to know is told
    [one] { $count } person does not know yet
   *[other] { $count } people do not know yet
}
publication-on-the-way = { $count ->
    [one] The message to { $count } person is still on its way
   *[other] Messages to { $count } people are still on their way
}
publication-by-hand = { $count ->
    [one] { $count } person is still to be told by hand
   *[other] { $count } people are still to be told by hand
}
publication-nobody = No message was caused by it
publication-nobody-more = Either it concerned nobody, or nobody was to be told now, or later publications took its messages over.
publication-no-changes = No item changed
publication-no-changes-more = Only the list of participants or the visit itself differs from the version before.
published-nothing = Nothing is published yet
published-nothing-more = Once the organisers publish the programme, you can read it here.
history-publications = Publications
history-none = Never published
history-none-more = Every publication is listed here with what it changed, who published it and what was said with it.
history-changes = { $count ->
    [0] No item changed
    [one] { $count } change
   *[other] { $count } changes
}
history-edits = Who changed what
history-edits-none = Nothing was changed yet
history-edits-none-more = Every edit of the visit, its participants and its items is listed here, with old and new values and who made it.
history-edits-earlier = Earlier edits
history-edits-latest = Latest edits
in-use-title = { $name } is still in use
in-use-more = Nothing was removed. Take it out of what is listed here first.
in-use-by = Used by
use-offices-of-people = Offices of people
use-organisations-that-act-for-it = Organisations that act for it
use-visits = Visits
use-delegations = Delegations
use-participants = Participants
use-participants-of-visits = Participants of visits
use-items = Items of the agenda
use-agreements = Agreements
use-travel-times = Travel times
paste-file = Or a file that a spreadsheet saved
paste-file-hint = A .csv file, as Excel and others save it; separated by semicolons, commas or tabs.
bulk-item-label = Item
bulk-item = { $when }, { $title }
bulk-expect = Add to the item
bulk-expected = Was expected already
bulk-added-to-item = { $count ->
    [one] One person was added to { $item }.
   *[other] { $count } people were added to { $item }.
}
rank-title = Rank on this visit
rank-of-office = The office they come with has rank { $count }. Another rank given here counts for this visit alone; 1 is highest.
rank-by-hand = By hand
column-rank-by-hand = Rank set by hand
rank-by-hand-hint = Empty: the rank of the office counts.
edit-precedence = Order of precedence
edit-by-nobody = by somebody who is no user any more
edit-added = Added
edit-changed = Changed
edit-removed = Removed
edit-undone = Taken back
edit-redone = Made again
edit-item = Item
edit-participant = Participant
edit-delegation = Delegation
doubles = Likely doubles
doubles-none = No likely doubles
doubles-none-more = Records with the same name or the same address are listed here, so that two of them can be made one.
doubles-lead = Two records of one and the same make invitations go astray. Compare them and make one of them, or say that they differ: then they are not listed here again.
doubles-differ = Not the same
doubles-distinct = Not the same, as somebody said
doubles-again = List them again
merge-title = Make one of two
merge-lead = Choose which value is kept. Where both say the same, nothing is to be chosen.
merge-one = First
merge-other = Second
merge-compare = Compare
merge-nothing = Nothing
merge-more = Offices of both are kept. Visits, items, agreements and answers that name either of them name the one that remains; nobody is told anything by this.
merge-for-good = This cannot be undone.
merge-for-good-more = One of the two records is gone afterwards, and nothing tells any more which visit named which of them.
merge-sure = I have compared them: they are one and the same
merge-unsure = Say that they are one and the same, or leave without saving.
merge-do = Make one of them
merge-back = Back to the list
merge-refused = These two were not made one
merge-same = This is one and the same record: choose two.
merge-other-office = A visit of another office names the one that would go. Ask that office to merge them.
merge-both-take-part = Both take part in { $visit }, or took part, and each was written to or is on the roster. Take one of them off the roster before anything is sent to them.
edit-merged = Merged
edit-organisation = Organisation
edit-venue = Venue
person-offices = Offices
edit-visit = Visit
edit-person = Person
edit-fields = { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
# what one click takes back: what was done, to what, and to how many others
edit-brief = { $what }: { $title }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
edit-needs-hidden = Diet and access needs are shown to owners and protocol alone.
edit-yes = Yes
edit-no = No
edit-gone = (removed since)
edit-with-more = { $what } ({ $more })
edit-except = but not { $name }
edit-note-for = For: { $names }
edit-reminder-eve = on the eve, { $at }
edit-reminder-first-item = { $before } before the first item
edit-reminder-missing-reply = { $before } before answers are due, to those who have not answered
visit-short-title = Short title
visit-agreements = Agreements
visit-themes = Themes
visit-reminders = Reminders
visit-status-planned = planned
visit-status-cancelled = cancelled

# Links to a programme before it is published
previews-title = Preview links
previews-none = No link yet
previews-none-more = A link shows the whole programme as it is now to somebody who does not sign in, such as a cabinet, before anything is published.
preview-make = Make a link
preview-make-more = It shows the draft as it is at this moment, without internal items, notes and links to calls. Later edits do not show.
preview-lifetime = It works for
preview-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
preview-open = Works
preview-revoked = Taken back
preview-expired = Over
preview-made = Made by { $name }, { $when }
preview-until = Until
preview-address = Address, to copy
preview-look = Look at it
preview-revoke = Take back
preview-title = Preview of the programme
preview-not-published = This programme is not published and may still change.
preview-state = It shows the draft of { $when }. The link works until { $until }.

# Messages
messages-all = All
messages-filter = Messages by state
messages-none = No message
messages-none-more = Messages are listed here as soon as a publication concerns somebody.
test-mails = Test mail to yourself
test-mails-more = It goes to { $address } and to nobody else, says what the draft says now, and counts as told to nobody. Its links lead to your own pages.
test-mails-kind = What to send
test-mails-invitation = Invitation to an item
test-mails-update = Changed invitation
test-mails-cancellation = Cancellation
test-mails-withdrawal = No longer expected
test-mails-programme = Whole programme
test-mails-question = Question about a time
test-mails-eve = Reminder on the eve
test-mails-first-item = Reminder before the first appointment
test-mails-missing-reply = Reminder of missing answers
test-mails-place = A place became free
test-mails-digest = Digest for organisers
test-mails-language = Language
test-mails-send = Send it to me
test-mails-sent = On its way to { $address }.
test-mails-refused = Nothing was sent to { $address }: nobody takes part in any item yet, or you asked for too many in an hour.
test-mail-subject = [Test] { $subject }
messages-who = To
messages-what = Message
messages-when = When
messages-back = All messages
messages-version = Publication
messages-reason = Reason
messages-attempts = Attempts
messages-id = Message-ID
messages-address = E-mail address
messages-retry = Try again
messages-retry-more = Writes to them anew with what there is to say now. The old message is never sent again.
messages-retry-copy = Sends it to the same address as it was written.
messages-correct = Correct the address
messages-correct-more = Changes the person’s address and writes to the new one. Their personal links are renewed, so the old ones are dead.
messages-address-wrong = Give an address such as name@example.org that nobody else has.
messages-text = What to say
messages-now = What it would say now
state-held = Waits for further edits
state-due = Due
state-sending = Being sent
state-sent = Sent
state-failed = Failed
state-dropped = Not needed any more
state-by-hand = To pass on by hand

# By hand
by-hand-title = To pass on by hand
by-hand-more = Nobody is written to here: call, read out the text, then record how it was done.
by-hand-none = Nobody to call
by-hand-none-more = People without an e-mail address, and those who are told by hand, are listed here with what to say.
by-hand-no-phone = No telephone number
by-hand-how = How
by-hand-when = When
by-hand-who = By whom
by-hand-settle = Record it
by-hand-settled = Passed on
by-hand-told = { $how }, by { $name }
by-hand-phone = By telephone
by-hand-person = In person
by-hand-message = By text message
by-hand-line-wrong = Say it in one line of at most 200 characters.
by-hand-at-wrong = Give day and time, as 2025-06-23T14:30.
by-hand-at-future = This is still to come: record it once it is done.

# Who works on a visit
members-title = Who works on this visit
members-name = Name
members-role = Role
members-save = Save
members-remove = Remove
members-by-team = by role in the office
members-add = Add somebody
members-email = E-mail address of the account
members-email-hint = Also of somebody in another office: they see this visit and no other.
members-roles = What each may do
members-unknown = Nobody here signs in with this address.
members-last-owner = They are the only owner of this visit: name another one first.
visit-role-owner = Owner
visit-role-owner-more = Does everything, and says who else may.
visit-role-editor = Editor
visit-role-editor-more = Builds the programme and publishes it.
visit-role-protocol = Protocol
visit-role-protocol-more = Orders precedence and sees to diets and access.
visit-role-viewer = Viewer
visit-role-viewer-more = Looks at the draft and changes nothing.
visit-role-reader = Reader
visit-role-reader-more = Sees what is published, such as an embassy.

# The form of an item
item-edit = Change the item
item-more = More to do with the item
item-duplicate = Duplicate
item-later = The rest of the day later
item-stale = Somebody else saved this item meanwhile.
item-stale-more = The form below has what you typed. Take over what you want to keep, and save again.
item-field = Field
item-yours = Yours
item-theirs = Saved meanwhile
item-day = Day
item-kind = Kind
item-visibility = Who sees it
item-places = Where
item-places-hint = A venue of the register, or a name and address for this item alone.
item-venue = Venue
item-place-name = Or another place
item-place-address = Its address
item-place-role = Role in a transfer
item-audience = For whom
item-audience-hint = Everybody means all participants but press, drivers and security, who are named.
item-audience-roles = By role
item-audience-people = By name
item-audience-except = But not
item-parts = Who does what
item-parts-hint = Whoever has a part is expected, whether addressed or not.
item-part = Part
item-host = Host organisation
item-capacity = How many it can hold
item-reply = Answers
item-reply-yes = Ask for an answer
item-notes = Notes for participants
item-notes-hint = Only those for whom a note is see it.
item-notes-for = For whom the note is
item-notes-kept = As it was, or everybody
item-internal = Internal notes
item-internal-hint = They never leave the organisers.
item-zones = Another day or another time zone
item-end-day = Ends on another day
item-start-zone = Time zone of the start
item-end-zone = Time zone of the end
item-move = Move
item-move-hint = It lasts as long as it did.
item-cancel = Cancel the item
item-cancel-hint = It stays on the programme, struck through, and those who know it are told when you publish.
item-delete = Delete the item
item-delete-hint = Only what was never published can be deleted; anything else is cancelled.
visible-public = Public
visible-participants = Participants
visible-internal = Organisers alone
place-role-at = There
place-role-from = From there
place-role-to = To there
later-minutes = Minutes
later-minutes-hint = With a minus: earlier.
later-show = Show
later-was = Now
later-now = Then
later-outcome = Clashes before: { $before }; after: { $after }.
later-move = { $count ->
    [one] Move { $count } item
   *[other] Move { $count } items
}
role-head-of-delegation = Head of delegation
role-delegate = Delegate
role-host = Host
role-speaker = Speaker
role-signatory = Signatory
role-guest = Guest
role-interpreter = Interpreter
role-press = Press
role-protocol = Protocol
role-security = Security
role-driver = Driver

# Quick add, moving and saving in the agenda
quick-add = Quick add
quick-add-example = Quick add: Tue 14:30–16:00 Title @ Place
quick-add-hint = A day, the times, a title, @ and a place, then Enter.
quick-add-understood = { $when }: { $title }
quick-add-understood-at = { $when }: { $title }, at { $venue }
quick-add-unsure = A day and a time are missing: Enter opens the form.
move-help = Moving. Up and down: 15 minutes, with Shift 5. Left and right: another day. Enter places it, Escape cancels.
move-cancelled = Not moved.
save-saving = Saving…
save-saved = Saved
save-failed = Not saved
save-retry = Try again
save-stale = Somebody else changed this item meanwhile.
keys-move = move
keys-open = open
keys-new = new
keys-undo = undo
# Who takes part in a visit
participant-role-head-of-delegation = Head of delegation
participant-role-delegate = Delegate
participant-role-host = Host
participant-role-speaker = Speaker
participant-role-signatory = Signatory
participant-role-guest = Guest
participant-role-interpreter = Interpreter
participant-role-press = Press
participant-role-protocol = Protocol
participant-role-security = Security
participant-role-driver = Driver
notify-invitations = Invitations
notify-programme = Programme
notify-by-hand = By hand
notify-none = Not told
notify-default = As usual for the role

participant-new = Add a participant
participants-paste = Paste from a spreadsheet
participants-none = Nobody takes part yet
participants-none-more = The people of this visit are listed here in order of precedence, each with what they answered.
participants-filter = Show only some
participants-order = In order of precedence
participants-shown = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
participants-order-hint = The order follows the rank of the office with which somebody comes; at equal rank heads of delegation come first, then the name decides. To move somebody, change the rank of their office on their own page.
filter-delegations = All delegations
filter-groups = All groups
filter-roles = All roles
filter-apply = Show
filter-clear = Show everybody
filter-none = Nobody fits
filter-none-more = Choose another delegation, group or role.
column-precedence = Rank
column-function = Function
column-role = Role
column-delegation = Delegation
column-groups = Groups
column-language = Language
column-told = Told by
column-needs = Needs
column-diet = Diet
column-access = Access needs
column-reply = Answer
column-organisation = Organisation
answers-not-asked = Not asked
answers-attending = Attends
answers-declined = Declined
answers-tentative = Maybe
answers-missing = { $missing } of { $asked } missing{ $declined ->
    [0] {""}
   *[other] , { $declined } declined
}
answers-some = Attends { $accepted } of { $asked }{ $declined ->
    [0] {""}
   *[other] , { $declined } declined
}
bulk-choose = Choose
bulk-all = { $count ->
    [one] The one person listed
   *[other] All { $count } people listed
}
bulk-group = Group
bulk-join = Add to the group
bulk-leave = Take out of the group
bulk-notify = Tell so
bulk-remove = Take off the list
bulk-export = Export as CSV
bulk-title = What was done
bulk-done = Done
bulk-skipped = Left as they were
bulk-back = Back to the participants
bulk-nobody = Nobody was chosen. Tick the people first, or all that are listed.
bulk-nothing = Nothing was changed. Name the group first.
bulk-bad-group = Nothing was changed: a group needs a name of one line, of 200 characters at most.
bulk-gone = No longer on the list
bulk-remind = Remind of missing answers
bulk-reminded = { $count ->
    [0] Nobody was reminded.
    [one] One person is asked for the answers that are missing.
   *[other] { $count } people are asked for the answers that are missing.
}
bulk-nothing-missing = No answer is missing from them.
bulk-not-written = They are not written to, or want no reminders.
bulk-reminded-today = They were reminded today already.
bulk-in-group = Was in the group already
bulk-not-in-group = Was not in the group
bulk-told-so = Was told in this way already
bulk-joined = { $count ->
    [0] Nobody was added to { $group }.
    [one] One person was added to { $group }.
   *[other] { $count } people were added to { $group }.
}
bulk-left = { $count ->
    [0] Nobody was taken out of { $group }.
    [one] One person was taken out of { $group }.
   *[other] { $count } people were taken out of { $group }.
}
bulk-notified = { $count ->
    [0] Nobody’s way of being told was changed ({ $way }).
    [one] One person is told in another way from now on: { $way }.
   *[other] { $count } people are told in another way from now on: { $way }.
}
bulk-removed = { $count ->
    [0] Nobody was taken off the list.
    [one] One person was taken off the list. Nobody is told before you publish.
   *[other] { $count } people were taken off the list. Nobody is told before you publish.
}
participant-person = Names, offices and rank
participant-needs-hint = Only owners of the visit and protocol see this.
participant-items = Expected at
participant-items-none = Expected nowhere yet
participant-items-none-more = Items for everyone, for their delegation, role or group, or for them by name are listed here.
participant-links = Links
participant-links-hint = Their page and their calendar have secret addresses. New ones make the old ones useless at once; the next message carries them.
participant-links-renew = Make new links
participant-remove = Take off the list
participant-remove-hint = Nobody is told before you publish. Added again later, they keep their page and what they answered.
participant-office = Comes as holder of an office in
participant-office-highest = The office of highest rank
participant-groups-hint = Between commas, as in: press, culture
participant-add = Add { $name }
participant-add-now = Add to the visit
participant-other = Choose somebody else
participant-find = Somebody we know
participant-enter = Somebody new
participant-title-hint = In the language that they read.
participant-organisation-hint = Where they hold the function. One that is new is entered too.
delegation-no = None
delegations = Delegations
delegations-none = No delegations yet
delegations-none-more = Groups that travel together are listed here, with the organisation that they stand for and who leads them.
delegation-new = New delegation
delegation-edit = Change the delegation
delegation-head = Head
delegation-remove = Remove the delegation
delegation-remove-hint = Only a delegation that nobody travels with, and that no item is for, can be removed.
person-family-name = Family name
person-given-name = Given name
person-name-order = Order of names
name-order-given-first = Given name first
name-order-family-first = Family name first
search = Search
search-none = Nothing was found
search-none-more = Check the spelling, or enter less of the name.
paste-steps = Steps
paste-step-1 = Step 1 of 3. Nothing is saved before the last step.
paste-step-2 = Step 2 of 3. Say what each column means; those left out are not read.
paste-step-3 = Step 3 of 3. Nothing is saved yet.
paste-text = Rows of the spreadsheet
paste-text-hint = Copy the cells in your spreadsheet and paste them here, headings too. The content of a CSV file works as well.
paste-to-columns = Continue to the columns
paste-to-columns-again = Back to the columns
paste-back = Back to the text
paste-columns = What the columns mean
paste-first = The first row
paste-first-headings = has headings
paste-first-people = is a person
paste-heading = Column
paste-means = Means
paste-examples = For example
paste-column-number = Column { $count }
paste-to-preview = { $count ->
    [one] Preview { $count } row
   *[other] Preview { $count } rows
}
paste-preview = What will be added
paste-line = Line
paste-outcome = Outcome
paste-new = New person
paste-known = Known already
paste-problem = Problem
paste-bad = { $count ->
    [one] One row cannot be added and will be skipped.
   *[other] { $count } rows cannot be added and will be skipped.
}
paste-download = { $count ->
    [one] Download this row
   *[other] Download these { $count } rows
}
paste-add = { $count ->
    [one] Add { $count } person
   *[other] Add { $count } people
}
paste-changed = Somebody changed the registers or the visit meanwhile. Nothing was added: look at the rows again.
paste-empty = Paste at least one row with a person.
paste-too-many = Paste at most { $most } rows at once.
paste-column-ignore = Leave out
paste-column-name = Whole name
paste-column-family-name = Family name
paste-column-given-name = Given name
paste-column-email = E-mail
paste-column-phone = Telephone
paste-column-title = Function
paste-column-organisation = Organisation
paste-column-role = Role in the visit
paste-column-delegation = Delegation
paste-column-groups = Groups
paste-column-language = Language
paste-column-diet = Diet
paste-column-access = Access needs
paste-fault-no-name = There is no name: say which column has it, or fill it in.
paste-fault-email = “{ $text }” is no e-mail address. Correct it, or leave the cell empty.
paste-fault-shared-email = Several people share { $text }, and none of them is called so. Add this person by hand.
paste-fault-role = “{ $text }” is no role. Write guest, delegate, interpreter or another role of the list.
paste-fault-delegation = The visit has no delegation “{ $text }”. Add it first, or correct the name.
paste-fault-language = “{ $text }” is no language of ours. Write English, French, Norwegian or Vietnamese.
paste-fault-no-organisation = “{ $text }” needs an organisation in which it is held.
paste-fault-too-long = { $column }: more than 200 characters. Shorten it.
paste-fault-ambiguous = Several people are called { $text }. Give the e-mail address of the one you mean.
paste-fault-other-email = Somebody of this name has another address than { $text }. Correct one of them, or add this person by hand.
paste-fault-on-roster = { $text } takes part already.
paste-fault-repeated = The same person stands on line { $line }.
paste-fault-unknown = { $text } is not in the register, and you may not enter new people.

# Registers
registers = Registers
organisations = Organisations
venues = Venues
people-search = Name or e-mail
people-none = No people yet
people-none-more = Everybody who hosts, travels or speaks on a visit is listed here once, with their offices.
people-more = { $count ->
    [one] { $count } more: search for the name.
   *[other] { $count } more: search for a name.
}
person-new = New person
person-edit = Change the person
person-email-shared = Others use this address too, and say so
person-locale = Language they read
person-locale-hint = A language tag: en, fr, nb, vi or another.
person-languages = Languages they speak
person-languages-hint = Language tags between commas, as in: vi, fr
person-zone-hint = As in Europe/Paris.
person-public = Public pages may name this person
person-office = Office
person-office-new = Another office
person-office-none = No office here
person-title-in = Title ({ $name })
person-salutation-in = Salutation ({ $name })
person-rank-hint = 1 is highest; 500 if left empty.
person-from = Since
person-to = Until
person-date-hint = 2025, 2025-06 or 2025-06-23
person-remove = Remove the person
register-remove-hint = Only what nothing refers to can be removed.
organisations-none = No organisations yet
organisations-none-more = Cities, embassies, companies and others that host or send people are listed here.
organisation-new = New organisation
organisation-edit = Change the organisation
organisation-name-hint = In its own language.
organisation-acts-for = Acts for
organisation-acts-itself = Itself
organisation-public = Public pages may name this organisation
organisation-remove = Remove the organisation
organisation-kind-city = City
organisation-kind-region = Region
organisation-kind-state = State
organisation-kind-embassy = Embassy
organisation-kind-agency = Agency
organisation-kind-company = Company
organisation-kind-university = University
organisation-kind-association = Association
organisation-kind-other = Other
column-kind = Kind
column-place = Place
field-city = City
field-country = Country
field-country-hint = Two letters, as in FR.
field-website = Web site
field-address = Address
field-capacity = Capacity
venues-none = No venues yet
venues-none-more = Places where items happen are listed here, with address, capacity and how to get in.
venue-new = New venue
venue-edit = Change the venue
venue-name-hint = As on the door.
venue-capacity-hint = How many people it holds.
venue-geo = Position
venue-latitude = Degrees north
venue-longitude = Degrees east
venue-access = How to get in
venue-access-hint = Gate, floor, steps, whom to ask for.
venue-remove = Remove the venue
travel-times = Travel times from here
travel-times-none = No travel times yet
travel-times-none-more = Where minutes are known, an agenda shows the way between two items, and whether there is time for it.
travel-to = To
travel-minutes = Minutes
travel-way-back = As the way back
travel-set = Set
travel-hint = Holds both ways, unless the other way is given too. Empty takes it away.

# What stands beside the agenda of a visit: people, what is to be placed, who else is there, clashes that are kept
presence-edits = { $name } has { $title } open.
presence-changed-item = { $name } changed { $title } at { $time }.
presence-changed = { $name } changed this visit at { $time }.
presence-looks = { $name } is looking at this programme too.
presence-newer = The programme has changed since you opened it.
presence-show = Show it as it is now
agenda-keep = Keep, add a reason
agenda-keep-reason = Why it is meant so
agenda-keep-do = Keep
agenda-kept-heading = { $count ->
    [one] { $count } clash kept with a reason
   *[other] { $count } clashes kept with a reason
}
agenda-kept-by = { $name }, { $when }
agenda-take-up = Take it up again
agenda-kept = The clash is kept. It comes back when anything about it changes.
agenda-not-kept = Nothing was kept: the agenda has changed meanwhile.
agenda-kept-unsaid = Nothing was kept: say in a few words why it is meant so.
agenda-taken-up = The clash is listed again.
tray-heading = To place:
tray-new = Note something to place
tray-hint = It waits here, for organisers alone, until it has a day and a time.
tray-minutes = Minutes it takes
tray-put-do = Note it
tray-place = Place it
tray-discard = Remove
tray-put = Noted: it waits below the agenda.
tray-not-put = Nothing was noted: it needs a title, and from 5 minutes to a day.
tray-discarded = It is removed.
panel-all = All { $count }
panel-attending = { $count ->
    [one] { $count } attends
   *[other] { $count } attend
}
panel-awaited = { $count } awaited
panel-declined = { $count } declined
panel-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
panel-free = Free
panel-whose = The agenda of { $name } is marked.
panel-nobody = Show everybody’s
panel-at = Who is where, at this day and time
panel-at-do = Who is where
panel-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
duration-help = Changing how long it takes. Up and down: 15 minutes, with Shift 5. Enter keeps it, Escape cancels.
keys-heading = Keys
keys-where = They work while an item of the agenda has the focus.
keys-walk = go from item to item
keys-duration = longer or shorter
keys-redo = redo
keys-help = this list

# Asking for a time: a host chooses, everybody says what suits
poll-title = Ask for a time
poll-planned = Planned so far: { $name }
poll-ask-host = Ask the host
poll-ask-host-hint = Propose up to three times. The host chooses one on their page, or proposes another; what they choose is set in the draft and the item is confirmed. It lasts as long as planned. The host gets a mail with the times; who is not mailed is listed among those to be called.
poll-ask-everyone = Ask everybody
poll-ask-everyone-hint = Propose up to six times. Everybody expected who has a page says which suit them; you then take one. It lasts as long as planned. Each of them gets a mail with the times; who is not mailed is listed among those to be called.
poll-start = Time { $count } begins
poll-asked-host = The host was asked on { $when }
poll-asked-everyone = Everybody was asked on { $when }
poll-open = Open
poll-settled = Settled
poll-withdrawn = Withdrawn
poll-heard = { $heard } of { $asked } have answered
poll-time = Time
poll-suits = Whom it suits
poll-counts = { $yes } yes, { $maybe } if need be, { $no } no
poll-names = { $vote }: { $names }
poll-voter = { $name } (answered by { $by })
poll-take = Take this time
poll-best = Suits best
poll-chosen = Chosen
poll-withdraw = Withdraw the question
poll-cannot = Nobody can be asked
poll-cannot-more = Internal and cancelled items are shown to nobody, so nobody can be asked about them.
poll-no-time = Name at least one time, as a day and a time of day.
poll-too-many = Name fewer times: three for a host, six for everybody.
poll-twice = Name each time once.
poll-internal = This item is internal: change who may see it first.
poll-nobody = Nobody who would be asked has a page yet. Publish first, if only this item as tentative.
poll-missing = Clocks never show one of these times: they are put forward then.
poll-past = One of these times has passed.
poll-strangers = { $new ->
    [one] One person would be written to for the first time
   *[other] { $new } people would be written to for the first time
}; new addresses left for today: { $left }. Ask tomorrow, or ask an administrator.
poll-choose = Please choose a time
poll-choose-hint = The time you press is settled at once, and the organisers see it.
poll-none = None of these suits: propose another time
poll-say = Which times suit you?
poll-send = Send
poll-kept = Thank you: the organisers have your answer.
vote-yes = Yes
vote-if-need-be = If need be
vote-no = No
letter-question = A time is asked for
subject-question-host = Please choose a time: { $title } – { $visit }
subject-question-everyone = Which times suit you: { $title } – { $visit }
question-host = We would like to settle the time of this appointment with you. These times are possible; please choose one on your page, or propose another one there.
question-everyone = We are looking for a time for this appointment. Please say on your page which of these suit you.
question-answer = Answer on your page
question-by-hand = Which of these times would suit you?
# Reminders
timeline-title = What goes out when
timeline-more = Reminders are worked out from the programme, so every publication, answer and rule counts at once.
timeline-rules = Change the rules
timeline-waits = Waiting for you
timeline-waits-more = Heads of delegation, hosts and speakers are asked for a missing answer only when you say so.
timeline-release = Send those that are ticked
timeline-coming = Still to come
timeline-none = Nothing is to go out
timeline-none-more = Reminders are listed here once people were told of a programme.
timeline-past = Gone out or dropped
timeline-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
timeline-eve = Programme of { $day }
timeline-first-item = Before the first appointment
timeline-missing-reply = Missing answers
timeline-absorbed = Another message said it.
timeline-missed = It could not go out in time.
reminders-title = Reminders
reminders-hint = They go in the reader’s language and never by night. Without any rule nobody is reminded.
reminders-rule = Rule { $count }
reminders-none = None
reminders-eve = The day’s programme, on the eve
reminders-first-item = The first appointment
reminders-missing-reply = An answer that is missing
reminders-at = On the eve at
reminders-before = Else so long before
reminders-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
    }
reminders-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }

# Assistants
letter-copy = You receive this copy as an assistant of { $name }. An answer on the page counts as theirs.
participant-mail-to = Assistants
participant-mail-to-hint = Up to five, one a line: name, address, language, with commas between them. Each gets a copy of every message, without calendar, and may answer on the page.
message-copy = Copy to { $address }

# Places
subject-reminder-place = A place is free: { $title } – { $visit }
reminder-place = A place has become free for you, and you are expected. If you cannot come, please let us know, so that somebody else can.
timeline-place = A place that became free
answer-waits = Number { $number } on the waiting list

# Calls
calls-title = Call list
calls-about = About the urgent version { $version } of { $when }, in order of precedence.
calls-told = Told by phone at { $time } by { $name }
calls-record = Told by phone
calls-none = Nobody to call
calls-none-more = After an urgent publication those whom it concerns are listed here, in order of precedence.

# What people write to our address
forward-subject = Forwarded: { $subject } – { $visit }
forward-opening = { $writer } wrote to { $address }, it seems about “{ $visit }”. What they wrote is attached.
forward-answer = Your reply to this message goes to them.
forward-page = All mail about this visit
message-forward = Forwarded to { $address }
stray-mails = Mail about no visit
stray-mails-more = What people wrote to { $address } without it being clear about which visit. It is forwarded to nobody, and deleted after 90 days.
stray-mails-none = No mail waits
stray-mails-none-more = What is written to this address and belongs to a visit is on the page of its answers.
# Webhooks
webhooks = Webhooks
webhooks-more = A program of yours can be told at once when something happens to the visits of your team. It gets identifiers only, signed, and asks the API for the rest.
webhooks-open = See to webhooks
webhooks-all = Who is told
webhooks-none = No program is told anything
webhooks-none-more = Add the address of a program that is to be told.
webhook-add = Add a webhook
webhook-url = Address
webhook-url-hint = It begins with https:// and is on the public internet, without a port.
webhook-url-wrong = Write an address such as https://hooks.example.org/escale, without user name or port.
webhook-events = Tell it of
webhook-events-wrong = Choose at least one thing to tell it of.
webhook-too-many = Your team has 20 webhooks. Remove one first.
webhook-published = publications
webhook-replied = answers
webhook-failed = messages that failed
webhook-tried = trial
webhook-on = On
webhook-off = Off
webhook-secret = Secret of the webhook
webhook-secret-once = It is shown only now. With it the receiver checks that a delivery is from us.
webhook-go-on = To the webhook
webhook-try = Send a trial
webhook-switch-on = Switch on
webhook-switch-off = Switch off
webhook-remove = Remove
webhook-deliveries = Latest deliveries
webhook-deliveries-none = Nothing was delivered yet
webhook-deliveries-none-more = Deliveries of the last 30 days are listed here, with what became of them.
webhook-what = About
webhook-when = When (UTC)

# Web Push
push-title = On this device
push-hint = If an urgent change concerns you, this device can tell you at once. It says no more than that there is something to see on your page.
push-allow = Tell me on this device
push-stop = Do not tell me any more
push-on = This device will tell you.
push-off = This device tells you nothing any more.
push-denied = Your browser does not allow it. You can change that in its settings.
push-failed = This device could not be registered. Try again later.
push-changed = An appointment has changed
push-open = Open your page to see it.
data-devices = Devices told of urgent changes

# What was just done, on top of a page
done-saved = Your changes are saved.
done-added = Added.
done-removed = Removed.
done-moved = Moved. Nobody is told before you publish.
done-cancelled = Cancelled. Nobody is told before you publish.
done-duplicated = This is the copy.
done-retried = What they do not know yet is written again, and on its way.
done-noted = Noted.
done-asked = The question is on its way.
done-withdrawn = Withdrawn.
done-accepted = Accepted: the item is moved. Others are told when you publish.
done-refused = The item stays where it is.
done-counted = The answer counts.
done-released = What you chose goes now.
done-told = Nothing new was published: those who did not know this version are told of it.
