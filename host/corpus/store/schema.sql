-- The corpus file, version 4. Executed once, when the file is made; afterwards
-- every opening checks that each of these stands there exactly as written.

-- Settings of the file. types_all, types_frequent: stored_counts.h; text_model:
-- the rule for words it was loaded with; icu: the version of ICU then, whose dictionaries find Chinese
-- or Thai words;
-- counted: documents up to this id are in the counts of `types`, -1: they have
-- to be counted anew; clustered: documents up to this id have their cluster;
-- repeated: documents up to this id were looked at for paragraphs that outlets
-- repeat; language: languages.h; terms: types up to this id are in the term dictionary; next_document: no lower
-- id is handed out.
CREATE TABLE corpus(
  name  TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- One row a document. Ids ascend in input order and are never used twice.
CREATE TABLE meta(
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL UNIQUE,
  uri       TEXT,
  outlet    TEXT,
  title     TEXT,
  author    TEXT,
  published TEXT,
  precision TEXT,
  basis     TEXT,
  language  TEXT,
  url       TEXT,
  retrieved TEXT,
  translated TEXT,
  vars      TEXT,
  content   BLOB NOT NULL,
  body      BLOB,
  cluster   INTEGER NOT NULL,
  bytes     INTEGER NOT NULL,
  kept      INTEGER NOT NULL,
  tokens    INTEGER NOT NULL,
  replaced  INTEGER NOT NULL,
  load      INTEGER NOT NULL
) STRICT;
CREATE INDEX meta_body ON meta(body) WHERE body IS NOT NULL;
CREATE INDEX meta_cluster ON meta(cluster) WHERE cluster <> id;

CREATE TABLE text(
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

-- Type ids of the tokens of the kept text, u16 little endian; 65535 stands for
-- an id that follows, as u32, behind the last u16.
CREATE TABLE stream(
  id   INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

-- By which documents that share running text find each other: one for every
-- document with tokens but exact duplicates of an older one. 128 bytes, then
-- the keys (paragraph.h) of its paragraphs, u32 little endian.
CREATE TABLE signature(
  id   INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

-- The documents that joined the cluster of an older one. original: the one most
-- of it stands in, NULL once that is removed. Of the distinct runs of five
-- tokens, resemblance is the share that both have of those that either has,
-- containment the share of those of the shorter; an exact duplicate has 1, 1.
CREATE TABLE duplicate(
  document    INTEGER PRIMARY KEY,
  original    INTEGER,
  containment REAL NOT NULL,
  resemblance REAL NOT NULL
) STRICT;
CREATE INDEX duplicate_original ON duplicate(original);

-- Stretches of the text that are kept but not analysed.
CREATE TABLE removed(
  document INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  rule     TEXT NOT NULL,
  PRIMARY KEY(document, start)
) STRICT, WITHOUT ROWID;

-- The vocabulary: case-folded forms with total and document frequency.
CREATE TABLE types(
  id        INTEGER PRIMARY KEY,
  form      TEXT NOT NULL,
  frequency INTEGER NOT NULL,
  docfreq   INTEGER NOT NULL
) STRICT;
-- The term dictionary (terms.h): which types have a form, or a part of it:
-- `china` of `china's`. Blocks of forms, by the first form in each.
CREATE TABLE term(
  first TEXT PRIMARY KEY,
  data  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Which documents have a type: segments of documents, and their lists
-- (postings.h). dead: documents that were removed since.
CREATE TABLE segment(
  id        INTEGER PRIMARY KEY,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  tokens    INTEGER NOT NULL,
  dead      INTEGER NOT NULL
) STRICT;
CREATE TABLE posting(
  id   INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

-- Names of document variables, for the view `documents`.
CREATE TABLE variable(
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE load(
  id        INTEGER PRIMARY KEY,
  command   TEXT NOT NULL,
  started   TEXT NOT NULL,
  ended     TEXT,
  added     INTEGER NOT NULL DEFAULT 0,
  changed   INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  notes     INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a load did not take as it was: file or file#L12, why, details.
CREATE TABLE load_log(
  id     INTEGER PRIMARY KEY,
  load   INTEGER NOT NULL,
  uri    TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT
) STRICT;

-- Files that were read to the end. stamp: of their size and times and of the
-- options they were read with; noted: something in them was not taken.
CREATE TABLE input(
  name      TEXT PRIMARY KEY,
  stamp     BLOB NOT NULL,
  documents INTEGER NOT NULL,
  noted     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE config(
  id       INTEGER PRIMARY KEY,
  plugin   TEXT NOT NULL,
  key      BLOB NOT NULL,
  live     INTEGER NOT NULL,
  manifest TEXT NOT NULL,
  UNIQUE(plugin, key)
) STRICT;

CREATE TABLE failure(
  id          INTEGER PRIMARY KEY,
  digest      BLOB NOT NULL UNIQUE,
  message     TEXT NOT NULL,
  place       TEXT,
  source_line TEXT,
  traceback   TEXT
) STRICT;

-- One row for every (plugin, document) that was computed.
CREATE TABLE state(
  plugin   TEXT NOT NULL,
  document INTEGER NOT NULL,
  config   INTEGER NOT NULL,
  state    INTEGER NOT NULL,
  cause    TEXT,
  failure  INTEGER,
  cpu_us   INTEGER NOT NULL,
  wall_us  INTEGER NOT NULL,
  locals   TEXT, -- of a failure: what variables held there
  PRIMARY KEY(plugin, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE partial(
  config INTEGER NOT NULL,
  block  INTEGER NOT NULL,
  key    BLOB NOT NULL,
  data   BLOB NOT NULL,
  PRIMARY KEY(config, block)
) STRICT;

-- What the corpus tables of a plugin stand on.
CREATE TABLE aggregate(
  plugin    TEXT PRIMARY KEY,
  config    INTEGER NOT NULL,
  key       BLOB NOT NULL,
  state     INTEGER NOT NULL,
  cause     TEXT,
  message   TEXT,
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each column of a result table means.
CREATE TABLE columns(
  "table"     TEXT NOT NULL,
  "column"    TEXT NOT NULL,
  unit        TEXT,
  definition  TEXT,
  denominator TEXT,
  missing     TEXT,
  PRIMARY KEY("table", "column")
) STRICT, WITHOUT ROWID;

CREATE VIEW states AS
SELECT s.document, s.plugin,
       CASE s.state WHEN 1 THEN 'ok' WHEN 2 THEN 'empty' WHEN 3 THEN 'skipped'
         WHEN 4 THEN 'failed' WHEN 5 THEN 'limit' WHEN 6 THEN 'crashed' END
         AS state,
       s.cause, f.message, f.place, c.live AS current,
       s.cpu_us, s.wall_us, s.failure, s.locals
FROM state AS s JOIN config AS c ON c.id = s.config
LEFT JOIN failure AS f ON f.id = s.failure;
