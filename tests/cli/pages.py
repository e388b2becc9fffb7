"""What the printed summary must say, made anew from what its JSON says."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.numbers import read_value
from ikk_tui.domain.quarters import ROMAN, Quarter
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

NASTY = "[/x] [red]asesor[/red] kurang\n  12/[A]/2026 :smile:"
NOON = datetime(2024, 10, 2, 5, 0, tzinfo=UTC)
D, S, A, R = Status.DRAFT, Status.SUBMITTED, Status.APPROVED, Status.RETURNED
# By indicator: its unit, and what each quarter holds with its status.
OFFICE: dict[str, tuple[str, dict[int, tuple[str, Status]]]] = {
    "1.1.1": ("Indeks", {1: ("2,9", A), 3: ("3,25", A)}),
    "2.2.1": ("%", {2: ("51/60", A), 3: ("45/60", S)}),
    "2.3.2": ("%", {3: ("100", A), 4: ("99", D)}),
    "2.4.1": ("%", {2: ("50", A)}),
    "2.4.4": ("%", {2: ("60", A), 3: ("60", A)}),
    "2.4.5": ("%", {1: ("12", A), 2: ("16", A), 3: ("17", R)}),
    "2.4.6": ("%", {3: ("30", D)}),
    "2.6.1": ("%", {3: ("nihil", A)}),
    "2.7.3": ("%", {3: ("-", D)}),
    "2.9.1": ("UPT", {3: ("2", A)}),
    "3.1.1": ("Indeks", {1: ("3,14", A), 3: ("2", A)}),
    "4.1.1": ("%", {3: ("-5,5", D)}),
    "5.2.1": ("%", {1: ("66", A), 3: ("66", A)}),
    "6.2.1": ("Orang", {1: ("2", A), 2: ("5", A), 3: ("6", A)}),
    "7.1.1": ("Instansi Pemerintah", {3: ("4", A)}),
    "8.1.1": ("Kegiatan", {1: ("1", A), 2: ("1", D), 3: ("3", A)}),
}
BARS = "━╸│┿▸"
STATES = {"unfilled": "belum diisi", "no_target": "tanpa target", "nil": "nihil", "not_applicable": "tidak berlaku"}
STATUSES = {"approved": "disetujui", "submitted": "diajukan", "draft": "draf", "returned": "dikembalikan"}
ROLLUPS = {"flat": "rata-rata semua IKK yang dinilai", "tiered": "rata-rata bertingkat"}
ORDERS = {
    "score": "urut nilai, terendah dulu",
    "filled": "urut isian, tersedikit dulu",
    "distance": "urut jarak ke target, poin hilang terbanyak dulu",
}


def fill(db: Database) -> None:
    """Write those cells, as if they had gone through review."""
    with db.writing() as session:
        for code, (unit, cells) in OFFICE.items():
            for quarter, (typed, status) in cells.items():
                reason = "belum ada anak" if typed == "-" else ""
                obstacles = NASTY if (code, quarter) in (("4.1.1", 3), ("3.1.1", 3)) else ""
                content = Content(read_value(typed, unit), status, reason=reason, obstacles=obstacles)
                key = CellKey(2024, code, Quarter(quarter))
                ledger.append(session, Revision(key, content, Deed.RECORD, "siti", "laptop-1", NOON, ()))


def words(text: str) -> list[str]:
    """Its lines, short of how far apart the words stand."""
    return [" ".join(line.split()) for line in text.splitlines()]


def number(written: str | None, places: int | None = None) -> str:
    """How people read a number of the JSON."""
    if written is None:
        return "-"
    value = Decimal(written)
    shown = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    return shown.translate({ord(","): ".", ord("."): ","})


def change(written: str | None) -> str:
    if written is None:
        return "·"
    value = Decimal(written)
    return f"{'=' if value == 0 else '↑' if value > 0 else '↓'} {number(str(abs(value)))}"


def lost(written: str) -> str:
    return "·" if Decimal(written) == 0 else f"-{number(written)}"


class Page:
    """One answer of `ikk summary --json`, with the names and units of `ikk tree --json`."""

    def __init__(self, summary: Any, tree: Any, order: str = "decree") -> None:
        self.summary, self.order = summary, order
        self.names, self.units, self.targets = {"KANWIL": "Kanwil Kalbar"}, {}, {}
        for program in tree["programs"]:
            self.names[program["code"]] = program["label"]
            for objective in program["objectives"]:
                self.names[objective["code"]] = objective["name"]
                for one in objective["indicators"]:
                    self.names[one["code"]], self.units[one["code"]] = one["name"], one["unit"]
                    self.targets[one["code"]] = one["target"]

    def nodes(self, deep: bool) -> Iterator[tuple[str, Any]]:
        """The office and its programs, or everything, in the order of the JSON."""
        yield "KANWIL", self.summary
        for program in self.summary["programs"]:
            yield program["code"], program
            for objective in program["objectives"] if deep else ():
                yield objective["code"], objective
                yield from ((one["code"], one) for one in objective["indicators"])

    def state(self, name: str) -> str:
        approved = self.summary["view"]["values"] == "approved" and name == "unfilled"
        return "belum disetujui" if approved else STATES[name]

    def head(self) -> list[str]:
        """The lines above the table."""
        it, quarter = self.summary, self.summary["quarter"]
        label = it["view"]["label"]
        moved = "belum ada pembanding"
        if quarter > 1 and it["score"] is not None:
            moved = f"TW {'I' * (quarter - 1)} belum bernilai"
        if it["change"] is not None:
            moved = f"{change(it['change'])} dari TW {'I' * (quarter - 1)}"
        others = [f"{it['counts'][one]} {self.state(one)}" for one in STATES if it["counts"][one]]
        statuses = [f"{it['statuses'][one]} {label}" for one, label in STATUSES.items() if it["statuses"][one]]
        return [
            "Ringkasan IKK 2024 Kanwil Kalbar",
            label,
            *([ORDERS[self.order]] if self.order in ORDERS else []),
            "",
            f"{number(it['score'])} {it['rating'] or 'Belum dinilai'} {moved}",
            f"rata-rata {it['scored']} dari 59 IKK{'; ' if others else ''}{', '.join(others)}",
            f"{it['entered']} terisi{': ' if statuses else ''}{', '.join(statuses)}",
        ]

    def figures(self, code: str, node: Any) -> list[str]:
        """The figures of a node, from its score to its rating."""
        if code in self.units:
            held = self.held(node).split()
            filled = [f"{int(node['entered'])}/1"]
        else:
            held = [str(one) for one in node["ratings"].values()] + [str(node["counts"][one]) for one in STATES]
            filled = [f"{node['scored']}/{node['total']}", f"{node['entered']}/{node['total']}"]
        rating = (node["rating"] or "-").split()
        return [number(node["score"]), *change(node["change"]).split(), *filled, *held, lost(node["lost"]), *rating]

    def held(self, one: Any) -> str:
        """The value of an indicator against its target."""
        if one["value"] is None:
            return self.state(one["state"])
        held = f"{number(one['value'])} dari {number(one['target'])} {self.units[one['code']]}"
        if one.get("state", "scored") != "scored":
            return f"{held}, {self.state(one['state'])}"
        newest = one["quarters"][-1]
        return held if newest == self.summary["quarter"] else f"{held} (TW {ROMAN[newest - 1]})"

    def spread(self) -> list[tuple[str, int]]:
        """How many indicators are in each band and in each state that is not scored."""
        states = [(self.state(one), self.summary["counts"][one]) for one in STATES]
        return [*self.summary["ratings"].items(), *states]

    def rest(self) -> str:
        """What the indicators cost that are not named; the sum of rounded numbers may be off by their roundings."""
        found = self.summary["drags"][5:]
        return f"{len(found)} IKK lain di bawah 100: " if found else ""

    def quarter(self, one: Any) -> str:
        """The line of a quarter."""
        mark = "> " if one["quarter"] == self.summary["quarter"] else ""
        label = ("I", "II", "III", "IV")[one["quarter"] - 1]
        counts = f"{one['scored']}/59 {one['entered']}/59"
        return f"{mark}TW {label} {number(one['score'])} {change(one['change'])} {counts} {one['rating'] or '-'}"

    def forecast(self, one: Any) -> str:
        """What a forecast says."""
        target = f"{number(self.targets[one['code']])} {self.units[one['code']]}"
        return f"{one['how']} dari {target}: {number(one['score'])}"

    def rules(self) -> list[str]:
        """What the last line but one says of the rules."""
        rules = {name: one["value"] for name, one in self.summary["rules"].items()}
        cap = "tanpa batas atas" if rules["cap"] == "none" else f"batas atas {number(rules['cap'])}"
        bands = [f"> {number(rules[name])}" for name in ("band_very_high", "band_high", "band_medium", "band_low")]
        return [ROLLUPS[rules["rollup"]], cap, *bands]

    def root(self) -> str:
        """The last line: from which state of the file the page was made."""
        short = self.summary["root"][:12]
        return f"Akar data: {short}, diperiksa dengan ikk check --root {short}"

    def plain(self, deep: bool) -> list[str]:
        """The whole of `--plain` but for the rules, one space between two words."""
        it = self.summary
        lines = [*self.head(), "", "Nilai Perubahan Dinilai Terisi ST T S R SR B TT N TB Hilang Predikat Kode Nama"]
        lines += [" ".join((*self.figures(*node), node[0], self.names[node[0]])) for node in self.nodes(deep)]
        lines.append("ST Sangat Tinggi, T Tinggi, S Sedang, R Rendah, SR Sangat Rendah")
        lines.append(f"B {self.state('unfilled')}, TT tanpa target, N nihil, TB tidak berlaku")
        lines += ["", "Sebaran", *(f"{count} {label}" for label, count in self.spread())]
        lines += ["", "Yang menurunkan nilai"]
        none = "Tidak ada yang di bawah 100" if it["counts"]["scored"] else "Belum ada yang dinilai"
        lines.append("Nilai Hilang Realisasi dan target Kode Nama" if it["drags"] else none)
        for one in it["drags"][:5]:
            code = one["code"]
            lines.append(f"{number(one['score'])} {lost(one['lost'])} {self.held(one)} {code} {self.names[code]}")
            lines.append(f"Kendala: {one['obstacles']}" if one["obstacles"] else "kendala belum ditulis")
        lines += [self.rest()] if self.rest() else []
        lines += ["", "Per triwulan", "TW Nilai Perubahan Dinilai Terisi Predikat"]
        lines += [self.quarter(one) for one in it["quarters"]]
        lines += ["", "Perkiraan akhir tahun (bukan realisasi)"]
        lines += [f"{self.forecast(one)} {one['code']} {self.names[one['code']]}" for one in it["forecasts"]]
        return lines


def without_bars(line: str) -> str:
    """A line of the table short of its bar."""
    return " ".join(re.sub(f"[{BARS}]", " ", line).split())
