#!/usr/bin/env python3
"""Three built daemons, each with a store, on one PostgreSQL: killed, frozen, cut off, and the database killed; then an oracle looks
at the outlets' access log and at all lines. Ends with 1 where something is wrong."""

import argparse
import datetime
import glob
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import network
import oracle
import verdicts
from outlets import Outlets

NAMES = ["one", "two", "three"]
DELAY = 1.0
# The shortest lease that the configuration allows beside this deadline.
DEADLINE, LEASE = 1, 16


def say(text):
    print(f"{time.monotonic() - BEGAN:6.1f} s  {text}", flush=True)


class Daemon:
    def __init__(self, name, arguments, folder, url, outlets):
        self.name, self.words = name, [arguments.rawi]
        if arguments.cut:
            self.words = network.inside(name, self.words)
        self.store, self.config, self.log = f"{folder}/{name}", f"{folder}/{name}.toml", f"{folder}/{name}.log"
        self.process, self.peak = None, 0
        sources = "".join(
            f'[[source]]\nid = "{host.split(".")[0]}"\nkind = "feed"\nurl = "http://{host}/feed"\n' for host in outlets.hosts
        )
        with open(self.config, "w") as file:
            file.write(
                f'instance = "{name}"\ncontact = "mailto:{name}@sahifa.example"\nlog_level = "info"\n'
                f'[store]\nfolder = "{self.store}"\nreserve = "0"\ncompress = false\n'
                f'[state]\nengine = "postgres"\nurl = "{url}"\nlease = "{LEASE}s"\n'
                f'[fetch]\nallow_private_addresses = true\ndeadline = "{DEADLINE}s"\nconnect_to = ["::{outlets.address}:{outlets.port}"]\n'
                f'[politeness]\ndelay = "{round(DELAY * 1000)}ms"\n'
                '[schedule]\ninterval = "4s"\nshortest = "4s"\nlongest = "6s"\njitter = 0.0\n' + sources
            )

    def start(self):
        with open(self.log, "a") as log:
            self.process = subprocess.Popen([*self.words, "run", "--config", self.config], stdout=log, stderr=log)

    def send(self, number):
        self.look()
        self.process.send_signal(number)

    def look(self):
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                line = next((line for line in status if line.startswith("VmHWM:")), None)
        except OSError:
            return
        if line:
            self.peak = max(self.peak, int(line.split()[1]))

    def run(self, *words):
        return subprocess.run([*self.words, *words, "--config", self.config], capture_output=True, text=True)


def plan(chance, seconds, cuts):
    """(when, what, for how long), in seconds since all was started. All kinds come before one comes again."""
    at, kinds = 8.0, []
    while at < seconds:
        kinds = kinds or chance.sample(["kill", "freeze", "postgres", "cut" if cuts else "kill"], 4)
        kind = kinds.pop()
        yield at, kind, chance.uniform(0, LEASE * 1.5) if kind == "kill" else LEASE * 2 + chance.uniform(1, 4)
        at += chance.uniform(4, 12)


def bounded(cuts):
    """One of each: what the frozen one had is taken over before it wakes, which the others look for every ten seconds."""
    if cuts:
        # A server that begins anew has no sessions of who has vanished, which is looked for when they are back.
        return 48, [(7.0, "cut", LEASE + 20), (11.0, "kill", 3.0), (47.0, "postgres", 0.0)]
    return 31, [(3.0, "freeze", LEASE + 12), (8.0, "kill", 3.0), (14.0, "postgres", 0.0)]


def follow(daemons, outlets, chance, seconds, coming, faults, freezes, server, polls):
    """News comes, and one fault after another, each named with (begin, end, who); of the frozen, what was written when they were
    frozen and when they woke. Complaints."""
    wrong = []
    began = time.monotonic()
    coming, waking, away = list(coming), [], set()
    while time.monotonic() < began + seconds or waking:
        now = time.monotonic()
        for at, wake in [pair for pair in waking if pair[0] <= now]:
            waking.remove((at, wake))
            wake()
        whole = [daemon for daemon in daemons if daemon.name not in away]
        if coming and coming[0][0] <= now - began:
            _, kind, pause = coming.pop(0)
            if kind == "postgres":
                server("crash")
                faults.append((now - BEGAN, time.monotonic() - BEGAN, "postgres"))
                say("PostgreSQL was stopped at once and started")
            elif len(whole) > 1:
                daemon = chance.choice(whole) if kind == "kill" else busiest(whole, server)
                befall(daemon, kind)
                away.add(daemon.name)
                say(f"{kind} {daemon.name} for {pause:.1f} s")

                def wake(daemon=daemon, kind=kind, begin=now, written=counts(daemons)):
                    if kind != "kill":
                        freezes.append((daemon.name, begin - BEGAN, written, counts(daemons)))
                    if kind == "cut":
                        wrong.extend(vanished(daemon, server))
                    release(daemon, kind)
                    away.discard(daemon.name)
                    faults.append((begin - BEGAN, time.monotonic() - BEGAN, daemon.name))
                    say(f"{daemon.name} goes on")

                waking.append((now + pause, wake))
        if now < began + seconds and int(now - BEGAN) // 5 + 4 > outlets.articles:
            outlets.articles += 1
        for daemon in daemons:
            if daemon.process.poll() is not None and daemon.name not in away:
                raise SystemExit(f"WRONG: {daemon.name} ended with {daemon.process.returncode}, see {daemon.log}")
        polls.look()
        time.sleep(0.05)
    return wrong


