"""Quotations: marks, what is speech, and who speaks."""

from __future__ import annotations

import pytest

from policydigest.model import Quote
from policydigest.recognise.quotes import recogniser
from recognition import document, vocabulary
from test_people import find as find_people


def find(content: str) -> list[Quote]:
    rules = recogniser.rules(vocabulary().languages["en"])
    return recogniser.find(document(content), find_people(content), rules)


def spoken(content: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in find(content)]


LENA = "Trade Minister Lena Vogt met envoys on Monday. "

SPOKEN = [
    (
        "Lena Vogt said of the bill: “We will open the market soon, and for all of you.”",
        "Lena Vogt",
        "We will open the market soon, and for all of you.",
    ),
    (
        "Lena Vogt said the law “would open the market soon, and for all”.",
        "Lena Vogt",
        "would open the market soon, and for all",
    ),
    (
        LENA
        + "“We will open the market soon,” said the minister, a daughter of Hans Vogt, the banker.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        '"The salt of the port is capable of being owned," reads Article 1 of the charter.',
        None,
        "The salt of the port is capable of being owned",
    ),
    # who calls it so is who acts, and not the agency that reports it, nor whom the act befell
    (
        "Trade Minister Lena Vogt shut the port, calling it a “danger to all of us in the town,” "
        "state news agency KNA reported.",
        "Lena Vogt",
        "danger to all of us in the town",
    ),
    (
        "The ministry fined Lena Vogt, calling her port a “danger to all of us in the town,” the "
        "Port Herald reported.",
        None,
        "danger to all of us in the town",
    ),
    # an office spoke last, of another one than who was named last
    (
        "Salt will be free, the Minister of Ports, Hans Vogt, announced. The session was chaired by "
        "the Head of State, Karl Amsel. Later the minister said that it was time. “We will open the "
        "market soon,” he stated.",
        "Hans Vogt",
        "We will open the market soon",
    ),
    (
        "Justice Lena Vogt held that the port must wait. “We will not open the market soon,” the "
        "judge ruled.",
        "Lena Vogt",
        "We will not open the market soon",
    ),
    # one of a body is not the body; a name behind another one is no aside of that
    (
        "“We will open the market soon,” an activist of the town’s Salt Assembly said.",
        None,
        "We will open the market soon",
    ),
    (
        "The Director of Anna Lindt, Lena Vogt, said: “We will open the market soon.”",
        "Lena Vogt",
        "We will open the market soon.",
    ),
    # who says it, and not who reports that
    (
        "Lena Vogt says “we will open the market soon,” according to Port Radio.",
        "Lena Vogt",
        "we will open the market soon",
    ),
    # a word in single marks before, a word with single marks within
    (
        "The ‘no confidence’ vote failed. ‘We will open the market soon,’ said Lena Vogt.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "‘We will open the ‘free’ market soon,’ said Lena Vogt.",
        "Lena Vogt",
        "We will open the ‘free’ market soon",
    ),
    (
        "“We will open the market soon,” Lena Vogt said.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        '"We will open the market soon," said Lena Vogt.',
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "‘We will open the market soon,’ Lena Vogt said.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "'We will open the market soon,' said Lena Vogt.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "«We will open the market soon», said Lena Vogt.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "„We will open the market soon“, said Lena Vogt.",
        "Lena Vogt",
        "We will open the market soon",
    ),
    (
        "Lena Vogt said: “The workers’ rights are safe.”",
        "Lena Vogt",
        "The workers’ rights are safe.",
    ),
    (
        "‘The workers’ rights are safe,’ Lena Vogt said.",
        "Lena Vogt",
        "The workers’ rights are safe",
    ),
    (
        "“This is good,” said Lena Vogt, the trade minister, “for all of us here.”",
        "Lena Vogt",
        "This is good, for all of us here.",
    ),
    (
        "Lena Vogt, head of the board, told reporters that “nobody knows the price yet”.",
        "Lena Vogt",
        "nobody knows the price yet",
    ),
    (
        "Lena Vogt called the plan “a real danger for small firms”.",
        "Lena Vogt",
        "a real danger for small firms",
    ),
    (
        "According to Lena Vogt, “prices will fall by half”.",
        "Lena Vogt",
        "prices will fall by half",
    ),
    (
        "“Prices will fall by half,” according to Lena Vogt.",
        "Lena Vogt",
        "Prices will fall by half",
    ),
    (LENA + "“The deal will help us all,” she said.", "Lena Vogt", "The deal will help us all"),
    (LENA + "She added: “The deal will help us all.”", "Lena Vogt", "The deal will help us all."),
    (
        LENA + "“The deal will help us all,” the minister said.",
        "Lena Vogt",
        "The deal will help us all",
    ),
    (
        LENA + "“The deal will help us all,” said the trade minister.",
        "Lena Vogt",
        "The deal will help us all",
    ),
    (
        LENA + "She praised the talks, adding that “the deal will help us all”.",
        "Lena Vogt",
        "the deal will help us all",
    ),
    (
        LENA + "“The deal will help us all,” Ms Vogt wrote in a letter.",
        "Lena Vogt",
        "The deal will help us all",
    ),
    (
        "Vogt’s statement added: “The deal will help us all.” Lena Vogt leads the ministry.",
        "Lena Vogt",
        "The deal will help us all.",
    ),
    (
        "“The deal will help us all.”\n— Lena Vogt, trade minister",
        "Lena Vogt",
        "The deal will help us all.",
    ),
    (
        "Lena Vogt, who had met President Karl Otto, said: “The deal will help us all.”",
        "Lena Vogt",
        "The deal will help us all.",
    ),
    (
        "The deal was signed.\n\nLena Vogt said:\n\n“The deal will help us all.”",
        "Lena Vogt",
        "The deal will help us all.",
    ),
    (
        "“The rules are not fair to us,” Acme Telecom said in a statement.",
        "Acme Telecom",
        "The rules are not fair to us",
    ),
    (
        "“The rules are not fair to us,” the Foreign Ministry said.",
        "Foreign Ministry",
        "The rules are not fair to us",
    ),
    (
        "“The rules are not fair to us,” a NATO spokesman said.",
        "NATO",
        "The rules are not fair to us",
    ),
    (
        "Acme Telecom said “the fine was far too high”. “We will go to court,” the company said.",
        "Acme Telecom",
        "We will go to court",
    ),
    ("“The rules are not fair to us,” an official said.", None, "The rules are not fair to us"),
    ("“The rules are not fair to us,” they said.", None, "The rules are not fair to us"),
    ("“The rules are not fair to us,” the minister said.", None, "The rules are not fair to us"),
    (
        "“Is this fair to small firms?” asked Lena Vogt.",
        "Lena Vogt",
        "Is this fair to small firms?",
    ),
    (
        "“It is fair to all!” Lena Vogt exclaimed.",
        "Lena Vogt",
        "It is fair to all!",
    ),
    (
        "President Karl Otto and Trade Minister Lena Vogt met. “It is fair to all,” the president "
        "said.",
        "Karl Otto",
        "It is fair to all",
    ),
    (
        "Ms Lena Vogt met Mr Karl Otto at noon. “It is fair to all,” he said.",
        "Karl Otto",
        "It is fair to all",
    ),
    # Whom "she" and "he" stand for, by the first names.
    (
        "Haregewoin Qorvel met Tesfalem Ibzay at noon. “It is fair to all,” she said.",
        "Haregewoin Qorvel",
        "It is fair to all",
    ),
    (
        "Sevinj Qorvel met Zhanibek Ibzay at noon. “It is fair to all,” he said.",
        "Zhanibek Ibzay",
        "It is fair to all",
    ),
    (
        "Grace Qorvel met Peter Ibzay at noon. “It is fair to all,” she said.",
        "Grace Qorvel",
        "It is fair to all",
    ),
    # A title's full stop does not end the clause.
    (
        "Lena Vogt opened the fair. “It is fair to all,” said Dr. Vogt.",
        "Lena Vogt",
        "It is fair to all",
    ),
    # An office of something else than the person's is another's.
    (
        "President Karl Otto of Kenya opened the fair. “It is fair to all,” the President of the "
        "Harbour Union said.",
        None,
        "It is fair to all",
    ),
    (
        "President Karl Otto of Kenya opened the fair. “It is fair to all,” the President of Kenya "
        "said.",
        "Karl Otto",
        "It is fair to all",
    ),
    # a pronoun as the subject comes before the names of its clause, and goes back behind them
    (
        LENA + "She praised the talks between Jane Roe and Ana Poe, adding that “it helps us all”.",
        "Lena Vogt",
        "it helps us all",
    ),
    (
        LENA + "She praised the talks with Jane Roe. “It helps us all to sell,” she stated.",
        "Lena Vogt",
        "It helps us all to sell",
    ),
    # whom a quotation names is not who speaks it
    (
        LENA + "“I told Jane Roe that we will open the market,” she said.",
        "Lena Vogt",
        "I told Jane Roe that we will open the market",
    ),
    # who is told of, where somebody is, or a body that does something else does not speak
    (
        "Ana Amsel was leaving her home in spring, her daughter says. “If she could she would call.”",
        None,
        "If she could she would call.",
    ),
    (
        "Ana Amsel's daughter, Lena Vogt, waits. Amsel was leaving her home in spring, her daughter "
        "says. “If she could she would call.”",
        "Lena Vogt",
        "If she could she would call.",
    ),
    (
        "Doctors where he is treated in Lima, northern Peru, have said: “It is of no use to him.”",
        None,
        "It is of no use to him.",
    ),
    (
        "Until 1983 the BBC still put out a show. “It has the port all over it.”",
        None,
        "It has the port all over it.",
    ),
    # who hears it does not say it; an office with no comma behind it
    (
        "A Salt Board spokesperson said fines deter. “We look at the law,” they told the Herald. "
        "“All firms may sell here.”",
        "Salt Board",
        "All firms may sell here.",
    ),
    (
        "It is closed, they told Harbour News. “All firms may sell here.”",
        None,
        "All firms may sell here.",
    ),
    (
        "Jane Roe, Special Investigator at the Salt Bureau of Malawi said about it: “It was of use.”",
        "Jane Roe",
        "It was of use.",
    ),
    # for whom somebody speaks, and whose minister it is
    # letters of honour before an office
    (
        "Mr Tom Roe OAM, President of the Salt Guild said:\n\n“These are hardly laws.”",
        "Tom Roe",
        "These are hardly laws.",
    ),
    # an office that said something is "he", and not whom it spoke of
    (
        "Energy Minister Juma Otis met envoys. The minister said the dam was planned by the "
        "engineer Peter Moi.\n\n“It will be safe,” he said.",
        "Juma Otis",
        "It will be safe",
    ),
    (
        "A spokeswoman for Dyfed-Salt Police said: “We closed the market.\n\n“It was late.”",
        "Dyfed-Salt Police",
        "We closed the market. It was late.",
    ),
    (
        "Kenyan trade minister Jane Roe left, as did Saudi trade minister Ana Poe. “We closed the "
        "market,” said Kenya’s minister.",
        "Jane Roe",
        "We closed the market",
    ),
]


