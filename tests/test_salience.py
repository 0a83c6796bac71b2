"""What an article is about, and what it only mentions."""

from __future__ import annotations

import pytest

from policydigest.about.places import Places
from policydigest.recognise.organisations.weights import EARLIER
from recognition import document, findings, recognised

STORY = """Kenya and Rwanda sign data pact

3 May 2024

Kenya and Rwanda signed an agreement on the exchange of data on Friday in Nairobi. The ministers of both countries said that it would help traders.

Kenya will host the joint office. Rwanda pays for the equipment.

Similar agreements exist between Ghana, Togo, Benin and Senegal. Uganda is watching.
"""


def test_a_summit_named_after_a_city_is_not_about_its_country() -> None:
    found = findings(
        "Union tells of salt\n\nThe European Union of all ports welcomed the roadmap of the Bratislava "
        "summit of 16 September 2016, and asked Kenya to follow."
    )
    assert "SK" not in {country.id for country in found.countries if country.about}


def test_the_headline_and_the_story_make_a_subject() -> None:
    found = findings(STORY)
    assert {e.id for e in found.countries if e.about} == {"KE", "RW"}


def test_names_in_a_list_and_single_late_mentions_are_passing() -> None:
    passing = {e.id for e in findings(STORY).countries if not e.about}
    assert passing == {"GH", "TG", "BJ", "SN", "UG"}


def test_every_entity_says_why() -> None:
    reasons = {e.id: e.reason for e in findings(STORY).countries}
    assert "in the title" in reasons["KE"]
    assert "only in lists of names" in reasons["TG"]


@pytest.mark.parametrize(
    ("lead", "passing"),
    [
        ("Panama's law is void, a court said on the day of its independence from Spain.", "ES"),
        (
            "Canada bars two firms and joins its partners in the alliance: Japan, Chile, Norway and Peru.",
            "NO",
        ),
        ("Kenya has let the firm in. In the region only Rwanda has done so before.", "RW"),
    ],
)
def test_whom_a_comparison_or_a_list_of_members_names_is_passing(lead: str, passing: str) -> None:
    about = {c.id: c.about for c in findings(f"Firm is told\n\n3 May 2024\n\n{lead}").countries}
    assert about.pop(passing) is False
    assert any(about.values())


BACKGROUND = """Freedonia fines Blimtel

3 May 2024

The Freedonia Harbour Authority fined Blimtel, the company that runs the port, on Friday. It had
been asked to do so twice. Ships were delayed for weeks. Some of them never came back to the town.

Nobody was hurt. The town was glad. The ships went elsewhere.

{last} Rain fell.
"""

LATE = [
    # What is dealt with late in the story still has a part in it, and who answers for a country;
    ("The Japanese Foreign Ministry said so.", "Ministry of Foreign Affairs (Japan)", True),
    ("The mayor blamed Vexnor, a company of pilots.", "Vexnor", True),
    ("It will hand over all of its business there to Vexnor, a company.", "Vexnor", True),
    # a party, which is named so in every second story, does not;
    ("Ten MPs of the Democratic Harbour Party left.", "Democratic Harbour Party", False),
    # what acts late and once has none: of the annotated articles' late actors hardly one is a
    # subject,
    ("The Salt Board announced a fine of its own.", "Salt Board", False),
    # nor what had done so before the story, or only looks on.
    ("The Salt Board had asked for such a fine.", "Salt Board", False),
    ("In its report of 2019 the Salt Board warned of it.", "Salt Board", False),
    ("The World Bank placed the country last.", "World Bank", False),
    ("Jane Doe, head of the Harbour Foresight Center at the World Bank, agreed.", "Harbour Foresight Center", False),
    ("It was done in coordination with the FBI.", "Federal Bureau of Investigation", False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "name", "about"), LATE)
