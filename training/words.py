"""Words as scores count them, and how like two texts are."""
import re
import unicodedata
from collections import Counter

DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
ALONE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


def of(text):
    """Letters and digits that stand together, without case, vowel signs and joiners; a CJK character is a word."""
    found = []
    for word in re.findall(r"\w+", DROPPED.sub("", unicodedata.normalize("NFKC", text or "")).casefold()):
        found.extend(word if ALONE.search(word) else [word])
    return found


def f1(one, other):
    """Twice the words in common by the words of both."""
    if not one or not other:
        return float(not one and not other)
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))
