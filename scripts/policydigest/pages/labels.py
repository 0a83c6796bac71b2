"""Every word that the site says itself, from `data/words.yml`; how it writes dates and numbers.

`labels.HOME_CLAIM` is what the file says under `home_claim`. Tables and lists of words have names
of their own below. A test holds that every word used is in the file and every word there is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from policydigest.notation import strict_yaml

if TYPE_CHECKING:
    from policydigest.indexes import GroupKind


def _read() -> Mapping[str, object]:
    text = files("policydigest").joinpath("data/words.yml").read_text(encoding="utf-8")
    value = strict_yaml.load(text).value
    assert isinstance(value, dict)
    return value


_WORDS = _read()


def __getattr__(name: str) -> str:
    """The words under a name. Raises `AttributeError` if the file has none."""
    words = _WORDS.get(name.lower())
    if not name.isupper() or not isinstance(words, str):
        raise AttributeError(f"data/words.yml has no words under {name.lower()!r}")
    return words


# Found here, no use of a word has to go through `__getattr__`, which is for the missing ones.
globals().update({name.upper(): said for name, said in _WORDS.items() if isinstance(said, str)})


def _text(name: str) -> str:
    value = _WORDS[name]
    assert isinstance(value, str)
    return value


def _list(name: str) -> list[str]:
    value = _WORDS[name]
    assert isinstance(value, list)
    return value


def _table(name: str) -> Mapping[str, str]:
    value = _WORDS[name]
    assert isinstance(value, dict)
    return MappingProxyType(value)


def _pair(value: object) -> tuple[str, str]:
    """The word for one and the word for many."""
    assert isinstance(value, list)
    one, many = value
    return one, many


@dataclass(frozen=True, slots=True)
class SiteText:
    """What the pages need to know of the site: as `mkdocs.yml` has it."""

    name: str = "Policy Digest"
    url: str = "https://policydigest.github.io/policydigest/"
    repository: str = "https://github.com/policydigest/policydigest"
    branch: str = "main"
    # Permanent identifiers are made with it: it stays when the site moves to another host.
    authority: str = "policydigest.github.io"

    @classmethod
    def from_config(cls, config: Mapping[str, object]) -> SiteText:
        """From the mapping in `mkdocs.yml`; what is missing there keeps its default.

        Without a repository pages have no links to it. The theme shows the search form in the
        repository's place only where there is one, so the site's own address stands for none.
        """
        default = cls()
        url = str(config.get("site_url") or default.url).rstrip("/") + "/"
        repository = str(config.get("repo_url") or "").rstrip("/")
        extra = config.get("extra")
        given = extra.get("authority") if isinstance(extra, Mapping) else None
        return cls(
            name=str(config.get("site_name") or default.name),
            url=url,
            repository="" if f"{repository}/" == url else repository,
            branch=default.branch,
            authority=str(given or default.authority),
        )


# --------------------------------------------------------------------------- dates and numbers

MONTHS = _list("months")


def date_words(date: str) -> str:
    """`2024-01-17` → 17 January 2024, `2024-01` → January 2024; anything else as it is."""
    year, month, day = _parts(date)
    if not month:
        return date
    pattern = _text("day_month_year") if day else _text("month_year")
    return pattern.format(day=day, month=month, year=year)


def day_words(date: str) -> str:
    """`2024-01-17` → 17 January, `2024-01` → January: for lists that stand under their year."""
    _, month, day = _parts(date)
    return _text("day_month").format(day=day, month=month) if day else month or date


def month_words(month: str) -> str:
    """`2024-01` → January."""
    return _parts(month)[1] or month


@lru_cache(maxsize=4096)
def _parts(date: str) -> tuple[str, str, str]:
    """Year, name of the month and number of the day; "" for what the date lacks."""
    year, month, day, *more = [*date.split("-"), "", ""]
    if not month.isdecimal() or not 1 <= int(month) <= 12 or any(more):
        return year, "", ""
    if day and not day.isdecimal():
        return year, "", ""
    return year, MONTHS[int(month) - 1], str(int(day)) if day else ""


def number(value: int) -> str:
    """12345 → 12,345."""
    return f"{value:,}".replace(",", _text("thousands"))


def number_range(lowest: int, highest: int) -> str:
    """Two numbers → 1,000–2,000."""
    return _text("number_range").format(lowest=number(lowest), highest=number(highest))


def counted(value: int, one: str, many: str) -> str:
    """1 → "1 digest", 2 → "2 digests"."""
    return f"{number(value)} {one if value == 1 else many}"


def digests_counted(value: int) -> str:
    """1 → "1 digest", 2 → "2 digests"."""
    return counted(value, *DIGEST_WORDS)


def span_words(oldest: str, newest: str) -> str:
    """The time that a list of digests covers."""
    first, last = date_words(oldest), date_words(newest)
    return first if first == last else _text("span").format(first=first, last=last)


# --------------------------------------------------------------------------- tables of words

DIGEST_WORDS = _pair(_WORDS["digest_words"])
FACT_WORDS = _pair(_WORDS["fact_words"])
PLURAL: Mapping[GroupKind, str] = _table("plural")  # type: ignore[assignment]
HOME_COUNTS = {kind: _pair(value) for kind, value in _table("home_counts").items()}
CHART_OF_DIGESTS = _table("chart_of_digests")
CHART_OF_FACTS = _table("chart_of_facts")
INSTRUMENT_EVENTS = _table("instrument_events")
DATA_BULK = _table("data_bulk")

DEFAULT_LICENCE = "CC-BY-4.0"
DEFAULT_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def kind_name(kind: str) -> str:
    """A kind of the vocabulary as a label."""
    return _table("kind_names").get(kind) or kind[:1].upper() + kind[1:]


def kind_plural(kind: str) -> str:
    """A kind of the vocabulary as a heading over many."""
    return _table("kind_plurals").get(kind) or kind_name(kind)


# --------------------------------------------------------------------------- words of templates

_FOR_TEMPLATES = ("copying", "search_page", "facets", "search_says", "timeline_says")


def template_words(feeds: Iterable[tuple[str, str, str]] = ()) -> str:
    """The words of the templates as a template that they import: `partials/words.html`.

    `feeds` are the site's own, which the templates cannot know of: media type, words, path.
    """
    said: dict[str, object] = {**_table("templates"), "feeds": list(feeds)}
    said |= {name: dict(_table(name)) for name in _FOR_TEMPLATES}
    lines = [
        f"{{% set {name} = {json.dumps(value, ensure_ascii=False)} %}}\n"
        for name, value in said.items()
    ]
    return "{#- Made from scripts/policydigest/data/words.yml by the build. -#}\n" + "".join(lines)
