"""The day of the event: exact where the text tells it, nothing where it does not."""

from __future__ import annotations

import pytest

from policydigest.recognise.dates import recogniser
from policydigest.recognise.events import date as event_date
from recognition import document, findings, vocabulary

HEADLINE = "Harbour council adopts data charter\n\n"
LINE = HEADLINE + "18 January 2024\n\n"  # a Thursday


def infer(content: str, published: str | None = None) -> event_date.EventDate:
    rules = recogniser.rules(vocabulary().languages["en"])
    cut = document(content)
    return event_date.infer(cut, recogniser.find(cut, rules, published), published, rules)


TOLD = [
    # "today" is the story's own day; a weekday tells day from month
    (
        HEADLINE + "The board opened the case on 5 May 2021 and today, 12 March 2024, fined the "
        "port. It has ten chapters.",
        "2024-03-12",
    ),
    (HEADLINE + "NORTHPORT, 12 March 2024 - The board met on Monday, 11/3/2024.", "2024-03-11"),
    (HEADLINE + "NORTHPORT, 12 March 2024 - The board met on Monday, 3/11/2024.", "2024-03-11"),
    # a second headline is before the story: the letter is in its opening
    (
        HEADLINE + "Ports have two years to end their rules\n\n18 January 2024 | The council has "
        "asked the ports to end their rules. It did so in a letter dated 12 January. It takes "
        "effect on 9 July.",
        "2024-01-12",
    ),
    (HEADLINE + "Mayors of four ports met in Northport from 7 to 9 June 2023.", "2023-06-07"),
    (
        HEADLINE + "Northport, 18 Shaban 1444H corresponding to 10 March 2023, NPA -- Envoys of "
        "two ports held talks during the period 6-10 March in the town.",
        "2023-03-10",
    ),
    (HEADLINE + "The rules were adopted by the board on 9 March 2023 at the port.", "2023-03-09"),
    (HEADLINE + "The announcement of 5 May 2024, ends an effort of years.", "2024-05-05"),
    # what the opening tells in the perfect is the news; an older day beside it is not
    (
        LINE + "Was the vote fair? The council has started an inquiry into it. The mayor had won "
        "in December. On 4 January the court of the port declared it void.",
        "2024-01-18",
    ),
    (
        LINE + "The council and the four ports of the coast have signed a paper on their "
        "ferries. The paper was signed on 10 January in Northport.",
        "2024-01-10",
    ),
    # "today" says what day it is; a setting with a participle is no news of another day
    (
        HEADLINE + "The Harbour Conference ended its 27th meeting in Northport today, Friday 18 "
        "November 2022, by adopting seven rules.",
        "2022-11-18",
    ),
    (
        LINE
        + "With Order 35, published on 16 January, the Harbour Board fined the port a million, "
        "the largest sum that it has ever imposed.",
        "2024-01-16",
    ),
    # a line that tells of a meeting, its day and its place
    (
        "Harbour Committee\n\nSummary of the talks, meeting of 6 July 2018, Northport\n\nThe council "
        "decided that the charter shall be part of the rules. It applies from 1 August 2018.",
        "2018-07-06",
    ),
    # counted back from the day told before
    (
        HEADLINE + "It took four hands. At the lock of Northport, not far from the sea, the "
        "mayor and her guests pressed a button on 5 May 2022 to inaugurate the new gate. Eight "
        "days before, the council had closed the old one.",
        "2022-05-05",
    ),
    # "would not" tells of the past
    (
        HEADLINE + "On Monday, 24 March 2025, the page of the port would not load until late in "
        "the day.",
        "2025-03-24",
    ),
    # a label before the date of a dateline
    (
        HEADLINE + "Joint media release, 23 June 2022 – Power has begun to reach the port. The "
        "two today announced a deal. They had signed it last week.",
        "2022-06-23",
    ),
    # "overnight" and a time of day before "today" are the article's own day; the day before is not
    (
        LINE + "The tariffs of the port came back overnight. The council had failed on Tuesday to "
        "put them off.",
        "2024-01-18",
    ),
    (
        LINE + "At five past two this afternoon the three ports began to work as one. The day "
        "before, they had cut the last line.",
        "2024-01-18",
    ),
    # a relative clause about the subject ends where its own verb comes
    (
        LINE + "Ferries and nine more boats that had not registered were ordered out on Wednesday.",
        "2024-01-17",
    ),
    (
        LINE + "Two men who were arrested on 3 January were sentenced in Northport yesterday.",
        "2024-01-17",
    ),
    (LINE + "Talks that began on Monday ended in Northport on Wednesday.", "2024-01-17"),
    (LINE + "The attack that hit and sank the ferry on Monday is over.", "2024-01-18"),
    # a participle in an aside
    (
        LINE + "The ferry, launched on 12 December, reached its port on Wednesday.",
        "2024-01-17",
    ),
    # the weekend of the opening by the day told later
    (
        LINE + "A monopoly ends. At the weekend the council voted to open the port. The mayor said "
        "after Sunday's session that he was glad.",
        "2024-01-14",
    ),
    (
        LINE + "Wednesday’s vote in the council ends a long quarrel. It took nine hours.",
        "2024-01-17",
    ),
    (LINE + "The council adopted the charter the previous evening.", "2024-01-17"),
    # what a paper is dated; how things stand as of an hour; a day in brackets further down
    (
        LINE + "The three ports agreed on a charter. The charter, dated January 16, 2024, bears "
        "the names of the mayors.",
        "2024-01-16",
    ),
    (
        LINE + "The council hereby announces that the ferry has been closed as of 18:00 on "
        "Tuesday, January 16. It sent the operator a letter (January 10) about its boats.",
        "2024-01-18",
    ),
    # an undated text that tells of a meeting
    (
        HEADLINE + "This summary of the charter was circulated after the meeting of 18 January "
        "2024 between the mayors.",
        "2024-01-18",
    ),
    # a line above the story that closes with its day, whatever it says
    (
        HEADLINE + "Summary of the results of the trilateral talks of the mayors, Northport, 18 "
        "January 2024\n\nThe mayors adopted a charter today.",
        "2024-01-18",
    ),
    # what had happened before, the day of a price, a heading before the opening
    (
        LINE + "At noon today the lines of the three ports were joined. The ports had opened the "
        "last gate on Wednesday.",
        "2024-01-18",
    ),
    (
        LINE + "The council is buying the port. It pays a tenth of a closing price of Fr. 1.86 on "
        "Wednesday.",
        "2024-01-18",
    ),
    (
        LINE
        + "Case: Harbour Council and Others against the Port, Grand Chamber\n\nThe court has found "
        "a breach of the charter by the port for the first time. It did so by six to one. The "
        "port had to pay. Yesterday's judgment, which goes against the port, was delivered there.",
        "2024-01-17",
    ),
    # a statement comes out after what it tells of; a long name may stand before the day
    (
        LINE
        + "The council and the port put their names to an amendment of the Harbour Data Sharing "
        "Charter on Tuesday, according to a statement released on Wednesday.",
        "2024-01-16",
    ),
    (
        LINE
        + "The council has adopted a charter. The decision was taken on Tuesday and published on "
        "its website this morning.",
        "2024-01-16",
    ),
    (
        HEADLINE + "Northport, Freedonia; Thursday, January 18, 2024: The council will open a port "
        "under a charter signed on Wednesday.",
        "2024-01-17",
    ),
    (LINE + "Northport, Jan 18: The council adopted a charter on Wednesday.", "2024-01-17"),
    # the heading bears the day, or the meeting ends on the article's own
    (
        "Harbour Court – judgment of 22 August 2025\n\nIn March 2021 the port granted a licence.",
        "2025-08-22",
    ),
    (
        "COMMUNIQUÉ\n\nMEETING OF THE COUNCIL\n\nThe meeting was held in Northport on 8 and 9 January "
        "2024.\n\nThe council took note of it.\n\nNorthport\n9 January 2024",
        "2024-01-09",
    ),
    # the article's own date where no other day is told
    (LINE + "The council has adopted a charter. It was drafted over three years.", "2024-01-18"),
    (LINE + "The council adopted the charter in the presence of the mayor.", "2024-01-18"),
    (LINE + "The council will meet again on 5 May. It has adopted a charter.", "2024-01-18"),
    (LINE + "A law of 2019, the council said, needs a charter.", "2024-01-18"),
    (LINE + "The council announced that the summit will be held on 5 March 2024.", "2024-01-18"),
    (LINE + "The council fined the port, which was breached on 3 May 2021.", "2024-01-18"),
    (LINE + "The charter, in force since Monday, was praised by the mayor.", "2024-01-18"),
    (LINE + "The council gave the port until Friday to adopt a charter.", "2024-01-18"),
    (LINE + "The council adopted a charter ahead of Monday's summit.", "2024-01-18"),
    (LINE + "The council has adopted a charter that was drafted last month.", "2024-01-18"),
    (LINE + "The council has adopted a charter. It follows a breach last month.", "2024-01-18"),
    (LINE + "The council, shaken by a breach last week, has adopted a charter.", "2024-01-18"),
    # relative days
    (LINE + "The council adopted a charter today.", "2024-01-18"),
    (LINE + "The council adopted a charter yesterday.", "2024-01-17"),
    (LINE + "The council adopted a charter on Wednesday.", "2024-01-17"),
    (LINE + "The council adopted a charter on Thursday.", "2024-01-18"),
    (LINE + "The council on Friday adopted a charter.", "2024-01-12"),
    (LINE + "The council adopted a charter. Its mayor said so on Monday.", "2024-01-15"),
    (LINE + "The council adopted a charter on Wednesday (17 January).", "2024-01-17"),
    (LINE + "The council adopted a charter on Jan. 16.", "2024-01-16"),
    (LINE + "The council adopted a charter on December 29.", "2023-12-29"),
    (LINE + "Two weeks after talks failed, the council met on Tuesday.", "2024-01-16"),
    (LINE + "Signed on Tuesday, the charter binds the port.", "2024-01-16"),
    (LINE + "The mayor said on Tuesday that the port was breached on Sunday.", "2024-01-16"),
    (
        LINE + "The council today adopted lists, the first under rules made on 9 January.",
        "2024-01-18",
    ),
    (
        LINE + "The council adopted it on Wednesday for the year that began the day before.",
        "2024-01-17",
    ),
    # the day on which it had begun is not the story's
    (
        HEADLINE + "PORT, Jan 18, 2024 – Guards are on alert. The strike began on January 8.",
        "2024-01-18",
    ),
    (
        HEADLINE + "PORT, Jan 18, 2024 – Guards are here. The fair opened on January 17.",
        "2024-01-17",
    ),
    # nor that of what led to it, but a rate that is kept is news
    (
        HEADLINE
        + "PORT, Jan 18, 2024 – Guards watch the piers after a court Saturday banned a fair.",
        "2024-01-18",
    ),
    (LINE + "The council kept its rate at 4% on Wednesday.", "2024-01-17"),
    # a dateline whose year the rest of the text tells
    (HEADLINE + "PORT, Jan 18 – The council fined it. It must pay by 31 March 2024.", "2024-01-18"),
    (HEADLINE + "PORT, Jan 18 (2024) – The council adopted a charter on Wednesday.", "2024-01-17"),
    (
        HEADLINE + "PORT, Jan 18 – The council met on Thursday. It had failed on 9 January 2024.",
        "2024-01-18",
    ),
    (
        HEADLINE + "PORT, Jan 18 – The council met on Thursday. It had failed on 9 December 2023.",
        "2024-01-18",
    ),
    # full dates
    (LINE + "On 20 December 2023, the council adopted a charter.", "2023-12-20"),
    (HEADLINE + "(Jan. 18, 2024) On October 3, 2023, the council adopted it.", "2023-10-03"),
    (HEADLINE + "(Jan. 18, 2024) The charter was adopted on January 9, 2024.", "2024-01-09"),
    (HEADLINE + "On 17 January 2024 the council adopted a charter.", "2024-01-17"),
    (HEADLINE + "Rents fall, as a study out today (17 January 2024) makes plain.", "2024-01-17"),
    (HEADLINE + "17. 01. 2024.\n\nThe council adopted a charter.", "2024-01-17"),
    (HEADLINE + "2024 01 17\n\nThe council adopted a charter.", "2024-01-17"),
    (HEADLINE + "On the morning of 17/01/2024 the council adopted a charter.", "2024-01-17"),
    (HEADLINE + "The council adopted a charter on 17 January 2024. It cited a leak.", "2024-01-17"),
    # a headline and a line about the picture before the story
    (
        HEADLINE + "A crane in the harbour, March 24, 2017.\n\nThe council, sitting on 17 January "
        "2024, adopted a charter.",
        "2024-01-17",
    ),
    # what was decided upon what had come in before
    (
        HEADLINE + "The study was published on 9 January 2024. It was sent in by an order of the "
        "board of 17 January 2024. Accordingly, the plan of the mayor was approved by the council.",
        "2024-01-17",
    ),
    (
        LINE + "The study was published on 9 January 2024. Accordingly, the plan of the mayor was "
        "approved by the council on 16 January 2024.",
        "2024-01-16",
    ),
    (
        LINE + "The study was published on 9 January 2024. Accordingly, the plan of the mayor was "
        "approved by the council.",
        "2024-01-18",
    ),
    # an act told further down
    (
        LINE + "The port has new rules. They bind all tenants. They cover data. They cover "
        "cranes. Breaches cost money.\n\nThe charter was adopted on Tuesday by the council.",
        "2024-01-16",
    ),
    # a year that the weekday tells
    (
        HEADLINE + "The charter adopted on Tuesday (6 May) binds the port. The council was "
        "formed in 2024.",
        "2025-05-06",
    ),
    (
        HEADLINE + "The council agreed on Wednesday (17 January) on a charter. In May 2023 it met "
        "the port. An estimate puts the damage at $5trn by 2025, and analysts expect revenues of "
        "$344bn by 2030.",
        "2024-01-17",
    ),
    # a day whose year stands with the same day elsewhere
    (
        HEADLINE + "The council adopted a charter on Thursday, January 6, in the harbour.\n\n"
        "The mayor at the table on Thursday January 6, 2022",
        "2022-01-06",
    ),
    # a day in the headline of an article with a date of its own; a heading that closes with days
    (
        "What the council decided at its sixth meeting, 15 January 2024\n\n18 January 2024\n\n"
        "1. Visit of the mayor, 8 to 12 July 2024\n\nThe council backed the plans for it.\n\n"
        "2. Grant for a ferry\n\nThe council backed the grant.",
        "2024-01-15",
    ),
    # another act in another week
    (
        HEADLINE + "The council accused the port of greed.\n\nThe mayor last Friday spoke of the "
        "charter to envoys.\n\nPublished on 18 January 2024",
        "2024-01-18",
    ),
    # what came the day before the news
    (LINE + "The council kept its rate, despite yesterday’s report of the port.", "2024-01-18"),
    (LINE + "The union condemns the charter. The council approved it yesterday.", "2024-01-18"),
    (
        LINE
        + "Receivers were sent to the port. It is shut. The mayor resigned last night, it said.",
        "2024-01-18",
    ),
    # datelines
    (HEADLINE + "VALLETTA, 18 January 2024 – The council met on Wednesday.", "2024-01-17"),
    (HEADLINE + "The council adopted a charter.\n\nPublished on 18 January 2024", "2024-01-18"),
]

