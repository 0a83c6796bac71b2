"""Article and what was found in it → a draft digest in the form of the design."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence

from policydigest.dates import in_words, is_day
from policydigest.digest_file.sections import Section, join_sections
from policydigest.edits.fingerprints import fingerprints
from policydigest.licences import QUOTE_WORDS, VERBATIM_WORDS, is_open
from policydigest.model import (
    Article,
    Digest,
    Entity,
    Findings,
    Money,
    PassingMentions,
    Person,
    Quote,
    Source,
    TimelineEntry,
)
from policydigest.summary.agreements import parties_of
from policydigest.summary.dated_facts import in_full, shortest, untold
from policydigest.summary.likeness import verbatim_words
from policydigest.summary.naming import joined
from policydigest.summary.trimming import quotation

MOST_QUOTES = 4
LEAST_FRAGMENT = 8  # words of a quotation that does not begin its sentence
MAX_SLUG = 60
_MARKUP = frozenset("\\`*_[]<>#")  # what means something to Markdown
_MARK = re.compile(f"[{re.escape(''.join(sorted(_MARKUP)))}]")
# "the theft [of last week]", "[for this fiscal year]", "raised [up to March last year]"
_RELATIVE_TIME = re.compile(
    r"(?:^|,? )(?:(?:of|in|from|for|up to|until) )?(?:the )?(?:[A-Z][a-z]+ )?"
    r"(?:last|this|next|past) (?:[a-z]+ )?(?:week|month|year|quarter)$"
)
_TIME_ALONE = re.compile(  # of no sum: "days", "first three months of 2021"
    r"(?:first |last )?(?:[a-z]+ |\d+ )?(?:minute|hour|day|week|month|year)s?\b"
)
_TORN = re.compile(
    r"\b(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|its|their|as|than|"
    r"such)$"
)
_BEFORE_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")  # "2½" is no 212
_SMALL_WORDS = """
a an and as at by for from in into is its of on or over that the their to with
"""
_SMALL = frozenset(_SMALL_WORDS.split())  # that say nothing in an id


class UndatedError(ValueError):
    """No date is known for an article: neither its text nor its front matter tells one."""


def digest_of(article: Article, findings: Findings, *, retrieved: str | None = None) -> Digest:
    """The digest of an article from what was found in it. Raises `UndatedError`."""
    date = findings.date or findings.month or article.published
    if not date:
        told = [mention.span.text for mention in findings.dates if is_day(mention.value)]
        raise UndatedError(
            f"{_undated(told)}. Add a line such as `published: 2024-01-18` "
            "to the front matter at its top"
        )
    quotes = _quotes(findings, is_open(article.licence))
    digest = Digest(
        id=f"{date}-{slug_of_title(findings.title)}",
        title=findings.title,
        date=date,
        summary=findings.summary,
        countries=_about(findings.countries),
        organisations=_about(findings.organisations),
        topics=tuple(topic.name for topic in findings.topics),
        instruments=_instruments(article.text, findings),
        people=tuple(
            Person(person.name, person.role) for person in findings.people if person.about
        ),
        mentions=PassingMentions(
            countries=_passing(findings.countries),
            organisations=_passing(findings.organisations),
        ),
        sources=(
            Source(
                title=findings.headline or None,
                url=article.url,
                publisher=article.publisher,
                author=article.author,
                published=article.published,
                retrieved=retrieved or article.retrieved,
                licence=article.licence,
                sha256=article.sha256 or None,
                file=article.name if article.name.startswith("seeds/") else None,
                archived=article.archived,
            ),
        ),
        language=None if (article.language or "en").startswith("en") else article.language,
        body=_body(article, findings, quotes),
    )
    return dataclasses.replace(digest, generated=fingerprints(digest))


def _undated(told: Sequence[str]) -> str:
    """Why a text has no date, by the days that it tells."""
    if not told:
        return "the text tells no date of its own"
    days = " ".join(told[0].split()) + (" and others" if len(told) > 1 else "")
    return f"which day the event was is not clear from the text ({days})"


def slug_of_title(title: str) -> str:
    """The title as part of an id: ASCII words joined by hyphens, small words left out."""
    straight = _BEFORE_FRACTION.sub("-", title.replace("’", "'"))
    whole = unicodedata.normalize("NFKD", straight).replace("\N{FRACTION SLASH}", "-")
    plain = whole.encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b|\.(?=[a-z]\b|\s|$)", "", plain))
    telling = [word for word in words if word not in _SMALL] or words
    slug = ""
    for word in telling:
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG]
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug or "untitled"


# --------------------------------------------------------------------------- front matter


def _about(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.name for entity in entities if entity.about)


def _passing(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.name for entity in entities if not entity.about)


def _instruments(text: str, findings: Findings) -> tuple[str, ...]:
    """Their names; an unnamed memorandum is told from others by its parties."""
    names = []
    for entity in findings.instruments:
        name = entity.name
        if entity.id is None and name[1:].islower() and not any(map(str.isdigit, name)):
            parties = [one.name for one in parties_of(text, entity, findings.countries)]
            if len(parties) in (2, 3):
                name = f"{name} between {joined(parties)}"
        if entity.about:
            names.append(name)
    return tuple(names)


# --------------------------------------------------------------------------- body


def _body(article: Article, findings: Findings, quotes: tuple[Quote, ...]) -> str:
    parts = [Section(None, f"{_escape(findings.summary)}\n\n")] if findings.summary else []
    for heading, text in (
        ("Key points", _bullets(findings.key_points)),
        ("Timeline", _timeline(_dated_facts(article, findings))),
        ("Figures", _figures(findings)),
        ("In their words", _spoken(quotes)),
        ("Source", _source(article, findings.headline)),
    ):
        if text:
            parts.append(Section(heading, f"{text}\n\n"))
    return join_sections(tuple(parts)).rstrip("\n") + "\n"


def _bullets(points: tuple[str, ...]) -> str:
    return "\n".join(f"- {_escape(point)}" for point in points)


def _timeline(entries: Sequence[TimelineEntry]) -> str:
    return "\n".join(f"- **{entry.date}** — {_escape(in_full(entry))}" for entry in entries)


def _dated_facts(article: Article, findings: Findings) -> Sequence[TimelineEntry]:
    """The timeline; of a source without an open licence as much as the budget leaves.

    What the lead tells of the event's day is not said again, unless other dates stand around it;
    nor what lead and points tell of another.
    """
    others = [entry for entry in findings.timeline if entry.date != findings.date]
    if is_open(article.licence):
        return findings.timeline if others else ()
    told = " ".join((findings.summary, *findings.key_points))
    others = untold(others, told)
    return shortest(others, VERBATIM_WORDS - verbatim_words(told, article.text))


def _figures(findings: Findings) -> str:
    """Each sum once, with what it counts; the others are left to whoever reads the source."""
    counted = (dataclasses.replace(item, what=_counted(item.what)) for item in findings.money)
    told = [item for item in counted if item.what]
    best: dict[tuple[float, str], Money] = {}
    # Of the places where a sum stands, the first that calls it something: "fine", not "for spying".
    for item in sorted(told, key=lambda item: item.what.startswith(("for ", "to ", "over "))):
        best.setdefault((item.amount, item.currency), item)
    order = dict.fromkeys((item.amount, item.currency) for item in told)
    return "\n".join(_figure(best[sum_]) for sum_ in order)


def _counted(what: str) -> str:
    """What a sum counts, without a time that only the article's day tells; "" if that is torn."""
    what = _RELATIVE_TIME.sub("", what)
    return "" if _TIME_ALONE.match(what) or _TORN.search(what) else what