def test_who_acts_late_is_told_from_the_background(last: str, name: str, about: bool) -> None:
    found = {e.name: e for e in findings(BACKGROUND.format(last=last)).organisations}
    assert found["Freedonia Harbour Authority"].about
    assert found[name].about is about, found[name].reason


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("The Salt Board closed the quay in 1990.", True),
        ("The Salt Board closed the quay under the Harbour Act 1990.", False),
        ("The Salt Board closed the quay under Act 7 of 1990.", False),
        ("The Salt Board closed the quay, which was built in 1990.", False),
    ],
)
def test_the_year_of_a_thing_does_not_date_the_deed(sentence: str, earlier: bool) -> None:
    mentions = recognised(BACKGROUND.format(last=sentence)).mentions["organisation"]
    (weight,) = [mention.weight for mention in mentions if mention.name == "Salt Board"]
    assert weight == (EARLIER if earlier else 1.0)


LONG = """Freedonia fines Blimtel

3 May 2024

The Freedonia Harbour Authority fined Blimtel, the company that runs the port, on Friday.
{early} Ships were delayed for weeks. Some of them never came back to the town.

Nobody was hurt. The town was glad. The ships went elsewhere. The pilots stayed at home for a
month. Trade fell by half. Prices rose in spring. The mayor was told to wait.

{late} The port is open again.
"""

IN_A_LONG_STORY = [
    # Near the end of a long story stands the background, whatever is done with it there;
    ("", "It has signed an agreement with the Salt Board.", "Salt Board", False),
    ("", "Traders asked the Salt Board to look into prices.", "Salt Board", False),
    ("", "A union urged the Salt Board to act fast.", "Salt Board", False),
    ("", "Vexnor Group signed a deal to run the cranes.", "Vexnor Group", False),
    ("", "Students marched against the Salt Board.", "Salt Board", False),
    ("", "The mayor is to meet the Salt Board and the Grain Board.", "Grain Board", False),
    # near its beginning it has a part in the story,
    ("The fine was proposed by the Salt Board.", "", "Salt Board", True),
    ("The Salt Board ordered an inquiry.", "", "Salt Board", True),
    ("The Salt Board and Ruritania's Grain Board agreed to help.", "", "Grain Board", True),
    # be it that it does not act,
    ("The Salt Board did not renew the licence, and the quay was shut.", "", "Salt Board", True),
    # that its letter makes the news, that it is a partner, or is chosen;
    ("", "A letter of the Salt Board told them so.", "Salt Board", False),
    ("The order came in a letter of the Salt Board.", "", "Salt Board", True),
    ("Its partners are the Salt Board and a bank.", "", "Salt Board", True),
    ("Ovrang, a company of builders, has been picked to dredge it.", "", "Ovrang", True),
    ("In a joint note the Salt Board and the Grain Board regretted it.", "", "Grain Board", True),
    # a body that is founded has one, what is only called after a body has none;
    ("The bill provides for a Salt Board of five members.", "", "Salt Board", True),
    ("He read a Salt Board paper on it.", "", "Salt Board", False),
    # and so has what is told of twice, be it once through its chief, but not its chief alone.
    ("The Salt Board watches prices.", "Salt Board chairman Jane Roe smiled.", "Salt Board", True),
    ("", "Salt Board chairman Jane Roe smiled.", "Salt Board", False),
    (
        "",
        "The Salt Board sued Blimtel. The Salt Board won. The Salt Board is glad.",
        "Salt Board",
        True,
    ),
    # Who only says something has none, nor the newspaper that it is said to.
    ("The Salt Board says the port holds a million tonnes.", "", "Salt Board", False),
    ("The Grain Board noted that the quay was old.", "", "Grain Board", False),
    ("The Grain Board declined to comment.", "", "Grain Board", False),
    ("The case was brought by the state-owned Grain Board.", "", "Grain Board", True),
    ("It may be lent by the Grain Board.", "", "Grain Board", False),
    ("The mayor said that the Grain Board's talk of a split was wrong.", "", "Grain Board", False),
    ("He told the Harbour Assembly that he was sorry.", "", "Harbour Assembly", False),
    ("It gives the Grain Board the right to a tenth.", "", "Grain Board", True),
    ("Its chief told the state broadcaster RTTL that he was sorry.", "", "RTTL", False),
    ("He told the newspaper Harbour Mirror that he was sorry.", "", "Harbour Mirror", False),
    ("Two Harbour Police boats were sent.", "", "Harbour Police", False),
]


