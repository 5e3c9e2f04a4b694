"""What the model is worth on sets that it has not seen, each left out in turn: the strictest look at what its tuning is worth.

    python3 sets.py WORK

Pages of one source are left out together. The rules know them all the same: nobody can untune them."""
import pathlib
import sys

import numpy as np

import arbiter
import model
import train

# Sources whose pages fill several sets.
FAMILIES = {"wcxb_dev200": "wcxb", "wcxb_more": "wcxb", "rtl_dev": "rtl", "rtl2_dev": "rtl"}
# By how much another choice of blocks must be ahead before it is taken: Arbiter.swift.
LEAD = 100


def family(page):
    return FAMILIES.get(page["set"], page["set"])


def judged(pages, places, key):
    """Each page by trees that saw no page of its group, as `key` makes the groups."""
    groups = sorted({key(page) for page in pages}, key=str)
    for group in groups:
        own = [page for page in pages if key(page) == group]
        rest = [page for page in pages if key(page) != group]
        fitted = model.block_trees(rest, places)
        model.judge_blocks(own, places, dict.fromkeys({page["fold"] for page in own}, fitted))
    return arbiter.measure(pages, places)


def share(found, name, arbitrated):
    marks = [two if arbitrated and lead > LEAD else one for of_set, lead, one, two in found if of_set == name]
    total = sum(marks)
    return total[0] / total[1]


def quality(pages, name):
    texts = [page for page in pages if page["f1"] is not None and not page["is_given"] and page["set"] == name]
    if len(texts) < 50:
        return "too few"
    real, said = (np.array([page[field] for page in texts]) for field in ("f1", "expected"))
    return f"{train.spearman(said, real):.2f} {train.auc(said, real < 0.8):.2f} {np.abs(said - real).mean():.3f}"


def main():
    places, _, pages = model.load(pathlib.Path(sys.argv[1]), {**model.TEXTS, **model.PASSAGES})
    looks = {}
    for label, key in (("seen", None), ("by folds", lambda page: page["fold"]), ("left out", family)):
        if key:
            found = judged(pages, places, key)
        else:
            model.judge_blocks(pages, places, dict.fromkeys(range(model.FOLDS), model.block_trees(pages, places)))
            found = arbiter.measure(pages, places)
        looks[label] = found, {name: quality(pages, name) for name in model.TEXTS}
    print("set: rules alone; with the arbiter and (Spearman, AUC, mean error) of quality, model fitted to it, by folds, without its set")
    for name in [*model.TEXTS, *model.PASSAGES]:
        cells = [f"{share(found, name, True):.4f} ({said.get(name, '')})" for found, said in looks.values()]
        print(f"{name:12} {share(looks['seen'][0], name, False):.4f} | " + " | ".join(cells))


if __name__ == "__main__":
    main()
