"""Correcting an indicator or a scoring rule: side by side, previewed, asked about, appended."""

import pytest
from textual.widgets import Input, TextArea

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.amend import AmendScreen
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.decrees import in_force
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.amend_form import AmendForm
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session, Start
from tests.screens.sight import go_to, paste, read, row, told

BUDI = Author("budi", "laptop-2")
LETTER = TypedBasis("W.16-7", "12-08-2024", "Salah ketik")
SIZES = [(80, 24), (120, 40)]


async def open_form(session: Session, code: str = "2.4.5") -> None:
    await go_to(session, code)
    await session.press("p")
    assert isinstance(session.app.screen, AmendScreen)


async def focus(session: Session, name: str) -> None:
    """Put the cursor into a field."""
    session.app.screen.query_one(f"#{name}").focus()
    await session.settle()


async def give_basis(session: Session) -> None:
    """Fill the last three fields; the cursor stays in the last."""
    for name, text in (("number", "W.16-7"), ("date", "12-08-2024"), ("reason", "Salah ketik")):
        await focus(session, name)
        await paste(session, text)


def preview(session: Session) -> str:
    """What stands below the form."""
    from textual.widgets import Static

    region = session.app.screen.query_one("#preview", Static).region
    strips = session.app.screen._compositor.render_strips()[region.y : region.bottom]
    return " ".join(" ".join(strip.text for strip in strips).split())


def shown_target(session: Session) -> list[str]:
    """The words of the line of the target: its label, what is in force, what it shall be."""
    return next(line for line in session.text.splitlines() if line.startswith(" Target  ")).split()


@pytest.mark.parametrize("size", SIZES)
async def test_a_target_is_corrected_with_the_keyboard_alone(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, "2.4.5", "17", Quarter.I, siti)
    async with start("[", size=size) as session:
        await open_form(session)
        assert "Berlaku sekarang" in session.text
        assert "Menjadi" in session.text
        assert (
            " ".join(next(line for line in session.text.splitlines() if " Target  " in line).split()) == "Target 19 19"
        )
        await session.type("20")
        assert (
            " ".join(next(line for line in session.text.splitlines() if " Target  " in line).split()) == "Target 19 20"
        )
        assert "kantor 89,47 → 85,00" in preview(session)
        assert "2.4.5 89,47 → 85,00" in preview(session)
        await session.press(*["enter"] * 10)
        await session.type("W.16-7", "enter")
        await session.type("12-08-2024", "enter")
        await session.type("Salah ketik")
        assert in_force(db).trail == ()
        await session.press("enter")
        assert "Tetapkan Target: 19 → 20?" in preview(session)
        assert "Enter sekali lagi bila benar" in preview(session)
        assert in_force(db).trail == ()
        await session.press("enter")
        assert session.app.current_mode == "program"
        assert "85,00" in row(session, "2.4.5")
        assert "≠" in row(session, "2.4.5")
        assert "85,00 Tinggi" in told(session)
    (made,) = in_force(db).trail
    assert (made.indicator, made.field, made.before, made.after) == ("2.4.5", Field.TARGET, "19", "20")
    assert (made.basis.letter, made.basis.reason) == ("W.16-7, 12-08-2024", "Salah ketik")
    assert in_force(db).issued.indicator("2.4.5").target == 19
    assert scoreboard(db, Quarter.I).standing.score == 85
    assert not check(db).problems


