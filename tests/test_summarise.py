"""Titles, leads and key points that stand alone."""

from __future__ import annotations

import pytest

from policydigest.dates import in_words
from policydigest.document.prefaces import without_dateline
from policydigest.model import Article, Findings, Sentence
from policydigest.recognise import find
from policydigest.summary.connectives import without_announcement, without_connectives
from policydigest.summary.days_in_words import with_weekday
from policydigest.summary.likeness import is_alike, verbatim_words
from policydigest.summary.naming import with_first_name
from policydigest.summary.standalone import Sentences
from policydigest.summary.stranded import is_stranded
from policydigest.summary.titles import tidy_title
from policydigest.summary.trimming import main_clause, quotation, without_last_clause
from recognition import vocabulary


def findings(text: str, **about: str) -> Findings:
    return find(Article("x.txt", text, **about), vocabulary())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Al Jazeera", "The Al Jazeera television network was fined in Qatar. The broadcaster"),
        ("Osiptel", "In Peru Osiptel fined a firm. The regulator"),
        ("The Osiptel", "In Peru the Osiptel fined a firm. The regulator"),
    ],
)
def test_a_name_has_the_article_that_the_text_gives_it(name: str, told: str) -> None:
    text = f"Fine\n\n3 May 2024\n\n{told} argued on Friday that the fine of 3 million was just.\n"
    found = find(Article("x.txt", text), vocabulary())
    assert f"{name} argued " in " ".join((found.summary, *found.key_points))


@pytest.mark.parametrize(
    ("date", "words"),
    [("2024-01-17", "17 January 2024"), ("2023-05", "May 2023"), ("2022", "2022")],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert in_words(date) == words


STORY = """Kenya and Rwanda tighten rules for lenders

3 May 2024

Kenya and Rwanda adopted common rules for digital lenders on Friday. The central banks of both countries will supervise them. They must register by June.

“This is a good day,” said Jane Wanjiru, governor of the Central Bank of Kenya. She announced that the bank had fined two firms.

However, lenders in Uganda are not covered by the common rules of Kenya and Rwanda. It remains to be seen what follows.
"""


def test_key_points_stand_alone() -> None:
    found = findings(STORY)
    assert found.key_points
    for point in found.key_points:
        assert point.endswith(".")
        assert point.split()[0] not in {"They", "It", "This", "He", "She", "However,"}


def test_what_was_decided_is_told_before_what_led_to_it() -> None:
    found = findings(
        "Purchase of a crane\n\nThe Ports Board of Kenya reported on cranes on 3 May "
        "2024. The cranes are old, the Ports Board of Kenya found. Accordingly, the "
        "proposal made by the Minister of Ports to buy six cranes was approved by the Ports Board "
        "of Kenya.\n"
    )
    act = "The proposal made by the Minister of Ports to buy six cranes was approved by the "
    assert found.title.startswith("The proposal to buy six cranes was approved by the ")
    assert found.summary.startswith(act)


def test_a_sentence_is_spelt_out_once_for_lead_and_points(monkeypatch: pytest.MonkeyPatch) -> None:
    spelt: list[int] = []
    spell = Sentences._spell

    def counted(self: Sentences, number: int, sentence: Sentence) -> str:
        spelt.append(number)
        return spell(self, number, sentence)

    monkeypatch.setattr(Sentences, "_spell", counted)
    assert findings(STORY).key_points
    assert len(spelt) == len(set(spelt)) > 3


def test_a_pronoun_becomes_the_person_meant() -> None:
    assert any(p.startswith("Jane Wanjiru announced") for p in findings(STORY).key_points)


def test_a_pronoun_is_nobody_s_of_another_title() -> None:
    start = "Kenya holds vote\n\n3 May 2024\n\nKenya's court heard a case on a vote on Friday. "
    said = "It called Mrs Jane Wanjiru, who heads the Harbour Board. "
    told = f"{start}{said}%s demanded that the ports of Kenya hold a second round of votes.\n"
    assert "Jane Wanjiru demanded" in findings(told % "She").summary
    assert "Jane Wanjiru demanded" not in findings(told % "He").summary


def test_an_acronym_in_a_law_s_name_stays_and_no_name_shouts() -> None:
    found = findings(
        "HARBOUR PROTECTION BOARD OF KENYA (HPBK)\nLamu, 3 May 2024\n\nBoard warns of scales\n\n"
        "Under Section 7 of the HPBK Act, Kenya's Harbour Protection Board today warned of scales.\n"
    )
    assert "the HPBK Act" in found.summary
    assert "HARBOUR" not in found.summary


def test_a_pronoun_stays_out_if_somebody_without_a_name_was_spoken_of_last() -> None:
    text = STORY.replace("She announced", "The ruling costs the MP for Tarvo a seat. She announced")
    assert not any("announced" in point for point in findings(text).key_points)


def test_the_lead_tells_the_day() -> None:
    assert "3 May 2024" in findings(STORY).summary


def test_the_datelines_place_goes_with_it() -> None:
    text = STORY.replace("for digital lenders on Friday", "for digital lenders here on Friday")
    assert "for digital lenders on 3 May 2024" in findings(text).summary
    assert without_connectives("The two signed here today.") == "The two signed today."
    assert without_connectives("Whoever is here is counted.") == "Whoever is here is counted."


def test_a_country_told_late_is_not_put_before_the_title() -> None:
    late = (
        "Health assembly adopts an accord after three years\n\n3 May 2024\n\nDelegates adopted an "
        "accord on pandemics on Friday. Most of them rose and clapped. The talks had taken three "
        "years. A vote was held in the evening. Slovakia had asked for it. Slovakia abstained.\n"
    )
    assert findings(late).title == "Health assembly adopts an accord after three years"
    early = late.replace("Delegates", "Slovakia's delegates")
    assert findings(early).title.startswith("Slovakia: Health assembly")


def test_a_few_countries_are_put_before_the_title_if_they_are_all() -> None:
    text = (
        "Cocoa giants set a floor price\n\n3 May 2024\n\nGhana and Liberia told buyers on Friday that "
        "cocoa will cost more. Buyers in Ghana and Liberia were surprised.\n"
    )
    assert findings(text).title == "Ghana and Liberia: Cocoa giants set a floor price"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Senate votes for a levy on salt", "Kenya: Senate votes for a levy on salt"),
        ("Senate votes: levy on salt", "Senate votes: levy on salt"),
        ("Kenyan Senate votes for a levy", "Kenyan Senate votes for a levy"),
    ],
)
def test_a_headline_that_names_no_country_gets_the_storys(headline: str, title: str) -> None:
    text = (
        "\n\n3 May 2024\n\nThe Senate of Kenya adopted a levy on salt on Friday. The Kenyan Senate had "
        "debated it for a year. Senators of Kenya clapped.\n"
    )
    assert findings(headline + text).title == title


def test_a_letterhead_is_no_title() -> None:
    text = (
        "Salt Commission, Kenya\n\n3 May 2024\n\nThe Salt Commission has fined Tarvo Lines Ltd 3 "
        "million shillings for letting three ships leave the port of Mombasa by night without any "
        "papers of theirs. Tarvo Lines Ltd will appeal in Nairobi. The Salt Commission of Kenya "
        "has fined it before.\n"
    )
    assert (
        findings(text).title
        == "Kenya: Salt Commission has fined Tarvo Lines Ltd 3 million shillings"
    )


def test_behind_a_letterhead_comes_the_headline_in_capitals_or_not() -> None:
    text = (
        "INTERNATIONAL TRIBUNAL FOR SALT\nPress Release\n\n"
        "TRIBUNAL DELIVERS RULING ON THE BORDER OF KENYA IN THE INDIAN OCEAN\n\n"
        "Nairobi, 3 May 2024. The International Tribunal for Salt delivered its ruling today on "
        "the border of Kenya.\n"
    )
    title = "Tribunal delivers ruling on the border of Kenya in the Indian Ocean"
    assert findings(text).title == title


