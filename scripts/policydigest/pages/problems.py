"""The page that explains every code a check may report, each under an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.codes import CODES, Code
from policydigest.notices import NOTICES
from policydigest.pages import labels
from policydigest.pages.markup import front_matter, heading

PATH = "checks.md"
_GROUPS = (
    ("C00", "checks_file"),
    ("C01 C02", "checks_fields"),
    ("C03", "checks_sources"),
    ("C04", "checks_names"),
    ("C05", "checks_safety"),
    ("C06", "checks_across"),
    ("C07 C08 C09", "checks_vocabulary"),
    ("S", "checks_seeds"),
    ("B", "checks_build"),
)


def render_problems() -> tuple[str, str]:
    """The page."""
    return PATH, "".join(_parts())


def _parts() -> Iterator[str]:
    yield front_matter("checks", labels.CHECKS_TITLE, labels.CHECKS_INTRO)
    yield heading(labels.CHECKS_TITLE)
    yield f"{labels.CHECKS_INTRO}\n{{: .pd-deck }}\n\n"
    known = {**CODES, **NOTICES}
    for starts, label in _GROUPS:
        yield f"## {getattr(labels, label.upper())}\n\n"
        for code in sorted(known):
            if code.startswith(tuple(starts.split())):
                yield _entry(known[code])


def _entry(code: Code) -> str:
    warning = "" if code.severity == "error" else f" ({labels.CHECKS_WARNING})"
    title = f"### {code.code} {code.title}{warning} {{: #{code.code.lower()} }}"
    return f"{title}\n\n{code.explanation}\n\n"
