"""Removes what the build made (`make clean`): site/, caches and generated pages.

Generated pages go one by one, by the build's own record; what a person wrote among them stays.
"""

from __future__ import annotations

import sys
from pathlib import Path

from policydigest.builds import cleaning
from policydigest.store import StoreError

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Clean the project that this script lies in."""
    try:
        for path in cleaning.clean(ROOT).foreign:
            print(f"docs/{path}: was changed by hand, so it stays.", file=sys.stderr)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
