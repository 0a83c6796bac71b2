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
# What the package lacks, drawn for this project after the flag's description: Tokelau's sailing
# canoe and Southern Cross.
OWN = {
    "TK": '<path fill="#0052b4" d="M0 0h512v512H0z"/>'
    '<path fill="#ffda44" d="M214 334c80-40 150-120 190-226c24 76 30 152 8 226zm-74 22h316'
    'c-40 44-96 60-158 60s-118-16-158-60"/>'
    '<path fill="#eee" d="'
    "M150 86L158 109L182 109L163 124L170 148L150 134L130 148L137 124L118 109L142 109zM95 "
    "161L103 184L127 184L108 199L115 223L95 209L75 223L82 199L63 184L87 184zM195 155L202 "
    "175L224 176L206 189L213 209L195 197L177 209L184 189L166 176L188 175zM150 251L158 274"
    "L182 274L163 289L170 313L150 299L130 313L137 289L118 274L142 274z"
    '"/>'
}


def drawing(body: str) -> str | None:
    """What an icon draws, without the circle around it; None for what is no plain drawing."""
    inner = _MASKED.fullmatch(body)
    found = inner[1] if inner else body
    found = re.sub(r'<g fill="none">(.*)</g>', r"\1", found)
    return found if _DRAWING.fullmatch(found) else None


def main(path: str) -> int:
    """Write the drawings of all countries of the vocabulary that have one."""
    from policydigest import holdings

    icons = json.loads(Path(path).read_text(encoding="utf-8"))
    bodies = {name: icon["body"] for name, icon in icons["icons"].items()}
    bodies |= {name: bodies[to["parent"]] for name, to in icons.get("aliases", {}).items()}
    flags = {}
    for code in sorted(holdings.read_vocabulary(ROOT).countries):
        found = drawing(bodies.get(code.lower(), OWN.get(code, "")))
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
