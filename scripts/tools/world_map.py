"""Makes `scripts/policydigest/data/world.json`, the shapes of the home page's map. Run by hand.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/tools/world_map.py package

The shapes are Natural Earth's at 1:110m and its places of small states at 1:50m (public domain),
as the package world-atlas has them. They are projected (Equal Earth), rounded to whole units and
written as SVG paths under the countries' ISO codes. Nothing else of the program needs this file.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "scripts" / "policydigest" / "data" / "world.json"
WIDTH = 1000
NORTH, SOUTH = 83.7, -56.5
# A shape that covers less than this gets a dot as well: it could not be hit or seen.
SMALL = 24.0
# How far, in units, a border may be straightened.
TOLERANCE = 0.3

Point = tuple[float, float]
Ring = list[Point]

# ISO 3166-1: number → letters, for every number that Natural Earth uses.
_CODES = """
    004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD
    051AM 052BB 056BE 060BM 064BT 068BO 070BA 072BW 076BR 084BZ 086IO 090SB 092VG 096BN 100BG
    104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK 148TD 152CL 156CN 158TW 170CO
    174KM 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO 218EC 222SV
    226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 258PF 260TF 262DJ 266GA
    268GE 270GM 275PS 276DE 288GH 296KI 300GR 304GL 308GD 316GU 320GT 324GN 328GY 332HT 334HM
    336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP
    398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI 440LT
    442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 478MR 480MU 484MX 492MC 496MN 498MD 499ME
    500MS 504MA 508MZ 512OM 516NA 520NR 524NP 528NL 531CW 533AW 534SX 540NC 548VU 554NZ 558NI
    562NE 566NG 570NU 574NF 578NO 580MP 583FM 584MH 585PW 586PK 591PA 598PG 600PY 604PE 608PH
    612PN 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC
    663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO
    710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 776TO
    780TT 784AE 788TN 792TR 795TM 796TC 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ
    840US 850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM
