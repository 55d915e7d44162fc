#!/usr/bin/python3
"""train.py FEATURES CASES DEF: learn the weights of src/clean/region.def.

FEATURES  the program region_features (cmake --build build/release --target region_features)
CASES     a folder SET/ID/{page.txt, gold.txt}: visible text of web pages, one block a line, and their main text
DEF       the file whose weights are written anew

A chunk is body when at least half of its runs of three words stand in the main text, a shorter one when it is a line there.  Each page counts alike: the weight of a chunk
is its words over those of the page's main text.  Logistic regression with an L2 penalty; the weights are rounded to 1/1000.
Needs python3-numpy and python3-sklearn.  Give --folds to see the likelihood on pages that were not learnt from.
"""
import os
import re
import subprocess
import sys

import numpy
from sklearn.linear_model import LogisticRegression

WORD = re.compile(r'\w+')
PENALTY = 0.1


def pages(program, cases):
    """(name, answers, words of each chunk) of each page that has a main text."""
    paths = []
    for group in sorted(os.listdir(cases)):
        for name in sorted(os.listdir(os.path.join(cases, group))):
            folder = os.path.join(cases, group, name)
            if os.path.exists(folder + '/gold.txt') and os.path.exists(folder + '/page.txt'):
                paths.append(folder + '/page.txt')
    for start in range(0, len(paths), 100):
        out = subprocess.run([program, *paths[start:start + 100]], capture_output=True, check=True).stdout
        name, rows, texts = None, [], []
        for line in out.decode('utf-8', 'replace').split('\n'):
            if line.startswith('page '):
                if name:
                    yield name, rows, texts
                name, rows, texts = line[5:], [], []
            elif '\t' in line:
                bits, text = line.split('\t', 1)
                rows.append([bit == '1' for bit in bits])
                texts.append(WORD.findall(text))
        if name:
            yield name, rows, texts


def grams(words):
    return [tuple(words[at:at + 3]) for at in range(len(words) - 2)]


def labels(name, texts):
    """For each chunk whether it is body, and how many words the body has."""
    lines = open(os.path.join(os.path.dirname(name), 'gold.txt'), encoding='utf-8').read().split('\n')
    whole = {tuple(WORD.findall(line)) for line in lines}
    gold = WORD.findall(' '.join(lines))
    known = set(grams(gold))
    body = []
    for words in texts:
        own = grams(words)
        body.append(2 * sum(gram in known for gram in own) >= len(own) if own else tuple(words) in whole and words != [])
    return body, len(gold)


def load(program, cases):
    x, y, w, page = [], [], [], []
    for number, (name, rows, texts) in enumerate(pages(program, cases)):
        body, size = labels(name, texts)
        whole = sum(map(len, texts))
        for row, is_body, words in zip(rows, body, texts):
            x.append(row)
            y.append(is_body)
            w.append((len(words) + 1.5) / max(size, whole / 10, 30))
            page.append(number)
    return numpy.array(x, dtype=numpy.float32), numpy.array(y), numpy.array(w), numpy.array(page)


def fit(x, y, w):
    model = LogisticRegression(C=PENALTY, max_iter=300, fit_intercept=False)
    return model.fit(x, y, sample_weight=w)


def main():
    folds = '--folds' in sys.argv
    program, cases, table = [a for a in sys.argv[1:] if a != '--folds']
    x, y, w, page = load(program, cases)
    print(f'{len(set(page))} pages, {len(y)} chunks, {100 * y.mean():.1f} % body')
    if folds:
        for fold in range(5):
            out = page % 5 == fold
            p = fit(x[~out], y[~out], w[~out]).predict_proba(x[out])[:, 1]
            right = ((p > .5) == y[out]) * w[out]
            print(f'fold {fold}: {right.sum() / w[out].sum():.4f} of the words right')
    weights = fit(x, y, w).coef_[0]
    lines, number = [], 0
    for line in open(table):
        found = re.match(r'RCN_FEATURE\((\w+), -?\d+\)', line)
        if found:
            line = f'RCN_FEATURE({found.group(1)}, {round(1000 * weights[number])})\n'
            number += 1
        lines.append(line)
    assert number == len(weights)
    open(table, 'w').writelines(lines)


main()