def test_a_sum_and_what_it_is_for_are_no_point() -> None:
    text = story(
        "The Salt Commission of Kenya fined a bank $9 million in Nairobi.",
        "$8 million for failing to tell the Salt Commission of Kenya as soon as it could.",
    )
    assert findings(text).key_points == ()


def test_no_two_points_say_the_same() -> None:
    twice = STORY + "\nKenya and Rwanda adopted common rules for digital lenders on Friday.\n"
    points = findings(twice).key_points
    assert len(points) == len({point.casefold() for point in points})


def test_without_a_headline_the_title_names_actors_and_act() -> None:
    text = (
        "Kenya and Rwanda have come closer.\nThe memorandum of understanding signed on Friday "
        "3 May 2024 by Kenya and Rwanda is about cybersecurity. Cybersecurity matters."
    )
    assert (
        findings(text).title
        == "Kenya and Rwanda sign a memorandum of understanding on cybersecurity"
    )


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The Salt Commission of Kenya sells permits from Monday.",
            "The Salt Commission of Kenya sells permits",
        ),
        (
            "The Salt Commission of Kenya met in Lamu, Kenya, on Monday.",
            "The Salt Commission of Kenya met in Lamu, Kenya",
        ),
        (
            "The Salt Commission of Kenya will meet tomorrow, on Tuesday, May 7, in Lamu.",
            "The Salt Commission of Kenya will meet in Lamu",
        ),
        (
            "On Monday the Salt Commission of Kenya met in Lamu.",
            "The Salt Commission of Kenya met in Lamu",
        ),
        (
            "On 6 May 2024 , as part of its plan, the Salt Commission of Kenya met in Lamu.",
            "The Salt Commission of Kenya met in Lamu",
        ),
        (  # a place behind a comma, and no one who says so
            "Clerks who live in Lamu, northern Kenya, have said that it is a small town.",
            "Clerks who live in Lamu, northern Kenya, have said that it is a small town",
        ),
        (  # the occasion is told, and neither what led to it nor what it was for
            "Following the choice of a new Salt Commission at the 28th meeting of the league of ports "
            "of Kenya, a ceremony was held on 6 May, 2024 in Lamu to bid farewell and express thanks "
            "to those who had led it as well as to welcome those who will.",
            "A ceremony was held in Lamu",
        ),
        (  # in the two countries, and not they
            "The Salt Office of Lamu in Kenya and a clerk in Kigali, Rwanda, signed a memorandum of "
            "understanding on Monday.",
            "The Salt Office of Lamu in Kenya and a clerk in Kigali, Rwanda, signed a memorandum of "
            "understanding",
        ),
    ],
)
def test_without_a_headline_the_title_is_whole_and_tells_no_day(sentence: str, title: str) -> None:
    assert findings(sentence, published="2024-05-06").title == title


def story(*sentences: str) -> str:
    return "Kenya and Rwanda sign data pact\n\n3 May 2024\n\n" + " ".join(sentences)


FIRST = "Kenya and Rwanda signed an agreement on the exchange of health data on Friday."

LEADS = [
    # The first sentence with its day written out,
    (FIRST, "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024."),
    (
        "NAIROBI, May 3 – Kenya and Rwanda have today signed a pact on health data.",
        "Kenya and Rwanda have signed a pact on health data (3 May 2024).",
    ),
    # without what is only appended to it,
    (
        "Kenya and Rwanda signed a pact on health data on Friday, a move which experts of the region "
        "had called for over many years in which nothing happened although everybody had agreed to it.",
        "Kenya and Rwanda signed a pact on health data on 3 May 2024.",
    ),
    # beside a short one there is room for one more,
    (
        "Kenya has joined a pact on data. Jane Wanjiru, the health minister, signed for Kenya on Friday "
        "in Nairobi.",
        "Kenya has joined a pact on data. Jane Wanjiru, the health minister, signed for Kenya on "
        "3 May 2024 in Nairobi.",
    ),
    (
        "As of today Kenya keeps all of its health data at home, and Rwanda is to follow.",
        "As of 3 May 2024 Kenya keeps all of its health data at home, and Rwanda is to follow.",
    ),
    (
        "From this Friday, 3 May, Kenya keeps all of its health data at home.",
        "From 3 May 2024 Kenya keeps all of its health data at home.",
    ),
    # without the words before a colon and the reason that say nothing,
    (
        "Two ministers, two screens, one text: because the lake kept all of them at home, Kenya, "
        "Rwanda and Uganda signed a pact on health data on Friday.",
        "Kenya, Rwanda and Uganda signed a pact on health data on 3 May 2024.",
    ),
    # with few words of somebody's own,
    (
        "The health ministry of Kenya ordered on Friday that the old cards be blocked in all the "
        "towns “at once, completely and in full”.",
        "The health ministry of Kenya ordered on 3 May 2024 that the old cards be blocked in all the "
        "towns “at once, completely and in full”.",
    ),
    # or who reports what it did itself,
    (
        "Kenya has signed the contract for a register of health data, it said today.",
        "Kenya has signed the contract for a register of health data (3 May 2024).",
    ),
    # whole where only so it names who did it,
    (
        "Patients of the lake could not log in and doctors could not get at any of their files this "
        "morning after the Ministry of Health of Kenya cut off a whole string of services in the towns.",
        "Patients of the lake could not log in and doctors could not get at any of their files on "
        "3 May 2024 after the Ministry of Health of Kenya cut off a whole string of services in the "
        "towns.",
    ),
    # and not a later one because it is long.
    (
        "The parties to the East African data agreement, which was drafted by officials of all the "
        "countries and which had been held up by a row over money, on Friday in Nairobi adopted rules "
        "for the exchange of health data. The police dispersed a crowd.",
        "The parties to the East African data agreement on 3 May 2024 in Nairobi adopted rules for "
        "the exchange of health data.",
    ),
    # without the remark that it is announced, or a title of the text,
    (
        "The health ministry of Kenya is pleased to announce that Kenya and Rwanda have signed a pact.",
        "Kenya and Rwanda have signed a pact (3 May 2024).",
    ),
    (
        "Summary of remarks by the health ministry of Kenya on Friday. " + FIRST,
        "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024.",
    ),
    (
        "Statement on salt of 2 May 2024. " + FIRST,
        "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024.",
    ),
    # however many such lines there are,
    (
        "The press release issued by the Ministry of Health on 2 May 2024. Statement on salt of "
        "2 May 2024. " + FIRST,
        "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024.",
    ),
    # a sum that is told first is news whoever has to pay it,
    (
        "Two clinics have been warned that they face fines of $4 million for losing records. "
        "A clinic by the lake was linked to the thefts by the Ministry of Health of Kenya.",
        "Two clinics have been warned that they face fines of $4 million for losing records "
        "(3 May 2024).",
    ),
    # nor what an act that is not told yet comes after,
    (
        "The move comes after years of talks between Kenya and Uganda. " + FIRST,
        "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024.",
    ),
    # nor a scene that opens a story,
    (
        "Jane Wanjiru had been waiting for her papers since six. " + FIRST,
        "Kenya and Rwanda signed an agreement on the exchange of health data on 3 May 2024.",
    ),
    # what somebody was glad of is told,
    (
        "Hospitals in Kenya were quick to applaud on Friday, when Rwanda said that the fees would go.",
        "Hospitals in Kenya were quick to applaud on 3 May 2024, when Rwanda said that the fees would "
        "go.",
    ),
    # a day that is told twice is written once, and not beside "over the weekend",
    (
        "Kenya and Rwanda signed a pact on health data on Friday (3).",
        "Kenya and Rwanda signed a pact on health data on 3 May 2024.",
    ),
    (
        "Kenya and Rwanda yesterday, 3 May 2024, signed a pact on health data.",
        "Kenya and Rwanda on 3 May 2024 signed a pact on health data.",
    ),
    (
        "Kenya and Rwanda have signed a pact on data, the ministries said over the weekend. "
        "The pact was signed on 3 May 2024 by the health ministers of Kenya and Rwanda in Kigali.",
        "Kenya and Rwanda have signed a pact on data, the ministries said (3 May 2024).",
    ),
    # nor its weekday,
    (
        "Kenya and Rwanda ended a round of talks Friday 3 May 2024 in Kigali.",
        "Kenya and Rwanda ended a round of talks on 3 May 2024 in Kigali.",
    ),
    (
        "Kenya and Rwanda on Friday, 3 May 2024, signed a pact on health data.",
        "Kenya and Rwanda on 3 May 2024 signed a pact on health data.",
    ),
    # who told of a day stays apart from it,
    (
        "Kenya and Rwanda will sign a pact on data on Monday, May 6, a source told the Lake Post.",
        "Kenya and Rwanda will sign a pact on data on 6 May 2024, a source told the Lake Post.",
    ),
    # a footnote's star goes,
    (
        "Kenya and Rwanda signed a pact on data worth $3 billion* on 3 May 2024.",
        "Kenya and Rwanda signed a pact on data worth $3 billion on 3 May 2024.",
    ),
    # nor a day in another form beside a name in quotation marks; nor the caption of a picture,
    (
        'Photo supplied Caption: The mayor of Lamu smiles. Kenya on May 3, 2024 signed the pact "On Salt".',
        'Kenya on 3 May 2024 signed the pact "On Salt".',
    ),
    # nor what another day brought,
    (
        "Kenya and Rwanda left the fees of all clinics unchanged, despite yesterday's report that "
        "prices would fall in May after three years.",
        "Kenya and Rwanda left the fees of all clinics unchanged (3 May 2024).",
    ),
    # a list follows; its own board; what is reported stands before the report
    (
        "Kenya and Rwanda on Friday fined three firms of the port:\n\n- Halden Ltd\n- Vexnor Ltd",
        "Kenya and Rwanda on 3 May 2024 fined three firms of the port.",
    ),
    (
        "By decisions of its Board dated 2 May 2024 the Central Bank of Kenya has closed a bank.",
        "By decisions of its Board dated 2 May 2024 the Central Bank of Kenya has closed a bank.",
    ),
    (
        "When Kenya let a mine be dug there long ago it broke the law, the High Court of Kenya ruled "
        "on Friday.",
        "When Kenya let a mine be dug there long ago it broke the law, the High Court of Kenya ruled "
        "on 3 May 2024.",
    ),
    (
        "May 3/2024(KNA) Two loans for Kenya have been approved by the bank on Friday.",
        "Two loans for Kenya have been approved by the bank on 3 May 2024.",
    ),
]


