-- The packaged snapshot. Dates are ISO text; lists inside one field are parted by "|".

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,           -- as the Members API spells it
    abbreviation TEXT
);

-- The 650 seats first contested on 4 July 2024.
CREATE TABLE constituency (
    id INTEGER PRIMARY KEY,
    gss_code TEXT NOT NULL UNIQUE,
    members_api_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    name_welsh TEXT,
    nation TEXT NOT NULL,
    region TEXT NOT NULL,
    local_authorities TEXT NOT NULL,
    education_authorities TEXT NOT NULL,
    predecessor TEXT,
    predecessor_share REAL
);

-- Folded names, so that one look-up finds a seat whatever its accents and commas.
CREATE TABLE constituency_key (
    key TEXT NOT NULL,
    constituency INTEGER NOT NULL REFERENCES constituency (id),
    PRIMARY KEY (key, constituency)
) WITHOUT ROWID;

-- Every seat anybody held since 1997, in each of its boundaries.
CREATE TABLE seat (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,                   -- the name, folded
    gss_code TEXT,
    members_api_id INTEGER
);
CREATE INDEX seat_key ON seat (key);

-- Everybody who held a seat since 1997 or sat on a committee; the key is mySociety's person id.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    members_api_id INTEGER UNIQUE,
    name TEXT,                           -- null for committee members known by number only
    name_list_as TEXT,
    words TEXT NOT NULL DEFAULT '',      -- folded display name without titles
    formal TEXT NOT NULL DEFAULT '',     -- the same from the given name in full
    family TEXT NOT NULL DEFAULT ''
);
CREATE TABLE person_word (
    word TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (word, person)
) WITHOUT ROWID;

-- The members sitting on the snapshot's date.
CREATE TABLE sitting (
    person INTEGER PRIMARY KEY REFERENCES person (id),
    name_full_title TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES party (id),
    constituency INTEGER NOT NULL UNIQUE REFERENCES constituency (id),
    first_elected TEXT NOT NULL,
    service_start TEXT NOT NULL,
    email TEXT,
    as_of TEXT NOT NULL
);

CREATE TABLE membership (
    person INTEGER NOT NULL REFERENCES person (id),
    starts TEXT NOT NULL,                -- polling day where known, else first day
    ends TEXT,                           -- last day; null while it lasts
    seat INTEGER NOT NULL REFERENCES seat (id),
    party INTEGER REFERENCES party (id),
    end_reason TEXT,
    PRIMARY KEY (person, starts)
) WITHOUT ROWID;
CREATE INDEX membership_seat ON membership (seat);

-- A result for each seat on each day it was polled since July 2024.
CREATE TABLE result (
    constituency INTEGER NOT NULL REFERENCES constituency (id),
    held_on TEXT NOT NULL,
    title TEXT NOT NULL,
    is_general_election INTEGER NOT NULL,
    result TEXT NOT NULL,
    electorate INTEGER,
    valid_votes INTEGER,
    turnout_percent REAL,
    winning_party TEXT,
    majority INTEGER,
    majority_percent REAL,
    runner_up_party TEXT,
    winner_votes INTEGER,                -- by-elections only, as is the share
    winner_share_percent REAL,
    majority_published INTEGER,          -- where it is not what the votes give
    PRIMARY KEY (constituency, held_on)
) WITHOUT ROWID;

CREATE TABLE committee (
    id INTEGER PRIMARY KEY,              -- of the Committees API
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    key TEXT NOT NULL,                   -- the name, folded
    house TEXT NOT NULL                  -- Commons, Lords or Joint
);
-- The days on which the whole of a committee's membership is known.
CREATE TABLE committee_knowledge (
    committee INTEGER NOT NULL REFERENCES committee (id),
    known_from TEXT NOT NULL,
    known_until TEXT NOT NULL,
    PRIMARY KEY (committee, known_from)
) WITHOUT ROWID;
CREATE TABLE committee_place (
    id INTEGER PRIMARY KEY,
    committee INTEGER NOT NULL REFERENCES committee (id),
    person INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT,                           -- first day without the place; null if none was recorded
    known_until TEXT NOT NULL            -- the day the source was last looked at
);
CREATE INDEX committee_place_committee ON committee_place (committee);
CREATE INDEX committee_place_person ON committee_place (person);

