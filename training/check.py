"""Rows of pages that the project owns, and what their sums should be: Tests/ExtractTests holds Swift to them.

    python3 check.py RAWI TABLES.swift FIXTURES OUT.tsv

FIXTURES is Tests/Fixtures/pages. A line of OUT is a word, the expected sums, and the row; no text."""
import json
import pathlib
import re
import subprocess
import sys

import numpy as np

import sums
import trees

ROWS = 200


def table(source, name):
    """The trees that the generated file holds, read back: what is tested is the file."""
    digits = re.search(rf'let {name} = \w+\(\s*#"""(.*?)"""#', source, re.S).group(1)
    digits = [ord(char) - 0x30 for char in digits if ord(char) > 0x20]
    at = 0

    def number(count):
        nonlocal at
        value = 0
        for digit in digits[at:at + count]:
            value = value << 6 | digit
        at += count
        return value

    def node():
        column, value = number(2), number(3) - trees.ORIGIN
        if column == trees.LEAF:
            return value
        low = node()
        return column, value, low, node()
    found = []
    while at < len(digits):
        found.append(node())
    return found


def main():
    rawi, tables, fixtures, out = sys.argv[1:]
    source = pathlib.Path(tables).read_text()
    blocks, pages = table(source, "blocks"), table(source, "pages")
    lines = []
    for page in sorted(pathlib.Path(fixtures).iterdir()):
        files = sorted(page.glob("page.html"))
        if not files:
            continue
        done = subprocess.run([rawi, "extract", "--blocks", str(files[0])], stdout=subprocess.PIPE, text=True, check=True)
        columns, head, *rest = [json.loads(line) for line in done.stdout.split("\n") if line] + [None]
        rest = [line for line in rest if line]
        if not head or not rest:
            continue
        places = {name: at for at, name in enumerate(columns["block_columns"])}
        rows = np.array([line["row"] for line in rest], np.int64)
        total = trees.sums(blocks, rows)
        told = np.concatenate([sums.of(rows, places, trees.chances(total)), np.array(head["row"])])
        weight = int(trees.sums(pages, told[None, :])[0])
        for one, row in zip(total, rows):
            lines.append("block\t" + "\t".join(map(str, [one, *row])))
        lines.append("page\t" + "\t".join(map(str, [weight, *told])))
    # Whole pages, until there are enough.
    kept, count = [], 0
    group = []
    for line in lines:
        group.append(line)
        if line.startswith("page"):
            if count >= ROWS:
                break
            kept += group
            count += len(group) - 1
            group = []
    pathlib.Path(out).write_text("\n".join(kept) + "\n")
    print(f"{out}: {count} blocks of {len(kept) - count} pages")


if __name__ == "__main__":
    main()