@pytest.mark.parametrize(("text", "lead"), LEADS)
def test_the_lead_is_the_first_sentence_with_its_day(text: str, lead: str) -> None:
    assert findings(story(text)).summary == lead


def test_the_lead_is_the_first_sentence_that_names_whom_the_article_is_about() -> None:
    text = story("The long wait is over for patients in the towns by the lake.", FIRST)
    found = findings(text)
    assert found.summary == LEADS[0][1]
    assert not any(point.startswith("The long wait") for point in found.key_points)


def test_a_sentence_that_leads_to_somebodys_words_is_no_lead() -> None:
    said = "Jane Wanjiru, Minister of Ports, said:\n\n> The pier is open.\n\n"
    found = findings(story(f"{said}{FIRST}"))
    assert found.summary == LEADS[0][1]


def test_a_first_sentence_that_tells_the_day_is_the_lead() -> None:
    text = story(
        "An agreement that ends the worst support to fleets entered into force today.", FIRST
    )
    assert findings(text).summary == (
        "An agreement that ends the worst support to fleets entered into force on 3 May 2024."
    )


def test_an_office_with_its_own_name_leans_on_nothing() -> None:
    text = story("The Ministry of Health of Kenya banned old scales in all clinics on Friday.")
    assert findings(text).summary.startswith("The Ministry of Health of Kenya banned old scales")


def test_a_dated_fact_names_its_person_in_full() -> None:
    text = story(FIRST, "Jane Wanjiru leads the office.", "Wanjiru was mayor of Kisumu in 2019.")
    assert "Jane Wanjiru was mayor of Kisumu" in [e.text for e in findings(text).timeline]


AGREEMENTS = [
    # The first sentence that tells of it with all its parties is better than one made.
    (
        "Four fleets, one flag",
        "The navies of Kenya, Uganda, Rwanda and Ghana signed a declaration of intent on rescue on "
        "Friday.",
        "The navies of Kenya, Uganda, Rwanda and Ghana signed a declaration of intent on rescue on "
        "3 May 2024.",
    ),
    # One made names all, or there is none.
    (
        "Four fleets sign a declaration of intent",
        "Kenya, Uganda, Rwanda and Ghana agreed on Friday to help each other at sea. The "
        "declaration of intent on rescue was signed in Accra.",
        "Kenya, Uganda, Rwanda and Ghana signed a declaration of intent on rescue on 3 May 2024.",
    ),
    # A named one is told of where the first sentence must be cut before it.
    (
        "KENYA AND RWANDA SIGN DECLARATION ON RESCUE",
        "On the invitation of the Minister of the Sea of the Republic of Kenya, Ms. Jane Wanjiru, "
        "the Deputy Prime Minister and Minister of the Lakes of the Republic of Rwanda, Mr. Eric "
        "Mugisha, today paid a visit to Mombasa, where both put their names to the Joint "
        "Declaration on Rescue, which had been under discussion for years.",
        "Kenya and Rwanda signed the Joint Declaration on Rescue on 3 May 2024.",
    ),
    # A policy is no agreement, and none signs it with another.
    (
        "Kenya issues the Policy for Safe Lakes, signs programme with Rwanda",
        "The lakes of Kenya are to be safe from now on, the minister said. The Policy for Safe Lakes "
        "is in force. Rwanda will help Kenya with a programme.",
        "The lakes of Kenya are to be safe from now on, the minister said (3 May 2024).",
    ),
]


@pytest.mark.parametrize(("title", "body", "lead"), AGREEMENTS)
def test_the_lead_of_an_agreement_names_all_its_parties(title: str, body: str, lead: str) -> None:
    assert findings(f"{title}\n\n3 May 2024\n\n{body}").summary == lead


def test_without_a_headline_a_first_sentence_that_does_not_name_the_agreement_is_no_lead() -> None:
    text = (
        "Kenya and Rwanda have strengthened their commitment to health through a new partnership.\n"
        "The memorandum of cooperation on clinics signed on Wednesday (17 January 2024) marks a new "
        "time for the two nations.\nThe minister of Kenya signed it."
    )
    assert findings(text).summary == (
        "Kenya and Rwanda signed a memorandum of cooperation on clinics on 17 January 2024."
    )


STANDING = [
    (
        "Ministers and mayors of both countries took part in the opening of the new office.",
        "Ministers and mayors of Kenya and Rwanda took part in the opening of the new office.",
    ),
    # Both countries are named, a body by its full name, a person for "She".
    (
        "Both countries agreed to share the costs of the new office in Kigali equally.",
        "Kenya and Rwanda agreed to share the costs of the new office in Kigali equally.",
    ),
    (
        "Jane Wanjiru, who chaired the talks with the hospitals of Kenya, stressed that all was well.",
        "Jane Wanjiru chaired the talks with the hospitals of Kenya.",
    ),
    (
        "Some 700 hospitals of Kenya will lose their licences when the old law lapses.",
        "Some 700 hospitals of Kenya will lose their licences when the old law lapses.",
    ),
    # An opening that only ties it to the sentence before goes; a title is no pronoun.
    (
        "Instead, the hospitals of Kenya agreed to pay for forty new beds in Kigali.",
        "The hospitals of Kenya agreed to pay for forty new beds in Kigali.",
    ),
    (
        "His Excellency Abel Otieno of Kenya opened the first hospital in Kigali for all.",
        "His Excellency Abel Otieno of Kenya opened the first hospital in Kigali for all.",
    ),
]


