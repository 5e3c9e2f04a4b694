#!/usr/bin/env python3
"""What claims and settles cost in a shared PostgreSQL, with more and more targets and daemons, and in SQLite in the same run. The rows
are put in by SQL; few of them are compared with the program's own first. Prints the tables of docs/BENCHMARKS.md."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import memory
import sqlite_fill

HERE = os.path.dirname(os.path.abspath(__file__))
BATCHES = 60
# Of a site so many targets, of ten targets one with an article.
PER_SITE, PER_ARTICLE = 33, 10


class Size:
    def __init__(self, targets):
        self.targets, self.sites, self.articles = targets, max(1, targets // PER_SITE), targets // PER_ARTICLE
        self.base = int(time.time()) * 1000


class Server:
    """A PostgreSQL of this run's own, as docs/CLUSTER.md has it set, with a gigabyte of shared buffers."""

    def __init__(self, folder, statements):
        self.environment = {**os.environ, "FOLDER": folder}
        self.url = self.order("start")[-1]
        self.psql("ALTER SYSTEM SET shared_buffers = '1GB'")
        self.psql("ALTER SYSTEM SET max_wal_size = '8GB'")
        if statements:
            self.psql("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
        self.order("stop")
        self.order("start")
        if statements:
            self.psql("CREATE EXTENSION pg_stat_statements")
        with open(f"{folder}/data/postmaster.pid") as file:
            self.postmaster = int(file.readline())

    def order(self, word):
        return subprocess.run(
            ["scripts/postgres", word], env=self.environment, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    def psql(self, sql, **names):
        words = ["psql", "-qtAX", "-F", "\t", "-v", "ON_ERROR_STOP=1", self.url]
        for name, value in names.items():
            words += ["-v", f"{name}={value}"]
        done = subprocess.run(words, input=sql, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"psql: {done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def fill(self, size, schema):
        # What is lost here is lost with the run.
        self.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf()")
        with open(f"{HERE}/fill.sql") as file:
            self.psql(file.read(), schema=schema, targets=size.targets, sites=size.sites, articles=size.articles, base=size.base)
        self.psql("ALTER SYSTEM RESET fsync; ALTER SYSTEM RESET full_page_writes; SELECT pg_reload_conf()")
        self.psql("CHECKPOINT")
        os.sync()

    def spent(self):
        """Seconds of processor: of the daemons' sessions, and of all else of the server (writers, autovacuum)."""
        sessions, others = 0.0, ended(self.postmaster)
        for pid in children(self.postmaster):
            try:
                with open(f"/proc/{pid}/cmdline") as file:
                    # "postgres: rawi rawi [local] idle"
                    is_session = "[local]" in file.read()
                with open(f"/proc/{pid}/schedstat") as file:
                    seconds = int(file.read().split()[0]) / 1e9
            except OSError:
                continue
            if is_session:
                sessions += seconds
            else:
                others += seconds
        return sessions, others

    def bytes(self, schema):
        """Of each table: its own, those of its indexes."""
        rows = self.psql(
            f"SELECT relname, pg_table_size(relid), pg_indexes_size(relid) FROM pg_stat_user_tables WHERE schemaname = '{schema}'"
        )
        return {name: (int(table), int(indexes)) for name, table, indexes in rows}


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return file.read().split()


def ended(pid):
    """Of its children that have ended."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


class Worker:
    def __init__(self, program, size, place, number=0):
        self.process = subprocess.Popen(
            [program, "worker", *place, "--sites", str(size.sites), "--base", str(size.base), "--texts", str(size.articles),
             "--number", str(number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a worker ended with {self.process.wait()}")
        return line

    def begin(self, *words):
        print(*words, file=self.process.stdin, flush=True)

    def do(self, *words):
        self.begin(*words)
        return json.loads(self.answer())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def migrate(program, size, place):
    subprocess.run([program, "worker", *place, "--sites", str(size.sites), "--base", str(size.base), "--migrates"], check=True)


def place(server, schema):
    return ["--url", server.url, "--schema", schema]


def compare(program, server, folder):
    """Twenty targets by the program, and by the fills: the same rows."""
    size = Size(20)
    size.sites, size.articles = 6, 8
    for schema in ("made", "filled"):
        migrate(program, size, place(server, schema))
    worker = Worker(program, size, place(server, "made"))
    worker.do("add", 0, size.targets, size.articles)
    server.fill(size, "filled")
    near = lambda column: f"round(({column} - {size.base}) / 1000.0) AS {column}"
    columns = {
        "sites": f"id, site, {near('free_at')}, in_flight, owner, address, turn, answered",
        "addresses": f"address, {near('free_at')}, booked_until",
        "targets": f"id, site, kind, {near('due')}, generation, owner, key, url, source, memo",
        "heads": f"site, kind, {near('due')}, {near('ready')}",
        "articles": "*",
        "texts": "content_id, record, content, words, signature, bands",
        "bands": "band, (SELECT record FROM {0}.texts WHERE id = text)",
    }
    for table, wanted in columns.items():
        one, other = (f"SELECT {wanted} FROM {schema}.{table}".replace("{0}", schema) for schema in ("made", "filled"))
        unlike = server.psql(f"({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one})")
        count = int(server.psql(f"SELECT count(*) FROM made.{table}")[0][0])
        if unlike or not count:
            raise SystemExit(f"{table}: rows that SQL makes are not those of the program ({count}): {unlike[:4]}")
    server.psql("DROP SCHEMA filled CASCADE")
    worker.end()

    names = [f"{folder}/made.sqlite", f"{folder}/filled.sqlite"]
    worker = Worker(program, size, ["--sqlite", names[0]])
    worker.do("add", 0, size.targets, size.articles)
    worker.end()
    sqlite_fill.fill(program, size, names[1])
    unlike = sqlite_fill.differences(*names)
    if unlike:
        raise SystemExit(f"SQLite: rows that SQL makes are not those of the program: {unlike[:4]}")
    print("few rows: SQL makes what the program makes", flush=True)


def load():
    with open("/proc/loadavg") as file:
        return file.read().split()[0]


def alone(name, worker, server, size):
    """One daemon: what a claim costs, and a settle."""
    figures = {}
    for order in (("claim", BATCHES), ("settle",)):
        before = server.spent()[0] if server else 0
        got = worker.do(*order)
        # SQLite works in the daemon's process, and what the daemon does beside it counts too.
        spent = server.spent()[0] - before if server else got["cpu"]
        if not got["count"]:
            raise SystemExit(f"{name}, {size.targets} targets: nothing was left to claim")
        figures[order[0]] = (got["count"] / got["wall"], spent / got["count"] * 1e6, got["median"])
    claim, settle = figures["claim"], figures["settle"]
    print(
        f"| {size.targets:,} | {name} | {claim[0]:,.0f}/s | {claim[1]:.0f} µs | {settle[0]:,.0f}/s | {settle[1]:.0f} µs | {settle[2]:.1f} ms | {load()} |",
        flush=True,
    )


def together(name, workers, server, size, seconds):
    """All of them, claiming and settling at once."""
    before = server.spent() if server else (0, 0)
    for worker in workers:
        worker.begin("both", round(seconds * 1000))
    got = [json.loads(worker.answer()) for worker in workers]
    pages = sum(one["count"] for one in got)
    after = server.spent() if server else (0, 0)
    sessions, others = ((after[i] - before[i]) / pages * 1e6 for i in (0, 1))
    own = sum(one["cpu"] for one in got) / pages * 1e6
    rate = pages / max(one["wall"] for one in got)
    median, late = max(one["median"] for one in got), max(one["late"] for one in got)
    unforeseen = sum(one["unforeseen"] for one in got)
    if name is None:
        return
    print(
        f"| {size.targets:,} | {name} | {rate:,.0f}/s | {sessions:.0f} + {others:.0f} µs | {own:.0f} µs | {median:.1f} / {late:.1f} ms | {load()} |"
        + (f" {unforeseen} reads not foreseen" if unforeseen else ""),
        flush=True,
    )


def looks(workers, server, size):
    """What is asked at heartbeats, and what lists of the others' sources cost there."""
    for name, times in (("beat", 50), ("counts", 50), ("next", 50), ("bound", 1)):
        before = server.spent()[0]
        got = workers[0].do(name, times)
        print(f"{size.targets:,} targets, {name}: {(server.spent()[0] - before) / got['count'] * 1e6:.0f} µs server CPU, {got['median']:.2f} ms wall")
    for size_of_list in (100_000, 1_000_000):
        for worker in workers[1:]:
            worker.do("own", size_of_list)
        before = server.spent()[0]
        got = workers[0].do("beat", 50)
        print(
            f"beat with {len(workers) - 1} other lists of {size_of_list:,} bytes: {(server.spent()[0] - before) / got['count'] * 1e6:.0f} µs server CPU, {got['median']:.2f} ms wall",
            flush=True,
        )
    for worker in workers[1:]:
        worker.do("own", 0)


def sizes(server, schema, size):
    found = server.bytes(schema)
    print("| table | rows | bytes of a row | of its indexes | |\n|---|--:|--:|--:|---|")
    whole = 0.0
    # What an article has: its page's target, itself, its text and twelve bands; and its part of a site.
    shares = {"targets": 1, "sites": 1 / PER_SITE, "heads": 1 / PER_SITE, "addresses": 1 / PER_SITE, "articles": 1, "texts": 1, "bands": 12}
    for name, share in shares.items():
        (table, indexes), rows = found[name], int(server.psql(f"SELECT count(*) FROM {schema}.{name}")[0][0])
        whole += share * (table + indexes) / rows
        print(f"| {name} | {rows:,} | {table / rows:.0f} | {indexes / rows:.0f} | {share:.2f} an article |")
    print(f"an article with its target: {whole:,.0f} bytes; all: {sum(map(sum, found.values())) / 1e9:.2f} GB", flush=True)


def statements(server):
    rows = server.psql(
        "SELECT calls, round((total_exec_time * 1000 / calls)::numeric), round(shared_blks_hit / calls), left(regexp_replace(query, '\\s+', ' ', 'g'), 110) "
        "FROM pg_stat_statements WHERE calls > 5 ORDER BY total_exec_time DESC LIMIT 22"
    )
    print("calls, µs each, blocks, statement")
    for row in rows:
        print("   ", *row)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", default=".build/release/rawi-cluster")
    options.add_argument("--targets", default="100000,1000000", help="one after another")
    options.add_argument("--daemons", default="1,2,3", help="at once, one after another")
    options.add_argument("--seconds", type=float, default=10, help="how long each")
    options.add_argument("--statements", action="store_true", help="what the server spent on each statement, too; costs a little itself")
    options.add_argument("--no-sqlite", action="store_true")
    options.add_argument("--no-daemon", action="store_true", help="leaves out the built daemon's memory")
    arguments = options.parse_args()
    program = os.path.abspath(arguments.program)
    daemons = [int(word) for word in arguments.daemons.split(",")]
    folder = tempfile.mkdtemp(prefix="rawi-bench-", dir="/var/tmp")
    os.chmod(folder, 0o711)
    server = None
    try:
        server = Server(f"{folder}/postgres", arguments.statements)
        compare(program, server, folder)
        if not arguments.no_daemon:
            built = os.path.dirname(program)
            for name, url in (("PostgreSQL", server.url), ("SQLite", None)):
                (peak, resident, own), lines = memory.measure(f"{built}/rawi", f"{built}/rawi-demo", folder, url)
                print(f"a daemon on {name}, {lines} lines: peak {peak:.1f} MB, resident {resident:.1f}, of it its own {own:.1f}", flush=True)
        print("alone: | targets | | claims | server CPU each | settles | server CPU each | median of a batch | load |")
        print("together: | targets | engine, daemons | pages | server CPU a page, sessions + the rest | daemon's CPU | median, 99th of settles | load |")
        for targets in [int(word) for word in arguments.targets.split(",")]:
            size = Size(targets)
            schema = f"t{targets}"
            migrate(program, size, place(server, schema))
            began = time.monotonic()
            server.fill(size, schema)
            print(f"# {targets:,} targets of {size.sites:,} sites, {size.articles:,} articles: filled in {time.monotonic() - began:.0f} s", flush=True)
            sizes(server, schema, size)
            workers = [Worker(program, size, place(server, schema), number) for number in range(max(daemons))]
            # What is read for the first time.
            together(None, workers[:1], server, size, 3)
            if arguments.statements:
                server.psql("SELECT pg_stat_statements_reset()")
            alone("PostgreSQL", workers[0], server, size)
            for count in daemons:
                server.psql("CHECKPOINT")
                # Few targets would run dry.
                seconds = min(arguments.seconds, targets / 4000 / len(daemons))
                together(f"PostgreSQL, {count}", workers[:count], server, size, seconds)
            if arguments.statements:
                statements(server)
            looks(workers, server, size)
            for worker in workers:
                worker.end()
            server.psql(f"DROP SCHEMA {schema} CASCADE")
            if not arguments.no_sqlite:
                name = f"{folder}/state.sqlite"
                sqlite_fill.fill(program, size, name)
                print(f"{targets:,} targets in SQLite: {os.path.getsize(name) / 1e9:.2f} GB", flush=True)
                os.sync()
                worker = Worker(program, size, ["--sqlite", name])
                together(None, [worker], None, size, 3)
                alone("SQLite", worker, None, size)
                together("SQLite, 1", [worker], None, size, arguments.seconds)
                worker.end()
                for ending in ("", "-wal", "-shm"):
                    if os.path.exists(name + ending):
                        os.remove(name + ending)
    finally:
        if server:
            server.order("stop")
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
