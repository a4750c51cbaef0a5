# English, as written in Britain. The same keys and arguments stand in all four files; a test compares them.

## Clashes (organisers' pages). $who, $items and $venues are lists already written in this language.

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
clash-capacity = { $items } on { $when }: { $expected } people expected, room for { $capacity }.
clash-outside-visit = { $items } is on { $when }, outside the days of the visit.
clash-not-participant = { $items } names { $who }, not on the list of participants.
clash-zone = { $items } on { $when } gives no time zone, but { $venues } is on { $zone }.
clash-change-of-hour = The clocks change during { $items } on { $when }: it lasts { $elapsed }, where the clock shows { $shown }.

clash-fix-move = Move { $item } to { $when }
clash-fix-venue = Hold { $item } at { $venue }
clash-fix-audience = Take { $who } out of { $item }
clash-fix-zone = Give { $item } the time zone of { $venue } ({ $zone })
clash-fix-capacity = Allow { $count } people at { $item }