CREATE TABLE statistic (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    definition TEXT NOT NULL,
    unit TEXT NOT NULL,
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT
) WITHOUT ROWID;
-- One statistic for one period.
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    statistic TEXT NOT NULL REFERENCES statistic (id),
    period TEXT NOT NULL,                -- fit to print
    estimated INTEGER NOT NULL,
    source TEXT NOT NULL,                -- where the table says its figures come from
    aggregated INTEGER NOT NULL,         -- summed from figures of small areas
    UNIQUE (statistic, period)
);
CREATE TABLE figure (
    constituency INTEGER NOT NULL REFERENCES constituency (id),
    series INTEGER NOT NULL REFERENCES series (id),
    value REAL NOT NULL,
    nation_rank INTEGER,                 -- newest period of the nation only; 1 is the highest value
    PRIMARY KEY (constituency, series)
) WITHOUT ROWID;
-- One row for each nation where no period of the statistic is newer.
CREATE TABLE benchmark (
    series INTEGER NOT NULL REFERENCES series (id),
    nation TEXT NOT NULL,
    median REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (series, nation)
) WITHOUT ROWID;

-- Everybody who sits in the Lords on the day that meta has as peers_as_of.
CREATE TABLE peer (
    id INTEGER PRIMARY KEY,              -- of the Members API
    name TEXT NOT NULL,                  -- as the Members API displays it
    name_list_as TEXT NOT NULL,
    name_full_title TEXT NOT NULL,       -- without "Rt Hon", which no table has
    party TEXT,
    is_bishop INTEGER NOT NULL,
    since TEXT NOT NULL,                 -- a day, or only the year
    party_since TEXT NOT NULL            -- the same
);

-- Posts that were held, by tables that are not Parliament's; a post is not known on other days.
CREATE TABLE post_source (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,                -- fit to print
    known_until TEXT NOT NULL,           -- last day of which it tells
    UNIQUE (source, known_until)
);
CREATE TABLE post (
    position INTEGER PRIMARY KEY,        -- the higher office first
    member_id INTEGER NOT NULL,          -- of the Members API
    appointment INTEGER NOT NULL,        -- titles of one appointment share it
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                  -- government, opposition or other
    starts TEXT,                         -- null where only the month is known, or nothing
    ends TEXT,                           -- first day without the post
    known_from TEXT,                     -- where the first day is not known
    source INTEGER NOT NULL REFERENCES post_source (id)
);
CREATE INDEX post_member ON post (member_id);

-- Where the postcodes of a sector ("SW1A 0") or a district ("SW1A") are.
CREATE TABLE postcode (
    area TEXT PRIMARY KEY,
    seats TEXT NOT NULL                  -- constituency:share per thousand, the largest first
) WITHOUT ROWID;

CREATE TABLE bank_holiday (
    nation TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (nation, day)
) WITHOUT ROWID;

-- All-party parliamentary groups, those that lapsed by name only.
CREATE TABLE appg (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,           -- as in the register's addresses
    title TEXT NOT NULL,
    subject TEXT NOT NULL,               -- what it is about, folded
    category TEXT NOT NULL,
    register TEXT NOT NULL,              -- date of the last register that has it
    purpose TEXT,
    url TEXT                             -- its page in that register
);
CREATE TABLE appg_office (
    appg INTEGER NOT NULL REFERENCES appg (id),
    position INTEGER NOT NULL,           -- chairs first, then by surname
    member_id INTEGER,                   -- of the Members API; null for some peers
    name TEXT NOT NULL,                  -- as registered
    house INTEGER NOT NULL,              -- 1 the Commons, 2 the Lords
    role TEXT NOT NULL,
    PRIMARY KEY (appg, position)
) WITHOUT ROWID;
CREATE INDEX appg_office_member ON appg_office (member_id);
