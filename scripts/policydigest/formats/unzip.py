"""ZIP archives, read so that no member can leave its place, fill the memory or hide another.

Nothing is ever unpacked to the disk. The sizes that an archive tells are checked before anything
is unpacked, and those that come out while it is.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from typing import BinaryIO

from policydigest.formats.parts import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    SMALL,
    ArticleError,
    Origin,
    too_large,
    too_much,
)

_BROKEN = "is a broken archive ({}). Copy or fetch it again"
_LOCKED = 0x1


class Archive:
    """An open archive: `names` are its members that are files, in its own order.

    Raises `ArticleError` if it cannot be read or is packed to do harm.
    """

    def __init__(self, file: BinaryIO, origin: Origin) -> None:
        self._origin = origin
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._broken(error) from None
        # not `is_dir`, which fails for a member without a name
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        if len(infos) > MAX_MEMBERS:
            raise ArticleError(
                origin.name, f"holds {len(infos)} files; {MAX_MEMBERS} are allowed. Divide it"
            )
        # Members that share their packed bytes would count them many times.
        packed = self._zip.fp.seek(0, 2) if self._zip.fp else 0
        unpacked = sum(info.file_size for info in infos)
        if unpacked > SMALL and unpacked > packed * MAX_RATIO:
            raise too_much(origin.name)
        self._infos = {info.filename: info for info in infos}
        self.names = tuple(self._infos)

    def trouble(self, name: str) -> str | None:
        """Why a member is not read: it leads out of the archive, is locked or is a link."""
        info = self._infos[name]
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0] or not name.isprintable():
            return "has a name that leads out of the archive. It was left; pack the archive anew"
        if info.flag_bits & _LOCKED:
            return "is locked with a password. Unpack it and pack it again without one"
        if stat.S_ISLNK(info.external_attr >> 16):
            return "is a link, not a file. Pack the file itself"
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises `ArticleError`."""
        whole = f"{self._origin.name}#{name}"
        info = self._infos.get(name)
        if info is None:
            raise ArticleError(self._origin.name, _BROKEN.format(f"{name} is missing"))
        trouble = self.trouble(name)
        if trouble:
            raise ArticleError(whole, trouble)
        if info.file_size > MAX_BYTES:
            raise too_large(whole, info.file_size)
        self._origin.allowance.take(whole, info.file_size)
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,  # zipfile's for a member that needs a password
        ) as error:
            raise ArticleError(whole, _BROKEN.format(error)) from None
        if len(data) > info.file_size:
            raise too_much(whole)
        return data

    def _broken(self, error: Exception) -> ArticleError:
        return ArticleError(self._origin.name, _BROKEN.format(error))
