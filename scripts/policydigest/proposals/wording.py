"""The report on a proposal in words: as lines for a terminal, and as Markdown for a comment.

Every value that comes from the proposal is marked as `Foreign` and shown as code in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydigest.model import Problem
from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_code
from policydigest.proposals.report import Alike, DigestChange, NameChange, PageChange, Report
from policydigest.reporting import counted

MAX_COMMENT = 60_000  # characters; GitHub takes 65,536, with what is put around it
_EFFECTS = {"new": " (new page)", "changed": "", "gone": " (its last digest goes)"}
_USES = {
    "unknown": " is not in the vocabulary. Check the spelling, or propose it",
    "added": " is new in the vocabulary",
    "removed": " is taken out of the vocabulary",
}
_KINDS = {
    "country": "country or territory",
    "organisation": "organisation",
    "topic": "topic",
    "instrument": "instrument",
}


class Foreign(str):
    """Words that are not ours."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a problem, which leads to its explanation."""

    name: str


Line = tuple[str | Foreign | Code, ...]
Section = tuple[str, Sequence[Line]]


def as_text(report: Report) -> str:
    """The report for a terminal."""
    parts = [f"{_summary(report)}\n"]
    for title, lines in _sections(report):
        parts.append(f"\n{title}\n")
        parts += [f"  {''.join(map(_plain, line))}\n" for line in lines]
    return "".join(parts)


def as_markdown(report: Report, codes: str | None = None) -> str:
    """The report as Markdown; `codes` is the address of the page that explains the codes."""
    text = f"{_summary(report)}\n"
    for title, lines in _sections(report):
        text += f"\n### {title}\n\n"
        for line in lines:
            item = f"- {''.join(_marked_up(part, codes) for part in line)}\n"
            if len(text) + len(item) > MAX_COMMENT:
                return (
                    f"{text}\nThe rest is too long to be shown here: see `policydigest changes`.\n"
                )
            text += item
    return text


def _plain(part: str | Code) -> str:
    if isinstance(part, Code):
        return part.name
    return plain(part) if isinstance(part, Foreign) else part


def _marked_up(part: str | Code, codes: str | None) -> str:
    if isinstance(part, Code):
        return f"[{part.name}]({codes}#{part.name.lower()})" if codes else part.name
    return safe_code(part) if isinstance(part, Foreign) else part


def _summary(report: Report) -> str:
    done = [
        f"{verb} {counted(len(found), 'digest')}"
        for verb, found in (
            ("adds", report.added),
            ("changes", report.changed),
            ("removes", report.removed),
        )
        if found
    ]
    said = " and ".join([", ".join(done[:-1]), done[-1]] if len(done) > 1 else done)
    rest = f" {counted(report.left_out, 'entry')} left out here." if report.left_out else ""
    return f"This proposal {said or 'changes no digest'}.{rest.replace('entrys', 'entries')}"


def _sections(report: Report) -> Iterator[Section]:
    """What there is to say, the most urgent first."""
    found: list[tuple[str, Iterator[Line]]] = [
        ("Problems", map(_problem, report.problems)),
        ("Added", map(_digest, report.added)),
        ("Changed", map(_digest, report.changed)),
        ("Removed", map(_removed, report.removed)),
        ("Like digests that are there already", map(_alike, report.alike)),
        ("Names", map(_name, report.names)),
        ("Index pages that change", _pages(report.pages)),
    ]
    for title, lines in found:
        if listed := list(lines):
            yield title, listed
    if not report.problems:
        yield "Problems", [("The checks found none.",)]


def _problem(problem: Problem) -> Line:
    grave = "" if problem.severity == "error" else " warning"
    place = Foreign(f"{problem.file}:{problem.line}")
    return place, " ", Code(problem.code), f"{grave}: ", Foreign(problem.message)


def _digest(change: DigestChange) -> Line:
    fields = (": ", *_listed(change.fields)) if change.fields else ()
    title = Foreign(change.title) if change.title else "A file that cannot be read"
    return title, " in ", Foreign(change.path), *fields


def _removed(change: DigestChange) -> Line:
    title = Foreign(change.title) if change.title else "A file that could not be read"
    if change.moved_to:
        return title, " is now in ", Foreign(change.moved_to)
    advice = ". Citations rely on it: keep the file, and add `withdrawn: true` and the reason"
    return title, " in ", Foreign(change.path), advice


def _alike(pair: Alike) -> Line:
    what = f": {pair.share} % of their telling words agree. If it is the same event, say so under "
    return (Foreign(pair.path), " and ", Foreign(pair.other_title), what, "`related` or "
            "`duplicate_of`: ", Foreign(pair.other))  # fmt: skip


def _name(change: NameChange) -> Line:
    kind = f" ({_KINDS.get(change.kind, change.kind)})"
    if change.use == "renamed":
        return Foreign(change.before or ""), kind, " is renamed to ", Foreign(change.name)
    return Foreign(change.name), kind, _USES[change.use]


def _pages(pages: Sequence[PageChange]) -> Iterator[Line]:
    for kind in dict.fromkeys(page.kind for page in pages):
        parts: list[str] = []
        for page in pages:
            if page.kind == kind:
                parts += [", " if parts else "", Foreign(page.name), _EFFECTS[page.effect]]
        yield f"{labels.PLURAL[kind]}: ", *parts


def _listed(words: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        yield from ([", "] if number else [])
        yield Foreign(word)
