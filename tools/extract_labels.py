"""Which blocks of a page its gold text keeps: labels for train_extract.py.

A block is kept when that raises the F1 of four-word shingles (multisets) between
the kept blocks and the gold text: a first guess by the share of a block's
shingles that the gold has, then hill climbing, block by block.
"""
import re
from collections import Counter

WORD = re.compile(r'\w+')


def shingles(words):
    if len(words) < 4:
        return [tuple(words)] if words else []
    return [tuple(words[i:i + 4]) for i in range(len(words) - 3)]


def f_score(gold, words):
    """(shared, found, wanted) shingles."""
    have, want = Counter(shingles(words)), Counter(shingles(gold))
    return sum((have & want).values()), sum(have.values()), sum(want.values())


def first_guess(blocks, gold):
    wanted = Counter(shingles(gold))
    short = {n: set(zip(*[gold[k:] for k in range(n)])) for n in (1, 2, 3)}
    short[4] = set(wanted)
    used, keep = Counter(), [False] * len(blocks)
    for i, words in enumerate(blocks):
        if len(words) < 4:
            continue
        own = Counter(shingles(words))
        left = sum(min(n, max(0, wanted[s] - used[s])) for s, n in own.items())
        if 2 * left >= sum(own.values()):
            keep[i] = True
            used.update(own)
    for i, words in enumerate(blocks):
        if 0 < len(words) < 4:
            before = blocks[i - 1][-1:] if i and keep[i - 1] else []
            after = blocks[i + 1][:1] if i + 1 < len(blocks) else []
            one, two = tuple(before + words), tuple(words + after)
            keep[i] = bool((before and one in short[len(one)]) or
                           (after and two in short[len(two)]))
    return keep


def neighbours(blocks, keep, i):
    """Up to three kept words on either side of block i."""
    left, right = [], []
    j = i - 1
    while j >= 0 and len(left) < 3:
        if keep[j]:
            left = blocks[j][-(3 - len(left)):] + left
        j -= 1
    j = i + 1
    while j < len(blocks) and len(right) < 3:
        if keep[j]:
            right = right + blocks[j][:3 - len(right)]
        j += 1
    return left, right


def full(words):
    return [s for s in shingles(words) if len(s) == 4]


def labels(blocks, gold, passes=3):
    """Blocks and gold are lists of words; returns a list of bools."""
    if not gold:
        return [False] * len(blocks)
    keep = first_guess(blocks, gold)
    wanted = Counter(shingles(gold))
    total = sum(wanted.values())
    have = Counter(shingles([w for b, k in zip(blocks, keep) if k for w in b]))
    shared, found = sum((have & wanted).values()), sum(have.values())
    for _ in range(passes):
        changed = False
        for i, words in enumerate(blocks):
            left, right = neighbours(blocks, keep, i)
            without, with_it = full(left + right), full(left + words + right)
            old, new = (with_it, without) if keep[i] else (without, with_it)
            delta = Counter(new)
            delta.subtract(Counter(old))
            gain = sum(min(wanted[s], have[s] + n) - min(wanted[s], have[s])
                       for s, n in delta.items() if n)
            size = found + len(new) - len(old)
            before = 2 * shared / (found + total)
            after = 2 * (shared + gain) / (size + total) if size + total else 0
            if after > before + 1e-12:
                have.update(delta)
                shared, found, keep[i] = shared + gain, size, not keep[i]
                changed = True
        if not changed:
            break
    return keep
