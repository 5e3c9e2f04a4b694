"""What the arbiter is worth, by folds and by six seeds: one run of it says little, since it turns on a dozen pages.

    python3 arbiter.py WORK"""
import pathlib
import sys

import numpy as np

import model
import sums
import train
import trees
import words
from pages import FOLDS

SEEDS = (7, 1, 2, 3, 4, 5)
LEADS = (50, 80, 100, 120, 150, 200)
LEAST = 400
# Reasons of the surest cuts, by their numbers in BlockGroup+Cuts.swift: byline, dateline, label, box, biography, next.
SURE = [3, 5, 6, 7, 11, 13]


def choice(page, places):
    """As Arbiter.swift: the best choice and by how much it is ahead; nothing where all are guesses."""
    rows = page["rows"].astype(np.int64)
    letters = rows[:, places["letters"]]
    chances = sums.chances_of_text(rows, places, page["chances"]).astype(np.int64)
    is_open = ~np.isin(rows[:, places["reason"]], SURE) & (chances > 0)
    order = [at for at in np.argsort(-chances, kind="stable") if is_open[at]]
    whole = (chances * letters).sum()
    taken = size = best = count = 0
    for place, at in enumerate(order):
        taken += chances[at] * letters[at]
        size += letters[at]
        promised = sums.share(2 * taken, size * trees.WHOLE + whole)
        if promised > best:
            best, count = promised, place + 1
    return (set(order[:count]), best - page["sums"][0]) if best > LEAST else (set(), -1)


def passages(page, taken):
    holds = [sum(any(block in taken for block in blocks) for blocks in page[name]) for name in ("wanted_in", "unwanted_in")]
    return np.array([2 * holds[0], holds[0] + len(page["wanted_in"]) + holds[1]])


def measure(pages, places):
    """Of each page with a text or passages: set, by how much another choice is ahead, marks of the rules' text and of that."""
    found = []
    for page in pages:
        if not len(page["rows"]) or page["f1"] is None and "wanted_in" not in page:
            continue
        taken, lead = (set(), -1) if page["is_given"] else choice(page, places)
        if page["f1"] is not None:
            other = words.f1([word for at, block in enumerate(page["words"]) if at in taken for word in block], page["wanted"])
            found.append((page["set"], lead, np.array([page["f1"], 1]), np.array([other, 1])))
        elif page["set"] in model.PASSAGES:
            kept = set(np.flatnonzero(page["rows"][:, places["kept"]] > 0))
            found.append((page["set"], lead, passages(page, kept), passages(page, taken)))
    return found


def main():
    places, _, pages = model.load(pathlib.Path(sys.argv[1]), {**model.TEXTS, **model.PASSAGES})
    counts, gains, quality = {}, {}, []
    for seed in SEEDS:
        model.COMMON["seed"] = seed
        model.judge_blocks(pages, places, [model.block_trees(pages, places, but=fold) for fold in range(FOLDS)])
        texts = [page for page in pages if page["f1"] is not None and not page["is_given"] and page["set"] != "zoo"]
        real, said = (np.array([page[name] for page in texts]) for name in ("f1", "expected"))
        quality.append((train.spearman(said, real), train.auc(said, real < 0.8), np.abs(said - real).mean()))
        found = measure(pages, places)
        for bound in LEADS:
            other = [(name, one[0] / max(1, one[1]), two[0] / max(1, two[1])) for name, lead, one, two in found if lead > bound]
            counts.setdefault(bound, []).append(
                [len(other), sum(two - one > 0.02 for _, one, two in other), sum(one - two > 0.02 for _, one, two in other)])
            for name in {name for name, *_ in found}:
                of_set = [entry for entry in found if entry[0] == name]
                before = sum(one for _, _, one, _ in of_set)
                after = sum(two if lead > bound else one for _, lead, one, two in of_set)
                gains.setdefault((bound, name), []).append(after[0] / after[1] - before[0] / before[1])
    print("quality, Spearman, AUC, error: mean", np.mean(quality, 0).round(3), "least", np.min(quality, 0).round(3), "most", np.max(quality, 0).round(3))
    for bound in LEADS:
        print(f"ahead by {bound}: otherwise, better, worse {np.mean(counts[bound], 0).round(1)}; " + ", ".join(
            f"{name} {np.mean(values):+.4f} ({min(values):+.4f} to {max(values):+.4f})"
            for (at, name), values in sorted(gains.items()) if at == bound))


if __name__ == "__main__":
    main()
