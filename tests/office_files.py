"""Archives, Word and OpenDocument files, made here so that none of somebody else's is needed."""

from __future__ import annotations

import zipfile
from io import BytesIO

DOCX = """<?xml version="1.0"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Two countries </w:t></w:r><w:r><w:t>sign</w:t></w:r></w:p>
<w:p><w:r><w:t>Tokyo, 18 January 2024</w:t></w:r></w:p>
<w:p><w:r><w:t>They signed</w:t><w:tab/><w:t>it.</w:t><w:delText>Not this.</w:delText></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>A point</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Sum</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""
CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Template</dc:title><dc:creator>Aoi Tanaka</dc:creator><dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"""
ODT = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text><text:sequence-decls/><text:h text:outline-level="1">Two countries sign</text:h>
<text:p>They <text:span>signed</text:span><text:s/>it.<text:note><text:p>A note.</text:p></text:note></text:p>
<text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Sum</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
META = """<?xml version="1.0"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
<meta:creation-date>2024-01-18T10:00:00</meta:creation-date><dc:creator>Aoi Tanaka</dc:creator></office:meta></office:document-meta>"""


def docx(document: str | bytes = DOCX) -> bytes:
    members = {"[Content_Types].xml": "<x/>", "word/document.xml": document}
    return zipped(**members, **{"docProps/core.xml": CORE})


def odt(
    content: str | bytes = ODT, mimetype: str = "application/vnd.oasis.opendocument.text"
) -> bytes:
    return zipped(mimetype=mimetype, **{"content.xml": content, "meta.xml": META})


def zipped(**members: bytes | str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
