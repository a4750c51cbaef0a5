# Norsk bokmål.

## Kollisjoner (sidene til arrangørene)

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
clash-capacity = { $items } { $when }: { $expected } personer er ventet, det er plass til { $capacity }.
clash-outside-visit = { $items } er { $when }, utenfor dagene for besøket.
clash-not-participant = { $items } nevner { $who }, som ikke står på deltakerlisten.
clash-zone = { $items } { $when } har ingen tidssone, men { $venues } følger { $zone }.
clash-change-of-hour = Klokken stilles under { $items } { $when }: varigheten er { $elapsed }, mens klokken viser { $shown }.

clash-fix-move = Flytt { $item } til { $when }
clash-fix-venue = Hold { $item } et annet sted: { $venue }
clash-fix-audience = Ta { $who } ut av { $item }
clash-fix-zone = Gi { $item } tidssonen til { $venue } ({ $zone })
clash-fix-capacity = Tillat { $count } personer på { $item }