async def test_enter_goes_from_field_to_field_and_only_the_last_one_asks(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await focus(session, "name")
        fields = []
        for _ in range(14):
            assert session.app.focused is not None
            fields.append(session.app.focused.id)
            assert "Enter sekali lagi" not in preview(session)
            await session.press("enter")
        assert fields == [
            *("name", "target", "unit", "polarity", "consolidation", "division", "index_scale"),
            *("target_q1", "target_q2", "target_q3", "target_q4", "number", "date", "reason"),
        ]
        assert session.app.focused is not None
        assert session.app.focused.id == "reason"
        await session.press("enter", "enter")
        assert isinstance(session.app.screen, AmendScreen)
        for name in ("reason", "division", "name"):
            await focus(session, name)
            region = session.app.focused.region
            assert 2 <= region.y < session.app.size.height - 5
    assert in_force(db).trail == ()


async def test_a_choice_is_turned_with_the_arrows(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.4.5", "17", Quarter.I, siti)
    async with start("[") as session:
        await open_form(session)
        await focus(session, "polarity")
        assert "‹ semakin tinggi semakin baik" in session.text
        await session.press("right")
        assert "‹ semakin rendah semakin baik" in session.text
        assert "2.4.5 89,47 → 110,53" in preview(session)
        await session.press("left", "left")
        assert "‹ semakin dekat target" in session.text
        await session.press("space")
        await focus(session, "consolidation")
        await session.press("space")
        assert "‹ jumlah triwulan ›" in session.text
        await give_basis(session)
        await session.press("enter", "enter")
    assert [(one.field, one.after) for one in in_force(db).trail] == [(Field.CONSOLIDATION, "sum")]


async def test_what_was_typed_is_there_again_after_escape_until_it_is_dropped(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await focus(session, "name")
        await session.type("Nama ")
        await focus(session, "polarity")
        await session.press("right")
        await focus(session, "number")
        await session.type("W.16-9")
        await focus(session, "reason")
        await session.type("keliru [/x]")
        await session.press("escape")
        assert session.app.current_mode == "program"
        await open_form(session, "2.4.4")
        assert "W.16-9" not in session.text
        assert "21" not in told(session)
        await session.press("escape")
        await session.press("5", "1")
        await open_form(session)
        assert shown_target(session)[:2] == ["Target", "19"]
        screen = session.app.screen
        assert screen.query_one("#target", Input).value == "21"
        assert screen.query_one("#name", TextArea).text.startswith("Nama Persentase")
        assert "‹ semakin rendah semakin baik" in session.text
        await focus(session, "reason")
        assert "keliru [/x]" in session.text
        assert "W.16-9" in session.text
        await session.press("ctrl+t")
        assert session.app.current_mode == "program"
        await session.press("p")
        assert session.app.screen.query_one("#target", Input).value == "19"
        assert session.app.screen.query_one("#reason", Input).value == ""
        await session.press("escape", "p")
        assert "Belum ada yang diubah" not in preview(session)
    assert in_force(db).trail == ()


BAD = [
    ("target", "abc", "Target"),
    ("target", "87.5", "Gunakan koma untuk desimal: 87,5"),
    ("target", "-1", "tidak boleh kurang dari 0"),
    ("target", "", "Target harus berupa angka"),
    ("target", "nihil", "Target harus berupa angka"),
    ("target", "1/2", "Target harus berupa angka"),
    ("target", "9" * 60, "Target"),
    ("target_q2", "x", "Target TW II"),
    ("index_scale", "4", "Skala hanya untuk satuan Indeks"),
    ("division", "", "Divisi tidak boleh kosong"),
    ("unit", "y" * 61, "Satuan terlalu panjang (61 karakter)"),
    ("name", "", "Uraian tidak boleh kosong"),
    ("name", "y" * 1001, "Uraian terlalu panjang"),
]


async def test_bad_input_shows_one_sentence_and_writes_nothing(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        for name, text, sentence in BAD:
            editor = session.app.screen.query_one(f"#{name}")
            assert isinstance(editor, Input | TextArea)
            editor.focus()
            held = editor.text if isinstance(editor, TextArea) else editor.value
            editor.select_all()
            await session.press("delete")
            await paste(session, text)
            assert sentence in preview(session), (name, text)
            session.app.screen.query_one("#reason").focus()
            await session.press("enter", "enter", "enter")
            assert sentence in preview(session), (name, text)
            assert isinstance(session.app.screen, AmendScreen)
            if isinstance(editor, TextArea):
                editor.text = held
            else:
                editor.value = held
            await session.settle()
    assert in_force(db).trail == ()


async def test_a_missing_or_impossible_basis_is_refused_in_a_sentence(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("20")
        await focus(session, "reason")
        await session.press("enter", "enter")
        assert "Nomor surat belum diisi" in preview(session)
        await focus(session, "number")
        await session.type("W.1", "enter")
        for day, sentence in (
            ("", "Tanggal surat belum diisi"),
            ("2024-08-12", "bukan tanggal"),
            ("31-02-2024", 'Tanggal surat "31-02-2024" bukan tanggal'),
            ("01-01-2999", "belum tiba"),
            ("12-08-2024", "Alasan belum diisi"),
        ):
            await session.press("home", "shift+end", "delete")
            await session.type(day, "enter", "enter", "enter")
            assert sentence in preview(session)
            assert in_force(db).trail == ()
            await focus(session, "date")
        await session.press("enter")
        await session.type("keliru", "enter", "enter")
        assert session.app.current_mode == "program"
        assert len(session.app.screen_stack) == 1
    assert len(in_force(db).trail) == 1


async def test_a_value_already_recorded_is_not_made_impossible(start: Start, db: Database, siti: Author) -> None:
    record(db, "3.1.1", "3,25", Quarter.I, siti)
    async with start() as session:
        await open_form(session, "3.1.1")
        await focus(session, "unit")
        await session.type("Orang")
        await give_basis(session)
        await session.press("enter", "enter")
        assert isinstance(session.app.screen, AmendScreen)
        assert any(word in preview(session) for word in ("mustahil", "bulat", "desimal"))
    assert in_force(db).trail == ()


async def test_a_second_administrators_correction_meanwhile_is_never_overwritten_unseen(
    start: Start, db: Database
) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await give_basis(session)
        amend_indicator(db, "2.4.5", {Field.TARGET: "25"}, LETTER, BUDI)
        await session.press("enter", "enter")
        assert "2.4.5 baru saja diubah oleh budi" in preview(session)
        assert session.app.screen.query_one("#target", Input).value == "21"
        assert session.app.screen.query_one("#reason", Input).value == "Salah ketik"
        assert len(in_force(db).trail) == 1
        await session.press("enter", "enter")
        assert len(in_force(db).trail) == 1
        await session.press("escape", "p")
        assert shown_target(session)[:2] == ["Target", "25"]
        assert session.app.screen.query_one("#target", Input).value == "21"
        await focus(session, "reason")
        assert session.app.screen.query_one("#reason", Input).value == "Salah ketik"
        await session.press("enter")
        assert "Target: 25 → 21" in preview(session)
        await session.press("enter")
    assert [one.after for one in in_force(db).trail] == ["25", "21"]


async def test_a_correction_of_another_indicator_meanwhile_is_in_nobodys_way(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await give_basis(session)
        amend_indicator(db, "2.4.4", {Field.TARGET: "91"}, LETTER, BUDI)
        amend_rules(db, {Field.CAP: "110"}, LETTER, BUDI)
        await session.press("enter", "enter")
    assert [one.after for one in in_force(db).trail] == ["91", "110", "21"]


async def test_an_impatient_hand_appends_once(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await give_basis(session)
        await session.pilot.press("enter", "enter", "enter", "enter")
        await session.settle()
        assert session.app.is_running
        assert session.app.fault is None
    assert [one.after for one in in_force(db).trail] == ["21"]


async def test_what_is_asked_anew_after_another_edit(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await give_basis(session)
        await session.press("enter")
        await session.type("!")
        assert "Enter sekali lagi" not in preview(session)
        await session.press("enter")
        assert "Enter sekali lagi" in preview(session)
        assert in_force(db).trail == ()


async def test_a_correction_that_changes_nothing_is_refused(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("19,0")
        await give_basis(session)
        await session.press("enter", "enter")
        assert "Tidak ada yang diubah" in preview(session)
    assert in_force(db).trail == ()


@pytest.mark.parametrize("size", SIZES)
async def test_scoring_rules_are_corrected_with_a_preview(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, "2.4.5", "25", Quarter.I, siti)
    record(db, "2.4.4", "82", Quarter.I, siti)
    async with start("[", "5", "t", size=size) as session:
        await session.press("end", *["up"] * 5, "enter", "p")
        assert "Perubahan aturan nilai 2024" in session.text
        assert session.app.focused is not None
        assert session.app.focused.id == "cap"
        await session.type("110")
        assert "kantor 105,56 → 100,56" in preview(session)
        await focus(session, "band_very_high")
        await session.type("120")
        assert "tidak ada nilai yang mencapai Sangat Tinggi" in preview(session)
        await session.press("backspace", "backspace", "backspace")
        await session.type("95")
        assert "predikat" in preview(session)
        await focus(session, "rollup")
        await session.press("right")
        await session.press("left")
        await give_basis(session)
        await session.press("enter")
        assert "Batas atas: 120 → 110; Sangat Tinggi" in preview(session)
        assert ": 90 → 95?" in preview(session)
        await session.press("enter")
        assert "100,56 Sangat Tinggi" in told(session)
        assert "≠ semula 120" in read(session, Reader)
        await session.press("home", "down", "down")
        assert "2 perubahan" in told(session)
    assert [(one.indicator, one.after) for one in in_force(db).trail] == [(None, "110"), (None, "95")]
    assert in_force(db).rules.sources["cap"] == "W.16-7, 12-08-2024"


async def test_an_empty_cap_means_none(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.4.5", "25", Quarter.I, siti)
    async with start("[", "5", "t") as session:
        await session.press("end", *["up"] * 5, "enter", "p", "delete")
        assert "kantor 120,00 → 131,58" in preview(session)
        await give_basis(session)
        await session.press("enter")
        assert "Batas atas: 120 → tanpa batas atas" in preview(session)
        await session.press("enter")
    assert in_force(db).rules.cap is None


async def test_keys_of_the_app_are_text_in_the_form(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await focus(session, "reason")
        await session.press(*"q1?[]sxhpn5/u")
        assert isinstance(session.app.screen, AmendScreen)
        assert session.app.screen.query_one("#reason", Input).value == "q1?[]sxhpn5/u"
        assert session.app.is_running
        assert in_force(db).trail == ()


async def test_control_characters_pasted_into_the_form_reach_no_terminal(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("20")
        for name in ("name", "unit", "division", "number", "date", "reason", "target"):
            session.app.screen.query_one(f"#{name}").focus()
            for nasty in ("\x1b[2J\x07", "a\x00b", "\x9b31m", "\u202e\u2028x", "\n", "\r\n", "\t"):
                await paste(session, nasty)
                assert not {"\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2028"} & set(session.text), (name, nasty)
        session.app.screen.query_one("#reason").focus()
        await session.press("enter", "enter")
        assert isinstance(session.app.screen, AmendScreen)
        assert preview(session)
        await session.press("escape", "p", "escape")
        assert session.app.is_running
    assert in_force(db).trail == ()


async def test_the_letter_of_the_last_correction_is_offered_for_the_next(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("21")
        await give_basis(session)
        await session.press("enter", "enter")
        await open_form(session, "2.4.4")
        screen = session.app.screen
        assert screen.query_one("#number", Input).value == "W.16-7"
        assert screen.query_one("#date", Input).value == "12-08-2024"
        assert screen.query_one("#reason", Input).value == ""


async def test_a_corrected_text_is_told_beside_the_decrees_in_the_form(
    start: Start, db: Database, siti: Author
) -> None:
    amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, LETTER, siti)
    async with start() as session:
        await open_form(session)
        assert "20 (keputusan: 19)" in told(session)


async def test_correcting_needs_an_indicator(start: Start) -> None:
    async with start("p") as session:
        assert "Pilih dulu sebuah IKK" in session.text
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_arrows_go_from_field_to_field(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await open_form(session)
        fields = []
        for _ in range(13):
            assert session.app.focused is not None
            fields.append(session.app.focused.id)
            await session.press("down")
        assert fields[:4] == ["target", "unit", "polarity", "consolidation"]
        assert fields[-2:] == ["date", "reason"]
        await session.press("up")
        assert session.app.focused is not None
        assert session.app.focused.id == "date"


async def test_however_much_is_corrected_the_question_says_how_to_answer_it(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        for name, text in (("target", "60"), ("target_q1", "20"), ("target_q2", "30"), ("target_q3", "40")):
            await focus(session, name)
            await session.type(text)
        await focus(session, "name")
        await session.type("x" * 60)
        await give_basis(session)
        await session.press("enter")
        assert "Enter sekali lagi bila benar" in session.text
        assert "Target TW III: ikut target tahunan → 40" in told(session)
        assert "Nilai s.d. TW I" in told(session)


async def test_a_reason_pasted_in_two_lines_is_kept_whole(start: Start, db: Database) -> None:
    async with start() as session:
        await open_form(session)
        await session.type("60")
        await focus(session, "reason")
        await paste(session, "Salah ketik pada lampiran;\nseharusnya 60 persen")
        assert session.app.screen.query_one("#reason", Input).value == "Salah ketik pada lampiran; seharusnya 60 persen"


async def test_figures_typed_in_one_go_stay_in_the_field_in_which_they_were_typed(start: Start) -> None:
    async with start() as session:
        await open_form(session)
        await focus(session, "target_q1")
        await session.press(*"12", "enter", *"15", "enter", *"17", "enter")
        form = session.app.screen.query_one(AmendForm)
        typed = {str(field): text for field, text in form.typed.items()}
        assert typed == {"target_q1": "12", "target_q2": "15", "target_q3": "17"}