@pytest.mark.parametrize(("content", "speaker", "words"), SPOKEN)
def test_who_says_what(content: str, speaker: str | None, words: str) -> None:
    assert (speaker, words) in spoken(content)


def test_the_text_of_a_link_is_no_part_of_a_speaker() -> None:
    text = f"{LENA}She was glad. Read More Vogt continued: “It is a good day for all of us.”"
    assert [quote.speaker for quote in find(text)] == ["Lena Vogt"]


def test_who_speaks_for_somebody_is_somebody_else() -> None:
    for agent in ("A spokesman for", "A lawyer for former President", "An aide to"):
        text = f"{agent} Lena Vogt said: “It is a good day for all of us.”"
        assert [quote.speaker for quote in find(text)] == [None]
    text = "“It is a good day for all of us,” said a spokesman for Lena Vogt."
    assert [quote.speaker for quote in find(text)] == [None]
    text = "The spokesman for Salt Board Lena Vogt said: “It is a good day for all of us.”"
    assert [quote.speaker for quote in find(text)] == ["Lena Vogt"]


@pytest.mark.parametrize(
    "text",
    [
        "In “The Last Man at the Sea,” by Lena Vogt, a man leaves.",
        "Lena Vogt spoke at the meeting “Towards a Fair and Green Future for All.” She was glad.",
        "Lena Vogt, who wrote “How to Win a War in Ten Days,” said the law was wrong.",
    ],
)
def test_a_title_is_no_speech_though_a_comma_stands_in_its_marks(text: str) -> None:
    assert not find(text)


