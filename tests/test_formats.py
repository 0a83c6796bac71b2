"""Each format as it comes and as it comes broken; files are made here, of our own words."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from office_files import DOCX, docx, odt, zipped
from policydigest.formats import kinds, reading
from policydigest.formats.parts import Address, ArticleError, Item, Origin
from policydigest.model import Article

SENTENCE = "Japan and Chile signed an agreement on fisheries in Tokyo, their ministries said. "
LONG = SENTENCE * 12


def read(data: bytes, name: str = "x", url: str | None = None) -> list[Item]:
    return list(reading.read_bytes(data, Origin(name, url=url)))


def articles(data: bytes, name: str = "x", url: str | None = None) -> list[Article]:
    found = read(data, name, url)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def errors(data: bytes) -> list[str]:
    return [str(item) for item in read(data) if isinstance(item, ArticleError)]


# --------------------------------------------------------------------------- office files


def test_a_word_document() -> None:
    (article,) = articles(docx())
    assert article.text == (
        "Two countries sign\n\nTokyo, 18 January 2024\n\nThey signed it.\n\n- A point\n\n"
        "Year | Sum\n"
    )
    assert article.title == "Two countries sign"
    assert article.author == "Aoi Tanaka"
    assert article.published == "2024-01-18"  # of the text, not of the template


def test_an_opendocument_text() -> None:
    (article,) = articles(odt())
    assert article.text == "Two countries sign\n\nThey signed it.\n\n- A point\n\nYear | Sum\n"
    assert article.title == "Two countries sign"
    assert (article.author, article.published) == ("Aoi Tanaka", "2024-01-18")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx("<broken"), "is broken XML"),
        (docx('<w:document xmlns:w="x"><w:body/></w:document>'), "has no text in it"),
        (docx(DOCX)[:-30], "is a broken archive"),
        (odt(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "table or drawing"),
        (zipped(**{"xl/workbook.xml": "<x/>"}), "this is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "this is an old or a locked Office document"),
        (
            zipped(
                mimetype="application/vnd.oasis.opendocument.text",
                **{"content.xml": "", "META-INF/manifest.xml": "<m:encryption-data/>"},
            ),
            "is locked with a password",
        ),
    ],
)
def test_an_office_file_that_cannot_be_read(data: bytes, expected: str) -> None:
    (said,) = errors(data)
    assert expected in said


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(encoding: str) -> None:
    for text in (
        LAUGHS + "<rss><channel><item><title>&a8;</title></item></channel></rss>",
        '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry>&x;</entry></feed>',
    ):
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
        (said,) = errors(declared.encode(encoding))
        assert "declares entities of its own" in said
    (said,) = errors(
        docx(f'<?xml version="1.0"?>{LAUGHS}<w:document xmlns:w="x">&a8;</w:document>')
    )
    assert "declares entities of its own" in said


# --------------------------------------------------------------------------- archives


def test_an_archive_of_several_kinds() -> None:
    inner = zipped(**{"c.txt": "Third article, in a deeper archive."})
    members: dict[str, bytes | str] = {
        "b.docx": docx(),
        "a/a.txt": "---\ntitle: First\n---\nFirst article.",
        "deep.zip": inner,
        "page.html.gz": gzip.compress(b"Packed text of an article."),
        "__MACOSX/a.txt": "x",
        ".DS_Store": "x",
        "broken.pdf": "%PDF-1.7 nothing",
    }
    data = zipped(**members)
    found = read(data, "seeds/all.zip")
    assert [item.name for item in found] == [
        "seeds/all.zip#a/a.txt",
        "seeds/all.zip#b.docx",
        "seeds/all.zip#broken.pdf",
        "seeds/all.zip#deep.zip#c.txt",
        "seeds/all.zip#page.html.gz",
    ]
    assert [isinstance(item, ArticleError) for item in found] == [False, False, True, False, False]


def test_what_leads_out_of_an_archive_is_left_and_the_rest_goes_on() -> None:
    data = zipped(**{"../../etc/cron.txt": LONG, "/root.txt": LONG, "good.txt": LONG, "C:/x": LONG})
    found = read(data)
    assert [i.name for i in found if isinstance(i, Article)] == ["x#good.txt"]
    assert sum("leads out of the archive" in text for text in errors(data)) == 3


def test_bombs_are_refused_before_they_go_off() -> None:
    zeros = b"\0" * 300_000_000
    for data in (
        zipped(**{"a.txt": zeros}),
        zipped(**{f"{n}.txt": b" " * 15_000_000 for n in range(10)}),
        gzip.compress(zeros),
    ):
        assert len(data) < 1_000_000
        began = time.process_time()
        assert any("unpacks to far more" in text for text in errors(data))
        assert time.process_time() - began < 5
    nested = zipped(**{"a.txt": LONG})
    for _ in range(6):
        nested = zipped(**{"a.zip": nested})
    assert errors(nested) == [
        "x#a.zip#a.zip#a.zip: is an archive in an archive in an archive. Unpack it"
    ]


def test_a_size_that_lies_is_found_out() -> None:
    data = bytearray(zipped(**{"a.txt": b"word " * 400_000}))
    for place in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[place : place + 4] = (1000).to_bytes(4, "little")
    (said,) = errors(bytes(data))
    assert "broken archive" in said or "unpacks to far more" in said


def test_broken_compression() -> None:
    packed = gzip.compress(LONG.encode())
    assert articles(packed + gzip.compress(b"More of it."))[0].text == LONG + "More of it."
    for broken in (packed[:-10], packed[:20] + b"\xff" * 30):
        (said,) = errors(broken)
        assert "is a broken compressed file" in said


def test_locked_members() -> None:
    data = bytearray(zipped(**{"a.txt": LONG}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (said,) = errors(bytes(data))
    assert said.startswith("x#a.txt: is locked with a password")


# --------------------------------------------------------------------------- web archives


def warc(*pages: tuple[str, str, str]) -> list[bytes]:
    out = []
    for url, status, body in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2024-02-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.append(head.encode() + http + b"\r\n\r\n")
    return out


PAGE = (
    f"<!doctype html><html lang=en><title>T</title><body><article><h1>T</h1><p>{LONG}</p></article>"
)


def test_a_web_archive() -> None:
    records = warc(
        ("https://a.example/1", "200 OK", PAGE),
        ("https://a.example/2", "404 Not Found", PAGE),
        ("https://a.example/3", "200 OK", PAGE.replace("Chile", "Peru")),
    )
    for data in (b"".join(records), b"".join(gzip.compress(record) for record in records)):
        found = articles(data, "seeds/w.warc")
        assert [article.url for article in found] == ["https://a.example/1", "https://a.example/3"]
        assert {article.retrieved for article in found} == {"2024-02-01"}
        assert len({article.name for article in found}) == 2
    assert "holds no article" in errors(warc(("https://a.example/", "500 No", ""))[0])[0]
    packed = gzip.compress(records[0])
    assert "is a broken web archive" in errors(packed + gzip.compress(b"rubbish"))[0]


# --------------------------------------------------------------------------- mail

MAIL = (
    f"""\
