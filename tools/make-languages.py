#!/usr/bin/env python3
"""Make src/clean/languages.inc: the letter groups that tell languages apart.

Usage: make-languages.py FOLDER > src/clean/languages.inc

FOLDER holds the profiles of libexttextcat (NAME.lm: a group of letters and how
often it was seen, a line each, the most frequent first; "_" is the edge of a
word), as Debian's package libexttextcat-data installs them.
"""
import pathlib
import sys
import unicodedata

GROUPS = 340
LANGUAGES = '''
Latin: af az ca cs cy da de en eo es et eu fi fr ga gl hr hu id is it lt lv ms
mt nb nl pl pt ro sk sl sq sv sw tl tr uz vi
Cyrillic: be bg kk ky mk mn ru sr=sr-Cyrl tg tt uk
Arabic: ar fa ug ur
Hebrew: he yi
Devanagari: hi mr ne
'''
# Common words of languages that letters hardly tell from their next of kin.
WORDS = '''
nb: blir etter noen bare hadde dette denne hvordan fordi eller andre under
da: blev bliver efter nogen meget havde sagde hvordan fordi eller andre under
gl: unha máis pero pola polo súas cando tamén aínda dixo onde despois
pt: mais pela pelo suas muito quando também ainda disse onde depois isso
id: karena bahwa bisa tersebut saat masih namun hingga anda delapan
ms: kerana bahawa ialah boleh beliau ramai telah lapan orang semasa
cs: jsou nebo který která které když také jako jsem ještě protože jejich
sk: alebo ktorý ktorá ktoré keď tiež ešte povedal pretože bude nie
hr: nije koji koja koje samo već nego također prema što kako bilo
sl: samo tudi lahko kako kot zelo med bilo pred saj kjer ker
bg: като това който които беше също хората каза защото вече при
mk: дека како кој кои беше уште луѓето рече бидејќи веќе сите
uk: його також який бути вони після може вже тільки коли було сказав
be: яго таксама быць яны пасля можа ужо толькі калі было сказаў гэта
ru: его также который быть они после чтобы может уже только когда было
sr: није који која које само већ јер људи рекао било према
'''
LICENCE = '''\
/* Made by tools/make-languages.py: do not edit.  The most frequent groups of
 * letters of each language, "_" the edge of a word, from the profiles of
 * libexttextcat, which are under this licence:
 *
 * Copyright (c) 2003, WiseGuys Internet B.V.  All rights reserved.
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * - Redistributions of source code must retain the above copyright notice, this
 * list of conditions and the following disclaimer.
 *
 * - Redistributions in binary form must reproduce the above copyright notice,
 * this list of conditions and the following disclaimer in the documentation
 * and/or other materials provided with the distribution.
 *
 * - Neither the name of the WiseGuys Internet B.V. nor the names of its
 * contributors may be used to endorse or promote products derived from this
 * software without specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED.  IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
'''


def groups(path, script):
    """The groups of two to four letters, in small letters, as they rank."""
    found = []
    for line in path.read_text(encoding='utf-8').splitlines():
        group = unicodedata.normalize('NFC', line.split('\t')[0].strip())
        group = group.lower()
        if script == 'Cyrillic':
            group = group.replace('i', 'і')  # one profile has the Latin one
        letters = group.replace('_', '')
        if (len(group) <= 4 and letters and group not in found and
                all(script.upper() in unicodedata.name(rune, '') and
                    unicodedata.category(rune)[0] in 'LM'
                    for rune in letters)):
            found.append(group)
    return found[:GROUPS]


def words(tag):
    """The words of a language, with their edges."""
    for line in WORDS.strip().splitlines():
        name, _, rest = line.partition(':')
        if name == tag:
            return [f'_{word}_' for word in rest.split()]
    return []


def main():
    folder = pathlib.Path(sys.argv[1])
    print(LICENCE, end='')
    script = None
    for word in LANGUAGES.split():
        if word.endswith(':'):
            script = word[:-1]
            continue
        tag, _, name = word.partition('=')
        ranked = groups(folder / f'{name or tag}.lm', script)
        ranked += [word for word in words(tag) if word not in ranked]
        lines, row = [], ''
        for group in ranked:
            if len(row) + len(group) > 70:
                lines.append(row)
                row = ''
            row += group + ' '
        lines.append(row.rstrip())
        print(f'{{"{tag}", RCN_SCRIPT_{script.upper()},')
        print('\n'.join(f' "{row}"' for row in lines) + '},')
        print(f'{tag}: {len(ranked)}', file=sys.stderr)


main()
