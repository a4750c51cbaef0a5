# Français. Espace insécable (U+00A0) avant : ; ! ? et à l’intérieur des guillemets « ».

## Conflits (pages des organisateurs)

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
clash-capacity = { $items }, { $when } : { $expected } personnes attendues pour { $capacity } places.
clash-outside-visit = { $items } a lieu { $when }, hors des jours de la visite.
clash-not-participant = { $items } : { $who } ne figure pas sur la liste des participants.
clash-zone = { $items }, { $when } : aucun fuseau horaire n’est indiqué, alors que { $venues } est à l’{ $zone }.
clash-change-of-hour = L’heure change pendant { $items }, { $when } : la durée est de { $elapsed }, là où l’horloge indique { $shown }.

clash-fix-move = Déplacer { $item } : { $when }
clash-fix-venue = Organiser { $item } ailleurs : { $venue }
clash-fix-audience = Retirer { $who } de { $item }
clash-fix-zone = Donner à { $item } le fuseau horaire de { $venue } ({ $zone })
clash-fix-capacity = Autoriser { $count } personnes à { $item }
