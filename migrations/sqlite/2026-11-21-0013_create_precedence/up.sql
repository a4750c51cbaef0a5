-- Ranks that protocol gave by hand on a visit: they take the place of that of the office.
CREATE TABLE precedence (
    participant TEXT PRIMARY KEY CONSTRAINT precedence_participant REFERENCES participants (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CONSTRAINT precedence_rank CHECK (rank BETWEEN 1 AND 10000)
) STRICT;
