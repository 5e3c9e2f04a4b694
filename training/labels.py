"""Which blocks a known text is made of: the share of each block's words that the text holds at its place.

Every block proposes places in the text by runs of words that stand in both; the chain of places in order that explains most
words wins, no word twice. Long blocks that stand elsewhere in the text come after it."""
from collections import Counter, defaultdict

import numpy as np

RUN = 3            # words in a row that propose a place
PLACES = 3         # of each block
LEAST = 0.5        # of a block's words, to be proposed at all
STRAY_WORDS = 6    # what a block out of order must have, and the share of them found
STRAY_SHARE = 0.6


def places(block, gold, index):
    """Where in the known text a block may stand: (start, end, words in common)."""
    size = len(block)
    run = min(RUN, size)
    votes = Counter()
    for at in range(size - run + 1):
        for place in index[run].get(tuple(block[at:at + run]), ())[:40]:
            votes[max(0, place - at) // 4] += 1
    found = []
    have = Counter(block)
    for vote, _ in votes.most_common(PLACES):
        start = vote * 4
        end = min(len(gold), start + size + 4)
        while start < end and gold[start] not in have:
            start += 1
        while end > start and (gold[end - 1] not in have or end - start > size + 2):
            end -= 1
        common = sum((Counter(gold[start:end]) & have).values())
        if common >= LEAST * size:
            found.append((start, end, common))
    return found


def of(blocks, gold):
    """A number from 0 to 1 for each block; both are lists of words."""
    index = {run: defaultdict(list) for run in range(1, RUN + 1)}
    for run in index:
        for at in range(len(gold) - run + 1):
            index[run][tuple(gold[at:at + run])].append(at)
    proposed = []
    for number, block in enumerate(blocks):
        if block:
            proposed += [(number, *place) for place in places(block, gold, index)]
    share = np.zeros(len(blocks))
    if not proposed:
        return share
    # Each proposal's best forerunner is an earlier block's that ends before it begins; two words of overlap are borne.
    ends, scores, numbers = (np.zeros(len(proposed)) for _ in range(3))
    before = np.full(len(proposed), -1)
    for at, (number, start, end, common) in enumerate(proposed):
        size = len(blocks[number])
        own = common - 0.3 * (size - common) - 0.2
        fits = (ends[:at] <= start + (2 if size > 8 else 0)) & (numbers[:at] < number)
        best = int(np.argmax(np.where(fits, scores[:at], -1))) if fits.any() else -1
        if best >= 0 and scores[best] > 0:
            own += scores[best]
            before[at] = best
        ends[at], scores[at], numbers[at] = end, own, number
    covered = np.zeros(len(gold), bool)
    at = int(np.argmax(scores))
    while at >= 0:
        number, start, end, common = proposed[at]
        share[number] = common / len(blocks[number])
        covered[start:end] = True
        at = int(before[at])
    for number, start, end, common in proposed:
        size = len(blocks[number])
        if share[number] or size < STRAY_WORDS or common < STRAY_SHARE * size or covered[start:end].mean() > 0.3:
            continue
        share[number] = common / size
        covered[start:end] = True
    return share