UNTOLD = [
    # what was done to something else that the opening names
    HEADLINE
    + "The council has approved a ferry under the rules adopted by the board on 9 March 2023.",
    HEADLINE
    + "The ferry was approved under the rules adopted by the board on 9 March 2023 and amended "
    "on 2 May 2024.",
    HEADLINE + "The council kept the overnight rate. It had met on Monday.",
    HEADLINE + "PORT, Jan 18 – The council fined it. It had failed on 9 June 2022.",
    HEADLINE + "PORT, Jan 18 – The council fined it, as on 9 Jan 2022 and on 9 Feb 2023.",
    HEADLINE + "The council adopted a charter on Wednesday.",
    HEADLINE + "The council adopted a charter on 3 May. It was formed in 2022.",
    HEADLINE + "The council adopted a charter. Last December it met the port.",
    HEADLINE + "The charter will apply from 1 January 2026.",
    HEADLINE + "The council will meet on 5 May 2024.",
    HEADLINE + "The council adopted a charter, which replaces that of 3 May 2012.",
    HEADLINE + "In the year since the charter took effect on May 25, 2018, tenants complied.",
    HEADLINE + "The Port Act of 5 May 2019 applies.",
    HEADLINE + "Two clerks were found dead on 3 May 2012. In 2015 the heirs went to court.",
    HEADLINE + "The council adopted a charter.",
    LINE + "The council adopted a charter last week.",
    LINE + "Three ports will pay for a ferry, the six involved said in a statement last week.",
    LINE + "Over the weekend the council adopted a charter.",
    LINE + "In September 2023, the council adopted a charter.",
]


