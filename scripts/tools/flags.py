"""Makes `data/flags.json`: a small drawing of each country's flag, for its pages.

    python scripts/tools/flags.py PACKAGE/icons.json

The drawings are those of circle-flags by HatScripts (MIT licence), as the npm package
`@iconify-json/circle-flags` has them: `npm pack` fetches it. They are simplified so that they can
be told apart at the size of a letter. Each fills a square; the page's style makes the circle.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "scripts/policydigest/data/flags.json"
# Only shapes and their colours: nothing that loads, runs or refers to anything.
_ATTRIBUTE = r' [a-z-]+="[#\w .,%()+-]*"'
_DRAWING = re.compile(
    rf"(?:</?g>|<g(?:{_ATTRIBUTE})>|<(?:path|circle|rect|ellipse)(?:{_ATTRIBUTE})*/>)+"
)
_MASKED = re.compile(r'<mask id="[^"]+">.*?</mask><g mask="url\(#[^)]+\)">(.*)</g>')


def drawing(body: str) -> str | None:
    """What an icon draws, without the circle around it; None for what is no plain drawing."""
    inner = _MASKED.fullmatch(body)
    found = inner[1] if inner else body
    found = re.sub(r'<g fill="none">(.*)</g>', r"\1", found)
    return found if _DRAWING.fullmatch(found) else None


def main(path: str) -> int:
    """Write the drawings of all countries of the vocabulary that have one."""
    from policydigest import pipeline

    icons = json.loads(Path(path).read_text(encoding="utf-8"))
    bodies = {name: icon["body"] for name, icon in icons["icons"].items()}
    bodies |= {name: bodies[to["parent"]] for name, to in icons.get("aliases", {}).items()}
    flags = {}
    for code in sorted(pipeline.read_vocabulary(ROOT).countries):
        found = drawing(bodies.get(code.lower(), ""))
        if found:
            flags[code] = found
        else:
            print(f"{code}: no drawing")
    text = json.dumps(flags, ensure_ascii=False, indent=0)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{len(flags)} flags, {len(text.encode()) // 1000} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
