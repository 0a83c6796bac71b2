"""What is fuzzed: for each parser, what must hold whatever bytes it gets, and where to begin.

A target takes bytes and raises if something is wrong. `make fuzz` runs them for as long as is
wanted (`scripts/tools/fuzz.py`), the tests for a moment (`test_fuzz.py`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from protego import Protego

import attacks
import rendering
import samples
from helpers import REPOSITORY
from office_files import DOCX, ODT, docx, odt
from policydigest import addresses, checks, digests, links
from policydigest.digest_file.sections import join_sections, sections
from policydigest.draft import UndatedError, digest_of
from policydigest.edits.mending import mend
from policydigest.formats import reading
from policydigest.formats.parts import Address, ArticleError, Origin
from policydigest.formats.parts import article as made
from policydigest.model import Article, Findings
from policydigest.notation import strict_yaml
from policydigest.pages.safe import safe_markdown, safe_url
from policydigest.recognise import find
from policydigest.store import inputs
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.reading import VocabularyError, load_vocabulary

BODY = rendering.BODY_TAGS | {"pre", "code", "table", "thead", "tbody", "tr", "td", "th"}
ARTICLES = attacks.articles([*attacks.ALL[:2], "a point"])
AGENT = "policydigest"


@dataclass(frozen=True, slots=True)
class Target:
    """`run` must not raise for any bytes; `seeds` are good ones to begin with."""

    run: Callable[[bytes], None]
    seeds: Sequence[bytes]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(vocabulary_texts())


@cache
def vocabulary_texts() -> dict[str, str]:
    return inputs.read_vocabulary(REPOSITORY)


def as_text(data: bytes) -> str:
    """Any text: lone surrogates come from bytes that are no UTF-8."""
    return data.decode("utf-8", "surrogateescape")


# --------------------------------------------------------------------------- digests


def yaml(data: bytes) -> None:
    """Strict YAML gives a value or a problem with its line."""
    text = as_text(data)
    try:
        lines = set(strict_yaml.load(text).lines.values())
    except strict_yaml.YamlProblem as problem:
        lines = {problem.line}
    assert lines <= set(range(1, text.count("\n") + 3))


def digest(data: bytes) -> None:
    """A digest is read or refused, checked, mended once for all, and harmless as a page."""
    parsed = digests.parse_bytes(data, "digests/2024/2024-01-17-x.md")
    assert parsed.digest is not None or parsed.problems
    checks.check_digest(parsed, samples.VOCABULARY)
    if parsed.digest is None:
        return
    again = digests.parse(digests.write(parsed.digest), parsed.path)
    assert again.digest == parsed.digest
    mended = mend(parsed, samples.VOCABULARY)
    assert mend(digests.parse(mended, parsed.path), samples.VOCABULARY) == mended
    assert join_sections(sections(parsed.digest.body)) == parsed.digest.body


def body(data: bytes) -> None:
    """Nothing in the body of a digest is live."""
    html = rendering.html_of(safe_markdown(as_text(data)))
    assert rendering.inspect(html, BODY).problems == []


def names(data: bytes) -> None:
    """A file of the vocabulary is read, or refused with its line; checks take any."""
    texts = {"topics.yml": as_text(data)}
    checks.check_vocabulary(texts)
    with contextlib.suppress(VocabularyError):
        load_vocabulary(texts)


# --------------------------------------------------------------------------- articles


def recognisers(data: bytes) -> None:
    """Whatever is recognised stands where it says, and a draft of it is read back."""
    try:
        article = made(Origin("x"), as_text(data), {"published": "2024-01-18"})
    except ArticleError:
        return
    found = find(article, vocabulary())
    spans = [span for entity in (*found.countries, *found.organisations, *found.instruments,
                                 *found.people) for span in entity.evidence]  # fmt: skip
    spans += [amount.span for amount in found.money]
    spans += [quote.span for quote in found.quotes]
    spans += [day.span for day in found.dates]
    assert all(article.text[span.start : span.end] == span.text for span in spans)
    drafted(article, found)


def drafted(article: Article, found: Findings) -> None:
    """The draft of an article is read back as it was written, and is harmless."""
    try:
        draft = digest_of(article, found)
    except UndatedError:
        return
    if not draft.title or not draft.summary:
        return  # a text of no sentences leaves them to a person, as the checks say
    again = digests.parse_bytes(digests.write(draft).encode("utf-8"), "x.md").digest
    assert again == draft
    assert rendering.inspect(rendering.html_of(safe_markdown(draft.body)), BODY).problems == []


def file(data: bytes) -> None:
    """A file gives articles, addresses and reasons, and nothing is raised."""
    for item in reading.read_bytes(data, Origin("seeds/x", url="https://example.org/a")):
        assert isinstance(item, Article | Address | ArticleError)
        if isinstance(item, Article):
            assert item.text.strip()
            item.text.encode("utf-8")
        else:
            assert str(item)


def word(data: bytes) -> None:
    """The same with the bytes in a Word document, where no mutation would get through."""
    file(docx(data))


def opendocument(data: bytes) -> None:
    """The same in an OpenDocument text."""
    file(odt(data))


# --------------------------------------------------------------------------- the web


def address(data: bytes) -> None:
    """Addresses are sent, compared and cleaned, or refused; links out of a page are read."""
    text = as_text(data)
    try:
        sent = addresses.sent(text)
    except addresses.AddressError:
        pass
    else:
        assert sent.isascii()
        assert not any(character.isspace() for character in sent)
        assert addresses.sent(sent) == sent
    addresses.page_key(text)
    addresses.is_public(text)
    assert not addresses.tracking(addresses.without_tracking(text))
    safe = safe_url(text)
    assert safe is None or safe.lower().startswith(("http://", "https://"))
    links.read_links(text)


def robots(data: bytes) -> None:
    """Any robots.txt allows or forbids, and says how long to wait."""
    rules = Protego.parse(data.decode("utf-8", "replace"))
    assert rules.can_fetch("https://example.org/a/b?c=d", AGENT) in (True, False)
    delay = rules.crawl_delay(AGENT)
    assert delay is None or float(delay) >= 0


DIGESTS = tuple(digests.write(one).encode() for one in samples.DIGESTS)
TARGETS: dict[str, Target] = {
    "yaml": Target(yaml, tuple(one.split(b"---\n")[1] for one in DIGESTS)),
    "digest": Target(digest, DIGESTS),
    "body": Target(body, tuple(one.encode("utf-8") for one in attacks.ALL)),
    "vocabulary": Target(names, (b"schema: 1\ntopics:\n  - id: trade\n    name: Trade\n"
                                 b"    description: On trade.\n    terms: [trade, tariff]\n",)),
    "recognisers": Target(recognisers, (ARTICLES["article.txt"], samples.FOUNDING.body.encode())),
    "text": Target(file, (ARTICLES["article.txt"], ARTICLES["article.md"])),
    "html": Target(file, (ARTICLES["raw.html"], ARTICLES["escaped.html"])),
    "pdf": Target(file, (ARTICLES["article.pdf"],)),
    "word": Target(word, (DOCX.encode(),)),
    "opendocument": Target(opendocument, (ODT.encode(),)),
    "mail": Target(file, (ARTICLES["text.eml"], ARTICLES["page.eml"])),
    "feed": Target(file, (ARTICLES["feed.rss"], ARTICLES["feed.atom"])),
    "json": Target(file, (ARTICLES["bulk.jsonl"], ARTICLES["feed.json"])),
    "zip": Target(file, (ARTICLES["packed.zip"], ARTICLES["article.docx"])),
    "warc": Target(file, (ARTICLES["pages.warc"],)),
    "address": Target(address, (b"https://user@example.org:8080/a/b?utm_source=x&c=d#e", b"::1",
                                b"https://b\xc3\xbccher.example/", b'<a href="https://x.org">x')),
    "robots": Target(robots, (b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\nAllow: /\n",)),
}  # fmt: skip
