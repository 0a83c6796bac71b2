"""From the values in a digest's front matter to typed fields, noting every problem on the way.

What can be mended is mended in the value that comes out (a number where a text belongs, one name
where a list belongs), and reported all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policydigest.codes import problem
from policydigest.dates import date_problem
from policydigest.digest_file import schema
from policydigest.model import GeneratedValue, PassingMentions, Person, Problem, Source, Status
from policydigest.nearest import did_you_mean
from policydigest.notation.strict_yaml import Loaded, Path
from policydigest.notation.yaml_errors import quoted

_WEB = ("http://", "https://")
_SOURCE_FORM = "{title: …, url: …, publisher: …}"


@dataclass(slots=True)
class FieldsReader:
    """Reads the fields of one file; `problems` collects what is wrong."""

    file: str
    loaded: Loaded
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: Path, code: str, message: str) -> None:
        """Note a problem with the value at `path`."""
        lines = self.loaded.lines
        line = next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 1)
        name = f"{_name(path)}: " if path else ""
        self.problems.append(problem(self.file, line, code, name + message))

    def unknown(self, values: Mapping[str, object], known: Sequence[str], path: Path) -> None:
        """Report every key that is not known."""
        for key in values:
            if key not in known:
                hint = did_you_mean(key, known) or f" Known are {', '.join(known)}."
                self.report((*path, key), "C010", f"unknown field.{hint}")

    def empty(self, path: Path) -> None:
        """Report a field that says nothing."""
        required = len(path) == 1 and schema.BY_NAME[str(path[0])].use == "required"
        advice = "Fill it in" if required else "Fill it in, or remove the field"
        self.report(path, "C021", f"is empty. {advice}")

    def text(self, value: object, path: Path, *, one_line: bool = True) -> str | None:
        """A text that says something; None where there is none."""
        if isinstance(value, str):
            if not value.strip():
                self.empty(path)
            elif one_line and ("\n" in value or "\r" in value):
                self.report(path, "C024", "holds a line break. Write it on one line")
            return value
        raw = self.loaded.raw.get(path, "")
        if value is None and raw in ("", "~"):
            self.empty(path)
            return None
        if isinstance(value, list | dict):
            self.report(path, "C012", f"{_kind(value)} stands where text belongs")
            return None
        self.report(
            path,
            "C012",
            f"{raw} is read as {_kind(value)}. Write it in quotes: {quoted(raw)}",
        )
        return raw

    def date(self, value: object, path: Path, *, day: bool) -> str | None:
        """A date that exists."""
        if value is not None and not isinstance(value, str | list | dict):
            value = self.loaded.raw.get(path, "")  # `2024` is a number; the date's words fit better
        text = self.text(value, path)
        if text is None or not text.strip():
            return None
        wrong = date_problem(text, day=day)
        if wrong:
            self.report(path, "C018", wrong)
            return None
        return text

    def id(self, value: object, path: Path) -> str | None:
        """An id of the right form."""
        text = self.text(value, path)
        if text is None or not text.strip():
            return None
        if len(text) > schema.MAX_ID:
            self.report(path, "C014", f"has {len(text)} characters; {schema.MAX_ID} are allowed")
            return None
        if not schema.ID.fullmatch(text):
            self.report(
                path,
                "C014",
                f'"{text}" is not an id. Write the date and a few words in small letters and '
                "digits with hyphens between: 2024-01-17-uk-japan-memorandum",
            )
            return None
        return text

    def items(self, value: object, path: Path) -> list[tuple[Path, object]]:
        """The items of a list, each with its path."""
        if isinstance(value, list):
            return [((*path, number), item) for number, item in enumerate(value)]
        if value is None and self.loaded.raw.get(path, "") in ("", "~"):
            self.report(path, "C012", "is empty. Write [] for an empty list, or remove the field")
            return []
        if isinstance(value, dict):
            self.report(path, "C012", "is not a list. Begin each entry with a hyphen and a space")
            return []
        text = value if isinstance(value, str) else self.loaded.raw.get(path, "…")
        items = [item.strip() for item in re.split("[,;]", text) if item.strip()]
        shown = ", ".join(items)
        self.report(path, "C012", f"is not a list. Write [{shown}], with commas between the items")
        return [(path, item) for item in items]

    def names(self, value: object, path: Path) -> tuple[str, ...]:
        """A list of names."""
        found = (self.text(item, here) for here, item in self.items(value, path))
        return tuple(name for name in found if name and name.strip())

    def ids(self, value: object, path: Path) -> tuple[str, ...]:
        """A list of ids."""
        found = (self.id(item, here) for here, item in self.items(value, path))
        return tuple(name for name in found if name)

    def people(self, value: object, path: Path) -> tuple[Person, ...]:
        """The people, each with name and role."""
        found: list[Person] = []
        if isinstance(value, str) and value.strip():
            person, form = _person(value)
            self.report(path, "C012", _below(form))
            return (person,)
        for here, item in self.items(value, path):
            if not isinstance(item, dict):
                person, form = _person(self.loaded.raw.get(here) or str(item))
                self.report(here, "C012", f"a person is written {form}")
                if isinstance(item, str) and item.strip():
                    found.append(person)
                continue
            self.unknown(item, schema.PERSON_FIELDS, here)
            values = self._texts(item, schema.PERSON_FIELDS, here)
            if "name" not in item:
                self.report(here, "C011", "a person without a name. Add name: …")
            if (values.get("name") or "").strip():
                found.append(Person(values["name"] or "", values.get("role")))
        return tuple(found)

    def mentions(self, value: object, path: Path) -> PassingMentions:
        """The names mentioned in passing."""
        if not isinstance(value, dict):
            self.report(path, "C012", "is written {countries: [], organisations: []}")
            return PassingMentions()
        self.unknown(value, schema.MENTION_FIELDS, path)
        lists = {
            key: self.names(value[key], (*path, key))
            for key in schema.MENTION_FIELDS
            if key in value
        }
        return PassingMentions(**lists)

    def sources(self, value: object, path: Path) -> tuple[Source, ...]:
        """The sources."""
        found: list[Source] = []
        if isinstance(value, str) and value.strip():
            self.report(path, "C012", _below(_SOURCE_FORM))
            return (Source(url=value),) if value.startswith(_WEB) else ()
        for here, item in self.items(value, path):
            if isinstance(item, str) and item.startswith(_WEB):
                self.report(here, "C012", f"a source is written {_SOURCE_FORM}")
                found.append(Source(url=item))
            elif isinstance(item, dict):
                self.unknown(item, schema.SOURCE_FIELDS, here)
                found.append(Source(**self._texts(item, schema.SOURCE_FIELDS, here)))
            else:
                self.report(here, "C012", f"a source is written {_SOURCE_FORM}")
        return tuple(found)

    def status(self, value: object, path: Path) -> Status:
        """draft or reviewed; draft where the value is neither."""
        text = self.text(value, path)
        if text is not None and text.strip() and text not in schema.STATUSES:
            hint = did_you_mean(text, schema.STATUSES)
            self.report(path, "C019", f'"{text}" is unknown. Write draft or reviewed.{hint}')
        return "reviewed" if text == "reviewed" else "draft"

    def flag(self, value: object, path: Path) -> bool:
        """true or false."""
        if not isinstance(value, bool):
            self.report(path, "C012", "is neither true nor false. Write one of them, unquoted")
        return value is True

    def number(self, value: object, path: Path) -> int:
        """The version of the file format."""
        if isinstance(value, bool) or not isinstance(value, int):
            self.report(path, "C012", f"is not a number. Write {schema.VERSION}")
        elif value != schema.VERSION:
            self.report(
                path,
                "C013",
                f"{value} is unknown. Write {schema.VERSION}, or use a newer policydigest",
            )
        return schema.VERSION

    def generated(self, value: object, path: Path) -> dict[str, GeneratedValue]:
        """What the machine noted about its own writing; unreadable parts are left out."""
        if not isinstance(value, dict):
            self.report(path, "C026", "is not readable. Restore it from the history of the file")
            return {}
        found: dict[str, GeneratedValue] = {}
        for key, item in value.items():
            here = (*path, key)
            read: GeneratedValue | None = None
            if isinstance(item, list):
                marks = [self._mark(part, (*here, n)) for n, part in enumerate(item)]
                read = tuple(mark for mark in marks if mark is not None)
                complete = len(read) == len(item)
            elif isinstance(item, dict):
                pairs = {name: self._mark(part, (*here, name)) for name, part in item.items()}
                read = {name: mark for name, mark in pairs.items() if mark is not None}
                complete = len(read) == len(item)
            else:
                read = self._mark(item, here)
                complete = read is not None
            if not complete:
                self.report(
                    here,
                    "C026",
                    "is not readable; what it stands for counts as a "
                    "person's. Restore it from the history of the file",
                )
            if read is not None:
                found[key] = read
        return found

    def _mark(self, value: object, path: Path) -> str | None:
        # eight digits without a letter are a number to YAML
        return value if isinstance(value, str) else self.loaded.raw.get(path)

    def _texts(
        self, values: Mapping[str, object], names: Sequence[str], path: Path
    ) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for name in names:
            if name not in values:
                continue
            here = (*path, name)
            if name in schema.SOURCE_DAYS:
                found[name] = self.date(values[name], here, day=name == "retrieved")
            else:
                found[name] = self.text(values[name], here)
        return found


def _below(form: str) -> str:
    return f"is not a list. Write each on a line below, indented: - {form}"


def _person(text: str) -> tuple[Person, str]:
    """Name and role in `Oliver Dowden, Deputy Prime Minister`, and how that is written."""
    name, _, role = (part.strip() for part in text.partition(","))
    shown = quoted(role) if re.search(r"[,:#\[\]{}]", role) else role or "…"
    return Person(name, role or None), f"{{name: {name}, role: {shown}}}"


def _kind(value: object) -> str:
    if value is None:
        return "nothing (null)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "a list"
    return "a group of fields" if isinstance(value, dict) else "a number"


def _name(path: Path) -> str:
    """`sources[0].url` as people count: `sources, 1st, url`."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f" {part + 1}"
        else:
            name += f" {part}" if name else part
    return name
