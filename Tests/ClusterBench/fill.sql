-- Rows as the program's own writes give them, for `targets` pages of `sites` sites that were due before `base` (milliseconds), the first
-- `articles` of which have an article with a text: Tests/Cluster/InventedPages.swift is what they are made by. bench.py puts few of
-- both kinds beside each other and compares. Ran by psql with these four names and `schema` set.
\set ON_ERROR_STOP on
SET search_path = :schema;
SET synchronous_commit = off;
SET work_mem = '256MB';
SET maintenance_work_mem = '1GB';

CREATE FUNCTION pg_temp.key(text) RETURNS int8 LANGUAGE sql IMMUTABLE AS
    $$ SELECT ('x' || encode(substring(sha256(convert_to($1, 'UTF8')) FOR 8), 'hex'))::bit(64)::int8 $$;
CREATE FUNCTION pg_temp.id(text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT encode(substring(sha256(convert_to($1, 'UTF8')) FOR 16), 'hex')::uuid $$;
CREATE FUNCTION pg_temp.digest(text) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT 'sha256:' || encode(sha256(convert_to($1, 'UTF8')), 'hex') $$;

ALTER TABLE targets DISABLE TRIGGER USER;
ALTER TABLE articles DISABLE TRIGGER USER;
ALTER TABLE texts DISABLE TRIGGER USER;
-- Indexes are made of what is there, at once; their definitions are the schema's.
CREATE TEMP TABLE made AS
    SELECT indexdef FROM pg_indexes WHERE schemaname = :'schema' AND indexname IN ('targets_due', 'targets_listed', 'heads_ready');
DROP INDEX targets_due, targets_listed, heads_ready;
ALTER TABLE targets DROP CONSTRAINT targets_pkey;
ALTER TABLE bands DROP CONSTRAINT bands_pkey;

INSERT INTO sites (id, site, free_at, address)
    SELECT pg_temp.key(site), site, :base - 200000000, address
    FROM (SELECT 'site' || g || '.example' AS site, '198.51.100.' || g AS address FROM generate_series(0::int8, :sites - 1) AS g
        WHERE g < :targets) AS s;
INSERT INTO addresses SELECT DISTINCT address, :base - 200000000, 0 FROM sites;
INSERT INTO targets
    SELECT pg_temp.id('page:' || k), pg_temp.key(site), 6, :base - n % 100000 * 1000, 0, 0, 'page:' || k, 'https://' || k, NULL,
        convert_to(repeat('m', 400), 'UTF8')
    FROM (SELECT n, site, site || '/2026/11/story-' || n || '-of-the-harbour' AS k
        FROM (SELECT n, 'site' || n % :sites || '.example' AS site FROM generate_series(0::int8, :targets - 1) AS n) AS a) AS b;
ALTER TABLE targets ADD PRIMARY KEY (id);
SELECT indexdef FROM made \gexec
INSERT INTO heads
    SELECT t.site, t.kind, min(t.due), greatest(min(t.due), min(s.free_at)) FROM targets AS t JOIN sites AS s ON s.id = t.site
    GROUP BY t.site, t.kind;
INSERT INTO articles (id, url_key, record, revision, content, payload, first_seen, published, owner, words, version, instance, earlier)
    SELECT pg_temp.id(k), k, 'r' || lpad(n::text, 25, '0'), 0, pg_temp.digest('text ' || n), pg_temp.digest('payload ' || n), :base, :base,
        k, 300, pg_temp.key('version ' || n), 'bench', ''
    FROM (SELECT n, 'site' || n % :sites || '.example/2026/11/story-' || n || '-of-the-harbour' AS k
        FROM generate_series(0::int8, :articles - 1) AS n) AS a;
INSERT INTO texts (content_id, record, content, words, signature, bands)
    SELECT pg_temp.id(pg_temp.digest('text ' || n)), 'r' || lpad(n::text, 25, '0'), pg_temp.digest('text ' || n), 300,
        decode(repeat('07', 289), 'hex'), ARRAY(SELECT pg_temp.key('band ' || n || ' ' || i) FROM generate_series(0, 11) AS i)
    FROM generate_series(0::int8, :articles - 1) AS n;
INSERT INTO bands SELECT band, id FROM texts CROSS JOIN unnest(bands) AS band ORDER BY band, id;
ALTER TABLE bands ADD PRIMARY KEY (band, text);
INSERT INTO tallies VALUES (0, 'target:6', :targets), (0, 'articles', :articles), (0, 'texts', :articles);

ALTER TABLE targets ENABLE TRIGGER USER;
ALTER TABLE articles ENABLE TRIGGER USER;
ALTER TABLE texts ENABLE TRIGGER USER;
VACUUM (ANALYZE) sites, addresses, targets, heads, articles, texts, bands;