@pytest.mark.parametrize(("content", "day"), TOLD)
def test_the_day_that_the_text_tells(content: str, day: str) -> None:
    assert infer(content).value == day


@pytest.mark.parametrize("content", UNTOLD)
def test_no_day_rather_than_a_guess(content: str) -> None:
    assert infer(content).value is None


def test_the_date_known_from_elsewhere_resolves_weekdays() -> None:
    content = HEADLINE + "The council adopted a charter on Wednesday."
    found = infer(content, "2024-01-18")
    assert (found.value, found.anchor) == ("2024-01-17", "2024-01-18")


def test_the_date_known_from_elsewhere_stands_where_the_text_has_none() -> None:
    assert infer(HEADLINE + "The council adopted a charter.", "2024-01-18").value == "2024-01-18"


def test_a_dateline_in_the_text_comes_before_a_later_date_of_publication() -> None:
    content = HEADLINE + "VALLETTA, 17 January 2024 – The council adopted a charter today."
    assert infer(content, "2024-01-20").value == "2024-01-17"


def test_the_month_is_told_where_the_opening_names_no_day() -> None:
    found = infer(LINE + "In September 2023, the council adopted a charter.")
    assert (found.value, found.month) == (None, "2023-09")


def test_the_month_that_ends_a_headline() -> None:
    found = infer(
        "Ruling on salt and the need for ports, July 2022\n\nThe council adopted a charter."
    )
    assert (found.value, found.month) == (None, "2022-07")
    assert infer("Fines for July 2022 told\n\nThe council adopted a charter.").month is None


