#!/usr/bin/env python3
"""A disk behind NBD with a volatile cache: until a flush a write is in memory only. SIGTERM is the loss of power.

    disk.py IMAGE SOCKET --cache lost|kept --seed N [--unflushed MOST]

A write is durable once a FLUSH that came after it, or its own FUA, was answered. At the cut, `lost` keeps of what was not flushed a random
part: each write whole, not at all, or some of its sectors of 512 bytes; `kept` keeps all, as a cache with a battery would. A program that
flushes well leaves little in the cache at most moments: after SIGTERM the disk goes on until so many writes wait for a flush, drawn up to
MOST, fewer from second to second. The last line that is printed says what became of the cache.
"""
import argparse
import mmap
import os
import random
import select
import signal
import socket
import struct
import time

SECTOR = 512
OPT_MAGIC, REPLY_MAGIC = b"IHAVEOPT", 0x3E889045565A9
REQUEST_MAGIC, ANSWER_MAGIC = 0x25609513, 0x67446698
OPT_EXPORT_NAME, OPT_ABORT, OPT_INFO, OPT_GO = 1, 2, 6, 7
REP_ACK, REP_INFO, REP_UNSUPPORTED = 1, 3, 0x80000001
READ, WRITE, DISCONNECT, FLUSH = 0, 1, 2, 3
FUA = 1
EINVAL = 22
# Has flags, takes flushes and FUA.
EXPORT_FLAGS = 1 | 4 | 8


class Gone(Exception):
    """The other side has closed, or the power is off."""


class Disk:
    def __init__(self, path):
        with open(path, "r+b") as file:
            self.size = os.fstat(file.fileno()).st_size
            self.durable = mmap.mmap(file.fileno(), self.size, access=mmap.ACCESS_WRITE)
            # What the guest sees: pages that it wrote are this process's own.
            self.seen = mmap.mmap(file.fileno(), self.size, access=mmap.ACCESS_COPY)
        self.unflushed = []
        self.writes = self.flushes = 0

    def write(self, offset, data, is_durable):
        self.writes += 1
        self.seen[offset : offset + len(data)] = data
        if is_durable:
            # In order: what is older in the cache must not come over it.
            self.unflushed = [part for old in self.unflushed for part in without(old, offset, len(data))]
            self.durable[offset : offset + len(data)] = data
        else:
            self.unflushed.append((offset, data))

    def flush(self):
        self.flushes += 1
        for offset, data in self.unflushed:
            self.durable[offset : offset + len(data)] = data
        self.unflushed = []

    def cut(self, cache, chance):
        """What is left of the cache: a share that is drawn anew at each cut, 0 and 1 among them."""
        share = 1.0 if cache == "kept" else chance.choice([0.0, 0.1, 0.5, 0.9, chance.random()])
        kept = torn = lost = 0
        for offset, data in self.unflushed:
            if chance.random() < share:
                kept += 1
                self.durable[offset : offset + len(data)] = data
            elif cache == "lost" and chance.random() < 0.3:
                torn += 1
                for start in range(0, len(data), SECTOR):
                    if chance.random() < 0.5:
                        self.durable[offset + start : offset + start + SECTOR] = data[start : start + SECTOR]
            else:
                lost += 1
        self.durable.flush()
        return f"{len(self.unflushed)} writes not flushed: {kept} kept, {torn} torn, {lost} lost"


def without(write, offset, count):
    """The parts of a write that lie outside of a range."""
    start, data = write
    if start + len(data) <= offset or offset + count <= start:
        return [write]
    parts = [(start, data[: max(0, offset - start)]), (offset + count, data[max(0, offset + count - start) :])]
    return [part for part in parts if part[1]]


class Connection:
    """Newstyle fixed negotiation and simple replies, one request after the other."""

    def __init__(self, peer, power):
        self.peer, self.power = peer, power

    def take(self, count):
        data = bytearray()
        while len(data) < count:
            if self.power.is_off():
                raise Gone
            if not select.select([self.peer], [], [], 0.05)[0]:
                continue
            piece = self.peer.recv(count - len(data))
            if not piece:
                raise Gone
            data += piece
        return bytes(data)

    def greet(self, size):
        self.peer.sendall(b"NBDMAGIC" + OPT_MAGIC + struct.pack(">H", 3))
        self.take(4)
        while True:
            magic, option, length = struct.unpack(">8sII", self.take(16))
            if magic != OPT_MAGIC:
                raise Gone
            self.take(length)
            if option == OPT_EXPORT_NAME:
                self.peer.sendall(struct.pack(">QH", size, EXPORT_FLAGS) + bytes(124))
                return
            if option in (OPT_INFO, OPT_GO):
                self.reply(option, REP_INFO, struct.pack(">HQH", 0, size, EXPORT_FLAGS))
                self.reply(option, REP_ACK)
                if option == OPT_GO:
                    return
            elif option == OPT_ABORT:
                self.reply(option, REP_ACK)
                raise Gone
            else:
                self.reply(option, REP_UNSUPPORTED)

    def reply(self, option, kind, data=b""):
        self.peer.sendall(struct.pack(">QIII", REPLY_MAGIC, option, kind, len(data)) + data)

    def serve(self, disk):
        while True:
            magic, flags, kind, handle, offset, count = struct.unpack(">IHHQQI", self.take(28))
            if magic != REQUEST_MAGIC or kind == DISCONNECT:
                raise Gone
            data, error = b"", 0
            if kind == WRITE:
                payload = self.take(count)
                disk.write(offset, payload, flags & FUA)
            elif kind == READ:
                data = disk.seen[offset : offset + count]
            elif kind == FLUSH:
                disk.flush()
            else:
                error = EINVAL
            self.peer.sendall(struct.pack(">IIQ", ANSWER_MAGIC, error, handle) + data)


class Power:
    """Off after SIGTERM, once so many writes wait for a flush; after some seconds one is enough, after twice as many none."""

    PATIENCE = 4

    def __init__(self, disk, wanted):
        self.disk, self.wanted, self.failed = disk, wanted, None
        signal.signal(signal.SIGTERM, self.fail)

    def fail(self, *_):
        self.failed = time.monotonic()

    def is_off(self):
        if self.failed is None:
            return False
        waited = (time.monotonic() - self.failed) / self.PATIENCE
        return waited > 2 or len(self.disk.unflushed) >= min(self.wanted, max(1, self.wanted * (1 - waited)))


def main():
    words = argparse.ArgumentParser()
    words.add_argument("image")
    words.add_argument("socket")
    words.add_argument("--cache", choices=["lost", "kept"], required=True)
    words.add_argument("--seed", type=int, required=True)
    words.add_argument("--unflushed", type=int, default=0)
    given = words.parse_args()
    chance = random.Random(given.seed)
    disk = Disk(given.image)
    power = Power(disk, chance.randrange(given.unflushed + 1))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(given.socket)
        listener.listen()
        print("listens", flush=True)
        # The emulator may look first and connect once more.
        while not power.is_off():
            if not select.select([listener], [], [], 0.05)[0]:
                continue
            peer, _ = listener.accept()
            with peer:
                try:
                    connection = Connection(peer, power)
                    connection.greet(disk.size)
                    connection.serve(disk)
                except (Gone, ConnectionError):
                    pass
    print(f"{disk.writes} writes, {disk.flushes} flushes; {disk.cut(given.cache, chance)}", flush=True)


main()
