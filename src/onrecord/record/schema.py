"""The tables of a record as they were first laid out. Later changes are migrations of their own; this text stays.

Three layers are kept apart: evidence (``page``, ``page_bytes``, ``sighting``), what the program read in it
(``article``, ``statement`` and what hangs on them; recomputed at will) and what people decided (``decision``,
append-only). ``facets``, ``tally`` and ``statement_search`` are indexes: pure functions of the rest, kept by triggers.
"""

EVIDENCE = """
CREATE TABLE page (
    key INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    charset TEXT,
    length INTEGER NOT NULL
) STRICT;

CREATE TABLE page_bytes (
    page INTEGER PRIMARY KEY REFERENCES page(key),
    packed BLOB NOT NULL
) STRICT;

CREATE TABLE sighting (
    page INTEGER NOT NULL REFERENCES page(key),
    address TEXT NOT NULL,
    seen TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    notes TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (page, address, seen, source)
) STRICT, WITHOUT ROWID;
"""

READINGS = """
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    page INTEGER NOT NULL REFERENCES page(key),
    current INTEGER NOT NULL DEFAULT 1,
    title TEXT,
    outlet TEXT,
    published TEXT,
    lang TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT,
    author TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    read_with TEXT NOT NULL,
    rejected INTEGER NOT NULL DEFAULT 0,
    reading TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX article_address ON article(address, last_seen);
CREATE INDEX article_outlet ON article(outlet, published);
CREATE INDEX article_published ON article(published);
CREATE INDEX article_page ON article(page);
CREATE INDEX article_read_with ON article(read_with);

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    speaker TEXT,
    actor TEXT,
    role TEXT,
    act TEXT,
    certainty TEXT,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    lang TEXT NOT NULL,
    words TEXT NOT NULL,
    complete INTEGER NOT NULL,
    confidence REAL NOT NULL,
    hidden TEXT CHECK (hidden IN ('superseded', 'rejected')),
    accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    facets TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX statement_id ON statement(id);
CREATE INDEX statement_article ON statement(article, number);
CREATE INDEX statement_actor ON statement(actor, act);
CREATE INDEX statement_hidden ON statement(hidden) WHERE hidden IS NOT NULL;

CREATE TABLE statement_reading (
    statement INTEGER PRIMARY KEY REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    reading TEXT NOT NULL
) STRICT;

CREATE TABLE statement_topic (
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    topic TEXT NOT NULL,
    PRIMARY KEY (statement, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_target (
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    target TEXT NOT NULL,
    actor TEXT,
    PRIMARY KEY (statement, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_time (
    statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE ON UPDATE CASCADE,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT,
    how TEXT NOT NULL,
    PRIMARY KEY (statement, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    statement TEXT,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT,
    place TEXT,
    actors TEXT NOT NULL,
    rejected INTEGER NOT NULL DEFAULT 0,
    hidden TEXT CHECK (hidden IN ('superseded', 'rejected')),
    reading TEXT NOT NULL
) STRICT;
CREATE INDEX agenda_article ON agenda(article);
CREATE INDEX agenda_id ON agenda(id);
CREATE INDEX agenda_from ON agenda(from_day, to_day);
CREATE INDEX agenda_statement ON agenda(statement);

CREATE TABLE actor (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    merged_into TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_merged ON actor(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE succession (
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    overlap REAL NOT NULL,
    PRIMARY KEY (old, new)
) STRICT, WITHOUT ROWID;
CREATE INDEX succession_new ON succession(new);
"""

DECISIONS = """
CREATE TABLE decision (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    made TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('accept', 'reject', 'correct', 'merge', 'split', 'note', 'undo')),
    about TEXT NOT NULL,
    target TEXT NOT NULL,
    field TEXT,
    value TEXT,
    reason TEXT,
    undoes INTEGER REFERENCES decision(key)
) STRICT;
CREATE INDEX decision_target ON decision(about, target);
CREATE UNIQUE INDEX decision_undoes ON decision(undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER decision_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only; undo one with another'); END;
CREATE TRIGGER decision_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only; undo one with another'); END;
CREATE VIEW decision_in_force AS
    SELECT * FROM decision d WHERE what <> 'undo' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.key);
"""

