"""Fits the model, says what it is worth on pages of sites it has not seen, and writes its tables.

    python3 train.py WORK OUT.swift [--pages]      WORK as pages.py made it; OUT is Sources/Extract/Model/ModelTables.swift

With --pages only the table of pages is written anew; that of blocks stays as it is, whose columns must be the same."""
import hashlib
import pathlib
import re
import sys

import numpy as np

import model
import sums
import trees
from pages import FOLDS

HERE = pathlib.Path(__file__).parent
BINS = (0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


def rank(values):
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    for value in np.unique(values):
        same = values == value
        ranks[same] = ranks[same].mean()
    return ranks


def spearman(one, other):
    return float(np.corrcoef(rank(one), rank(other))[0, 1])


def auc(said, is_bad):
    """How often a bad one is said to be worse than a good one."""
    ranks, bad, good = rank(-said), is_bad.sum(), (~is_bad).sum()
    return float((ranks[is_bad].sum() - bad * (bad + 1) / 2) / (bad * good)) if bad and good else float("nan")


def tell_quality(pages):
    pages = [page for page in pages if page["f1"] is not None and not page["is_given"] and page["set"] != "zoo"]
    real = np.array([page["f1"] for page in pages])
    names = np.array([page["set"] for page in pages])
    for label, said in (("before", np.array([page["quality"] for page in pages])), ("model", np.array([page["expected"] for page in pages]))):
        print(f"quality, {label}")
        for name in ["all", *dict.fromkeys(names)]:
            which = np.ones(len(pages), bool) if name == "all" else names == name
            if which.sum() < 50:
                continue
            print(f"  {name:12} {which.sum():4} pages: Spearman {spearman(said[which], real[which]):.3f}, AUC f1 < .8 "
                  f"{auc(said[which], real[which] < 0.8):.3f}, mean error {np.abs(said[which] - real[which]).mean():.3f}")
        for low, high in zip(BINS, BINS[1:]):
            which = (said >= low) & (said < high)
            if which.any():
                print(f"    {low:.2f} to {min(1, high):.2f}: {which.sum():4} texts, said {said[which].mean():.3f}, "
                      f"real {real[which].mean():.3f}, f1 >= .9 {np.mean(real[which] >= 0.9):.2f}")


def tell_kinds(pages, logits):
    names = np.array([page["set"] for page in pages])
    is_article = np.array([page["gold_kind"] == "article" for page in pages])
    called = np.array([page["kind"] == "article" for page in pages])
    score = np.array(logits) / trees.UNIT
    print(f"kinds: AUC {auc(score, ~is_article):.4f}")
    for bound in (None, -4, -3.5, -3, -2.75, -2.5, -2, -1.5, -1):
        say = called & (score > bound) if bound is not None else called
        cells = [f"{name} {np.mean(say[(names == name) & is_article]):.3f}" for name in dict.fromkeys(names) if (is_article & (names == name)).any()]
        none = [f"{name} {np.mean(~say[(names == name) & ~is_article]):.3f}" for name in dict.fromkeys(names) if (~is_article & (names == name)).sum() > 1]
        print(f"  doubt below {bound}: kept {' '.join(cells)} | declined {' '.join(none)}")
    for page, one in zip(pages, score):
        if page["kind"] in ("index", "login", "offer") and one > 0:
            print(f"  said {one:.2f}: {page['set']} {page['id']} is {page['kind']} by {page['ruled']}, in truth {page['gold_kind']}")


def stamp(pages):
    """Of what the tables are made from: rows, labels, scripts, versions."""
    data, scripts = hashlib.sha256(), hashlib.sha256()
    for page in pages:
        data.update(page["id"].encode() + page["rows"].tobytes() + page["row"].tobytes())
        data.update(np.asarray(page.get("label", ()), np.float64).tobytes() + page["gold_kind"].encode())
    for path in sorted(HERE.glob("*.py")) + [HERE / "requirements.txt"]:
        scripts.update(path.read_bytes())
    return data.hexdigest()[:16], scripts.hexdigest()[:16]


def lines(name, kind, digits):
    rows = "\n".join("        " + digits[at:at + 108] for at in range(0, len(digits), 108))
    return f'    static let {name} = {kind}(\n        #"""\n{rows}\n        """#)\n'


def columns_hash(names):
    """FNV-1a of all names: tables and columns must fit."""
    value = 0xCBF29CE484222325
    for byte in " ".join(names).encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    digits = f"{value:016X}"
    return "0x" + "_".join(digits[at:at + 4] for at in range(0, 16, 4))


def of_blocks(source, names):
    """The table of blocks of an earlier fitting, as it stands, and the stamp of what it was made from."""
    columns = re.search(r"blockColumns: UInt64 = (\w+)", source)[1]
    if columns != columns_hash(names):
        raise SystemExit("the columns of blocks have changed: fit both tables")
    table = re.search(r"    static let blocks = TreeTable\(\n.*?\"\"\"#\)\n", source, re.DOTALL)[0]
    return table, re.search(r"// (?:Blocks: d|D)ata (\w+, scripts \w+)", source)[1]


def swift(blocks, pages, names, page_columns, used):
    """`blocks` is the table in Swift and the stamp of what it was made from; without a stamp, of what is used now."""
    now = "{}, scripts {}".format(*stamp(used))
    table, made = blocks
    return f"""// Generated by training/train.py: not to be edited. See training/README.md.
// Blocks: data {made or now}.
// Pages: data {now}.

/// The trees that quality and kind are told by, fitted to pages with known texts.
enum ModelTables {{
    /// Of the names of the blocks' columns and of the pages': the tables are for just these.
    static let blockColumns: UInt64 = {columns_hash(names)}
    static let pageColumns: UInt64 = {columns_hash(page_columns)}

    /// Whether a block belongs to the text.
{table}
    /// Whether a page is an article.
{lines("pages", "TreeTable", trees.text(pages))}
    /// Chances in parts of 4,096 for sums of weights from -8 to 8, sixteen to one.
{lines("chances", "ChanceTable", "".join(trees.digits(int(chance), 2) for chance in trees.CHANCES))}}}
"""


def main():
    work, out = map(pathlib.Path, sys.argv[1:3])
    places, page_columns, pages = model.load(work, model.KINDS)
    names = list(places)
    kept = of_blocks(out.read_text(), names) if sys.argv[3:] == ["--pages"] else None
    folds = [model.block_trees(pages, places, but=fold) for fold in range(FOLDS)]
    model.judge_blocks(pages, places, folds)
    tell_quality(pages)
    judged = [page for page in pages if len(page["rows"]) and model.is_known(page)]
    logits = np.zeros(len(judged))
    rows = model.page_rows(judged)
    of_fold = np.array([page["fold"] for page in judged])
    for fold in range(FOLDS):
        which = of_fold == fold
        logits[which] = trees.sums(model.page_trees(judged, page_columns, but=fold), rows[which])
    tell_kinds(judged, logits)
    # The sums that the table of pages is fitted to are those of folds: of pages that its own trees have seen, too sure.
    page_table = model.page_trees(judged, page_columns)
    blocks = kept or (lines("blocks", "TreeTable", trees.text(model.block_trees(pages, places))), None)
    text = swift(blocks, page_table, names, sums.NAMES + names[-sums.PAGE_COLUMNS:] + page_columns, pages)
    out.write_text(text)
    print(f"{out}: {len(text)} bytes, {len(page_table)} trees of pages" + (", those of blocks as before" if kept else ""))


if __name__ == "__main__":
    main()
