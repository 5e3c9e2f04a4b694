#!/usr/bin/env python3
"""Hostile servers behind TLS, and hostile HTTP/2, against the built program; standard library and openssl(1) only.

    tls_servers.py --rawi BIN [--only PART] [--write] [--outcomes FILE]

One daemon, a site for each server, `fetch.ca_file` for the authority that is made for the run. What comes of each is held against
tls-outcomes.tsv. The server `salim` is well and must be read meanwhile.
"""
import argparse, gzip, json, os, pathlib, shutil, socket, ssl, struct, subprocess, sys, tempfile, threading, time

HERE = pathlib.Path(__file__).parent
MOST_MEGABYTES, MOST_SECONDS, DEADLINE = 400, 60, 4
SENTENCE = "وصلت إلى مرفأ سهلان القديم صباح السبت أول عبّارة ركاب منذ ثلاث سنوات، بعد أن أنهت الورش توسيع الرصيف الشرقي رقم {}. "


def page(name):
    text = "".join(f"<p>{''.join(SENTENCE.format(f'{name} {i}-{j}') for j in range(3))}</p>\n" for i in range(4))
    return (f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر عن مرفأ {name}</title></head>'
            f"<body><article><h1>خبر عن مرفأ {name}</h1>{text}</article></body></html>").encode()


class Authority:
    """Certificates of the run, by openssl."""

    def __init__(self, folder):
        self.folder = folder
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=rawi test authority",
                 "-keyout", "ca.key", "-out", "ca.pem")
        self.run("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=site", "-keyout", "site.key", "-out", "site.csr")

    def run(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def certificate(self, name, host, days=30):
        """Signed by the authority; expired where `days` is negative."""
        (self.folder / f"{name}.ext").write_text(f"subjectAltName=DNS:{host}\n")
        self.run("x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", str(days),
                 "-extfile", f"{name}.ext", "-out", f"{name}.pem")
        return self.folder / f"{name}.pem", self.folder / "site.key"

    def self_signed(self, name, host):
        self.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN={host}", "-addext",
                 f"subjectAltName=DNS:{host}", "-keyout", f"{name}.key", "-out", f"{name}.pem")
        return self.folder / f"{name}.pem", self.folder / f"{name}.key"


def context(pair, protocols=("http/1.1",), oldest=False):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*pair)
    made.set_alpn_protocols(list(protocols))
    if oldest:
        made.set_ciphers("DEFAULT@SECLEVEL=0")
        made.minimum_version, made.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1
    return made


# What is done with a connection before or after its handshake. Each ends when the client goes, or after a minute.

def http1(raw, made, name): answer1(made.wrap_socket(raw, server_side=True), name)


def answer1(link, name):
    with link:
        read_head(link)
        body = page(name)
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


def unsized(body, says_goodbye, coding=b""):
    """A body that ends with the connection, and whether TLS's goodbye (close_notify) comes first."""
    def serve(raw, made, name):
        link = made.wrap_socket(raw, server_side=True)
        read_head(link)
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + coding + b"\r\n" + body(name))
        if says_goodbye: link.unwrap()
        os.close(link.detach())
    return serve


def half(name): return page(name)[:1500]
def packed(name): return gzip.compress(half(name))


def read_head(link):
    data = b""
    while b"\r\n\r\n" not in data:
        more = link.recv(65536)
        if not more: return
        data += more


def stall(raw, made, name): raw.recv(65536); wait(raw)
def silence(raw, made, name): wait(raw)
def close_at_hello(raw, made, name): raw.recv(65536); raw.close()


def garbage(raw, made, name):
    raw.recv(65536)
    raw.sendall(bytes(range(256)) * 64)
    wait(raw)


def record_flood(raw, made, name):
    """Warnings (close_notify is none of them) without end."""
    raw.recv(65536)
    flood(raw, b"\x15\x03\x03\x00\x02\x01\x5a" * 2000)


def trickle(raw, made, name):
    """The beginning of a ServerHello, a byte a half second."""
    raw.recv(65536)
    for byte in b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc" + bytes(200):
        raw.sendall(bytes([byte]))
        time.sleep(0.5)


def wait(link):
    link.settimeout(60)
    while link.recv(65536): pass


def flood(link, data):
    end = time.monotonic() + 60
    while time.monotonic() < end: link.sendall(data)


