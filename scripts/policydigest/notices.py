"""What the build itself reports, with stable codes: S for sources, B for building the site.

Problems within digests and vocabulary have their codes in `codes`.
"""

from __future__ import annotations

from policydigest.codes import Code
from policydigest.formats.parts import ArticleError
from policydigest.model import Problem

_ALL = (
    Code(
        "S001",
        "Source cannot be read",
        "The file is not there, empty, too large or not text, or its front matter is broken. The "
        "others are drafted all the same.",
    ),
    Code(
        "S002",
        "Not a digest",
        "Digests are .md files. A file that nobody reads would be forgotten.",
    ),
    Code(
        "S003",
        "Hidden file",
        "Names that begin with a dot belong to tools and are not read.",
        "warning",
    ),
    Code(
        "S004",
        "Link out of the project",
        "A symbolic link to a file elsewhere works on one machine only.",
    ),
    Code("S005", "Digest is too large", "A digest is a minute's reading."),
    Code(
        "S006",
        "Same text as another source",
        "No second digest is drafted for a text that has one, in whatever format it comes again. "
        "After a source was renamed, its digest's `file:` field names the old place. A near copy "
        "can be named as a second source there.",
        "warning",
    ),
    Code(
        "S007",
        "Digest cannot be read",
        "A source whose digest has an error is not drafted again: that would make a second one.",
    ),
    Code(
        "S008",
        "Comment within a value",
        "A refreshed file keeps comments beside and between the fields. Within a list of several "
        "lines nobody could tell where a comment belongs once the list has changed.",
        "warning",
    ),
    Code(
        "S009",
        "The machine would write something else",
        "What a person wrote stays. The message says what would be drafted today.",
        "warning",
    ),
    Code(
        "S010",
        "No date",
        "A digest is filed under the day of the event. Where neither the text nor its front "
        "matter tells a date, nothing is guessed. A digest that is there already keeps its date.",
    ),
    Code(
        "S011",
        "Language without word lists",
        "The recognisers have no word lists for the language of the source. Only the names of "
        "countries are taken; the rest of the digest is for a person to write.",
        "warning",
    ),
    Code(
        "S012",
        "Source could not be drafted",
        "The program itself failed at this source, or a worker of the cluster died of it several "
        "times. The other sources are drafted all the same, and a later run tries this one again.",
    ),
    Code(
        "S013",
        "Addresses are not followed",
        "A list, feed or sitemap below seeds/ leads to articles elsewhere. A build fetches "
        "nothing; whoever gives the file to `policydigest draft` does.",
        "warning",
    ),
    Code(
        "S014",
        "Address cannot be fetched",
        "The site does not answer, does not want programs, or sends what is no page. The others "
        "are fetched all the same; the next run tries again.",
    ),
    Code(
        "S015",
        "Not taken from the language model",
        "What a language model writes stands only if every name, number, date, quotation and word "
        "of it is found in the source and says there what it says here. What cannot be shown is "
        "left out, and what the program drafts itself stands.",
        "warning",
    ),
    Code(
        "S016",
        "Changed meanwhile",
        "Somebody saved the file, or a program was still writing it, between the moment it was "
        "read and the moment it was to be used or rewritten. It was left as it is now, and the "
        "others were done.",
    ),
    Code(
        "S017",
        "Source that nobody can find",
        "A text from a file outside `seeds/` was drafted, but says neither its address nor who "
        "published it. Readers could not look it up, so the digest is left out (C031) until one of "
        "the two is added to its `sources`, or the text is kept below `seeds/`.",
        "warning",
    ),
    Code(
        "S018",
        "Draft to be finished by hand",
        "No sentence of the source can stand as the summary, or it is written in capitals "
        "throughout, in which names and sentences are read poorly. An empty summary is an error "
        "of the digest until somebody writes one.",
        "warning",
    ),
    Code("B001", "Site configuration", "mkdocs.yml is missing or MkDocs does not accept it."),
    Code("B002", "MkDocs stopped", "Strict mode turns each of MkDocs' warnings into an error."),
    Code("B003", "Search index", "The search index could not be made."),
    Code(
        "B004",
        "Generated page was changed by hand",
        "The build writes these pages from the digests and the vocabulary, and would undo the "
        "change. It belongs in `digests/` or `seeds/vocabulary/`.",
    ),
    Code(
        "B005",
        "Vocabulary",
        "Without the controlled names nothing can be drafted, checked or indexed.",
    ),
    Code(
        "B006",
        "File could not be checked",
        "The program itself failed at this digest or source. The others are checked all the same.",
    ),
    Code(
        "B007",
        "Link out of the project",
        "MkDocs would follow a symbolic link below `docs/` or `overrides/` and publish whatever "
        "of the machine it leads to.",
    ),
    Code(
        "B008",
        "Front matter of a page cannot be read",
        "MkDocs publishes front matter with a slip in it as text, and says nothing. Hand-written "
        "pages are read as strictly as digests, before MkDocs sees them.",
    ),
    Code(
        "B009",
        "File in the place of the search index",
        "The search index is published in a folder of its own, from which the build removes "
        "whatever else is there.",
    ),
)

NOTICES: dict[str, Code] = {entry.code: entry for entry in _ALL}


def not_checked(file: str, reason: str) -> Problem:
    """That the program failed at a file, for a reason that is no fault of the file's."""
    text = f"could not be checked ({reason}); the others were. Please report this with the file."
    return Problem(file, 1, "B006", text)


def unreadable(source: str, error: ArticleError) -> Problem:
    """The reason why a source cannot be read, as a problem of its file."""
    line = error.line or 1
    reason = error.reason.removeprefix(f"line {line}: ")
    return Problem(source, line, "S001", reason if reason.endswith("?") else f"{reason}.")
