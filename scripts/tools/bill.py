"""What the published program is made of: licences for people, a bill of materials for machines.

`make licences` writes docs/licences.md, `make sbom` a CycloneDX document below dist/. Names,
versions and hashes come from requirements.lock, licences from the installed packages; the same
lock gives the same bytes, so neither holds a date.
"""

from __future__ import annotations

import argparse
import json
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROOT = Path(__file__).resolve().parents[2]
LOCK = "requirements.lock"
PAGE = "docs/licences.md"
BILL = "dist/sbom.cdx.json"
_PINNED = re.compile(r"([a-z0-9-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Older packages name their licence in words only, as their metadata or classifiers have it.
_WORDS = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "BSD License": "BSD-3-Clause",
}
HEAD = """\
---
title: Licences
description: The packages that the program is built from, with their versions and licences.
---

# Licences {: #title }

The program is under the MIT licence; digests, names and pages are under CC BY 4.0. These packages
are installed with it, and tested in these versions.<!-- program --> They are those of
`requirements.lock`; `make licences` writes this page, `make sbom` the same as a CycloneDX bill of
materials.<!-- /program -->

| Package | Version | Licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Component:
    """A package of the lock file; `marker` is for which Python or system, empty for all."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    licence: str


def components(lock: str) -> Iterator[Component]:
    """The packages of a lock file, in its order. Raises `ValueError` for an unknown licence."""
    for block in re.split(r"\n(?=\S)", lock):
        pinned = _PINNED.match(block)
        if pinned:
            name, version, marker = pinned[1], pinned[2], pinned[3] or ""
            yield Component(name, version, marker, tuple(_HASH.findall(block)), licence_of(name))


def licence_of(name: str) -> str:
    """The SPDX expression of an installed package's licence.

    Raises `ValueError` if it tells none that is known.
    """
    about = metadata.metadata(name)
    classifiers = about.get_all("Classifier") or []
    told = [words for key in ("License-Expression", "License") for words in about.get_all(key, [])]
    told += [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    for words in told:
        try:
            return canonicalize_license_expression(_WORDS.get(words, words))
        except InvalidLicenseExpression:
            continue
    raise ValueError(f"{name}: tells no licence that is known ({told}). Add its words to _WORDS.")


def page(found: Sequence[Component]) -> str:
    """The page of licences."""
    return HEAD + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in found)


def bill(found: Sequence[Component], version: str) -> str:
    """The bill of materials as JSON, after CycloneDX 1.6."""
    parts = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{one.name}@{one.version}",
            "name": one.name,
            "version": one.version,
            "purl": f"pkg:pypi/{one.name}@{one.version}",
            "hashes": [{"alg": "SHA-256", "content": content} for content in one.hashes],
            "licenses": [{"expression": one.licence}],
            **({"properties": [{"name": "marker", "value": one.marker}]} if one.marker else {}),
        }
        for one in found
    ]
    own = f"pkg:pypi/policydigest@{version}"
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([own, parts]))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "policydigest",
                "version": version,
                "purl": own,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": parts,
        "dependencies": [
            {"ref": own, "dependsOn": [str(part["bom-ref"]) for part in parts]},
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page or the bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("licences", "sbom"))
    what = parser.parse_args(argv).what
    found = list(components((ROOT / LOCK).read_text(encoding="utf-8")))
    text = page(found) if what == "licences" else bill(found, metadata.version("policydigest"))
    path = ROOT / (PAGE if what == "licences" else BILL)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Wrote {path.relative_to(ROOT)}: {len(found)} packages.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