@pytest.mark.parametrize(("sentence", "point"), STANDING)
def test_points_are_made_to_stand_alone(sentence: str, point: str) -> None:
    assert point in findings(story(FIRST, sentence)).key_points


def test_days_and_months_are_written_out() -> None:
    text = story(
        FIRST, "Clinics in the two capitals were joined to a register of vaccines last month."
    )
    point = "Clinics in the two capitals were joined to a register of vaccines in April 2024."
    assert point in findings(text, licence="CC-BY-4.0").key_points


def test_what_has_been_done_today_is_told_in_the_past() -> None:
    text = "Kenya's parliament has adopted today a plan for the clinics of Kigali."
    assert findings(f"Plan adopted\n\n3 May 2024\n\n{text}").summary == (
        "Kenya's parliament adopted on 3 May 2024 a plan for the clinics of Kigali."
    )


def test_a_day_that_is_told_twice_is_written_once() -> None:
    text = "Kenya's parliament has today, 3 May 2024, adopted a plan for the clinics of Kigali."
    assert findings(f"Plan adopted\n\n3 May 2024\n\n{text}").summary == (
        "Kenya's parliament has on 3 May 2024 adopted a plan for the clinics of Kigali."
    )
    text = "The Minister of Health of Kenya today, Friday 3rd May, 2024, signed a pact in Kigali."
    assert findings(f"Pact signed\n\n{text}").summary == (
        "The Minister of Health of Kenya on 3 May 2024 signed a pact in Kigali."
    )


def test_a_sentence_may_end_as_it_was_written() -> None:
    text = "After two years without vaccines, Kenya has a pact with the clinics it owes money to."
    assert findings(f"Pact signed\n\n3 May 2024\n\n{text}").summary == (
        "After two years without vaccines, Kenya has a pact with the clinics it owes money to "
        "(3 May 2024)."
    )


def test_a_day_between_owner_and_thing_is_written_out_without_on() -> None:
    text = story(FIRST, "Clinics in the two capitals had asked for the ministry’s April 3 order.")
    point = "Clinics in the two capitals had asked for the ministry’s 3 April 2024 order."
    assert point in findings(text, licence="CC-BY-4.0").key_points


def test_two_countries_told_apart_from_others_are_not_named_for_that() -> None:
    text = story(
        FIRST, "The two countries that have most clinics on the lake will pay for vaccines."
    )
    assert not any("that have" in point for point in findings(text, licence="CC-BY-4.0").key_points)


def test_a_caption_is_no_point() -> None:
    caption = "The vessel Shearwater of the border force on the lake near the capital of Rwanda."
    told = "The vessel Shearwater of the border force sank on the lake near the capital of Rwanda."
    assert not findings(story(FIRST, caption), licence="CC-BY-4.0").key_points
    assert told in findings(story(FIRST, told), licence="CC-BY-4.0").key_points


def test_a_body_is_not_put_by_its_present_name_into_another_name() -> None:
    text = story(
        FIRST, "The Twitter campaign of the clinics in the two capitals had led to the act."
    )
    assert not any("X Corp" in point for point in findings(text, licence="CC-BY-4.0").key_points)


LEANING = [
    "In the same manner the senate of Kenya passed the law on hospitals in Kigali.",
    "The hospitals of Kenya turned down the offer of Rwanda for the same reason.",
    "In the last reading that text had sixty votes for Kenya and 18 against Rwanda.",
    "The two agreed to share the costs of the new office in Kigali equally.",
    "Rwanda had asked for an office in Kigali and the group granted it to them.",
    "Leading up to the vote in the senate, he paid officials for their support of it.",
    "For the first time it includes rules on the data of children in Rwanda and Kenya.",
    "Rwanda broke off the talks about the office in Kigali the next day without a reason.",
    "Kenya opened an office for data exchange in Nairobi later that month with Rwanda.",
    "Rwanda will not give in,” said the minister of health of Rwanda in Kigali today.",
    "The minister of health of Rwanda called it a victory for clinics in the region.",
    "In May the parliament of the region passed a resolution against it, which was ignored.",
    "The hospitals of Rwanda had asked for stricter ones, and those of Kenya did not.",
    "More than 1,000 have been handed in to the offices of Kenya and of Rwanda.",
    "The minister of health of Kenya said the same to the hospitals of Rwanda.",
    "Failing that, Kenya has to give back the data to the hospitals of Rwanda.",
    "Rwanda will sign it on Monday, when the minister of health returns to Kigali again.",
    "The governor of the harbour board of Rwanda, Ivo Roe, rejected it on the spot in Kigali.",
    "The Ministry of Health of Rwanda in Kigali will soon carry it out.",
    "Before the address, the minister of health of Rwanda met doctors of Kenya in Kigali.",
    "The minister of health of Rwanda met doctors of Kenya in Kigali on the sidelines.",
    "The treaty of Kenya and Rwanda takes effect in Kigali and Nairobi thirty days after.",
    "Leader of the House of Rwanda Jane Wanjiru had it withdrawn in Kigali.",
    "The ministry of health of Kenya has suspended the two private broadcasters for long.",
]


