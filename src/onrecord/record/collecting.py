"""The tables of collecting: which sources are followed, how each visit went, which pages they list.

``source`` is what a person follows, with its schedule and its health. ``visit`` is one visit to it, kept for a month.
``part`` is a sitemap that a sitemap index names. ``wanted`` is a page that some source lists: once, however many
list it (``listing``). ``host`` remembers whom to leave in peace until when. ``source_count`` is an index, kept by
triggers: how many pages of a source are in which state.
"""

TABLES = """
CREATE TABLE source (
    key INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    name TEXT,
    kind TEXT NOT NULL,
    outlet TEXT,
    expected REAL,
    expected_from TEXT CHECK (expected_from IN ('given', 'knowledge')),
    since TEXT,
    local INTEGER NOT NULL DEFAULT 0,
    followed TEXT NOT NULL,
    unfollowed TEXT,
    etag TEXT,
    modified TEXT,
    last_try TEXT,
    last_success TEXT,
    next_try TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    problem_at TEXT,
    listed INTEGER NOT NULL DEFAULT 0,
    fresh INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE visit (
    source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'unchanged', 'failed')),
    listed INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    problem TEXT,
    PRIMARY KEY (source, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
    source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
    address TEXT NOT NULL,
    stamp TEXT,
    etag TEXT,
    modified TEXT,
    PRIMARY KEY (source, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE wanted (
    key INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    listed TEXT NOT NULL,
    title TEXT,
    published TEXT,
    stamp TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'kept', 'unread', 'gone')),
    next_try TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    again INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    article TEXT,
    fetched TEXT,
    etag TEXT,
    modified TEXT
) STRICT;
CREATE INDEX wanted_due ON wanted(next_try) WHERE next_try IS NOT NULL;

CREATE TABLE listing (
    source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
    wanted INTEGER NOT NULL REFERENCES wanted(key) ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (source, wanted)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_at ON listing(source, at);
CREATE INDEX listing_wanted ON listing(wanted);

CREATE TABLE host (
    name TEXT PRIMARY KEY,
    until TEXT NOT NULL,
    failures INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW sources AS
    SELECT s.address, s.name, s.outlet, s.kind, s.expected, s.last_success, s.failures, s.problem, s.next_try,
        (SELECT count(*) FROM listing l WHERE l.source = s.key) AS pages,
        (SELECT count(*) FROM listing l JOIN wanted w ON w.key = l.wanted
            WHERE l.source = s.key AND w.state = 'kept') AS kept
    FROM source s WHERE s.unfollowed IS NULL ORDER BY s.address;
"""

COUNTS = """
CREATE TABLE source_count (
    source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
    state TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (source, state)
) STRICT, WITHOUT ROWID;
INSERT INTO source_count SELECT l.source, w.state, count(*)
    FROM listing l JOIN wanted w ON w.key = l.wanted GROUP BY 1, 2;
CREATE TRIGGER listing_counted AFTER INSERT ON listing BEGIN
    INSERT INTO source_count SELECT new.source, state, 1 FROM wanted WHERE key = new.wanted
        ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER wanted_counted AFTER UPDATE OF state ON wanted WHEN old.state <> new.state BEGIN
    UPDATE source_count SET n = n - 1 WHERE state = old.state
        AND source IN (SELECT source FROM listing WHERE wanted = new.key);
    INSERT INTO source_count SELECT source, new.state, 1 FROM listing WHERE wanted = new.key
        ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE INDEX listing_when ON listing(at, source);
DROP VIEW sources;
CREATE VIEW sources AS
    SELECT s.address, s.name, s.outlet, s.kind, s.expected, s.last_success, s.failures, s.problem, s.next_try,
        (SELECT coalesce(sum(n), 0) FROM source_count c WHERE c.source = s.key) AS pages,
        (SELECT coalesce(sum(n), 0) FROM source_count c WHERE c.source = s.key AND state IN ('kept', 'gone')) AS kept
    FROM source s WHERE s.unfollowed IS NULL ORDER BY s.address;
"""
