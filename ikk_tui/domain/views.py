"""Ways of looking at the same values: what is counted, until when, under which cap and mean. None changes a value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.numbers import Reading, format_number
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import Rollup, ScoreState, ScoringRules

MEANS = {Rollup.FLAT: "rata-rata per IKK", Rollup.TIERED: "rata-rata bertingkat"}


class Period(StrEnum):
    """What a quarter's value is: everything up to it, or its own cell alone."""

    TO_DATE = "to_date"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class View:
    """The standard view is the default: to date, every value, the rules in force.

    `approved` counts approved cells only, as if nobody had written the others. `rollup` is None where the rules decide.
    """

    period: Period = Period.TO_DATE
    approved: bool = False
    capped: bool = True
    rollup: Rollup | None = None

    def readings(self, cells: Mapping[Quarter, Cell], quarter: Quarter) -> dict[Quarter, Reading]:
        """What of a year's cells counts at `quarter`."""
        return {
            one: cell.reading
            for one, cell in cells.items()
            if (not self.approved or cell.status is Status.APPROVED)
            and (one is quarter or self.period is Period.TO_DATE)
        }

    def target(self, indicator: Indicator, quarter: Quarter) -> tuple[Decimal, bool]:
        """The target used at `quarter`, and whether it is the quarter's own.

        Of a sum, a quarter alone is held against its share of the cumulative targets, where the action plan has both.
        """
        target, own = indicator.target_at(quarter)
        if not self.shares(indicator) or quarter is Quarter.I:
            return target, own
        before = indicator.quarter_targets[quarter - 2]
        # The annual target is the cumulative one of the last quarter.
        if before is None or not (own or quarter is Quarter.IV) or target < before:
            return indicator.target, False
        return target - before, True

    def shares(self, indicator: Indicator) -> bool:
        """Whether a quarter's own target is the share of that quarter, and not cumulative."""
        return self.period is Period.QUARTER and indicator.consolidation is Consolidation.SUM

    def rules(self, in_force: ScoringRules) -> ScoringRules:
        """The rules this view scores by; what it sets aside says so in place of its source."""
        sources = dict(in_force.sources)
        cap, rollup = in_force.cap, in_force.rollup
        if not self.capped and cap is not None:
            cap, sources["cap"] = None, "pilihan tampilan: batas atas ditiadakan"
        if self.rollup not in (None, rollup):
            rollup, sources["rollup"] = Rollup(str(self.rollup)), "pilihan tampilan: cara merata-ratakan diganti"
        return replace(in_force, cap=cap, rollup=rollup, sources=sources)

    def state_label(self, state: ScoreState) -> str:
        """The Indonesian words of a state; where only approved values count, the others are not called empty."""
        return "belum disetujui" if self.approved and state is ScoreState.UNFILLED else state.label

    def until(self, quarter: Quarter) -> str:
        """`s.d. TW III`, or `hanya TW III`."""
        return f"{'s.d.' if self.period is Period.TO_DATE else 'hanya'} {quarter.label}"

    def parts(self, quarter: Quarter) -> list[str]:
        """In a word or two each, what is other than in the standard view; of that, that drafts count."""
        parts = ["hanya disetujui"] if self.approved else []
        parts += [f"hanya {quarter.label}"] if self.period is Period.QUARTER else []
        parts += [] if self.capped else ["tanpa batas"]
        parts += [] if self.rollup is None else [MEANS[self.rollup]]
        return parts or ["termasuk draf"]

    @property
    def values_label(self) -> str:
        """Which values count."""
        return "hanya nilai disetujui" if self.approved else "semua nilai termasuk draf"

    def labels(self, quarter: Quarter, rules: ScoringRules) -> dict[str, str]:
        """What it is made of, by name, in a few words each; `rules` are those it scores by."""
        return {
            "period": self.until(quarter),
            "approved": "hanya disetujui" if self.approved else "termasuk draf",
            "cap": "tanpa batas" if rules.cap is None else f"batas {format_number(rules.cap)}",
            "mean": "rata-rata IKK" if rules.rollup is Rollup.FLAT else "bertingkat",
        }

    def label(self, quarter: Quarter, rules: ScoringRules) -> str:
        """All of it on one line."""
        cap = "tanpa batas atas" if rules.cap is None else f"batas atas {format_number(rules.cap)}"
        return " · ".join((self.until(quarter), self.values_label, cap, MEANS[rules.rollup]))


STANDARD = View()
