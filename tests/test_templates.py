"""Compiled templates are kept where only the user can have put them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from policydigest.publishing import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    templates.compiled.cache_clear()
    yield tmp_path
    templates.compiled.cache_clear()


def shown(monkeypatch: pytest.MonkeyPatch, *, text: str = "Hello {{ name }}") -> bool:
    """Whether the template had to be compiled; it is right either way."""
    asked: list[object] = []
    original = jinja2.Environment._generate

    def counting(*arguments: object, **named: object) -> str:
        asked.append(arguments)
        return original(*arguments, **named)  # type: ignore[arg-type]

    loader = jinja2.DictLoader({"a.html": text})
    env = jinja2.Environment(loader=loader, bytecode_cache=templates.compiled(), autoescape=True)
    with monkeypatch.context() as patch:
        patch.setattr(jinja2.Environment, "_generate", counting)
        found = env.get_template("a.html").render(name="you")
    assert found == text.replace("{{ name }}", "you")
    return bool(asked)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch)
    assert not shown(monkeypatch)
    assert shown(monkeypatch, text="Good day {{ name }}")
    [kept] = folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("part", [0, 10, 16, 40])
def test_a_damaged_one_is_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    shown(monkeypatch)
    [kept] = folder.rglob("policydigest-*")
    kept.write_bytes(kept.read_bytes()[:part] + b"\xff" * 20)
    assert shown(monkeypatch)
    assert not shown(monkeypatch)


def test_without_a_safe_folder_none_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / f"_jinja2-cache-{os.getuid()}").write_text("somebody's")
    assert templates.compiled() is None
    assert shown(monkeypatch)
