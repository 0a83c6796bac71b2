"""The timeline: dated facts in clauses that stand alone."""

from __future__ import annotations

import pytest

from policydigest.model import TimelineEntry
from policydigest.recognise import timeline
from policydigest.recognise.dates import recogniser
from policydigest.recognise.events import date as event_date
from recognition import document, vocabulary

LINE = "Harbour council adopts data charter\n\n18 January 2024\n\n"


def entries(content: str) -> list[TimelineEntry]:
    rules = recogniser.rules(vocabulary().languages["en"])
    cut = document(content)
    found = recogniser.find(cut, rules)
    event = event_date.infer(cut, found, None, rules)
    told = timeline.find(cut, found, event, rules)
    for entry in told:
        assert content[entry.span.start : entry.span.end] == entry.span.text
        assert len(entry.text) <= 200
    return told


CLAUSES = [
    (
        "The board began its inquiry into the salt pier last October 2023.",
        "2023-10",
        "The board began its inquiry into the salt pier",
    ),
    (
        "Inflation fell to 2.7 percent in May 2023, from 3.5 percent in April 2023.",
        "2023-05",
        "Inflation fell to 2.7 percent, from 3.5 percent in April 2023",
    ),
    (
        "Bearing in mind the agreements on the salt border that entered into force in 2023, it met.",
        "2023",
        "The agreements on the salt border entered into force",
    ),
    (
        "This is the first time since the board opened its doors in 2013 that a merger was refused.",
        "2013",
        "The board opened its doors",
    ),
    (
        "Prices of salt went up twice as a result, in 2007 and in 2011.",
        "2007",
        "Prices of salt went up twice as a result in 2007 and in 2011",
    ),
    (
        "The period ended on 9 January 2024 without a report.",
        "2024-01-09",
        "The period ended without a report",
    ),
    (
        "Inflation eased to 2.8 per cent in May 2023 from 3.4 per cent in April 2023.",
        "2023-05",
        "Inflation eased to 2.8 per cent from 3.4 per cent in April 2023",
    ),
    (
        "In early 2021 alone, the number of thefts in the port reached 400.",
        "2021",
        "The number of thefts in the port reached 400",
    ),
    (
        "The restrictions, which had come into force on Wednesday night, were withdrawn.",
        "2024-01-17",
        "The restrictions had come into force",
    ),
    (
        "The United States, which last May offered 40 ships, stands by the port.",
        "2023-05",
        "The United States offered 40 ships",
    ),
    (
        "Since the beginning of 2022, the Harbour Board has fined five firms.",
        "2022",
        "The Harbour Board has fined five firms since the beginning of 2022",
    ),
    (
        "The salt auction will begin on 3 June 2024, starting with small lots.",
        "2024-06-03",
        "The salt auction will begin",
    ),
    (
        "In spring and summer 2020, several thefts occurred in the port.",
        "2020",
        "Several thefts occurred in the port",
    ),
    (
        "The board has begun to list those who vote in the harbour polls to be held on 3 June 2024.",
        "2024-06-03",
        "Harbour polls",
    ),
    (
        "The mayor announced a salt conference to take place in Lamu on 5 June 2024.",
        "2024-06-05",
        "Salt conference in Lamu",
    ),
    (
        "The mayor described the pact in May 2023 as a threat to the port.",
        "2023-05",
        "The mayor described the pact as a threat to the port",
    ),
    (
        "The next scheduled date for announcing the rate is June 10, 2024.",
        "2024-06-10",
        "Next scheduled date for announcing the rate",
    ),
    (
        "The Harbour Council's next sitting will be on 4 September 2024.",
        "2024-09-04",
        "Harbour Council's next sitting",
    ),
    ("The deadline for comments is 3 June 2024.", "2024-06-03", "Deadline for comments"),
    (
        "The thieves broke in on 9 May 2023 and later sold the files.",
        "2023-05-09",
        "The thieves broke in and later sold the files",
    ),
    (
        "The Harbour Board is an independent public body set up in May 2021 by law.",
        "2021-05",
        "The Harbour Board was set up by law",
    ),
    (
        "The Harbour Board (HB) wishes to inform the public that on 3 May 2023 it closed the pier.",
        "2023-05-03",
        "The Harbour Board (HB) closed the pier",
    ),
    (
        "Salt Islands will go to the polls on 3 May 2023, the governor, Sir John Roe, announced on advice.",
        "2023-05-03",
        "Salt Islands will go to the polls",
    ),
    (
        "The suit covers 23 customers who lost four million in May 2023.",
        "2023-05",
        "23 customers lost four million",
    ),
    (
        "Three months later, in May 2023, the council sold the pier.",
        "2023-05",
        "The council sold the pier",
    ),
    (
        "The files sent in May 2023 are dealt with first.",
        "2023-05",
        "The files were sent",
    ),
    (
        "Ivo Roe will chair the board, for two years from 1 July 2024.",
        "2024-07-01",
        "Ivo Roe will chair the board, for two years",
    ),
    (
        "The board has sanctioned mills grouped in Salco (32 million, year 2015) and looks at others.",
        "2015",
        "The board has sanctioned mills grouped in Salco (32 million) and looks at others",
    ),
    (
        "The investment, first agreed in May 2021, was held up by a quarrel over shares.",
        "2021-05",
        "The investment was first agreed",
    ),
    (
        "A statement was sent in May 2021 and replaced in June 2023.",
        "2023-06",
        "A statement was replaced",
    ),
    ("The mayor was elected in May 2021 and died in June 2023.", "2023-06", "The mayor died"),
    (
        "Ivo Roe, who governed the port until 2019, was not there.",
        "2019",
        "Ivo Roe governed the port until 2019",
    ),
    (
        "Kenya walked out of the league in 2019 and Rwanda a year later.",
        "2019",
        "Kenya walked out of the league",
    ),
    (
        "The flood which began in May 2021 after the arrival of the rains killed hundreds.",
        "2021-05",
        "The flood began",
    ),
    (
        "LAMU, May 3, 2024 (KNA) – The mayor told Port Radio on Friday (12/1) that traders had been "
        "held the day before, 11 January, over salt.",
        "2024-01-12",
        "The mayor told Port Radio that traders had been held the day before, 11 January, over salt",
    ),
    (
        "Forty bills went through the council during 2022, almost twice as many as in other years.",
        "2022",
        "Forty bills went through the council, almost twice as many as in other years",
    ),
    (
        "Since the mayor left in May 2023 the port has been shut.",
        "2023-05",
        "The mayor left",
    ),
    (
        "The board closed the pier, and traders who sold rope were fined in May 2023.",
        "2023-05",
        "Traders who sold rope were fined",
    ),
    (
        "The council brought in the fees, 5 percent on salt and 3 on rope, about a year ago.",
        "2023",
        "The council brought in the fees, 5 percent on salt and 3 on rope",
    ),
    (
        "The board said on 3 March 2023 that fuel would cost farms, bakeries, dairies and schools more.",
        "2023-03-03",
        "The board said that fuel would cost farms, bakeries, dairies and schools more",
    ),
    (
        "Ropeco Limited, a maker of rope, and Saltco, which lets boats, were fined in April 2023.",
        "2023-04",
        "Ropeco Limited, a maker of rope, and Saltco, which lets boats, were fined",
    ),
    (
        "The port handled 40 ships in 2021 and 52 in 2022.",
        "2021",
        "The port handled 40 ships",
    ),
    (
        "Guilds that had fought the tariffs on rope were quick to sign the charter on Monday.",
        "2024-01-15",
        "Guilds that had fought the tariffs on rope were quick to sign the charter",
    ),
    (
        "The leaks took place between 2018 and 2020, the harbour board said in a statement.",
        "2018",
        "The leaks took place between 2018 and 2020",
    ),
    (
        "Divers mapped the wreck in May 2021, the board said on Monday.",
        "2021-05",
        "Divers mapped the wreck",
    ),
    (
        "In May 2021, the board said on Monday, inspectors of scales stopped fining traders.",
        "2021-05",
        "Inspectors of scales stopped fining traders",
    ),
    (
        "The mayor raised a million shillings up to March 2021.",
        "2021-03",
        "The mayor raised a million shillings",
    ),
    (
        "If the test goes well, the three ports, Kisumu, Mwanza and Bukoba, will be joined in March.",
        "2024-03",
        "If the test goes well, the three ports, Kisumu, Mwanza and Bukoba, will be joined",
    ),
    (
        "From at least December 2016 the trader hid the price of salt.",
        "2016-12",
        "The trader hid the price of salt",
    ),
    (
        "The port has hidden the price of salt from the buyers since at least March 2019.",
        "2019-03",
        "The port has hidden the price of salt from the buyers since at least March 2019",
    ),
    (
        "The ban on the sale of salt was first pronounced in mid-October by the port.",
        "2023-10",
        "The ban on the sale of salt was first pronounced by the port",
    ),
    (
        "In May 2023, the two ports signed the Pier Accord, committing to share data.",
        "2023-05",
        "The two ports signed the Pier Accord",
    ),
    (
        "The board, co-chaired by the mayor and a banker, was formed in 2022 to advise the port.",
        "2022",
        "The board was formed to advise the port",
    ),
    (
        "An audit warned in December that the port is at high risk.",
        "2023-12",
        "An audit warned that the port is at high risk",
    ),
    (
        "The mayor thanked those who spoke of the large breach which hit the port in October 2023.",
        "2023-10",
        "The large breach hit the port",
    ),
    (
        "The charter signed on Wednesday (17 January) marks a new start.",
        "2024-01-17",
        "The charter was signed",
    ),
    (
        "Tenants paid more when the council raised its fees in May 2019.",
        "2019-05",
        "The council raised its fees",
    ),
    (
        "The previous high, set in 2009, was the fine paid by a shipping line.",
        "2009",
        "The previous high was set",
    ),
    (
        "The council passed the Pier Act, which will be in force from 1 July 2025.",
        "2025-07-01",
        "The Pier Act will be in force",
    ),
    (
        "But in 2021 the council sold the pier because it needed cash.",
        "2021",
        "The council sold the pier",
    ),
    (
        "The port was closed last year and has not opened since.",
        "2023",
        "The port was closed",
    ),
]


