-- What a change did besides: which head it followed, which conflicts it opened and closed, who used
-- the pattern how often, and when. Enough to tell it to others without looking at what came later.
ALTER TABLE change_log
  ADD COLUMN made_at  bigint,
  ADD COLUMN previous text COLLATE "C",
  ADD COLUMN opened   text,
  ADD COLUMN closed   text,
  ADD COLUMN used     text;

UPDATE change_log SET made_at = revision.received_at
  FROM revision WHERE revision.sequence = change_log.sequence;

UPDATE change_log SET previous = before.digest
  FROM change_log this CROSS JOIN LATERAL (
    SELECT digest FROM revision
      WHERE revision.pattern_id = this.pattern_id AND revision.sequence < this.sequence
      ORDER BY version DESC, updated_at DESC, deleted, digest DESC LIMIT 1) before
  WHERE this.sequence = change_log.sequence;

-- Of conflicts before this migration only those that are open still are known.
UPDATE change_log SET opened = json_build_array(loser)::text
  FROM revision WHERE revision.digest = change_log.loser AND revision.open_conflict;
