"""The ordinary files of a tar archive, put into a folder."""

from __future__ import annotations

import tarfile
from pathlib import Path, PurePosixPath


def unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the ordinary files of an archive below `folder`.

    Its text may be anybody's: links and devices are left out, and so are paths that lead out; no
    file becomes a program. `extractall` does so only from Python 3.11.4 on.
    """
    for member in archive:
        path = PurePosixPath(member.name)
        source = archive.extractfile(member) if member.isreg() else None
        if source is None or path.is_absolute() or ".." in path.parts:
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read())
