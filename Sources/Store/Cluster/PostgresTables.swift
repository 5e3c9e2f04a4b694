/// Tables, triggers and functions of the state database in PostgreSQL, version by version. The schema is the connection's
/// `search_path`.
///
/// Everything rests on one rule: who changes a site's targets, leases or pace holds the lock of its row in `sites`. Locks are taken
/// in one order everywhere: leases, advisory, sites, addresses, all others; within a table by its key. Instants are milliseconds since
/// 1970 by the server's clock, but for those that stand in lines (`first_seen`, `published`).
enum PostgresTables {
    /// Each entry takes a database from the version of its index to the next.
    static let migrations: [String] = [
        tables + tallies + PostgresFunctions.all, linesOfSeveral, PostgresFunctions.kept,
    ]

    private static let tables = """
        CREATE SEQUENCE generations;

        CREATE TABLE daemons (
            id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            -- As it is configured, and which store's folder it works in.
            instance text COLLATE "C" NOT NULL UNIQUE, store text NOT NULL,
            -- Raised at every start; leases carry it.
            epoch int8 NOT NULL, host text NOT NULL, version text NOT NULL, seen int8 NOT NULL);

        CREATE TABLE addresses (
            address text COLLATE "C" PRIMARY KEY, free_at int8 NOT NULL,
            -- The last turn that was given out ends then.
            booked_until int8 NOT NULL) WITH (fillfactor = 50);

        CREATE TABLE sites (
            -- 64 bits of the name's SHA-256, so that clients know it without asking.
            id int8 PRIMARY KEY, site text COLLATE "C" NOT NULL, free_at int8 NOT NULL DEFAULT 0,
            in_flight int8 NOT NULL DEFAULT 0,
            -- The daemon whose files these are; 0 for what all may ask.
            owner int8 NOT NULL DEFAULT 0,
            -- Where it answered last, and the turn that it has there.
            address text COLLATE "C", turn int8,
            -- When a page of it last gave an article.
            answered int8) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01,
            autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

        CREATE TABLE targets (
            -- 128 bits of the key's SHA-256.
            id uuid PRIMARY KEY, site int8 NOT NULL, kind int8 NOT NULL, due int8 NOT NULL, generation int8 NOT NULL,
            owner int8 NOT NULL, key text COLLATE "C" NOT NULL, url text NOT NULL, source text, memo bytea NOT NULL)
            WITH (fillfactor = 90);
        CREATE INDEX targets_due ON targets (site, kind, due);
        CREATE INDEX targets_listed ON targets (kind, key) WHERE kind < 5;

        -- One row a site and kind that has targets which are not out: the earliest of them, and when that can start.
        CREATE TABLE heads (
            site int8 NOT NULL, kind int8 NOT NULL, due int8 NOT NULL, ready int8 NOT NULL, PRIMARY KEY (site, kind))
            WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
            autovacuum_vacuum_cost_delay = 0);
        CREATE INDEX heads_ready ON heads (kind, ready);

        -- What is out. A claim writes here, and leaves the wide row of the target alone.
        CREATE TABLE leases (
            target uuid PRIMARY KEY, site int8 NOT NULL, address text COLLATE "C", daemon int8 NOT NULL,
            epoch int8 NOT NULL, until int8 NOT NULL)
            WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
            autovacuum_vacuum_cost_delay = 0);
        CREATE INDEX leases_site ON leases (site);
        CREATE INDEX leases_address ON leases (address) WHERE address IS NOT NULL;
        CREATE INDEX leases_until ON leases (until);
        CREATE INDEX leases_daemon ON leases (daemon);

        -- Milliseconds between two transfers that an origin's robots.txt asks for, where it does.
        CREATE TABLE delays (
            site int8 NOT NULL, origin text COLLATE "C" NOT NULL, delay int8 NOT NULL, PRIMARY KEY (site, origin));

        CREATE TABLE articles (
            id uuid PRIMARY KEY, url_key text NOT NULL, record text NOT NULL, revision int8 NOT NULL,
            content text NOT NULL, payload text NOT NULL, first_seen int8 NOT NULL, published int8, owner text,
            words int8, version int8, earlier bytea NOT NULL);
        CREATE TABLE aliases (id uuid PRIMARY KEY, article uuid NOT NULL, article_key text NOT NULL);

        CREATE TABLE texts (
            id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content_id uuid NOT NULL, record text NOT NULL,
            content text NOT NULL, words int8 NOT NULL, signature bytea NOT NULL, bands int8[] NOT NULL,
            UNIQUE (content_id, record));
        CREATE TABLE bands (band int8 NOT NULL, text int8 NOT NULL, PRIMARY KEY (band, text));

        CREATE TABLE robots (
            id uuid PRIMARY KEY, origin text NOT NULL, fetched int8 NOT NULL, expires int8 NOT NULL, status int8 NOT NULL,
            body bytea NOT NULL, failing_since int8, failures int8 NOT NULL);
        CREATE INDEX robots_expires ON robots (expires);
        CREATE TABLE seen (entry int8 PRIMARY KEY, day int8 NOT NULL);
        CREATE INDEX seen_day ON seen (day);
        -- Of one daemon, or of all: 0.
        CREATE TABLE meta (
            daemon int8 NOT NULL, key text COLLATE "C" NOT NULL, value text NOT NULL, PRIMARY KEY (daemon, key));
        -- How far whose lines are in this database.
        CREATE TABLE positions (
            daemon int8 NOT NULL, log text COLLATE "C" NOT NULL, segment text NOT NULL, byte int8 NOT NULL,
            seq int8 NOT NULL, PRIMARY KEY (daemon, log));

        """

