"""A small vocabulary and hand-made digests of every awkward shape, for the tests of the pages."""

from __future__ import annotations

from policydigest.model import Digest, PassingMentions, Person, Source
from policydigest.vocabulary import Country, Instrument, Organisation, TopicEntry, Vocabulary

_COUNTRIES = (
    Country("JP", "Japan", official="Japan", region="Asia", subregion="Eastern Asia",
            forms=("Nippon",), capital="Tokyo"),
    Country("GB", "United Kingdom", region="Europe", subregion="Northern Europe",
            official="United Kingdom of Great Britain and Northern Ireland",
            forms=("UK", "Britain"), capital="London"),
    Country("MM", "Myanmar", region="Asia", subregion="South-eastern Asia", former=("Burma",)),
    Country("CI", "Côte d'Ivoire", region="Africa", subregion="Western Africa"),
    Country("CL", "Chile", region="Americas", subregion="South America", capital="Santiago"),
    Country("FR", "France", region="Europe", subregion="Western Europe", capital="Paris"),
    Country("NC", "New Caledonia", region="Oceania", subregion="Melanesia", territory_of="FR"),
    Country("AX", "Åland Islands", region="Europe", subregion="Northern Europe"),
    Country("BR", "Brazil", region="Americas", subregion="South America", capital="Brasília"),
)  # fmt: skip
_ORGANISATIONS = (
    Organisation("gb-ncab", "National Cyber Advisory Board", forms=("NCAB",),
                 kind="agency", country="GB"),
    Organisation("keidanren", "Keidanren", forms=("Japan Business Federation",),
                 kind="industry association", country="JP", website="https://www.keidanren.or.jp/"),
    Organisation("ibm", "IBM", forms=("International Business Machines",), kind="company",
                 website="https://www.ibm.com/"),
    Organisation("eu", "European Union", forms=("EU",), kind="intergovernmental"),
    Organisation("gb-ncsc", "National Cyber Security Centre", forms=("NCSC",), kind="agency",
                 country="GB", parent="gb-gchq", former=("CESG",)),
    Organisation("gb-gchq", "GCHQ", kind="agency", country="GB"),
    Organisation("br-anpd", "Autoridade Nacional de Proteção de Dados", forms=("ANPD",),
                 kind="regulator", country="BR"),
)  # fmt: skip
_INSTRUMENTS = (
    Instrument("hiroshima-accord", "Hiroshima Accord", kind="agreement", parties=("JP", "GB"),
               date="2023-05-18"),
    Instrument("ai-act", "Artificial Intelligence Act", forms=("AI Act",), kind="regulation",
               jurisdiction="EU", date="2024-06-13"),
)  # fmt: skip
_TOPICS = (
    TopicEntry("cybersecurity", "Cybersecurity",
               description="Protecting networks and the people who use them from attack."),
    TopicEntry("ai", "Artificial intelligence",
               description="Rules and strategies for the making and use of AI systems."),
    TopicEntry("trade", "Trade", description="Agreements and disputes on trade."),
)  # fmt: skip

VOCABULARY = Vocabulary(
    countries={entry.id: entry for entry in _COUNTRIES},
    organisations={entry.id: entry for entry in _ORGANISATIONS},
    instruments={entry.id: entry for entry in _INSTRUMENTS},
    topics={entry.id: entry for entry in _TOPICS},
)

FOUNDING = Digest(
    id="2024-01-17-uk-japan-cyber-memorandum",
    title="UK and Japan sign a memorandum of cooperation on cybersecurity",
    date="2024-01-17",
    summary=(
        "The United Kingdom and Japan agreed to deepen public-private partnerships in"
        " cybersecurity during a three-day visit of Keidanren’s Cyber Security Committee."
    ),
    countries=("Japan", "United Kingdom"),
    organisations=("National Cyber Advisory Board", "Keidanren", "IBM", "Fujitsu (UK)",
                   "National Cyber Security Centre", "Lloyds Banking Group"),
    topics=("Cybersecurity",),
    instruments=("Hiroshima Accord", "Memorandum of cooperation on cybersecurity"),
    people=(
        Person("Oliver Dowden", "Deputy Prime Minister"),
        Person("Sharon Barber", "Chief Information Officer, Lloyds Banking Group"),
    ),
    mentions=PassingMentions(organisations=("Cybersecurity Ventures", "GlobalData", "GCHQ")),
    sources=(
        Source(
            title="UK and Japan deepen cyber ties",
            url="https://example.org/news/uk-japan-cyber?edition=uk&page=1",
            publisher="Example News",
            published="2024-01-18",
            retrieved="2026-11-23",
        ),
    ),
    body="""\
Deputy Prime Minister Oliver Dowden signed a memorandum of cooperation for the United Kingdom on
17 January 2024. It was agreed at an event held by the National Cyber Advisory Board.

## Key points

- The two countries will deepen public-private partnerships in cybersecurity.
- Talks covered digital supply chains, the resilience of businesses, and recruitment.
- Fujitsu (UK) joined the Industry 100 scheme of the National Cyber Security Centre.

## Timeline

- **2022** — the National Cyber Advisory Board is formed.
- **2023-05** — the two countries sign the Hiroshima Accord.
- **2024-01-17** — the memorandum is signed.

## Figures

- **$10.5 trillion** a year: what cybercrime will cost worldwide by 2025, according to
  Cybersecurity Ventures.
- **$344 billion**: cybersecurity revenues worldwide by 2030, as GlobalData forecasts.

## In their words

> Cyber is the new frontier.

— Oliver Dowden, Deputy Prime Minister

## Source

[UK and Japan deepen cyber ties](https://example.org/news/uk-japan-cyber), Example News,
18 January 2024.
""",
)  # fmt: skip