def busiest(daemons, server):
    """Who asks for a feed at this moment, and so has most to lose: others will ask for it meanwhile. Waits a little for somebody to."""
    most = """SELECT d.instance FROM rawi.leases AS l JOIN rawi.daemons AS d ON d.id = l.daemon JOIN rawi.targets AS t ON t.id = l.target
        WHERE t.kind = 1 GROUP BY 1 ORDER BY count(*) DESC, 1"""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        for name in server("shell", most):
            for daemon in daemons:
                if daemon.name == name:
                    return daemon
    return daemons[0]


def vanished(daemon, server):
    left = server("shell", network.sessions(daemon.name))[0]
    return [f"{daemon.name}: the server still has {left} sessions of who had vanished"] if left != "0" else []


class Polls:
    """How often each feed was asked, as the index has it: who settles what he has lost the lease of puts an older state over a newer one."""

    SQL = "SELECT key || ' ' || (convert_from(memo, 'UTF8')::json ->> 'polls') FROM rawi.targets WHERE kind = 1"

    def __init__(self, server, faults):
        self.server, self.faults, self.known, self.at, self.wrong = server, faults, {}, 0.0, []

    def look(self):
        """Twice a second, but not across a crash of the database, which may lose what was committed last."""
        if time.monotonic() < self.at + 0.5:
            return
        begin = self.at - BEGAN
        now = {row.split()[0]: int(row.split()[1]) for row in self.server("shell", self.SQL)}
        self.at = time.monotonic()
        if not any(who == "postgres" and end >= begin for _, end, who in self.faults):
            for key, count in self.known.items():
                if now.get(key, 0) < count:
                    self.wrong.append(f"{key}: had been asked {count} times, then {now.get(key)} times")
        self.known = now


def befall(daemon, kind):
    if kind == "cut":
        network.cut(daemon.name)
        time.sleep(1)  # what it had asked before is answered, or never
    else:
        daemon.send(signal.SIGKILL if kind == "kill" else signal.SIGSTOP)


def release(daemon, kind):
    if kind == "cut":
        network.mend(daemon.name)
    elif kind == "freeze":
        daemon.send(signal.SIGCONT)
    else:
        daemon.process.wait()
        daemon.start()


def counts(daemons):
    """How many lines each has written."""
    written = dict.fromkeys([daemon.name for daemon in daemons], 0)
    for name, _, _ in lines(daemons):
        written[name] += 1
    return written


def lines(daemons):
    """(daemon, record, the instant of its fetch in seconds since BEGAN)"""
    offset = time.monotonic() - BEGAN - time.time()
    for daemon in daemons:
        names = glob.glob(f"{daemon.store}/records-*.jsonl")
        for name in sorted(names):
            with open(name) as file:
                for line in file:
                    if not line.endswith("\n"):
                        continue  # it is being written
                    record = json.loads(line)
                    at = datetime.datetime.fromisoformat(record["fetched_at"].replace("Z", "+00:00")) if record.get("fetched_at") else None
                    yield daemon.name, record, at.timestamp() + offset if at else 0.0


def verified(daemon):
    """What `rawi verify` finds wrong. It looks for ids in the daemon's own store alone."""
    verdict = daemon.run("verify")
    return [f"{daemon.name}: verify: {verdict.returncode} {verdict.stdout} {verdict.stderr}"] if verdict.returncode else []


def unnamed(found):
    """Ids that a line names and that no line of any store has, which `rawi verify` cannot know."""
    everywhere = {record["id"] for _, record, _ in found}
    return [
        f"{daemon}: {field} names no record of any store: {record[field]}"
        for daemon, record, _ in found
        for field in ("previous_id", "duplicate_of")
        if record.get(field) and record[field] not in everywhere
    ]


def settle(daemons, outlets, patience, server, polls=None):
    """Until each article is in somebody's lines, all daemons have found the database again (which they look for every half minute at
    the latest), and nobody's lease of before is left for another to take over."""
    end = time.monotonic() + patience
    calm = int(time.time() * 1000)
    wanted = set(outlets.addresses())
    left = f"""SELECT (SELECT count(*) FROM rawi.leases WHERE until < {calm + LEASE * 1000})
        + (SELECT count(*) FROM rawi.daemons WHERE seen < {calm})"""
    while time.monotonic() < end and (wanted - {record.get("url") for _, record, _ in lines(daemons)} or server("shell", left) != ["0"]):
        if polls:
            polls.look()
        time.sleep(0.25)
    if polls:
        polls.look()


def stop(daemons):
    for daemon in daemons:
        daemon.send(signal.SIGTERM)
    for daemon in daemons:
        code = daemon.process.wait(timeout=60)
        if code:
            yield f"{daemon.name}: ended with {code} when asked to stop, see {daemon.log}"