    /// What several daemons' lines say of one article, in whatever order they are read. A daemon of the version before goes on with
    /// `earlier`, and what it puts there is not known to others.
    private static let linesOfSeveral = """
        -- Whose line it is; and 16 bytes each of other lines: revision, 32 bits of who wrote it, version.
        ALTER TABLE articles ADD COLUMN instance text COLLATE "C" NOT NULL DEFAULT '',
            ADD COLUMN past bytea NOT NULL DEFAULT '';
        -- When a visit has shown it, as it stands in lines.
        ALTER TABLE aliases ADD COLUMN said int8 NOT NULL DEFAULT 0;

        CREATE FUNCTION packed_line(revision int8, instance text, version int8) RETURNS bytea LANGUAGE sql IMMUTABLE
        AS $body$
            SELECT int4send(revision::int4) || substring(sha256(convert_to(instance, 'UTF8')) FOR 4) || int8send(version)
        $body$;
        -- The line among those that are kept: the same set, however often and in whichever order lines come.
        CREATE FUNCTION remember(past bytea, revision int8, instance text, version int8) RETURNS bytea LANGUAGE sql IMMUTABLE
        AS $body$
            SELECT coalesce(string_agg(line, ''::bytea ORDER BY line), '') FROM (
                SELECT substring(past FROM 16 * n + 1 FOR 16) AS line FROM generate_series(0, length(past) / 16 - 1) AS g (n)
                UNION SELECT packed_line(revision, instance, version) WHERE version IS NOT NULL
                ORDER BY line DESC LIMIT \(ArticleRow.mostEarlier)) AS kept
        $body$;
        UPDATE articles SET past = (
            SELECT string_agg(
                substring(packed_line(greatest(0, revision - length(earlier) / 8 + n), '', 0) FOR 8)
                    || substring(earlier FROM 8 * n + 1 FOR 8), ''::bytea ORDER BY n)
            FROM generate_series(0, length(earlier) / 8 - 1) AS g (n)) WHERE length(earlier) >= 8;

        """

    static let tallying = """
        INSERT INTO tallies
            VALUES (coalesce(nullif(current_setting('rawi.daemon', true), ''), '0')::int8, counted, change)
            ON CONFLICT (daemon, name) DO UPDATE SET value = tallies.value + excluded.value
        """

    /// Row counts, so that nobody has to count; each daemon adds to rows of its own, and nobody waits for another.
    private static let tallies = """
        CREATE TABLE tallies (
            daemon int8 NOT NULL, name text COLLATE "C" NOT NULL, value int8 NOT NULL, PRIMARY KEY (daemon, name));

        CREATE FUNCTION tally(counted text, change int8) RETURNS void LANGUAGE sql AS $body$
            \(tallying)
        $body$;

        CREATE FUNCTION tally_added() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            PERFORM tally(TG_TABLE_NAME::text, n) FROM (SELECT count(*) AS n FROM added) AS c WHERE n > 0;
            RETURN NULL;
        END $body$;
        CREATE TRIGGER tally AFTER INSERT ON articles REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION tally_added();
        CREATE TRIGGER tally AFTER INSERT ON texts REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION tally_added();

        CREATE FUNCTION tally_targets() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                PERFORM tally('target:' || kind, count(*)) FROM added GROUP BY kind ORDER BY kind;
            ELSIF TG_OP = 'DELETE' THEN
                PERFORM tally('target:' || kind, -count(*)) FROM removed GROUP BY kind ORDER BY kind;
            ELSE
                PERFORM tally('target:' || kind, sum(n)::int8) FROM
                    (SELECT kind, 1 AS n FROM added UNION ALL SELECT kind, -1 FROM removed) AS both_ways
                    GROUP BY kind HAVING sum(n) <> 0 ORDER BY kind;
            END IF;
            RETURN NULL;
        END $body$;
        CREATE TRIGGER tally_insert AFTER INSERT ON targets REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();
        CREATE TRIGGER tally_delete AFTER DELETE ON targets REFERENCING OLD TABLE AS removed
            FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();
        CREATE TRIGGER tally_update AFTER UPDATE ON targets REFERENCING OLD TABLE AS removed NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();

        """
}
