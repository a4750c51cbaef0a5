-- Few are asked twice: the answers that this undoes are found without reading what everybody knows of everything.
CREATE INDEX told_asked_again ON told (participant, item) WHERE asked > 0;