REVIEWED = Digest(
    id="2024-02-02-eu-ai-act-endorsed",
    title="EU governments endorse the Artificial Intelligence Act",
    date="2024-02-02",
    summary="Member states’ ambassadors endorsed the final text of the Act unanimously.",
    organisations=("European Union",),
    topics=("Artificial intelligence",),
    instruments=("Artificial Intelligence Act",),
    sources=(Source(title="Press release", publisher="Council", published="2024-02-02"),),
    status="reviewed",
    reviewed_by="Ana Souza",
    reviewed_on="2024-03-01",
    licence="CC0-1.0",
    body="The committee endorsed the text.\n",
)

CROWDED = Digest(
    id="2023-11-02-many-bodies",
    title=(
        "Twenty-eight governments, the European Union and a dozen companies publish a declaration"
        " on the safety of frontier artificial intelligence after two days of talks at a country"
        " house that once broke ciphers, and agree to meet again twice within a year"
    ),
    date="2023-11-02",
    summary="A declaration with a very long title and many signatories. " * 4,
    countries=("United Kingdom", "Japan", "Chile", "Brazil", "France", "Côte d'Ivoire"),
    organisations=("European Union", "IBM", "Keidanren", "National Cyber Security Centre",
                   *(f"Institute for the Study of Unusually Long Names, Section {n}"
                     for n in range(1, 9))),
    topics=("Artificial intelligence", "Cybersecurity", "Trade"),
    body="## Key points\n\n- One.\n- Two.\n",
)  # fmt: skip

MONTH_ONLY = Digest(
    id="2023-12-burma-trade-talks",
    title="Talks on trade with Burma",
    date="2023-12",
    summary="Talks, with only the month known.",
    countries=("Burma",),
    topics=("Trade",),
    body="They talked.\n",
)

UNTAGGED = Digest(id="2022-05-05-nothing", title="No tags at all", date="2022-05-05", summary="")

WITHDRAWN = Digest(
    id="2023-06-01-withdrawn",
    title="Something that did not happen",
    date="2023-06-01",
    summary="A summary that must not be shown.",
    countries=("France",),
    withdrawn=True,
    withdrawn_reason="The source retracted its report on 4 June 2023.",
    body="A body that must not be shown.\n",
)

RELATED = Digest(
    id="2024-03-09-ncsc-keidanren-exercise",
    title="NCSC and Keidanren hold a first joint exercise",
    date="2024-03-09",
    summary="Forty companies took part in the exercise in Tokyo.",
    countries=("Japan", "United Kingdom"),
    organisations=("National Cyber Security Centre", "Keidanren"),
    topics=("Cybersecurity",),
    instruments=("Memorandum of cooperation on cybersecurity",),
    supersedes=("2023-06-01-withdrawn",),
    body="See [the memorandum](../2024/2024-01-17-uk-japan-cyber-memorandum.md).\n",
)

ATTACK = (
    '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    "[x](javascript:alert(3)){: onclick=alert(4) }"
)
HOSTILE = Digest(
    id="2021-01-01-hostile",
    title=f"# Title {ATTACK}",
    date="2021-01-01",
    summary=f"- Summary {ATTACK}",
    countries=(f"Country {ATTACK}",),
    organisations=(f"Organisation {ATTACK}",),
    topics=(f"Topic {ATTACK}",),
    instruments=(f"Instrument {ATTACK}",),
    people=(Person(f"Person {ATTACK}", f"Role {ATTACK}"),),
    mentions=PassingMentions((f"Country {ATTACK} 2",), (f"Mention {ATTACK}",)),
    sources=(
        Source(f"Source {ATTACK}", f"javascript:{ATTACK}", ATTACK, ATTACK, ATTACK, ATTACK),
        Source(title=ATTACK, url=f"https://example.org/{ATTACK}"),
    ),
    status="reviewed",
    reviewed_by=ATTACK,
    reviewed_on=ATTACK,
    licence=ATTACK,
    body=f"{ATTACK}\n\n## {ATTACK}\n\n- {ATTACK}\n\n> {ATTACK}\n\n__config\n---\n",
)

DIGESTS = (
    FOUNDING, REVIEWED, CROWDED, MONTH_ONLY, UNTAGGED, WITHDRAWN, RELATED, HOSTILE,
)  # fmt: skip


def many(count: int) -> tuple[Digest, ...]:
    """`count` plain digests spread over some years, countries and organisations."""
    countries = [entry.name for entry in _COUNTRIES]
    topics = [entry.name for entry in _TOPICS]
    return tuple(
        Digest(
            id=f"{2015 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}-event-{n}",
            title=f"{countries[n % 9]} and {countries[n // 3 % 9]} agree on matter {n}",
            date=f"{2015 + n % 10}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            summary=f"The agreement covers {n} matters of common interest and takes effect soon.",
            countries=tuple(dict.fromkeys((countries[n % 9], countries[n // 3 % 9]))),
            organisations=(f"Ministry of Matter {n % 211}", f"Agency {n * 7 % 97}"),
            topics=(topics[n % 3],),
            body=f"Matter {n} was settled.\n\n## Key points\n\n- First.\n- Second.\n",
        )
        for n in range(count)
    )
