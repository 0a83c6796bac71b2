"""Topics: told by what an article says, not by the names of those who took part."""

from __future__ import annotations

import pytest

from policydigest.articles import Article
from policydigest.recognise import find
from recognition import vocabulary


def topics(title: str, *story: str) -> list[str]:
    """The topics of an article with this headline and story."""
    text = "\n\n".join((title, *story))
    found = find(Article("x", text, published="2024-05-04"), vocabulary())
    return [topic.name for topic in found.topics]


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
