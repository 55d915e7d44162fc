#!/usr/bin/env python3
"""Learn the prices of src/clean/webtext/headline.def from pages with gold titles.

Usage: train_headline.py FEATURES -l DIR [-l DIR ...] [-j DIR] [-w FILE]

FEATURES is the built headline_features program, DIR a folder of
SET/ID/page.txt, the visible text of a page or what a text browser made of it, with
gold.json beside it, which has a "title".  Learns a conditional logit from the pages of -l that have the title as
a line near the beginning of the body, by stochastic descent in a fixed order;
judges the pages of -j: how often the likeliest line is the title, of all and of
those where it leads.  -w writes the prices.
"""
import argparse
import json
import math
import pathlib
import random
import re
import subprocess

ROUNDS = 30
DECAY = 1e-3
LEADS = (0, 500, 1000)


def fold(title):
    """Letters and digits only."""
    return re.sub(r'[\W_]+', ' ', title.lower()).strip()


def read(program, folder):
    """The names of the features, and of each page its candidates: features and
    whether it is the title."""
    golds = {}
    for path in sorted(pathlib.Path(folder).glob('*/*/gold.json')):
        title = json.loads(path.read_text()).get('title')
        if title and path.with_name('page.txt').exists():
            golds[str(path.with_name('page.txt'))] = fold(title)
    run = subprocess.run([program, *golds], capture_output=True, check=True)
    lines = run.stdout.decode('utf-8', 'replace').split('\n')
    names = lines[0].split('\t')[1:]
    pages, gold = [], ''
    for line in lines[1:]:
        cells = line.split('\t')
        if cells[0] == 'page':
            gold = golds[cells[1]]
            pages.append([])
        elif len(cells) > len(names):
            row = [int(cell) / 1000 for cell in cells[:len(names)]]
            pages[-1].append((row, fold(cells[len(names)]) == gold))
    return names, [page for page in pages if any(hit for _, hit in page)]


def scores(prices, page):
    """The logit of each candidate."""
    return [sum(a * b for a, b in zip(prices, row)) for row, _ in page]


def learn(pages, count):
    """The prices that make the titles likeliest."""
    prices, order, rate = [0.0] * count, list(pages), .3
    shuffle = random.Random(1).shuffle
    for _ in range(ROUNDS):
        shuffle(order)
        for page in order:
            logits = scores(prices, page)
            odds = [math.exp(logit - max(logits)) for logit in logits]
            total = sum(odds)
            hits = sum(o for o, (_, hit) in zip(odds, page) if hit)
            slope = [DECAY * price for price in prices]
            for odd, (row, hit) in zip(odds, page):
                weight = odd / total - (odd / hits if hit else 0)
                for i, value in enumerate(row):
                    slope[i] += weight * value
            prices = [p - rate * s for p, s in zip(prices, slope)]
        rate *= .95
    return prices


def judge(prices, pages):
    """Prints how often the likeliest line is the title."""
    found = []
    for page in pages:
        logits = scores(prices, page)
        best = logits.index(max(logits))
        rest = logits[:best] + logits[best + 1:]
        found.append((logits[best] - max(rest, default=-99), page[best][1]))
    for lead in LEADS:
        part = [hit for ahead, hit in found if ahead * 1000 >= lead]
        print(f'lead {lead / 1000}: {len(part)} of {len(found)} pages,'
              f' {sum(part) / max(len(part), 1):.3f} right')


def main():
    """Learns, judges, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('program')
    parser.add_argument('-l', required=True, action='append')
    parser.add_argument('-j')
    parser.add_argument('-w')
    options = parser.parse_args()
    names, pages = read(options.program, options.l[0])
    for folder in options.l[1:]:
        pages += read(options.program, folder)[1]
    prices = learn(pages, len(names))
    print(f'learnt from {len(pages)} pages')
    judge(prices, read(options.program, options.j)[1] if options.j else pages)
    if options.w:
        path = pathlib.Path(options.w)
        head = path.read_text().split('RCN_HEADLINE(')
        head = 'RCN_HEADLINE('.join(head[:2]).split('\n')[:-1]
        rows = [f'RCN_HEADLINE({name}, {round(price * 1000)})'
                for name, price in zip(names, prices)]
        path.write_text('\n'.join(head + rows) + '\n')


main()
