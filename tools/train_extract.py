#!/usr/bin/env python3
"""Learn the weights of src/clean/html/weights.inc from pages with gold texts,
and those of src/clean/webtext/weights.inc from the visible text of such pages.

Usage: train_extract.py FEATURES -l DIR... [-j DIR...] [-w FILE] [--folds]
                        [-p page.txt] [-t DIR]
       train_extract.py --blank src/clean/html/features.def -w FILE

FEATURES is the built html_features program (for page.txt: region_features), DIR
a folder of SET/ID/page.html with gold.json beside it, and gold.txt or, in gold.json, pieces of the text that
belong to it ("with") and that do not ("without").  Learns from the pages of -l,
of the latter only the blocks that hold a piece; judges the pages of -j (F1 of
four-word shingles, set by set); with --folds, judges the pages of -l themselves
out of fold: five folds by domain, so that no site is both learnt and judged.
-w writes the table, learnt from all pages of -l.  -t names a folder of
SET/ID.txt: what an extractor that sees the tags keeps of pages that have no
gold.txt; then those are learnt from whole, and never judged.

The table that is shipped is learnt from all pages at hand.  Scores of the
program with that table on the same pages prove nothing: quote those of --folds,
or learn from one half (-l) and score the other half with what was built so.

When html/features.def has changed, write a table without weights first
(--blank), so that the program can be built.

Needs python3-sklearn and python3-xgboost of Debian.
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess

import numpy as np
import xgboost
from sklearn.linear_model import LogisticRegression

from extract_labels import WORD, f_score, labels

TREES = 60
SNIPPET_VOTE = .5  # of a page that has no gold text, against one that has
BOOSTING = {'objective': 'binary:logistic', 'tree_method': 'hist',
            'grow_policy': 'lossguide', 'max_leaves': 31, 'max_depth': 0,
            'eta': .15, 'lambda': 1, 'max_bin': 64, 'nthread': 1,
            'base_score': .5}
# Three boosters that see the features differently err less than one.
BAG = [{'seed': 1, 'colsample_bytree': .3, 'subsample': .7},
       {'seed': 2, 'colsample_bytree': .6, 'subsample': .7},
       {'seed': 3, 'min_child_weight': 5}]


class Page:
    """One page: its blocks' features, words and labels."""

    def __init__(self, path, rows, texts, never, taught):
        self.path = path
        self.rows = np.array(rows, np.int16)
        self.words = [WORD.findall(text) for text in texts]
        self.size = np.array([len(words) for words in self.words], float)
        self.never = np.array(never, int)
        gold = path.with_name('gold.txt')
        self.taught = taught is not None and not gold.exists()
        gold = taught if self.taught else gold
        self.gold = WORD.findall(gold.read_text()) if gold.exists() else None
        facts = json.loads(path.with_name('gold.json').read_text())
        self.fold = int(hashlib.md5(domain(facts.get('url'), path).encode())
                        .hexdigest(), 16) % 5
        if self.gold is None:
            self.read_snippets(facts, texts)
        else:
            self.keep = np.array(labels(self.words, self.gold), bool)
            self.known = np.ones(len(texts), bool)
            # One page, one vote, shared among its blocks by their words.
            whole = max(len(self.gold), .1 * self.size.sum(), 30)
            self.weight = (self.size + 1.5) / whole

    def read_snippets(self, facts, texts):
        """Label the blocks that hold a piece known to be text, or to be none;
        their weight is set by the model."""
        texts = [' '.join(text.split()) for text in texts]
        self.keep = np.zeros(len(texts), bool)
        self.known = np.zeros(len(texts), bool)
        for key in ('with', 'without'):
            pieces = [' '.join(piece.split()) for piece in facts.get(key, [])]
            for i, text in enumerate(texts):
                if any(piece and piece in text for piece in pieces):
                    self.keep[i] = key == 'with'
                    self.known[i] = True
        self.weight = np.full(len(texts), 1 / max(1, self.known.sum()))