@pytest.mark.parametrize(("early", "late", "name", "about"), IN_A_LONG_STORY)
def test_the_end_of_a_long_story_is_background(
    early: str, late: str, name: str, about: bool
) -> None:
    text = LONG.format(early=early, late=late)
    found = {e.name: e.about for e in findings(text).organisations}
    assert found["Freedonia Harbour Authority"]
    assert found.get(name, False) is about, found


def test_an_agency_credited_in_the_dateline_is_passing() -> None:
    text = "Port opens again\n\n(Harbour Agency) - The Salt Board opened the port on Monday.\n"
    assert {e.name for e in findings(text).organisations if e.about} == {"Salt Board"}


ISLANDS = """Kenya and Rwanda sign data pact

3 May 2024

Kenya and Rwanda signed an agreement on the exchange of data on Friday in Nairobi. The ministers
said that it would help traders. They were glad. The talks had been long.

Kenya will host the joint office. Rwanda pays for the equipment. Nobody objected to it.

{last}
"""

LATE_COUNTRIES = [
    # It acts, by itself or through its bodies and people.
    ("France condemned the pact.", "FR", True),
    ("Paris rejected the pact.", "FR", True),
    ("The Swedish coastguard will patrol the cable.", "SE", True),
    ("Uganda’s data protection authority is part of the scheme.", "UG", True),
    ("Ugandan ministers signed as witnesses.", "UG", True),
    ("Tanzania opposes the pact.", "TZ", True),
    ("The government of Tanzania sent observers.", "TZ", True),
    ("The Tanzanian foreign ministry called it a mistake.", "TZ", True),
    ("The regulators fear a database with which Russia gets round sanctions.", "RU", True),
    ("Uganda, which sponsors the port, the mine and the mill, blocked it with Chad and Gabon.", "UG", True),
    # A seat of government where its own act, what is being or may be done, a minister beside others.
    ("In Dakar, the Foreign Ministry rejected the pact.", "SN", True),
    ("Senegal is sending observers.", "SN", True),
    ("Senegal may leave it in June.", "SN", True),
    ("It was signed along with Senegal's Minister for Trade Jane Doe.", "SN", True),
    # It only answers.
    ("Paris said it respects the pact.", "FR", False),
    ("China's embassy said that no one was being targeted.", "CN", False),
    ("Israel offered no official comment.", "IL", False),
    ("Iran welcomed the pact but objected to the office.", "IR", False),
    ("Georgia would earn transit fees from it.", "GE", False),
    ("Kenya's neighbour is calm. Uganda's trade minister, John Doe, regretted the pact.", "UG", False),
    ("The president of Uganda enjoys a veto.", "UG", True),
    ("Liechtenstein applies the pact through a treaty of its own.", "LI", False),
    ("The government of Argentina, too, is thinking of such a pact.", "AR", False),
    # It is a comparison, an address, an origin or another matter.
    ("Uganda is watching.", "UG", False),
    ("It works like that of Estonia.", "EE", False),
    ("Small states such as Estonia have gone further.", "EE", False),
    ("Allies such as Norway and Estonia have gone further.", "EE", False),
    ("The equipment comes from the Brazilian builder Odebrecht.", "BR", False),
    ("The ship carrying it flies the flag of Liberia.", "LR", False),
    ("Traders from Ecuador welcomed the news.", "EC", False),
    ("Jane Doe of Saudi Arabia chaired the meeting.", "SA", False),
    ("A London-based consultancy wrote the annex.", "GB", False),
    ("Talks with Burundi opened last year.", "BI", False),
    ("Ghana has since joined a similar pact.", "GH", False),
    ("Ghana signed a similar pact.", "GH", False),
    ("Togo, Benin, Ghana and Mali condemned it.", "ML", False),
    ("It follows the model tested after Niger left.", "NE", False),
    ("The equipment will arrive via Mombasa and Djibouti.", "DJ", False),
    ("One consultant was born in Austria.", "AT", False),
    ("Uganda, which chairs the bloc this year, announced a scheme to follow it.", "UG", True),
    ("Uganda, which is watching, is silent.", "UG", False),
    ("Uganda signed a pact with its own neighbours in 2019.", "UG", False),
    ("The Ministry of Finance of Uganda rejected the pact.", "UG", False),
    ("On the same day Senegal's president spoke of such a pact.", "SN", False),
    ("In another matter the French authority imposed a fine.", "FR", False),
    ("Comparable rules were adopted when Ghana signed a pact.", "GH", False),
    ("Many are of Angolan descent.", "AO", False),
    ("A trader had sued in an Angolan court.", "AO", False),
    ("It was praised by a former Angolan president.", "AO", False),
    ("It will be signed again when Angola hosts the bloc.", "AO", False),
    ("The text was drafted by Angola and its lawyers.", "AO", True),
    ("It was brought by Match Group Inc., of Dallas, Texas, owner of Tinder.", "US", False),
    ("It joined the bloc together with its neighbour Ukraine.", "UA", False),
    ("Zambia had argued for another office.", "ZM", False),
    ("Belize and Togo will do so; Malta pleaded alongside.", "MT", False),
    # One of several that sign, who puts it off, and the first of two that act.
    ("Zambia was one of eight states which signed the pact.", "ZM", True),
    ("Zambia was one of eight states in the room.", "ZM", False),
    ("Malta and Zambia will sign the pact later.", "ZM", False),
    ("Malta and Zambia signed the pact.", "MT", True),
    ("Malta and Zambia's president came.", "MT", False),
    # Words in -ly stand between a name and its verb; who has something done acts too.
    ("Uganda swiftly rejected the pact.", "UG", True),
    ("Uganda has signed it too.", "UG", True),
    # The victim of a war that is only spoken of, and who is thanked for the room.
    ("Prices have risen since the invasion of Georgia by its neighbour.", "GE", False),
    ("The ministers thanked the Government of Malta for its help.", "MT", False),
    ("Present were Jane Doe (Belize) and John Roe (Togo).", "BZ", False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "country", "about"), LATE_COUNTRIES)
