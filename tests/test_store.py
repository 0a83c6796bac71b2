"""Reading in order, writing whole files or none, and words for what the disk refuses."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydigest import store
from policydigest.store import StoreError, inputs
from policydigest.store.tree import Tree

SCRIPTS = Path(store.__file__).parents[2]


@contextlib.contextmanager
def ordinary_user() -> Iterator[Path]:
    """A folder and an effective user to whom permissions apply, also when the tests are root."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    try:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        if root:
            os.seteuid(0)
        subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False)
        shutil.rmtree(folder)


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")


# --------------------------------------------------------------------------- writing


def test_a_file_is_written_only_if_its_bytes_differ(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/file.md"
    assert store.write_if_changed(path, "één\n")
    before = path.stat()
    assert not store.write_if_changed(path, "één\n".encode())
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert store.write_if_changed(path, "two\n")
    assert path.read_bytes() == b"two\n"
    assert [p.name for p in path.parent.iterdir()] == ["file.md"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_new_files_have_the_mode_that_the_umask_gives(tmp_path: Path, mask: int, mode: int) -> None:
    old = os.umask(mask)
    try:
        store.write_if_changed(tmp_path / "a", "a")
        store.write_new(tmp_path / "b", "b")
    finally:
        os.umask(old)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in "ab"} == {mode}


def test_a_changed_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one")
    path.chmod(0o640)
    store.write_if_changed(path, "two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "2024/a.md"
    assert store.write_new(path, "first")
    assert not store.write_new(path, "second")
    assert path.read_text() == "first"
    assert [p.name for p in path.parent.iterdir()] == ["a.md"]


def test_new_files_are_made_together_beside_those_there_are(tmp_path: Path) -> None:
    write(tmp_path, "2024/b.md")
    before = (tmp_path / "2024/b.md").read_bytes()
    names = ("2023/a.md", "2024/b.md", "2024/c.md")
    assert store.write_all_new({tmp_path / name: name for name in names}, within=tmp_path) == [
        tmp_path / "2024/b.md"
    ]
    assert (tmp_path / "2024/b.md").read_bytes() == before
    assert [(tmp_path / name).read_text() for name in names[::2]] == list(names[::2])
    assert store.write_all_new({}) == []
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == len(names)


def test_a_file_has_its_name_once_its_text_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {tmp_path / f"{number}.md": str(number) for number in range(20)}
    synced: list[str] = []

    def fsync(descriptor: int) -> None:
        assert not [path for path in texts if path.exists()] or len(synced) == len(texts)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            synced.append(os.pread(descriptor, 99, 0).decode())

    monkeypatch.setattr(os, "fsync", fsync)
    store.write_all_new(texts)
    assert sorted(synced) == sorted(texts.values())
    monkeypatch.setattr(os, "fsync", lambda _: os.write(-1, b""))  # fails
    with pytest.raises(StoreError, match=r"21\.md: cannot be written"):
        store.write_all_new({tmp_path / "21.md": "x"})
    assert len(list(tmp_path.iterdir())) == len(texts)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    (outside / "mine.md").write_text("mine")
    (project / "page.md").symlink_to(outside / "mine.md")
    (project / "folder").symlink_to(outside)
    with pytest.raises(StoreError, match="symbolic link"):
        store.write_if_changed(project / "page.md", "new", within=project)
    with pytest.raises(StoreError, match="leads out of"):
        store.write_if_changed(project / "folder/new.md", "new", within=project)
    with pytest.raises(StoreError, match="leads out of"):
        store.write_new(project / "folder/new.md", "new", within=project)
    assert [p.name for p in outside.iterdir()] == ["mine.md"]
    assert (outside / "mine.md").read_text() == "mine"


def test_leftovers_of_a_killed_run_are_removed_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, f"digests/2024/{store.TEMPORARY_PREFIX}0f.tmp", "digests/2024/a.md")
    assert Tree(tmp_path / "digests").remove_leftovers() == 1
    assert store.walk(tmp_path, "digests") == ["digests/2024/a.md"]


# --------------------------------------------------------------------------- a disk that refuses


def test_a_file_too_large_for_the_disk_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(StoreError, match=r"a\.md: cannot be written: the file would be larger"):
            store.write_if_changed(path, "new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_to_be_full() -> None:
    full = Path("/dev/full")
    with full.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space") as caught:
        file.write(b"x")
    told = str(store.explain(Path("docs/a.md"), "written", caught.value))
    assert told == (
        "docs/a.md: cannot be written: the disk is full. Free some space, then run this again."
    )


def test_a_folder_without_permission_is_named() -> None:
    with ordinary_user() as folder:
        (folder / "locked").mkdir()
        (folder / "locked").chmod(0o500)
        with pytest.raises(StoreError, match=r"a\.md: cannot be written: permission is denied"):
            store.write_if_changed(folder / "locked/a.md", "x")
        (folder / "unreadable.md").write_text("x")
        (folder / "unreadable.md").chmod(0)
        with pytest.raises(StoreError, match=r"unreadable\.md: cannot be read: permission"):
            store.read_text(folder / "unreadable.md")


def test_a_folder_that_cannot_be_listed_is_named() -> None:
    with ordinary_user() as folder:
        (folder / "seeds/secret").mkdir(parents=True)
        (folder / "seeds/secret").chmod(0)
        with pytest.raises(StoreError, match="secret: cannot be read: permission is denied"):
            inputs.find_sources(folder)


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(StoreError, match=r"a\.md: cannot be written: it is a folder"):
        store.write_if_changed(tmp_path / "a.md", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="a part of its path is a file"):
        store.write_if_changed(tmp_path / "file/a.md", "x")


# --------------------------------------------------------------------------- killed while writing

WRITER = """
import sys
from pathlib import Path
from policydigest import inputs, store
folder = Path(sys.argv[1])
print("go", flush=True)
for number in range(10_000):
    text = chr(97 + number % 26) * 200_000
    store.write_if_changed(folder / "page.md", text)
    store.write_all_new({folder / f"new-{number}-{part}.md": text for part in range(3)})
"""


def test_a_writer_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    for attempt in range(8):
        command = [sys.executable, "-c", WRITER, str(tmp_path)]
        environment = os.environ | {"PYTHONPATH": str(SCRIPTS)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.013 * (attempt + 1))
            process.send_signal(signal.SIGKILL)
        for path in tmp_path.iterdir():
            if path.name.startswith(store.TEMPORARY_PREFIX):
                continue
            content = path.read_text()
            assert len(content) == 200_000
            assert len(set(content)) == 1
            if path.name.startswith("new-"):
                path.unlink()
    Tree(tmp_path).remove_leftovers()
    assert [path.name for path in tmp_path.iterdir()] in (["page.md"], [])
