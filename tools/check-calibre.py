# What the editor of calibre says when it checks a book.
# usage: calibre-debug -e check-calibre.py -- BOOK
import sys

from calibre.ebooks.oeb.polish.check.main import run_checks
from calibre.ebooks.oeb.polish.container import get_container

faults = run_checks(get_container(sys.argv[-1], tweak_mode=True))
for fault in faults:
    print(f"{fault.name}:{fault.line}: {fault.msg}")
sys.exit(bool(faults))