def test_a_country_that_acts_late_is_told_from_one_in_passing(
    last: str, country: str, about: bool
) -> None:
    found = {e.id: e for e in findings(ISLANDS.format(last=last)).countries}
    assert found[country].about is about, found[country].reason


PARTAKERS = """Many sign data pact

3 May 2024

The pact on health data was opened today in Nairobi and signed by Kenya and many others. {}
"""


@pytest.mark.parametrize(
    ("list_of", "about"),
    [
        ("The other three are Chile, Peru and Angola.", True),
        ("The other five signatories are Chile, Peru, Fiji, Togo and Angola.", False),
        ("Chile, Peru and Angola bear the cost of the office.", True),
        ("Large markets are Chile, Peru and Angola.", False),
    ],
)
def test_who_takes_part_or_pays_is_in_the_story(list_of: str, about: bool) -> None:
    found = {e.id: e for e in findings(PARTAKERS.format(list_of)).countries}
    assert {found[code].about for code in ("CL", "PE", "AO")} == {about}


FAR = """Kenya and Rwanda sign data pact

3 May 2024

Kenya and Rwanda signed an agreement on the exchange of data on Friday in Nairobi. The ministers
said that it would help traders. They were glad. The talks had been long.

Kenya will host the joint office. Rwanda pays for the equipment. Nobody objected to it. The office
will open in a year. Its staff will be small. Traders had asked for it. The fees will be low.

{last}
"""

LATE_IN_A_LONG_STORY = [
    # Late in a long story one act makes no subject,
    ("The office has friends. Uganda rejected the pact.", "UG", False),
    # but a paragraph that opens with who acts is about it.
    ("Uganda rejected the pact. The office has friends.", "UG", True),
    ("The Ugandan government rejected the pact.", "UG", True),
    ("Uganda and Togo are watching. Uganda has no such office.", "UG", False),
]