From: "Press Office" <press@ministry.example>
To: list@example.org
Subject: FW: =?utf-8?q?Two_countries_sign_=E2=80=94_again?=
Date: Thu, 18 Jan 2024 09:00:00 +0900
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{LONG}
--_
The signature
""".replace("--_", "-- ")
    .replace("\n", "\r\n")
    .encode()
)


def mail_with(name: str, kind: str, data: bytes, note: str = "See attached.") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "press@ministry.example"
    message["Date"] = "Thu, 18 Jan 2024 09:00:00 +0900"
    message["Subject"] = "Press release"
    message.set_content(note)
    main, sub = kind.split("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def test_a_mail_with_the_article_in_it() -> None:
    (article,) = articles(MAIL)
    assert article.text == LONG.strip() + "\n"
    assert article.title == "Two countries sign — again"
    assert article.published == "2024-01-18"
    assert article.publisher == "Press Office"


def test_a_mail_with_the_article_attached() -> None:
    octets = "application/octet-stream"
    (article,) = articles(mail_with("Release.docx", octets, docx()), "seeds/m.eml")
    assert article.name == "seeds/m.eml#Release.docx"
    assert article.title == "Two countries sign"
    both = articles(mail_with("../a.txt", octets, b"Another article.", note=LONG))
    assert [one.name for one in both] == ["x", "x#.._a.txt"]
    assert (
        "locked"
        in errors(
            mail_with(
                "a.zip",
                octets,
                zipped(
                    mimetype="opendocument.text",
                    **{"content.xml": "", "META-INF/manifest.xml": "encryption-data"},
                ),
            )
        )[0]
    )


def test_a_broken_mail_is_named() -> None:
    broken = b"From: x\r\nDate: y\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n"
    assert all("x: " in text for text in errors(broken))
    assert read(broken)


# --------------------------------------------------------------------------- feeds and lists

RSS = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>Ministry of Examples</title><link>https://a.example/</link><language>en-gb</language>
<item><title>Two &amp; more</title><link>https://a.example/1</link><pubDate>Thu, 18 Jan 2024 09:00:00 GMT</pubDate><dc:creator>Aoi</dc:creator>
<content:encoded><![CDATA[<p>{LONG}</p><script>x()</script><ul><li>One</li></ul>]]></content:encoded></item>
<item><title>Teaser</title><link>/2</link><description>Short.</description><pubDate>Fri, 19 Jan 2024 09:00:00 GMT</pubDate></item>
<item><title>No address</title><link>javascript:alert(1)</link><description>{LONG}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><rights>CC BY 4.0</rights>
<entry><title type="html">&lt;b&gt;Two&lt;/b&gt;</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><published>2024-01-18T01:00:00Z</published>
<author><name>Aoi</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content></entry>
<entry><title>Teaser</title><link href="https://a.example/2"/><updated>2024-01-19T00:00:00Z</updated><summary>Short.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "items": [
            {"id": "1", "url": "https://a.example/1", "title": "Two", "content_html": f"<p>{LONG}", "date_published": "2024-01-18T00:00:00Z"},
            {"id": "https://a.example/2", "title": "Teaser", "date_modified": "2024-01-19T00:00:00Z"},
            7,
        ],
    }
)  # fmt: skip


def test_feeds() -> None:
    for text in (RSS, ATOM, JSON_FEED):
        found = read(text.encode(), "seeds/f", url="https://a.example/feed")
        first, second = found[:2]
        assert isinstance(first, Article)
        assert isinstance(second, Address)
        assert first.url == "https://a.example/1"
        assert first.published == "2024-01-18"
        assert first.title
        assert first.title.startswith("Two")
        assert LONG.strip() in first.text
        assert "x()" not in first.text
        assert first.name == f"seeds/f#{first.sha256[:16]}"
        assert second == Address("seeds/f", "https://a.example/2", "2024-01-19", "Teaser")
    third = read(RSS.encode())[2]
    assert isinstance(third, Article)
    assert third.url is None
    assert articles_of(ATOM)[0].licence == "CC BY 4.0"
    assert (
        "no list of items"
        in errors(b'{"version": "https://jsonfeed.org/version/1", "items": 3}')[0]
    )


def articles_of(text: str) -> list[Article]:
    return [item for item in read(text.encode()) if isinstance(item, Article)]


def test_a_broken_feed_gives_what_can_be_read() -> None:
    assert len(articles_of(RSS.replace("</channel></rss>", ""))) == 2
    assert len(articles_of(RSS.replace("<title>Teaser", "<title>Tea & ser"))) == 2


def test_sitemaps_and_lists() -> None:
    sitemap = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://a.example/1</loc><lastmod>2024-01-18T00:00:00Z</lastmod></url>
    <url><loc>file:///etc/passwd</loc></url></urlset>"""
    assert read(sitemap.encode()) == [Address("x", "https://a.example/1", "2024-01-18")]
    index = sitemap.replace("urlset", "sitemapindex").replace("url>", "sitemap>")
    assert read(index.encode()) == read(sitemap.encode())
    assert read(b"# to do\nhttps://a.example/1\n\n https://a.example/2 \n") == [
        Address("x", "https://a.example/1"),
        Address("x", "https://a.example/2"),
    ]
    assert isinstance(read(b"https://a.example/1 says that Japan won.")[0], Article)


