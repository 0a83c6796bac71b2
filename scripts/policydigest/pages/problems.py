"""The page that explains every code a check may report, each under an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterator

from policydigest.codes import CODES, PAGE, Code
from policydigest.notices import NOTICES
from policydigest.pages import labels
from policydigest.pages.markup import front_matter, heading

_GROUPS = (
    ("C00", labels.CHECKS_FILE),
    ("C01 C02", labels.CHECKS_FIELDS),
    ("C03", labels.CHECKS_SOURCES),
    ("C04", labels.CHECKS_NAMES),
    ("C05", labels.CHECKS_SAFETY),
    ("C06", labels.CHECKS_ACROSS),
    ("C07 C08 C09", labels.CHECKS_VOCABULARY),
    ("S", labels.CHECKS_SEEDS),
    ("B", labels.CHECKS_BUILD),
)


def render_problems() -> tuple[str, str]:
    """The page."""
    return PAGE, "".join(_parts())


def _parts() -> Iterator[str]:
    yield front_matter("checks", labels.CHECKS_TITLE, labels.CHECKS_INTRO)
    yield heading(labels.CHECKS_TITLE)
    yield f"{labels.CHECKS_INTRO}\n{{: .pd-deck }}\n\n"
    known = {**CODES, **NOTICES}
    for starts, title in _GROUPS:
        yield f"## {title}\n\n"
        for code in sorted(known):
            if code.startswith(tuple(starts.split())):
                yield _entry(known[code])


def _entry(code: Code) -> str:
    warning = "" if code.severity == "error" else f" ({labels.CHECKS_WARNING})"
    title = f"### {code.code} {code.title}{warning} {{: #{code.code.lower()} }}"
    return f"{title}\n\n{code.explanation}\n\n"
