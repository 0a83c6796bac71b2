"""The results of `make bench` as tables, a picture and a page."""

from __future__ import annotations

import html
import os
import platform
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

from contenders import HUGO, STOCK, Run

from policydigest.measuring.measure import Stage

PICTURE = "assets/images/bench.svg"
WIDTH, LEFT, ROW, BAR = 640, 200, 26, 18  # of the picture, in pixels
_COLOURS = (
    "text{font:13px sans-serif;fill:#1c1b19}rect{fill:#b9b3a8}.own{fill:#9a3b1f}"
    "@media(prefers-color-scheme:dark){text{fill:#e8e5df}rect{fill:#5c5852}.own{fill:#f0987a}}"
)


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """With what power of the number the time grows, from two (number, seconds)."""
    return log(large[1] / small[1]) / log(large[0] / small[0])


def stages(small: tuple[int, Sequence[Stage]], large: tuple[int, Sequence[Stage]]) -> str:
    """The stages of two builds as a table in Markdown."""
    (few, first), (many, second) = small, large
    lines = [
        f"| Stage | {few:,} digests: s | {many:,}: s | MB at most | grows with the power |",
        "|---|---|---|---|---|",
    ]
    for one, other in zip(first, second, strict=True):
        power = exponent((few, one.seconds), (many, other.seconds)) if few != many else 1.0
        cells = (f"{one.seconds:.2f}", f"{other.seconds:.2f}", f"{other.megabytes:.0f}")
        lines.append(f"| {other.name} | {' | '.join(cells)} | {power:.2f} |")
    return "\n".join(lines) + "\n"


def folders(weights: Mapping[str, tuple[int, int]]) -> str:
    """Files and bytes of folders as a table in Markdown."""
    lines = ["| folder | files | MB |", "|---|---|---|"]
    lines += [
        f"| {name}/ | {count:,} | {size / 1e6:.1f} |" for name, (count, size) in weights.items()
    ]
    return "\n".join(lines) + "\n"


def peers(results: Mapping[str, Run], left_out: Mapping[str, str]) -> str:
    """All generators as a table in Markdown, with ratios to stock MkDocs and to Hugo."""
    stock, hugo = results[STOCK].seconds, results.get(HUGO)
    lines = [
        "| Generator | s | × MkDocs | × Hugo | files | MB written |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in results.items():
        ratio = f"{one.seconds / hugo.seconds:.2f}" if hugo else "–"
        lines.append(
            f"| {name} | {one.seconds:.1f} | {one.seconds / stock:.2f} | {ratio} "
            f"| {one.files:,} | {one.size / 1e6:.0f} |"
        )
    lines += [f"\n{name} took no part: {reason}" for name, reason in left_out.items()]
    return "\n".join(lines) + "\n"


def write(
    path: Path, tables: Sequence[str], results: Mapping[str, Run], count: int, rounds: int
) -> None:
    """Write the page and, where others took part, its picture beside it."""
    text = (
        "---\ntitle: Speed\n"
        "description: What a build takes, stage by stage, and how it grows.\n---\n\n"
        f"# Speed\n\nMeasured by `make bench N={count}` on {machine()}: synthetic digests of about "
        "350 words, their countries and organisations spread as unevenly as real ones; one in six "
        "is drafted from an article first. Each build is a process of its own, as a command is. "
        "The search index is made beside the pages; its row tells only how long the build waits "
        "for it. Nothing is measured in the tests: on a "
        "shared machine times vary.\n\n"
    )
    text += "\n".join(tables[:2])
    if results:
        picture = path.parent / PICTURE
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(plot(results), encoding="utf-8")
        text += (
            f"\n## Beside other generators\n\nThe same digests, each generator in turn, in one "
            f"run (rounds: {rounds}; the middle time counts). Read the ratios. MkDocs and Zensical "
            "publish the very files that `policydigest build` writes. The others get the digests "
            "with a list for each country and organisation, in the plainest layout; they make no "
            f"search index, feeds or data.\n\n![Seconds of each generator]({PICTURE})"
            f'{{: width="{WIDTH}" height="{_height(len(results))}" }}\n\n' + "\n".join(tables[2:])
        )
    path.write_text(text, encoding="utf-8")


def machine() -> str:
    """What the bench runs on, in a line."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {pages * size / 2**30:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def plot(results: Mapping[str, Run]) -> str:
    """Bars of seconds as SVG, on a scale by powers; the colours follow the reader's."""
    times = [one.seconds for one in results.values()]
    least, most = min(times) / 2, max(times)
    rows = []
    for number, (name, one) in enumerate(results.items()):
        y = 8 + number * ROW
        long = round((WIDTH - LEFT - 70) * log(one.seconds / least) / log(most / least))
        own = ' class="own"' if name.startswith("policydigest") else ""
        rows += [
            f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{html.escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{long}" height="{BAR}"{own}/>',
            f'<text x="{LEFT + long + 6}" y="{y + 13}">{one.seconds:.1f} s</text>',
        ]
    size = f'width="{WIDTH}" height="{_height(len(results))}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        "<title>Seconds of each generator, on a scale by powers</title>"
        f"<style>{_COLOURS}</style>{''.join(rows)}</svg>\n"
    )


def _height(bars: int) -> int:
    """The height of the picture."""
    return 16 + bars * ROW