# --------------------------------------------------------------------------- JSON


def test_json_lines() -> None:
    lines = [
        {"headline": "Two", "maintext": LONG, "link": "https://a.example/1", "authors": ["A", {"name": "B"}], "date_publish": "2024-01-18 09:00", "source": {"name": "News"}},
        {"html": PAGE, "url": "https://a.example/2", "published": 1705536000},
        {"title": "No text"},
        {"text": "Last of them.", "language": "en"},
    ]  # fmt: skip
    data = "\n".join(json.dumps(line) for line in lines[:2]) + '\n{"broken": \n[1]\n'
    data += "\n".join(json.dumps(line) for line in lines[2:])
    found = read(data.encode(), "seeds/b.jsonl")
    told = [item for item in found if isinstance(item, Article)]
    assert [article.published for article in told] == ["2024-01-18", "2024-01-18", None]
    assert (told[0].author, told[0].publisher, told[0].title) == ("A, B", "News", "Two")
    assert told[1].url == "https://a.example/2"
    assert [item.line for item in found if isinstance(item, ArticleError)] == [3, 4, 5]
    one = json.dumps(lines[0], indent=1)
    assert articles(one.encode())[0].title == "Two"
    assert len(articles(json.dumps([lines[0], lines[3]]).encode())) == 2


def test_a_line_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from policydigest.formats import records

    monkeypatch.setattr(records, "MAX_BYTES", 1000)
    good = json.dumps({"text": "A good one."})
    data = f'{good}\n{{"text": "{"x" * 5000}"}}\n{good}!\n{good}\n'.encode()
    found = read(data)
    assert [isinstance(item, Article) for item in found] == [True, False, False, True]
    assert "line 2: is" in str(found[1])


@pytest.mark.parametrize("data", [b'{"a": ' + b"[" * 100_000, b'[{"a": 1}', b'{"a": "\xff"}'])
def test_broken_json(data: bytes) -> None:
    (said,) = errors(data)
    assert "is broken JSON" in said or "is not UTF-8" in said


# --------------------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"\n%PDF-1.4", "pdf"),
        (b"Subject: not a mail\n\nText", "text"),
        (b"From: him to her\nA story", "text"),
        (MAIL, "mail"),
        (b'{"a": 1}', "json"),
        (b"{curly} text", "text"),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='x'>", "html"),
        (b"<div>A piece of a page</div>", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        (b"<3 is a heart", "text"),
        (ATOM.encode(), "feed"),
        (ATOM.encode("utf-16"), "feed"),
    ],
)  # fmt: skip
def test_kinds(head: bytes, kind: str) -> None:
    assert kinds.kind_of(head) == kind
