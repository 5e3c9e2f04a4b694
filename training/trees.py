"""Trees of LightGBM as whole numbers, as Sources/Extract/Model/TreeTable.swift reads them."""
import math

import numpy as np

UNIT = 1024        # a leaf's weight of one, in logarithms of odds
ORIGIN = 1 << 17
LEAF = 4095
WHOLE = 4096       # chances are parts of it
REACH = 8 * UNIT
STEP = 64
CHANCES = np.array([min(WHOLE - 1, round(WHOLE / (1 + math.exp(-(at * STEP - REACH) / UNIT)))) for at in range(2 * REACH // STEP + 1)])


def of(model, columns):
    """Nested tuples: (column, bound, low, high), or a leaf's weight. `columns` names each column's place in whole rows."""
    def node(tree):
        if "leaf_value" in tree:
            return round(tree["leaf_value"] * UNIT)
        if tree["decision_type"] != "<=":
            raise ValueError("a kind of node that the table has no word for")
        bound = math.floor(tree["threshold"])
        return columns[tree["split_feature"]], max(-32768, min(32767, bound)), node(tree["left_child"]), node(tree["right_child"])
    return [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def sums(trees, rows):
    """What all trees say of each row, together."""
    total = np.zeros(len(rows), np.int64)

    def walk(node, where):
        if isinstance(node, int):
            total[where] += node
        elif len(where):
            column, bound, low, high = node
            is_low = rows[where, column] <= bound
            walk(low, where[is_low])
            walk(high, where[~is_low])
    for tree in trees:
        walk(tree, np.arange(len(rows)))
    return total


def chances(total):
    return CHANCES[(np.clip(total, -REACH, REACH) + REACH) // STEP]


def digits(number, count):
    return "".join(chr(0x30 + (number >> 6 * at & 63)) for at in reversed(range(count)))


def text(trees):
    def node(tree):
        if isinstance(tree, int):
            return digits(LEAF, 2) + digits(tree + ORIGIN, 3)
        column, bound, low, high = tree
        return digits(column, 2) + digits(bound + ORIGIN, 3) + node(low) + node(high)
    return "".join(map(node, trees))
