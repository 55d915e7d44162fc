#!/usr/bin/env python3
"""Make man/recension-messages.7 of src/base/diag_codes.def.

Usage: make-messages.py ROOT [--write]      Exit: 0 the page is as it should be
(or was written), 1 it is not.
"""
import pathlib
import re
import sys

STRING = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
ENTRY = re.compile(rf"RCN_DIAG\(\s*\w+,\s*{STRING},\s*(\w+),\s*{STRING},\s*"
                   rf"{STRING},\s*{STRING}\)")
HEAD = r'''.\" Made by tools/make-messages.py of src/base/diag_codes.def.
.Dd November 29, 2026
.Dt RECENSION-MESSAGES 7
.Os
.Sh NAME
.Nm recension-messages
.Nd what the messages of recension mean, and what to do
.Sh DESCRIPTION
A message of
.Xr recension 1
names the place, how bad it is, what happened, and in brackets the name under
which it stands below:
.Pp
.Dl notes/a.txt:3:1: warning: control characters: 2 [source-control]
.Pp
All but the name is in the language of the locale where there is a translation.
A name never changes its meaning.
There are four severities:
.Bl -tag -width "warning" -compact
.It Cm note
What was done and why; shown with
.Fl -verbose .
.It Cm warning
A guess that the editor should check.
The exit status is 0, with
.Fl -strict
1.
.It Cm error
A document or a file is left out, or a book is not as it should be.
The exit status is 1.
.It Cm fatal
Nothing can be written.
The exit status is 2.
.El
.Sh MESSAGES
.Bl -tag -width Ds
'''
TAIL = r'''.El
.Sh SEE ALSO
.Xr recension 1 ,
.Xr recension-edition 5 ,
.Xr recension-rules 5 ,
.Xr recension-style 5
'''


def string(literals):
    """The value of adjacent C strings."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals)) \
        .replace('\\"', '"')


def prose(words):
    """Sentences as mdoc wants them: each on a line of its own."""
    lines = re.sub(r"(?<=[.:?]) +(?=[A-Z])", "\n", words).split("\n")
    return "\n".join(("\\&" if line[0] in ".'" else "") + line.replace(
        "\\", "\\e") for line in lines)


def page(definitions):
    entries = sorted((string(slug), severity.lower(), string(text),
                      string(meaning), string(remedy)) for
                     slug, severity, text, meaning, remedy in
                     ENTRY.findall(definitions))
    if len(entries) != len(re.findall(r"^RCN_DIAG\(", definitions, re.M)):
        sys.exit("an entry of diag_codes.def cannot be read")
    return HEAD + "".join(
        f".It Sy {slug} Pq {severity}\n“{text}”.\n{prose(meaning)}\n"
        f"{prose(remedy)}\n" for slug, severity, text, meaning, remedy in
        entries) + TAIL


def main():
    root = pathlib.Path(sys.argv[1])
    path = root / "man/recension-messages.7"
    text = page((root / "src/base/diag_codes.def").read_text())
    if "--write" in sys.argv:
        path.write_text(text)
    if not path.exists() or path.read_text() != text:
        print(f"{path} is out of date: tools/make-messages.py . --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
