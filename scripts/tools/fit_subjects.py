"""Fit the weights of `languages/en/subjects.yml` to annotated articles.

    fit_subjects.py [FOLDER…]      prints what cross-validation says, and each weight beside that
                                   of the file; --write changes the file
    … --only NAME [--only NAME…]   leaves all weights of the file as they are but these, and the
                                   constant: for features that are new, where articles are few

The articles are those of `tests/eval` and of every folder given, which has `gold/*.json` and
`articles/*.txt` as a set there has. An organisation that `required` names is a subject, any other
is none. Weights are those of a logistic regression whose features are brought to one scale and
held small (a ridge); found by Newton's method, they are the same wherever it runs. The sets of
`tests/eval`, whose floors must hold, count OWN times.

Each set is judged by weights fitted to all the others, so that figures tell of articles that the
weights have not seen. The likelihood that is needed is the lowest at which, judged so, FOCUS of
all that is filed is required.

The file's own weights came of more articles than the project may publish (`tests/eval/README.md`).
Fitted to the published ones alone, weights differ: few articles leave each nearer to nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import evaluate

from policydigest import salience
from policydigest.about import homes, subjects
from policydigest.about.places import Places
from policydigest.articles import read_article
from policydigest.recognise.engine import recogniser
from policydigest.store.inputs import read_vocabulary
from policydigest.vocabulary import Vocabulary
from policydigest.vocabulary.reading import load_vocabulary

ROOT = evaluate.ROOT
TARGET = ROOT / "seeds" / "vocabulary" / "languages" / "en" / "subjects.yml"
RIDGE = 60.0
FOCUS = 0.81
OWN = 3
STEPS = 12  # of Newton's method; it stands still after six or seven
ENOUGH = 0.005  # a weight below is left out


@dataclass(frozen=True)
class Row:
    """An organisation of an article."""

    folder: str
    article: str
    features: Mapping[str, float]
    hits: frozenset[int]  # the required entries of its article that it is
    filed: bool  # by the weights as they are


@dataclass(frozen=True)
class Fit:
    """The weights of features as they are, not as scaled."""

    constant: float
    weights: Mapping[str, float]

    def odds(self, row: Row) -> float:
        """The log-odds that an organisation is a subject."""
        found = row.features.items()
        return self.constant + sum(self.weights.get(name, 0.0) * value for name, value in found)

    def likelihood(self, row: Row) -> float:
        """How likely an organisation is a subject."""
        return subjects.Model(self.constant, 0.0, self.weights, {}).likelihood(row.features)


NONE = Fit(0.0, {})


def rows(
    folders: Sequence[Path], vocabulary: Vocabulary, model: subjects.Model
) -> tuple[list[Row], dict[str, int]]:
    """The organisations of all articles, each article once, and each folder's required entries."""
    found: list[Row] = []
    bodies = homes.bodies_at_home(vocabulary)
    required: dict[str, int] = {}
    seen: set[str] = set()
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            given = ROOT / gold.get("article", "")
            text = given if given.is_file() else folder / "articles" / f"{path.stem}.txt"
            article = read_article(text, root=text.parent)
            if article.text in seen:
                continue
            seen.add(article.text)
            entries = [
                evaluate.gold_names("organisations", entry)
                for entry in gold["organisations"]["required"]
            ]
            required[folder.name] = required.get(folder.name, 0) + len(entries)
            recognised = recogniser(vocabulary).find(article)
            entities = {e.evidence: e for e in recognised.findings.organisations}
            standing = Places(recognised.document)
            mentions = recognised.mentions["organisation"]
            about = tuple(e.id for e in recognised.findings.countries if e.about and e.id)
            home = homes.Homes(bodies, about)
            for evidence, features in salience.features_of(mentions, standing, model, home):
                names = evaluate.names_of(entities[evidence])
                hits = frozenset(n for n, entry in enumerate(entries) if names & entry)
                row = Row(folder.name, path.stem, features, hits, entities[evidence].about)
                found.append(row)
    return found, required


def fit(
    rows: Sequence[Row], ridge: float = RIDGE, given: Fit = NONE, only: Collection[str] = ()
) -> Fit:
    """The weights under which the rows are most likely, held small by the ridge.

    With names in `only`, the weights of `given` stay but theirs, which are held near the given.
    """
    rows = [row for row in rows for _ in range(OWN if row.folder in evaluate.SETS else 1)]
    names = sorted(only or {name for row in rows for name in row.features})
    mean = {name: sum(row.features.get(name, 0.0) for row in rows) / len(rows) for name in names}
    spread = {
        name: math.sqrt(
            sum((row.features.get(name, 0.0) - mean[name]) ** 2 for row in rows) / len(rows)
        )
        or 1.0
        for name in names
    }
    table = [
        [1.0, *((row.features.get(name, 0.0) - mean[name]) / spread[name] for name in names)]
        for row in rows
    ]
    labels = [float(bool(row.hits)) for row in rows]
    odds = [given.odds(row) for row in rows]
    scaled = [0.0] * (len(names) + 1)
    for _ in range(STEPS):
        scaled = _newton(table, labels, odds, scaled, ridge)
    moved = {name: scaled[n + 1] / spread[name] for n, name in enumerate(names)}
    weights = {name: given.weights.get(name, 0.0) + moved.get(name, 0.0) for name in names}
    constant = given.constant + scaled[0] - sum(moved[name] * mean[name] for name in names)
    return Fit(constant, {**given.weights, **weights})