# Clauses of longer sentences: the date's own act and no other.
CLAUSES += [
    (
        "The port, which in November 2020 became the first to default, has asked for more time.",
        "2020-11",
        "The port became the first to default",
    ),
    (
        "The firm, which first obtained a licence for the pier in 1997, will dig.",
        "1997",
        "The firm first obtained a licence for the pier",
    ),
    ("The talks began in 2008, were broken off in 2013 and go on.", "2008", "The talks began"),
    ("Talks began in 2008, were broken off in 2013.", "2013", "Talks were broken off"),
    ("The pier is one of many, and was bought by the port in 2005.", "2005", "The pier was bought by the port"),
    (
        "Similar accords are in place with Ghana, and talks with France opened in May 2021.",
        "2021-05",
        "Talks with France opened",
    ),
    (
        "The mayor is to meet the crews, and the council will convene on 4 March 2024.",
        "2024-03-04",
        "The council will convene",
    ),
    (
        "Tenants had complained since the autumn of 2022 that callers had threatened to sell.",
        "2022",
        "Tenants had complained that callers had threatened to sell",
    ),
    (
        "Egypt, Ethiopia, Iran and Oman joined the club at the start of 2022.",
        "2022",
        "Egypt, Ethiopia, Iran and Oman joined the club",
    ),
    (
        "The council recognised in May 2021 that it had sold the pier too cheaply.",
        "2021-05",
        "The council recognised that it had sold the pier too cheaply",
    ),
    ("The pier cost a fortune, while Ghana opened a dock in 2019.", "2019", "Ghana opened a dock"),
    # All the dates of a row go with one of them,
    (
        "The council wrote to the board on 3 May 2023, 9 June 2023 and 11 July 2023.",
        "2023-06-09",
        "The council wrote to the board",
    ),
    # and the comma that "that" does not need.
    (
        "The board says that in 2016, the plant was closed.",
        "2016",
        "The board says that the plant was closed",
    ),
]  # fmt: skip


