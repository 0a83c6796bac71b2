"""Dates ahead as iCalendar (RFC 5545): what a digest's timeline says will happen after its day.

Days and months enter a calendar, years alone do not: an event of a whole year tells nobody when.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from policydigest.dates import is_day
from policydigest.digest_file.sections import sections
from policydigest.exports.publication import Publication, updated, whole_day
from policydigest.exports.search import plain_text
from policydigest.indexes import FOLDERS
from policydigest.pages import labels
from policydigest.pages.safe import plain

if TYPE_CHECKING:
    from policydigest.indexes import Group
    from policydigest.model import Digest
    from policydigest.vocabulary import TagKind

FOLDER = "calendars"
ALL = f"{FOLDER}/all.ics"
_KINDS: tuple[TagKind, ...] = ("country", "topic")
_HEADING = "Timeline"
_ENTRY = re.compile(
    r"^[-*+] +\*\*(\d{4}-\d{2}(?:-\d{2})?)\*\*\s*[—–:-]*\s*(.+)$", re.ASCII | re.DOTALL
)
_ITEMS = re.compile(r"\n(?=[-*+] )")
# What every such entry begins with, wherever it stands.
_DATED = re.compile(r"[-*+] +\*\*(\d{4}-\d{2}(?:-\d{2})?)\*\*", re.ASCII)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
_OCTETS = 75


class Ahead(NamedTuple):
    """A dated fact that lies ahead of its digest; `number` tells those of one date apart."""

    digest: Digest
    date: str
    number: int
    text: str


def path_of(group: Group) -> str:
    """The path of a group's calendar."""
    return f"{FOLDER}/{FOLDERS[group.kind]}/{group.slug}.ics"


def dates_ahead(digest: Digest) -> Iterator[Ahead]:
    """The entries of the timeline that lie after the digest's own date."""
    if not any(date > digest.date for date in _DATED.findall(digest.body)):
        return  # as of nearly every digest; to divide its body takes ten times as long
    numbers: dict[str, int] = {}
    for section in sections(digest.body):
        if section.heading != _HEADING:
            continue
        for item in _ITEMS.split(f"\n{section.text}"):
            match = _ENTRY.match(item.strip())
            date = match[1] if match else ""
            is_ahead = date > digest.date and not date.startswith(digest.date)
            if not match or not is_ahead or whole_day(date) is None:
                continue
            if text := plain(plain_text(match[2])):
                numbers[date] = numbers.get(date, 0) + 1
                yield Ahead(digest, date, numbers[date], text)


Events = Mapping[str, Sequence[tuple[str, str]]]


def events(publication: Publication) -> Events:
    """The events of each digest that has a date ahead, with their dates, by the digest's id."""
    found = ((digest.id, list(dates_ahead(digest))) for digest in publication.collection.digests)
    return {
        key: [(one.date, _event(publication, one)) for one in ahead]
        for key, ahead in found
        if ahead
    }


def of_all(publication: Publication, found: Events) -> Iterator[tuple[str, str]]:
    """One calendar of everything, if there is a date ahead."""
    if found:
        gathered = _gathered(found, publication.collection.digests)
        yield ALL, _calendar(publication, publication.site.name, gathered)


def of_tag(publication: Publication, group: Group, found: Events) -> Iterator[tuple[str, str]]:
    """The calendar of a country or topic, if it has a date ahead."""
    if has_calendar(group, found):
        title = labels.CALENDAR_TITLE.format(name=group.name, site=publication.site.name)
        yield path_of(group), _calendar(publication, title, _gathered(found, group.digests))


def has_calendar(group: Group, dated: Container[str]) -> bool:
    """Whether it is a country or topic with a digest that is in `dated`."""
    return group.kind in _KINDS and any(digest.id in dated for digest in group.digests)


def calendar_groups(publication: Publication, dated: Container[str]) -> Iterator[Group]:
    """The countries and topics with a digest that is in `dated`."""
    return (group for group in publication.tag_groups() if has_calendar(group, dated))


def _gathered(found: Events, digests: Sequence[Digest]) -> list[str]:
    dated = [event for digest in digests for event in found.get(digest.id, ())]
    return [text for _, text in sorted(dated)]


def _calendar(publication: Publication, name: str, events: list[str]) -> str:
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(publication.site.name)}//Dates ahead//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"SOURCE;VALUE=URI:{publication.site.url}",
    )
    return "".join(map(_folded, head)) + "".join(events) + _folded("END:VCALENDAR")


def _event(publication: Publication, one: Ahead) -> str:
    start, end = _span(one.date)
    stamp = updated(one.digest).replace("-", "")
    url = publication.digest_url(one.digest)
    lines = (
        "BEGIN:VEVENT",
        f"UID:{one.digest.first_id}/{one.date}/{one.number}@{publication.site.authority}",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_text(one.text)}",
        f"DESCRIPTION:{_text(one.digest.title)}\\n{_text(url)}",
        f"URL:{url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return "".join(map(_folded, lines))


def _span(date: str) -> tuple[datetime.date, datetime.date]:
    """The first day and the day after the last one."""
    start = datetime.date.fromisoformat(whole_day(date) or date)
    if is_day(date):
        return start, start + datetime.timedelta(days=1)
    return start, (start + datetime.timedelta(days=31)).replace(day=1)


def _text(value: str) -> str:
    return plain(value).translate(_ESCAPES)


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, no character torn apart."""
    pieces, size = [""], 0
    for character in line:
        length = len(character.encode("utf-8"))
        if size + length > _OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += length
    return "\r\n".join(pieces) + "\r\n"
