"""What memory a built daemon takes that follows the demonstration's outlets (scripts/demo), with either database."""

import os
import subprocess
import time

SECONDS = 25
SOURCES = [
    ("almarfa", "feed", "http://almarfa.example/feed.xml"),
    ("harbour", "sitemap", "http://harbour-courier.example/sitemap.xml"),
    ("timetable", "url", "http://harbour-courier.example/news/ferry"),
    ("liman-posta", "feed", "http://liman-postasi.example/atom.xml"),
]


def configuration(folder, name, port, url):
    path = f"{folder}/{name}.toml"
    with open(path, "w") as file:
        file.write(
            f'instance = "{name}"\ncontact = "mailto:demo@example.org"\n[store]\nfolder = "{folder}/{name}"\n'
            f'[fetch]\nconnect_to = ["::127.0.0.1:{port}"]\nallow_private_addresses = true\n'
            '[politeness]\ndelay = "1s"\n[schedule]\nshortest = "2s"\n'
            + (f'[state]\nengine = "postgres"\nurl = "{url}"\n' if url else "")
            + "".join(f'[[source]]\nid = "{id}"\nkind = "{kind}"\nurl = "{at}"\n' for id, kind, at in SOURCES)
        )
    return path


def status(pid):
    with open(f"/proc/{pid}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    return [int(fields[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS", "RssAnon")]


def measure(rawi, outlets, folder, url=None):
    """Megabytes: the peak, what is resident at the end and what of that is its own; and how many lines it has written."""
    web = subprocess.Popen([outlets], stdout=subprocess.PIPE, text=True)
    daemon = None
    try:
        name = "rawi-postgres" if url else "rawi-sqlite"
        path = configuration(folder, name, web.stdout.readline().strip(), url)
        if url:
            subprocess.run([rawi, "state", "migrate", "--config", path], check=True, capture_output=True)
        with open(f"{folder}/{name}.log", "w") as log:
            daemon = subprocess.Popen([rawi, "run", "--config", path], stdout=log, stderr=log)
        time.sleep(SECONDS)
        figures = status(daemon.pid)
        daemon.terminate()
        if daemon.wait(timeout=30):
            raise SystemExit(f"the daemon ended with {daemon.returncode}: {open(f'{folder}/{name}.log').read()[-2000:]}")
        with open(f"{folder}/{name}/current.jsonl") as file:
            return figures, sum(1 for _ in file)
    finally:
        for process in (daemon, web):
            if process and process.poll() is None:
                process.kill()
        web.wait()
