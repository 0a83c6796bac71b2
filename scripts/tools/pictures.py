"""Makes the pictures of docs/ways.md anew: `.venv/bin/python scripts/tools/pictures.py`.

Terminals show what the commands print, run in a project of their own; the address of the article
is put in place of the one on this machine that it is read from. The page of a digest is taken
from the built site (`make site`). The form stands on GitHub only: it is drawn from its own file,
and says that it is a sketch.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import browser
import yaml
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs/assets/images/ways"
DIGEST = "digests/2024/2024-01-17-uk-japan-cyber-memorandum"
ADDRESS = "https://news.example.org/japan-chile-fisheries"
ARTICLE = """<!doctype html><html lang="en"><head><title>Japan and Chile sign an agreement on
fisheries</title></head><body><article><h1>Japan and Chile sign an agreement on fisheries</h1>
<p>TOKYO, 5 March 2024 — Japan and Chile signed an agreement on fisheries on Tuesday, the Ministry
of Foreign Affairs of Japan said. The agreement is worth $10.5 million and runs for five years.</p>
<p>“It protects what both of us live on,” said Yoko Kamikawa, the foreign minister of Japan, at the
ceremony in Tokyo. Chile will report its catch each year from 2025.</p></article></body></html>"""
COLUMNS = 92
_PROGRESS = re.compile(r"[A-Z][a-z ]+: \d+ of \d+")  # what is only said on a slow machine
_WIDTH, _LINE, _LEFT, _TOP = 8.4, 20, 18, 46
_MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
_SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif"


def main() -> int:
    """Write every picture; exit code 1 if there is no built site to take one from."""
    page = ROOT / "site" / DIGEST / "index.html"
    if not page.is_file():
        print("There is no built site. Run `make site` first.", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    _keep("form.svg", form(ROOT / ".github/ISSUE_TEMPLATE/suggest.yml").encode("utf-8"))
    _keep("edit.png", edit_links(page))
    with tempfile.TemporaryDirectory() as folder, _article() as url:
        root = _project(Path(folder) / "digests-of-ours")
        for name, title, commands in (
            ("draft", "Draft an article", (f"policydigest draft {ADDRESS}",)),
            ("new", "A blank digest", (
                'policydigest new --title "Peru and Japan agree on lithium" --date 2024-03-06',
                "head -n 14 digests/2024/2024-03-06-peru-japan-agree-lithium.md",
            )),
            ("check", "Check before you send", ("policydigest check",)),
            ("changes", "What a proposal changes", ("policydigest changes --base main",)),
        ):  # fmt: skip
            if name == "check":
                _slip(root)
            lines = [line for one in commands for line in _run(root, one, url)]
            _keep(f"{name}.svg", terminal(title, lines).encode("utf-8"))
    return 0


# --------------------------------------------------------------------------- terminals


def terminal(title: str, lines: Sequence[str]) -> str:
    """Lines of a terminal as SVG; those that begin with `$ ` are what a person typed."""
    shown: list[tuple[str, bool]] = []
    for line in lines:
        typed = line.startswith("$ ")
        indent = " " * (len(line) - len(line.lstrip())) + "  "
        rest = textwrap.wrap(line, COLUMNS, subsequent_indent=indent, break_on_hyphens=False)
        shown += [(part, typed) for part in rest or [""]]
    width = round(COLUMNS * _WIDTH + 2 * _LEFT)
    height = _TOP + len(shown) * _LINE + 14
    parts = [
        _opening(width, height, title),
        f'<rect width="{width}" height="{height}" rx="8" fill="#1d2430"/>',
        f'<path d="M0 8a8 8 0 0 1 8-8h{width - 16}a8 8 0 0 1 8 8v22H0z" fill="#323b4a"/>',
        f'<text x="{_LEFT}" y="20" font-family="{_SANS}" font-size="13" fill="#dfe5ee">'
        f"{escape(title)}</text>",
        f'<g font-family="{_MONO}" font-size="14" fill="#dfe5ee">',
    ]
    for number, (text, typed) in enumerate(shown):
        # not every browser keeps the spaces that a line of SVG begins with
        x = round(_LEFT + _WIDTH * (len(text) - len(text.lstrip())), 1)
        y = _TOP + 8 + number * _LINE
        colour = ' fill="#8fd0ff"' if typed else ""
        parts.append(f'<text x="{x:g}" y="{y}"{colour}>{escape(text.lstrip())}</text>')
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _opening(width: int, height: int, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img"><title>{escape(title)}</title>'
    )


def _run(root: Path, command: str, url: str) -> Iterator[str]:
    """The command as typed and what it prints, with the article's address as it is shown."""
    yield f"$ {command}"
    real = command.replace("policydigest ", f"{sys.executable} -m policydigest ", 1)
    real = real.replace(ADDRESS, f"{url} --allow-private")
    done = subprocess.run(
        real, shell=True, cwd=root, check=False, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    )  # fmt: skip
    for line in done.stdout.replace(url, ADDRESS).rstrip("\n").split("\n"):
        if not _PROGRESS.fullmatch(line):
            yield line


