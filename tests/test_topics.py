"""Topics by their terms."""

from __future__ import annotations

import pytest

from recognition import findings, vocabulary


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ransomware hit hospitals. The ransomware gang asked for money.", "Cybersecurity"),
        ("The firm was fined for misuse of personal data. Personal data was sold.", "privacy"),
        ("Export controls on chips: new export controls were published.", "Export controls"),
    ],
)
def test_topics(text: str, topic: str) -> None:
    assert any(topic in found.name for found in findings(text).topics)


def test_no_topic_without_a_strong_term() -> None:
    assert findings("The cat sat on the mat and looked at the moon.").topics == ()


def test_evidence_holds() -> None:
    text = "Personal data was sold; the sale of personal data is a data breach."
    for topic in findings(text).topics:
        assert topic.id in vocabulary().topics
        assert all(text[span.start : span.end] == span.text for span in topic.evidence)
