"""Is what the sources' rights allow kept to: licences named, quotes short, words one's own?

Without an open licence a digest may take over `VERBATIM_WORDS` words in all outside attributed
quotes, and quotes of `QUOTE_WORDS` words each. What counts as taken over is a run of at least
`RUN` words that stands in the source as it is: shorter ones are names and turns of phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydigest.checks.outline import Use
from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.digests import ParsedDigest, sections
from policydigest.licences import QUOTE_WORDS, VERBATIM_WORDS, is_open, name_problem
from policydigest.model import Article, Digest, Problem
from policydigest.summary.likeness import runs_of, words_in_runs
from policydigest.vocabulary import Vocabulary

RUN = 8
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
# Where a paragraph or an item of a list begins.
_NEW_PASSAGE = re.compile(r"\n(?:[ \t]*\n|(?=[ \t]*(?:[-*+]|\d+[.)])[ \t]))")
_ATTRIBUTION = re.compile(r">[ \t]*[—–-]{1,2}[ \t]*\S")


@digest_check
def licences(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """The licence of a source has its usual identifier."""
    for number, source in enumerate(digest.sources):
        if not source.licence or not source.licence.strip():
            continue
        wrong = name_problem(source.licence)
        if wrong:
            line = parsed.line_of("sources", number, "licence")
            message = f"sources {number + 1} licence: {wrong}"
            yield problem(parsed.path, line, "C037", message)


@digest_check
def quotes(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """Quotes of sources without an open licence are short."""
    if not _closed(digest) or ">" not in digest.body:
        return
    for line, quote in _quotes(parsed, digest):
        count = len(_WORD.findall(quote))
        if count > QUOTE_WORDS:
            message = (
                f"body: a quote of {count} words; {QUOTE_WORDS} are allowed where a source has no "
                "open licence. Shorten it, or tell the rest in your own words"
            )
            yield problem(parsed.path, line, "C038", message)


def verbatim(use: Use, source: Article) -> Iterator[Problem]:
    """Problems with the words that a digest takes over from a stored source."""
    if is_open(use.licence or source.licence):
        return
    taken = words_taken(own_words(use.body), source.text)
    if taken > VERBATIM_WORDS:
        message = (
            f"body: {taken} words stand in {use.file} just so; "
            f"{VERBATIM_WORDS} are allowed where a source has no open licence. "
            "Tell more in your own words"
        )
        yield problem(use.path, use.body_line, "C035", message)


def own_words(body: str) -> str:
    """The body without attributed quotes and without what names the source."""
    kept = []
    for part in sections(body):
        if part.heading == "Source":
            continue
        lines = part.text.split("\n")
        attributed = any(_ATTRIBUTION.match(line) for line in lines)
        kept += [line for line in lines if not (attributed and line.startswith(">"))]
    return "\n".join(kept)


def words_taken(text: str, source: str) -> int:
    """How many words of `text` stand in `source` in runs of at least `RUN` words.

    A run ends with its paragraph or point: that the next one goes on where the source does is no
    more than its order.
    """
    runs = runs_of(source, RUN)
    return sum(words_in_runs(passage, runs, RUN) for passage in _NEW_PASSAGE.split(text))


def _closed(digest: Digest) -> bool:
    """Whether some source has no open licence."""
    return any(not is_open(source.licence) for source in digest.sources)


def _quotes(parsed: ParsedDigest, digest: Digest) -> Iterator[tuple[int, str]]:
    """Every block quote: its first line and its words without who said them."""
    quote: list[str] = []
    first = 0
    for line, text in enumerate([*digest.body.split("\n"), ""], start=parsed.line("body")):
        if not text.startswith(">"):
            if quote:
                yield first, " ".join(quote)
            quote = []
        elif not _ATTRIBUTION.match(text):
            first = first if quote else line
            quote.append(text)
