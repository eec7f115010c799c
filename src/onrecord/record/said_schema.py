"""The tables of what is said once and reported often. All of it can be made again from articles, statements and
decisions (``rebuild``); nothing a person decided is here."""

TABLES = """
CREATE TABLE fingerprint (
    article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    size INTEGER NOT NULL,
    text INTEGER NOT NULL
) STRICT;

CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, day, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE copied (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    share REAL NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copied_other ON copied(other);

CREATE TABLE carrier (
    article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
    report INTEGER NOT NULL
) STRICT;
CREATE INDEX carrier_report ON carrier(report);

CREATE TABLE wording (
    key INTEGER PRIMARY KEY,
    voice INTEGER NOT NULL,
    day INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    body INTEGER,
    itself INTEGER NOT NULL,
    utterance INTEGER,
    UNIQUE (voice, day, hash, body, itself)
) STRICT;
CREATE INDEX wording_body ON wording(body, day) WHERE body IS NOT NULL;
CREATE INDEX wording_utterance ON wording(utterance) WHERE utterance IS NOT NULL;

CREATE TABLE saying (
    statement INTEGER PRIMARY KEY REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    wording INTEGER NOT NULL REFERENCES wording(key)
) STRICT;
CREATE INDEX saying_wording ON saying(wording);

CREATE TABLE loose (
    wording INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER saying_left AFTER DELETE ON saying BEGIN
    INSERT OR IGNORE INTO loose VALUES (old.wording);
END;

CREATE TABLE likeness (
    one INTEGER NOT NULL REFERENCES wording(key) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES wording(key) ON DELETE CASCADE,
    score REAL NOT NULL,
    why TEXT,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE vector (
    text INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (text, made_by)
) STRICT;
"""
