"""What must hold of an access log and the lines of several stores, whoever wrote them."""

import collections
import itertools

# Of the server's look at a request beside the daemon's start of it: what a thread may be late under load.
SLACK = 0.15
# Between a fault and what it undid before: lines that were flushed and not yet committed.
UNDONE = 5.0


def impolite(log, delay):
    """Complaints of pairs of requests to one site: at the same time, or closer than the delay from start to start. And the least distance."""
    complaints, least = [], None
    key = lambda entry: (entry["site"], entry["start"])
    for site, entries in itertools.groupby(sorted(log, key=key), key=lambda entry: entry["site"]):
        last, busy = None, None
        for entry in entries:
            if last is not None:
                distance = entry["start"] - last["start"]
                least = distance if least is None else min(least, distance)
                pair = f"{site}: {last['daemon']} {last['path']} then {entry['daemon']} {entry['path']}"
                if distance < delay - SLACK:
                    complaints.append(f"{pair}: starts {distance:.3f} s apart, promised {delay} s")
                if entry["start"] < busy["end"] - SLACK / 3:
                    complaints.append(f"{pair}: begins {busy['end'] - entry['start']:.3f} s before {busy['path']} has ended")
            if busy is None or entry["end"] > busy["end"]:
                busy = entry
            last = entry
    return complaints, least


def undone(faults, daemon, instant, until):
    """Whether something befell that daemon, or the database, after it could have written at `instant` and before `until`."""
    return any(
        who in (daemon, "postgres") and end >= instant - 1 and begin <= min(until, instant + UNDONE) + 1
        for begin, end, who in faults
    )


def recorded(lines, addresses, faults):
    """`lines`: (daemon, record, instant of its fetch by the clock of `faults`). Complaints, and duplicates that a fault explains."""
    complaints, permitted = [], []
    by_address = {}
    for daemon, record, instant in lines:
        if record["type"] == "article":
            by_address.setdefault(record["url"], []).append((instant, daemon, record))
    for address in addresses:
        if address not in by_address:
            complaints.append(f"{address}: recorded nowhere")
    for address, same in by_address.items():
        same.sort(key=lambda line: line[0])
        if address not in addresses:
            complaints.append(f"{address}: nobody has it")
        (first, daemon, record) = same[0]
        for instant, other, again in same[1:]:
            told = f"{address}: {daemon} at {first:.1f} s, {other} at {instant:.1f} s, ids {record['id']} {again['id']}"
            if daemon == other:
                complaints.append(f"{told}: twice in one store")
            elif record["id"] != again["id"]:
                complaints.append(f"{told}: two ids, revisions {record['revision']} {again['revision']}")
            elif undone(faults, daemon, first, instant):
                permitted.append(told)
            else:
                complaints.append(f"{told}: twice, and nothing befell the first")
    return complaints, permitted


def had_by_others(lines, freeze, faults):
    """Records that stood in others' lines when a frozen daemon woke, and that nothing has undone."""
    who, _, _, woken = freeze
    seen, known = collections.Counter(), []
    for daemon, record, instant in lines:
        seen[daemon] += 1
        if daemon != who and seen[daemon] <= woken[daemon] and not undone(faults, daemon, instant, 1e18):
            known.append(record)
    return known


def fenced(lines, freezes, faults):
    """`freezes`: (daemon, when, lines of each then, lines of each when it woke). What a daemon records after it woke though another had
    recorded it by then: it had lost that lease, and nobody may settle what somebody else does."""
    complaints = []
    for freeze in freezes:
        who, begin, before, _ = freeze
        known = {record["id"] for record in had_by_others(lines, freeze, faults)}
        mine = [record for daemon, record, _ in lines if daemon == who]
        for record in mine[before[who] :]:
            if record["id"] in known:
                complaints.append(f"{record['id']}: {who}, frozen at {begin:.1f} s, woke and recorded what another had by then")
    return complaints


def asked(log, faults):
    """Articles asked for more often than once though nothing befell who asked first."""
    complaints, permitted = [], []
    pages = {}
    for entry in sorted(log, key=lambda entry: entry["start"]):
        if entry["path"].startswith("/khabar/"):
            pages.setdefault(entry["site"] + entry["path"], []).append(entry)
    for page, entries in pages.items():
        for first, again in zip(entries, entries[1:]):
            told = f"{page}: {first['daemon']} at {first['start']:.1f} s, {again['daemon']} at {again['start']:.1f} s"
            explained = undone(faults, first["daemon"], first["end"], again["start"])
            (permitted if explained else complaints).append(told + ": asked twice")
    return complaints, permitted


def doctored(log, lines, addresses, faults, freezes, delay):
    """What the oracle does not see of faults put into what it has just found good, each by itself; must be empty."""
    missed = []
    whole = sorted(log, key=lambda entry: entry["start"])
    first = whole[0]
    close = {**first, "start": first["start"] + delay / 2, "end": first["start"] + delay / 2, "daemon": "another"}
    if len(impolite(log + [close], delay)[0]) <= len(impolite(log, delay)[0]):
        missed.append("a request half a delay after another")
    long = [{**entry, "end": entry["end"] + 3 * delay} if entry is first else entry for entry in whole]
    again = {**first, "start": first["end"] + 2 * delay, "end": first["end"] + 2 * delay}
    if not any("has ended" in line for line in impolite(long + [again], delay)[0]):
        missed.append("a request during another")
    calm = [line for line in lines if line[1]["type"] == "article" and not undone(faults, line[0], line[2], 1e18)]
    if not calm:
        return missed + ["no record that no fault touched"]
    daemon, record, instant = calm[0]
    before = len(recorded(lines, addresses, faults)[0])
    if len(recorded(lines + [("another", record, instant + 1)], addresses, faults)[0]) <= before:
        missed.append("a line in a second store")
    if len(recorded(lines + [(daemon, record, instant + 1)], addresses, faults)[0]) <= before:
        missed.append("a line twice in a store")
    without = [line for line in lines if line[1].get("url") != record["url"]]
    if len(recorded(without, addresses, faults)[0]) <= before:
        missed.append("an article that is recorded nowhere")
    for freeze in freezes[:1]:
        known = had_by_others(lines, freeze, faults)
        stale = [(freeze[0], known[0], instant)] if known else []
        if len(fenced(lines + stale, freezes, faults)) < len(fenced(lines, freezes, faults)) + len(stale):
            missed.append("a line of a lease that was lost")
    page = next((e for e in whole if e["path"].startswith("/khabar/") and not undone(faults, e["daemon"], e["end"], 1e18)), None)
    if page is None:
        missed.append("no page that no fault touched")
    elif len(asked(log + [{**page, "start": page["end"] + 60, "end": page["end"] + 60}], faults)[0]) <= len(asked(log, faults)[0]):
        missed.append("a page asked for twice")
    return missed
