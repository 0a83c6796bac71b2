"""The vocabulary's files as they stand: every entry with the lines of its parts, right or wrong.

Unlike `vocabulary.reading.load_vocabulary`, which stops at the first thing it cannot use, this
keeps all that can be read of a faulty file, so that a contributor sees every problem in one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from policydigest.codes import problem
from policydigest.model import Problem, Severity
from policydigest.notation import strict_yaml
from policydigest.notation.strict_yaml import Path
from policydigest.vocabulary import Country, Instrument, Organisation, TagKind, TopicEntry

FOLDER = "seeds/vocabulary"
IDS = "ids.list"
# The four files of entries: the kind of entry in each, the key it stands under, its type.
FILES: Mapping[str, tuple[TagKind, str, type]] = {
    "countries.yml": ("country", "countries", Country),
    "organisations.yml": ("organisation", "organisations", Organisation),
    "instruments.yml": ("instrument", "instruments", Instrument),
    "topics.yml": ("topic", "topics", TopicEntry),
}
_LANGUAGE_FILE = re.compile(r"languages/(?P<code>[^/]+)/(?P<section>[^/]+)\.yml")


@dataclass(frozen=True, slots=True)
class File:
    """A file that could be read, with the line of every key and list item."""

    name: str
    value: Mapping[str, object]
    lines: Mapping[Path, int]
    raw: Mapping[Path, str]

    def line(self, place: Path) -> int:
        """The line of a place, or of the nearest place around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(
        self, place: Path, code: str, message: str, severity: Severity | None = None
    ) -> Problem:
        """A problem at a place of this file."""
        return problem(f"{FOLDER}/{self.name}", self.line(place), code, message, severity)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a file, its values as they were read."""

    kind: TagKind
    file: File
    place: Path
    value: Mapping[str, object]

    @property
    def id(self) -> str | None:
        """The id, if there is a usable one."""
        return self.text("id")

    @property
    def label(self) -> str:
        """What messages call this entry."""
        return self.id or self.text("name") or f"entry {int(self.place[-1]) + 1}"

    def text(self, key: str) -> str | None:
        """The value of a key that holds text, None if it is missing, empty or something else."""
        value = self.value.get(key)
        return value if isinstance(value, str) and value.strip() else None

    def items(self, key: str) -> Iterator[tuple[str, Path]]:
        """The strings of a list with their places; what is no string is passed over."""
        value = self.value.get(key)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str):
                yield item, (*self.place, key, number)

    def ambiguous(self) -> Iterator[tuple[Mapping[str, object], Path]]:
        """The ambiguous forms that are mappings with a form, with their places."""
        value = self.value.get("ambiguous")
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, Mapping) and isinstance(item.get("form"), str):
                yield item, (*self.place, "ambiguous", number)

    def problem(
        self, key: str | Path, code: str, message: str, severity: Severity | None = None
    ) -> Problem:
        """A problem at a key of this entry, or at a place in its file; the message names both."""
        place = (*self.place, key) if isinstance(key, str) else key
        inner = place[len(self.place) :]
        where = f" {inner[0]}" if inner else ""
        return self.file.problem(place, code, f"{self.label}{where}: {message}", severity)


@dataclass(frozen=True, slots=True)
class Read:
    """All that could be read of a vocabulary."""

    files: Mapping[str, File] = field(default_factory=dict)
    records: Mapping[TagKind, tuple[Record, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def ids(self, kind: TagKind) -> frozenset[str]:
        """The ids of all entries of a kind."""
        return frozenset(record.id for record in self.records[kind] if record.id)

    @property
    def complete(self) -> bool:
        """Whether all four files of entries could be read."""
        return all(name in self.files for name in FILES)

    def languages(self) -> Iterator[tuple[str, str, File]]:
        """The word lists of languages: code, section and file."""
        for name, file in sorted(self.files.items()):
            match = _LANGUAGE_FILE.fullmatch(name)
            if match:
                yield match["code"], match["section"], file


def read(texts: Mapping[str, str]) -> Read:
    """Read the files of a vocabulary, name below its folder → text; nothing is raised."""
    files: dict[str, File] = {}
    problems: list[Problem] = []
    for name in sorted({*texts, *FILES}):
        if name == IDS:
            continue
        if name not in texts:
            problems.append(_unread(name, 1, "this file of the vocabulary is missing. Restore it"))
            continue
        try:
            loaded = strict_yaml.load_once(texts[name])
        except strict_yaml.YamlProblem as error:
            problems.append(_unread(name, error.line, error.message))
            continue
        if isinstance(loaded.value, Mapping):
            files[name] = File(name, loaded.value, loaded.lines, loaded.raw)
        else:
            problems.append(_unread(name, 1, "does not hold keys. Begin it with schema: 1"))
    records: dict[TagKind, tuple[Record, ...]] = {}
    for name, (kind, key, _) in FILES.items():
        items = files[name].value.get(key) if name in files else None
        records[kind] = tuple(
            Record(kind, files[name], (key, number), item)
            for number, item in enumerate(items if isinstance(items, list) else ())
            if isinstance(item, Mapping)
        )
    return Read(files, records, tuple(problems))


def _unread(name: str, line: int, message: str) -> Problem:
    return problem(f"{FOLDER}/{name}", line, "C070", message)
