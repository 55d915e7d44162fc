#!/usr/bin/env python3
"""One table of what score_extract.py found for each set of pages, and how fast.

Usage: score-table.py PROGRAM PAGES HTML.json [TEXT.json]

HTML.json and TEXT.json are what score_extract.py --json printed for the pages
of the folder PAGES and for the same pages as text.  The speed is that of one run
of PROGRAM over all page.html of PAGES.
"""
import json
import pathlib
import resource
import subprocess
import sys

COLUMNS = [('title', 'title', 'exact'), ('author', 'author', 'exact'),
           ('date right', 'date', 'right'), ('wrong', 'date', 'wrong'),
           ('guessed', 'date_spurious', 'rate'), ('site', 'site', 'exact')]


def figure(value):
    return '     -' if value is None else f'{value:6.3f}'


def row(name, html, text):
    """A line of the table: F1 of the text, P and R, and the other measures."""
    cells = [html.get('F1'), html.get('P'), html.get('R'), text.get('F1')]
    cells += [html.get(key, {}).get(what) for _, key, what in COLUMNS]
    return f'{name:12}' + ''.join(f'{figure(cell):>11}' for cell in cells)


def speed(program, folder):
    pages = sorted(map(str, pathlib.Path(folder).glob('*/*/page.html')))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, 'clean', '--format', 'json', *pages],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (after.ru_utime - before.ru_utime +
             after.ru_stime - before.ru_stime)
    return f'{len(pages)} pages in one run: {len(pages) / spent:.0f} a CPU second'


def main():
    program, folder, *files = sys.argv[1:]
    found = [json.loads(pathlib.Path(file).read_text()) for file in files]
    html, text = found[0], found[1] if len(found) > 1 else {}
    heads = ['F1', 'P', 'R', 'F1 as text'] + [head for head, _, _ in COLUMNS]
    print(f'{"set":12}' + ''.join(f'{head:>11}' for head in heads))
    for name in sorted(html, key=lambda name: (name == 'TOTAL', name)):
        print(row(name, html[name], text.get(name, {})))
    print(speed(program, folder))


if __name__ == '__main__':
    main()