"""
CODES = {pair[:3]: pair[3:] for pair in _CODES.split()}
# Areas without a number of their own: Kosovo, and two that ISO counts with their neighbours.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Places that Natural Earth has no shape for, by longitude and latitude.
PLACES: dict[str, Point] = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.7, -10.5),
    "GF": (-53.1, 3.9), "GI": (-5.35, 36.14), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.65),
    "RE": (55.5, -21.1), "SJ": (16.0, 78.2), "TK": (-171.8, -9.2), "TV": (179.2, -8.5),
    "UM": (-166.6, 19.3), "YT": (45.15, -12.8),
}  # fmt: skip


def project(point: Point) -> Point:
    """Equal Earth (Šavrič, Patterson and Jenny, 2018), in radii of the globe."""
    longitude, latitude = (math.radians(value) for value in point)
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = (
        longitude
        * math.cos(t)
        * 2
        / math.sqrt(3)
        / (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))
    )
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


SCALE = WIDTH / (2 * project((180, 0))[0])
TOP = project((0, NORTH))[1]
HEIGHT = round((TOP - project((0, SOUTH))[1]) * SCALE)


def on_map(point: Point) -> Point:
    """Longitude and latitude → units of the map."""
    x, y = project(point)
    return x * SCALE + WIDTH / 2, (TOP - y) * SCALE


class Atlas:
    """A TopoJSON file's arcs, and its countries as rings of points on the map."""

    def __init__(self, path: Path, tolerance: float) -> None:
        data = json.loads(path.read_text("utf-8"))
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in data["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            points = unwrapped(points)
            self.arcs.append(straightened(points, tolerance) if tolerance else points)
        self.geometries: list[dict[str, Any]] = data["objects"]["countries"]["geometries"]

    def countries(self) -> Iterator[tuple[str, Ring]]:
        """(ISO code, ring in degrees) for each outline and each hole in one."""
        for geometry in self.geometries:
            code = CODES.get(str(geometry.get("id"))) or UNNUMBERED.get(
                geometry["properties"]["name"]
            )
            if code is None or geometry["type"] is None:
                continue
            polygons = geometry["arcs"]
            for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
                for line in polygon:
                    for ring in within(unwrapped(self._ring(line))):
                        yield whose(code, ring), ring

    def _ring(self, numbers: Iterable[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return points


def unwrapped(points: Sequence[Point]) -> Ring:
    """The same line without jumps from one edge of the map to the other."""
    ring = [points[0]]
    for x, y in points[1:]:
        x += 360 * round((ring[-1][0] - x) / 360)
        ring.append((x, y))
    return ring


def within(ring: Ring) -> Iterator[Ring]:
    """The parts of a ring that lie between 180° west and east, each in its place."""
    for shift in (-360, 0, 360):
        part = [(x + shift, y) for x, y in ring]
        for edge, side in ((-180.0, 1), (180.0, -1)):
            part = list(cut(part, edge, side))
        if len(part) > 2:
            yield part


def cut(ring: Ring, edge: float, side: int) -> Iterator[Point]:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman)."""
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        before, after = side * (ax - edge) >= 0, side * (bx - edge) >= 0
        if before != after:
            yield edge, ay + (by - ay) * (edge - ax) / (bx - ax)
        if after:
            yield bx, by


def whose(code: str, ring: Ring) -> str:
    """The code of one part: some territories have an ISO code of their own.

    Natural Earth draws who controls an area; Crimea is shown as the United Nations' General
    Assembly has it (resolution 68/262).
    """
    x, y = centre(ring)
    if code == "FR" and x < -40:
        return "GF"
    if code == "NO" and y > 74:
        return "SJ"
    if code == "RU" and 32 < x < 37 and 44 < y < 46.5:
        return "UA"
    return code


def centre(ring: Sequence[Point]) -> Point:
    """The middle of a ring's corners: good enough for placing a dot."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def area(ring: Sequence[Point]) -> float:
    """The area inside a ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def straightened(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's simplification, measured on the map."""
    if len(points) < 3:
        return points
    flat = [on_map(p) for p in points]
    (ax, ay), (bx, by) = flat[0], flat[-1]
    length = math.hypot(bx - ax, by - ay)

    def distance(p: Point) -> float:
        if length < 1e-9:
            return math.hypot(p[0] - ax, p[1] - ay)
        return abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length

    far = max(range(1, len(flat) - 1), key=lambda i: distance(flat[i]))
    if distance(flat[far]) <= tolerance:
        return [points[0], points[-1]]
    return straightened(points[: far + 1], tolerance)[:-1] + straightened(points[far:], tolerance)


def path(rings: Iterable[Ring]) -> str:
    """Rings → the data of an SVG path in whole units, relative and short."""
    parts = []
    for ring in rings:
        rounded = [(round(x), round(y)) for x, y in map(on_map, ring)]
        steps = [rounded[0]]
        for point in rounded[1:]:
            if point != steps[-1]:
                steps.append(point)
        if len(steps) > 1 and steps[-1] == steps[0]:
            steps.pop()
        if len(steps) < 3:
            continue
        text = f"M{steps[0][0]} {steps[0][1]}l"
        moves = []
        for (ax, ay), (bx, by) in pairwise(steps):
            moves.append(f"{bx - ax} {by - ay}")
        parts.append(text + " ".join(moves).replace(" -", "-") + "z")
    return "".join(parts)


def main(package: Path) -> None:
    """Write the file."""
    shapes: dict[str, list[Ring]] = {}
    for code, ring in Atlas(package / "countries-110m.json", TOLERANCE).countries():
        if code != "AQ":
            shapes.setdefault(code, []).append(ring)
    largest: dict[str, Ring] = {}
    for code, ring in Atlas(package / "countries-50m.json", 0).countries():
        if code not in largest or area(ring) > area(largest[code]):
            largest[code] = ring
    places = PLACES | {code: centre(ring) for code, ring in largest.items()}
    paths = {code: path(shapes[code]) for code in sorted(shapes)}
    paths = {code: data for code, data in paths.items() if data}
    dots = {}
    for code in sorted(places):
        covered = sum(area([on_map(p) for p in ring]) for ring in shapes.get(code, []))
        x, y = on_map(places[code])
        if (covered < SMALL or code not in paths) and 0 <= y <= HEIGHT:
            dots[code] = [round(x), round(y)]
    document = {
        "source": "Natural Earth 4.1, 1:110m and 1:50m, as packaged in world-atlas 2.0.2",
        "licence": "Public domain",
        "projection": "Equal Earth",
        "made_by": "scripts/tools/world_map.py",
        "width": WIDTH,
        "height": HEIGHT,
        "shapes": paths,
        "dots": dots,
    }
    TARGET.parent.mkdir(exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":"))
    TARGET.write_text(text + "\n", "utf-8")
    print(f"{TARGET}: {len(text)} bytes, {len(paths)} shapes, {len(dots)} dots")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
