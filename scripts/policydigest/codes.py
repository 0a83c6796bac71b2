"""Every problem the project can report in a contributor's file, with its stable code.

Codes are never reused or renumbered: people link to them. A message says what is wrong in this
file; the explanation here says what the rule is for, and becomes a page of the site.
"""

from __future__ import annotations

from typing import NamedTuple

from policydigest.model import Problem, Severity

PAGE = "checks.md"  # of the site: it explains them


class Code(NamedTuple):
    """A kind of problem: stable `code`, short `title`, what the rule is for, how grave it is."""

    code: str
    title: str
    explanation: str
    severity: Severity = "error"


_ALL = (
    # ---- the file as a whole
    Code(
        "C001",
        "Not UTF-8",
        "Every text file is stored as UTF-8, so that names keep their accents on every machine. "
        "The message names the first byte that does not fit and the encoding it looks like.",
    ),
    Code(
        "C002",
        "No front matter",
        "A digest starts with a line of three hyphens, then the fields, then three hyphens again. "
        "Without them there is nothing to index.",
    ),
    Code(
        "C003",
        "Front matter not closed",
        "The fields end with a line that holds three hyphens and nothing else.",
    ),
    Code(
        "C004",
        "Front matter is not valid YAML",
        "Fields are read strictly: no duplicate names, anchors, tags or guessing. A value with a "
        "colon and a space in it, or one that starts with a special character, goes in quotes.",
    ),
    Code(
        "C005",
        "Front matter does not hold fields",
        "Between the hyphens stand lines of the form `name: value`.",
    ),
    Code(
        "C006",
        "Byte order mark or Windows line endings",
        "Both are invisible, make every line look changed and are mended by `check --fix`.",
        "warning",
    ),
    Code(
        "C007",
        "The end of a value is read as a comment",
        "In YAML a space and a `#` start a comment, and the rest of the line is not part of the "
        "value. Values with ` #` in them go in quotes.",
        "warning",
    ),
    # ---- fields
    Code(
        "C010",
        "Unknown field",
        "Only the documented fields are read. An unknown name is nearly always a slip.",
    ),
    Code(
        "C011",
        "Required field is missing",
        "Every digest has schema, id, title, date, summary and status.",
    ),
    Code(
        "C012",
        "Wrong kind of value",
        "Each field holds one kind of value: text, a list of names, a date, true or false. A text "
        "that looks like a number or like true, false or null goes in quotes.",
    ),
    Code(
        "C013",
        "Unknown schema version",
        "The number of the file format. This version of the program reads schema 1.",
    ),
    Code(
        "C014",
        "Badly formed id",
        "The id is permanent: feeds, citations and redirects rely on it. It is the date and a few "
        "words in small letters and digits with hyphens between, at most 100 characters.",
    ),
    Code(
        "C015",
        "File name and id differ",
        "A digest with the id `2024-01-17-example` is the file `2024-01-17-example.md`.",
    ),
    Code(
        "C016",
        "Date and id differ",
        "The id starts with the date of the event. When a date is corrected the digest gets a new "
        "id and file name, and the old id goes under former_slugs so that old links still work.",
    ),
    Code(
        "C017",
        "File is not in the folder of its year",
        "Digests lie in a folder named after the year of the event: `digests/2024/`.",
    ),
    Code(
        "C018",
        "Not a date",
        "Dates are written `2024-01-17`, or `2024-01` for the event where no day is known, and "
        "must exist in the calendar.",
    ),
    Code(
        "C019",
        "Unknown status",
        "A digest is a draft until a person has checked it against the source; then it is "
        "reviewed.",
    ),
    Code(
        "C020",
        "Review is incomplete",
        "Only a person sets `status: reviewed`, with reviewed_by and reviewed_on. A draft has "
        "neither.",
    ),
    Code(
        "C021",
        "Empty value",
        "A field without a value is left out; title and summary always say something.",
    ),
    Code(
        "C022",
        "Listed twice",
        "A name stands once in a list.",
        "warning",
    ),
    Code(
        "C023",
        "Withdrawn without a reason",
        "A withdrawn digest keeps its page, which says why it was withdrawn.",
    ),
    Code(
        "C024",
        "Line break in a one-line value",
        "Titles, names and addresses are one line.",
    ),
    Code(
        "C025",
        "Both subject and passing mention",
        "A name is either what the digest is about or mentioned in passing, not both.",
        "warning",
    ),
    Code(
        "C026",
        "Unreadable `generated` field",
        "The machine notes there what it wrote, so that a later run leaves people's changes "
        "alone. Whatever cannot be read counts as a person's.",
        "warning",
    ),
    Code(
        "C027",
        "Not a language tag",
        "Languages are BCP 47 tags such as `en`, `fr` or `pt-BR`.",
    ),
    # ---- sources
    Code(
        "C030",
        "No source",
        "Every digest rests on a source that readers can look up. A draft may wait for one; a "
        "reviewed digest may not.",
    ),
    Code(
        "C031",
        "Source cannot be found",
        "A source has at least an address (url), a stored file, or a title and a publisher.",
    ),
    Code(
        "C032",
        "Not a web address",
        "Addresses start with `https://` or `http://`, name a host, and hold no spaces and no "
        "user name or password. The address of an archived copy leads to the open web.",
    ),
    Code(
        "C033",
        "Not a SHA-256 sum",
        "The sum of the source's text, 64 digits of 0-9 and a-f. The program writes it.",
    ),
    Code(
        "C034",
        "Source file outside the project",
        "The file of a source is a path below `seeds/`, with forward slashes.",
    ),
    Code(
        "C035",
        "Too many words of the source",
        "A digest is not a copy. From a source without an open licence it takes over at most 90 "
        "words outside attributed quotes, counted in runs of eight words or more that stand in "
        "the stored source just so. Open licences, such as CC BY, allow more.",
    ),
    Code(
        "C036",
        "Address with tracking parameters",
        "Parameters such as `utm_source` tell the publisher where a visitor came from, and make "
        "two addresses of one page. `check --fix` removes them.",
        "warning",
    ),
    Code(
        "C037",
        "Licence without its usual name",
        "The licence of a source is an SPDX identifier such as `CC-BY-4.0` or `OGL-UK-3.0`, or "
        "`all rights reserved`. A source without one counts as all rights reserved.",
        "warning",
    ),
    Code(
        "C038",
        "Quote is too long",
        "From a source without an open licence a quote has at most 40 words.",
    ),
    Code(
        "C039",
        "Stored source is not there",
        "`file` under sources names a file below `seeds/`. After a file was renamed, the digest "
        "names its new place.",
        "warning",
    ),
    # ---- names
    Code(
        "C040",
        "Unknown country or territory",
        "Countries carry the preferred names of `seeds/vocabulary/countries.yml`.",
        "warning",
    ),
    Code(
        "C041",
        "Unknown organisation",
        "An organisation that is not in `seeds/vocabulary/organisations.yml` gets a page marked "
        "as not yet in the vocabulary.",
        "warning",
    ),
    Code(
        "C042",
        "Unknown topic",
        "Topics come from `seeds/vocabulary/topics.yml`.",
        "warning",
    ),
    Code(
        "C043",
        "Unknown instrument",
        "An agreement, act or strategy that is not in `seeds/vocabulary/instruments.yml` gets a "
        "page marked as not yet in the vocabulary.",
        "warning",
    ),
    Code(
        "C044",
        "Not the preferred name",
        "One thing has one name on the site, so that its page shows all its digests. "
        "`check --fix` writes the preferred one.",
        "warning",
    ),
    Code(
        "C045",
        "Named in the facts, not in the text",
        "What a digest is filed under is named in its title, summary or text, by any of its names, "
        "so that readers see why they find it there.",
        "warning",
    ),
    Code(
        "C046",
        "Not a dated fact",
        "Items under `## Timeline` begin with a date in bold, `- **2024-01-17** — …`. Others are "
        "missing from the site's timelines.",
        "warning",
    ),
    Code(
        "C047",
        "Link that is not a source",
        "What `## Source` links to stands under `sources` too, which is what citations and data "
        "are made from.",
        "warning",
    ),
    Code(
        "C048",
        "Nearly the heading of a section",
        "Timelines, figures and quotes are read from the sections `## Key points`, `## Timeline`, "
        "`## Figures`, `## In their words` and `## Source`. Under a heading that is written "
        "otherwise they stay mere text.",
        "warning",
    ),
    # ---- safety
    Code(
        "C050",
        "HTML",
        "Digests are Markdown. HTML is shown as text, never run.",
    ),
    Code(
        "C051",
        "Unsafe link",
        "Links lead to `https://`, `http://` or `mailto:` addresses or to another digest.",
    ),
    Code(
        "C052",
        "Invisible or direction-changing character",
        "Such characters can make a text read differently from what it says, or hide words from "
        "search.",
    ),
    Code(
        "C053",
        "Control character",
        "Text holds no control characters besides line breaks and tabs.",
    ),
    Code(
        "C054",
        "Too much",
        "A digest is a minute's reading. The bounds are far above that: they stop texts that are "
        "made to keep whoever renders them busy.",
    ),
    # ---- across digests
    Code("C060", "Id is taken", "Every digest has an id of its own."),
    Code(
        "C061",
        "Source is used by another digest",
        "Two digests of one article are nearly always a duplicate. Where both are wanted, name "
        "the other under related, supersedes or duplicate_of.",
    ),
    Code(
        "C062",
        "No digest has this id",
        "related, supersedes and duplicate_of name other digests by their id.",
    ),
    Code(
        "C063",
        "Former id is in use",
        "An id under former_slugs becomes a redirect, so no other digest can have it.",
    ),
    Code(
        "C064",
        "Nearly the same text as another digest",
        "Most clauses of the text stand in another digest too. Where both are wanted, name the "
        "other under related, supersedes or duplicate_of.",
        "warning",
    ),
    # ---- the vocabulary's entries
    Code(
        "C070",
        "Vocabulary file cannot be read",
        "The files below `seeds/vocabulary/` are YAML, read as strictly as the fields of a digest. "
        "The rest of such a file is checked once it can be read.",
    ),
    Code(
        "C071",
        "Unknown key in the vocabulary",
        "Only the documented keys are read. An unknown name is nearly always a slip.",
    ),
    Code(
        "C072",
        "Required key is missing",
        "Every file begins with `schema: 1`. Every entry has an id and a name; organisations and "
        "instruments have a kind, countries a region and the code `iso3`.",
    ),
    Code(
        "C073",
        "Wrong kind of value in the vocabulary",
        "Each key holds one kind of value: text, a list of names, a list of ambiguous forms. A "
        "name that looks like a number or like true, false or null goes in quotes.",
    ),
    Code(
        "C074",
        "Not one of the known words",
        "Kinds, regions, subregions and currencies come from closed lists, so that pages can sort "
        "and filter by them.",
    ),
    Code(
        "C075",
        "Badly formed id or code",
        "Country ids are the two capital letters of ISO 3166-1, other ids small letters, digits "
        "and hyphens. Wikidata's ids are a Q and a number.",
    ),
    Code(
        "C076",
        "Reference to an entry that is not there",
        "country, jurisdiction, territory_of and parties hold ids of countries (or EU), parent "
        "and parties ids of organisations. None leads back to the entry itself.",
    ),
    Code(
        "C077",
        "Two entries claim the same",
        "An id, a preferred name and a code belong to one entry. Of two bodies with the same name, "
        "one gets its country in brackets.",
    ),
    Code(
        "C078",
        "Form stands twice in an entry",
        "Once is enough; the preferred name is a form by itself.",
        "warning",
    ),
    # ---- what the forms would find
    Code(
        "C080",
        "Form of two entries",
        "Bodies of different countries may share a form, because the countries of a text tell "
        "which is meant. Nothing tells two countries apart, or two bodies of the same country, "
        "unless both forms stand under `ambiguous` with words that do.",
    ),
    Code(
        "C081",
        "Form is an ordinary word",
        "A word that any sentence may begin with, or a name that people bear, would tag texts "
        "that never mean the entry. Under `ambiguous` it is found in the right company only. The "
        "words are listed in `languages/en/ordinary_words.yml`.",
    ),
    Code(
        "C082",
        "Form is too short",
        "Single letters, and two small letters, stand in any text.",
    ),
    Code(
        "C083",
        "Ambiguous form without a context",
        "A form under `ambiguous` says which words must be in the text (`when`), must not be in "
        "the sentence (`unless`), or must not stand right beside it (`before`, `after`).",
    ),
    Code(
        "C084",
        "Can never be found",
        "A form or context without a letter or digit matches nothing.",
    ),
    # ---- ids that stay
    Code(
        "C085",
        "Id is gone",
        "Ids of the vocabulary are permanent, because data and citations of others rely on them. "
        "When entries are joined, or an id had a slip in it, the old one stands under `formerly` "
        "of the entry that took its place.",
    ),
    Code(
        "C086",
        "Id is not in the list yet",
        "`seeds/vocabulary/ids.list` lists every id that was ever published. "
        "`policydigest check --fix` adds new ones.",
        "warning",
    ),
    Code(
        "C087",
        "Former id is in use",
        "An id under `formerly` leads to one entry, so no other entry can have it.",
    ),
    Code(
        "C088",
        "Line of the list of ids cannot be read",
        "Each line of `seeds/vocabulary/ids.list` is a kind and an id, as in `country/JP`. The "
        "program writes the file.",
    ),
    # ---- word lists of languages
    Code(
        "C090",
        "Nothing reads this",
        "A file or word list whose name no recogniser knows does nothing. It is nearly always a "
        "slip.",
        "warning",
    ),
)

CODES: dict[str, Code] = {entry.code: entry for entry in _ALL}


def problem(
    file: str, line: int, code: str, message: str, severity: Severity | None = None
) -> Problem:
    """The `Problem` of this code; its severity is the code's unless another is given."""
    return Problem(file, line, code, message, severity or CODES[code].severity)
