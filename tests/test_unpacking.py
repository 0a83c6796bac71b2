"""Only the ordinary files of an archive reach the disk, and only below the folder."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from policydigest.store.unpacking import unpack


def archive(*members: tuple[str, bytes, str]) -> tarfile.TarFile:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for kind, content, name in members:
            member = tarfile.TarInfo(name)
            member.type, member.mode, member.size = kind_of(kind), 0o777, len(content)
            member.linkname = "../secret" if "link" in kind else ""
            tar.addfile(member, io.BytesIO(content))
    data.seek(0)
    return tarfile.open(fileobj=data)


def kind_of(name: str) -> bytes:
    return {
        "file": tarfile.REGTYPE,
        "folder": tarfile.DIRTYPE,
        "link": tarfile.SYMTYPE,
        "hard link": tarfile.LNKTYPE,
        "pipe": tarfile.FIFOTYPE,
    }[name]


def test_ordinary_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    found = archive(
        ("folder", b"", "a"),
        ("file", b"one", "a/b/one.md"),
        ("file", b"two", "two.md"),
        ("file", b"out", "../out.md"),
        ("file", b"out", "a/../../out.md"),
        ("file", b"out", f"{tmp_path}/out.md"),
        ("link", b"", "link"),
        ("hard link", b"", "hard"),
        ("pipe", b"", "pipe"),
    )
    with found:
        unpack(found, folder)
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if not p.is_dir()}
    assert files == {"secret", "inner/a/b/one.md", "inner/two.md"}
    assert (folder / "a/b/one.md").read_bytes() == b"one"
    assert not (folder / "two.md").stat().st_mode & 0o111