def _figure(item: Money) -> str:
    return f"- **{_escape(item.span.text)}** ({item.currency}) — {_escape(item.what)}"


def _quotes(findings: Findings, is_open_licence: bool) -> tuple[Quote, ...]:
    """The quotes that tell most: with a known speaker, and cut to the length the licence allows."""
    fitting = []
    for quote in findings.quotes:
        if not _is_telling(quote) or not _is_known(quote.speaker or "", findings):
            continue
        text = quote.text if is_open_licence else quotation(quote.text, QUOTE_WORDS)
        if quote.speaker and text:
            fitting.append(dataclasses.replace(quote, text=text))
    return tuple(fitting[:MOST_QUOTES])


def _is_telling(quote: Quote) -> bool:
    """Whether words make a sentence, or so much of one that they tell something alone."""
    return not quote.text[:1].islower() or len(quote.text.split()) >= LEAST_FRAGMENT


def _is_known(speaker: str, findings: Findings) -> bool:
    """Whether a speaker is called by more than one word, or by a name that the findings tell."""
    entities = (*findings.organisations, *findings.countries, *findings.people)
    return " " in speaker or any(speaker in (entity.name, *entity.forms) for entity in entities)


def _spoken(quotes: tuple[Quote, ...]) -> str:
    blocks = []
    for quote in quotes:
        role = f", {_escape(quote.role)}" if quote.role else ""
        blocks.append(f"> “{_escape(quote.text)}”\n>\n> — {_escape(quote.speaker or '')}{role}")
    return "\n\n".join(blocks)


def _source(article: Article, headline: str) -> str:
    """Where to read the original: title with link, publisher, date, licence."""
    title = _escape(headline or article.publisher or article.url or article.name)
    linked = f"[{title}]({article.url})" if _is_linkable(article.url) else title
    published = in_words(article.published) if article.published else ""
    publisher = _escape(article.publisher or "")
    parts = [
        linked,
        _escape(article.author or ""),
        "" if publisher == title else publisher,
        published,
    ]
    line = ", ".join(dict.fromkeys(part for part in parts if part))
    licence = f" Licence: {_escape(article.licence)}." if article.licence else ""
    copy = f" [Archived copy]({article.archived})." if _is_linkable(article.archived) else ""
    return f"{line.removesuffix('.')}.{licence}{copy}"  # "FREEZES ASSETS OF SALT LTD."


def _is_linkable(url: str | None) -> bool:
    return bool(url) and re.fullmatch(r"https?://[^\s()<>\"'\[\]\\]+", url or "") is not None


def _escape(text: str) -> str:
    """Text as Markdown that says just this text, on one line."""
    line = " ".join(text.split())
    return line if _MARKUP.isdisjoint(line) else _MARK.sub(r"\\\g<0>", line)