INDEXES = """
CREATE TABLE facet (
    token TEXT PRIMARY KEY,
    field TEXT NOT NULL,
    value TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_field ON facet(field, value);

CREATE TABLE tally (
    per TEXT NOT NULL,
    facet TEXT NOT NULL,
    start INTEGER NOT NULL,
    lang TEXT NOT NULL,
    act TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (per, facet, start, lang, act)
) STRICT, WITHOUT ROWID;

CREATE VIEW statement_words AS SELECT key, words, coalesce(speaker, '') AS speaker, facets FROM statement
    WHERE hidden IS NULL;
CREATE VIRTUAL TABLE statement_search USING fts5(
    words, speaker, facets, content='statement_words', content_rowid='key',
    tokenize='unicode61 remove_diacritics 2', columnsize=0, prefix='3 4');
"""

# A key's day: its bits above the 24th (see onrecord.record.identity). The month of an ordinal day is written as that of
# its first day would be: counted from a Julian day, since SQLite's date() does not know Python's ordinals.
_COUNTED = """
    INSERT INTO tally SELECT per, value, start, {row}.lang, coalesce({row}.act, ''), {n}
    FROM json_each({row}.facets), (
        SELECT 'ever' AS per, 0 AS start
        UNION ALL SELECT 'month', CASE WHEN {row}.key >> 24 = 0 THEN 0 ELSE
            CAST(strftime('%Y%m', ({row}.key >> 24) + 1721424.5) AS INTEGER) END
        UNION ALL SELECT 'day', {row}.key >> 24)
    WHERE true ON CONFLICT DO UPDATE SET n = n + excluded.n;
"""

TRIGGERS = f"""
CREATE TRIGGER statement_indexed AFTER INSERT ON statement WHEN new.hidden IS NULL BEGIN
    INSERT INTO statement_search(rowid, words, speaker, facets)
        VALUES (new.key, new.words, coalesce(new.speaker, ''), new.facets);
    {_COUNTED.format(row='new', n=1)}
END;
CREATE TRIGGER statement_unindexed AFTER DELETE ON statement WHEN old.hidden IS NULL BEGIN
    INSERT INTO statement_search(statement_search, rowid, words, speaker, facets)
        VALUES ('delete', old.key, old.words, coalesce(old.speaker, ''), old.facets);
    {_COUNTED.format(row='old', n=-1)}
END;
CREATE TRIGGER statement_shown AFTER UPDATE OF key, words, speaker, facets, hidden, lang, act ON statement
    WHEN new.hidden IS NULL BEGIN
    INSERT INTO statement_search(rowid, words, speaker, facets)
        VALUES (new.key, new.words, coalesce(new.speaker, ''), new.facets);
    {_COUNTED.format(row='new', n=1)}
END;
CREATE TRIGGER statement_unshown BEFORE UPDATE OF key, words, speaker, facets, hidden, lang, act ON statement
    WHEN old.hidden IS NULL BEGIN
    INSERT INTO statement_search(statement_search, rowid, words, speaker, facets)
        VALUES ('delete', old.key, old.words, coalesce(old.speaker, ''), old.facets);
    {_COUNTED.format(row='old', n=-1)}
END;
"""

VIEWS = """
CREATE VIEW statements AS
    SELECT s.id, a.published, a.outlet, s.speaker,
        coalesce((SELECT merged_into FROM actor m WHERE m.key = s.actor), s.actor) AS actor,
        s.act, s.certainty, s.words, s.kind, s.class, s.lang,
        (SELECT group_concat(topic, ', ') FROM statement_topic t WHERE t.statement = s.key) AS topics,
        (SELECT group_concat(target, ', ') FROM statement_target t WHERE t.statement = s.key) AS targets,
        s.confidence, s.complete, s.accepted, s.withdrawn, a.title, a.url, a.id AS article
    FROM statement s JOIN article a ON a.key = s.article WHERE s.hidden IS NULL ORDER BY s.key DESC;
CREATE VIEW evidence AS
    SELECT a.id AS article, a.title, a.address, a.current, p.sha256, p.media_type, p.length,
        (SELECT count(*) FROM sighting g WHERE g.page = p.key AND g.address = a.address) AS times_seen,
        a.first_seen, a.last_seen
    FROM article a JOIN page p ON p.key = a.page;
CREATE VIEW coming AS
    SELECT g.from_day, g.to_day, g.what, g.place, g.actors, g.statement, a.title, a.outlet, a.url, a.id AS article
    FROM agenda g JOIN article a ON a.key = g.article WHERE g.hidden IS NULL ORDER BY g.from_day;
"""

NAMED = """
CREATE INDEX statement_named ON statement(actor, hidden, role, speaker);
"""

BASE = EVIDENCE + READINGS + DECISIONS + INDEXES + TRIGGERS + VIEWS
