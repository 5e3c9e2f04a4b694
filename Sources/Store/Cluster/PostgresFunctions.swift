/// What the server does by itself, so that it takes one flight and one lock order.
enum PostgresFunctions {
    static let all = clock + refresh + hold + takeBack + forget + boundWaits

    /// Those that are called most, in the language that keeps their plans: one of SQL is planned anew by every call.
    static let kept = """
        CREATE OR REPLACE FUNCTION clock_ms(given int8) RETURNS int8 LANGUAGE plpgsql STABLE AS $body$
        BEGIN
            RETURN \(instant);
        END $body$;
        CREATE OR REPLACE FUNCTION refresh(ids int8[]) RETURNS void LANGUAGE plpgsql AS $body$
        BEGIN
            \(refreshing)
        END $body$;
        CREATE OR REPLACE FUNCTION tally(counted text, change int8) RETURNS void LANGUAGE plpgsql AS $body$
        BEGIN
            \(PostgresTables.tallying);
        END $body$;

        """

    /// The server's clock, or that of a test. STABLE, which it is not within a statement's milliseconds, so that an index can be asked
    /// with it.
    private static let clock = """
        CREATE FUNCTION clock_ms(given int8) RETURNS int8 LANGUAGE sql STABLE AS $body$
            SELECT \(instant)
        $body$;

        """
    private static let instant = "coalesce(given, floor(extract(epoch FROM clock_timestamp()) * 1000)::int8)"

    /// Finds the heads of these sites anew, and counts what is out. The caller holds their locks.
    private static let refresh = """
        CREATE FUNCTION refresh(ids int8[]) RETURNS void LANGUAGE sql AS $body$
            \(refreshing)
        $body$;

        """
    private static let refreshing = """
        UPDATE sites SET in_flight = n FROM
            (SELECT u.id, (SELECT count(*) FROM leases WHERE leases.site = u.id) AS n FROM unnest(ids) AS u (id)) AS x
            WHERE sites.id = x.id AND sites.in_flight <> n;
        DELETE FROM heads WHERE site = ANY(ids) AND NOT EXISTS
            (SELECT FROM targets AS t WHERE t.site = heads.site AND t.kind = heads.kind
            AND NOT EXISTS (SELECT FROM leases AS l WHERE l.target = t.id));
        INSERT INTO heads SELECT s.id, k.kind, t.due, greatest(t.due, s.free_at)
            FROM unnest(ids) AS u (id) JOIN sites AS s ON s.id = u.id CROSS JOIN generate_series(0::int8, 8) AS k (kind)
            CROSS JOIN LATERAL (SELECT due FROM targets AS t WHERE t.site = s.id AND t.kind = k.kind
                AND NOT EXISTS (SELECT FROM leases AS l WHERE l.target = t.id) ORDER BY due LIMIT 1) AS t
            ON CONFLICT (site, kind) DO UPDATE SET due = excluded.due, ready = excluded.ready
            WHERE heads.due <> excluded.due OR heads.ready <> excluded.ready;
        """

    /// Locks the sites of what is about to change, and answers which these are: those named, which are made where they are not there,
    /// those of the rows as they are now, those of leases of ours that end. A row may be moved to another site, or a site be
    /// forgotten, before we have the lock: then it is looked at again.
    private static let hold = """
        CREATE FUNCTION hold(
            changed uuid[], ended uuid[], site_ids int8[], names text[], owners int8[], me int8, mine int8)
        RETURNS SETOF int8 LANGUAGE plpgsql AS $body$
        DECLARE held int8[]; more int8[];
        BEGIN
            PERFORM FROM leases WHERE target = ANY(ended) AND daemon = me AND epoch = mine ORDER BY target FOR UPDATE;
            SELECT coalesce(array_agg(DISTINCT x.site), '{}') INTO held FROM (
                SELECT unnest(site_ids) AS site UNION ALL SELECT site FROM targets WHERE id = ANY(changed)
                UNION ALL SELECT site FROM leases WHERE target = ANY(ended) AND daemon = me AND epoch = mine) AS x;
            LOOP
                INSERT INTO sites (id, site, owner) SELECT u.id, u.name, u.owner
                    FROM unnest(site_ids, names, owners) AS u (id, name, owner) ORDER BY u.id ON CONFLICT DO NOTHING;
                PERFORM FROM sites WHERE id = ANY(held) ORDER BY id FOR UPDATE;
                SELECT array_agg(DISTINCT site) INTO more FROM targets WHERE id = ANY(changed) AND site <> ALL(held);
                EXIT WHEN more IS NULL
                    AND (SELECT count(*) FROM sites WHERE id = ANY(site_ids)) = cardinality(site_ids);
                held := held || coalesce(more, '{}');
            END LOOP;
            RETURN QUERY SELECT unnest(held);
        END $body$;

        """

