"""The collection of script injections, and the digests, names and articles made of them."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import yaml

import pdfs
from office_files import DOCX, ODT, docx, odt, zipped
from policydigest.model import Digest, PassingMentions, Person, Source
from policydigest.pages.safe import plain
from policydigest.vocabulary import Country, Instrument, Organisation, TopicEntry, Vocabulary

# Technique → strings.
TECHNIQUES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("injections.yml").read_text(encoding="utf-8")
)
ALL = tuple(text for strings in TECHNIQUES.values() for text in strings)


def groups(size: int) -> list[tuple[str, ...]]:
    """All strings in groups of about this size, each of many techniques.

    One that swallows what follows it hides no whole technique.
    """
    count = -(-len(ALL) // size)
    return [ALL[number::count] for number in range(count)]


def digest(strings: Sequence[str], id_: str = "2024-01-01-hostile") -> Digest:
    """A digest with all these strings in every field."""
    text = " ".join(strings)
    blocks = (f"{one}\n\n## {one}\n\n- {one}\n\n> {one}\n\n{one}" for one in strings)
    return Digest(
        id=id_,
        title=text,
        date=id_[:10],
        summary=text,
        countries=(text,),
        organisations=(text,),
        topics=(text,),
        instruments=(text,),
        people=(Person(text, text),),
        mentions=PassingMentions((text, text + "2"), (text, text + "2")),
        sources=(
            Source(text, text, text, text, text, text, text, text, text, text),
            Source(text, f"https://example.org/{text}", text),
        ),
        status="reviewed",
        reviewed_by=text,
        reviewed_on=text,
        language=text,
        licence=text,
        related=(text,),
        supersedes=(text,),
        duplicate_of=text,
        body="\n\n".join(blocks),
    )


def variants(strings: Sequence[str], number: int = 0) -> tuple[Digest, Digest, Digest]:
    """The digest as it is, withdrawn, and as a draft."""
    day = f"2024-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    text = " ".join(strings)
    withdrawn = dataclasses.replace(
        digest(strings, f"{day}-withdrawn-{number}"), withdrawn=True, withdrawn_reason=text
    )
    draft = dataclasses.replace(digest(strings, f"{day}-draft-{number}"), status="draft")
    return digest(strings, f"{day}-hostile-{number}"), withdrawn, draft


def vocabulary(known: Vocabulary, names: Sequence[str]) -> Vocabulary:
    """The vocabulary with an entry of each kind for each name, all its texts being the name."""
    countries, organisations, instruments, topics = {}, {}, {}, {}
    for number, name in enumerate(names):
        code = f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
        id_ = f"hostile-{number}"
        countries[code] = Country(
            code, name, official=name, region=name, subregion=name, forms=(name,),
            former=(f"{name} once",), demonyms=(name,), capital=name, wikidata=name,
        )  # fmt: skip
        organisations[id_] = Organisation(
            id_, name, forms=(name,), former=(f"{name} once",), kind=name, country=code,
            website=name, wikidata=name,
        )  # fmt: skip
        instruments[id_] = Instrument(
            id_, name, forms=(name,), former=(f"{name} once",), kind=name, parties=(code,),
            jurisdiction=code, date=name, history=(f"2024-01-01 {name}",), website=name,
            wikidata=name,
        )  # fmt: skip
        topics[id_] = TopicEntry(id_, name, description=name, terms=(name,))
    return dataclasses.replace(
        known,
        countries=countries | dict(known.countries),
        organisations={**known.organisations, **organisations},
        instruments={**known.instruments, **instruments},
        topics={**known.topics, **topics},
    )


# --------------------------------------------------------------------------- articles

OPENING = "TOKYO, 5 March 2024 — Japan and Chile signed an agreement on fisheries on Tuesday."


def articles(strings: Sequence[str]) -> dict[str, bytes]:
    """An article of these strings in every format that is read: name of the file → its bytes.

    What a format has no way to hold (control characters in XML, line ends in a header) is left
    out; everything else stands in it as such a file's maker would put it there.
    """
    title = plain(strings[0]) or "Untitled"
    paragraphs = [OPENING]
    for number, one in enumerate(strings):
        paragraphs += [
            f"The two countries agreed on {one} in talks about fisheries in Tokyo.",
            f"“We welcome {one} as a step for our ports,” said Minister Aoi Tanaka {one}.",
            f"By {number + 1} May 2025 they will pay $ {number + 3} million for {one}.",
        ]
    paragraphs = [one.replace("\0", "") for one in paragraphs]  # no text file has one
    text = "\n\n".join([title, *paragraphs])
    escaped = "".join(f"<p>{html.escape(plain(one))}</p>\n" for one in paragraphs)
    raw = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    attribute = html.escape(title)
    head = (
        f'<!doctype html><html lang="en"><head><title>{attribute}</title>'
        f'<meta name="author" content="{attribute}"><meta property="og:title" content="{attribute}">'
        f'<meta property="og:site_name" content="{attribute}"></head><body><article><h1>'
    )
    fields = {
        "title": title,
        "publisher": title,
        "author": title,
        "url": f"https://example.org/{title}",
        "licence": "CC-BY-4.0",
        "language": "en",
    }
    front = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    cdata = raw.replace("]]>", "]]&gt;")
    date = "<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>"
    rss = (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{attribute}</title><link>https://example.org/</link><item><title>{attribute}</title>"
        f"<link>{attribute}</link>{date}<content:encoded><![CDATA[{cdata}]]></content:encoded></item>"
        "</channel></rss>"
    )
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">{attribute}</title><entry>'
        f'<title type="html">{attribute}</title><link href="{attribute}"/>'
        f"<published>2024-03-05T00:00:00Z</published><author><name>{attribute}</name></author>"
        f'<content type="html">{html.escape(raw)}</content></entry></feed>'
    )
    record = {**fields, "text": text, "published": "2024-03-05"}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "items": [{"id": title, "url": title, "title": title, "content_html": raw,
                   "date_published": "2024-03-05T00:00:00Z"}],
    }  # fmt: skip
    return {
        "article.txt": _utf8(text),
        "article.md": _utf8(f"---\n{front}---\n" + "\n\n".join(paragraphs)),
        "escaped.html": _utf8(f"{head}{attribute}</h1>{escaped}</article></body></html>"),
        "raw.html": _utf8(f"{head}{attribute}</h1>{raw}</article></body></html>"),
        "article.pdf": _pdf(title, paragraphs),
        "article.docx": docx(_xml(DOCX.replace("They signed", _runs(title, paragraphs)))),
        "article.odt": odt(_xml(ODT.replace("They <", f"{_runs(title, paragraphs)}<"))),
        "text.eml": _mail(title, "\n\n".join(paragraphs), "plain"),
        "page.eml": _mail(title, f"<html><body>{raw}</body></html>", "html"),
        "feed.rss": _utf8(_xml(rss)),
        "feed.atom": _utf8(_xml(atom)),
        "feed.json": _utf8(json.dumps(feed)),
        "bulk.jsonl": _utf8(json.dumps(record) + "\n" + json.dumps({**record, "html": raw})),
        "packed.zip": zipped(**{f"{title}.txt": text, "article.txt": text}),
        "pages.warc": _warc(f"{head}{attribute}</h1>{raw}"),
    }  # fmt: skip


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c.isprintable() and c not in "\ufffe\uffff"))


def _runs(title: str, paragraphs: Sequence[str]) -> str:
    return html.escape(" ".join([title, *paragraphs]))


def _pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    def latin(text: str) -> str:
        return plain(text).encode("cp1252", "replace").decode("cp1252")

    info = {"Title": latin(title).translate({40: "\\(", 41: "\\)", 92: "\\\\"})}
    pages = [
        pdfs.lines([latin(one)[:110] for one in paragraphs[start : start + 40]], 40, 800)
        for start in range(0, len(paragraphs), 40)
    ]
    return pdfs.pdf(pages, info)


def _mail(title: str, content: str, kind: str) -> bytes:
    message = EmailMessage()
    message["From"] = "press@ministry.example"
    message["Date"] = "Tue, 05 Mar 2024 09:00:00 +0900"
    message["Subject"] = title
    message.set_content(_xml(content), subtype=kind)
    return message.as_bytes()


def _warc(page: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _utf8(page)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        "WARC-Date: 2024-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"