def domain(url, path):
    host = re.match(r'\w+://([^/:?#]+)', url or '')
    if not host:
        return path.parent.name
    parts = host[1].lower().split('.')
    country = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return '.'.join(parts[-3:] if country else parts[-2:])


def taught_text(path, teacher):
    """Where a teacher has written what it keeps of a page."""
    group, name = path.parts[-3:-1]
    return teacher / group / f'{name}.txt' if teacher else None


def read_pages(program, paths, teacher):
    """Run the features program; return names and pages with gold."""
    out = subprocess.run([program, *map(str, paths)], check=True,
                         stdout=subprocess.PIPE).stdout
    at = 0

    def line():
        nonlocal at
        end = out.index(b'\n', at)
        found, at = out[at:end].decode(), end + 1
        return found

    count = int(line().split()[1])
    names = [line() for _ in range(count)]
    pages = []
    while at < len(out):
        _, blocks, path = line().split(' ', 2)
        rows, texts, never, groups = [], [], [], []
        for own in range(int(blocks)):
            _, size, flag, *group = line().split()
            texts.append(out[at:at + int(size)].decode())
            at += int(size)
            rows.append(np.frombuffer(out, np.int16, count, at))
            at += 2 * count
            never.append(int(flag))
            groups.append(int(group[0]) if group else own)
        page = Page(pathlib.Path(path), rows, texts, never,
                    taught_text(pathlib.Path(path), teacher))
        page.groups = np.array(groups, int)
        pages.append(page)
    return names, pages


def gather(pages):
    """The rows, labels and weights of the blocks that are known."""
    return (np.vstack([page.rows[page.known] for page in pages])
            .astype(np.float32),
            np.concatenate([page.keep[page.known] for page in pages]),
            np.concatenate([page.weight[page.known] for page in pages]))


class Model:
    """One part of a linear model and two of boosted trees, as log-odds."""

    def __init__(self, pages):
        whole = [page for page in pages if page.gold and len(page.rows)]
        parts = [page for page in pages if not page.gold and page.known.any()]
        rows, keep, weight = gather(whole)
        # Of the many blocks that hardly count, three in ten, for speed.
        light = weight < np.quantile(weight, .7)
        taken = ~light | (np.random.RandomState(7).rand(len(weight)) < .3)
        weight = np.where(light, weight / .3, weight)[taken]
        rows, keep = rows[taken], keep[taken]
        if parts:
            vote = SNIPPET_VOTE * weight.sum() / len(whole)
            more_rows, more_keep, more_weight = gather(parts)
            rows = np.vstack([rows, more_rows])
            keep = np.concatenate([keep, more_keep])
            weight = np.concatenate([weight, vote * more_weight])
        weight = weight / weight.mean()
        self.mean, self.spread = rows.mean(0), rows.std(0) + 1e-6
        self.low = np.maximum(np.ceil(self.mean - 4 * self.spread), -32768)
        self.high = np.minimum(np.floor(self.mean + 4 * self.spread), 32767)
        self.linear = LogisticRegression(C=.3, max_iter=60)
        self.linear.fit(self.scaled(rows), keep, weight)
        learnt = xgboost.DMatrix(rows, keep, weight=weight)
        self.trees = [xgboost.train({**BOOSTING, **one}, learnt, TREES)
                      for one in BAG]

    def scaled(self, rows):
        return (np.clip(rows, self.low, self.high) - self.mean) / self.spread

    def logits(self, page):
        if not len(page.rows):
            return np.zeros(0)
        rows = page.rows.astype(np.float32)
        asked = xgboost.DMatrix(rows)
        trees = np.mean([one.predict(asked, output_margin=True)
                         for one in self.trees], 0)
        return (self.linear.decision_function(self.scaled(rows)) +
                2 * trees) / 3


def smooth(logits, size):
    """As learn/decide.c does it, in floating point."""
    gain = (np.clip(logits, -9.2, 9.2) + .241) * np.sqrt(size + 1) / 3
    cut = kept = 0.0
    came = np.zeros((len(gain), 2), bool)
    for i, one in enumerate(gain):
        came[i] = cut < kept - 1, kept >= cut - 1
        cut, kept = max(cut, kept - 1), max(kept, cut - 1) + one
    keep, state = np.zeros(len(gain), bool), kept > cut
    for i in range(len(gain) - 1, -1, -1):
        keep[i] = state
        state = came[i, int(state)]
    return keep


