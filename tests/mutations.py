"""Hypothesis's strategy for bytes that are nearly something: good ones, cut, doubled and mixed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

PIECES = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\n", b"\r\n", b"\t", b" ", b"---\n", b"- ",
    b": ", b"[", b"]", b"{", b"}", b"<", b">", b"</", b"<!--", b"<![CDATA[", b"]]>", b"&", b"&#0;",
    b"&#xd800;", b'"', b"'", b"\\", b"\\ud800", b"*", b"_", b"#", b"`", b"!", b"|", b"%00", b"%",
    b"-1", b"99999999999999999999", b"1e999", b"NaN", b"null", b"true", b"2024-02-30", b"../",
    b"http://", b"//", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85", b"\xed\xa0\x80", b"\xcc\x81",
    b"$ 5 million", "“".encode(), "”".encode(), b"Japan", b"Mr ", b" said", b"(NCAB)",
    b"charset=utf-7", b"charset=x", b"Content-Type: multipart/mixed; boundary=x\n",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds after a few changes, seldom bytes of nothing."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        change = draw(st.sampled_from(["cut", "insert", "double", "replace", "shorten", "any"]))
        if change == "cut":
            del data[start:end]
        elif change == "insert":
            data[start:start] = draw(st.sampled_from(PIECES))
        elif change == "double":
            data[start:start] = data[start:end] * draw(st.integers(1, 30))
        elif change == "replace":
            data[start:end] = draw(st.sampled_from(PIECES))
        elif change == "shorten":
            del data[start:]
        else:
            data[start:end] = draw(st.binary(max_size=20))
    return bytes(data)