@pytest.mark.parametrize(("last", "country", "about"), LATE_IN_A_LONG_STORY)
def test_late_in_a_long_story_only_the_opening_of_a_paragraph_makes_a_subject(
    last: str, country: str, about: bool
) -> None:
    found = {e.id: e for e in findings(FAR.format(last=last)).countries}
    assert found[country].about is about, found[country].reason


# Told in the second sentence, where a subject may be named for the first time.
EARLY = [
    ("Brazil, Chile, Tonga and Viet Nam handed in their papers for a pact like it.", "TO", True),
    ("The four members — Brazil, Chile, Tonga and Viet Nam — handed in papers.", "VN", True),
    ("It bears the names of the trade ministers of Brazil, Chile, Tonga and Togo.", "TO", True),
    ("An older pact was signed by Brazil, Chile, Tonga and Togo.", "CL", True),
    ("Burundi's trade minister signed as a witness.", "BI", True),
    ("Brazil, Chile, Tonga and Viet Nam sell the most of such goods.", "TO", False),
    ("Brazil, Chile, Tonga and Viet Nam undertake to do the same.", "TO", True),
    ("The fund, which is chaired by Brazil, Chile and Tonga, gave money.", "TO", False),
    ("Buyers in Brazil, Chile, Tonga and Togo were glad.", "TO", False),
    ("The money was held for an envoy who now lives in Morocco.", "MA", False),
    ("It was found that a firm had agents in Kosovo and in Turkey.", "TR", False),
    ("Judge Yuji Iwasawa of Japan was in the chair.", "JP", False),
    ("It starts a month after Brazil, Chile and Tonga – the Southern Three – set it off.", "TO", True),
    ("It starts a month after Brazil, Chile and Tonga.", "TO", False),
    ("Togo's minister Jane Doe, Chad's minister John Roe and Mali's minister Kofi Poe signed.", "ML", True),
    ("The Togolese operator announced that it would pay.", "TG", True),
    ("A Togolese operator of such networks was glad.", "TG", False),
    ("It was attended by the ambassadors of the United States and China.", "CN", False),
    ("The joint office is owned by TotalEnergies of France.", "FR", False),
    ("Comparisons have been drawn with Mozambique.", "MZ", False),
    ("Ministers point to Australia and Canada.", "CA", False),
    ("A study by Spanish academics had called for it.", "ES", False),
    ("The board of the Harbour Fund in Montevideo paid for it.", "UY", False),
    ("Poland, France and Chad have been hit by it too.", "TD", False),
    ("The old rules date from a round of talks in Montevideo.", "UY", False),
]  # fmt: skip


@pytest.mark.parametrize(("second", "country", "about"), EARLY)
def test_a_country_named_early_needs_a_part_in_the_story(
    second: str, country: str, about: bool
) -> None:
    text = (
        "Kenya and Rwanda sign data pact\n\n3 May 2024\n\nKenya and Rwanda signed an agreement on "
        f"the exchange of data on Friday. {second} Nobody objected.\n"
    )
    found = {e.id: e for e in findings(text).countries}
    assert found[country].about is about, found[country].reason


HOMES = [
    (
        "Vexnor Ltd wins licence",
        "The office chose a group with Togo's Vexnor Ltd in the lead.",
        True,
    ),
    ("Vexnor Ltd wins licence", "The office chose Vexnor Ltd, of Togo.", True),
    (
        "Licence of the office is won",
        "The office chose a group with Togo's Vexnor Ltd in it.",
        False,
    ),
    ("Togolese and Kenyan spyware firms on the list", "The office listed four firms.", True),
    ("Licence of the office is won", "Togolese and Kenyan spyware firms won the licence.", False),
]


@pytest.mark.parametrize(("title", "second", "about"), HOMES)
def test_the_home_of_a_company_in_the_headline(title: str, second: str, about: bool) -> None:
    text = f"{title}\n\n3 May 2024\n\nKenya has a new licence. {second} Nobody objected.\n"
    assert ("TG" in {e.id for e in findings(text).countries if e.about}) is about


