"""`make eval`: score the recognisers on the annotated articles of `tests/eval`.

Per set of articles and field, micro-averaged over all articles of the set:

    recall    = required entries found as "about" / required entries
    precision = 1 - (entries tagged "about" that are in neither list) / entries tagged "about"
    focus     = required entries found as "about" / entries tagged "about"

A set's `floors.json` holds what has been reached. A figure below its floor fails; `--raise`
writes better figures down, and nothing ever lowers them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policydigest.articles import read_article
from policydigest.model import Document, Entity, Span
from policydigest.recognise.engine import Recognised, recogniser
from policydigest.store.inputs import read_vocabulary
from policydigest.text import sentence_at
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.reading import load_vocabulary

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "tests" / "eval"
SETS = ("seeds", "written")  # the accounts in `seeds/`, and those written to try the program
FIELDS = ("countries", "organisations", "instruments", "people")
FOCUSED = ("countries", "organisations")


@dataclass
class Tally:
    """Counts of one field over all articles, with what went wrong in words."""

    required: int = 0
    found: int = 0
    tagged: int = 0
    false: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the required entries that were found."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Share of the tags that are required or allowed."""
        return 1 - self.false / self.tagged if self.tagged else 1.0

    @property
    def focus(self) -> float:
        """Share of the tags that are required."""
        return self.found / self.tagged if self.tagged else 1.0


def fold(name: str) -> str:
    """A name as it is compared: without case, accents, punctuation and a leading article."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"^the ", "", " ".join(re.findall(r"[a-z0-9]+", plain or name)))


def names_of(entity: Entity) -> set[str]:
    """All names under which a found entity may stand in the gold."""
    if entity.kind == "country":
        return {entity.id or ""}
    bare = re.sub(r" \([^)]*\)$", "", entity.name)
    return {fold(name) for name in (entity.name, bare, *entity.forms)}


def gold_names(kind: str, entry: str | Sequence[str]) -> set[str]:
    """All names of a gold entry."""
    if kind == "countries":
        return {str(entry)}
    return {fold(name) for name in ([entry] if isinstance(entry, str) else entry)}


def is_same(kind: str, found: set[str], gold: set[str]) -> bool:
    """Whether a found entity is the gold one; a person may carry more or fewer given names."""
    if found & gold:
        return True
    if kind != "people":
        return False
    return any(
        set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
        for a in found
        for b in gold
        if a.split()[-1:] == b.split()[-1:]
    )


def score_field(
    kind: str,
    gold: Mapping[str, Sequence[Any]],
    entities: Iterable[Entity],
    text: Document,
    tally: Tally,
) -> None:
    """Add one article's field to the tally."""
    required = [gold_names(kind, entry) for entry in gold["required"]]
    allowed = [gold_names(kind, entry) for entry in gold["allowed"]]
    every = list(entities)
    tagged = [entity for entity in every if entity.about]
    hit: set[int] = set()
    for entity in tagged:
        names = names_of(entity)
        places = [n for n, entry in enumerate(required) if is_same(kind, names, entry)]
        hit.update(places)
        if not places and not any(is_same(kind, names, entry) for entry in allowed):
            tally.false += 1
            tally.errors.append(f"false {entity.name}: {_quote(text, entity.evidence[0])}")
    for number, names in enumerate(required):
        if number not in hit:
            seen = next((e for e in every if is_same(kind, names_of(e), names)), None)
            why = f"only mentioned ({seen.reason})" if seen else "not found"
            tally.errors.append(f"missed {' / '.join(sorted(names))}: {why}")
    tally.required += len(required)
    tally.found += len(hit)
    tally.tagged += len(tagged)


def _quote(document: Document, span: Span) -> str:
    sentence = document.sentences[sentence_at(document, span.start)]
    return " ".join(document.text[sentence.start : sentence.end].split())


