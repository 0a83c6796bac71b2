"""Topics by their terms."""

from __future__ import annotations

import pytest

from recognition import findings, vocabulary


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ransomware hit hospitals. The ransomware gang asked for money.", "Cybersecurity"),
        ("The firm was fined for misuse of personal data. Personal data was sold.", "privacy"),
        ("The IMF mission found hidden debt of the state. Public debt rose.", "Public finance"),
        ("Pension funds may share surpluses with retirees, and pensions rise.", "pensions"),
        ("The housing levy is to pay for affordable housing in the city.", "Housing"),
        ("Freedom camping is limited: tourism brings too many campers.", "Tourism"),
        ("The firm was fined for telephone advertising and cold calls.", "Consumer"),
        ("Land purchases by foreign buyers of real property are barred.", "Investment"),
        ("Harbour state to give cash handouts to low-income families from May.", "pensions"),
        ("The port's metrologists voted on Friday to do away with the leap second.", "Standards"),
        ("The judges called the Twitter ban unlawful and lifted it.", "Online platforms"),
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
    ],
)
def test_a_word_of_two_topics_goes_to_the_right_one(text: str, name: str) -> None:
    assert [topic.name for topic in findings(text).topics] == [name]


def test_no_topic_without_a_strong_term() -> None:
    assert findings("The cat sat on the mat and looked at the moon.").topics == ()


def test_one_strong_term_in_passing_makes_no_topic() -> None:
    text = "Women of the coast get money each month.\n\nIt is paid by phone. Nobody who owns more "
    assert findings(text + "than five acres of wetland may apply for it.\n").topics == ()


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