def test_the_ministry_of_a_country_opens_a_sentence_of_many() -> None:
    last = "The Ministry of Foreign Affairs of Serbia has asked Albania and Croatia for a reason."
    found = {e.id: e for e in findings(FAR.format(last=last)).countries}
    assert (found["RS"].about, found["HR"].about) == (True, False)


def test_who_did_it_alone_stands_out_of_a_sentence_of_many() -> None:
    last = "The text was tabled by Serbia for nine states, among them Albania and Croatia."
    found = {e.id: e for e in findings(f"It is a port.\n\nIt rained. {last}\n").countries}
    assert (found["RS"].about, found["HR"].about) == (True, False)


OPENINGS = [
    ("The pact was adopted at a retreat in Aitutaki by the Harbour Agency.", "CK"),
    ("The Harbour Agency fined U.S. tech giants Google and Meta.", "US"),
    ("People of Mexican Springs asked the Harbour Agency for water.", "MX"),
    ("RAROTONGA, 10 NOVEMBER 2023 (PACIFIC NEWS) --- The Harbour Agency signed the pact.", "CK"),
    ("PUTRAJAYA: The Harbour Agency signed the pact.", "MY"),
    ("Hamburg, 21 May 2024. The Harbour Agency opened the port.", "DE"),
    ("Oslo, 9 January 2024: The Harbour Agency opened the port.", "NO"),
    ("SEOUL, Dec. 2, 2025 /Harbour Wire/ -- The Harbour Agency signed the pact.", "KR"),
    ("The Harbour Agency opened an area nearly as large as Italy to fishing.", "IT"),
    ("It cleared a firm whose files had shamed politicians from Iceland to Pakistan.", "PK"),
    ("The pact was signed in Geneva by the Harbour Agency.", "CH"),
    ("Lawmakers came home from a tour of Dublin and Bern.", "CH"),
    ("DAKAR (26 August): The Harbour Agency signed the pact.", "SN"),
    ("DAKAR and LISBON, 26 August 2025 – The Harbour Agency signed the pact.", "PT"),
    ("By Georgia Brown | The Harbour Mirror\n\nThe Harbour Agency signed the pact.", "GE"),
    ("The Harbour Agency, known by the French acronym AP, signed the pact.", "FR"),
    ("Kenya seized salt that comes from Holland.", "NL"),
    ("The Harbour Agency heard claims against Hollywood producer Jane Roe.", "US"),
    ("Murder was rarer in Nairobi than that of New York would make one fear.", "US"),
]


@pytest.mark.parametrize(("opening", "country"), OPENINGS)
def test_a_place_or_an_origin_in_the_opening_is_passing(opening: str, country: str) -> None:
    text = f"Harbour pact of Kenya\n\n{opening} Nobody objected to it.\n"
    assert country not in {e.id for e in findings(text).countries if e.about}


def test_headings_open_the_parts_of_a_round_up() -> None:
    text = (
        "Three decisions of the week\n\nKENYA RAISES TARIFFS\n\nKenya raised its tariffs on steel. "
        "Traders were dismayed. Steel had been cheap for years. It will be dear.\n\n"
        "GHANA ENTERS THE BLOC\n\nGhana has a seat in the bloc. Its neighbour Togo has none.\n"
    )
    assert {e.id for e in findings(text).countries if e.about} == {"KE", "GH"}


@pytest.mark.parametrize("behind", [" – ", ": ", " (in May), "])
def test_a_country_that_heads_an_item_of_a_list_is_a_subject(behind: str) -> None:
    items = [
        f"* {name}{behind}A road, $20 million, alongside Chad." for name in ("Fiji", "the Gambia")
    ]
    text = "Five loans are approved\n\n" + "The bank approved them on Monday.\n\n" * 12
    found = {e.name: e.about for e in findings(text + "\n\n".join(items)).countries}
    assert found == {"Fiji": True, "Gambia": True, "Chad": False}