def evaluate(vocabulary: Vocabulary, gold_files: Sequence[Path]) -> dict[str, Tally]:
    """The tallies per field, `date` and `money`."""
    tallies = {name: Tally() for name in (*FIELDS, "date", "money")}
    for path in gold_files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = read_article(ROOT / gold["article"], root=ROOT)
        recognised = recogniser(vocabulary).find(article)
        before = {name: len(tally.errors) for name, tally in tallies.items()}
        _score_article(gold, recognised, tallies)
        for name, tally in tallies.items():
            tally.errors[before[name] :] = [
                f"{path.stem}: {error}" for error in tally.errors[before[name] :]
            ]
    return tallies


def _score_article(
    gold: Mapping[str, Any], recognised: Recognised, tallies: Mapping[str, Tally]
) -> None:
    findings, document = recognised.findings, recognised.document
    for kind in FIELDS:
        score_field(kind, gold[kind], getattr(findings, kind), document, tallies[kind])
    date = tallies["date"]
    right = findings.date == gold["date"]
    date.required, date.tagged = date.required + 1, date.tagged + 1
    date.found, date.false = date.found + right, date.false + (not right)
    if not right:
        date.errors.append(f"found {findings.date}, right is {gold['date']}")
    money = tallies["money"]
    wanted = {fold(text) for text in gold["money"]}
    sums = {fold(item.span.text) for item in findings.money}
    money.required += len(wanted)
    money.found += len(wanted & sums)
    money.tagged += len(sums)
    money.false += len(sums - wanted)
    money.errors += [f"missed {text}" for text in sorted(wanted - sums)]
    money.errors += [f"false {text}" for text in sorted(sums - wanted)]


def figures(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, float]]:
    """Every figure that has a floor, by its name: `countries.recall`."""
    for name, tally in tallies.items():
        yield f"{name}.recall", round(tally.recall, 4)
        yield f"{name}.precision", round(tally.precision, 4)
        if name in FOCUSED:
            yield f"{name}.focus", round(tally.focus, 4)


def below_floor(reached: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What has fallen, in words."""
    return [
        f"{name} is {reached.get(name, 0.0):.4f}, its floor is {floor:.4f}"
        for name, floor in floors.items()
        if reached.get(name, 0.0) < floor
    ]


def gold_files(name: str) -> list[Path]:
    """The annotations of a set of articles, in order."""
    return sorted((EVAL / name / "gold").glob("*.json"))


def floors_of(name: str) -> Path:
    """The file that holds what has been reached on a set of articles."""
    return EVAL / name / "floors.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each set the table, every error, and the change since the floors were set."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    options = parser.parse_args(arguments)
    vocabulary = load_vocabulary(read_vocabulary(ROOT))
    fallen = [
        f"{name}: {line}"
        for name in SETS
        for line in _report(name, vocabulary, raise_floors=options.raise_floors)
    ]
    for line in fallen:
        print(f"FALLEN: {line}", file=sys.stderr)
    return 1 if fallen else 0


def _report(name: str, vocabulary: Vocabulary, *, raise_floors: bool) -> list[str]:
    """Print how a set of articles is scored; what has fallen below its floor, in words."""
    tallies = evaluate(vocabulary, gold_files(name))
    path = floors_of(name)
    floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    reached = dict(figures(tallies))
    for field_name, tally in tallies.items():
        for error in tally.errors:
            print(f"{field_name}: {error}")
    print(f"\n{name:24}{'now':>8}{'floor':>8}{'change':>8}")
    for figure, value in reached.items():
        floor = floors.get(figure, 0.0)
        print(f"{figure:24}{value:8.3f}{floor:8.3f}{value - floor:+8.3f}")
    print()
    fallen = below_floor(reached, floors)
    if raise_floors and not fallen:
        risen = {key: max(value, floors.get(key, 0.0)) for key, value in reached.items()}
        path.write_text(json.dumps(risen, indent=1) + "\n", encoding="utf-8")
    return fallen


if __name__ == "__main__":
    sys.exit(main())
