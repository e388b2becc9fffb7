"""How a group of indicators stands: its mean, never without its denominator, and what it is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ikk_tui.domain.cells import Status
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoring import Rating, Rollup, ScoreState, ScoringRules, mean, rating
from ikk_tui.domain.views import STANDARD, View


@dataclass(frozen=True, slots=True)
class Standing:
    """The mean of a node with its denominator.

    `counts` has every state and adds up to `total`, `ratings` every band and adds up to `scored`. `statuses` counts the
    quarter's own cells that say something, whatever the view counts; they add up to `entered`.
    """

    score: Decimal | None
    rating: Rating | None
    counts: Mapping[ScoreState, int]
    ratings: Mapping[Rating, int]
    statuses: Mapping[Status, int]
    view: View = STANDARD

    @property
    def scored(self) -> int:
        """How many indicators the mean is taken of."""
        return self.counts[ScoreState.SCORED]

    @property
    def total(self) -> int:
        """How many indicators the node has."""
        return sum(self.counts.values())

    @property
    def entered(self) -> int:
        """How many of the quarter's own cells say something."""
        return sum(self.statuses.values())

    @property
    def denominator(self) -> str:
        """What the mean is taken of: `47 dari 59; 7 belum diisi, 5 tanpa target`."""
        others = [
            f"{count} {self.view.state_label(state)}"
            for state, count in self.counts.items()
            if count and state is not ScoreState.SCORED
        ]
        tail = f"; {', '.join(others)}" if others else ""
        return f"{self.scored} dari {self.total}{tail}"

    @property
    def sentence(self) -> str:
        """The mean with its denominator: `97,42 (47 dari 59; 7 belum diisi, 5 tanpa target)`."""
        return f"{format_score(self.score)} ({self.denominator})"


def stand(
    indicators: Sequence[IndicatorScore], below: Iterable[Standing] | None, rules: ScoringRules, view: View
) -> Standing:
    """The standing of a node; `below` are those one level down, None at the lowest."""
    levels = below if below is not None and rules.rollup is Rollup.TIERED else indicators
    parts = [one.score for one in levels]
    average = mean(part for part in parts if part is not None)
    states = [one.state for one in indicators]
    ratings = [one.rating for one in indicators]
    statuses = [one.cell.status for one in indicators if one.entered and one.cell is not None]
    return Standing(
        score=average,
        rating=None if average is None else rating(average, rules),
        counts={state: states.count(state) for state in ScoreState},
        ratings={band: ratings.count(band) for band in Rating},
        statuses={status: statuses.count(status) for status in Status},
        view=view,
    )