@pytest.mark.parametrize("sentence", LEANING)
def test_what_leans_on_another_sentence_is_no_point(sentence: str) -> None:
    assert findings(story(FIRST, sentence)).key_points == ()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "Kenya signed a pact on health data in Nairobi after months of talks that had stalled.",
            "Kenya signed a pact on health data in Nairobi.",
        ),
        (
            "During the visit of the minister, Kenya signed a pact on health data in Nairobi town.",
            "Kenya signed a pact on health data in Nairobi town.",
        ),
        (
            "Kenya left the talks on health data without a date, a year after they had begun there.",
            "Kenya left the talks on health data without a date.",
        ),
        (
            "At least 23 people were killed, according to the doctors of the town; others counted 22.",
            "At least 23 people were killed, according to the doctors of the town; others counted 22.",
        ),
        (
            "In April, to be paid back in crude over twelve months, it gave an advance of money.",
            "In April, to be paid back in crude over twelve months, it gave an advance of money.",
        ),
        # What follows a comma is no main clause where it has no verb, or opens with "since".
        (
            "By nine votes to one the court found a breach of the pact on data, the right to one's file.",
            "By nine votes to one the court found a breach of the pact on data, the right to one's file.",
        ),
        (
            "In a joint note the clinics rejected the plan, since the rights of patients were at stake.",
            "In a joint note the clinics rejected the plan.",
        ),
        # nor where it stands beside a noun: it is no clause
        (
            "At the head of it stands Jane Roe, an engineer who founded the company that made the card.",
            "At the head of it stands Jane Roe, an engineer who founded the company that made the card.",
        ),
        (
            "In Nairobi the ministers, Jane Roe and John Doe, signed a joint note on health data.",
            "In Nairobi the ministers, Jane Roe and John Doe, signed a joint note on health data.",
        ),
        (
            "Kenya asks the clinics of every town to begin the change of the cards as soon as they can.",
            "Kenya asks the clinics of every town to begin the change of the cards as soon as they can.",
        ),
        (
            "Kenya was glad of what the clinics of the towns had shared over the years, but left it.",
            "Kenya was glad of what the clinics of the towns had shared over the years.",
        ),
        (
            "The engineers of the office in Kisumu will look after the files of all its clinics there.",
            "The engineers of the office in Kisumu will look after the files of all its clinics there.",
        ),
        (
            "Kenya will pay the clinics of the towns, a boost for Kisumu at a time when it needs all.",
            "Kenya will pay the clinics of the towns, a boost for Kisumu.",
        ),
        (
            "Under the plan, officially the Income Compliance Program, a computer read all the files.",
            "Under the plan, officially the Income Compliance Program, a computer read all the files.",
        ),
        (  # of a list of names nothing is cut
            "At the Lake Palace on Friday Uganda, Kenya, Rwanda and Burundi signed a pact on data.",
            "At the Lake Palace on Friday Uganda, Kenya, Rwanda and Burundi signed a pact on data.",
        ),
        (  # what a setting reports goes on behind the comma
            "In May the papers reported that the files of the fund, the office of the minister, had "
            "been broken into.",
            "In May the papers reported that the files of the fund, the office of the minister, had "
            "been broken into.",
        ),
        (  # the verb comes behind the aside
            "In Kisumu the police of the lake and the customs office, with help from the navy, boarded "
            "the ferry.",
            "In Kisumu the police of the lake and the customs office, with help from the navy, boarded "
            "the ferry.",
        ),
        (  # a ministry's name goes on behind the comma
            "When the Ministry of Public Health, Population and Labour tested the flies by the lake "
            "nothing was found.",
            "When the Ministry of Public Health, Population and Labour tested the flies by the lake "
            "nothing was found.",
        ),
        (  # so does a list of those that an aside names
            "The firms made tools and supplied them to governments, which used them to target "
            "officials, doctors and nurses of the towns by the lake.",
            "The firms made tools and supplied them to governments.",
        ),
        (  # nothing is left of a clause that was cut
            "Firms are welcome in most of the towns; in health, though, they must show that they own "
            "what they sell.",
            "Firms are welcome in most of the towns.",
        ),
        (  # a date goes on behind its comma
            "In a decision of April 19, 2024 the clinics were told to have the pact on the files changed.",
            "In a decision of April 19, 2024 the clinics were told to have the pact on the files changed.",
        ),
        (  # a list within an aside goes on behind its comma
            "The clinics may apply a rule for a time, which may matter for pacts on the files, on data "
            "or in a flood.",
            "The clinics may apply a rule for a time.",
        ),
        (  # a noun and what is said of it are no clause
            "By outside news the decree means all official news of the towns, news that makes the "
            "lake known.",
            "By outside news the decree means all official news of the towns, news that makes the "
            "lake known.",
        ),
        (  # the verb of what was decided stands behind the aside
            "The court decided on Monday that the vote which the port held in May, in a tent outside "
            "its doors, was valid.",
            "The court decided on Monday that the vote which the port held in May, in a tent outside "
            "its doors, was valid.",
        ),
        (  # the subject is no sentence without its verb
            "Making key goods, salt and scales, offering services and building harbours are to enjoy "
            "lower taxes.",
            "Making key goods, salt and scales, offering services and building harbours are to enjoy "
            "lower taxes.",
        ),
        (  # without its condition a rule would be another one
            "Firms that ring people at night must not call those who are on the list of the board "
            "unless they have been told before that they may.",
            "Firms that ring people at night must not call those who are on the list of the board "
            "unless they have been told before that they may.",
        ),
        (  # what would be cut says which part
            "The board known as the Harbour Board has suspended the part of the new plan that would "
            "allow it.",
            "The board known as the Harbour Board has suspended the part of the new plan that would "
            "allow it.",
        ),
        (  # a list that began within the aside goes on behind it
            "The mayor headed the delegation, which sat down with officials of the port, with Kenyan "
            "firms that do business there, and with banks.",
            "The mayor headed the delegation, which sat down with officials of the port.",
        ),
        (  # what follows the aside belongs to its last word
            "Saltco is itself the heir of Portco, which was closed over a loan from its founder, the "
            "banker Ann Roe.",
            "Saltco is itself the heir of Portco.",
        ),
        (  # another thing of which the aside tells belongs to it
            "The mill in Lamu was built by Saltco, which last year sold it to Portco, another firm.",
            "The mill in Lamu was built by Saltco.",
        ),
        (  # what follows hangs on the aside
            "Clerks can only go abroad under the Ports Act, which calls for a treaty with the host, "
            "and none exists.",
            "Clerks can only go abroad under the Ports Act.",
        ),
        (  # but here there is one subject
            "Jane Wanjiru, who led the port for many years, and a former clerk of the board were "
            "tried.",
            "Jane Wanjiru and a former clerk of the board were tried.",
        ),
        (  # what begins behind the setting is said of its last word
            "After the summit the heads of state signed the Salt Convention, work on which was "
            "carried out for more than twenty years.",
            "After the summit the heads of state signed the Salt Convention.",
        ),
        (
            "The ruler, Ann Roe, who had planned it for years with a few friends, was told of it.",
            "The ruler, Ann Roe, was told of it.",
        ),
        (  # an apposition is no clause
            "In a judgment released in May the court raised it to $3, the largest sum ever ordered under the Salt Act.",
            "In a judgment released in May the court raised it to $3, the largest sum ever ordered under the Salt Act.",
        ),
        (  # a clause with "where" says which
            "The minister of ports said that cable reached the islands but not the places where laying "
            "it made no sense.",
            "The minister of ports said that cable reached the islands but not the places where laying "
            "it made no sense.",
        ),
        (
            "The board ruled that the fees which Lamu takes, including those for boats, broke the law.",
            "The board ruled that the fees which Lamu takes broke the law.",
        ),
        (  # a list is told whole
            "Three kinds are named for all: a file, with the name; a card, with the date; and a letter.",
            "Three kinds are named for all: a file, with the name; a card, with the date; and a letter.",
        ),
    ],
)
def test_a_main_clause_is_left(text: str, short: str) -> None:
    assert main_clause(text, 14) == short


@pytest.mark.parametrize(
    "text",
    [
        "The price of salt has risen since May 2024, in part.",
        "The court ruled that the contract",
        "It aims at destabilising",
        "It was paid by the",
        "It runs deep ever",
        "The board is especially concerned about",
        "Jane Wanjiru praised the prize of the board and asked",
        "Jane Wanjiru, Deputy Minister of Ports, told journalists",
        "Jane Wanjiru, head of the harbour's shipping desk, left.",
        "The guilds of the port were quick to applaud on 17 May 2024.",
        "Ports minister Jane Wanjiru had told fishers",
        "The minister assured the lenders",
        "The minister of ports announced in April 2024.",
        "The leaders were held of late because the commissioner",
        "The minister said that it was the Harbour Board.",
        "A list had been sent to the guild in Lamu shortly.",
        "The salt in the sheds of the port was as well guarded.",
        "Adopted on 20 October 2023 by the Harbour Board.",
        "No town has more salt than Lamu, but unlike Kisumu and Mwanza.",
    ],
)
def test_a_cut_does_not_strand_words(text: str) -> None:
    assert is_stranded(text)


def test_what_was_adopted_by_so_many_votes_is_missing() -> None:
    assert is_stranded("The council adopted by 324 votes to 155")
    assert not is_stranded("The pier law was adopted by 324 votes to 155")


def test_who_was_told_closes_a_report() -> None:
    assert not is_stranded("The port will stay open, the minister told Radio Lamu")


