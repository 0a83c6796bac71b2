from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

import pdfs
from pdfs import lines, pdf
from policydigest.formats import pdf as pdf_format
from policydigest.formats import reading
from policydigest.formats.parts import ArticleError, Origin
from policydigest.model import Article

INFO = {"Title": "Two countries sign an agreement", "Author": "Aoi", "CreationDate": "D:20240118"}
LEFT = [
    "The left column begins with this line, and it",
    "goes on to the next line with a long-",
    "standing word in it, then with an agree-",
    "ment, and it does not end before the",
]
RIGHT = ["right column goes on with it.", "Another line of the same paragraph."]  # fmt: skip


def read(data: bytes) -> Article:
    return reading.read_one(data, Origin("seeds/a.pdf"))


def page(number: int, body: list[pdfs.Drawn]) -> list[pdfs.Drawn]:
    head = [("Ministry of Examples - Press notice", 60.0, 815.0, 8.0)]
    return head + body + [(f"Page {number} of 3", 280.0, 30.0, 8.0)]


def test_text_in_reading_order_without_headers_and_footers() -> None:
    first = [("Two countries sign", 60.0, 740.0, 20.0)]
    first += lines(LEFT, 60, 690) + lines(RIGHT, 320, 690)
    article = read(
        pdf(
            [
                page(1, first),
                page(2, lines(["A second page, whose sentence is cut by the end of a"], 60, 700)),
                page(3, lines(["page in two. The agreement takes effect."], 60, 700)),
            ],
            INFO,
        )
    )
    assert article.text == (
        "Two countries sign\n\n"
        "The left column begins with this line, and it goes on to the next line with a "
        "longstanding word in it, then with an agreement, and it does not end before the right "
        "column goes on with it. Another line of the same paragraph.\n\n"
        "A second page, whose sentence is cut by the end of a page in two. The agreement takes "
        "effect.\n"
    )
    assert article.title == "Two countries sign an agreement"
    assert article.author == "Aoi"
    assert article.published == "2024-01-18"
    assert article.language == "en-GB"


def test_columns_that_were_drawn_row_by_row() -> None:
    body = [
        drawn
        for pair in zip(
            lines(["The left column begins with this,", "goes on to the next line"], 60, 690),
            lines(RIGHT, 320, 690),
            strict=True,
        )
        for drawn in pair
    ]
    body += [("Below both columns there is a line that reaches from the left to the right of it.", 60.0, 600.0, 11.0)]  # fmt: skip
    text = read(pdf([body])).text
    assert text.index("goes on to the next") < text.index("right column goes on")
    assert text.index("Another line") < text.index("Below both columns")


def test_the_first_page_tells_title_and_date_where_the_file_does_not() -> None:
    body = [("A large headline", 60.0, 740.0, 20.0), ("18 January 2024", 60.0, 715.0, 11.0)]
    body += lines(LEFT, 60, 690)
    for info in ({"Title": "Microsoft Word - draft.docx", "CreationDate": "D:20250101"}, None):
        article = read(pdf([body], info))
        assert (article.title, article.published) == ("A large headline", "2024-01-18")


@pytest.mark.parametrize("mark", ["-", "|"])
def test_a_printed_page_leaves_the_name_of_its_site(mark: str) -> None:
    body = [("Harbour fees rise - again", 60.0, 740.0, 20.0), *lines(LEFT, 60, 690)]
    info = {"Title": f"Harbour fees rise - again {mark} Salt Wire"}
    assert read(pdf([body], info)).title == "Harbour fees rise - again"
    # a dash that belongs to the headline stays
    assert read(pdf([body], {"Title": "Harbour fees rise - again"})).title == (
        "Harbour fees rise - again"
    )


def test_numbers_in_the_text_stay() -> None:
    assert "1945" in read(pdf([lines(["In the year", "1945", "it began."], 60, 500)])).text


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([lines(LEFT, 60, 500)]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_file() -> None:
    with pytest.raises(ArticleError, match="is locked with a password"):
        read(locked("secret"))
    assert "left column" in read(locked("")).text  # only changes are locked


def test_what_unfolds_to_far_more_is_refused() -> None:
    with pytest.raises(ArticleError, match="unpacks to far more"):
        read(pdf([[(" " * 200_000_000, 60.0, 500.0, 11.0)]]))


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_format, "MAX_PAGES", 2)
    with pytest.raises(ArticleError, match="has 3 pages; 2 are allowed"):
        read(pdf([lines(LEFT, 60, 500)] * 3))


def test_a_scan_has_no_text() -> None:
    with pytest.raises(ArticleError, match="only pictures"):
        read(pdf([[]]))


def test_damaged_files_are_named_or_read() -> None:
    whole = pdf([page(1, lines(LEFT, 60, 500))], INFO)
    for cut in range(20, len(whole), 97):
        for data in (whole[:cut], whole[:cut] + b"\0\xff<<[" + whole[cut + 5 :]):
            try:
                assert read(data).text
            except ArticleError as error:
                assert str(error).startswith("seeds/a.pdf: ")  # noqa: PT017
