"""The rows of fill.sql in a state database of SQLite."""

import hashlib
import sqlite3
import subprocess

TABLES = ("sites", "targets", "heads", "articles", "texts", "bands", "tallies")


def key(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def digest(text):
    return hashlib.sha256(text.encode()).digest()


def url_key(size, number):
    return f"site{number % size.sites}.example/2026/11/story-{number}-of-the-harbour"


def targets(size):
    memo = b"m" * 400
    for n in range(size.targets):
        k = url_key(size, n)
        yield key("page:" + k), "page:" + k, 6, "https://" + k, n % size.sites + 1, size.base - n % 100_000 * 1000, memo


def articles(size):
    for n in range(size.articles):
        k = url_key(size, n)
        yield (
            key(k), k, f"r{n:025}", digest(f"text {n}"), digest(f"payload {n}"), size.base, size.base, k, key(f"version {n}"),
        )


def texts(size):
    for n in range(size.articles):
        content = digest(f"text {n}")
        yield n + 1, key("sha256:" + content.hex()), f"r{n:025}", content, b"\x07" * 289


def bands(size):
    for n in range(size.articles):
        for i in range(12):
            yield key(f"band {n} {i}"), n + 1


def fill(program, size, name):
    # The tables are the program's.
    subprocess.run(
        [program, "worker", "--sqlite", name, "--sites", str(size.sites), "--base", str(size.base)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True,
    )
    db = sqlite3.connect(name, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA cache_size = -1000000")
    made = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for index, _ in made:
        db.execute(f"DROP INDEX {index}")
    db.execute("BEGIN")
    sites = range(min(size.sites, size.targets))
    db.executemany("INSERT INTO sites (id, site, free_at) VALUES (?, ?, ?)", ((n + 1, f"site{n}.example", size.base - 200_000_000) for n in sites))
    db.executemany("INSERT INTO targets (hash, key, kind, url, site, due, memo) VALUES (?, ?, ?, ?, ?, ?, ?)", targets(size))
    db.execute(
        "INSERT INTO heads SELECT t.site, t.kind, min(t.due), max(min(t.due), s.free_at) FROM targets AS t JOIN sites AS s ON s.id = t.site GROUP BY t.site, t.kind"
    )
    db.executemany(
        "INSERT INTO articles (hash, url_key, record_id, revision, content_hash, payload_digest, first_seen, published, owner, words, version) "
        "VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, 300, ?)",
        articles(size),
    )
    db.executemany("INSERT INTO texts (id, hash, record_id, content_hash, words, signature) VALUES (?, ?, ?, ?, 300, ?)", texts(size))
    db.execute("CREATE TEMP TABLE unsorted (hash INTEGER, text INTEGER)")
    db.executemany("INSERT INTO unsorted VALUES (?, ?)", bands(size))
    db.execute("INSERT INTO bands SELECT hash, text FROM unsorted ORDER BY hash, text")
    db.executemany(
        "INSERT INTO tallies VALUES (?, ?)", [("target:6", size.targets), ("articles", size.articles), ("texts", size.articles)]
    )
    for _, sql in made:
        db.execute(sql)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def differences(one, other):
    """Rows that stand in one of them alone."""
    db = sqlite3.connect(one)
    db.execute("ATTACH ? AS other", (other,))
    found = []
    for table in TABLES:
        names = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
        # Instants go through the program's Date.
        columns = ", ".join(f"round({n} / 1000.0)" if n in ("due", "ready_at", "free_at") else n for n in names)
        for first, second in (("main", "other"), ("other", "main")):
            found += [
                (table, first, *row)
                for row in db.execute(f"SELECT {columns} FROM {first}.{table} EXCEPT SELECT {columns} FROM {second}.{table}")
            ]
        if not db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            found.append((table, "no rows"))
    db.close()
    return found