def expected_best(chance, size):
    order = np.argsort(-chance, kind='stable')
    gained = np.cumsum((chance * size)[order])
    score = gained / (np.cumsum(size[order]) + (chance * size).sum() + 1e-9)
    keep = np.zeros(len(chance), bool)
    keep[order[:int(np.argmax(score)) + 1]] = True
    return keep


def share_judgement(logits, groups):
    """As html/judge.c does it: towards the mean of blocks with like names."""
    mean = np.bincount(groups, logits) / np.maximum(np.bincount(groups), 1)
    return .8 * logits + .2 * mean[groups]


def decide(page, logits):
    if not len(logits):
        return np.zeros(0, bool)
    logits = share_judgement(logits, page.groups)
    chance = 1 / (1 + np.exp(-logits))
    kept = (chance * page.size).sum()
    sure = (chance * chance * page.size).sum() / (kept + 1e-9)
    if sure > .65:
        return smooth(logits, page.size) & (page.never == 0)
    return expected_best(chance, page.size) & (page.never != 1)


def judge(title, pages, logits):
    """Print F1 for each set, as the article-extraction benchmark counts it."""
    sets = {}
    for page, one in zip(pages, logits):
        if page.gold is None or page.taught:
            continue
        keep = decide(page, one)
        words = [w for block, k in zip(page.words, keep) if k for w in block]
        shared, found, wanted = f_score(page.gold, words)
        sets.setdefault('/'.join(page.path.parts[-4:-2]), []).append(
            (shared / found if found else None,
             shared / wanted if wanted else 1))
    for name, scores in sorted(sets.items()):
        precision = np.mean([p for p, _ in scores if p is not None])
        recall = np.mean([r for _, r in scores])
        print(f'{title} {name:19} {len(scores):4} pages  F1 '
              f'{2 * precision * recall / (precision + recall):.4f}  '
              f'P {precision:.3f}  R {recall:.3f}', flush=True)


def tree_table(dump):
    """The nodes of a tree in preorder: (feature, value, skip)."""
    table = []

    def visit(node):
        here = len(table)
        table.append(None)
        if 'leaf' in node:
            value = round(node['leaf'] * 4096 / len(BAG))
            table[here] = (-1, int(np.clip(value, -32768, 32767)), 0)
            return
        children = {child['nodeid']: child for child in node['children']}
        visit(children[node['yes']])
        skip = len(table) - here
        visit(children[node['no']])
        # "Less than" between whole numbers is "at most" the one before.
        value = int(np.clip(np.ceil(node['split_condition']) - 1,
                            -32768, 32767))
        table[here] = (int(node['split'][1:]), value, skip)

    visit(json.loads(dump))
    return table


def scorer_table(trees, features):
    """What boosted.c reads of trees in preorder: for each feature its
    conditions by rising value, each (value, tree, leaves that stay when the
    feature is above it); and for each tree its leaves from left to right."""
    conditions, leaves = [[] for _ in range(features)], []

    def visit(table, at, tree, values):
        feature, value, skip = table[at]
        if feature < 0:
            values.append(value)
            return
        first = len(values)
        visit(table, at + 1, tree, values)
        lost = (1 << len(values)) - (1 << first)
        conditions[feature].append((value, tree, 0xFFFFFFFF & ~lost))
        visit(table, at + skip, tree, values)

    for tree, table in enumerate(trees):
        leaves.append([])
        visit(table, 0, tree, leaves[-1])
        assert len(leaves[-1]) <= 32
    return [sorted(rows) for rows in conditions], leaves


