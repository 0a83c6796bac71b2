"""Do the facts beside a digest's text and the text itself say the same?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from policydigest.addresses import page_key
from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.dates import date_problem, meant_date
from policydigest.digest_file.sections import HEADINGS
from policydigest.digests import ParsedDigest, sections
from policydigest.groups.facts import HEADING
from policydigest.model import Digest, Problem
from policydigest.nearest import closest_of
from policydigest.recognise.forms import translations
from policydigest.vocabulary import Country, Entry, TagKind, TopicEntry, Vocabulary, bare_name

_FIELDS: tuple[tuple[str, TagKind], ...] = (
    ("countries", "country"),
    ("organisations", "organisation"),
    ("instruments", "instrument"),
)
_ALIKE = (("–", "-"), ("—", "-"), ("’", "'"), ("\\", ""), ("\n", " "), ("\u00a0", " "))
_ITEM = re.compile(r"[-*+][ \t]+(?P<text>\S.*)")
_DATED = re.compile(r"\*\*(?P<date>[^*]+)\*\*")
_LEAD = re.compile(r"\**(?P<date>[^*:–—]{4,30}?)\**\s*(?:[:–—]|$|-\s)")  # "5 March 2024: they met"
_FORM = "- **2024-01-17** — what happened, or the month or year alone"
_SECTIONS = frozenset(f"## {heading}" for heading in HEADINGS)
_LINK = re.compile(r"\]\(\s*<?(https?://[^\s<>]+?)>?\)(?=[\s.,;)]|$)")


@digest_check
def names(parsed: ParsedDigest, digest: Digest, vocabulary: Vocabulary) -> Iterator[Problem]:
    """What a digest is about is named in its text."""
    text = _plain(f"{digest.title}\n{digest.summary}\n{digest.body}")
    for field, kind in _FIELDS:
        for number, name in enumerate(getattr(digest, field)):
            entry = vocabulary.by_name(kind, name)
            if entry is None:
                continue  # has a problem of its own, or is a description: "Memorandum of …"
            forms = chain(_forms(entry), _translated(vocabulary, digest.language, entry))
            if not any(_plain_form(form) in text for form in forms):
                line = parsed.line_of(field, number)
                message = (
                    f'{field}: "{name}" is not named in the text. Say what it has to do with it, '
                    "or remove it"
                )
                yield problem(parsed.path, line, "C045", message)


@digest_check
def timeline(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """Every item of the timeline begins with a date that exists."""
    if f"## {HEADING}" not in digest.body:
        return
    inside = False
    for line, text in enumerate(digest.body.split("\n"), start=parsed.line("body")):
        if text.startswith("## "):
            inside = text[3:].strip() == HEADING
        item = _ITEM.match(text) if inside else None
        if item is None:
            continue
        dated = _DATED.match(item["text"])
        day = dated["date"] if dated else ""
        if not dated or (not re.fullmatch(r"\d{4}", day) and date_problem(day, day=False)):
            lead = _LEAD.match(item["text"])
            meant = meant_date(lead["date"]) if lead else None
            form = f"- **{meant}** — …" if meant else _FORM
            message = f"body: this item of the timeline does not begin with a date. Write {form}"
            yield problem(parsed.path, line, "C046", message)


@digest_check
def headings(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """What is nearly the heading of a section is written as that heading."""
    if "#" not in digest.body:
        return
    for number, line in enumerate(digest.body.split("\n")):
        if not line.startswith("#") or line.rstrip() in _SECTIONS:
            continue
        heading = line.strip("# \t\r")
        meant = closest_of(heading, HEADINGS) if heading else None
        if meant and heading != "Sources":
            message = f"body: this is nearly the heading of a section. Write ## {meant}"
            yield problem(parsed.path, parsed.line("body") + number, "C048", message)


@digest_check
def links(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """What the text links to as its source is one of the sources."""
    known = {page_key(url) for s in digest.sources for url in (s.url, s.archived) if url}
    if not known or all(page_key(url) in known for url in _LINK.findall(digest.body)):
        return
    for part in sections(digest.body):
        for url in _LINK.findall(part.text) if part.heading in ("Source", "Sources") else ():
            if page_key(url) not in known:
                line = parsed.line("body") + digest.body[: digest.body.index(url)].count("\n")
                message = f"body: {url} is linked as a source, but is not among the sources. Add it"
                yield problem(parsed.path, line, "C047", message)


def _forms(entry: Entry) -> Iterator[str]:
    yield bare_name(entry.name)
    if isinstance(entry, TopicEntry):
        return
    yield from (*entry.forms, *entry.former, *(item.form for item in entry.ambiguous))
    if isinstance(entry, Country):
        yield from (entry.official or entry.name, *entry.demonyms, entry.capital or entry.name)
        yield from (*entry.metonyms, *entry.places)


def _translated(vocabulary: Vocabulary, language: str | None, entry: Entry) -> Iterator[str]:
    """What a country is called in the language of a digest."""
    if language and isinstance(entry, Country):
        code = language.partition("-")[0].lower()
        yield from _countries_in(vocabulary, code).get(entry.id, ())


@lru_cache(maxsize=8)
def _countries_in(vocabulary: Vocabulary, language: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for id_, record in translations(vocabulary, language):
        for value in map(record.get, ("forms", "demonyms", "capital")):
            names = (value,) if isinstance(value, str) else value or ()
            found.setdefault(id_, []).extend(map(str, names))
    return found


def _plain(text: str) -> str:
    """The text for comparing: one kind of dash and apostrophe, no escapes, small letters."""
    for character, plain in _ALIKE:
        text = text.replace(character, plain)
    return text.casefold()


_plain_form = lru_cache(maxsize=None)(_plain)  # of the vocabulary: digests name the same again
