"""The JSON shapes others rely on: decimals as strings with a point, null for no value."""

from decimal import Decimal
from typing import Any

from ikk_tui.domain.amendments import Amendment
from ikk_tui.domain.cells import CellKey, Revision, format_instant, plain
from ikk_tui.domain.corrections import InForce, indicator_values, rule_values
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import MAX_DECIMALS, round_half_up
from ikk_tui.domain.scoring import ScoringRules

Json = dict[str, Any]


def tree(found: InForce) -> Json:
    """The decree in force down to its indicators; `amended` has what the decree itself says where it differs."""
    decree = found.decree
    return {
        "decree": {
            "number": decree.number,
            "year": decree.year,
            "title": decree.title,
            "place": decree.place,
            "date": decree.date.isoformat(),
            "in_force_until": decree.in_force_until.isoformat(),
            "signatory": decree.signatory,
            "signatory_nip": decree.signatory_nip,
        },
        "programs": [
            {
                "code": program.code,
                "name": program.name,
                "label": program.label,
                "division": program.division,
                "objectives": [
                    {
                        "code": objective.code,
                        "name": objective.name,
                        "indicators": [
                            _indicator(one, found.issued.indicator(one.code)) for one in objective.indicators
                        ],
                    }
                    for objective in program.objectives
                ],
            }
            for program in decree.programs
        ],
    }


def history(key: CellKey, revisions: list[Revision]) -> Json:
    """All revisions of a cell, newest first."""
    return {
        "indicator": key.indicator,
        "year": key.year,
        "quarter": int(key.quarter),
        "office": key.office,
        "revisions": [_revision(one) for one in revisions],
    }


def amendments(found: InForce) -> Json:
    """Every amendment of a year, oldest first, and the scoring rules in force."""
    return {
        "year": found.decree.year,
        "amendments": [_amendment(one) for one in found.trail],
        "rules": rules(found.rules),
    }


def rules(used: ScoringRules) -> Json:
    """Scoring rules, each with its source."""
    return {
        str(field): {"value": value, "source": used.sources.get(field, "")}
        for field, value in rule_values(used).items()
    }


def exact(value: Decimal | None) -> str | None:
    """A number with all its decimals, of which a quotient has four."""
    return None if value is None else plain(round_half_up(value, MAX_DECIMALS))


def two_decimals(value: Decimal | None) -> str | None:
    """The same two decimals every screen shows."""
    return None if value is None else str(round_half_up(value, 2))


def _amendment(one: Amendment) -> Json:
    return {
        "id": one.id,
        "parent": one.parent,
        "indicator": one.indicator,
        "field": str(one.field),
        "before": one.before,
        "after": one.after,
        "basis": one.basis.number,
        "basis_date": one.basis.date.isoformat(),
        "reason": one.basis.reason,
        "author": one.author,
        "device": one.device,
        "at": format_instant(one.at),
    }


def _indicator(one: Indicator, issued: Indicator) -> Json:
    now = indicator_values(one)
    return {
        "code": one.code,
        "name": one.name,
        "target": plain(one.target),
        "target_text": one.target_text,
        "unit": one.unit,
        "polarity": str(one.polarity),
        "consolidation": str(one.consolidation),
        "division": one.division,
        "index_scale": plain(one.index_scale),
        "quarter_targets": [plain(own) for own in one.quarter_targets],
        "amended": {str(field): was for field, was in indicator_values(issued).items() if was != now[field]},
    }


def _revision(one: Revision) -> Json:
    content = one.content
    return {
        "id": one.id,
        "parents": list(one.parents),
        "deed": str(one.deed),
        "author": one.author,
        "device": one.device,
        "at": format_instant(one.at),
        "state": str(content.reading.state),
        "value": exact(content.reading.value),
        "numerator": plain(content.reading.numerator),
        "denominator": plain(content.reading.denominator),
        "status": str(content.status),
        "reason": content.reason,
        "analysis": content.analysis,
        "obstacles": content.obstacles,
        "follow_up": content.follow_up,
        "evidence": [
            {"kind": item.kind, "reference": item.reference, "size": item.size, "sha256": item.sha256}
            for item in content.evidence
        ],
        "remark": content.remark,
    }