def test_a_country_that_an_item_of_a_list_goes_on_with_is_not() -> None:
    items = ["* Fiji – A road, $20 million.", "* Peru sends two nurses, and Chad one."]
    text = "Five loans are approved\n\n" + "The bank approved them on Monday.\n\n" * 12
    found = {e.name: e.about for e in findings(text + "\n\n".join(items)).countries}
    assert found["Fiji"]
    assert not found["Chad"]


def test_a_city_of_a_dateline_alone_is_passing() -> None:
    text = (
        "Fisheries deal takes effect\n\nGENEVA, 15 September 2025 — An accord on fishing entered "
        "into force today, after Brazil and Kenya handed in their papers.\n"
    )
    assert {e.id for e in findings(text).countries if e.about} == {"BR", "KE"}


def test_a_story_that_names_no_country_much_plays_where_its_dateline_is() -> None:
    text = (
        "Harbour levy repealed\n\nACCRA, March 26 - The harbour levy was repealed on Wednesday. "
        "{rest} The port is open.\n"
    )
    said = "Traders were glad of it. It had been hated. Nobody paid it. Fees to Ghana fell."
    assert {e.id for e in findings(text.format(rest=said)).countries if e.about} == {"GH"}
    silent = "Traders were glad of it. It had been hated. Nobody paid it."
    assert not [e for e in findings(text.format(rest=silent)).countries if e.about]
    organ = "The Senate had asked for it."
    assert {e.id for e in findings(text.format(rest=organ)).countries if e.about} == {"GH"}


LENT = [
    ("The brief relies on the Pact of Bogotá of 1948.", "CO"),
    ("Asylum is barred by the Caracas Convention.", "VE"),
    ("The Minsk agreements were never carried out.", "BY"),
    ("The Madrid memorandum was signed by three states.", "ES"),
    ("They met under the Astana format.", "KZ"),
    ("The Treaty of Lisbon and the Nagoya Protocol apply.", "PT"),
    ("Members renewed the Bamako Convention.", "ML"),
    ("States endorsed the Santiago Principles.", "CL"),
]


def test_a_dateline_of_two_names_is_still_a_dateline() -> None:
    text = "It is new\n\nRIO DE JANEIRO, BRAZIL - The salt board is celebrating its birthday.\n"
    assert not [entity for entity in findings(text).countries if entity.about]


@pytest.mark.parametrize(("sentence", "country"), LENT)
def test_a_city_that_lends_a_treaty_its_name_is_no_mention(sentence: str, country: str) -> None:
    assert country not in {e.id for e in findings(sentence).countries}


def test_a_headline_is_read_with_the_opening() -> None:
    text = (
        "Mexico takes embassy raid to The Hague\n\n11 April 2024\n\nMexico has lodged an "
        "application at the International Court of Justice (ICJ) against Ecuador on Thursday.\n"
    )
    assert {e.id for e in findings(text).countries} == {"MX", "EC"}


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("The Salt Board fined Vexnor. It acted late.", True),
        ("The Salt Board and the Pepper Board met. They acted late.", True),
        ("The Salt Board met.\n\nIt acted late.", False),
        ("The Salt Board met.", False),
    ],
)
def test_the_word_after_a_sentence_is_one_of_its_paragraph(text: str, followed: bool) -> None:
    places = Places(document(text))
    assert bool(places.word_after(0)) is followed


LIST = """{lead} lose their licences

3 May 2024

The Harbour Authority on Friday revoked the licences of uniBank Tarvo Limited, Halden Bank Limited and Vexnor Bank Limited. Depositors will not lose money.

The ships went elsewhere. uniBank did not say why.
"""


@pytest.mark.parametrize(
    ("lead", "about"),
    [
        ("Three banks", True),
        ("3 rural banks", True),
        ("Four of them", False),
        ("In three years they", False),
    ],
)
def test_as_many_bodies_in_a_list_as_are_told_are_subjects(lead: str, about: bool) -> None:
    found = {e.name: e.about for e in findings(LIST.format(lead=lead)).organisations}
    assert found["Halden Bank Limited"] is found["Vexnor Bank Limited"] is about


