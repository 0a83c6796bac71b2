"""Addresses of archived copies: made from the form that a person gives, and checked; pure.

Nothing is asked whether there is a copy: who gives the form knows the service.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urlsplit

from policydigest.addresses import is_public

URL, DAY = "{url}", "{date}"
# Names that lead nowhere but in a network of one's own (RFC 6761, 6762, 8375 and usage).
_PRIVATE_NAME = re.compile(
    r"(?:.*\.)?(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid)"
)


def copy_of(form: str, url: str | None, day: str | None) -> str | None:
    """The address of the copy of the page at `url`, read on `day`; None if the form needs more.

    `{url}` in the form stands for the page's address, `{date}` for the day, as 20240118. In a
    query the address is written in percent signs, as a parameter must be.
    """
    if (URL in form and not url) or (DAY in form and not day):
        return None
    before = form.partition(URL)[0]
    page = quote(url or "", safe="") if "?" in before else url or ""
    return form.replace(DAY, (day or "").replace("-", "")).replace(URL, page)


def is_form(form: str) -> bool:
    """Whether it makes an address for each page, and is not the address of one copy."""
    return URL in form


def private_host(url: str) -> str | None:
    """The host of an address if no visitor can reach it; None for a public one."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # 127.1 and 0x7f000001 are ways to write an IP address, and none of a public name
        odd = re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", host)
        return host if odd or _PRIVATE_NAME.fullmatch(host) else None
    return None if is_public(host) else host
