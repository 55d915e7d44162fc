#!/usr/bin/env python3
"""Fail when a diagnostic of src/base/diag_codes.def is expected by no test: a
test names its slug in quotes or brackets, or its code.

Usage: check-slugs.py ROOT      Exit: 0 each is named, 1 not.
"""
import pathlib
import re
import sys

LINE = re.compile(r'RCN_DIAG\(\s*(\w+),\s*"([a-z0-9-]+)"')


def main():
    root = pathlib.Path(sys.argv[1])
    listed = LINE.findall((root / "src/base/diag_codes.def").read_text())
    tests = "\n".join(path.read_text(errors="replace")
                      for path in sorted((root / "tests").rglob("*"))
                      if path.suffix in {".c", ".h", ".py", ".txt", ".log"})
    bad = 0
    for name, slug in listed:
        if not re.search(rf'["\[]{slug}["\]]|RCN_CODE_{name}\b', tests):
            print(f"{slug}: no test triggers it")
            bad = 1
    if not listed:
        print("the list of diagnostics is empty")
        bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
