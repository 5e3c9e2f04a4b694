"""Page sets with known texts, as rawi reads them: rows of numbers and labels, computed once and kept in a folder.

    python3 pages.py RAWI PAGES WORK [SET …]

A set is a folder with gold.jsonl, see CONTRIBUTING.md; what is kept in WORK holds words of the pages and is for nobody else."""
import gzip
import hashlib
import json
import pathlib
import pickle
import re
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

import numpy as np

import labels
import words

# Second-level names under which countries register: of a host one label more belongs to the site.
SECOND = {"ac", "co", "com", "edu", "gob", "gov", "mil", "ne", "net", "or", "org", "gen", "bel", "k12", "av", "web", "info", "in"}
FOLDS = 5


def host(gold):
    if gold.get("url"):
        return (urlsplit(gold["url"]).hostname or "").lower()
    # A set of pages without addresses names the host in its files: `20111121_www.port-wire.example_6b35…`.
    found = re.match(r"\d+_([^_]+)_", gold.get("file") or "")
    return found.group(1).lower() if found else gold["id"]


def site(gold):
    """The registrable domain, near enough; of invented sites the system that wrote them."""
    if gold.get("cms"):
        return "cms:" + re.sub(r"-.*", "", gold["cms"])
    parts = host(gold).split(".")
    keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND else 2
    return ".".join(parts[-keep:])


def fold(gold):
    return hashlib.sha256(site(gold).encode()).digest()[0] % FOLDS


def content(folder, gold):
    path = folder / gold["html_path"]
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def lines(rawi, folder, golds):
    """The lines of `rawi extract --blocks --jsonl`, without the first."""
    with tempfile.TemporaryDirectory() as room:
        asked = []
        for number, gold in enumerate(golds):
            path = pathlib.Path(room, str(number))
            path.write_bytes(content(folder, gold))
            asked.append(json.dumps({"id": gold["id"], "url": gold.get("url"), "html_path": str(path)}))
        done = subprocess.run([rawi, "extract", "--blocks", "--jsonl"], input="\n".join(asked) + "\n", stdout=subprocess.PIPE,
                              text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def known(page, gold):
    """The words of the known text, without a first line that says the title: the text that is taken never has it."""
    text = gold["text"]
    first, _, rest = text.partition("\n")
    title = [words.of(block) for block, row in zip(page["texts"], page["rows"]) if row[page["fromTitle"]] == 0]
    said = words.of(first)
    if rest and said and any(len(set(said) & set(block)) >= 0.8 * len(set(said)) for block in title):
        text = rest
    return words.of(text)


def holders(texts, passage):
    """The blocks that hold a passage; a long passage may be several blocks, which then stand in it."""
    passage = " ".join(passage.split())
    found = [at for at, text in enumerate(texts) if passage in text]
    return found or [at for at, text in enumerate(texts) if len(text) >= 20 and text in passage]


def passages(page, gold):
    """Where only passages are known: which blocks are sure to belong to the text, and which not."""
    texts = [" ".join(text.split()) for text in page["texts"]]
    page["wanted_in"] = [holders(texts, passage) for passage in gold["with"]]
    page["unwanted_in"] = [holders(texts, passage) for passage in gold.get("without") or []]
    label = np.full(len(texts), np.nan)
    for blocks in page["unwanted_in"]:
        label[blocks] = 0
    for blocks in page["wanted_in"]:
        label[blocks] = 1
    return label


def read(rawi, folder):
    golds = [json.loads(line) for line in open(folder / "gold.jsonl", encoding="utf-8")]
    columns, *rest = lines(rawi, folder, golds)
    from_title = columns["block_columns"].index("fromTitle")
    pages = {}
    for line in rest:
        if "block" in line:
            pages[line["id"]]["texts"].append(line["text"])
            pages[line["id"]]["rows"].append(line["row"])
        else:
            pages[line["id"]] = {**line, "texts": [], "rows": [], "fromTitle": from_title}
    read = []
    for gold in golds:
        page = pages.get(gold["id"])
        if page is None:
            continue
        page.update(set=folder.name, site=site(gold), fold=fold(gold), host=host(gold), gold_kind=gold.get("kind") or "article",
                    lang=gold.get("lang"), f1=None)
        page["words"] = [words.of(text) for text in page["texts"]]
        taken = words.of(page["text"])
        if gold.get("text"):
            wanted = known(page, gold)
            page["f1"] = words.f1(taken, wanted)
            page["wanted"] = wanted
            page["label"] = labels.of(page["words"], wanted)
        elif gold.get("with"):
            page["label"] = passages(page, gold)
        page["taken_words"] = len(taken)
        page["rows"] = np.array(page["rows"], np.int16).reshape(len(page["texts"]), len(columns["block_columns"]))
        page["row"] = np.array(page["row"], np.int16)
        del page["texts"], page["text"], page["fromTitle"]
        read.append(page)
    return columns, read


if __name__ == "__main__":
    rawi, root, work, *names = sys.argv[1:]
    root, work = pathlib.Path(root), pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    for folder in sorted(root.iterdir()):
        if not (folder / "gold.jsonl").exists() or names and folder.name not in names:
            continue
        columns, found = read(rawi, folder)
        pickle.dump((columns, found), open(work / (folder.name + ".pickle"), "wb"))
        with_text = [page for page in found if page["f1"] is not None]
        mean = sum(page["f1"] for page in with_text) / max(1, len(with_text))
        best = [words.f1([w for ws, l in zip(page["words"], page["label"]) if l >= 0.5 for w in ws], page["wanted"]) for page in with_text]
        print(f"{folder.name}: {len(found)} pages, {sum(len(p['rows']) for p in found)} blocks, f1 {mean:.4f}, "
              f"of all labelled blocks {sum(best) / max(1, len(best)):.4f}", flush=True)