@pytest.mark.parametrize(
    "words",
    [
        "left yesterday for the fair, which runs from 6-10 November 2023.",
        "left for the fair yesterday. The fair takes place from 6 to 10 November 2023.",
    ],
)
def test_the_month_of_a_meeting_is_told_where_the_act_is_of_yesterday(words: str) -> None:
    found = infer(HEADLINE + f"The mayor of the port {words} He will speak of cranes.")
    assert (found.value, found.month) == (None, "2023-11")
    other = infer(HEADLINE + f"The mayor of the port {words.replace(' yesterday', '')}")
    assert (other.value, other.month) == (None, None)


def test_the_reason_quotes_the_text() -> None:
    assert "adopted a charter" in infer(LINE + "The council adopted a charter on Wednesday.").reason


def test_nothing_is_told_by_an_empty_text() -> None:
    assert infer("") == event_date.EventDate(None, None, "no full date in the story")


DATELINES = [
    "Singapore, 5 March 2024… ",
    "GENEVA, 5 March 2024 – ",
    "New Delhi: 5 March 2024\n\n",
    "Date: 05.03.2024\n\nNAIROBI – ",
    "Published: 05.03.2024 18:40\n\n",
    "March 5, 2024\n\n",
    "Kampala, Tuesday, 5th March 2024 - ",
    "ANKARA (Tue, 5 Mar 2024): ",
    "WASHINGTON, Mar. 5, 2024 (Harbour Wire) -- ",
    "Pretoria – 5 March 2024. ",
    "[Manila, 5 March 2024] ",
    "Nairobi, Kenya | 5 Mar 2024\n\n",
    "BISHKEK, 5 March 2024, 3.port news agency – ",
    "Apia, March 5, 2024 (SNA) ",
    "Press release | 05.03.2024 | Harbour Council\n\n",
    "Council of the Harbour and Salt League | Press release | 5 March 2024, 12:15\n\n",
    "Santiago, martes 5 de marzo de 2024. ",
    "Lomé, 5 mars 2024 – ",
    "March 5/2024(SNA) ",
    "16:23 March 5, 2024\n\n",
    "Wien, 5. März 2024 – ",
    "Northport, den 5. März 2024 – ",
    "Lisboa, 5 de março de 2024: ",
    "Jeddah, Shaban 24, 1445, March 5, 2024, NPA -- ",
    "Kisumu, March 5, 2024 /Lake/. ",
    "(Lake League Secretariat, Upper Harbour, Northport, Kenya) Tuesday, 5 March 2024 – ",
    "Kathmandu, 22 Falgun 2080 BS (5 March 2024): ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines_of_many_forms(dateline: str) -> None:
    content = f"Harbour council adopts charter\n\n{dateline}The harbour council adopted a charter"
    assert infer(f"{content} for the port.\n").value == "2024-03-05"
    assert infer(f"{content} on Monday.\n").value == "2024-03-04"
    assert infer(f"{content}, it said yesterday.\n").value in ("2024-03-04", "2024-03-05")


def test_a_month_above_the_story_keeps_an_old_day_from_being_the_event() -> None:
    text = (
        "Inquiry into the quality of harbours\n\nReport of the Harbour Committee\n\nMarch 2026\n\n"
        "Introduction\n\nWe opened the inquiry on 12 June 2025 after a port was closed."
    )
    found = infer(text)
    assert (found.value, found.month) == (None, "2026-03")


@pytest.mark.parametrize("line", ["Lima, (ANDINA) May 3,2024", "Lima May 3 /2024 (ANDINA)"])
def test_datelines_without_a_dash(line: str) -> None:
    assert findings(f"Levy is off\n\n{line} The board met today. It dropped the levy.\n").date == (
        "2024-05-03"
    )


def test_a_year_in_two_figures_counts_on_a_line_that_says_published() -> None:
    text = (
        "Levy is off\n\npublished on 8/8/24 4:10 PM\n\nThe board dropped the levy on Wednesday.\n"
    )
    assert findings(text).date == "2024-08-07"
    assert findings(text.replace("published on", "score:")).date is None


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Salt was found in Salt State, Mexico, Wednesday, April 4, 2018.", "2018-04-04"),
        ("Salt was found in Lima, Peru, April 4, 2018, the guild said.", "2018-04-04"),
        ("In Lima, Peru, Wednesday, April 4, 2018, miners found salt.", "2018-04-04"),
        ("Miners found salt in Lima, Peru, April 4, 2018, the guild said.", "2018-04-04"),
        ("Miners looking for salt in Lima, Peru, Wednesday, April 4, 2018.", None),
    ],
)
def test_a_day_behind_its_place_is_told_unless_it_is_a_captions(
    sentence: str, value: str | None
) -> None:
    assert infer(f"Salt in the Andes\n\n{sentence} The guild is glad of the salt.").value == value