def test_what_was_announced_is_whole() -> None:
    assert not is_stranded("The levy of the port was announced in April 2024.")


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI, Kenya, Aug 2 - ",
        "MEXICO CITY (AP) ",
        "Oct 31 - ",
        "Oct 31 (Lakepress) - ",
        "Kisumu, 16 December /LAKEPRESS/ – ",
        "ATLANTA — Dec. 19, 2023 — ",
        "(HPK) 15.12.2021: ",
        "(May 17, 2023) — ",
        "17 March 2022, Centurion – ",
        "Bishkek, March 13 (24.kg). ",
        "PORT VILA/THE HAGUE, 24 July 2025 – ",
        "ASUNCIÓN, May 7, 2024. ",
        "(Dec. 8, 2020) ",
        "WASHINGTON — ",
        "PUTRAJAYA: ",
        "DAKAR (26 August): ",
        "Kampala, Thursday, 27th March 2025 - ",
        "Ankara (Mon, 10 Feb 2025): ",
        "Kisumu/Mwanza, July 10, 2023 - ",
        "Kisumu/Mwanza, 05.09.2024 – ",
        "Sept 18, 2023 (Lake Trade News) – ",
        "Kisumu, 28 September 2025 (Lake-SDA) – ",
        "Kisumu, June 8, 2018 (LNA) ",
        "Kisumu, 18 Nov --- ",
        "Muscat, 12 Jumada Al Akhirah 1447 AH, corresponding to 3 December 2025 --- ",
        "GDAŃSK, Poland, 12 September 2025 /Lakewire/ -- ",
        "KISUMU & MOMBASA, Kenya--(LAKE WIRE)--",
        "29 June 2021 | ",
        "KISUMU—",
        "KISUMU (Lake News / Port Post - 23rd March, 2023) ",
        "KISUMU (Lake News / Port Post - 23 March 2023) ",
        "Kisumu, May 8 – ",
        "Kisumu, May 8, LNA – ",
        "Kisumu /LAKENEWS/ ",
        "By A Staff Reporter,Kisumu, Apr. 9: ",
        "Kisumu, (LNA) November 12,2022 ",
        "Kisumu December 10 /2021 (LNA) ",
        "Kisumu /LAKENEWS/. ",
        "15.12.2021: ",
        "Bangkok, Jun 22 (EFE).- ",
        "(Lake League Secretariat, Upper Harbour, Greater Northport, Kenya) Wednesday, 1 October 2025 – ",
        "Kisumu, Jumada Al-Awwal 21, 1442, January 05, 2021, LNA -- ",
        "BANGKOK, June 22, 2018 (EFE):",
        "NAIROBI, Jun 22 (KNA):",
    ],
)
def test_datelines_are_left_out(dateline: str) -> None:
    assert without_dateline(f"{dateline}Kenya signed a pact.") == "Kenya signed a pact."


@pytest.mark.parametrize(
    "place",
    [
        *("Kisumu: ", "Port Victoria: ", "Nairobi, NBI: ", "Kisumu, Kenya – "),
        *("Lamu – ", "Port Victoria - "),
    ],
)
def test_a_place_alone_is_a_dateline_before_the_first_sentence_alone(place: str) -> None:
    assert without_dateline(f"{place}The pact holds.", opening=True) == "The pact holds."
    assert without_dateline(f"{place}The pact holds.") == f"{place}The pact holds."


@pytest.mark.parametrize(
    "text",
    [
        "Kenya – Rwanda's partner – signed the pact.",
        "Lamu – once a village – has a port.",
        "Lamu-Kisumu trains run again.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert without_dateline(text, opening=True) == text


@pytest.mark.parametrize("bullet", ["► ", "• ", "✔ ", "➢ ", "•\t"])
def test_a_bullet_is_no_part_of_a_sentence(bullet: str) -> None:
    text = story(f"{bullet}Kenya and Rwanda signed an agreement on health data on 3 May 2024.")
    assert findings(text).summary.startswith("Kenya and Rwanda signed")


def test_an_agency_may_stand_behind_the_place() -> None:
    assert without_dateline("Lamu (KNA) - The pact holds.", opening=True) == "The pact holds."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It names section 41(a) of the act (a new one).", "It names section 41(a) of the act."),
        ("It names rule 47 A (1) (c) of the act.", "It names rule 47 A (1) (c) of the act."),
        (
            "It names 88(1)(a) and (b) of the act (an old one).",
            "It names 88(1)(a) and (b) of the act.",
        ),
        ("It names Article (137) of Law No. (14).", "It names Article (137) of Law No. (14)."),
        (
            "The Lake Fraud (Ports) (Amendment) Act holds.",
            "The Lake Fraud (Ports) (Amendment) Act holds.",
        ),
        ("Salt Bank (Kenya) Limited paid.", "Salt Bank (Kenya) Limited paid."),
        ("Salt (PNG) Ltd paid.", "Salt (PNG) Ltd paid."),
        ("The Salt Bank (SB) Governor paid.", "The Salt Bank Governor paid."),
        ("The SPN(M)’s wing met the SPN (M).", "The SPN(M)’s wing met the SPN."),
        ("The ministry (1) paid Lamu (Kenya).", "The ministry paid Lamu."),
        ("It signed three(3)grants (of 7 pesos(a lot))of aid.", "It signed three grants of aid."),
    ],
)
def test_brackets_that_are_part_of_a_name_or_number_stay(text: str, told: str) -> None:
    assert without_dateline(text) == told


def test_this_before_a_span_of_days_is_no_part_of_the_day() -> None:
    text = story(FIRST, "Kenya denied this two days later and said that the clinics had been paid.")
    assert "denied on" not in " ".join(findings(text).key_points)


def test_a_body_behind_a_time_is_named_or_the_sentence_leans() -> None:
    told = (
        "The Salt Party of Kenya leads the talks of the two states on clinics.",
        "In recent months the party has staged rallies in Kisumu and in Kigali against the accord.",
    )
    points = " ".join(findings(story(FIRST, *told)).key_points)
    assert "In recent months the Salt Party of Kenya has staged rallies" in points
    points = " ".join(findings(story(FIRST, told[1])).key_points)
    assert "In recent months" not in points


def test_a_law_named_in_quotation_marks_is_no_quotation() -> None:
    text = (
        "Kenya gets a law on salt\n\n3 May 2024\n\nPresident Jane Wanjiru has signed the Law «On the "
        "Salt Roads and Harbours of the Republic of Kenya». It holds from June.\n"
    )
    assert findings(text).summary.startswith("President Jane Wanjiru has signed the Law")


def test_the_first_word_of_a_story_is_not_shouted() -> None:
    text = (
        "Kenya signs a pact\n\n3 May 2024\n\n{} Minister Jane Wanjiru of Kenya signed the pact on data "
        "in Kisumu today. Deputy Prime Minister John Otieno was there.\n"
    )
    assert findings(text.format("PRIME")).summary.startswith("Prime Minister Jane Wanjiru")
    assert findings(text.format("PRIME")).people[0].role == "Prime Minister"
    assert findings(text.format("THE 32nd")).summary.startswith("The 32nd Minister")
    assert findings(text.format("NATO")).summary.startswith("NATO Minister")


def test_the_day_on_which_an_act_was_told_of_is_day_enough() -> None:
    text = (
        "Kenya fines Vexnor\n\n23 May 2024\n\nKenya's salt board said on Thursday it has fined Vexnor for "
        "the loss of its files in Kisumu. The board took the decision on 22 May 2024 in Nairobi.\n"
    )
    found = findings(text)
    assert found.date == "2024-05-22"
    assert found.summary == (
        "Kenya's salt board said on 23 May 2024 it has fined Vexnor for the loss of its files in Kisumu."
    )


