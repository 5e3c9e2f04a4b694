"""A network of this run's own, for daemons that are cut off: nobody else's rules or links are touched. Needs root.

Each daemon has a network namespace with two cables, one to the database and one to the outlets. Where a cable is pulled out of its
switch the link stays up at both ends, and packets vanish."""

import os
import subprocess
import sys

DATABASE, OUTLETS = "10.77.0", "10.78.0"
# Of the first daemon in each network.
FIRST, NUMBERS = 2, {}
MARK = "RAWI_THREE_NETWORK"


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def enter():
    """Begins the program anew in namespaces of its own, once."""
    if MARK in os.environ:
        return
    if os.geteuid() != 0:
        sys.exit("three: --cut needs root")
    os.environ[MARK] = "1"
    os.execvp("unshare", ["unshare", "-m", "-n", sys.executable, "-B", *sys.argv])


def build(names):
    os.makedirs("/run/netns", exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "rawi-three", "/run/netns"], check=True)
    ip("link", "set", "lo", "up")
    for switch, place in (("database", DATABASE), ("outlets", OUTLETS)):
        ip("link", "add", switch, "type", "bridge")
        ip("addr", "add", f"{place}.1/24", "dev", switch)
        ip("link", "set", switch, "up")
    for number, name in enumerate(names, FIRST):
        NUMBERS[name] = number
        ip("netns", "add", name)
        ip("-n", name, "link", "set", "lo", "up")
        for switch, place in (("database", DATABASE), ("outlets", OUTLETS)):
            near, far = cable(name, switch), switch[:8]
            ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", name)
            ip("link", "set", near, "master", switch, "up")
            ip("-n", name, "addr", "add", f"{place}.{number}/24", "dev", far)
            ip("-n", name, "link", "set", far, "up")


def cable(name, switch):
    return f"{switch[0]}-{name}"


def cut(name):
    """From the database alone: the outlets still answer."""
    ip("link", "set", cable(name, "database"), "nomaster")


def mend(name):
    ip("link", "set", cable(name, "database"), "master", "database")


def sessions(name):
    """SQL: how many of its sessions the server has."""
    return f"SELECT count(*) FROM pg_stat_activity WHERE client_addr = '{DATABASE}.{NUMBERS[name]}'"


def inside(name, words):
    return ["ip", "netns", "exec", name, *words]