def write_trees(trees, features):
    """The text of the tables of trees."""
    conditions, leaves = scorer_table(trees, features)
    out = ['static const rcn_condition conditions[] = {\n']
    firsts = [0]
    for rows in conditions:
        firsts.append(firsts[-1] + len(rows))
        if rows:
            out.append(' '.join(f'{{{v},{t},0x{m:X}}},' for v, t, m in rows)
                       + '\n')
    out.append('};\nstatic const uint16_t firsts[] = {\n')
    for i in range(0, len(firsts), 12):
        out.append('    ' + ', '.join(map(str, firsts[i:i + 12])) + ',\n')
    out.append('};\nstatic const int16_t leaves[][RCN_TREE_LEAVES] = {\n')
    for values in leaves:
        out.append('{' + ','.join(map(str, values)) + '},\n')
    return ''.join(out) + '};\n'


def write_table(model, names, pages, path):
    weight = model.linear.coef_[0] / model.spread
    bias = model.linear.intercept_[0] - (weight * model.mean).sum()
    out = [
        '/* Made by tools/train_extract.py: do not edit.  Learnt from '
        f'{len(pages)} pages. */\n',
        f'static const int64_t bias = {round(bias * 1024)};\n',
        'static const rcn_weight weights[] = {\n']
    for i, name in enumerate(names):
        out.append(f'    {{{int(model.low[i])}, {int(model.high[i])}, '
                   f'{round(float(weight[i]) * 2 ** 24)}}}, /* {name} */\n')
    trees = [tree_table(dump) for one in model.trees
             for dump in one.get_dump(dump_format='json')]
    out.append('};\n' + write_trees(trees, len(names)))
    path.write_text(''.join(out))
    print(f'{path}: {len(trees)} trees')


def write_blank(definitions, path):
    count = len(re.findall(r'^RCN_(?:FEATURE|LINE)\(', definitions.read_text(), re.M))
    rows = '    {0, 0, 0},\n' * count
    path.write_text(
        'static const int64_t bias = 0;\n'
        'static const rcn_weight weights[] = {\n' + rows + '};\n'
        'static const rcn_condition conditions[] = {{0, 0, 0}};\n'
        f'static const uint16_t firsts[{count} + 1] = {{0}};\n'
        'static const int16_t leaves[][RCN_TREE_LEAVES] = {{0}};\n')


def find_pages(program, folders, name, teacher=None):
    paths, seen = [], set()
    for folder in folders:
        for page in sorted(pathlib.Path(folder).glob(f'*/*/{name}')):
            if page.with_name('gold.txt').exists():
                paths.append(page)
            elif teacher and page.parent.name not in seen:
                # Sets share pages; what is nearly empty teaches nothing.
                taught = taught_text(page, teacher)
                if taught.exists() and taught.stat().st_size > 400:
                    paths.append(page)
                    seen.add(page.parent.name)
            elif not teacher and '"with"' in page.with_name(
                    'gold.json').read_text():
                paths.append(page)
    return read_pages(program, paths, teacher)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('features', nargs='?')
    parser.add_argument('-l', '--learn', nargs='+', default=[])
    parser.add_argument('-j', '--judge', nargs='*', default=[])
    parser.add_argument('-w', '--write', type=pathlib.Path)
    parser.add_argument('--folds', action='store_true')
    parser.add_argument('-p', '--page', default='page.html')
    parser.add_argument('-t', '--teacher', type=pathlib.Path)
    parser.add_argument('--blank', type=pathlib.Path)
    args = parser.parse_args()
    if args.blank:
        write_blank(args.blank, args.write)
        return
    names, pages = find_pages(args.features, args.learn, args.page, args.teacher)
    if args.folds:
        logits = [None] * len(pages)
        for fold in range(5):
            model = Model([page for page in pages if page.fold != fold])
            for i, page in enumerate(pages):
                if page.fold == fold:
                    logits[i] = model.logits(page)
        judge('out of fold', pages, logits)
    if args.judge or args.write:
        model = Model(pages)
    if args.judge:
        _, others = find_pages(args.features, args.judge, args.page)
        judge('judged', others, [model.logits(page) for page in others])
    if args.write:
        write_table(model, names, pages, args.write)


if __name__ == '__main__':
    main()