# Dates of which something must stay in the clause, and what must not.
CLAUSES += [
    ("Lakeside has paid for the pier since 2016.", "2016", "Lakeside has paid for the pier since 2016"),
    (
        "The ferry has been idle since a fault in May 2022, so that few came.",
        "2022-05",
        "The ferry has been idle since a fault in May 2022",
    ),
    (
        "Jane Wanjiru was mayor in 2010 and 2011.",
        "2010",
        "Jane Wanjiru was mayor in 2010 and 2011",
    ),
    (
        "The crews raised the alarm last week, on 10 January, through the mayor.",
        "2024-01-10",
        "The crews raised the alarm through the mayor",
    ),
    (
        "The charter was debated by the council yesterday (17th) and today (18th).",
        "2024-01-17",
        "The charter was debated by the council",
    ),
    (
        "The crews came to see that the plan agreed in 2022 was carried out.",
        "2022",
        "The plan was agreed",
    ),
    (
        "Kenya mines salt, most of it in the north, but has had no glass since the works at Kisumu, "
        "once Port Florence, were shut in 1999.",
        "1999",
        "The works at Kisumu were shut",
    ),
    (
        "Grid, LPK – Lake Power of Kenya and Uganda had opened the line in 2019.",
        "2019",
        "Grid, LPK – Lake Power of Kenya and Uganda had opened the line",
    ),
    ("The Lake Union, founded in 1949, is a club.", "1949", "The Lake Union was founded"),
    # What belongs to the verb stays with it.
    (
        "The charter, which was sent back on 9 January 2024, sets a fee.",
        "2024-01-09",
        "The charter was sent back",
    ),
    (
        "The charter, which was handed over in May 2023, sets a fee.",
        "2023-05",
        "The charter was handed over",
    ),
    (
        "Guards left the pier on 6 May 2023 after talks in Lamu on 3 May 2023 collapsed.",
        "2023-05-03",
        "Talks in Lamu collapsed",
    ),
    # A medium that recalls it is no part of it.
    (
        "Salt Post recalls that the pier closed in May 2023.",
        "2023-05",
        "The pier closed",
    ),
    # Two facts of one sentence, each with its own date.
    (
        "Masters had backed the charter on 30 April 2023 and traders had confirmed the rule on 5 May 2023.",
        "2023-04-30",
        "Masters had backed the charter",
    ),
    (
        "Masters had backed the charter on 30 April 2023 and traders had confirmed the rule on 5 May 2023.",
        "2023-05-05",
        "Traders had confirmed the rule",
    ),
    (
        "The ring held for six years, from October 2006 to September 2012.",
        "2006-10",
        "The ring held for six years from October 2006 to September 2012",
    ),
    (
        "The two have been shut in Kenya since 2021 and in Rwanda since 2022.",
        "2021",
        "The two have been shut in Kenya since 2021",
    ),
    (
        "The port authority announced today (18 January 2024) that the pier is closed.",
        "2024-01-18",
        "The port authority announced that the pier is closed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "date", "clause"), CLAUSES)
def test_the_clause_that_tells_the_fact(sentence: str, date: str, clause: str) -> None:
    told = [(entry.date, entry.text) for entry in entries(LINE + sentence)]
    assert (date, clause) in told


NOT_TOLD = [
    "The board has listed those who may go to the talks to be held on 3 June 2024.",
    "The council has been silent, but asked about the salt on 3 May 2023, the mayor smiled.",
    "Guards seized 21 boats since May 2023.",
    "Salt fell from around $2,500 in May 2023 to more than $1,400 a tonne.",
    "The board lets 900 tonnes out, of which 300 in October and 200 in each month behind it.",
    "The port raised the fund from two million in 2021 to three million in 2022.",
    "Since reopening in March 2021, the hall has helped 900 sailors.",
    "The board will sit each month, with its first meeting set for 3 June 2024.",
    "The Pier Party, whose 36,000 letters were thrown out in May 2023, said it would go to court.",
    "The head of the guild, Ivo Roe, said so in a letter in May 2023.",
    "The decision dates from 31 August 2022 and took effect on 3 September 2022.",
    "The wish goes back to the guild; only last May did the court clear the way.",
    "That made the bank the key, and the talks a test of the code that the port set up in 2020.",
    "They barred ten men, including Jan Roe, whom old members kept from becoming mayor in 2022.",
    "Since the start of the works on the pier in May 2023 the bank has spent a million shillings.",
    "The mayor announced in April 2023, as soon as he was in office, that the fees would fall.",
    "The bill is the largest that the council has been given since the Salt Act in 2004.",
    "This month marks 100 days since the council shut the pier.",
    "The Board was set up on1st March, 2002 under the Salt Act.",
    "Salt has become 40% dearer than in 2022.",
    "Figures give eight reports ignored in 2020, a further 18 in 2021 and nine more last year.",
    "The first, in December 2022, hit Saltco, which hides its prices.",
    "As the port authority explained in a circular on Monday, traders will profit from it.",
    "The daughters of the fisher told us that the family had left the port on Wednesday.",
    "The port has had such a ban since 2011.",
    "The first breach occurred in May 2023.",
    "Nine more traders had lost their licences on 9 May 2023.",
    "Analysts forecast that port revenues will reach $3bn by 2030.",
    "The council aims to halve emissions by 2030.",
    "Growth could double in 2027.",
    "He made the same proposal in 2020.",
    "It opened in 1999.",
    "The mayor said: “We signed in May 2021 and never looked back.”",
    "The 2018 breach is not forgotten.",
    # What cannot be told whole is not told:
    # of the year since which something is the best, nothing is told
    "Jobs at the port grew by nine per cent, the best result since 2001.",
    "The port counted the fewest ships since 2001.",
    "All crews are to comply within a year, commencing on 1 April 2024 and ending on 31 March 2025.",
    "The mayors spoke of the reopening of the pier, closed since an award of a court in March 2023.",
    "The paper names the Lake Charter, signed in Kisumu in 2003 by all.",
    "The ring joined Kenya, Uganda and Rwanda, which was governed by a treaty of 2001.",
    "The crews said on 15 January that they had word that nine boats, with food, could sail.",
    "The fair will be a milestone, as will the regatta in 2025.",
    "The mission there was set up in 1999.",
    "Both sides will rewrite Annex C of the Pier Treaty, which expired in August last year.",
    "Crossings closed since the floods of 2021 have begun to open.",
    "An inquiry began in 2020.",
    "Both had covered the fairs of the port in June 2023.",
]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_forecasts_quotes_and_hanging_clauses_are_left_out(sentence: str) -> None:
    assert [e.date for e in entries(LINE + sentence) if e.date != "2024-01-18"] == []


def test_two_years_of_one_state_are_told_once() -> None:
    told = entries(LINE + "Jane Wanjiru was mayor in 2010 and 2011.")
    assert [entry.date for entry in told if entry.date < "2024"] == ["2010"]


def test_what_happened_between_two_dates_is_told_once_with_both() -> None:
    told = entries(LINE + "Between August 2022 and April 2023 the port counted 260 thefts.")
    assert [(entry.date, entry.text) for entry in told if entry.date < "2024"] == [
        ("2022-08", "The port counted 260 thefts between August 2022 and April 2023")
    ]


def test_a_time_stands_where_its_sentence_has_it() -> None:
    told = entries(
        LINE + "From March 2022 to June 2022, the balance of the port was good, the best of all."
    )
    assert (
        "2022-03",
        "From March 2022 to June 2022, the balance of the port was good, the best of all",
    ) in [(entry.date, entry.text) for entry in told]


def test_what_is_told_of_an_earlier_month_is_not_told_of_a_later_one() -> None:
    told = entries(LINE + "Talks were held in March 2023 in Lamu and in May 2023 in Kisumu.")
    assert "2023-05" not in {entry.date for entry in told}
    told = entries(LINE + "Talks were held in March in Lamu and in May 2023 in Kisumu.")
    assert "2023-05" not in {entry.date for entry in told}


def test_entries_stand_in_order_of_date() -> None:
    content = LINE + (
        "The council adopted the charter on Wednesday. The port was built in 1961. "
        "In March 2023 the council hired a clerk. A year earlier, the mayor dismissed two clerks."
    )
    assert [(e.date, e.text) for e in entries(content)] == [
        ("1961", "The port was built"),
        ("2022", "The mayor dismissed two clerks"),
        ("2023-03", "The council hired a clerk"),
        ("2024-01-17", "The council adopted the charter"),
    ]


def test_the_event_is_told_in_the_words_of_the_opening() -> None:
    content = LINE + "The council has adopted a charter. The port was built in 1961."
    assert [(e.date, e.text) for e in entries(content)] == [
        ("1961", "The port was built"),
        ("2024-01-18", "The council has adopted a charter"),
    ]


def test_one_fact_is_told_once() -> None:
    content = LINE + (
        "The council adopted the charter on Wednesday. "
        "On Wednesday the council adopted the charter."
    )
    assert len(entries(content)) == 1


def test_a_date_that_belongs_to_less_than_the_clause_tells_nothing() -> None:
    for told in (
        "Two rises in the price followed, one in 2007 and one in 2011.",
        "The case went back to 2010.",
        "The court struck down the election of May 2019, which the mayor had won.",
        "Ann Roe, who had governed and whose party won 25 seats in April 2021, left.",
        "Only in May 2021 did the court clear the way.",
        "The handover fulfils an understanding reached in May 2019.",
        "It followed the death of Ann Roe, the head of a school in Kisumu, who died in May 2021.",
        "The board had threatened to leave the port, as Saltco did in August 2021.",
    ):
        assert not [one for one in entries(LINE + told) if one.date < "2024"], told


@pytest.mark.parametrize(
    "sentence",
    [
        "The name of Ann Roe was endorsed for a term starting in 2025.",
        "Consumer prices rose by 5.2 percent nationwide in the year to November 2023.",
    ],
)
def test_the_time_that_something_is_of_is_no_day_of_it(sentence: str) -> None:
    assert entries(LINE + sentence) == []


def test_a_text_without_dates_has_no_timeline() -> None:
    assert entries("Harbour council adopts data charter\n\nThe council adopted it.") == []


# No clause is better than one that is wrong or leans on something.
UNTOLD = [
    "Under the compromise reached in April 2023 the port accepts a third.",
    "The council thanked Lamu for hosting earlier talks in 2021.",
    "The board has admitted to breaches occurring between May 2021 and June 2022.",
    "Inflation fell to 2.7 percent, from 3.5 percent in April 2023.",
    "The last day for comments was extended up to 7 May 2023 upon request.",
    "The mayors exchanged instruments of the Treaty on Salt concluded in Lomé on 18 April 2023.",
    "a. lift, with immediate effect, the bans imposed on 9 May 2023;",
    "At issue is the ceiling given to the port in May 2023.",
    "The port pays the firm for two piers, the first of which opened in February 2021.",
    "The council filed a claim before the Chamber and under the deal that it has had since 2013.",
    "The mayors noted the accord with Tuvalu, signed in Rarotonga in November 2021.",
    "A period in which firms only report began on 1 October 2021.",
    "The council had questioned it in March 2021.",
    "Ghana was the first to complete it in 2021.",
    "Togo has not paid, while the others did so in 2021.",
    "An audit put the debt at a fifth of income at the end of 2021.",
    "Togo signed its own in 2021.",
    "A buoy of the firm off Lomé (Photo: the firm) The firm informed the port in 2021.",
    "Wednesday’s ruling was welcomed by those who had asked for it.",
    "The line between Lagos and Lomé which opened in 2021 is being mended.",
    "The crews had dropped both in 2021.",
    "The town, after the flood and won a prize in 2021.",
    "The dues of the port are for the twelve months to end-June 2021 and have been told.",
    "The port will pay a tenth of its income of the year before.",
    "Lamu, Kenya: Following the choice of a board at the meeting in May 2023, a feast was held.",
    "A clerk of the port filed a complaint regarding a grave breach made in 2021.",
    "Two of the mayors voted for it, as at the board’s last meeting in May 2023.",
    "The mayor greeted her following her election by the council on 3 May 2023.",
    "The shares are down from the $3 that Saltco set for them in 2021.",
    "In the case of Vexnor this was in the show of the port on 8 October.",
    "In a statement yesterday the port said that the mayor had lied to a channel on 3 October.",
    "No fine imposed in May 2023 is higher than this.",
    "The harbour's gates were weak from 2019 at the latest.",
    "The first took place in Lamu in May 2023.",
    "The four also agreed on a fleet in May 2023.",
    "The board counted 62 thefts between January 2023 and June.",
    "The fees of the port will not rise, under a decree that the state of Salt passed in May 2023.",
    "The board upheld a complaint over an item of news broadcast on 5 April 2023.",
    "The mayor said that trade in the third quarter of 2023 had grown.",
    "Jane Wanjiru is accused of the theft of 40 tonnes of salt in May 2023.",
    "The accord is less generous than the one provisionally struck in mid-2023 with Halden.",
    "The fine was imposed by the mayors at the end of an inquiry opened in May 2021.",
    "The port had been asked by the board, whose own report, released in May 2023, made grim reading.",
    "The mayor announced that 40 ships would be bought within the year.",
    "The sum equals a tenth of what the port sold in the town in 2021.",
    "Under the harbour rules, in force since 2010, 25 towns have been warned by the port.",
    "The accord forms part of SaltPlan, the plan put forward in May 2023, weeks after the flood.",
    "Of greater weight is Annex C of the treaty signed by the two towns in 1973.",
    "According to the bank four in five have it, compared with one in ten ten years before.",
]


@pytest.mark.parametrize("sentence", UNTOLD)
def test_no_clause_is_cut_where_it_would_be_wrong(sentence: str) -> None:
    assert not [entry for entry in entries(LINE + sentence) if entry.date < "2024"]


def test_the_brief_form_keeps_what_the_date_belongs_to() -> None:
    told = entries(
        LINE
        + "The firm was founded after the port had been cleared, and the crews met in May 2021 "
        "because the mayor had asked for peace. The port signed an accord in June 2022, which was "
        "meant to bring peace.\n"
    )
    assert [(e.date, e.brief) for e in told if e.date < "2024"] == [
        ("2021-05", "The crews met"),
        ("2022-06", "The port signed an accord"),
    ]


def test_the_brief_form_ends_before_what_explains_a_part_of_it() -> None:
    told = entries(LINE + "The crews left Lamu in May 2021, in part because of the cold.\n")
    assert [e.brief for e in told if e.date < "2024"] == ["The crews left Lamu"]


def test_a_time_is_told_once_and_a_relative_clause_ends_with_its_date() -> None:
    told = entries(
        LINE
        + "The firms had looked for money from 2012 to June 2017. It replaces a rule that had held "
        "since 1999 and says how salt is sold.\n"
    )
    assert [(e.date, e.text) for e in told if e.date < "2024"] == [
        ("1999", "A rule had held since 1999"),
        ("2012", "The firms had looked for money"),
    ]


def test_since_when_in_brackets_is_no_day_of_what_was_done() -> None:
    told = entries(
        LINE + "The board told the mayor on 11 March 2023 of its work (since 1 May 2022)."
    )
    assert [entry.date for entry in told] == ["2023-03-11"]


def test_the_last_day_of_a_time_is_no_second_fact() -> None:
    told = entries(LINE + "The board suspended Saltco from 12 May 2023 to 11 June 2023.\n")
    assert [e.date for e in told if e.date < "2024"] == ["2023-05-12"]


def test_the_brief_form_does_not_end_within_a_comparison() -> None:
    told = entries(LINE + "Trade came to a million in 2023, a quarter more than a year before.\n")
    assert [e.brief for e in told if e.date < "2024"] == [
        "Trade came to a million, a quarter more than a year before"
    ]
