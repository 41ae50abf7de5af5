CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row. Locking it serialises merges: sequence numbers are gapless and in commit order.
CREATE TABLE change_sequence (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  latest   bigint NOT NULL,
  library  uuid   NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO change_sequence (latest) VALUES (0);

-- Every revision that was ever let in, losers included.
CREATE TABLE revision (
  digest        text COLLATE "C" PRIMARY KEY,
  pattern_id    text COLLATE "C" NOT NULL,
  encoded       bytea   NOT NULL,
  name          text,
  version       bigint  NOT NULL,
  updated_at    bigint  NOT NULL,
  deleted       boolean NOT NULL,
  author        text COLLATE "C" NOT NULL,
  audience      text    NOT NULL,
  clock         text    NOT NULL,
  content_mark  text COLLATE "C" NOT NULL,
  sequence      bigint  NOT NULL,
  received_at   bigint  NOT NULL,
  tip           boolean NOT NULL,
  open_conflict boolean NOT NULL
);
CREATE INDEX revision_order ON revision
  (pattern_id, version DESC, updated_at DESC, deleted, digest DESC);
CREATE INDEX revision_tip ON revision (pattern_id) WHERE tip;
CREATE INDEX revision_open ON revision (pattern_id) WHERE open_conflict;

-- The winner of each pattern, laid out for reading.
CREATE TABLE head (
  pattern_id  text COLLATE "C" PRIMARY KEY,
  digest      text COLLATE "C" NOT NULL REFERENCES revision (digest),
  version     bigint  NOT NULL,
  created_at  bigint  NOT NULL,
  updated_at  bigint  NOT NULL,
  deleted     boolean NOT NULL,
  author      text COLLATE "C" NOT NULL,
  audience    text    NOT NULL,
  name        text,
  category    text COLLATE "C",
  framework   text,
  code        text,
  description text,
  confidence  integer,
  seen        text    NOT NULL,
  visible     text    NOT NULL,
  chain       text,
  usage_total bigint  NOT NULL,
  usage_mark  text COLLATE "C" NOT NULL
);
CREATE INDEX head_newest ON head (updated_at DESC, pattern_id) WHERE NOT deleted;
CREATE INDEX head_category ON head (category, updated_at DESC, pattern_id) WHERE NOT deleted;
CREATE INDEX head_framework ON head (framework, updated_at DESC, pattern_id) WHERE NOT deleted;
CREATE INDEX head_author ON head (author, updated_at DESC, pattern_id) WHERE NOT deleted;
-- Trigrams and not a tsvector: that is limited to 1 MB, and code may be as large.
CREATE INDEX head_words ON head USING gin (
  pattern_id gin_trgm_ops, name gin_trgm_ops, description gin_trgm_ops, code gin_trgm_ops)
  WITH (gin_pending_list_limit = 16384);

CREATE TABLE usage_counter (
  pattern_id text COLLATE "C" NOT NULL,
  peer       text COLLATE "C" NOT NULL,
  count      bigint NOT NULL,
  PRIMARY KEY (pattern_id, peer)
);

CREATE TABLE change_log (
  sequence   bigint PRIMARY KEY,
  kind       text NOT NULL,
  pattern_id text COLLATE "C" NOT NULL,
  digest     text COLLATE "C",
  winner     text COLLATE "C",
  loser      text COLLATE "C",
  visible    text NOT NULL,
  usage_mark text COLLATE "C" NOT NULL
);

CREATE TABLE cursor (
  name     text COLLATE "C" PRIMARY KEY,
  sequence bigint NOT NULL
);