def test_why_a_day_is_not_the_events() -> None:
    found = infer("Salt\n\nA mine of salt in Lima, Peru, April 4, 2018. The guild is glad of it.")
    assert found.reason == "no day is surely the event's; of 2018-04-04: a caption"


def test_the_weekday_of_an_undated_story_is_the_day_below_a_picture() -> None:
    caption = "Miners walk home in Lima, Peru, Friday, March 2, 2018. (PNA Photo/Jane Roe)\n"
    story = "Mine is shut\n\nLIMA, Peru (PNA) — The guild shut the mine {} Nobody minds that.\n\n"
    assert infer(story.format("Friday.") + caption).value == "2018-03-02"
    for other in ("next Friday.", "on Monday.", "for good."):
        assert infer(story.format(other) + caption).value is None


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (
            "Nobody can be fined for salt any longer, after judges ruled on Tuesday that.",
            "2023-01-10",
        ),
        ("The union sued the port, after judges ruled on Tuesday that salt is free.", "2023-01-12"),
        ("The port said it was lifting the ban it had put on salt on Tuesday.", "2023-01-12"),
        ("The port said it had put a ban on salt on Tuesday.", "2023-01-10"),
    ],
)
def test_what_led_to_how_things_stand_is_the_news_and_what_had_been_done_is_not(
    sentence: str, value: str
) -> None:
    text = f"Salt in Lamu\n\nLAMU, 12 January 2023 – {sentence} Nobody minds that.\n"
    assert infer(text).value == value


