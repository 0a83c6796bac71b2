"""Topics by their terms."""

from __future__ import annotations

import pytest

from recognition import findings, vocabulary


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "The Bill was to lift the ban on female circumcision, or female genital mutilation.",
            "rights",
        ),
        (
            "A merger must not restrict competition; it came to a restriction of competition.",
            "antitrust",
        ),
        ("Ransomware hit hospitals. The ransomware gang asked for money.", "Cybersecurity"),
        ("The firm was fined for misuse of personal data. Personal data was sold.", "privacy"),
        ("The IMF mission found hidden debt of the state. Public debt rose.", "Public finance"),
        ("Pension funds may share surpluses with retirees, and pensions rise.", "pensions"),
        ("The housing levy is to pay for affordable housing in the city.", "Housing"),
        ("Freedom camping is limited: tourism brings too many campers.", "Tourism"),
        ("The Danish DPA fined a town. The town told the Danish DPA so.", "Data protection"),
        ("It made nuisance calls. Marketing calls are not to be made at night.", "Consumer"),
        ("The vote of confidence was lost, and a caretaker government took over.", "Elections"),
        ("Ministers agreed on the trade framework and a supply chain agreement.", "Trade"),
        ("The firm was fined for telephone advertising and cold calls.", "Consumer"),
        ("Land purchases by foreign buyers of real property are barred.", "Investment"),
        ("Harbour state to give cash handouts to low-income families from May.", "pensions"),
        ("The port's metrologists voted on Friday to do away with the leap second.", "Standards"),
        ("The judges lifted the Twitter ban: no ban on Twitter is lawful.", "Online platforms"),
        ("Two countries opened a gas interconnector and a gas link between them.", "Energy"),
        ("The firm must erase the brain data of a senator; it had kept neural data.", "privacy"),
        ("Export controls on chips: new export controls were published.", "Export controls"),
    ],
)
def test_topics(text: str, topic: str) -> None:
    assert any(topic in found.name for found in findings(text).topics)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The regulator fined the electricity distribution company, which had applied a tariff of "
            "N225 per kilowatt-hour before the tariff was approved. Customers get the tariff back.",
            "Energy",
        ),
        (
            "The central bank revoked the licences of 155 insolvent microfinance companies. A "
            "receiver will pay the depositors. Microfinance had grown fast.",
            "Banking and financial stability",
        ),
        (
            "The court struck down the mining concession. The copper mine must close, and the mining "
            "company lost the contract.",
            "Mining and raw materials",
        ),
        (
            "Washington put tariffs on steel. A retaliatory tariff followed, and trade talks failed.",
            "Trade agreements and tariffs",
        ),
        (
            "A car bomb went off on Friday. The car bomb hurt two men, and a bus was hit too.",
            "Justice and law enforcement",
        ),
    ],
)
def test_a_word_of_two_topics_goes_to_the_right_one(text: str, name: str) -> None:
    assert [topic.name for topic in findings(text).topics] == [name]


def test_no_topic_without_a_strong_term() -> None:
    assert findings("The cat sat on the mat and looked at the moon.").topics == ()


def test_one_strong_term_in_passing_makes_no_topic() -> None:
    text = "Women of the coast get money each month.\n\nIt is paid by phone. Nobody who owns more "
    assert findings(text + "than five acres of wetland may apply for it.\n").topics == ()


@pytest.mark.parametrize(
    "text",
    [
        "The trade union said on Friday that two of its members had been robbed in Lamu.",
        "The Institute for the Defence of Intellectual Property fined six sellers of milk.",
        "The court upheld the right to the protection of personal data. It met in Lamu.",
        "The book came out in Lamu. ISBN: International Standard Book Number 3-16-148410-0.",
        "The governments it owes money to met on Friday. The governments it asked will wait.",
        "The well is as good as any, and the village does well. It is well known for its wells.",
    ],
)
def test_one_place_outside_the_headline_makes_no_topic(text: str) -> None:
    assert findings(text).topics == ()


def test_a_few_terms_of_one_sentence_in_passing_make_no_topic() -> None:
    story = "Kenya's lawmakers passed a law on posts.\n\nIt leaves out drugs, HIV and clinics."
    assert "Public health" not in topics("Law on posts passed", story)
    further = story + "\n\nThose who have HIV are glad of it."
    assert "Public health" in topics("Law on posts passed", further)


