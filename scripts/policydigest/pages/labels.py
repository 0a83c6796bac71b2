"""Every word that the generated pages say themselves, and how they write dates and numbers.

A translation replaces this file and the hand-written pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydigest.indexes import GroupKind


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
        """From the mapping in `mkdocs.yml`; what is missing there keeps its default."""
        default = cls()
        extra = config.get("extra")
        given = extra.get("authority") if isinstance(extra, Mapping) else None
        return cls(
            name=str(config.get("site_name") or default.name),
            url=str(config.get("site_url") or default.url).rstrip("/") + "/",
            repository=str(config.get("repo_url") or default.repository).rstrip("/"),
            branch=default.branch,
            authority=str(given or default.authority),
        )


# --------------------------------------------------------------------------- dates and numbers

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def date_words(date: str) -> str:
    """`2024-01-17` → 17 January 2024, `2024-01` → January 2024; anything else as it is."""
    parts = date.split("-")
    month = _month(parts)
    if month is None:
        return date
    if len(parts) == 3 and parts[2].isdecimal():
        return f"{int(parts[2])} {month} {parts[0]}"
    return f"{month} {parts[0]}" if len(parts) == 2 else date


def day_words(date: str) -> str:
    """`2024-01-17` → 17 January, `2024-01` → January: for lists that stand under their year."""
    words = date_words(date)
    year = date[:4]
    return words.removesuffix(f" {year}")


def month_words(month: str) -> str:
    """`2024-01` → January."""
    return _month(month.split("-")) or month


def _month(parts: list[str]) -> str | None:
    if len(parts) < 2 or not parts[1].isdecimal() or not 1 <= int(parts[1]) <= 12:
        return None
    return MONTHS[int(parts[1]) - 1]


def number(value: int) -> str:
    """12345 → 12,345."""
    return f"{value:,}"


def number_range(lowest: int, highest: int) -> str:
    """Two numbers → 1,000–2,000."""
    return f"{number(lowest)}–{number(highest)}"


def counted(value: int, one: str, many: str) -> str:
    """1 → "1 digest", 2 → "2 digests"."""
    return f"{number(value)} {one if value == 1 else many}"


def digests_counted(value: int) -> str:
    """1 → "1 digest", 2 → "2 digests"."""
    return counted(value, "digest", "digests")


def span_words(oldest: str, newest: str) -> str:
    """The time that a list of digests covers."""
    first, last = date_words(oldest), date_words(newest)
    return first if first == last else f"{first} to {last}"


# --------------------------------------------------------------------------- names of things

PLURAL: Mapping[GroupKind, str] = MappingProxyType(
    {
        "country": "Countries and territories",
        "organisation": "Organisations",
        "topic": "Topics",
        "instrument": "Instruments",
        "year": "Years",
        "month": "Years",
    }
)

HOME = "Home"
BREADCRUMB = "Breadcrumb"
PAGE = "Page {page} of {pages}"
PAGES = "Pages"
PREVIOUS_PAGE = "Newer digests"
NEXT_PAGE = "Older digests"
PREVIOUS_LETTERS = "Previous page"
NEXT_LETTERS = "Next page"

# --------------------------------------------------------------------------- a digest's page

FACTS = "Facts"
DATE = "Date"
COUNTRIES = "Countries and territories"
ORGANISATIONS = "Organisations"
TOPICS = "Topics"
INSTRUMENTS = "Instruments"
PEOPLE = "People"
SOURCE = "Source"
SOURCES = "Sources"
REVIEW = "Review"
LICENCE = "Licence"
RETRIEVED_ON = "read {date}"
SOURCE_UNNAMED = "Untitled source"

DRAFT = "Draft"
DRAFT_STATE = "Draft, not yet reviewed"
DRAFT_NOTICE = (
    "This digest is a draft that no editor has reviewed. Check it against the source before you"
    " rely on it."
)
REVIEWED = "Reviewed"
REVIEWED_STATE = "Reviewed by {who} on {when}"
REVIEWED_BY = "Reviewed by {who}"
REVIEWED_ON = "Reviewed on {when}"

ALSO_NAMED = "Also named"
ALSO_NAMED_NOTE = "Named in the source in passing; this digest is not about them."
RELATED = "Related digests"
NEIGHBOURS = "Digests before and after"
EARLIER = "Earlier"
LATER = "Later"
ABOUT_THIS = "About this digest"
CITE = "How to cite"
CITATION = "{site}, “{title}”, digest of {date}."
EDIT = "Suggest a correction"
HISTORY = "See all changes"
SUPERSEDES = "Supersedes"
SUPERSEDED_BY = "Superseded by"
DUPLICATE_OF = "The same event is covered by"

WITHDRAWN_TITLE = "Withdrawn: {title}"
WITHDRAWN_NOTICE = (
    "This digest has been withdrawn. It stays at this address so that links to it hold."
)
WITHDRAWN_REASON = "Reason"
WITHDRAWN_NO_REASON = "No reason was recorded."

LICENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    }
)
DEFAULT_LICENCE = "CC-BY-4.0"

MORE_TAGS = "and {count} more"

# --------------------------------------------------------------------------- tag pages

UNKNOWN = "Not yet in the vocabulary"
UNKNOWN_NOTICE = (
    "“{name}” stands in digests but is not yet in the vocabulary, so other spellings of the name"
    " are not recognised and nothing more is known of it here."
)
UNKNOWN_HOW = "How to add a name"
OFFICIAL_NAME = "Official name"
ALSO_KNOWN_AS = "Also known as"
FORMER_NAMES = "Former names"
REGION = "Region"
CAPITAL = "Capital"
TERRITORY_OF = "Territory of"
CODE = "Country code"
KIND = "Kind"
COUNTRY = "Country"
PART_OF = "Part of"
WEBSITE = "Website"
JURISDICTION = "Jurisdiction"
PARTIES = "Parties"
ADOPTED = "Adopted or signed"
COVERAGE = "Covered here"
IN_DIGESTS = "{count}, {span}"
NAMING_POLICY = "On names"
NAMING_LINK = "Naming policy"
EUROPEAN_UNION = "European Union"

TAG_DESCRIPTION = "{count} on {name}: what was agreed, when, by whom and with whom."
YEAR_DESCRIPTION = "{count} of events in {period}, newest first."
MONTHS_HEADING = "Months"

# --------------------------------------------------------------------------- index pages

COUNTRIES_INTRO = (
    "Countries and territories by region, with the number of digests about each. Names and"
    " grouping follow ISO 3166 and the United Nations’ regions and imply no position on status:"
    " see the [naming policy]({naming})."
)
ORGANISATIONS_INTRO = (
    "Governments’ departments, regulators, international bodies, companies and others that digests"
    " are about, each under one name. The European Union is listed here."
)
INSTRUMENTS_INTRO = (
    "Treaties, agreements, memoranda, laws, strategies and other instruments that digests are"
    " about."
)
TOPICS_INTRO = "Subjects that digests are filed under, with what each covers."
YEARS_INTRO = "Digests by the date of the event, not of the article that reported it."
OTHER_NAMES = "Other names"
UNKNOWN_MARK = "not yet in the vocabulary"
BY_KIND = "By kind"
OTHER_KIND = "Kind not recorded"
A_TO_Z = "A–Z"
OTHER_LETTERS = "0–9 and others"
MOST_DIGESTS = "Named most often"
NOTHING_YET = "Nothing here yet."
WITHOUT_DIGESTS = "Names without a number have no digest yet."
LETTER_TITLE = "{plural}: {letter}"
KIND_TITLE = "{plural}: {kind}"

KIND_PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "Agencies",
        "company": "Companies",
        "foundation": "Foundations",
        "government": "Governments",
        "industry association": "Industry associations",
        "intergovernmental": "Intergovernmental bodies",
        "media": "Media",
        "military": "Armed forces",
        "ministry": "Ministries and departments",
        "ngo": "Non-governmental organisations",
        "parliament": "Parliaments",
        "party": "Political parties",
        "police": "Police",
        "regulator": "Regulators",
        "standards body": "Standards bodies",
        "think tank": "Think tanks",
        "trade union": "Trade unions",
        "university": "Universities",
        "central bank": "Central banks",
        "court": "Courts",
    }
)
KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "intergovernmental": "Intergovernmental body",
        "military": "Armed forces",
        "ministry": "Ministry or department",
        "ngo": "Non-governmental organisation",
        "party": "Political party",
    }
)


def kind_name(kind: str) -> str:
    """A kind of the vocabulary as a label."""
    return KIND_NAMES.get(kind) or kind[:1].upper() + kind[1:]


def kind_plural(kind: str) -> str:
    """A kind of the vocabulary as a heading over many."""
    return KIND_PLURALS.get(kind) or kind_name(kind)


# --------------------------------------------------------------------------- home

HOME_CLAIM = "What was agreed, when, by whom and with whom"
HOME_LEAD = (
    "Short, sourced records of agreements, laws, decisions and statements between governments and"
    " organisations. Each says in a minute’s reading what happened, which figures and words matter,"
    " and where to read the original."
)
HOME_DESCRIPTION = (
    "Short, sourced records of agreements, laws, decisions and statements between governments and"
    " organisations, indexed by country, organisation, topic and year."
)
HOME_COVERAGE = "The collection"
HOME_COUNTS: Mapping[GroupKind, tuple[str, str]] = MappingProxyType(
    {
        "country": ("country or territory", "countries and territories"),
        "organisation": ("organisation", "organisations"),
        "instrument": ("instrument", "instruments"),
        "topic": ("topic", "topics"),
    }
)
DIGEST_WORDS = ("digest", "digests")
HOME_SPAN = "Events from {span}."
HOME_REVIEWED = "{reviewed} of {all} reviewed by an editor."
LATEST = "Latest digests"
ALL_OF_YEAR = "All digests of {year}"
MOST_COUNTRIES = "Most covered countries and territories"
MOST_TOPICS = "Most covered topics"
MOST_ORGANISATIONS = "Most covered organisations"
BY_YEAR = "By year"
ALL_COUNTRIES = "All countries and territories"
ALL_ORGANISATIONS = "All organisations"
ALL_TOPICS = "All topics"
ALL_YEARS = "All years"
EMPTY_COLLECTION = "No digest has been published yet."

# --------------------------------------------------------------------------- charts

CHART_OF_DIGESTS: Mapping[str, str] = MappingProxyType(
    {
        "month": "Digests by month",
        "year": "Digests by year",
        "decade": "Digests by decade",
    }
)
CHART_OF_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "month": "Dated facts by month",
        "year": "Dated facts by year",
        "decade": "Dated facts by decade",
    }
)
CHART_MOST = "most: {value} in {period}"
DECADE = "{year}s"

# --------------------------------------------------------------------------- pairs and people

WITH_COUNTRIES = "Most often with"
WITH_ORGANISATIONS = "Organisations"
WITH_INSTRUMENTS = "Instruments"
ALL_PARTNERS = "All {count}"
PARTNERS_TITLE = "{name} and others"
PARTNERS_INTRO = (
    "Countries and territories that share a digest with {name}. Digests of more than {most}"
    " countries are left out: they say little about any two of them."
)
PAIR_DESCRIPTION = "{count} that {one} and {other} share: what they agreed, when and through whom."
PAIR_INTRO = "{count} about both {one} and {other}, {span}."
BETWEEN = "Between two countries"
PERSON_DESCRIPTION = "{count} that name {name}, with the offices held."
PERSON_INTRO = "Named in {count}, {span}."
PERSON_NOTE = (
    "People are told apart by name alone. If two people share this name, please suggest a"
    " correction."
)
ROLES = "Named as"
PAGE_TITLE = "{title}, {number}"

# --------------------------------------------------------------------------- the map

MAP_TITLE = "Digests by country"
MAP_LABEL = "Map of the world, each country shaded by its number of digests and linked"
MAP_SKIP = "Skip the map"
MAP_LIST = "The same numbers as a list"
MAP_NOTE = "Borders are simplified and imply no position on status."
ACTIVE_IN = "Most active in {year}"

# --------------------------------------------------------------------------- timeline

TIMELINE = "Timeline"
TIMELINE_OF = "Timeline of {name}"
TIMELINE_INTRO = (
    "Every dated fact that the digests tell, by the day, month or year it happened, each with the"
    " digest it stands in."
)
TIMELINE_DESCRIPTION = "{count} from the digests, in time order."
FACT_WORDS = ("dated fact", "dated facts")
WHOLE_YEAR = "In the course of the year"
AHEAD = "Ahead"
LATEST_FACTS = "Latest"

# --------------------------------------------------------------------------- coverage

COVERAGE_TITLE = "Coverage"
COVERAGE_INTRO = (
    "What the collection holds, who has reviewed it, where it comes from and where it is thin. Few"
    " digests of a country say what was sent in, not what happened there."
)
YEAR = "Year"
DIGESTS = "Digests"
PUBLISHER = "Publisher"
NONE = "–"
REVIEW_BY_YEAR = "Digests and reviews by year"
BY_REGION = "By region"
COVERED = "Countries and territories covered"
NOT_COVERED = "Not covered"
COUNTRY_BY_YEAR = "By country and year"
GRID_NOTE = "In each region the {most} countries and territories with most digests."
BY_PUBLISHER = "Sources by publisher"
MORE_PUBLISHERS = "And {count} more publishers."
THIN = "What is thin"
THIN_NOTE = "Digests that lack what a reader may count on."
LACKING = "Lacking"
WITHOUT_COUNTRY = "No country or territory"
WITHOUT_ORGANISATION = "No organisation"
WITHOUT_TOPIC = "No topic"
WITHOUT_SOURCE = "No source with an address"
ONE_SOURCE = "One source alone"
MONTH_ALONE = "No day, only a month"
UNKNOWN_NAMES = "Names not yet in the vocabulary"

# --------------------------------------------------------------------------- foot of a digest

CITE_FORMATS = "Cite as APA, BibTeX, RIS or CSL-JSON"
ALSO_REPORTED = "Also reported"
WHY_TAGS = "Why these tags"
WHY_TAGS_NOTE = (
    "The words in the source that earned each tag, with a few words around them. A tag without"
    " words here was added by a person."
)
