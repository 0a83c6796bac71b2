"""What can be wrong with what a digest says: sources, names, text, and beside other digests."""

from __future__ import annotations

from policydigest.codes.code import Code

CODES = (
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
        "words outside attributed quotes, counted in runs of eight words or more of a paragraph or "
        "point that stand in the stored source just so. Open licences, such as CC BY, allow more.",
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
        "Countries carry the preferred names of `seeds/vocabulary/countries.yml`. That list is "
        "closed, as the naming policy says, so a digest cannot be about one that is not in it; a "
        "name under `mentions`, which gets no page, is only warned of. Parts of a country are "
        "filed under it, and the European Union is an organisation. `policydigest check --fix` "
        "mends capitals and other names.",
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
        "Digests are Markdown, and one with HTML in its text is left out. A tag that is to be "
        "shown is escaped (`\\<b>`) or stands between backticks. In a field a tag is text already.",
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
    Code(
        "C065",
        "Link to no digest",
        "A link in the text leads to another digest by its file, such as `2024-01-17-example.md`. "
        "The id is what counts, and a former id leads to the present page. Other pages are linked "
        "to by their whole address. A link to a digest that is left out for an error of its own is "
        "shown as mere words.",
    ),
)
