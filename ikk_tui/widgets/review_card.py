"""The card of a submitted cell: value, formula, trend, texts, evidence, and what changed since it was last seen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from rich.text import Text

from ikk_tui.domain.cells import Cell, Content, Deed, Evidence, Status, format_moment
from ikk_tui.domain.evidence import FileState, Kind, file_name, format_size
from ikk_tui.domain.explanation import formula
from ikk_tui.domain.indicator_score import IndicatorScore, score_indicator
from ikk_tui.domain.numbers import format_number, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.review_session import ago
from ikk_tui.domain.reviewing import Said, held_words
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.word_diff import word_diff
from ikk_tui.services.reviews import Card
from ikk_tui.widgets.blocks import Block, Column, labelled, paragraph
from ikk_tui.widgets.wording import NONE, PROOF_SIGNS, sign, sparkline

LABEL = 14
NEW, GONE = "bold underline", "dim strike"
MARKED, UNCHANGED = "Ditandai: yang berubah sejak", "Tidak ada yang berubah sejak"
# What became of each file; one that is missing is still being looked at.
States = Mapping[Evidence, FileState]


def card_blocks(card: Card, board: Scoreboard, states: States, now: datetime) -> list[Block]:
    """Everything a decision rests on. `now` is told from: it never ticks."""
    one = _at(card, board, card.key.quarter)
    blocks = [paragraph(f"{card.key.indicator}  {card.indicator.name}", "bold"), paragraph(_submitted(card, one, now))]
    if card.own:
        blocks.append(paragraph(f"! {card.own}", "bold"))
    blocks += [_value(card), _reached(card, board, one), *_marks(card)]
    blocks += _texts(card)
    blocks += _evidence(card, states)
    blocks += conversation_blocks(card.thread)
    return blocks


def _at(card: Card, board: Scoreboard, quarter: Quarter) -> IndicatorScore:
    """How the indicator scores at a quarter, its own cell as the card has it."""
    key, terms = card.key, board.terms(quarter)
    mine = Cell(key, card.head.id, card.head.content.reading, Status.SUBMITTED)
    cells = {**board.indicator(key.indicator).cells, key.quarter: mine}
    return score_indicator(terms.decree.indicator(key.indicator), cells, quarter, terms.rules)


def _submitted(card: Card, one: IndicatorScore, now: datetime) -> Text:
    said = [said for said in card.thread if said.deed is Deed.SUBMIT]
    who = f"diajukan {said[-1].author}, {ago(said[-1].at, now)}" if said else "diajukan"
    asked = one.indicator.consolidation.asks(one.quarter)
    return Text(f"{card.key.quarter.label} {card.key.year}   {who}   {asked}", style="dim")


def _value(card: Card) -> Block:
    unit, unit_before, unit_earlier = card.units
    words = Text.assemble((held_words(card.head.content, unit), "bold"))
    if card.before is not None and card.before.content.reading != card.head.content.reading:
        words.append("   ").append(f"[-{held_words(card.before.content, unit_before)}-]", style=GONE)
    if card.earlier is not None:
        earlier = held_words(card.earlier.content, unit_earlier)
        words.append(f"   {card.earlier.key.quarter.label} {earlier}", style="dim")
    return labelled("Nilai", words, LABEL)


def _reached(card: Card, board: Scoreboard, one: IndicatorScore) -> Block:
    """The achievement with its formula, and the trend up to this quarter."""
    told = f"{formula(one)} = {format_score(one.achievement)}" if formula(one) else one.state_label
    words = Text.assemble(f"{sign(one)} ", told)
    if one.rating is not None:
        words.append(f"  {one.rating}", style="bold")
    words.append(f"   target {format_number(one.target)} {one.indicator.unit}", style="dim")
    at = [_at(card, board, quarter) for quarter in card.key.quarter.up_to()]
    if len(at) > 1:
        words.append(f"   {sparkline(two.achievement for two in at)}")
    return labelled("Capaian", words, LABEL)


def _marks(card: Card) -> Iterator[Block]:
    """Since when what is marked has changed, or that nothing has."""
    before = card.before
    if before is not None:
        same = _same(before.content, card.head.content)
        told = UNCHANGED if same else MARKED
        yield labelled("", Text(f"{told} {format_moment(before.at)[:16]} ({before.author})", "dim"), LABEL)


def _texts(card: Card) -> Iterator[Block]:
    """The texts, each with what is new in it marked."""
    now, before = card.head.content, card.before.content if card.before else None
    for label, text, was in (
        ("Analisis", now.analysis, before.analysis if before else None),
        ("Kendala", now.obstacles, before.obstacles if before else None),
        ("Tindak lanjut", now.follow_up, before.follow_up if before else None),
    ):
        words = Text(text) if was is None else compared(was, text)
        yield Block((Column(Text(label, "dim"), LABEL), Column(words if words.plain else Text("-", "dim"))), space=True)


def compared(before: str, now: str) -> Text:
    """A text with what is new and what is gone marked, also without colours."""
    words = Text()
    for one in word_diff(before, now):
        text = one.text.rstrip()
        blank = one.text[len(text) :]
        if one.sign == "+":
            words.append(f"[+{text}+]", style=NEW).append(blank)
        elif one.sign == "-":
            words.append(f"[-{text}-]", style=GONE).append(blank or " ")
        else:
            words.append(one.text)
    return words


def _same(before: Content, now: Content) -> bool:
    return replace(before, status=now.status, remark=now.remark) == now


def _evidence(card: Card, states: States) -> Iterator[Block]:
    """A line each: what became of a file since it was recorded, what is new, what is gone."""
    now = card.head.content.evidence
    before = card.before.content.evidence if card.before else now
    lines = [_proof(one, states, new=one not in before) for one in now]
    lines += [Text(f"- [-{_named(one)}-]", style=GONE) for one in before if one not in now]
    for at, line in enumerate(lines or [Text("-", "dim")]):
        yield Block((Column(Text("" if at else "Bukti", "dim"), LABEL), Column(line)), space=not at)


def _proof(one: Evidence, states: States, *, new: bool) -> Text:
    if one.kind != Kind.FILE:
        line = Text(f"{NONE} {_named(one)}")
    else:
        sign_of = PROOF_SIGNS[states[one]] if one in states else "…"
        line = Text.assemble(f"{sign_of} ", _named(one), (f", {states.get(one, 'sedang diperiksa')}", "dim"))
    return line.append("  [+baru+]", style=NEW) if new else line


def _named(one: Evidence) -> str:
    if one.kind != Kind.FILE or one.size is None:
        return one.reference
    return f"{file_name(one.reference)}  {format_size(one.size)}"


def conversation_blocks(thread: tuple[Said, ...], *, always: bool = False) -> Iterator[Block]:
    """What was said so far, oldest first, where anything was besides the first submission, or `always`."""
    if not always and not any(said.message for said in thread) and len(thread) < 2:
        return
    for at, said in enumerate(thread):
        words = Text.assemble((f"{said.author} {said.deed.label}", "bold"), (f"  {format_moment(said.at)[:16]}", "dim"))
        if said.message:
            words.append(f"\n{said.message}")
        yield Block((Column(Text("" if at else "Percakapan", "dim"), LABEL), Column(words)), space=not at)