def _newton(
    table: Sequence[Sequence[float]],
    labels: Sequence[float],
    odds: Sequence[float],
    at: Sequence[float],
    ridge: float,
) -> list[float]:
    """One step of Newton's method from the odds of each line; the constant is not held small."""
    size = len(at)
    slope = [0.0] + [ridge * value for value in at[1:]]
    curve = [[ridge if i == j and i else 0.0 for j in range(size)] for i in range(size)]
    for line, label, before in zip(table, labels, odds, strict=True):
        chance = 1 / (1 + math.exp(-before - sum(w * x for w, x in zip(at, line, strict=True))))
        sway = chance * (1 - chance)
        for i, x in enumerate(line):
            slope[i] += (chance - label) * x
            for j in range(i + 1):
                curve[i][j] += sway * x * line[j]
    for i in range(size):
        for j in range(i + 1, size):
            curve[i][j] = curve[j][i]
    return [value - step for value, step in zip(at, _solved(curve, slope), strict=True)]


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a set of linear equations, by elimination with pivots."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(lines)
    for i in range(size):
        pivot = max(range(i, size), key=lambda n: abs(lines[n][i]))
        lines[i], lines[pivot] = lines[pivot], lines[i]
        for n in range(size):
            factor = lines[n][i] / lines[i][i] if n != i else 0.0
            if factor:
                lines[n] = [a - factor * b for a, b in zip(lines[n], lines[i], strict=True)]
    return [lines[i][size] / lines[i][i] for i in range(size)]


def measured(filed: Sequence[Row], required: int) -> tuple[float, float]:
    """Recall and focus of what is filed."""
    hits = {(row.folder, row.article, number) for row in filed for number in row.hits}
    return len(hits) / max(required, 1), len(hits) / max(len(filed), 1)


def compared(model: subjects.Model, whole: Fit) -> list[str]:
    """Each weight of the file, and the same as fitted now: those that differ most come first."""
    fitted = {"constant": whole.constant, **whole.weights}
    given = {"constant": model.constant, **model.weights}
    pairs = {name: (given.get(name, 0.0), fitted.get(name, 0.0)) for name in given | fitted}
    ordered = sorted(pairs.items(), key=lambda pair: (-abs(pair[1][0] - pair[1][1]), pair[0]))
    return [
        f"{'weight':44}{'file':>8}{'fitted':>8}",
        *(f"{name:44}{old:8.2f}{new:8.2f}" for name, (old, new) in ordered),
    ]


def main() -> int:
    """Fit, print what cross-validation says, and write the file if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    options = parser.parse_args()
    vocabulary = load_vocabulary(read_vocabulary(ROOT))
    model = subjects.model(vocabulary.languages["en"])
    assert model is not None
    folders = [evaluate.EVAL / name for name in evaluate.SETS] + options.folders
    every, required = rows(folders, vocabulary, model)
    given = Fit(model.constant, model.weights) if options.only else NONE
    unseen: list[tuple[float, Row]] = []
    for folder in required:
        others = fit([row for row in every if row.folder != folder], RIDGE, given, options.only)
        unseen += [(others.likelihood(row), row) for row in every if row.folder == folder]
    steps = [n / 200 for n in range(10, 160)]

    def focus(needed: float) -> float:
        return measured([row for p, row in unseen if p >= needed], sum(required.values()))[1]

    needed = next((step for step in steps if focus(step) >= FOCUS), steps[-1])
    whole = fit(every, RIDGE, given, options.only)
    print(f"{len(every)} organisations, {sum(required.values())} required; needed {needed}")
    print(f"{'':12}{'now':>8}{'focus':>8}{'unseen':>8}{'focus':>8}{'fitted':>8}{'focus':>8}")
    for name in (*required, ""):
        count = required[name] if name else sum(required.values())
        now = [row for row in every if row.filed and (row.folder == name or not name)]
        new = [row for p, row in unseen if p >= needed and (row.folder == name or not name)]
        own = [
            row
            for row in every
            if whole.likelihood(row) >= needed and (row.folder == name or not name)
        ]
        figures = [value for filed in (now, new, own) for value in measured(filed, count)]
        print(f"{name or 'all':12}" + "".join(f"{value:8.3f}" for value in figures))
    print("\n".join(["", *compared(model, whole)]))
    if options.write:
        TARGET.write_text(_written(TARGET.read_text(encoding="utf-8"), whole, needed))
    return 0


def _written(text: str, whole: Fit, needed: float) -> str:
    """The file with its limits and weights replaced."""
    head = re.split(r"^limits:", text, maxsplit=1, flags=re.MULTILINE)[0]
    kept = {name: round(weight, 2) for name, weight in sorted(whole.weights.items())}
    lines = [f"  {name}: {weight}" for name, weight in kept.items() if abs(weight) >= ENOUGH]
    limits = f"limits: {{constant: {round(whole.constant, 2)}, needed: {needed}}}"
    return f"{head}{limits}\nweights:\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