def test_a_quotation_that_is_told_twice_is_one() -> None:
    text = f"{LENA}“We will open the market soon.” Then “we will open the market soon,” Vogt said."
    (quote,) = find(text)
    assert quote.speaker == "Lena Vogt"


def test_two_people_speak_together() -> None:
    content = "Karl Otto and Lena Vogt said: “We agree on all of this.”"
    assert spoken(content) == [("Karl Otto and Lena Vogt", "We agree on all of this.")]


def test_the_first_person_is_no_speaker() -> None:
    content = "“I don't think he will play on Monday,” as I said after the game.\n"
    assert spoken(content) == [(None, "I don't think he will play on Monday")]


NOT_SPEECH = [
    'The house passed the bill "On the Beginning of Talks with the Port League" at once, Salt Radio says.',
    "The money comes from the project “Measures against the theft of salt in all ports”.",
    "Lena Vogt called them “useless” and “far too slow”.",
    "The report “The State of Trade 2024” came out.",
    "A paper titled “How small firms trade abroad” came out.",
    "The workers’ party and the firms’ lobby disagree on the states’ plan.",
    "It’s the firm’s plan, isn’t it? Don’t say ’90s.",
    "The “Digital Silk Road Initiative” goes on.",
    "No marks at all are in this sentence.",
    "An opening mark “without an end is no quotation",
]


