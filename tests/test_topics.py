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


def test_evidence_holds() -> None:
    text = "Personal data was sold; the sale of personal data is a data breach."
    for topic in findings(text).topics:
        assert topic.id in vocabulary().topics
        assert all(text[span.start : span.end] == span.text for span in topic.evidence)


def test_security_is_no_securities() -> None:
    found = findings("The security treaty is on security. Security matters to the army.").topics
    assert "Banking and financial stability" not in {topic.name for topic in found}