# HTTP/2 by hand: a frame, and the few header lines that are needed, without compression.

DATA, HEADERS, RST, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONTINUATION = 0, 1, 3, 4, 5, 6, 7, 8, 9


def frame(kind, flags=0, stream=0, body=b""):
    return struct.pack(">I", len(body))[1:] + struct.pack(">BBI", kind, flags, stream) + body


def field(name, value):
    return b"\x00" + bytes([len(name)]) + name + (bytes([len(value)]) if len(value) < 127 else b"\x7f" + varint(len(value) - 127)) + value


def varint(rest):
    out = b""
    while rest >= 128: out, rest = out + bytes([rest % 128 + 128]), rest // 128
    return out + bytes([rest])


OK = b"\x88" + field(b"content-type", b"text/html; charset=utf-8")


class Link2:
    """A client's connection, up to its first request."""

    def __init__(self, link, first=b""):
        self.link = link
        self.link.sendall(frame(SETTINGS) + first)
        self.read(24)
        self.stream = 0
        while not self.stream:
            kind, stream = self.next()
            if kind == HEADERS: self.stream = stream

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.link.recv(count - len(data))
            if not more: raise ConnectionError("gone")
            data += more
        return data

    def next(self):
        head = self.read(9)
        kind, flags, stream = struct.unpack(">BBI", head[3:])
        self.read(struct.unpack(">I", b"\0" + head[:3])[0])
        if kind == SETTINGS and not flags & 1: self.link.sendall(frame(SETTINGS, 1))
        return kind, stream & 0x7FFFFFFF

    def send(self, *frames): self.link.sendall(b"".join(frames))
    def headers(self, flags=4): self.send(frame(HEADERS, flags, self.stream, OK))

    def rest(self):
        self.link.settimeout(60)
        while True: self.next()


def h2(behave, first=b""):
    """Misbehaves where HTTP/2 is agreed on, and is well where it is not."""
    def serve(raw, made, name):
        link = made.wrap_socket(raw, server_side=True)
        if link.selected_alpn_protocol() != "h2": return answer1(link, name)
        client = Link2(link, first)
        behave(client, name)
        client.rest()
    return serve


def h2_unasked(raw, made, name):
    """Speaks HTTP/2 whatever was agreed on, without end."""
    link = made.wrap_socket(raw, server_side=True)
    link.recv(65536)
    flood(link, frame(SETTINGS) + frame(DATA, 0, 1) * 1000)


def h2_only(raw, made, name):
    link = made.wrap_socket(raw, server_side=True)
    if link.selected_alpn_protocol() != "h2": link.close()


def h2_good(c, name): c.headers(); c.send(frame(DATA, 1, c.stream, page(name)))
def h2_rst(c, name): c.send(frame(RST, 0, c.stream, struct.pack(">I", 2)))
def h2_refused(c, name): c.send(frame(RST, 0, c.stream, struct.pack(">I", 7)))
def h2_rst_in_body(c, name): c.headers(); c.send(frame(DATA, 0, c.stream, page(name)[:1500]), frame(RST, 0, c.stream, struct.pack(">I", 2)))
def h2_goaway(c, name): c.send(frame(GOAWAY, 0, 0, struct.pack(">II", 0, 0)))
def h2_goaway_in_body(c, name): c.headers(); c.send(frame(DATA, 0, c.stream, page(name)[:1500]), frame(GOAWAY, 0, 0, struct.pack(">II", 0, 2))); c.link.close()
def h2_push(c, name): c.send(frame(PUSH, 4, c.stream, struct.pack(">I", 2) + OK))
def h2_settings_flood(c, name): flood(c.link, frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 65535)) * 1000)
def h2_ping_flood(c, name): flood(c.link, frame(PING, 0, 0, b"pingpong") * 1000)
def h2_window_zero(c, name): c.headers(); c.send(frame(WINDOW, 0, 0, struct.pack(">I", 0)))
def h2_window_overflow(c, name): c.headers(); c.send(*[frame(WINDOW, 0, 0, struct.pack(">I", 0x7FFFFFFF))] * 2)
def h2_empty_data(c, name): c.headers(); flood(c.link, frame(DATA, 0, c.stream) * 1000)
def h2_other_stream(c, name): c.send(frame(DATA, 0, 99, b"x" * 100))
def h2_bad_hpack(c, name): c.send(frame(HEADERS, 4, c.stream, b"\xff\xff\xff\xff\xff\x7f"))
def h2_huge_frame(c, name): c.headers(); c.send(b"\xff\xff\xff" + struct.pack(">BBI", DATA, 0, c.stream) + bytes(1 << 16))
def h2_stall(c, name): pass
def h2_too_much(c, name): c.headers(); flood(c.link, frame(DATA, 0, c.stream, b" " * 16384))
def h2_headers_only(c, name): c.headers(5)


