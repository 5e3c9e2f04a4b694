"""What is fitted and on what: the table of blocks and the table of pages.

Folds are of registrable domains (pages.py): no page is judged by trees that saw another of its site."""
import pickle

import lightgbm
import numpy as np

import sums
import trees
from pages import FOLDS

SEED = 7
# Sets whose pages have whole texts, and how much a page of each counts: news first; invented pages of few templates little.
TEXTS = {"rtl_dev": 3, "rtl2_dev": 3, "fundus_dev": 2, "wcxb_dev200": 1, "wcxb_more": 1, "daniel_dev": 1, "zoo": 0.15}
# Sets of which passages are known, and how much one block of them counts.
PASSAGES = {"traf_dev": 0.1}
# Sets that tell what is an article and what is none.
KINDS = {**dict.fromkeys(TEXTS, 1.0), "zoo": 0.4, "traf_dev": 1.0, "date_dev": 1.0, "kinds_dev": 1.0}
# Columns of addresses: half of what is learnt of pages is learnt without them.
ADDRESS = ["known", "segments", "hyphens", "lastLength", "addressDigits", "query", "folder", "year"]

COMMON = dict(verbose=-1, num_threads=1, seed=SEED, deterministic=True, force_row_wise=True, max_bin=63, bagging_fraction=0.8,
              bagging_freq=1, lambda_l2=5)
BLOCKS = dict(objective="cross_entropy", learning_rate=0.08, num_leaves=15, min_data_in_leaf=60, feature_fraction=0.4)
BLOCK_TREES = 100
PAGES = dict(objective="binary", learning_rate=0.08, num_leaves=4, min_data_in_leaf=15, feature_fraction=0.5)
PAGE_TREES = 160


def load(work, names):
    pages = []
    for name in names:
        path = work / (name + ".pickle")
        if path.exists():
            columns, found = pickle.load(open(path, "rb"))
            pages += found
    places = {name: at for at, name in enumerate(columns["block_columns"])}
    return places, columns["page_columns"], pages


def fit(rows, labels, weights, rounds, options, count):
    data = lightgbm.Dataset(rows.astype(np.float32), label=labels, weight=weights / weights.mean(), params={"max_bin": 63, "verbose": -1})
    return trees.of(lightgbm.train({**COMMON, **options}, data, num_boost_round=rounds), list(range(count)))


def block_weights(page, places):
    """Shares of the known text, so that long pages and short ones count the same; a page whose text is not all on it counts
    less; what says the title teaches nothing."""
    if "wanted" not in page:
        return np.where(np.isnan(page["label"]), 0, PASSAGES.get(page["set"], 0))
    size = np.array([len(words) for words in page["words"]], float)
    weight = np.minimum(0.5, size / max(40, len(page["wanted"])))
    weight *= min(1, (size * page["label"]).sum() / max(1, len(page["wanted"])))
    weight[page["rows"][:, places["fromTitle"]] == 0] = 0
    if weight.sum() > 3:
        weight *= 3 / weight.sum()
    return weight * TEXTS[page["set"]]


def block_trees(pages, places, but=None):
    """Fitted to all pages but those of a fold."""
    use = [page for page in pages if "label" in page and page["set"] in {**TEXTS, **PASSAGES} and len(page["rows"]) and page["fold"] != but]
    rows = np.vstack([page["rows"] for page in use])
    labels = np.concatenate([page["label"] for page in use])
    weights = np.concatenate([block_weights(page, places) for page in use])
    seen = weights > 0
    return fit(rows[seen], labels[seen], weights[seen], BLOCK_TREES, BLOCKS, rows.shape[1])


def judge_blocks(pages, places, folds):
    """Adds to each page its blocks' chances and their sums; `folds` holds the trees that judge each fold."""
    for page in pages:
        rows = page["rows"]
        total = trees.sums(folds[page["fold"]], rows) if len(rows) else np.zeros(0, int)
        page["chances"] = trees.chances(total)
        page["sums"] = sums.of(rows, places, page["chances"])
        page["expected"] = page["sums"][0] / 1000


def page_rows(pages):
    return np.vstack([np.concatenate([page["sums"], page["row"]]) for page in pages])


def is_known(page):
    """Pages of a set of texts without a text: nobody knows what they are."""
    return page["gold_kind"] != "article" or page["f1"] is not None or page["set"] not in TEXTS


def page_trees(pages, page_columns, but=None):
    use = [page for page in pages if page["fold"] != but and is_known(page) and len(page["rows"])]
    rows = page_rows(use)
    blind = rows.copy()
    first = rows.shape[1] - len(page_columns)
    for name in ADDRESS:
        blind[:, first + page_columns.index(name)] = 0 if name == "known" else -1
    labels = np.array([page["gold_kind"] == "article" for page in use], float)
    weights = np.array([KINDS[page["set"]] * (1 if page["gold_kind"] == "article" else 1.5) for page in use])
    return fit(np.vstack([rows, blind]), np.tile(labels, 2), np.tile(weights, 2), PAGE_TREES, PAGES, rows.shape[1])
