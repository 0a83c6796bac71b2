"""The import direction: pure modules never reach for the disk, the network or the commands."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import policydigest

PACKAGE = Path(policydigest.__file__).parent

# What touches the disk, the network or other programs, and what is built on it.
IMPURE = {
    "policydigest.articles",
    "policydigest.new_sites.installation",
    "policydigest.drafts.intake",
    "policydigest.new_sites.project_files",
    "policydigest.forge.__main__",
    "policydigest.forge.github",
    "policydigest.forge.gitlab",
    "policydigest.forge.link_check",
    "policydigest.forge.suggesting",
    "policydigest.forge.upgrading",
    "policydigest.output.generated",
    "policydigest.output.made",
    "policydigest.output.record",
    "policydigest.preview.glimpses",
    "policydigest.preview.glimpsing",
    "policydigest.preview.held",
    "policydigest.holdings",
    "policydigest.publishing.publish",
    "policydigest.publishing.anchors",
    "policydigest.publishing.fast",
    "policydigest.publishing.files",
    "policydigest.publishing.front",
    "policydigest.publishing.layouts",
    "policydigest.publishing.page_links",
    "policydigest.publishing.rendering",
    "policydigest.publishing.warned",
    "policydigest.publishing.plain",
    "policydigest.publishing.templates",
    "policydigest.parallel.processes",
    "policydigest.program",
    "policydigest.search.pagefind_service",
    "policydigest.search.index",
    "policydigest.search.parts",
    "policydigest.search.writing",
    "policydigest.memory.looks",
    "policydigest.memory.memories",
    "policydigest.memory.digest_memory",
    "policydigest.memory.source_memory",
    "policydigest.builds.stamp",
    "policydigest.publishing.scratch",
    "policydigest.site",
    "policydigest.publishing.site_layout",
    "policydigest.drafts.drafting",
    "policydigest.checking",
    "policydigest.evidencing",
    "policydigest.drafts.sketching",
    "policydigest.builds.pipeline",
    "policydigest.builds.building",
    "policydigest.builds.content",
    "policydigest.builds.setup",
    "policydigest.builds.cleaning",
    "policydigest.builds.outcome",
    "policydigest.vocabulary.memory",
    "policydigest.progress",
    "policydigest.preview.serve",
    "policydigest.parallel.workers",
    "policydigest.drafts.archive",
    "policydigest.writing.language_model",
    "policydigest.measuring.measure",
    "policydigest.cli",
    "policydigest.__main__",
}
PACKAGES = ("policydigest.commands", "policydigest.fetching", "policydigest.store")
# Modules of the standard library and others that a pure module has no use for.
WORLD = {
    "asyncio", "fcntl", "glob", "http", "io", "mkdocs", "multiprocessing", "os", "pagefind",
    "pathlib.Path", "shutil", "signal", "socket", "subprocess", "tempfile", "threading",
    "time", "urllib.request", "watchfiles",
}  # fmt: skip


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()


def is_impure(name: str) -> bool:
    return name in IMPURE or name.startswith(PACKAGES)


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports anywhere in its text, its type checks included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.update([whole] if whole in MODULES else [str(node.module), whole])
    return frozenset(found)


@pytest.mark.parametrize("name", [name for name in MODULES if not is_impure(name)])
def test_a_pure_module_imports_only_pure_ones(name: str) -> None:
    wrong = {imported for imported in imports(name) if is_impure(imported)}
    assert not wrong, f"{name} imports {', '.join(sorted(wrong))}"


@pytest.mark.parametrize("name", [name for name in MODULES if not is_impure(name)])
def test_a_pure_module_does_not_touch_the_world(name: str) -> None:
    used = {
        imported
        for imported in imports(name)
        if any(imported == there or imported.startswith(f"{there}.") for there in WORLD)
    }
    if "io.BytesIO" in used:  # bytes in memory that libraries take for a file
        used -= {"io", "io.BytesIO"}
    assert not used, f"{name} imports {', '.join(sorted(used))}"


def test_the_model_imports_nothing_of_the_package() -> None:
    assert not any(name.startswith("policydigest") for name in imports("policydigest.model"))


def test_only_the_commands_and_the_entry_points_import_commands() -> None:
    allowed = {"policydigest.cli"}
    wrong = [
        name
        for name in MODULES
        if not name.startswith("policydigest.commands")
        and name not in allowed
        and any(imported.startswith("policydigest.commands") for imported in imports(name))
    ]
    assert wrong == []


def test_no_module_imports_itself_through_others() -> None:
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name in done:
            return
        for imported in sorted(run_time_imports(name)):
            visit(imported, (*trail, name))
        done.add(name)

    for name in MODULES:
        visit(name, ())


@cache
def run_time_imports(name: str) -> frozenset[str]:
    """The package's modules that are imported while `name` is: not those for type checks."""
    found: set[str] = set()
    pending: list[ast.stmt] = list(ast.parse(MODULES[name].read_text(encoding="utf-8")).body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in MODULES else str(node.module))
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Try | ast.If) and "TYPE_CHECKING" not in ast.unparse(node):
            pending.extend(node.body)
    return frozenset(found & MODULES.keys())