def _project(root: Path) -> Path:
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_url: https://digests.example.org/\n")
    shutil.copytree(ROOT / "seeds/vocabulary", root / "seeds/vocabulary")
    (root / ".gitignore").write_text("/sources/\n/.cache/\n")
    who = ["git", "-c", "user.name=Someone", "-c", "user.email=someone@example.org"]
    for step in (["init", "--quiet", "--initial-branch=main"], ["add", "."],
                 ["commit", "--quiet", "--message=Names"]):  # fmt: skip
        subprocess.run([*who, *step], cwd=root, check=True)
    return root


def _slip(root: Path) -> None:
    """Leave of the two digests the drafted one, with two slips in it, for the check to find."""
    for path in (root / "digests").rglob("*lithium*"):
        path.unlink()
    (drafted,) = (root / "digests").rglob("*.md")
    text = drafted.read_text(encoding="utf-8")
    slipped = re.sub(r"^(countries: .*)Japan", r"\1Japon", text, flags=re.MULTILINE)
    slipped = slipped.replace("\ntopics:", "\ntopic:")
    assert slipped.count("Japon") == slipped.count("\ntopic:") == 1
    drafted.write_text(slipped, encoding="utf-8")


@contextmanager
def _article() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = ARTICLE.encode("utf-8") if "robots" not in self.path else b""
            self.send_response(200 if data else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/japan-chile-fisheries"
        server.shutdown()


# --------------------------------------------------------------------------- the form, the page


def form(template: Path) -> str:
    """A sketch of an issue form, made from its file."""
    fields = yaml.safe_load(template.read_text(encoding="utf-8"))
    width, y = 760, 34
    parts = [
        f'<text x="24" y="{y}" font-size="19" font-weight="600">{escape(fields["name"])}</text>'
    ]
    for field in fields["body"]:
        told = field["attributes"]
        y += 18
        if field["type"] == "markdown":
            y, lines = _paragraph(24, y, told["value"], 88, "#4b5563")
            parts += lines
            continue
        y += 16
        needed = " *" if field.get("validations", {}).get("required") else ""
        parts.append(f'<text x="24" y="{y}" font-size="15" font-weight="600">'
                     f'{escape(told["label"])}{needed}</text>')  # fmt: skip
        y, lines = _paragraph(24, y + 2, told.get("description", ""), 92, "#4b5563")
        parts += lines
        height = 76 if field["type"] == "textarea" else 34
        parts.append(f'<rect x="24" y="{y + 8}" width="{width - 48}" height="{height}" rx="6" '
                     'fill="#fff" stroke="#9aa4b2"/>')  # fmt: skip
        shown = escape(told.get("placeholder", ""))
        parts.append(f'<text x="36" y="{y + 30}" font-size="14" fill="#6b7280">{shown}</text>')
        y += height + 8
    y += 20
    parts += [
        f'<rect x="{width - 124}" y="{y}" width="100" height="34" rx="6" fill="#1a7f37"/>',
        f'<text x="{width - 74}" y="{y + 22}" font-size="14" fill="#fff" text-anchor="middle">'
        "Create</text>",
        f'<text x="24" y="{y + 22}" font-size="13" font-style="italic" fill="#4b5563">'
        "A sketch: on GitHub the form looks a little different.</text>",
    ]
    height = y + 54
    opening = _opening(width, height, f"Sketch of the form “{fields['name']}”")
    frame = (
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="#f6f8fa" '
        'stroke="#9aa4b2"/>'
    )
    return "\n".join(
        [opening, frame, f'<g font-family="{_SANS}" fill="#1f2328">', *parts, "</g>", "</svg>", ""]
    )


def _paragraph(x: int, y: int, text: str, columns: int, colour: str) -> tuple[int, list[str]]:
    parts = []
    for line in textwrap.wrap(text, columns):
        y += 19
        parts.append(f'<text x="{x}" y="{y}" font-size="14" fill="{colour}">{escape(line)}</text>')
    return y, parts


def edit_links(page: Path) -> bytes:
    """The foot of a digest's page, where the links to correct it stand, as PNG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        tab = chromium.new_page(viewport={"width": 900, "height": 1000}, color_scheme="light")
        tab.goto(page.as_uri())
        links = tab.locator(".pd-actions").first
        links.scroll_into_view_if_needed()
        links.evaluate(
            "e => { e.style.outline = '3px solid #c2410c'; e.style.outlineOffset = '6px' }"
        )
        box = links.bounding_box()
        assert box
        top = max(0, box["y"] - 330)
        height = box["y"] + box["height"] + 40 - top
        taken = tab.screenshot(clip={"x": 0, "y": top, "width": 900, "height": height})
        chromium.close()
    packed = BytesIO()
    Image.open(BytesIO(taken)).convert("RGB").quantize(48).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _keep(name: str, data: bytes) -> None:
    (PICTURES / name).write_bytes(data)
    print(f"{name}: {len(data) / 1000:.1f} kB")


if __name__ == "__main__":
    raise SystemExit(main())
