"""The accounts of a file: seen, added, changed and let rest, by keys alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.widgets import Input

from ikk_tui.domain.people import Person, Role
from ikk_tui.screens.account_form import AccountFormScreen
from ikk_tui.screens.accounts import AccountsScreen
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.accounts import add, change, find, people
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session, Start
from tests.screens.sight import paste, told
from tests.screens.staff import (
    ANI,
    BUDI,
    NASTY_NAMES,
    RTL_MARK,
    SIZES,
    ani,
    at_work,
    bottom,
    budi,
    everybody,
    line_with,
)
from tests.screens.test_nasty_pages import keeps_its_shape

__all__ = ["ani", "at_work", "budi"]


def below(session: Session) -> str:
    """What is told below the form."""
    region = session.app.screen.query_one("#account-told").region
    strips = session.app.screen._compositor.render_strips()[region.y : region.bottom]
    return " ".join(" ".join(strip.text for strip in strips).split())


async def to_last_field(session: Session) -> None:
    """Go to the field in which Enter asks."""
    await session.press(*["down"] * 9)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("ani")
async def test_the_list_says_who_may_do_what_and_who_is_at_work(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    add(db, Person("dewi", "Dewi", frozenset({Role.REVIEWER, Role.VIEWER}), "Divisi Keimigrasian", False), ANI)
    async with start("5", "o", size=size) as session:
        assert isinstance(session.app.screen, AccountsScreen)
        assert "2 akun aktif, 1 nonaktif: tidak ada yang menyetujui isiannya sendiri" in told(session)
        assert line_with(session, "Budi Santoso") == "budi Budi Santoso operator ✓ aktif"
        assert "dewi Dewi peninjau, pembaca · nonaktif" in told(session)
        assert "Divisi Keimigrasian" in told(session)
        lines = [line.strip("▌ ").split("  ")[0] for line in session.text.splitlines()]
        assert lines[lines.index("ani") + 1] == "Anda"
        assert lines.count("Anda") == 1
        await session.press("escape")
        assert session.app.current_mode == "keputusan"
        assert len(session.app.screen_stack) == 1


async def test_one_active_person_works_alone_and_is_told_so(
    start: Start, db: Database, at_work: Callable[[Author], None]
) -> None:
    add(db, everybody("ani", "Ani"), ANI)
    at_work(ANI)
    async with start("5", "o") as session:
        assert "1 akun aktif: mode perorangan, isian sendiri boleh disetujui" in told(session)


async def test_of_a_file_that_knows_nobody_the_list_says_so(start: Start, db: Database) -> None:
    async with start("5", "o") as session:
        assert "Belum ada akun: siapa pun boleh melakukan semuanya" in told(session)
        await session.step("enter", "d", "d")
        assert isinstance(session.app.screen, AccountsScreen)
    assert people(db).known == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("ani")
async def test_an_account_is_added_with_keys_typed_ahead(start: Start, db: Database, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await session.press("5", "o", "n", *"tono", "enter", *"Tono Wijaya", "enter", "space", "enter", "right")
        await session.press(*["enter"] * 5)
        assert "Enter sekali lagi bila benar. Tambahkan tono (Tono Wijaya): operator, peninjau?" in below(session)
        assert people(db).find("tono") is None
        await session.press("enter")
        assert isinstance(session.app.screen, AccountsScreen)
        assert bottom(session) == "tono (Tono Wijaya) ditambahkan"
        assert "tono Tono Wijaya operator, peninjau ✓ aktif" in told(session)
        assert session.app.screen.query_one(Reader).key == "tono"
        assert "3 akun aktif" in told(session)
        await session.step("d", "d", "enter", "escape", "up", "d")
        assert "Nonaktifkan budi (Budi Santoso)? Tekan sekali lagi bila benar" in bottom(session)
    assert people(db).find("tono") == Person(
        "tono", "Tono Wijaya", frozenset({Role.OPERATOR, Role.REVIEWER}), active=False
    )
    assert find(db, "budi").active


@pytest.mark.usefixtures("ani")
async def test_an_account_is_changed_and_only_the_last_field_asks(start: Start, db: Database) -> None:
    async with start("5", "o", "down", "enter") as session:
        assert "Akun budi (Budi Santoso)" in session.text
        assert not session.app.screen.query("#login")
        fields = []
        for _ in range(7):
            assert session.app.focused is not None
            fields.append(session.app.focused.id)
            assert "Enter sekali lagi" not in below(session)
            await session.press("enter")
        assert fields == ["name", "operator", "reviewer", "administrator", "viewer", "division", "active"]
        assert "Tidak ada yang diubah" in below(session)
        await session.press("up", "right", "up", "up", "space")
        assert "Ubah budi: Peran: operator → operator, administrator; Divisi: tanpa divisi →" in below(session)
        await session.press("down", "down", "down", "enter", "enter")
        assert "budi (Budi Santoso) diubah" in bottom(session)
    found = find(db, "budi")
    assert found.roles == {Role.OPERATOR, Role.ADMINISTRATOR}
    assert found.division == "Administrasi"


@pytest.mark.usefixtures("ani")
async def test_a_person_rests_and_works_again_after_the_same_key_twice(start: Start, db: Database) -> None:
    async with start("5", "o", "down") as session:
        await session.press("d")
        assert bottom(session) == "Nonaktifkan budi (Budi Santoso)? Tekan sekali lagi bila benar"
        await session.press("up", "down")
        assert bottom(session) == ""
        await session.press("d")
        assert find(db, "budi").active
        await session.press("d")
        assert bottom(session) == "budi (Budi Santoso) dinonaktifkan"
        assert "mode perorangan" in told(session)
        assert "· nonaktif" in line_with(session, "Budi Santoso")
        assert not find(db, "budi").active
        await session.step("d", "d")
        assert bottom(session) == "budi (Budi Santoso) diaktifkan"
        assert find(db, "budi").active
        await session.step("home", "d", "d")
        assert bottom(session) == (
            "Akun ani adalah administrator aktif yang terakhir; jadikan orang lain administrator dulu"
        )
    assert find(db, "ani").active


@pytest.mark.usefixtures("budi")
async def test_who_is_no_administrator_may_look_and_is_told_who_may_change(start: Start, db: Database) -> None:
    async with start("5", "o") as session:
        assert "budi Budi Santoso operator ✓ aktif" in told(session)
        for key in ("n", "enter", "d"):
            await session.press("up", key)
            assert bottom(session) == ("Akun budi tidak berperan administrator; yang berperan administrator: ani")
            assert isinstance(session.app.screen, AccountsScreen)
    assert len(people(db).known) == 2


@pytest.mark.usefixtures("ani")
async def test_who_stops_being_administrator_while_the_form_is_open_is_refused_and_keeps_what_was_typed(
    start: Start, db: Database
) -> None:
    add(db, everybody("citra", "Citra"), ANI)
    async with start("5", "o", "n", *"tono") as session:
        change(db, Person("ani", "Ani", frozenset({Role.OPERATOR})), Author("citra", "laptop-3"))
        await to_last_field(session)
        await session.press("enter", "enter")
        assert "Akun ani tidak berperan administrator" in below(session)
        assert "yang berperan administrator: citra" in below(session)
        assert session.app.screen.query_one("#login", Input).value == "tono"
        await session.press("escape")
        assert "operator ✓ aktif" in line_with(session, "ani Ani")
    assert people(db).find("tono") is None


@pytest.mark.parametrize(
    ("login", "name", "sentence"),
    [
        ("", "Tono", "Nama akun belum diisi"),
        ("budi", "Tono", "Akun budi sudah ada"),
        ("y" * 65, "Tono", "Nama akun terlalu panjang (65 karakter)"),
        ("tono", "y" * 201, "Nama terlalu panjang (201 karakter)"),
        (f"to{RTL_MARK}no", "Tono", "Nama akun memuat karakter yang tidak terbaca"),
        ("tono", f"To{RTL_MARK}no", "Nama memuat karakter yang tidak terbaca"),
    ],
)
@pytest.mark.usefixtures("ani")
async def test_what_cannot_be_stored_is_refused_in_place_and_stays_typed(
    start: Start, db: Database, login: str, name: str, sentence: str
) -> None:
    async with start("5", "o", "n") as session:
        await paste(session, login)
        await session.press("enter")
        await paste(session, name)
        typed = [one.value for one in session.app.screen.query(Input)]
        await to_last_field(session)
        await session.press("enter", "enter")
        assert isinstance(session.app.screen, AccountFormScreen)
        assert sentence in below(session)
        assert [one.value for one in session.app.screen.query(Input)] == typed
    assert len(people(db).known) == 2


@pytest.mark.usefixtures("ani")
async def test_a_form_whose_account_another_person_changes_is_refused_and_shows_the_newest_when_opened_again(
    start: Start, db: Database
) -> None:
    async with start("5", "o", "down", "enter") as session:
        await session.press("end", *" Jr.")
        change(db, replace(find(db, "budi"), roles=frozenset({Role.REVIEWER})), ANI)
        session.app.reload()
        await session.settle()
        assert session.app.screen.query_one("#name", Input).value == "Budi Santoso Jr."
        await to_last_field(session)
        await session.press("enter", "enter")
        assert "Akun budi baru saja diubah orang lain; tutup dan buka lagi akunnya" in below(session)
        assert find(db, "budi").name == "Budi Santoso"
        await session.press("escape")
        assert "peninjau" in line_with(session, "Budi Santoso")
        await session.press("enter")
        assert session.app.screen.query_one("#name", Input).value == "Budi Santoso Jr."
        assert "Ubah budi: Nama: Budi Santoso → Budi Santoso Jr." in below(session)
        await to_last_field(session)
        await session.press("enter", "enter")
        assert "diubah" in bottom(session)
    assert find(db, "budi") == Person("budi", "Budi Santoso Jr.", frozenset({Role.REVIEWER}))


@pytest.mark.usefixtures("ani")
async def test_a_question_about_an_account_that_changes_meanwhile_is_asked_anew(start: Start, db: Database) -> None:
    async with start("5", "o", "down", "d") as session:
        change(db, replace(find(db, "budi"), active=False), ANI)
        session.app.reload()
        await session.settle()
        assert "· nonaktif" in line_with(session, "Budi Santoso")
        await session.press("d")
        assert bottom(session) == "Aktifkan budi (Budi Santoso)? Tekan sekali lagi bila benar"
        change(db, replace(find(db, "budi"), name="Budi"), ANI)
        await session.press("d")
        assert "baru saja diubah orang lain" in bottom(session)
        assert "budi budi" not in told(session)
    assert not find(db, "budi").active


@pytest.mark.usefixtures("ani")
async def test_escape_keeps_what_was_typed_and_the_app_tells_of_it_before_it_ends(start: Start, db: Database) -> None:
    async with start("5", "o", "n") as session:
        await session.press(*"tono", "down", "down", "space", "escape", "down", "enter", "down", "space", "escape")
        assert find(db, "budi").roles == {Role.OPERATOR}
        await session.press("escape", "b")
        assert isinstance(session.app.screen, UnsavedScreen)
        assert "Akun baru belum disimpan: buka lagi dengan o di Keputusan" in told(session)
        assert "Akun budi belum disimpan: buka lagi dengan o di Keputusan" in told(session)
        await session.press("escape", "q")
        assert session.app.is_running
        assert "Akun baru belum disimpan" in told(session)
    async with start("escape", "5", "o", "n") as session:
        assert session.app.screen.query_one("#login", Input).value == "tono"
        assert "‹ ya ›" in line_with(session, "mengisi dan mengajukan")
        await session.press("ctrl+t")
        assert isinstance(session.app.screen, AccountsScreen)
        await session.press("n")
        assert session.app.screen.query_one("#login", Input).value == ""
        await session.press("escape", "down", "enter", "ctrl+t")
        assert session.app.drafts.state == ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("ani")
async def test_names_of_any_kind_are_shown_as_they_are(start: Start, db: Database, size: tuple[int, int]) -> None:
    for at, text in enumerate(NASTY_NAMES):
        add(db, Person(f"{'p' * 62}{at}", text, frozenset(Role), text), ANI)
    add(db, Person("[@click=app.quit]keluar[/]", "12/[A]/2026", frozenset()), ANI)
    async with start("5", "o", size=size) as session:
        seen = ""
        for _ in range(len(NASTY_NAMES) * 4):
            assert keeps_its_shape(session)
            seen += told(session)
            await session.press("down")
        assert "[/x] [red]merah[/]" in seen
        assert "[@click=app." in seen
        assert "12/[A]/2026" in seen
        for _ in NASTY_NAMES:
            await session.press("enter")
            assert keeps_its_shape(session)
            await to_last_field(session)
            await session.press("left", "enter")
            assert keeps_its_shape(session)
            await session.press("ctrl+t", "d")
            assert keeps_its_shape(session)
            await session.press("up")
        await session.press("escape", "end")
        assert keeps_its_shape(session)


async def test_a_change_by_somebody_else_is_seen_without_a_key_and_the_cursor_stays(
    start: Start, db: Database, ani: Author
) -> None:
    async with start("5", "o", "down") as session:
        add(db, Person("citra", "Citra", frozenset({Role.VIEWER})), ani)
        session.app.reload()
        await session.settle()
        assert "citra Citra pembaca ✓ aktif" in told(session)
        assert session.app.screen.query_one(Reader).key == BUDI.name
