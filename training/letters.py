"""Which way a word of Arabic letters reads: pairs of letters, counted in texts that read right, as whole numbers.

    python3 letters.py PAGES ../Sources/Text/Order/LetterPairs.swift

PAGES is a folder of page sets as in pages.py. Of a pair ab the table holds eight times the natural logarithm of how much more often ab stands than ba; a
pair with a word's edge how much more often the letter begins a word than ends one. Nothing else of the texts is kept."""
import collections
import json
import math
import pathlib
import re
import sys

# One line each: what Arabic, Persian and Kurdish write; variants of one letter stand under the first of them.
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگڤڕڵۆێە"
SAME = {"ک": "ك", "ی": "ي", "ھ": "ه", "ۀ": "ه", "ہ": "ه", "ڪ": "ك", "ۇ": "و", "ے": "ي"}
LANGUAGES = {"ar", "fa", "ckb"}


def texts(folder):
    for gold in sorted(pathlib.Path(folder).glob("*/gold.jsonl")):
        for line in gold.open():
            page = json.loads(line)
            for key in ("text", "body", "with", "articleBody"):
                value = page.get(key)
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, str):
                        yield part


def words(text):
    text = re.sub("[\u0640\u064b-\u065f\u0670]", "", text)
    for word in re.findall("[\u0620-\u064a\u0671-\u06d3\u06d5]+", text):
        yield [SAME.get(letter, letter) for letter in word]


def table(counts):
    return {
        (a, b): max(-127, min(127, round(8 * math.log((counts[a, b] + 1) / (counts[b, a] + 1)))))
        for a in "^" + LETTERS
        for b in LETTERS
    }


def count(folder, keep=lambda number: True):
    counts = collections.Counter()
    for number, text in enumerate(texts(folder)):
        if not keep(number):
            continue
        for word in words(text):
            if len(word) < 2:
                continue
            counts["^", word[0]] += 1
            counts[word[-1], "^"] += 1
            counts.update(zip(word, word[1:]))
    return counts


def score(weights, word):
    edge = weights.get(("^", word[0]), 0) - weights.get(("^", word[-1]), 0)
    return edge + sum(weights.get(pair, 0) for pair in zip(word, word[1:]))


def judged(folder):
    """Words of every fifth text, by a table of the others."""
    weights = table(count(folder, lambda number: number % 5))
    by_length = collections.Counter()
    for number, text in enumerate(texts(folder)):
        if number % 5:
            continue
        for word in words(text):
            if len(word) > 1:
                value = score(weights, word)
                by_length[min(len(word), 8), (value > 16) - (value < -16)] += 1
    for length in range(2, 9):
        row = [by_length[length, sign] for sign in (1, 0, -1)]
        print(f"{length} letters: right {row[0]}, unsure {row[1]}, wrong {row[2]}")


def main(folder, path):
    judged(folder)
    weights = table(count(folder))
    rows = [[weights[a, b] for b in LETTERS] for a in "^" + LETTERS]
    with open(path, "w") as out:
        out.write("// Written by training/letters.py; not to be edited by hand.\n\n")
        out.write("/// Eight times the logarithm of how much more often the letter of a row stands before that of a column than behind it, in texts that\n")
        out.write("/// read right. The first row is a word's edge.\n")
        out.write("enum LetterPairs {\n")
        out.write(f"    static let letters: [UInt16] = [\n        {', '.join(f'0x{ord(letter):X}' for letter in LETTERS)},\n    ]\n\n")
        out.write("    static let weights: [Int8] = [\n")
        for row in rows:
            out.write(f"        {', '.join(map(str, row))},\n")
        out.write("    ]\n}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