    /// Gives back what nobody will settle. Nobody knows when the lost transfers began: sites and addresses rest for the full pause.
    private static let takeBack = """
        CREATE FUNCTION take_back(lost uuid[], at int8, pause int8) RETURNS int8 LANGUAGE plpgsql AS $body$
        DECLARE ids int8[]; places text[];
        BEGIN
            SELECT array_agg(DISTINCT site), array_remove(array_agg(DISTINCT address), NULL) INTO ids, places
                FROM leases WHERE target = ANY(lost);
            PERFORM FROM sites WHERE id = ANY(ids) ORDER BY id FOR UPDATE;
            PERFORM FROM addresses WHERE address = ANY(places) ORDER BY address FOR UPDATE;
            DELETE FROM leases WHERE target = ANY(lost);
            UPDATE sites SET free_at = greatest(free_at, at + pause) WHERE id = ANY(ids);
            UPDATE addresses SET free_at = greatest(free_at, at + pause) WHERE address = ANY(places);
            PERFORM refresh(ids);
            RETURN coalesce(cardinality(lost), 0);
        END $body$;

        -- Leases that have ended by themselves.
        CREATE FUNCTION reap(at int8, pause int8, most int8) RETURNS int8 LANGUAGE plpgsql AS $body$
        DECLARE lost uuid[];
        BEGIN
            SELECT array_agg(x.target) INTO lost FROM
                (SELECT target FROM leases WHERE until < at ORDER BY until LIMIT most FOR UPDATE SKIP LOCKED) AS x;
            RETURN take_back(lost, at, pause);
        END $body$;

        -- Leases of an earlier life of this daemon: that process is gone, its store's lock is ours.
        CREATE FUNCTION give_back(me int8, mine int8, at int8, pause int8) RETURNS int8 LANGUAGE plpgsql AS $body$
        DECLARE lost uuid[];
        BEGIN
            SELECT array_agg(x.target) INTO lost FROM
                (SELECT target FROM leases WHERE daemon = me AND epoch < mine ORDER BY target FOR UPDATE) AS x;
            RETURN take_back(lost, at, pause);
        END $body$;

        """

    private static let forget = """
        CREATE FUNCTION forget(before int8, before_day int8, most int8) RETURNS void LANGUAGE plpgsql AS $body$
        DECLARE idle int8[]; start int8 := (random() - 0.5) * 18e18;
        BEGIN
            -- So many of them, from anywhere: in time all are looked at.
            SELECT array_agg(x.id) INTO idle FROM (
                SELECT s.id FROM (SELECT * FROM sites WHERE id >= start ORDER BY id LIMIT most) AS few
                JOIN sites AS s ON s.id = few.id WHERE s.free_at < before AND coalesce(s.answered, 0) < before
                AND s.in_flight = 0 AND NOT EXISTS (SELECT FROM targets AS t WHERE t.site = s.id)
                ORDER BY s.id FOR UPDATE OF s SKIP LOCKED) AS x;
            -- Something may have come to them before they were locked.
            DELETE FROM sites WHERE id = ANY(idle) AND NOT EXISTS (SELECT FROM targets AS t WHERE t.site = sites.id)
                AND NOT EXISTS (SELECT FROM leases AS l WHERE l.site = sites.id);
            DELETE FROM delays WHERE site = ANY(idle) AND NOT EXISTS (SELECT FROM sites WHERE id = delays.site);
            DELETE FROM addresses WHERE address IN (
                SELECT address FROM addresses AS a WHERE free_at < before AND booked_until < before
                AND NOT EXISTS (SELECT FROM leases AS l WHERE l.address = a.address) LIMIT most FOR UPDATE SKIP LOCKED);
            DELETE FROM robots WHERE id IN (
                SELECT id FROM robots WHERE expires < before AND fetched < before ORDER BY expires LIMIT most
                FOR UPDATE SKIP LOCKED);
            DELETE FROM seen WHERE entry IN (
                SELECT entry FROM seen WHERE day < before_day ORDER BY day LIMIT most FOR UPDATE SKIP LOCKED);
        END $body$;

        """

    /// By way of the heads: an index finds those that are too late, the others are not looked at. Targets come due spread by their ids,
    /// pages over a day as after a rebuild and all others over a minute as new sources do.
    private static let boundWaits = """
        CREATE FUNCTION bound_waits(at int8, latest int8, free int8) RETURNS void LANGUAGE plpgsql AS $body$
        DECLARE held int8[]; tomorrow int8 := at + 86400000;
        BEGIN
            SELECT coalesce(array_agg(DISTINCT x.site), '{}') INTO held FROM (
                SELECT site FROM heads AS h WHERE EXISTS
                    (SELECT FROM targets AS t WHERE t.site = h.site AND t.kind = h.kind AND t.due > latest)
                UNION ALL SELECT id FROM sites WHERE free_at > tomorrow) AS x;
            PERFORM FROM sites WHERE id = ANY(held) ORDER BY id FOR UPDATE;
            UPDATE targets SET due = at + (uuid_hash(id)::int8 & 2147483647)
                % CASE WHEN kind >= 6 THEN 86400000 ELSE 60000 END WHERE site = ANY(held) AND due > latest;
            UPDATE sites SET free_at = free, turn = NULL WHERE id = ANY(held) AND free_at > tomorrow;
            PERFORM refresh(held);
            UPDATE robots SET fetched = least(fetched, at), expires = at WHERE expires > tomorrow OR fetched > at;
        END $body$;

        """
}
