"""What the chances of its blocks come to for a page: the numbers of Sources/Extract/Model/PageSums.swift, in its order."""
import numpy as np

from trees import WHOLE

LIKELY, SURE, DOUBTFUL, MISSED = (WHOLE * tenths // 10 for tenths in (4, 8, 3, 6))
NAMES = ("expected precision recall likely share sure unsure choice ahead run likelyBlocks linkedLikely endsLikely itemsLikely cellsLikely "
         "headsLikely meanLikely doubtful missed").split()
HEADING, ITEM, CELL = 1, 2, 4
PAGE_COLUMNS = 11  # the last of a block's row are the page's


def share(part, whole):
    return int(part) * 1000 // int(whole) if whole > 0 else 0


def chances_of_text(rows, columns, chances):
    """What says the title is no part of the text."""
    return np.where(rows[:, columns["fromTitle"]] == 0, 0, chances)


def of(rows, columns, chances):
    rows = rows.astype(np.int64)
    chances = chances_of_text(rows, columns, chances).astype(np.int64)
    letters, linked, kind = (rows[:, columns[name]] for name in ("letters", "linked", "kind"))
    kept, ends = rows[:, columns["kept"]] > 0, rows[:, columns["ends"]] > 0
    weight = chances * letters
    likely = chances > LIKELY
    whole = weight.sum()
    taken, kept_letters = weight[kept].sum(), letters[kept].sum()
    likely_letters = letters[likely].sum()
    expected = share(2 * taken, kept_letters * WHOLE + whole)
    choice = share(2 * weight[likely].sum(), likely_letters * WHOLE + whole)
    longest = run = 0
    for one in likely:
        run = run + 1 if one else 0
        longest = max(longest, run)
    numbers = [
        expected, share(taken, kept_letters * WHOLE), share(taken, whole), whole // WHOLE, share(whole, letters.sum() * WHOLE),
        share(weight[chances > SURE].sum(), whole), share((chances * (WHOLE - chances) // WHOLE * letters).sum(), whole),
        choice, choice - expected, longest, likely.sum(),
        (letters * linked)[likely].sum() // likely_letters if likely_letters else 0,
        share(letters[likely & ends].sum(), likely_letters), share(letters[likely & (kind == ITEM)].sum(), likely_letters),
        share(letters[likely & (kind == CELL)].sum(), likely_letters),
        share(letters[likely & (kind == HEADING)].sum(), likely_letters), likely_letters // max(1, likely.sum()),
        share(letters[kept & (chances < DOUBTFUL)].sum(), kept_letters), share(weight[~kept & (chances > MISSED)].sum(), whole),
    ]
    page = rows[0, -PAGE_COLUMNS:] if len(rows) else np.zeros(PAGE_COLUMNS, int)
    return np.clip(np.concatenate([np.array([int(n) for n in numbers]), page]), -32768, 32767)