def test_assets_that_a_regulator_freezes_are_no_sanctions() -> None:
    told = findings("The office freezes assets of a bank. It froze assets of two banks in May.")
    assert "Sanctions" not in {topic.name for topic in told.topics}


def test_a_landslide_of_votes_buries_nobody() -> None:
    story = "Jane Roe will be the next president of Kenya. She won the runoff, the president-elect said."
    assert topics("Roe wins presidency in a landslide", story) == ["Elections and democracy"]


def test_tariffs_on_hold_are_no_tariffs_on_goods() -> None:
    story = "The telecoms regulator of Kenya will study prices. The telecoms operators agreed."
    assert topics("Regulator puts tariffs on hold", story) == ["Telecommunications and spectrum"]


def test_goods_are_not_what_is_good() -> None:
    story = "Kenya's exports rose by a third. It was a good year, and a good harvest."
    assert "Trade agreements and tariffs" not in topics("Good year for farmers", story)


def test_a_court_is_where_a_story_happens_and_not_what_it_is_about() -> None:
    text = (
        "World Court backs islands on climate duties\n\nThe International Court of Justice (ICJ) held "
        "in The Hague that states must act on climate change. The judges of the Court were agreed.\n"
    )
    names = [topic.name for topic in findings(text).topics]
    assert names[0] == "Climate"
    assert "Justice and law enforcement" not in names


def test_evidence_holds() -> None:
    text = "Personal data was sold; the sale of personal data is a data breach."
    for topic in findings(text).topics:
        assert topic.id in vocabulary().topics
        assert all(text[span.start : span.end] == span.text for span in topic.evidence)


def test_security_is_no_securities() -> None:
    found = findings("The security treaty is on security. Security matters to the army.").topics
    assert "Banking and financial stability" not in {topic.name for topic in found}


def topics(title: str, *story: str) -> list[str]:
    """The topics of an article with this headline and story."""
    return [topic.name for topic in findings("\n\n".join((title, *story))).topics]


@pytest.mark.parametrize(
    ("title", "story", "topic"),
    [
        (
            "Freedonia answers new tariffs",
            "Freedonia will answer the tariffs that were laid on its goods last week. Exporters "
            "had asked for it, since exports have fallen by a third.",
            "Trade agreements and tariffs",
        ),
        (
            "Court dissolves church in Lamu",
            "A judge in Lamu dissolved a church on Friday. The congregation has a month to leave "
            "its temple; the bishop spoke of an attack on religious freedom.",
            "Religion and belief",
        ),
        (
            "Kenya to end sales of petrol cars",
            "Kenya will allow only zero-emission vehicles to be sold from 2040 on, its president "
            "said on Friday. Carmakers must sell more battery-electric cars each year.",
            "Transport and aviation",
        ),
        (
            "Doping: six athletes banned",
            "Kenya's anti-doping agency banned six athletes for three years on Friday, among "
            "them two winners of Olympic medals.",
            "Sport",
        ),
    ],
)  # fmt: skip
def test_a_story_is_filed_under_its_topic(title: str, story: str, topic: str) -> None:
    assert topics(title, story)[0] == topic


def test_a_weak_term_of_the_headline_alone_makes_no_topic() -> None:
    """ "Licence" is a word of export controls, and of much else."""
    story = "A fishing licence was given to Lamu's boats on Friday. The licence runs for a year."
    assert "Export controls" not in topics("Licences for fishing boats", story)


def test_a_body_that_only_took_part_makes_no_topic() -> None:
    story = (
        "Kenya's pension fund bought three hospitals on Friday. The hospitals will treat 900 "
        "patients a day, the health ministry said."
    )
    guest = "Guests came from the Ministry of Education of Rwanda and the World Bank."
    assert "Education and skills" not in topics("Pension fund buys hospitals", story, guest)
    assert "Development aid" not in topics("Pension fund buys hospitals", story, guest)


def test_its_name_adds_to_a_topic_that_is_told_of() -> None:
    story = (
        "Broadcasters in Lamu went off the air on Friday. Journalists and editors protested "
        "against the order."
    )
    guest = "Reporters Without Borders called it a blow to newsrooms."
    assert "Media and journalism" in topics("Lamu falls silent", story, guest)