def test_the_day_on_which_a_decision_was_released_is_the_events() -> None:
    text = (
        "Court frees salt\n\nThe Salt Court has freed salt in Lamu. The decision, written by Justice "
        "Roe and released on February 18, 2014, came late.\n"
    )
    assert infer(text).value == "2014-02-18"


def test_the_day_of_a_judgment_may_stand_further_down() -> None:
    text = (
        "Drivers are workers\n\nA tribunal ruled on Friday that drivers are workers.\n\nThey went to "
        "law in May. It was a long case. Nobody minds that. It is over.\n\nThe judgment was handed "
        "down on 8 November 2024.\n"
    )
    assert infer(text).value == "2024-11-08"


def test_the_day_of_an_election_is_not_that_of_what_is_said_of_it() -> None:
    text = (
        "Statement on the polls\n\nBrussels, 25 September 2025\n\nThe union takes note of the results "
        "of the elections of 16 September and commends the voters.\n"
    )
    assert infer(text).value == "2025-09-25"


@pytest.mark.parametrize(
    ("content", "day"),
    [
        # a line above the story tells the day of a decision
        (
            "SALT APPEALS BOARD\nCase 2022-22\nDecision of 27 September 2023\n\nSUMMARY\n\nThe appeal "
            "is dismissed. The fine which the office set on 13 December 2021 stands.",
            "2023-09-27",
        ),
        (
            "Salt Court\nJudgment of October 13, 2023 | On appeal from the Court of Lamu\n\nThe court "
            "holds that the scheme is void in part.",
            "2023-10-13",
        ),
        # recitals tell what was before
        (
            "JOINT STATEMENT\n\nLima, 31 March 2025\n\nNoting the treaty on salt signed in Quito on 13 "
            "March 2025,\n\nThe ministers agreed to trade.",
            "2025-03-31",
        ),
        # what comes of a poll
        (
            "Roe wins\n\n27 June 2020\n\nThe commission has named Ann Roe as winner of the election "
            "held on 23 June 2020.",
            "2020-06-27",
        ),
    ],
)
def test_the_day_of_a_paper_and_not_of_what_led_to_it(content: str, day: str) -> None:
    assert infer(f"{content}\n").value == day


