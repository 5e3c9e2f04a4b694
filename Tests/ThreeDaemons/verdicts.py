"""What the index says of the lines, which no rebuild and no restored dump may change."""

import subprocess
import time

# Neither ids that are counted up nor what waits: after a rebuild pages come due anew.
QUERIES = {
    "articles": "SELECT url_key, record, revision, content, payload, first_seen, published, owner, words, version, instance, past FROM rawi.articles",
    "aliases": "SELECT id, article_key, said FROM rawi.aliases",
    "texts": "SELECT content_id, record, content, words, md5(signature) FROM rawi.texts",
    "bands": "SELECT b.band, t.record FROM rawi.bands AS b JOIN rawi.texts AS t ON t.id = b.text",
    "targets": "SELECT key FROM rawi.targets",
    "counts": "SELECT name, sum(value) FROM rawi.tallies WHERE name IN ('articles', 'texts') GROUP BY name",
}


def read(server):
    return {name: sorted(server("shell", sql)) for name, sql in QUERIES.items()}


def differences(before, after, when):
    for name in QUERIES:
        was, is_now = set(before[name]), set(after[name])
        for mark, rows in (("gone", was - is_now), ("new", is_now - was)):
            for row in sorted(rows)[:3]:
                yield f"{when}, {name}: {len(rows)} {mark}, as {row[:200]}"
        if len(before[name]) != len(after[name]) and was == is_now:
            yield f"{when}, {name}: {len(before[name])} rows, {len(after[name])} afterwards"


def rebuilt(daemons, server, say):
    """Each store's lines are taken in again by itself, then all of them at once while their daemons run. Complaints."""
    before = read(server)
    if not before["articles"] or not before["texts"]:
        yield "nothing is in the index"
    for daemon in daemons:
        done = daemon.run("rebuild")
        if done.returncode:
            yield f"{daemon.name}: rawi rebuild: {done.returncode} {done.stderr}"
    yield from differences(before, read(server), "after rawi rebuild")
    say(f"rawi rebuild of each: {len(before['articles'])} articles, {len(before['texts'])} texts, {len(before['targets'])} targets")
    for daemon in daemons:
        daemon.start()
    done = daemons[0].run("cluster", "rebuild", "--yes")
    if done.returncode:
        yield f"rawi cluster rebuild: {done.returncode} {done.stdout} {done.stderr}"
    yield from differences(before, read(server), "after rawi cluster rebuild")
    say("rawi cluster rebuild: done")


def restored(daemons, outlets, server, say, folder, url, settle, stop):
    """A dump is made, news comes, and the database goes back to the dump: each daemon reads what its lines have beyond it. Complaints."""
    dump = f"{folder}/rawi.dump"
    subprocess.run(["pg_dump", "--format=custom", "--schema=rawi", f"--file={dump}", url], check=True)
    at_dump = read(server)
    outlets.articles += 2
    settle()
    yield from stop()
    before = read(server)
    if len(before["articles"]) < len(at_dump["articles"]) + 2 * len(outlets.hosts):
        yield f"after the dump: {len(at_dump['articles'])} articles became {len(before['articles'])}"
    server("shell", "DROP SCHEMA rawi CASCADE")
    subprocess.run(["pg_restore", f"--dbname={url}", dump], check=True)
    for daemon in daemons:
        daemon.start()
    settle()
    # What was found after the dump is found again, in feeds that are asked every few seconds.
    end = time.monotonic() + 30
    while time.monotonic() < end and len(read(server)["targets"]) < len(before["targets"]):
        time.sleep(0.5)
    yield from stop()
    yield from differences(before, read(server), "after pg_restore")
    say(f"pg_restore: {len(at_dump['articles'])} articles in the dump, {len(before['articles'])} before and afterwards")