def h2_endless_continuation(c, name):
    c.send(frame(HEADERS, 0, c.stream, OK))
    flood(c.link, frame(CONTINUATION, 0, c.stream, field(b"x-filler", b"y" * 100) * 100))


def h2_empty_continuation(c, name):
    c.send(frame(HEADERS, 0, c.stream, OK))
    flood(c.link, frame(CONTINUATION, 0, c.stream) * 1000)


def h2_headers_again(c, name):
    flood(c.link, frame(HEADERS, 4, c.stream, b"\x08\x03103") * 1000)


def h2_upgrade_lie(raw, made, name):
    """Agrees on h2 and speaks HTTP/1.1."""
    link = made.wrap_socket(raw, server_side=True)
    link.recv(65536)
    link.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
    wait(link)


TLS = {
    "tls-good": http1, "tls-expired": http1, "tls-self-signed": http1, "tls-wrong-name": http1, "tls-1.0-only": http1,
    "tls-stall": stall, "tls-silence": silence, "tls-close-at-hello": close_at_hello, "tls-garbage": garbage,
    "tls-warnings": record_flood, "tls-trickle": trickle, "tls-cut": unsized(half, False),
    "tls-unsized": unsized(half, True), "tls-cut-at-its-end": unsized(page, False),
    "tls-cut-packed": unsized(packed, False, b"Content-Encoding: gzip\r\n"), "salim": http1,
}
H2 = {
    "h2-good": h2(h2_good), "h2-goaway-at-once": h2(h2_goaway), "h2-goaway-first": h2(h2_good, frame(GOAWAY, 0, 0, struct.pack(">II", 0, 0))),
    "h2-goaway-in-body": h2(h2_goaway_in_body), "h2-rst": h2(h2_rst), "h2-refused": h2(h2_refused), "h2-rst-in-body": h2(h2_rst_in_body),
    "h2-endless-continuation": h2(h2_endless_continuation), "h2-empty-continuation": h2(h2_empty_continuation),
    "h2-headers-again": h2(h2_headers_again), "h2-settings-flood": h2(h2_settings_flood), "h2-ping-flood": h2(h2_ping_flood),
    "h2-window-zero": h2(h2_window_zero), "h2-window-overflow": h2(h2_window_overflow), "h2-push": h2(h2_push),
    "h2-empty-data": h2(h2_empty_data), "h2-other-stream": h2(h2_other_stream), "h2-bad-hpack": h2(h2_bad_hpack),
    "h2-huge-frame": h2(h2_huge_frame), "h2-stall": h2(h2_stall), "h2-too-much": h2(h2_too_much), "h2-headers-only": h2(h2_headers_only),
    "h2-speaks-1.1": h2_upgrade_lie, "h2-unasked": h2_unasked, "h2-only": h2_only,
}


class Server:
    def __init__(self, name, serve, made):
        self.name, self.serve, self.made, self.hits, self.fault = name, serve, made, 0, None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try: link, _ = self.listener.accept()
            except OSError: return
            self.hits += 1
            threading.Thread(target=self.one, args=[link], daemon=True).start()

    def one(self, link):
        link.settimeout(60)
        try: self.serve(link, self.made, self.name)
        except (OSError, ssl.SSLError, ConnectionError) as fault: self.fault = fault
        finally: link.close()


def servers(folder, only):
    authority = Authority(folder)
    made = []
    for name, serve in {**TLS, **H2}.items():
        if only and only not in name and name != "salim": continue
        host = f"{name}.example"
        pair = (authority.self_signed(name, host) if name == "tls-self-signed"
                else authority.certificate(name, "somebody-else.example" if name == "tls-wrong-name" else host, -1 if name == "tls-expired" else 30))
        made.append(Server(name, serve, context(pair, ("h2", "http/1.1") if name in H2 else ("http/1.1",), name == "tls-1.0-only")))
    return made