def test_a_day_in_brackets_takes_the_place_of_its_weekday() -> None:
    text = story("Kenya and Rwanda signed an agreement on health data on Friday (3 May 2024).")
    assert findings(text).summary == (
        "Kenya and Rwanda signed an agreement on health data on 3 May 2024."
    )


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Kenya has also signed the pact.", "Kenya has signed the pact."),
        ("In Kigali, however, the pact has critics.", "In Kigali the pact has critics."),
        ("Accordingly 108 votes were cast.", "108 votes were cast."),
        ("In return Kenya opens its ports.", "Kenya opens its ports."),
        ("Amendments were then taken up.", "Amendments were taken up."),
        (
            "The Harbour Board and Ann Otieno then sat down.",
            "The Harbour Board and Ann Otieno sat down.",
        ),
        ("The board met, then voted.", None),
        ("The then minister signed the pact.", None),
        ("Kenya is thereby bound by the pact.", "Kenya is bound by the pact."),
        ("Kenya, on the other hand, stood by it.", "Kenya stood by it."),
        ("Kenya, for its part, thanked the clinics as well.", "Kenya thanked the clinics."),
        ("Kenya was pleased too.", "Kenya was pleased."),
        ("Kenya has moreover signed the annex.", "Kenya has signed the annex."),
        ("Kenya signed not only the pact but also the annex.", None),
        ("Last week's twin floods hit Lamu.", "The twin floods hit Lamu."),
        ("Lamu shut its port after last week’s floods.", "Lamu shut its port after the floods."),
        (
            "On 9 May 2024 , as planned, Lamu ( a port ) shut.",
            "On 9 May 2024, as planned, Lamu ( a port) shut.",
        ),
    ],
)
def test_what_ties_a_sentence_to_the_one_before_goes(text: str, free: str | None) -> None:
    assert without_connectives(text) == (free or text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "Kenya has opened the crossing at Lamu to all since it was cleared last week.",
            "Kenya has opened the crossing at Lamu to all",
        ),
        (
            "Kenya announced that it had closed the crossing at Lamu the day before.",
            "Kenya announced that it had closed the crossing at Lamu",
        ),
        (  # what closes the sentence is its main verb
            "Jane Wanjiru, the former minister who has run it since it was founded, told all.",
            None,
        ),
        (  # and so is what closes its second half
            "The chair of the port left at once, and the union, which had boycotted it, said so.",
            None,
        ),
    ],
)
def test_the_last_clause_goes(text: str, short: str | None) -> None:
    assert without_last_clause(text) == (short or text)


def test_a_sentence_stands_without_the_clause_that_leans() -> None:
    text = story(
        FIRST,
        "Kenya has opened the hospital at Lamu to patients of Rwanda since it was built last week.",
    )
    point = "Kenya has opened the hospital at Lamu to patients of Rwanda."
    assert point in findings(text).key_points


def test_a_spokesperson_speaks_of_another_body() -> None:
    text = "UN briefing: hospital opens at Lamu\n\n3 May 2024\n\n" + (
        "Our colleagues at the World Food Programme tell us that the hospital of Lamu has opened."
    )
    assert findings(text).summary == (
        "The World Food Programme says that the hospital of Lamu has opened (3 May 2024)."
    )


def test_a_long_quotation_is_cut_at_the_end_of_a_clause() -> None:
    text = "It strengthens the ties of our two countries, and it helps the traders of the region."
    assert quotation(text, 12) == "It strengthens the ties of our two countries […]"
    assert quotation(text, 40) == text
    assert quotation("It helps, and that is all that I have to say about it today.", 5) == ""


def test_only_runs_of_words_count_as_taken_over() -> None:
    source = "Kenya and Rwanda signed a pact on health data on Friday."
    assert verbatim_words("Kenya and Rwanda signed a pact in May.", source) == 6
    assert verbatim_words("A pact was signed by Kenya and Rwanda.", source) == 0


def test_a_title_made_of_the_first_sentence_tells_the_act_alone() -> None:
    text = (
        "NAIROBI: Kenya and Rwanda agreed to a ceasefire on Monday, Prime Minister Jane Wanjiru "
        "said after two hours of talks. Nobody had expected it.\n"
    )
    assert findings(text).title == "Kenya and Rwanda agreed to a ceasefire"


def test_a_headline_with_a_label_has_one_colon() -> None:
    text = "Cholera: what the levy means\n\n3 May 2024\n\nKenya has a levy on sugar since Friday.\n"
    assert findings(text).title == "Kenya: Cholera – what the levy means"
    text = text.replace("Cholera", "Explainer")
    assert findings(text).title == "Kenya: What the levy means"


def test_a_day_stands_once_in_the_lead_however_it_is_written() -> None:
    text = (
        "Kenya’s levy begins\n\nThe levy on sugar of Kenya was introduced on May 3, 2024. Traders and "
        "shops have to pay for each sack of it.\n"
    )
    assert "(3 May 2024)" not in findings(text).summary


def test_an_accord_is_named_in_full_where_a_point_begins_with_it() -> None:
    text = story(
        FIRST,
        "The Nairobi Accord of 2019 had failed to bring it about.",
        "The Accord includes a partnership on vaccines and one on hospital beds.",
    )
    point = "The Nairobi Accord includes a partnership on vaccines and one on hospital beds."
    assert point in findings(text, licence="CC-BY-4.0").key_points


def test_points_about_other_countries_come_last() -> None:
    about = "Rwanda will run a register of all the clinics in Nairobi and in Kigali."
    others = [
        f"{name} signed an agreement on the exchange of health data without it in any year."
        for name in ("Ghana", "Togo")
    ]
    points = findings(story(FIRST, *others, about)).key_points
    assert about in points


def test_what_happened_long_before_comes_last() -> None:
    old = "In 1976 a founder of the Ministry of Health of Kenya was acquitted in Kigali."
    points = findings(
        story(
            FIRST,
            old,
            *(
                f"{one} of Kenya opened a clinic in Lamu on 2 May 2024."
                for one in (
                    "The Ministry of Ports",
                    "The Ministry of Roads",
                    "The Ministry of Salt",
                    "The Ministry of Energy",
                )
            ),
        )
    ).key_points
    assert points
    assert old not in points


def test_words_are_told_to_be_alike_by_their_stems() -> None:
    point = "The council announced sanctions against shipping companies."
    assert is_alike(point, ["Announcing a sanction on a shipping company, the council was firm."])


def test_the_day_and_then_the_place_are_a_dateline() -> None:
    text = "Monday, July 9, 2018 – Port Victoria, Kenya – The pact holds."
    assert without_dateline(text, opening=True) == "The pact holds."


def test_a_short_form_in_square_brackets_goes() -> None:
    assert without_dateline("The Salt Union [SU] is outraged.") == "The Salt Union is outraged."


def test_an_act_behind_an_aside_needs_no_then() -> None:
    text = "Jane Wanjiru, the Minister of Health, then reported on the clinics."
    assert without_connectives(text) == text.replace(", then", ",")


def test_a_headline_in_capitals_keeps_its_months() -> None:
    assert (
        tidy_title("WHAT THE COUNCIL SAID ON 15 APRIL 2025")
        == "What the council said on 15 April 2025"
    )


def test_the_public_is_informed_of_what_is_told() -> None:
    said = "The Bank of Lamu informs the public that it has closed a branch."
    assert without_announcement(said) == "The Bank of Lamu has closed a branch."
    text = "The public is hereby informed that the port has closed."
    assert without_announcement(text) == "The port has closed."
    assert without_announcement("Kenya is pleased that Rwanda came.").startswith("Kenya")


def test_what_stands_behind_a_setting_may_be_an_aside() -> None:
    text = (
        "Last week clerks of the port, called out by the union of clerks, stopped work for a day."
    )
    assert main_clause(text, 30) == text


def test_a_sum_behind_an_aside_stays() -> None:
    text = "Ropeco pays £5 million, and Saltco Limited, with 1,344 boats on the lake, £3 million."
    assert main_clause(text, 8) == text


LISTED = """Kenya opens clinics

3 May 2024

Kenya opened forty clinics in Kigali on Friday. The ministry of Kenya told of

- the names of all patients of the clinics in Kenya;
- fees paid abroad to clinics of Kenya for which a refund was asked.
"""


def test_the_last_item_of_a_list_is_no_sentence() -> None:
    assert not any("refund" in point for point in findings(LISTED).key_points)


def test_what_somebody_hopes_is_no_fact() -> None:
    told = "The minister of Kenya said that the clinics of Rwanda were full."
    hoped = "Patients in Kenya could look forward to many more beds in Kigali."
    assert not any("look" in p for p in findings(story(FIRST, f"{told} {hoped}")).key_points)
    assert any("look" in p for p in findings(story(FIRST, hoped)).key_points)