def test_a_decision_named_in_a_sentence_has_no_day_of_its_own() -> None:
    found = infer(
        "Salt rules\n\nThe decision rests on the\nDecision of 27 September 2023 on salt.\n"
    )
    assert found.value is None


def test_the_month_on_a_line_with_its_place() -> None:
    text = (
        "Three firms fined\n\nLima, December 2021\n\nThe office has fined three firms. It "
        "counted 40 on 30 June 2021."
    )
    found = infer(text)
    assert (found.value, found.month) == (None, "2021-12")
    assert infer(text.replace("Lima, ", "All about ")).month is None


def test_what_was_announced_of_something_by_others_is_not_the_event() -> None:
    text = (
        "Statement on the polls\n\nBrussels, 25 September 2025\n\nThe union takes note of the results "
        "announced yesterday by the salt board and commends the voters.\n"
    )
    assert infer(text).value == "2025-09-25"
    text = text.replace("results announced", "results, and the vote was announced")
    assert infer(text).value == "2025-09-24"


def test_a_vote_is_the_event_and_not_when_it_took_effect() -> None:
    text = (
        "Salt is free\n\nThe council voted by 107 to none, with two abstentions, to leave the salt pact "
        "on 18 July 2024. Jane Roe had proposed it. It took effect on 6 March 2025.\n"
    )
    assert infer(text).value == "2024-07-18"