def run(rawi, folder, made):
    """One run over all of them; returns seconds, peak megabytes, what the program said and how it ended."""
    store = folder / "store"
    lines = ['instance = "rawi@tls"', 'contact = "mailto:editor@sahifa.example"', "[store]", f'folder = "{store}"', 'reserve = "0"', "compress = false",
             "[fetch]", "allow_private_addresses = true", f'ca_file = "{folder}/ca.pem"', f'deadline = "{DEADLINE}s"',
             f"connect_to = {json.dumps([f'{s.name}.example:443:127.0.0.1:{s.port}' for s in made])}",
             "[politeness]", 'delay = "0s"', "obey_robots = false", "obey_tdm = false"]
    for server in made:
        lines += ["[[source]]", f'id = "{server.name.replace(".", "-")}"', 'kind = "url"', f'url = "https://{server.name}.example/khabar"']
    (folder / "rawi.toml").write_text("\n".join(lines) + "\n")
    began, peak = time.monotonic(), 0
    with open(folder / "log", "wb") as log:
        child = subprocess.Popen([rawi, "run", "--once", "--config", str(folder / "rawi.toml")], stdout=log, stderr=log,
                                 env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        while child.poll() is None and time.monotonic() - began < 2 * MOST_SECONDS:
            try: status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
            except OSError: break
            peak = max([peak, *[int(l.split()[1]) // 1024 for l in status.splitlines() if l.startswith("VmHWM")]])
            time.sleep(0.02)
        if child.poll() is None: child.kill()
        child.wait()
    return time.monotonic() - began, peak, child.returncode


def said(folder, name):
    """What the lines tell of a site, in a few words."""
    place, words = f"https://{name}.example/", []
    for log in ("records", "events"):
        for file in sorted((folder / "store").glob(f"{log}-*.jsonl")):
            for line in file.read_text().splitlines():
                item = json.loads(line)
                if not str(item.get("url", "")).startswith(place) or item.get("type") == "sighting": continue
                if log == "records": words.append("record" + (" partial" if item["http"]["partial"] else "") + f' over {item["http"]["version"]}')
                else: words.append(f'{item["type"]} {item.get("reason") or item.get("kind") or ""}'.strip()[:110])
    return "; ".join(dict.fromkeys(words)) or "nothing"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rawi", default=".build/release/rawi")
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true", help="write the outcomes anew, for a person to look through")
    parser.add_argument("--outcomes", default=str(HERE / "tls-outcomes.tsv"))
    options = parser.parse_args()
    if not shutil.which("openssl"): return print("skipped: openssl is not installed")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rawi-tls-"))
    try:
        made = servers(folder, options.only)
        seconds, peak, code = run(options.rawi, folder, made)
        verify = subprocess.run([options.rawi, "verify", "--config", str(folder / "rawi.toml")], capture_output=True, text=True)
        found = {server.name: said(folder, server.name) for server in made}
        remarks = []
        if code != 0: remarks.append(f"it ended with {code}: {(folder / 'log').read_text()[-500:]}")
        if verify.returncode != 0: remarks.append(f"verify: {verify.stdout}{verify.stderr}")
        if peak > MOST_MEGABYTES: remarks.append(f"{peak} MB")
        if seconds > MOST_SECONDS: remarks.append(f"{seconds:.0f} s")
        for name in ("salim", "tls-good"):
            if name in found and not found[name].startswith("record over"): remarks.append(f"{name} was not read: {found[name]}")
        if options.write: pathlib.Path(options.outcomes).write_text("".join(f"{n}\t{o}\n" for n, o in found.items() if n != "salim"))
        wanted = dict(l.split("\t", 1) for l in pathlib.Path(options.outcomes).read_text().splitlines())
        for server in made:
            if server.name == "salim": continue
            if not server.hits: remarks.append(f"{server.name} was never asked")
            if found[server.name] != wanted.get(server.name): remarks.append(f"{server.name}: {found[server.name]}, in place of {wanted.get(server.name, 'nothing')}")
            print(f"{server.name}\t{server.hits}\t{found[server.name]}")
        for remark in remarks: print(f"REMARK {remark}")
        print(f"TLS and HTTP/2 servers, {len(made) - 1} of them: {len(remarks)} remarks; {seconds:.1f} s, {peak} MB")
        return 1 if remarks else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
