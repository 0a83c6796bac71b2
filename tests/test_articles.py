from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydigest.articles import MAX_BYTES, ArticleError, article_from_bytes, read_article
from policydigest.encoding import likely_encoding

PAGE = """\
<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Two countries sign | Ministry of Examples</title>
<meta property="og:title" content="Two countries sign">
<meta property="og:site_name" content="Ministry of Examples">
<meta name="author" content="Aoi Tanaka">
<meta property="article:published_time" content="2024-01-18T09:00:00Z">
<link rel="canonical" href="https://www.ministry.example/news/two-countries">
<style>.secret-style {color: red}</style><script>var secretScript = 1;</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Two countries sign</h1>
<p>The two countries have signed a <b>memorandum</b> of cooperation, their governments said on
Wednesday after a meeting of the ministers.</p>
<script>alert("secretScript")</script>
<p>A second paragraph follows, which is long enough to be taken for a part of the article.</p>
<ul><li>The first thing they will do together</li><li>The second thing</li></ul>
<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2024</td><td>10 million</td></tr></table>
</article><footer>Contact the press office</footer></body></html>
"""
ENCODED = "The café's naïve façade pleases many."


def reason(name: str, data: bytes) -> str:
    with pytest.raises(ArticleError) as caught:
        article_from_bytes(name, data)
    assert str(caught.value) == f"{name}: {caught.value.reason}"
    return caught.value.reason


def test_plain_text() -> None:
    article = article_from_bytes("seeds/a.txt", b"Title\n\nText of it.\n")
    assert article.text == "Title\n\nText of it.\n"
    assert article.offset == 0
    assert article.title is None
    assert article.sha256 == hashlib.sha256(b"Title\n\nText of it.\n").hexdigest()


def test_front_matter() -> None:
    data = (
        b"---\ntitle: 2024\nurl: https://example.org/a\npublisher: Ministry of Examples\n"
        b"author: Aoi Tanaka\npublished: 2024-01-18T10:00:00Z\nlicence: OGL-UK-3.0\n"
        b"language: en\nretrieved: 2024-02-01\n---\n\nText of it: ---\n---\nMore.\n"
    )
    article = article_from_bytes("a.md", data)
    assert article.title == "2024"
    assert article.url == "https://example.org/a"
    assert article.publisher == "Ministry of Examples"
    assert article.author == "Aoi Tanaka"
    assert article.published == "2024-01-18"
    assert article.licence == "OGL-UK-3.0"
    assert article.language == "en"
    assert article.retrieved == "2024-02-01"
    assert article.text == "\nText of it: ---\n---\nMore.\n"
    assert data.decode()[article.offset :] == article.text


def test_where_it_was_fetched_gives_way_to_the_front_matter() -> None:
    article = article_from_bytes(
        "a.txt", b"Some text", url="https://a.org/", retrieved="2024-01-02"
    )
    assert (article.url, article.retrieved) == ("https://a.org/", "2024-01-02")
    article = article_from_bytes(
        "a.txt", b"---\nurl: https://b.org\n---\nText", url="https://a.org/"
    )
    assert article.url == "https://b.org"


@given(
    text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
    front=st.sampled_from(["", "---\n---\n", "---\ntitle: x\n---\n", "---\r\ntitle: x\r\n---\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_offsets_hold(text: str, front: str, mark: str) -> None:
    if not front and text.lstrip(" \t\r\n\ufeff").startswith("---"):
        text = "." + text
    whole = f"{mark}{front}Words {text}"
    try:
        article = article_from_bytes("a.txt", whole.encode())
    except ArticleError as error:  # control characters make it a binary file
        assert "binary" in error.reason  # noqa: PT017
        return
    assert article.text == f"Words {text}"
    assert whole[article.offset :] == article.text


def test_html() -> None:
    for name in ("a.html", "a.txt"):  # the content decides
        article = article_from_bytes(name, PAGE.encode())
        assert article.text == (
            "Two countries sign\n\n"
            "The two countries have signed a memorandum of cooperation, their governments said on "
            "Wednesday after a meeting of the ministers.\n\n"
            "A second paragraph follows, which is long enough to be taken for a part of the "
            "article.\n\n"
            "- The first thing they will do together\n- The second thing\n\n"
            "Year | Sum\n\n2024 | 10 million\n"
        )
        assert article.offset == 0
        assert article.title == "Two countries sign"
        assert article.publisher == "Ministry of Examples"
        assert article.author == "Aoi Tanaka"
        assert article.published == "2024-01-18"
        assert article.url == "https://www.ministry.example/news/two-countries"
        assert article.language == "en-GB"


def test_front_matter_before_html_wins() -> None:
    data = f"---\ntitle: Better title\nlicence: OGL-UK-3.0\n---\n{PAGE}".encode()
    article = article_from_bytes("a.html", data)
    assert article.title == "Better title"
    assert article.licence == "OGL-UK-3.0"
    assert article.publisher == "Ministry of Examples"


def test_html_in_a_declared_encoding() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("second paragraph", "secönd paragraph")
    assert "secönd" in article_from_bytes("a.html", page.encode("latin-1")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><script>alert(1)</script></body></html>",
        "<html></html>",
        "<!doctype html><title>x</title>",
        "<html><body>" + "<div>" * 20_000,
        "<html " + "a=b " * 200 + ">",
    ],
)
def test_html_without_an_article(page: str) -> None:
    assert reason("a.html", page.encode()) == (
        "no article text was found in this HTML. Save the article's text as a .txt file"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty. Put the text of the article in it, or delete it"),
        (b" \n\n", "is empty. Put the text of the article in it, or delete it"),
        (b"\xef\xbb\xbf", "is empty. Put the text of the article in it, or delete it"),
        (b"1 2 3 ... 4\n", None),
        (b"---\ntitle: x\n---\n", None),
        (b"%PDF-1.7\n%\xe2\xe3", "is a broken PDF"),
        (b"PK\x03\x04abc word/document.xml", "is a broken archive"),
        (b"<?xml version='1.0'?><svg/>", "this is XML of a kind that is not read (<svg>)"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture (PNG), not a text."),
        (b"\xff\xd8\xff\xe0", "this is a picture (JPEG), not a text."),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "this is a picture (WebP), not a text."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is an old or a locked Office document, not a text."),
        (b"{\\rtf1 text}", "this is a Rich Text document, not a text."),
        (b"some\0binary\0thing\0", "this is a binary file, not a text."),
        (bytes(range(1, 256)), "this is a binary file, not a text."),
        (b"word " * 100 + b"\0", "is a binary file (NUL byte in line 1), not a text."),
    ],
)
def test_what_is_no_text(data: bytes, expected: str | None) -> None:
    said = reason("seeds/x.txt", data)
    assert said.startswith(expected or "has no words in it.")
    if not said.startswith(("is empty", "is a broken")):
        assert "Save its text as a .txt or .md file in UTF-8" in said


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (
            "latin-1",
            "is not UTF-8: byte 8 (0xE9, in line 1) does not fit; it looks like ISO 8859-1",
        ),
        ("utf-16", "is not UTF-8: byte 1 (0xFF, in line 1) does not fit; it looks like UTF-16."),
        ("utf-16-le", "is not UTF-8: "),
        ("utf-16-be", "is not UTF-8: "),
    ],
)
def test_other_encodings(encoding: str, expected: str) -> None:
    said = reason("a.txt", ENCODED.encode(encoding))
    assert said.startswith(expected)
    assert said.endswith("Save it again with the encoding UTF-8")


