"""Made-up outlets on loopback that write down, by their own clock, who asked for what, from when until when."""

import json
import random
import select
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = """البلدة النهر الجسر المزرعة الحصاد المعلم المكتبة الطريق القرية الميناء السوق البحارة الزيتون القمح الشتاء الربيع
المجلس الأهالي الورشة المدرسة الطلاب الباحثون المخطوط المتحف القلعة الوادي الجبل البستان المطر الريح العمال النجارون الصيادون
الحافلة القطار المحطة الرصيف الصحيفة الكاتب القارئ الحكاية الذاكرة المهرجان الموسيقى العازف افتتح أعلن رمم زار وصف جمع كتب قرأ
في على من إلى عند بعد قبل خلال حول بين منذ مع دون كذلك أيضا لكن حيث كما قديم جديد واسع هادئ طويل قصير بعيد قريب جميل""".split()


def page(host, number):
    # Each third text is an agency's: the same at all outlets.
    chance = random.Random(f"agency {number}" if number % 3 == 2 else f"{host} {number}")
    sentence = lambda count: " ".join(chance.choices(WORDS, k=count))
    title = sentence(6)
    paragraphs = "\n".join("<p>" + " ".join(sentence(14) + "." for _ in range(3)) + "</p>" for _ in range(5))
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:type" content="article"></head><body><main><article><h1>{title}</h1>{paragraphs}'
        "</article></main></body></html>"
    )


def feed(host, count):
    items = "".join(
        f"<item><title>خبر {n}</title><link>http://{host}/khabar/{n}</link><guid>http://{host}/khabar/{n}</guid></item>"
        for n in reversed(range(count))
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'


class Outlets:
    """`log`: a list of dicts: site, path, daemon (as its User-Agent says), start and end in seconds of CLOCK_MONOTONIC since `began`, whole."""

    def __init__(self, count, seed, log_file, began, address):
        self.began = began
        self.hosts = [f"dar{number}.example" for number in range(count)]
        self.articles = 4
        self.log = []
        self.lock = threading.Lock()
        self.file = open(log_file, "w")
        self.chance = random.Random(seed)
        outlets = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outlets.answer(self, time.monotonic())

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, *_):
                pass  # killed daemons reset their connections

        self.address = address
        self.server = Server((address, 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def addresses(self):
        return [f"http://{host}/khabar/{n}" for host in self.hosts for n in range(self.articles)]

    def body(self, host, path):
        if path == "/feed":
            return feed(host, self.articles), "application/rss+xml"
        number = path.removeprefix("/khabar/")
        if number != path and number.isdigit() and int(number) < self.articles:
            return page(host, int(number)), "text/html; charset=utf-8"
        return None, "text/plain"

    def answer(self, request, start):
        host = request.headers.get("Host", "").split(":")[0]
        with self.lock:
            pause = self.chance.choice([0, 0, 0.02, 0.1, 0.3, 0.6])
        # A client that goes away ends its transfer then, not when this would have answered.
        whole = not select.select([request.connection], [], [], pause)[0]
        text, kind = self.body(host, request.path)
        if whole:
            data = (text or "").encode()
            try:
                request.send_response(200 if text is not None else 404)
                request.send_header("Content-Type", kind)
                request.send_header("Content-Length", str(len(data)))
                request.end_headers()
                request.wfile.write(data)
            except OSError:
                whole = False
        if not whole:
            request.close_connection = True
        agent = request.headers.get("User-Agent", "")
        daemon = agent.split("mailto:")[-1].split("@")[0] if "mailto:" in agent else agent
        entry = {
            "site": host, "path": request.path, "daemon": daemon, "whole": whole,
            "start": start - self.began, "end": time.monotonic() - self.began,
        }
        with self.lock:
            self.log.append(entry)
            print(json.dumps(entry), file=self.file, flush=True)