def test_the_home_of_the_body_it_is_about_is_the_country_of_a_story_that_names_none() -> None:
    story = (
        "Bank loses its licence\n\n3 May 2024\n\nThe {} has closed the bank. It was fined twice.\n"
    )
    found = findings(story.format("Bangko Sentral ng Pilipinas")).countries
    assert [(e.id, e.about) for e in found] == [("PH", True)]
    assert "Bangko Sentral" in found[0].evidence[0].text
    assert findings(story.format("Harbour Board")).countries == ()


def test_the_city_in_the_name_of_a_bank_is_no_country_of_the_story() -> None:
    story = "Bank fined\n\n3 May 2024\n\nTaiwan fined {}. Clients of {} were told by the agency.\n"
    for bank, countries in (("Shanghai Halden Bank", {"TW"}), ("the Bank of Uganda", {"TW", "UG"})):
        found = findings(story.format(bank, bank)).countries
        assert {entity.id for entity in found} == countries


def test_the_target_of_a_measure_has_a_part_in_the_story() -> None:
    story = """Council adds fifteen names to list

3 May 2024

Fifteen persons are on the list from today. It is in force, and banks must freeze what they own.

The ships went elsewhere. They have been added to the annex of an order on {what} Belarus. France, Italy and Spain have had such an order for years.
"""
    for what, about in (("measures against", True), ("travels in", False)):
        found = {e.id: e.about for e in findings(story.format(what=what)).countries}
        assert found["BY"] is about, what


def test_two_of_its_own_bodies_bring_a_story_home() -> None:
    """A country that the story is about already does not take them over."""
    text = (
        "Minister: GERB wanted contract with Gazprom extended\n\nIt was the wish of the party GERB "
        "that the contract with Russia's Gazprom goes on, and one reason why the Ministry of Energy "
        "has fallen out with it. The Ministry of Energy said so to the public radio of Bulgaria. "
        "GERB did not agree.\n"
    )
    found = findings(text)
    assert {"BG", "RU"} == {country.id for country in found.countries if country.about}
    assert "bg-ministry-of-energy" in {body.id for body in found.organisations}
    one = text.replace("the Ministry of Energy has", "a minister has").replace(
        "The Ministry of Energy", "He"
    )
    found = findings(one)
    assert [country.id for country in found.countries if country.about] == ["RU"]


def test_a_union_brings_a_story_home_where_its_country_is_named_at_all() -> None:
    text = (
        "Petrosal to shut refinery\n\nThe refinery of Petrosal is to close. Its board told the "
        "Oilfields Workers' Trade Union (OWTU) yesterday. The OWTU will defend every job. "
    )
    named = "Petrosal was founded as the Petrosal Company of Trinidad and Tobago Ltd."
    for tail, about in ((named, ["TT"]), ("", [])):
        found = findings(text + tail)
        assert about == [country.id for country in found.countries if country.about]


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Health Ministry licenses Chinese vaccine", {"CN", "VN"}),
        ("Chinese vaccine licensed", {"CN"}),
    ],
)
def test_the_body_in_the_headline_brings_a_story_home(title: str, about: set[str]) -> None:
    text = (
        f"{title}\n\n3 May 2024\n\nThe Health Ministry approved a Chinese vaccine today. China "
        "has sent two lots of it. The Health Ministry will watch its use, it said in Hanoi.\n"
    )
    assert about == {country.id for country in findings(text).countries if country.about}


@pytest.mark.parametrize(
    ("opening", "about"),
    [
        ("Egypt is taking part in an assembly, on 1 May, in Geneva, Switzerland.", {"EG"}),
        ("A fire broke out on 1 May in Geneva, Switzerland, near the hall of Egypt.", {"CH", "EG"}),
        ("Egypt saw a fire. It signed a pact with Switzerland on salt.", {"CH", "EG"}),
        ("Egypt saw a fire. It bought a boat in Switzerland.", {"EG"}),
    ],
)
def test_a_host_has_no_part_and_who_signs_with_another_has(opening: str, about: set[str]) -> None:
    found = findings(f"Salt\n\n3 May 2024\n\n{opening}\n")
    assert {entity.id for entity in found.countries if entity.about} == about
