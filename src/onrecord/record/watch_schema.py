"""The tables of the watch: what the matchers of knowledge find in statements and articles. All can be made again from
the readings, so all hang on statements and articles; nothing a person decided is here."""

TABLES = """
CREATE TABLE watched (
    article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
    watched_with TEXT NOT NULL
) STRICT;

CREATE TABLE affiliation (
    actor TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    body TEXT NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (actor, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliation_article ON affiliation(article);

CREATE TABLE voice (
    statement INTEGER PRIMARY KEY REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    body TEXT NOT NULL,
    act TEXT NOT NULL
) STRICT;
CREATE INDEX voice_body ON voice(body, act, statement);

CREATE TABLE stance (
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    question TEXT NOT NULL,
    subject TEXT NOT NULL,
    conditional INTEGER NOT NULL,
    holder TEXT NOT NULL,
    state TEXT NOT NULL,
    proposition TEXT NOT NULL,
    holds TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (statement, question, subject, conditional)
) STRICT, WITHOUT ROWID;
CREATE INDEX stance_line ON stance(holder, question, subject, conditional, statement);

CREATE TABLE promise (
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    number INTEGER NOT NULL,
    giver TEXT NOT NULL,
    beneficiary TEXT,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    words TEXT NOT NULL,
    before_value REAL,
    before_words TEXT,
    says TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (statement, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_giver ON promise(giver, unit, statement);

CREATE TABLE contact (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    statement INTEGER REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    day INTEGER NOT NULL,
    doctrine TEXT NOT NULL,
    condition TEXT,
    how TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_article ON contact(article);
CREATE INDEX contact_statement ON contact(statement);
CREATE INDEX contact_condition ON contact(doctrine, condition, how, day);
CREATE INDEX contact_day ON contact(day);

CREATE TABLE recital (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    doctrine TEXT NOT NULL,
    condition TEXT NOT NULL,
    day INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (article, doctrine, condition)
) STRICT, WITHOUT ROWID;
CREATE INDEX recital_day ON recital(day);

CREATE TABLE told (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT,
    place TEXT,
    statement TEXT,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
) STRICT;
CREATE INDEX told_article ON told(article);
CREATE INDEX told_day ON told(day);

CREATE TABLE line (
    key INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    words TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    n INTEGER NOT NULL
) STRICT;
CREATE INDEX line_body ON line(body, lang, last);
CREATE INDEX line_often ON line(last) WHERE n >= 4;

CREATE TABLE line_statement (
    statement INTEGER PRIMARY KEY REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    line INTEGER NOT NULL REFERENCES line(key) ON DELETE CASCADE
) STRICT;
CREATE INDEX line_statement_line ON line_statement(line, statement);
"""

TOLD = "ALTER TABLE voice ADD COLUMN told INTEGER NOT NULL DEFAULT 0;"
"""Whether the word that reports a statement names its act ("menace", "accused")."""

PLACED = """
ALTER TABLE line ADD COLUMN vector BLOB;
ALTER TABLE line ADD COLUMN made_by TEXT;
"""
"""Where a line lies in meaning, and by whose vectors. Lines without it are of older programs and are not carried on."""

AIMED = """
CREATE TABLE aimed (
    body TEXT NOT NULL,
    target TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (body, target, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX aimed_statement ON aimed(statement, body, target);
INSERT OR IGNORE INTO aimed SELECT v.body, t.actor, v.statement FROM statement_target t
    JOIN voice v ON v.statement = t.statement WHERE t.actor IS NOT NULL AND t.actor <> v.body;
"""
"""At whom a body aims its acts, where knowledge has both; the index holds all of a row, for the days asked for."""

NAMES = ("watched", "affiliation", "voice", "stance", "promise", "contact", "recital", "told", "aimed",
         "line_statement", "line")
"""In an order in which they can be emptied."""
