"""Paragraphs, sentences and tokens, with offsets that hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydigest import text
from policydigest.model import Article
from recognition import document, vocabulary


def sentences(content: str) -> list[str]:
    found = document(content)
    return [found.text[s.start : s.end] for s in found.sentences]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("One here. Two there.", ["One here.", "Two there."]),
        ("The U.S. officials met. They left.", ["The U.S. officials met.", "They left."]),
        (
            "In Roe v. Ruritania (no. 33696/19) it won.",
            ["In Roe v. Ruritania (no. 33696/19) it won."],
        ),
        ("He said no. Three left.", ["He said no.", "Three left."]),
        (
            "He flew to the U.S. The visit was short.",
            ["He flew to the U.S.", "The visit was short."],
        ),
        ("Dr. Jane Roe spoke. Mr. Doe did not.", ["Dr. Jane Roe spoke.", "Mr. Doe did not."]),
        ("It is owned by Acme Corp. of Ohio.", ["It is owned by Acme Corp. of Ohio."]),
        ("Christopher S. Porter signed it.", ["Christopher S. Porter signed it."]),
        # So do initials of several letters behind a first name, but no firm's legal form.
        ("Ana Maria DG. Tiro signed it.", ["Ana Maria DG. Tiro signed it."]),
        ("It was for Jean Marc SA. Sales fell.", ["It was for Jean Marc SA.", "Sales fell."]),
        ("They flew to the UK. Talks began.", ["They flew to the UK.", "Talks began."]),
        ("It cost $1.5 million. It failed.", ["It cost $1.5 million.", "It failed."]),
        ("“It works.” She left.", ["“It works.”", "She left."]),
        ("“Why now?” he asked. Nobody knew.", ["“Why now?” he asked.", "Nobody knew."]),
        ("It ended... then began. Twice.", ["It ended... then began.", "Twice."]),
        ("No full stop at the end", ["No full stop at the end"]),
        # The space behind a full stop is lost, but not in a name or an address.
        ("It ran on Monday.Photo: A. Roe.", ["It ran on Monday.", "Photo: A. Roe."]),
        ("Booking.com and Node.js were named.", ["Booking.com and Node.js were named."]),
        ("It was sold on 5. April 2018 in Brno.", ["It was sold on 5. April 2018 in Brno."]),
        ("It rose to 12. April brought rain.", ["It rose to 12.", "April brought rain."]),
        ("Call 905-4532, ext. 1133 or write.", ["Call 905-4532, ext. 1133 or write."]),
        ("The Salt App. (Use) Rules hold.", ["The Salt App. (Use) Rules hold."]),
        ("It is a ship. (They say so.) It left.", ["It is a ship.", "(They say so.)", "It left."]),
        ("Mr M.A.L.M. Hassan was away.", ["Mr M.A.L.M. Hassan was away."]),
        ("Released on Oct. 1 in Oslo. Then sold.", ["Released on Oct. 1 in Oslo.", "Then sold."]),
        # A heading inside a paragraph, but no aside.
        (
            "It left. - Salt's 'end' - The guild sat.",
            ["It left.", "- Salt's 'end' -", "The guild sat."],
        ),
        ("It is left - as they say - The End.", ["It is left - as they say - The End."]),
    ],
)
def test_sentences(content: str, expected: list[str]) -> None:
    assert sentences(content) == expected


@pytest.mark.parametrize(
    ("content", "tokens"),
    [
        ("Côte d'Ivoire’s plan", ["Côte", "d'Ivoire", "’s", "plan"]),
        ("US$25.74 million", ["US$", "25.74", "million"]),
        ("U.S.-Saudi Forum", ["U.S.", "-", "Saudi", "Forum"]),
        ("G42 and 5G", ["G42", "and", "5", "G"]),
        ("O’Brien's", ["O’Brien", "'s"]),
        ("PM&C's ports & DoP&RD", ["PM&C", "'s", "ports", "&", "DoP&RD"]),
        ("Guinea-Bissau", ["Guinea", "-", "Bissau"]),
    ],
)
def test_tokens(content: str, tokens: list[str]) -> None:
    assert list(document(content).words) == tokens


HEADLINE = "Ministers agree on data rules"


@pytest.mark.parametrize(
    ("content", "title", "kinds"),
    [
        (f"{HEADLINE}\n\n3 May 2024\n\nThe text.", HEADLINE, ["title", "dateline", "body"]),
        (f"{HEADLINE}\n\nNov. 19, 2025\n\nThe text.", HEADLINE, ["title", "dateline", "body"]),
        ("The ministers agreed.\nThey left.", None, ["body", "body"]),
        (
            f"The Attorney's Office of the Northern District of Ruritania\nFor Immediate Release: "
            f"December 5, 2018\n\n{HEADLINE}\n\nThe text.",
            HEADLINE,
            ["dateline", "dateline", "title", "body"],
        ),
        (
            "Press release: two clinics talk to each other\n\n21 May 2023\n\nThe text.",
            "Press release: two clinics talk to each other",
            ["title", "dateline", "body"],
        ),
        (
            f"Office of the Prime Minister\nFor Immediate Release: May 3, 2024\n\n{HEADLINE}\n\nText.",
            HEADLINE,
            ["dateline", "dateline", "title", "body"],
        ),
        (f"{HEADLINE}\n\nThe text.\n\nRead more: here", HEADLINE, ["title", "body", "boilerplate"]),
        (
            f"Skip to main content\n\n{HEADLINE}\n\nThe text.",
            HEADLINE,
            ["dateline", "title", "body"],
        ),
        (f"{HEADLINE}\n\nThree things:\n- one\n- two", HEADLINE, ["title", "body", "list", "list"]),
        ("Only a line without an end", None, ["body"]),
        (
            f"{HEADLINE}\n\nThe text.\n\nLike us on Facebook",
            HEADLINE,
            ["title", "body", "boilerplate"],
        ),
        (
            f"{HEADLINE}\n\nThe text.\n\nBackground\n\nOld.\n- older\n\nScope\n\nNews.",
            HEADLINE,
            ["title", "body", "background", "background", "background", "body", "body"],
        ),
        (
            f"{HEADLINE}\n\nThe text.\n\nAbout the Salt Fund: It is old.\n\nThe rest.",
            HEADLINE,
            ["title", "body", "background", "body"],
        ),
        (
            f"{HEADLINE}\n\nThe text.\n\nNotes to editors\n\n1. It is old.\n\n2. It is small.",
            HEADLINE,
            ["title", "body", "boilerplate", "background", "background"],
        ),
        # nothing is told yet; a sentence, no heading
        (f"{HEADLINE}\n\nContext\n\nText.", HEADLINE, ["title", "body", "body"]),
        (f"{HEADLINE}\n\nText.\n\nAbout 45 came.", HEADLINE, ["title", "body", "body"]),
        (
            f"{HEADLINE}\n\nThis is a summary of what was said by Ann Roe today.\n\nThe text.",
            HEADLINE,
            ["title", "dateline", "body"],
        ),
        (
            f"{HEADLINE}\n\nThe text.\n\nPhoto credit: A. Roe",
            HEADLINE,
            ["title", "body", "credit"],
        ),
        (
            f"{HEADLINE}\n\nImage courtesy of the Ministry of Salt\n\nThe text.\n\n*****\n\nVM/AS 16/26",
            HEADLINE,
            ["title", "credit", "body", "body", "credit"],
        ),
    ],
)
def test_paragraphs(content: str, title: str | None, kinds: list[str]) -> None:
    found = document(content)
    assert (found.title.text if found.title else None) == title
    assert [paragraph.kind for paragraph in found.paragraphs] == kinds


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    lines = ["The ministers of the two countries have agreed on a set of rules",
             "for the exchange of data between their authorities, which will be",
             "in force from next year."]  # fmt: skip
    assert len(document("\n".join(lines)).paragraphs) == 1


def test_one_paragraph_a_line_stays_so() -> None:
    lines = ["The ministers have agreed on rules.", "They will be in force from next year."]
    assert len(document("\n".join(lines)).paragraphs) == 2


def test_a_given_title_is_found_in_the_text() -> None:
    found = document(f"Some Portal\n\n{HEADLINE}\n\nThe text.", title=HEADLINE)
    assert found.title is not None
    assert found.title.text == HEADLINE


@given(st.text(max_size=400))
def test_offsets_hold_for_any_text(content: str) -> None:
    found = text.analyse(Article("any", content), vocabulary().languages["en"])
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert content[start:end] == word
    position = 0
    for sentence in found.sentences:
        assert position <= sentence.start < sentence.end <= len(content)
        assert content[sentence.start : sentence.end].strip()
        assert sentence.first < sentence.last
        position = sentence.end
    for left, right in zip(found.paragraphs, found.paragraphs[1:], strict=False):
        assert left.end <= right.start


@pytest.mark.parametrize(
    "unit", ["word ", "A. ", "((((", "“", "é\u0301", "🙂 ", "1,2", "\x00\x07", "U.S. "]
)
def test_long_runs_of_one_thing_are_cut_without_trouble(unit: str) -> None:
    found = document(unit * 20_000)
    assert found.text == unit * 20_000


@pytest.mark.parametrize(
    "head",
    [
        "SALT MINISTRY | PRESS OFFICE",
        "Autorité des carrières",
        "Agencia Nacional de la Sal",
        "Press office of the International Tribunal for the Law of the Salt\nNorthport, 21 May 2024",
    ],
)
def test_a_letterhead_is_no_headline_even_before_a_line_of_few_words(head: str) -> None:
    page = f"{head}\n\nTwo signatures for the Salt Road\n\nThe states signed it on Monday.\n"
    title = document(page).title
    assert title is not None
    assert title.text == "Two signatures for the Salt Road"


@pytest.mark.parametrize("line", ["2024-05-21 00:00:00", "May 21, 2024", "Northport, 21 May 2024"])
def test_a_line_that_only_dates_the_text_is_no_part_of_a_long_headline(line: str) -> None:
    headline = "Kenya and Rwanda have signed two treaties on the Salt Road"
    assert headline_of(f"{headline}\n{line}\n\nThe states signed them in Lamu.") == headline


def headline_of(content: str) -> str | None:
    title = document(content).title
    return title.text if title else None


def test_a_line_that_heads_a_page_is_no_headline_if_one_follows() -> None:
    page = "GOVERNMENT NOTICE No. 7 of 2025\nMinistry of Lands\n\n{}\n\nIt is banned from today.\n"
    headline = "Salt from the north is banned"
    assert headline_of(page.format(headline)) == headline
    page = (
        "HOUSE COMMITTEE ON THE SALT TRADE\nSubcommittee on Ports, Salt, and the Sea\n\n"
        "FOR IMMEDIATE RELEASE\n3 May 2024\n\n{}\n\nIt is banned from today.\n"
    )
    assert headline_of(page.format(headline)) == headline
    page = "REPÚBLICA DE SAL\nNational Service for Salt (SENASAL)\n\n{}\n\nIt is banned today.\n"
    assert headline_of(page.format(headline.upper())) == headline.upper()
    page = (
        "Ministry of Salt, Royal Government\nPress Release (24-Sept-2024)\n\n{}\n\nIt is banned.\n"
    )
    assert headline_of(page.format(headline)) == headline
    shouted = "COURT OF APPEAL FREES EDITOR\n\nTraders say that salt is dear\n\nIt rained.\n"
    assert headline_of(shouted) == "COURT OF APPEAL FREES EDITOR"


@pytest.mark.parametrize(
    "caption",
    [
        "Commission v Freedonia (Fees of harbours)",
        "Bank of Salt and Freedonia Shipping DAC",
        "Ministry of Salt & Water",
        "salt commission freedonia",
    ],
)
def test_who_is_named_alone_is_no_headline_if_one_follows(caption: str) -> None:
    headline = "Freedonia Shipping DAC must pay what the Bank of Salt asks for under the treaty"
    assert headline_of(f"{caption}\n\n{headline}\n\n3 May 2024\n\nThe text goes on.") == headline
    assert headline_of(f"{caption}\n\n3 May 2024\n\nThe text goes on.") == caption


def test_a_name_in_capitals_before_the_word_release_is_a_letterhead() -> None:
    page = "{}\n{}\n\n{}\n\nIt is banned from today.\n"
    office, headline = "OFFICE OF THE SALT REGISTRAR", "Registrar fines three salt traders"
    for label in ("PRESS RELEASE", "Media release – for all papers", "Press statement 3 of 2024"):
        assert headline_of(page.format(office, label, headline)) == headline
    # What comes behind the word may also be a second headline.
    told = "Salt from the north is banned"
    assert headline_of(page.format(told, "Press release", headline)) == told
    assert headline_of(page.format(office, "3 May 2024", "Salt is dear")) == office


@pytest.mark.parametrize(
    "head",
    [
        "THE BANK OF FREEDONIA\n\nMONETARY POLICY STATEMENT\n\nNumber: 2024/04",
        "INTERNATIONAL SALT TRADE ORGANIZATION\n\nLima, 3 May 2024",
        "SALT COMMISSION\nHarbour House, North Building, Bay Street, Lima",
        "COMMISSION FOR THE SALT TRADE\n\nSTAFF NOTICE TO THE PUBLIC",
        "Superintendencia de la Sal\nDelegatura para la Protección de los Datos de las Personas",
        "DRUSKOS DUOMENŲ APSAUGOS INSPEKCIJA\nState Salt Inspectorate (VDI)\nLima",
        "THE SALT APPEALS BOARD\n\nAppellant: Brine Traders of the North Inc. (formerly LLC)",
        "GOVERNMENT GAZETTE OF SALT\nVol. XII No. 45      Lamu      7 May 2024",
        "Department of Salt Workers\n\nADVISORY NO. 08, Series of 2024",
        "OFFICE OF THE SALT SUPERVISOR\nThe lake's independent salt protection authority\n\n3 May 2024",
        "NATIONAL ASSEMBLY OF THE REPUBLIC\nSecond Ordinary Session of the 2024 Legislative Year",
    ],
)
def test_what_stands_above_a_headline_is_none(head: str) -> None:
    headline = "Fine of 2 million for the firm that ran the salt market"
    assert headline_of(f"{head}\n\n{headline}\n\nThe firm was fined on Monday.\n") == headline


@pytest.mark.parametrize(
    "headline",
    [
        "BANK OF FREEDONIA RAISES RATE",
        "The death of a salt inspector in the north",
        "SALT COMMISSION CLEARED OF FRAUD",
        "Rio de Janeiro Governor Leaves Salt Party",
        "White House, Senate Reach Salt Deal After Talks",
        "Case against 40 salt traders is dropped",
        "MINISTERS AGREE SALT POLICY STATEMENT ON TRADE",
    ],
)
def test_a_headline_that_begins_like_a_letterhead_is_one(headline: str) -> None:
    page = f"{headline}\n\nTraders say that salt is dear\n\nIt rained on Monday.\n"
    assert headline_of(page) == headline


def test_a_headline_in_capitals_may_end_with_a_firm_and_go_on_in_small_letters() -> None:
    page = "SALT OFFICE\n\n{}\n\nLima, 3 May 2024 - The office froze it.\n"
    headline = "THE OFFICE FREEZES ASSETS OF BRINE LTD."
    assert headline_of(page.format(headline)) == headline
    assert headline_of(page.format("The office froze Brine Ltd.")) == "SALT OFFICE"
    split = "JOINT STATEMENT\non the outcome of the meeting of the salt ministers"
    assert headline_of(page.format(split)) == split


def test_what_a_letter_is_about_is_its_headline() -> None:
    page = (
        "REPUBLIC OF SALT\nMINISTRY OF BRINE AND OF THE LAKES OF THE NORTH\nOFFICE OF THE SECRETARY\n\n"
        "PRESS STATEMENT\nFOR IMMEDIATE RELEASE\nLAMU, 4 MARCH 2024\n\n{}\n\nIt is banned from today.\n"
    )
    for subject in ("RE: SUSPENSION OF SALT TRADE IN LAMU", "Subject: ban of four kinds of salt"):
        assert headline_of(page.format(subject)) == subject


def test_numbers_that_count_the_paragraphs_are_no_part_of_them() -> None:
    page = "Bank closed\n\nThe bank was closed.\n\n{} It was fined.\n\n{} “It lied,” she said.\n"

    def paragraphs(*numbers: object) -> list[str]:
        found = document(page.format(*numbers))
        return [found.text[one.start : one.end] for one in found.paragraphs[1:]]

    assert paragraphs(2, 3) == ["The bank was closed.", "It was fined.", "“It lied,” she said."]
    for numbers in ((2, 4), (3, 2), (2, "And")):
        assert paragraphs(*numbers)[1] == f"{numbers[0]} It was fined."
    assert paragraphs("I.", "II.")[1:] == ["It was fined.", "“It lied,” she said."]
    assert paragraphs("Q.", "A.")[1:] == ["It was fined.", "“It lied,” she said."]
    for marks in (("I.", "III."), ("A.", "B."), ("V.", "II.")):
        assert paragraphs(*marks)[1] == f"{marks[0]} It was fined."


@pytest.mark.parametrize(
    "headline",
    [
        "Senate passed 40 bills in 2013",
        "Finance Bill 2024 passes second reading in the house",
        "Press statement on the visit of the salt minister",
        "Release of salt from the store agreed after talks",
        "Updated rules for salt traders take effect",
    ],
)
def test_a_headline_with_a_year_or_a_label_is_no_date_line(headline: str) -> None:
    found = document(f"{headline}\n\n3 May 2024\n\nThe states signed it on Monday.\n")
    assert found.title is not None
    assert found.title.text == headline
    assert [one.kind for one in found.paragraphs] == ["title", "dateline", "body"]


@pytest.mark.parametrize(
    "credit",
    ["(Reporting by Jane Roe; editing by A. Poe)", "$1 = 100 shillings Reporting by Jane Roe"],
)
def test_who_wrote_for_a_wire_is_no_part_of_the_story(credit: str) -> None:
    found = document(f"{HEADLINE}\n\nThe text.\n\n{credit}")
    assert found.paragraphs[-1].kind == "boilerplate"


def test_who_made_a_picture_is_not_read() -> None:
    found = document(f"{HEADLINE}\n\nPhoto credit: Salt Ministry of Kenya\n\nThe council met.")
    assert "Salt" not in found.words
    assert found.text[found.starts[-1] : found.ends[-1]] == "."


@pytest.mark.parametrize(
    "caption",
    [
        "Illustration/Solvara’s plant at sea.",
        "A plant at sea seen from above. (Photo: Solvara)",
        "A plant at sea seen from above. Photo: Jane Roe/Solvara",
    ],
)
def test_what_stands_below_a_picture_is_no_part_of_the_story(caption: str) -> None:
    found = document(f"{HEADLINE}\n\n{caption}\n\nThe council met.")
    assert [one.kind for one in found.paragraphs] == ["title", "boilerplate", "body"]


def test_a_sum_may_end_a_sentence() -> None:
    content = "Salt board\n\nThe port had asked for Rs 0.50. The board’s chair said no.\n"
    cut = document(content)
    assert [cut.text[one.start : one.end] for one in cut.sentences][1:] == [
        "The port had asked for Rs 0.50.",
        "The board’s chair said no.",
    ]


def test_an_inquiry_into_something_is_a_headline() -> None:
    cut = document(
        "Inquiry into the leak of files: what we know\n\nThe port was closed on Monday.\n"
    )
    assert cut.title is not None
    assert cut.title.text.startswith("Inquiry into")
    assert document("Port is closed\n\nIt was.\n\nMedia inquiries: Jane\n").paragraphs[-1].kind == (
        "boilerplate"
    )


def test_rows_of_a_table_are_no_wrapped_paragraph() -> None:
    row = "{} | BGN 55,000 | for what it did to the files of clients\n"
    cut = document(
        "Fines\n\nThe board imposed fines.\n\n" + row.format("Salt Bank") + row.format("Lake Bank")
    )
    assert [cut.text[p.start : p.end].split(" |")[0] for p in cut.paragraphs[2:]] == [
        "Salt Bank",
        "Lake Bank",
    ]


def test_a_dateline_below_a_headline_begins_a_paragraph() -> None:
    cut = document(
        "Cabinet of Kenya approves the accord on salt and lakes\nLamu, March 7 (LPA) The cabinet of "
        "Kenya approved the accord on salt and lakes on Monday, two years after it had been signed.\n"
    )
    assert cut.title is not None
    assert cut.title.text == "Cabinet of Kenya approves the accord on salt and lakes"
