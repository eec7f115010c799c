"""The tables of collecting: which sources are followed, how each visit went, which pages they list.

``source`` is what a person follows, with its schedule and its health. ``visit`` is one visit to it, kept for a month.
``part`` is a sitemap that a sitemap index names. ``wanted`` is a page that some source lists: once, however many
list it (``listing``). ``host`` remembers whom to leave in peace until when.
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
