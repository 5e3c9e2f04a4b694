"""Whether an alef and a lam are that, or a lam-alef whose ligature was given out backwards: what stands around them, counted in texts that
read right, as whole numbers.

    python3 lamalef.py PAGES ../Sources/Text/Order/LamAlefTable.swift

PAGES is a folder of page sets as in pages.py. Every lam-alef of a word is turned round, as fonts do that give a ligature's letters out in the
wrong order; a logistic regression then learns which pairs to turn back. Its weights, eight times, are all that is kept of the texts."""
import collections
import math
import random
import sys

import letters

ALEFS = "اأإآ"
SEED = 1
EDGE = "^"


def pairs(word):
    """The word with each lam-alef turned round, the places of alef and lam in it, and whether they were one."""
    turned, found, index = word[:], {}, 0
    while index + 1 < len(turned):
        if turned[index] == "ل" and turned[index + 1] in ALEFS:
            turned[index : index + 2] = turned[index + 1], turned[index]
            found[index] = True
            index += 2
        else:
            index += 1
    for index in range(len(turned) - 1):
        if turned[index] in ALEFS and turned[index + 1] == "ل":
            yield features(turned, index), found.get(index, False)


def features(word, index):
    def at(place):
        return word[place] if 0 <= place < len(word) else EDGE

    before, behind = at(index - 1), at(index + 2)
    return [
        ("before", word[index], before),
        ("behind", word[index], behind),
        ("around", before, behind),
        ("two before", at(index - 2), before),
        ("two behind", behind, at(index + 3)),
    ]


def data(folder, keep):
    for number, text in enumerate(letters.texts(folder)):
        if keep(number):
            for word in letters.words(text):
                yield from pairs(word)


def fitted(folder, keep=lambda number: True):
    rows = list(data(folder, keep))
    weights = collections.defaultdict(float)
    chance = random.Random(SEED)
    step = 0.25
    for _ in range(6):
        chance.shuffle(rows)
        for row, is_one in rows:
            total = max(-30, min(30, sum(weights[name] for name in row)))
            off = (is_one - 1 / (1 + math.exp(-total))) * step
            for name in row:
                weights[name] += off - 0.0005 * step * weights[name]
        step *= 0.6
    return {name: max(-127, min(127, round(8 * weight))) for name, weight in weights.items()}


def judged(folder):
    """Pairs of every fifth text, by a table of the others."""
    weights = fitted(folder, lambda number: number % 5)
    counts = collections.Counter()
    for row, is_one in data(folder, lambda number: number % 5 == 0):
        counts[is_one, sum(weights.get(name, 0) for name in row) > 0] += 1
    print(f"lam-alef: {counts[True, True]} turned back, {counts[True, False]} left as they were")
    print(f"alef, lam: {counts[False, False]} left as they were, {counts[False, True]} made lam-alef")


def rows(weights):
    places = EDGE + letters.LETTERS
    for name in ("before", "behind"):
        for alef in ALEFS:
            yield [weights.get((name, alef, letter), 0) for letter in places]
    for name in ("around", "two before", "two behind"):
        for first in places:
            yield [weights.get((name, first, second), 0) for second in places]


def main(folder, path):
    judged(folder)
    out = [
        "// Written by training/lamalef.py; not to be edited by hand.",
        "",
        "/// Eight times what the letters around an alef and a lam say for a lam-alef that was turned round. A row has a word's edge first, then the",
        "/// letters of `LetterPairs`: four rows by the letter before for ا أ إ آ, four by the one behind; then by two letters, a row for each first",
        "/// one: those on both sides, the two before, the two behind.",
        "enum LamAlefTable {",
        "    static let weights: [Int8] = [",
    ]
    for row in rows(fitted(folder)):
        line = "       "
        for value in row:
            if len(line) + len(f" {value},") > 120:
                out.append(line)
                line = "       "
            line += f" {value},"
        out.append(line)
    out += ["    ]", "}", ""]
    with open(path, "w") as file:
        file.write("\n".join(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
