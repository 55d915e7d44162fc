"""Run EPUBCheck over books: no message of any kind, usage hints included.

Usage: epubcheck.py JAR BOOK...   A folder stands for the books in it.
Exit: 0 clean, 1 messages, 77 not installed.
"""
import json
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77  # SKIP_RETURN_CODE of ctest


def check(jar, book):
    """Return the messages about one book as lines of text."""
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
               jar, str(book), "--usage", "--json", "-"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    start = run.stdout.find("{")
    if start < 0:
        return [f"EPUBCheck did not run: {run.stderr.strip()[-300:]}"]
    report = json.JSONDecoder().raw_decode(run.stdout[start:])[0]
    lines = []
    for message in report["messages"]:
        for place in message.get("locations") or [{}]:
            lines.append(f"{place.get('path', '')}:{place.get('line', '')}: "
                         f"{message['severity']} {message['ID']} "
                         f"{message['message']}")
    return lines


def find_books(name):
    path = pathlib.Path(name)
    return sorted(path.glob("*.epub")) or [path] if path.is_dir() else [path]


def main():
    jar = sys.argv[1]
    books = [book for name in sys.argv[2:] for book in find_books(name)]
    if not pathlib.Path(jar).is_file() or not shutil.which("java"):
        print("EPUBCheck is not installed: run scripts/install-epubcheck")
        return SKIPPED
    bad = 0
    for book in books:
        if not book.is_file():
            print(f"{book}: no such book")
            bad = 1
            continue
        lines = check(jar, book)
        print(f"{book}: {len(lines)} messages")
        for line in lines:
            print(line)
        bad |= bool(lines)
    return bad


if __name__ == "__main__":
    sys.exit(main())