def over_tcp(server, folder):
    """Its address on the daemons' network."""
    server("shell", f"ALTER SYSTEM SET listen_addresses = '{network.DATABASE}.1'")
    with open(f"{folder}/postgres/data/pg_hba.conf", "a") as rules:
        rules.write(f"host all all {network.DATABASE}.0/24 trust\n")
    server("stop")
    server("start")
    return f"postgresql://rawi@{network.DATABASE}.1/rawi"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rawi", default=".build/debug/rawi", help="the program")
    options.add_argument("--seed", type=int, default=1, help="of the faults")
    options.add_argument("--seconds", type=float, default=150, help="how long faults come")
    options.add_argument("--sites", type=int, default=12, help="how many outlets there are")
    options.add_argument("--bounded", action="store_true", help="one of each fault, within a minute")
    options.add_argument("--cut", action="store_true", help="the network to the database fails too, over TCP; needs root")
    options.add_argument("--keep", action="store_true", help="leave the folder, also where all is well")
    arguments = options.parse_args()
    arguments.rawi = os.path.abspath(arguments.rawi)
    if arguments.cut:
        network.enter()
        network.build(NAMES)
    folder = tempfile.mkdtemp(prefix="rawi-three-")
    os.chmod(folder, 0o711)

    def server(word, sql=None):
        environment = {**os.environ, "FOLDER": f"{folder}/postgres"}
        words = ["scripts/postgres", word] + (["-qtA", "-c", sql] if sql else [])
        done = subprocess.run(words, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"scripts/postgres {word}: {done.stderr}")
        return done.stdout.strip().splitlines()

    outlets = Outlets(
        arguments.sites, arguments.seed, f"{folder}/access.jsonl", BEGAN, f"{network.OUTLETS}.1" if arguments.cut else "127.0.0.1"
    )
    daemons, faults, freezes, wrong = [], [], [], []
    try:
        socket = server("start")[-1]
        url = over_tcp(server, folder) if arguments.cut else socket
        daemons = [Daemon(name, arguments, folder, url, outlets) for name in NAMES]
        made = daemons[0].run("state", "migrate")
        if made.returncode:
            raise SystemExit(f"rawi state migrate: {made.stderr}")
        for daemon in daemons:
            daemon.start()
        say(f"seed {arguments.seed}, {arguments.sites} outlets, lease {LEASE} s, delay {DELAY} s, in {folder}")
        polls = Polls(server, faults)
        chance, seconds = random.Random(arguments.seed), arguments.seconds
        coming = plan(chance, seconds, arguments.cut)
        if arguments.bounded:
            seconds, coming = bounded(arguments.cut)
        wrong += follow(daemons, outlets, chance, seconds, coming, faults, freezes, server, polls)
        settle(daemons, outlets, 60, server, polls)
        wrong += polls.wrong
        wrong += stop(daemons)
        for daemon in daemons:
            wrong += verified(daemon)
        found, log, addresses = list(lines(daemons)), list(outlets.log), set(outlets.addresses())
        if not arguments.bounded:
            wrong += verdicts.rebuilt(daemons, server, say)
            wrong += verdicts.restored(
                daemons, outlets, server, say, folder, socket, lambda: settle(daemons, outlets, 60, server), lambda: stop(daemons)
            )
            wrong += oracle.recorded(list(lines(daemons)), set(outlets.addresses()), faults)[0]
            for daemon in daemons:
                wrong += verified(daemon)
    finally:
        for daemon in daemons:
            if daemon.process and daemon.process.poll() is None:
                daemon.process.kill()
        if os.path.isdir(f"{folder}/postgres"):
            server("stop")

    wrong += unnamed(found)
    complaints, least = oracle.impolite(log, DELAY)
    wrong += complaints
    complaints, twice = oracle.recorded(found, addresses, faults)
    wrong += complaints
    wrong += oracle.fenced(found, freezes, faults)
    complaints, again = oracle.asked(log, faults)
    wrong += complaints
    for told in twice + again:
        print(f"permitted: {told}")
    wrong += [f"the oracle does not see {fault}" for fault in oracle.doctored(log, found, addresses, faults, freezes, DELAY)]
    for complaint in wrong:
        print(f"WRONG: {complaint}")
    shares = ", ".join(f"{d.name} {sum(1 for name, _, _ in found if name == d.name)} lines, {d.peak / 1024:.0f} MB" for d in daemons)
    print(
        f"seed {arguments.seed}: {len(log)} requests, {len(addresses)} articles, {len(found)} lines ({shares}); {len(faults)} faults; "
        f"least distance {least:.3f} s of {DELAY} s; {len(again)} asked again and {len(twice)} recorded again after a fault; {len(wrong)} wrong"
    )
    if wrong or arguments.keep:
        print(f"left: {folder}")
    else:
        shutil.rmtree(folder)
    return 1 if wrong else 0


BEGAN = time.monotonic()
if __name__ == "__main__":
    sys.exit(main())
