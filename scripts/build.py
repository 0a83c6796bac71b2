"""Builds the site: drafts for new sources, checks, indexes, pages, search. See `--help`.

The same as `policydigest build`.
"""

import sys
from pathlib import Path

from policydigest.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["build", *sys.argv[1:]], root=Path(__file__).resolve().parents[1]))