def test_a_name_that_stands_within_a_persons_is_written_out() -> None:
    for name in ("Santiago Otieno Wanjiru", "Otieno"):
        assert with_first_name("Otieno was to see clerks.", (name,)) == f"{name} was to see clerks."
    rest = with_first_name("Otieno Wanjiru went.", ("Santiago Otieno Wanjiru",))
    assert rest == "Santiago Otieno Wanjiru went."
    text = "The Otieno government fell."
    assert with_first_name(text, ("Santiago Otieno Wanjiru",)) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Saltco was ordered Friday to pay.", "Saltco was ordered on 3 May 2024 to pay."),
        ("The court ruled on Friday that it may.", "The court ruled on 3 May 2024 that it may."),
        ("The Salt Court on Friday ruled it may.", "The Salt Court on 3 May 2024 ruled it may."),
        ("The court ruled on Monday that it may.", None),  # another day
        ("The court ruled on Friday what Monday brings.", None),
        ("It was closed on Good Friday.", None),
        ("The port must be emptied by Friday.", None),
        ("The port discussed Friday’s vote.", None),
    ],
)
def test_the_weekday_of_the_event_stands_for_its_day(text: str, told: str | None) -> None:
    assert with_weekday(text, "2024-05-03") == (told or text)


def test_a_day_behind_and_is_linked() -> None:
    found = findings(
        "Harbour board opens auction\n\n3 May 2024\n\nThe Harbour Board of Kenya has examined all bids "
        "and today approves the firms that may bid in Lamu."
    )
    assert "and on 3 May 2024 approves" in found.summary


def test_this_before_a_day_in_brackets_goes() -> None:
    found = findings(
        "Kenya leaves the league\n\nNairobi – Kenya is leaving the League of Salt Producers, the "
        "Minister of Ports, Jane Wanjiru, announced this Friday (3 May 2024)."
    )
    assert "Jane Wanjiru, announced on 3 May 2024." in found.summary


def test_what_opens_with_an_earlier_year_did_not_happen_on_the_events_day() -> None:
    found = findings(
        "Kenya’s port law is void\n\nNairobi, 3 May 2024\n\nIn 2017, Kenya adopted a law on the "
        "ports of Lamu and Mombasa that asks for a licence."
    )
    assert found.summary.startswith("In 2017, Kenya adopted")
    assert "May 2024" not in found.summary


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        (
            "Kenya was put on the list of salt ports in 2021.",
            "Kenya was put on the list of salt ports in 2021.",
        ),
        (
            "This month marks ten years since Kenya left the league.",
            "May 2024 marks ten years since Kenya left the league.",
        ),
        (  # what is so at all times is of no day
            "Salt eats holes into the steel of old bridges.",
            "Salt eats holes into the steel of old bridges.",
        ),
        (
            "Kenya awaits a ruling of the sea court on 1 October in its case.",
            "Kenya awaits a ruling of the sea court on 1 October 2024 in its case.",
        ),
        (  # that was done to something else
            "Kenya lost the salt ports that it had leased in 2021.",
            "Kenya lost the salt ports that it had leased in 2021 (3 May 2024).",
        ),
    ],
)
def test_no_day_is_put_behind_what_is_told_of_another_time(sentence: str, lead: str) -> None:
    found = findings(f"Salt ports\n\nNairobi, 3 May 2024\n\n{sentence}")
    assert found.summary == lead


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        (  # the only country that the story is about
            "The government said on Friday that the port of Lamu in Kenya would be closed.",
            "The government of Kenya said on 3 May 2024 that the port of Lamu in Kenya would be closed.",
        ),
        ("The country’s ports were closed on Friday.", "Kenya’s ports were closed on 3 May 2024."),
        (  # nobody was told of before
            "The five ports of East Africa were closed on Friday.",
            "The five ports of East Africa were closed on 3 May 2024.",
        ),
    ],
)
def test_what_opens_a_story_leans_on_nothing(opening: str, lead: str) -> None:
    text = f"Kenya closes ports\n\n3 May 2024\n\n{opening} Lamu’s harbour board in Kenya agreed.\n"
    assert findings(text).summary.startswith(lead)


def test_today_is_the_day_that_another_sentence_tells() -> None:
    found = findings(
        "Salt plan\n\nMinistry of Salt written statement – made at on 3 May 2024.\n\n"
        "Today, Whitehall is publishing its first plan of salt and scales."
    )
    assert found.summary == (
        "Whitehall is publishing its first plan of salt and scales (3 May 2024)."
    )


def test_the_philippines_own_without_a_second_s() -> None:
    text = (
        "Philippines closes ports\n\n3 May 2024\n\nThe country's ports were closed on Friday. "
        "Manila did not say why.\n"
    )
    assert findings(text).summary.startswith("The Philippines' ports were closed on 3 May 2024.")


def test_a_lead_that_tells_of_a_meeting_tells_what_came_of_it() -> None:
    meeting = "The ministers of Kenya and Rwanda held talks in Nairobi on Friday."
    signed = "After the talks the two ministers signed the Salt Convention on the trade in salt."
    text = f"Ministers meet\n\n3 May 2024\n\n{meeting} {{}} {signed}\n"
    between = "Kenya has twelve ports in all."
    lead = "The ministers of Kenya and Rwanda held talks in Nairobi on 3 May 2024."
    assert findings(text.format("")).summary == f"{lead} {signed}"
    assert findings(text.format(between)).summary == lead


def test_what_a_sentence_names_before_its_pronoun_is_meant() -> None:
    kept = "The Harbour Board of Lamu did not take measures even though it ran the system in Kenya."
    assert kept in findings(story(FIRST, kept), licence="CC-BY-4.0").key_points


def test_what_is_said_of_the_text_is_no_point_and_what_is_trivial_the_last() -> None:
    told = [
        "The full text of the rules of Kenya is published on the website of the port of Lamu.",
        "For clarification, Jane Wanjiru of the harbour board of Kenya may be contacted in Lamu.",
        "Saltco, a firm of Kenya that sells salt in Lamu, declined to comment on the rules.",
        "The rules of Kenya oblige ports to weigh salt and rope each week in public.",
    ]
    points = findings(story(FIRST, *told), licence="CC-BY-4.0").key_points
    assert told[3] in points
    assert not {told[0], told[1]} & set(points)


def test_a_list_is_told_where_a_sentence_leads_to_it() -> None:
    text = (
        "Ports open auction\n\n3 May 2024\n\nThe Harbour Board of Kenya today approves the following "
        "companies as bidders in the auction of piers:\n\nSaltco Ltd\nRopeco Ltd\nPortco Ltd\n\n"
        "Each of these firms has to pay a deposit.\n"
    )
    named = "approves Saltco Ltd, Ropeco Ltd and Portco Ltd as bidders in the auction of piers."
    assert findings(text).summary.endswith(named)


def test_what_a_body_decides_first_is_told_of_its_list() -> None:
    text = (
        "Harbour Board of Kenya meets\n\n3 May 2024\n\nThe Harbour Board of Kenya held its Fourth "
        "Session in Lamu today.\n\nIn view of the foregoing, the Harbour Board of Kenya decides to:\n"
        "a. lift, with immediate effect, all bans imposed on ships that bring rope from Rwanda;\n"
        "b. keep those on scales.\n"
    )
    decided = (
        "The Harbour Board of Kenya decides to lift, with immediate effect, all bans imposed on"
    )
    assert decided in findings(text).summary


def test_what_went_on_for_years_is_of_no_day() -> None:
    text = "Kenya’s salt firms fined\n\n3 May 2024\n\n{}\n"
    lasted = (
        "Saltco of Kenya, together with Ropeco, agreed the prices of salt for more than a decade."
    )
    assert findings(text.format(lasted)).summary == lasted
    jailed = "The founder of Saltco of Kenya has been jailed in Lamu for more than ten years."
    assert findings(text.format(jailed)).summary.endswith(" (3 May 2024).")
