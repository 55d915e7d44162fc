#!/usr/bin/env python3
"""Fail when a file or a function of src is larger than CONTRIBUTING allows.

Limits: a file 650 lines; a function 80 lines, 6 parameters, blocks nested 4
deep in it.  Files of generated data (.inc, .def) have no limit.  It reads the
layout that clang-format makes: a function's name begins a line, and its braces
stand alone on theirs.

Usage: check-sizes.py [--figures] [SRC_DIR]      Exit: 0 clean, 1 violations.
"""
import pathlib
import re
import statistics
import sys

FILE_LINES = 650
FUNCTION_LINES = 80
PARAMETERS = 6
NESTING = 4
# Callbacks whose parameters a library gives.
CALLBACKS = {"workbench/server.c": "handle"}
FUNCTION = re.compile(r"^(\w+)\(([^;{]*)\)\n\{\n(.*?)^\}", re.M | re.S)
BLOCK = re.compile(r"^ +(?:\} )?(?:if|for|while|do|switch|else)\b")
HIDDEN = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                    re.S)


def without_words(text):
    """The text with comments and strings blank; its lines stay."""
    return HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def parameter_count(parameters):
    depth, count = 0, 1
    for sign in parameters:
        depth += (sign == "(") - (sign == ")")
        count += sign == "," and depth == 0
    return 0 if parameters.strip() in {"", "void"} else count


def nesting(body):
    """How deep statements with blocks of their own nest."""
    open_blocks, deepest, begun = [], 0, None
    for line in body.splitlines():
        indent = len(line) - len(line.lstrip())
        if line.lstrip().startswith("}") and open_blocks and (
                open_blocks[-1] == indent):
            open_blocks.pop()
        begun = indent if BLOCK.match(line) else begun
        if begun is not None and line.rstrip().endswith("{"):
            open_blocks.append(begun)
            deepest = max(deepest, len(open_blocks))
            begun = None
        elif line.rstrip().endswith(";"):
            begun = None
    return deepest


def functions(text):
    """Tuples of name, line, length, parameters and nesting."""
    text = without_words(text)
    for found in FUNCTION.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        lines = found[0].count("\n") + 1
        yield (found[1], line, lines, parameter_count(found[2]),
               nesting(found[3]))


def main():
    arguments = [a for a in sys.argv[1:] if a != "--figures"]
    src = (pathlib.Path(arguments[0]) if arguments else
           pathlib.Path(__file__).resolve().parent.parent / "src")
    bad, lengths, files = 0, [], []
    for path in sorted(src.rglob("*.[ch]")):
        text = path.read_text()
        count = text.count("\n")
        files.append(count)
        if count > FILE_LINES:
            print(f"{path}: {count} lines, at most {FILE_LINES}")
            bad = 1
        for name, line, *sizes in functions(text):
            lengths.append(sizes[0])
            for size, most, what in zip(
                    sizes, (FUNCTION_LINES, PARAMETERS, NESTING),
                    ("lines", "parameters", "nested blocks")):
                given = (what == "parameters" and CALLBACKS.get(
                    path.relative_to(src).as_posix()) == name)
                if size > most and not given:
                    print(f"{path}:{line}: {name} has {size} {what}, "
                          f"at most {most}")
                    bad = 1
    if "--figures" in sys.argv:
        lengths.sort()
        print(f"{len(files)} files, {sum(files)} lines, median "
              f"{statistics.median(files):.0f}, most {max(files)}; "
              f"{len(lengths)} functions, median "
              f"{statistics.median(lengths):.0f}, 95 % at most "
              f"{lengths[len(lengths) * 95 // 100]}, most {lengths[-1]}")
    return bad


if __name__ == "__main__":
    sys.exit(main())
