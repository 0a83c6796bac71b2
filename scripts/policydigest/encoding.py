"""Bytes to text: UTF-8 or a message that helps.

Whoever reads bytes calls `decode`; the error names the first byte that does not fit, its line,
the encoding the file looks like, and how to save it as UTF-8.
"""

from __future__ import annotations

import re

# Half of a pair of surrogates is no character, and no file can hold it. JSON can spell it, and in
# the name of a file it stands for a byte that is no UTF-8.
HALF = re.compile("[\ud800-\udfff]")


class NotUtf8Error(ValueError):
    """Bytes that are not UTF-8: the file's `name`, the `line` of the first bad byte, `reason`."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


def decode(data: bytes, name: str) -> str:
    """The text of `data`, a byte order mark included. Raises `NotUtf8Error`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = likely_encoding(data)
        line = 1 if guess.startswith("UTF-16") else data.count(b"\n", 0, error.start) + 1
        raise NotUtf8Error(
            name,
            line,
            f"is not UTF-8: byte {error.start + 1} (0x{data[error.start]:02X}, in line {line}) "
            f"does not fit; it looks like {guess}. Save it again with the encoding UTF-8",
        ) from None
    if "\0" in text:
        guess = likely_encoding(data)
        if guess.startswith("UTF-16"):
            raise NotUtf8Error(
                name, 1, f"is not UTF-8: it looks like {guess}. Save it again with encoding UTF-8"
            )
    return text


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 look like, for a message only."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 3 > len(sample) // 2 and min(even, odd) * 10 <= max(even, odd):
        return "UTF-16 (big-endian)" if even > odd else "UTF-16 (little-endian)"
    if _mostly_japanese(data):
        return "Shift JIS"
    if any(0x80 <= byte <= 0x9F for byte in data):
        return "Windows-1252 (Western European)"
    return "ISO 8859-1 (Latin-1)"


def _mostly_japanese(data: bytes) -> bool:
    try:
        text = data.decode("shift_jis")
    except UnicodeDecodeError:
        return False
    kana = sum("\u3040" <= character <= "\u30ff" for character in text)
    return kana * 20 > len(text)
