"""Made-up digests and articles with the habits of real ones, for measuring; pure.

Names come from the vocabulary, a few of each kind very often and most of them rarely (Zipf's
law); texts mix common words with a long tail of rare ones. The same number gives the same
collection, and a larger collection begins with the smaller one's digests.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections.abc import Iterator, Sequence

from policydigest.model import Digest, Person, Source
from policydigest.vocabulary import Vocabulary, bare_name

FIRST_YEAR, YEARS = 2015, 10
COMMON = (
    "the of to and in a for on that by with is as at from will be it has was are this its which "
    "an or new their under after before between into over more than two three all other no"
)
TRADE = (
    "ministers agreed treaty cooperation security trade tariff customs fisheries energy grid "
    "pipeline climate emissions carbon forest water drought health vaccine medicines hospital "
    "education research satellite data privacy platform competition fine investigation court "
    "ruling appeal sanctions export licence semiconductor mineral lithium steel port railway "
    "visa migration border asylum labour pension wages tax budget loan debt central bank rate "
    "reserve payment currency crypto fraud police justice extradition defence exercise navy "
    "cyber attack network standard regulator guidance consultation parliament bill amendment "
    "committee report review deadline fund grant programme strategy framework memorandum summit "
    "delegation envoy embassy statement declaration agreement protocol annex signature ratified"
)
SYLLABLES = tuple(f"{a}{b}" for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "en", "or"))
RARE_WORDS = 12_000
UNKNOWN_ORGANISATIONS = 600


class _Zipf:
    """Picks items so that the n-th is chosen about 1/n as often as the first."""

    def __init__(self, items: Sequence[str], shift: float = 2.0) -> None:
        self.items = items
        weights = (1 / (rank + shift) for rank in range(1, len(items) + 1))
        self.sums = list(itertools.accumulate(weights))

    def pick(self, source: random.Random) -> str:
        """One item."""
        return self.items[bisect.bisect_left(self.sums, source.random() * self.sums[-1])]

    def some(self, source: random.Random, count: int) -> tuple[str, ...]:
        """Up to `count` different items."""
        return tuple(dict.fromkeys(self.pick(source) for _ in range(count)))


class Maker:
    """Makes digests and articles out of a vocabulary's names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        source = random.Random(1)

        def shuffled(names: Sequence[str]) -> list[str]:
            return source.sample(sorted(names), len(names))

        words = (
            "".join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in itertools.count()
        )
        rare = list(itertools.islice(words, RARE_WORDS))
        unknown = [f"Institute of {rare[n].title()} Affairs" for n in range(UNKNOWN_ORGANISATIONS)]
        self.words = _Zipf([*COMMON.split(), *shuffled(TRADE.split()), *rare])
        self.telling = _Zipf(shuffled(TRADE.split()))
        self.countries = _Zipf(shuffled([e.name for e in vocabulary.countries.values()]))
        self.organisations = _Zipf(
            shuffled([*(e.name for e in vocabulary.organisations.values()), *unknown])
        )
        self.topics = _Zipf(shuffled([e.name for e in vocabulary.topics.values()]))
        self.instruments = _Zipf(shuffled([e.name for e in vocabulary.instruments.values()]))

    def digests(self, count: int) -> Iterator[Digest]:
        """The first `count` digests."""
        return (self._digest(number) for number in range(count))

    def articles(self, count: int) -> Iterator[tuple[str, str]]:
        """The first `count` articles: (file name, text)."""
        for number in range(count):
            source = random.Random(f"article {number}")
            one, other = (*self.countries.some(source, 8), "Japan", "Chile")[:2]
            body = "\n\n".join(
                f"{self._sentences(source, 3)} {self.organisations.pick(source)} and "
                f"{self.countries.pick(source)} took part. {self._sentences(source, 2)}"
                for _ in range(5)
            )
            date = _date(source)
            lead = (
                f"{one} and {other} signed a memorandum on {self.telling.pick(source)} on {date}."
            )
            title = f"{one} and {other} agree on {self.telling.pick(source)} {number}"
            front = f"---\npublished: {date}\npublisher: Example News\n---\n"
            yield f"{number // 1000:03}/{number:06}.txt", f"{front}{title}\n\n{lead}\n\n{body}\n"

    def _digest(self, number: int) -> Digest:
        source = random.Random(f"digest {number}")
        countries = self.countries.some(source, source.choice((1, 1, 2, 2, 3, 4)))
        words = " ".join(self.telling.some(source, source.randint(3, 6)))
        title = f"{countries[0]}: {words}"
        date = _date(source)
        organisations = self.organisations.some(source, source.randint(1, 4))
        instruments = self.instruments.some(source, source.randint(0, 1))
        url = f"https://news.example.org/{number}"
        return Digest(
            id=f"{date}-{words.replace(' ', '-')}-{number}",
            title=title,
            date=date,
            summary=self._sentences(source, 1),
            countries=countries,
            organisations=organisations,
            topics=self.topics.some(source, source.randint(1, 3)),
            instruments=instruments,
            people=(Person(f"Alex {self.words.pick(source).title()}", "Minister"),),
            sources=(
                Source(
                    title=title,
                    url=url,
                    publisher="Example News",
                    published=date,
                ),
            ),
            body=self._body(source, date, url, (*countries, *organisations, *instruments)),
        )

    def _body(self, source: random.Random, date: str, url: str, about: tuple[str, ...]) -> str:
        points = "\n".join(f"- {self._sentences(source, 1)}" for _ in range(5))
        figures = "\n".join(
            f"- **${source.randint(2, 900)} million** (USD) — {self._sentences(source, 1)}"
            for _ in range(2)
        )
        return (
            f"{', '.join(map(bare_name, about))} took part. {self._sentences(source, 5)}\n\n"
            f"## Key points\n\n{points}\n\n"
            f"## Timeline\n\n- **{date}** — {self._sentences(source, 1)}\n\n"
            f"## Figures\n\n{figures}\n\n## In their words\n\n> “{self._sentences(source, 1)}”\n>\n"
            f"> — The Minister\n\n## Source\n\n[Example News]({url}).\n"
        )

    def _sentences(self, source: random.Random, count: int) -> str:
        sentences = []
        for _ in range(count):
            words = " ".join(self.words.pick(source) for _ in range(source.randint(9, 22)))
            sentences.append(f"{words[0].upper()}{words[1:]}.")
        return " ".join(sentences)


def _date(source: random.Random) -> str:
    year = FIRST_YEAR + source.randrange(YEARS)
    return f"{year}-{source.randint(1, 12):02}-{source.randint(1, 28):02}"
