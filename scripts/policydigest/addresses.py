"""Web addresses: as they are sent, compared and cleaned, and which may be fetched; pure."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

SCHEMES = ("http", "https")
_PORTS = {"http": 80, "https": 443}
# Parameters that say where a visitor came from and never choose what is shown. Those of mail and
# advertising services are named by these in their own documentation.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igshid|"
    r"igsh|yclid|ysclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|"
    r"oly_enc_id|_openstat|wt\.mc_id|s_cid|rb_clickid)(?:=.*)?",
    re.IGNORECASE | re.DOTALL,
)
# The same, of sites where the short name may mean something else too: left in an address, and
# passed over when two are compared.
_CAMPAIGN = re.compile(r"(?:ref_src|cmpid|ocid|at_\w+|xtor|_hs\w+)", re.IGNORECASE)
_IPV4_WITHIN = ipaddress.ip_network("64:ff9b::/96")  # IPv4 through a translator (RFC 6052)
_IPV6_OPEN = ipaddress.ip_network("2000::/3")  # all that was ever given out (RFC 4291)


class AddressError(ValueError):
    """An address that is not fetched, with the reason."""


def sent(url: str) -> str:
    """The address as it goes over the wire: host in punycode, other letters in percent signs.

    Raises `AddressError` for one that is not of the web, names no host, or holds a password.
    """
    try:
        url.encode("utf-8")  # half a character, as JSON can spell it, goes over no wire
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise AddressError("is not a web address. Copy it again from the browser") from None
    if parts.scheme.lower() not in SCHEMES:
        raise AddressError("is not a web address: only http:// and https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise AddressError("holds a user name. Remove what stands before the @")
    host = parts.hostname or ""
    try:
        host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        host = ""
    if not re.fullmatch(r"[0-9A-Za-z_.-]+|[0-9a-f:.]+(?:%[\w.-]+)?", host):
        raise AddressError("names no site. Copy it again from the browser")
    scheme = parts.scheme.lower()
    where = f"[{host}]" if ":" in host else host
    if port not in (None, _PORTS[scheme]):
        where += f":{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, where, path, query, ""))


@lru_cache(maxsize=1024)  # several checks ask for the addresses of a digest
def page_key(url: str) -> str:
    """What two addresses of one page have in common: for comparing them, not for fetching.

    What tells only where a visitor came from is left out; an address that is none is its own key.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower().removeprefix("www.")
        port = parts.port
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True)
                 if not (_TRACKING.fullmatch(k) or _CAMPAIGN.fullmatch(k))]  # fmt: skip
        asked = urlencode(sorted(query))
    except ValueError:
        return url
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"{where}{parts.path.rstrip('/')}?{asked}".rstrip("?")


def without_tracking(url: str) -> str:
    """The address without tracking parameters; everything else stays to the letter."""
    address, hash_, fragment = url.partition("#")
    path, mark, query = address.partition("?")
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part)]
    if len(kept) == query.count("&") + 1:
        return url
    return path + (mark + "&".join(kept) if kept else "") + hash_ + fragment


def tracking(url: str) -> tuple[str, ...]:
    """The names of the tracking parameters in an address, in their order."""
    query = url.partition("#")[0].partition("?")[2]
    return tuple(part.partition("=")[0] for part in query.split("&") if _TRACKING.fullmatch(part))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open net: not of this machine, its network, or none.

    IPv4 that is written within IPv6, as mapped, by 6to4, Teredo or a translator, counts as itself.
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(known, ipaddress.IPv6Address):
        inner = known.ipv4_mapped or known.sixtofour or (known.teredo[1] if known.teredo else None)
        if inner is None and known in _IPV4_WITHIN:
            inner = ipaddress.IPv4Address(int(known) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(known) < 1 << 32:  # ::, ::1 and the old form of IPv4 in IPv6
            return False
        if known not in _IPV6_OPEN:  # among the rest are old forms of private networks
            return False
    return known.is_global and not known.is_multicast and not known.is_reserved
