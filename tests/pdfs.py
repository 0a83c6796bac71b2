"""Small PDFs, written here piece by piece so that no file of somebody else's is needed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

# Text, from the left, from below, height of the letters
Drawn = tuple[str, float, float, float]


def pdf(
    pages: Sequence[Sequence[Drawn]], info: dict[str, str] | None = None, *, packed: bool = True
) -> bytes:
    """A PDF of these pages, A4, in Helvetica."""
    contents = [_content(page) for page in pages]
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< "
        + b" ".join(f"/{k} ({v})".encode("cp1252") for k, v in (info or {}).items())
        + b" >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        data = zlib.compress(content) if packed else content
        way = b"/Filter /FlateDecode " if packed else b""
        objects.append(
            b"<< " + way + f"/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        )
    out = BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _content(page: Sequence[Drawn]) -> bytes:
    parts = []
    for text, x, y, size in page:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 {size} Tf {x} {y} Td ({safe}) Tj ET".encode("cp1252"))
    return b"\n".join(parts)


def lines(text: Sequence[str], x: float, y: float, size: float = 11) -> list[Drawn]:
    """Lines one below the other, the first at `y`."""
    return [(line, x, y - number * size * 1.2, size) for number, line in enumerate(text)]