def test_likely_encodings() -> None:
    assert likely_encoding("“Quoted” text".encode("cp1252")).startswith("Windows-1252")
    assert likely_encoding("日本語のテキストです".encode("shift_jis")) == "Shift JIS"
    assert likely_encoding("plain text é".encode("utf-16-le")) == "UTF-16 (little-endian)"
    assert likely_encoding("plain text é".encode("utf-16-be")) == "UTF-16 (big-endian)"


def test_the_line_of_the_first_bad_byte() -> None:
    with pytest.raises(ArticleError) as caught:
        article_from_bytes("a.txt", b"One\ntwo\nthr\xe9e")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("front", "line", "expected"),
    [
        ("title: a: b", 2, 'the value has a colon in it. Put the value in quotes: title: "a: b"'),
        ("title: a\ntitel: b", 3, 'titel: unknown field. Did you mean "title"?'),
        (
            "titel: a\npublished: 2024-02-30\nx: [1]",
            2,
            'titel: unknown field. Did you mean "title"? line 3: published: "2024-02-30" is not in '
            "the calendar. Check the day and the month. line 4: x: unknown field. Known are title, "
            "url, publisher, author, published, licence, language, retrieved, archived",
        ),
        ("title: a\ntitle: b", 3, "`title` is given twice, first in line 2; keep one of the two"),
        ("published: 2024-02-30", 2, None),
        ("published: January 2024", 2, None),
        ("title: [a]", 2, "title: write a text here, not a list or a group of fields"),
        ("just text", 2, "the front matter holds no fields. Write `name: value` lines"),
    ],
)
def test_broken_front_matter(front: str, line: int, expected: str | None) -> None:
    with pytest.raises(ArticleError) as caught:
        article_from_bytes("a.txt", f"---\n{front}\n---\nText of it\n".encode())
    assert caught.value.line == line
    assert caught.value.reason.startswith(f"line {line}: ")
    assert expected is None or caught.value.reason == f"line {line}: {expected}"


def test_unclosed_front_matter() -> None:
    said = reason("a.txt", b"---\ntitle: x\nText of it\n")
    assert said == "line 1: the front matter is not closed. End it with a line `---`"


@given(data=st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    try:
        article = article_from_bytes("a.txt", data)
    except ArticleError as error:
        assert error.reason  # noqa: PT017
    else:
        assert article.text.strip()


def test_read_from_disk(tmp_path: Path) -> None:
    folder = tmp_path / "seeds" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes("Text à lire\r\n".encode())
    article = read_article(folder / "a.txt", root=tmp_path)
    assert article.name == "seeds/deep/a.txt"
    assert article.text == "Text à lire\r\n"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    with pytest.raises(ArticleError) as caught:
        read_article(path, root=tmp_path)
    assert caught.value.reason == (
        "is 50.0 MB large; 20 MB are allowed. Keep the article's text alone in it"
    )
    with pytest.raises(ArticleError):
        article_from_bytes("a.txt", b"x" * (MAX_BYTES + 1))


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="there is no such file"):
        read_article(tmp_path / "a.txt", root=tmp_path)
    with pytest.raises(ArticleError, match="is no ordinary file"):
        read_article(tmp_path)
