"""The decree as a page to be read: its words as issued, what was amended beside them, what is in force around it."""

from collections.abc import Iterator

from rich.text import Text

from ikk_tui.domain.amendments import Amendment, Field
from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.corrections import InForce, rule_values, show_with_none
from ikk_tui.domain.decree import Decree, Paragraph, Program
from ikk_tui.domain.overview import Overview
from ikk_tui.widgets.administration import file_blocks
from ikk_tui.widgets.blocks import Block, Column, labelled, paragraph
from ikk_tui.widgets.wording import AMENDED

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
RULES_KEY = "rules"
# Before the key of what is text only, whatever its own label: no indicator's code begins so.
WORDS = "¶"
NUMBER, TARGET, RULE, WHEN = 4, 22, 22, 19


def decree_blocks(overview: Overview) -> list[Block]:
    """Everything, in the order of the printed decree; what it does not say itself comes last and says so."""
    found, issued = overview.in_force, overview.in_force.issued
    blocks = [*_heading(issued), *_body(issued)]
    for program in issued.programs:
        blocks += _annex(found, program)
    return [*blocks, *_rules(found), *file_blocks(overview, WORDS, RULE), *_trails(found)]


def _heading(decree: Decree) -> Iterator[Block]:
    yield paragraph(decree.institution, "bold", key=f"{WORDS}kop", anchor="Kepala keputusan")
    yield paragraph(f"KEPUTUSAN {decree.issuer}", "bold", key=f"{WORDS}kop", space=True)
    yield paragraph(f"NOMOR: {decree.number}", "bold", key=f"{WORDS}kop")
    yield paragraph("TENTANG", "bold", key=f"{WORDS}kop")
    yield paragraph(decree.title, "bold", key=f"{WORDS}kop")
    yield paragraph(decree.issuer, key=f"{WORDS}kop", space=True)


def _body(decree: Decree) -> Iterator[Block]:
    yield from _section("Menimbang", decree.considerations)
    yield from _section("Mengingat", decree.legal_bases)
    yield paragraph("MEMUTUSKAN:", "bold", key=f"{WORDS}menetapkan", anchor="Memutuskan", space=True)
    yield paragraph("Menetapkan", "bold", key=f"{WORDS}menetapkan", space=True)
    yield paragraph(decree.enactment, key=f"{WORDS}menetapkan")
    for dictum in decree.dictums:
        yield paragraph(dictum.label, "bold", key=WORDS + dictum.label, anchor=f"Diktum {dictum.label}", space=True)
        yield paragraph(dictum.text, key=WORDS + dictum.label)
    day = f"{decree.date.day} {MONTHS[decree.date.month - 1]} {decree.date.year}"
    yield paragraph(f"Ditetapkan di {decree.place}", key=f"{WORDS}ttd", anchor="Tanda tangan", space=True)
    yield paragraph(f"pada tanggal {day}", key=f"{WORDS}ttd")
    yield paragraph(decree.signatory_position, key=f"{WORDS}ttd")
    yield paragraph(decree.signatory, "bold", key=f"{WORDS}ttd", space=True)
    yield paragraph(f"NIP. {decree.signatory_nip}", key=f"{WORDS}ttd")
    yield from _section("Tembusan", decree.copies)


def _section(title: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Block]:
    yield paragraph(title, "bold", key=WORDS + title, anchor=title, space=True)
    for one in paragraphs:
        label = (Column(Text(one.label), NUMBER),) if one.label else ()
        yield Block((*label, Column(Text(one.text))), key=WORDS + title)


def _annex(found: InForce, program: Program) -> Iterator[Block]:
    """A program's table: its objectives, and below each the indicators with their targets."""
    anchor = f"Lampiran: {program.code} {program.label}"
    yield paragraph(program.name, "bold", key=program.code, anchor=anchor, space=True)
    titles = (Text("No.", "dim"), Text("Sasaran Kegiatan / Indikator Kinerja Kegiatan", "dim"), Text("Target", "dim"))
    yield _row(*titles, space=True)
    for objective in program.objectives:
        number = f"{objective.code.rpartition('.')[2]}."
        yield _row(Text(number, "bold"), Text(objective.name, "bold"), Text(), key=objective.code)
        for one in objective.indicators:
            name = Text(one.name)
            for other in found.differences(one.code):
                words = f"berlaku {other.field.label}: {show_with_none(other.field, other.now)} ({other.letter})"
                name.append(f"\n{AMENDED} {words}", "bold")
            yield _row(Text(f"  {one.code.rpartition('.')[2]}."), name, Text(one.target_text), key=one.code)


def _row(number: Text, words: Text, target: Text, key: str = "", *, space: bool = False) -> Block:
    return Block((Column(number, NUMBER), Column(words), Column(target, TARGET)), key=key, space=space)


def _rules(found: InForce) -> Iterator[Block]:
    yield paragraph("ATURAN NILAI YANG BERLAKU", "bold", key=RULES_KEY, anchor="Aturan nilai yang berlaku", space=True)
    yield paragraph("Bukan bagian keputusan; dipakai aplikasi ini untuk menilai.", "dim", key=RULES_KEY)
    issued = rule_values(found.issued_rules)
    for field, value in rule_values(found.rules).items():
        words = Text(show_with_none(field, value))
        if value != issued[field]:
            words.append(f"  {AMENDED} semula {show_with_none(field, issued[field])}", "bold")
        yield labelled(field.label, words, RULE, key=RULES_KEY, source=found.rules.sources.get(field, ""))


def _trails(found: InForce) -> Iterator[Block]:
    """Both trails, newest first."""
    for title, mine in (
        ("Perbaikan keputusan", [one for one in found.trail if one.indicator is not None]),
        ("Perubahan aturan nilai", [one for one in found.trail if one.indicator is None]),
    ):
        yield paragraph(title.upper(), "bold", key=WORDS + title, anchor=title, space=True)
        if not mine:
            yield paragraph("Belum ada", key=WORDS + title)
        for one in reversed(mine):
            yield _amendment(one)


def _amendment(one: Amendment) -> Block:
    words = Text.assemble((f"{one.indicator} " if one.indicator else "", "bold"), (_change(one), "bold"))
    words.append(f"\n{one.basis.letter}: {one.basis.reason}\n")
    words.append(f"{one.author} ({one.device}), perbaikan {one.id[:12]}", "dim")
    return Block((Column(Text(format_moment(one.at)), WHEN), Column(words)), key=one.indicator or RULES_KEY)


def _change(one: Amendment) -> str:
    field: Field = one.field
    return f"{field.label}: {show_with_none(field, one.before)} → {show_with_none(field, one.after)}"