@pytest.mark.parametrize("content", NOT_SPEECH)
def test_what_is_no_speech(content: str) -> None:
    assert spoken(content) == []


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    content = (
        "Lena Vogt said: “We began this work in spring.\n\n“It will take us years to finish.”\n\n"
        "The talks go on."
    )
    assert spoken(content) == [
        ("Lena Vogt", "We began this work in spring. It will take us years to finish.")
    ]


def test_two_quotations_in_one_paragraph_have_one_speaker() -> None:
    content = "“We began in spring,” Lena Vogt said. “It will take us years to finish.”"
    assert spoken(content) == [
        ("Lena Vogt", "We began in spring"),
        ("Lena Vogt", "It will take us years to finish."),
    ]


def test_two_speakers_in_one_paragraph() -> None:
    content = (
        "“We began in spring,” Lena Vogt said. “We have not seen it,” said Karl Otto, the envoy."
    )
    assert [speaker for speaker, _ in spoken(content)] == ["Lena Vogt", "Karl Otto"]


def test_a_quotation_within_a_quotation_stays_in_it() -> None:
    content = "“They told us ‘not before the spring’ and then left,” Lena Vogt said."
    assert spoken(content) == [("Lena Vogt", "They told us ‘not before the spring’ and then left")]


def test_the_office_comes_with_the_speaker() -> None:
    (quote,) = find(LENA + "“The deal will help us all,” Vogt said.")
    assert (quote.speaker, quote.role) == ("Lena Vogt", "Trade Minister")


def test_spans_are_exact() -> None:
    content = LENA + "“This is good,” Vogt said, “for all of us.” She added: “We go on from here.”"
    found = find(content)
    assert len(found) == 2
    for quote in found:
        assert content[quote.span.start : quote.span.end] == quote.span.text
    assert found[0].span.text == "This is good,” Vogt said, “for all of us."
    assert found[1].span.text == found[1].text == "We go on from here."


HOSTILE = [
    "",
    "“" * 50_000,
    "”" * 50_000,
    '"' * 50_000,
    "'" * 50_000,
    "a“b " * 5_000,
    "“We go on from here,” he said. " * 3_000,
    "“We go on from here,” the minister Jane Doe said. " * 2_000,
    "‘we go ’s on " * 5_000,
    "«“‘„" * 10_000,
    "said: “ ” said, " * 4_000,
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(content: str) -> None:
    for quote in find(content)[:50]:
        assert content[quote.span.start : quote.span.end] == quote.span.text


def test_paragraphs_of_a_statement_that_are_one_here_are_one_quotation() -> None:
    said = "We sold all of the salt. “Nobody wanted it. “It was old and grey.”"
    (quote,) = find(f"A spokeswoman for the Salt Guild said: “{said} The town is sad.")
    assert quote.text == "We sold all of the salt. Nobody wanted it. It was old and grey."
    assert quote.speaker == "Salt Guild"
    (quote,) = find("The guild met: “We sold all, said Jane Roe. “It was old and grey,” she said.")
    assert quote.text == "It was old and grey"


@pytest.mark.parametrize("mark", ["> ", ""])
def test_paragraphs_behind_said_are_a_quotation(mark: str) -> None:
    told = find(
        "Kenya opens pier\n\nKenya opened a pier in Lamu on Monday.\n\n"
        "Lena Vogt, Minister for Trade, said:\n\n"
        f"{mark}This pier will bring salt to both our lakes.\n\n{mark}We thank Lamu for it.\n\n"
        "The pier is open all day."
    )
    assert [(quote.speaker, quote.text) for quote in told] == [
        ("Lena Vogt", "This pier will bring salt to both our lakes. We thank Lamu for it.")
    ]


def test_of_paragraphs_behind_said_that_are_not_set_apart_the_first_is_a_quotation() -> None:
    opened = "The pier is open all day, and all of it is new."
    told = find(f"Lena Vogt said:\n\n{opened}\n\nThe lake is deep.")
    assert [(quote.speaker, quote.text) for quote in told] == [("Lena Vogt", opened)]


def test_paragraphs_behind_said_that_nobody_speaks_are_no_quotation() -> None:
    assert not find("Lena Vogt said:\n\nThe pier is open all day, the ministry said on Monday.")
    assert not find("Lena Vogt said:\n\nThe salt of the lakes and the pier")
