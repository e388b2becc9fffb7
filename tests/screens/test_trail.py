"""The trail on the screen: newest first, read on as one goes, filtered, kept up to date, exported."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.trail import TrailScreen
from ikk_tui.services import identity
from ikk_tui.services.accounts import add
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.periods import close_quarter, reopen_quarter, require_evidence
from ikk_tui.services.realisations import record
from ikk_tui.services.submissions import submit
from ikk_tui.services.trails import everything, trail
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session, Start
from tests.screens.sight import paste, told
from tests.screens.staff import ANI, BUDI, NASTY_NAMES, SIZES, ani, at_work, bottom, budi, line_with
from tests.screens.test_nasty_pages import keeps_its_shape

__all__ = ["ani", "at_work", "budi"]

LETTER = TypedBasis("W.16-7", "12-08-2024", "Salah ketik")


@pytest.fixture
def history(db: Database, ani: Author) -> None:
    """A deed of every kind."""
    record(db, "1.1.1", "3,25", Quarter.I, BUDI)
    record(db, "2.4.5", "20", Quarter.I, BUDI)
    submit(db, "2.4.5", Quarter.I, BUDI)
    record(db, "2.4.5", "21", Quarter.II, BUDI)
    amend_indicator(db, "2.4.6", {Field.TARGET: "35"}, LETTER, ani)
    close_quarter(db, Quarter.I, ani)
    reopen_quarter(db, Quarter.I, "Data terlambat", ani)
    require_evidence(db, ani, wanted=True)


def title(session: Session) -> str:
    return " ".join(session.text.splitlines()[0].split())


def shown(session: Session) -> int:
    """How many lines of the trail were read so far."""
    return sum(bool(block.key) for block in session.app.screen.query_one(Reader).blocks)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("history")
async def test_the_trail_tells_who_did_what_newest_first(start: Start, db: Database, size: tuple[int, int]) -> None:
    async with start("5", "j", size=size) as session:
        assert isinstance(session.app.screen, TrailScreen)
        page = trail(db)
        assert title(session) == "Jejak"
        assert line_with(session, "Akar") == f"Akar {page.root[:12]} dari {page.sealed} catatan"
        words = told(session)
        for kind, subject, did in (
            ("ketentuan", "ketentuan 2024", "mewajibkan bukti pada pengajuan"),
            ("kunci", "TW I 2024", "membuka kembali triwulan: Data terlambat"),
            ("perbaikan", "2.4.6 2024", "mengubah Target: 34 → 35"),
            ("isian", "2.4.5 TW II 2024", "mengisi 21 %"),
            ("reviu", "2.4.5 TW I 2024", "mengajukan 20 %"),
        ):
            assert f"{kind} {subject}" in words
            at = words.index(f"{kind} {subject}")
            assert did in words[at:], did
        assert words.index("mewajibkan bukti") < words.index("membuka kembali") < words.index("mengisi 21 %")
        assert len(page.entries) == shown(session)
        await session.press("x")
        assert page.root in bottom(session).replace(" ", "")
        await session.press("escape")
        assert session.app.current_mode == "keputusan"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("history")
async def test_filters_narrow_it_and_stand_in_the_title(start: Start, size: tuple[int, int]) -> None:
    async with start("5", "j", size=size) as session:
        await session.press("p")
        assert "Jejak siapa?" in session.text
        await session.press("3")
        assert title(session) == "Jejak · orang: budi"
        assert shown(session) == 4
        await session.press("k", "3")
        assert title(session) == "Jejak · orang: budi · jenis: reviu"
        assert shown(session) == 1
        await session.press("k", "escape", "k", "1", "c", *"245", "enter")
        assert title(session) == "Jejak · orang: budi · sel: 2.4.5"
        assert shown(session) == 3
        await session.press("c")
        assert session.app.screen.query_one(Input).value == "2.4.5"
        await session.press("end", *" tw ii", "enter")
        assert title(session) == "Jejak · orang: budi · sel: 2.4.5 TW II"
        assert shown(session) == 1
        await session.press("p", "2")
        assert "Tidak ada yang cocok dengan saringan ini; s menghapusnya" in told(session)
        await session.press("s")
        assert title(session) == "Jejak"
        assert shown(session) == 10
        await session.press("c", *"2.4", "enter")
        assert shown(session) == 4
        await session.press("c", "ctrl+u", "enter")
        assert shown(session) == 10
        assert title(session) == "Jejak"


@pytest.mark.usefixtures("history")
async def test_a_code_that_is_none_is_refused_in_place_and_escape_leaves_the_filter_alone(start: Start) -> None:
    async with start("5", "j", "c") as session:
        for typed, sentence in (
            ("2.4.99", 'Kode "2.4.99" tidak ada dalam keputusan'),
            ("2.4.5 tw v", 'Triwulan "tw v" tidak ada'),
            ("[@click=app.quit]", 'Kode "[@click=app.quit]" tidak ada'),
        ):
            await session.press("ctrl+u")
            await paste(session, typed)
            await session.press("enter")
            assert sentence in bottom(session)
            assert session.app.screen.query_one(Input).value == typed
        await session.press("escape")
        assert title(session) == "Jejak"
        assert shown(session) == 10
        assert isinstance(session.app.screen, TrailScreen)


@pytest.fixture
def long_history(db: Database, ani: Author) -> int:
    """More lines than are read at once; how many."""
    codes = [one.code for one in decree(db).indicators if one.unit == "%"]
    for quarter in Quarter:
        for code in codes:
            record(db, code, "50", quarter, ani)
            record(db, code, "51", quarter, ani)
    return len(list(everything(db)))


@pytest.mark.parametrize("size", SIZES)
async def test_more_is_read_as_one_goes_on_and_the_place_stays(
    start: Start, long_history: int, size: tuple[int, int]
) -> None:
    assert long_history > 300
    async with start("5", "j", size=size) as session:
        assert shown(session) == 200
        reader = session.app.screen.query_one(Reader)
        await session.press("end")
        key = reader.key
        assert shown(session) == min(400, long_history)
        assert reader.key == key
        await session.press(*["down"] * 3)
        assert int(reader.key) == int(key) - 3
        while shown(session) < long_history:
            await session.press("end")
        assert "masih ada" not in told(session)
        await session.press("end")
        assert reader.key == "1"
        assert "menambah akun ani" in told(session)
        await session.press("home")
        assert reader.key == str(long_history)


async def test_keys_typed_ahead_reach_the_oldest_line(start: Start, long_history: int) -> None:
    async with start() as session:
        await session.press("5", "j", *["end"] * (long_history // 200 + 2), "up", "down")
        assert session.app.screen.query_one(Reader).key == "1"
        assert shown(session) == long_history


@pytest.mark.usefixtures("history")
async def test_what_others_add_is_told_and_shown_when_asked_for_or_on_coming_back(start: Start, db: Database) -> None:
    async with start("5", "j", "down", "down") as session:
        key = session.app.screen.query_one(Reader).key
        before = session.text
        record(db, "2.4.5", "22", Quarter.II, BUDI)
        session.app.reload()
        await session.settle()
        assert "ada yang baru, r memuatnya" in told(session)
        assert session.text.splitlines()[2:] == before.splitlines()[2:]
        await session.press("r")
        assert "mengisi 22 %" in told(session)
        assert session.app.screen.query_one(Reader).key == key
        assert "ada yang baru" not in told(session)
        assert trail(db).root[:12] in told(session)
        await session.press("k")
        record(db, "2.4.5", "23", Quarter.II, BUDI)
        session.app.reload()
        await session.settle()
        await session.press("escape")
        assert "mengisi 23 %" in told(session)
        assert session.app.screen.query_one(Reader).key == key
        await session.press("p", "2")
        record(db, "2.4.5", "24", Quarter.II, BUDI)
        session.app.reload()
        await session.settle()
        assert "ada yang baru" not in told(session)
        await session.press("f2", "f5", "j")
        assert "mengisi 24 %" in told(session)


@pytest.mark.parametrize("size", SIZES)
async def test_texts_of_any_kind_are_shown_as_they_are(
    start: Start, db: Database, ani: Author, size: tuple[int, int]
) -> None:
    for at, text in enumerate(NASTY_NAMES):
        add(db, Person(f"[@click=app.quit]{at}", text, frozenset({Role.VIEWER}), text), ani)
        login = text[:64].strip().replace("\N{ZERO WIDTH JOINER}", "")
        login = add(db, Person(login, text, frozenset({Role.OPERATOR})), ani).login
        record(db, f"2.2.{at + 1}", "-", Quarter.I, Author(login, login), reason=f"alasan {text[:140]}")
    async with start("5", "j", size=size) as session:
        seen = ""
        for _ in range(12):
            assert keeps_its_shape(session)
            seen += told(session)
            await session.press("pagedown")
        assert "[/x] [red]merah[/]" in seen
        assert "[@click=app.quit]0" in seen
        assert "指標の達成率と説明" in seen
        await session.press("p")
        assert keeps_its_shape(session)
        await session.press("end", "enter")
        assert keeps_its_shape(session)
        assert shown(session) == 1
        assert "Jejak · orang: " in told(session)


@pytest.fixture
def home(own_machine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The home of the person at work, without a folder for documents."""
    folder = tmp_path / "rumah"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    return folder


def rows(path: Path) -> list[list[str]]:
    """The lines of an exported file, without its headings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("history")
async def test_what_is_filtered_is_exported_to_a_file_that_can_be_chosen(
    start: Start, db: Database, home: Path, size: tuple[int, int]
) -> None:
    async with start("5", "j", "p", "3", "v", size=size) as session:
        path = home / "ikk-jejak-2024.csv"
        assert session.app.screen.query_one(Input).value == str(path)
        await session.press("enter")
        assert bottom(session).replace(" ", "") == f"{path}ditulis"
        assert [row[3] for row in rows(path)] == ["budi"] * 4
        assert path.stat().st_mode & 0o777 == 0o600
        path.write_text("isi lama", encoding="utf-8")
        await session.press("s", "v", "enter")
        assert "sudah ada. Enter sekali lagi menimpanya; atau ubah namanya" in bottom(session)
        assert path.read_text(encoding="utf-8") == "isi lama"
        await session.press("escape", "v", "enter")
        assert path.read_text(encoding="utf-8") == "isi lama"
        await session.press("enter")
        assert bottom(session).endswith("ditulis")
        assert [row[0] for row in rows(path)] == [str(one.seq) for one in everything(db)]
        await session.press("v", "end", *["backspace"] * 4, *"-2.csv", "enter")
        assert len(rows(home / "ikk-jejak-2024-2.csv")) == 10
        await session.press("v")
        assert session.app.screen.query_one(Input).value.endswith("ikk-jejak-2024-2.csv")
    assert sorted(one.name for one in home.iterdir()) == ["ikk-jejak-2024-2.csv", "ikk-jejak-2024.csv"]


@pytest.mark.usefixtures("history")
async def test_documents_come_before_the_home_and_a_typed_change_takes_a_question_back(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = home / "Dokumen"
    documents.mkdir()
    (documents / "ikk-jejak-2024.csv").write_text("isi lama", encoding="utf-8")
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    async with start("5", "j", "v", "enter") as session:
        assert "sudah ada" in bottom(session)
        await session.press("x", "backspace")
        assert bottom(session) == ""
        await session.press("enter")
        assert "sudah ada" in bottom(session)
    assert (documents / "ikk-jejak-2024.csv").read_text(encoding="utf-8") == "isi lama"


@pytest.mark.usefixtures("history")
async def test_a_file_that_cannot_be_written_is_refused_in_place(start: Start, seeded: Path, home: Path) -> None:
    before = seeded.read_bytes()
    async with start("5", "j", "v") as session:
        for typed, sentence in (
            ("", "Letak berkas belum diisi"),
            (str(home), "bukan berkas biasa"),
            (str(home / "tidak" / "ada.csv"), "tidak ada; periksa letaknya"),
            (str(seeded), "milik basis data yang sedang terbuka"),
            (f"{seeded}-journal", "milik basis data yang sedang terbuka"),
            ("~siapa-ini/jejak.csv", "tidak dapat ditulis"),
        ):
            await session.press("ctrl+u", "ctrl+k")
            await paste(session, typed)
            await session.press("enter", "enter")
            assert sentence in bottom(session), typed
            assert session.app.screen.query_one(Input).value == typed
    assert seeded.read_bytes() == before
    assert list(home.iterdir()) == []


@pytest.fixture
def on_server() -> Iterator[None]:
    """A session of a shared server, in which Ani works."""
    identity.work_as(ANI.name)
    yield
    identity._Session.person = None


@pytest.mark.usefixtures("history", "on_server")
async def test_on_a_shared_server_no_file_can_be_named(start: Start, home: Path) -> None:
    async with start("5", "j", "v") as session:
        assert "Di server bersama berkas tidak dapat ditulis dari sini" in bottom(session)
        assert not session.app.screen.query(Input).first().has_focus
        await session.press("enter")
    assert list(home.iterdir()) == []


@pytest.mark.usefixtures("budi")
async def test_everybody_may_read_it(start: Start) -> None:
    async with start("5", "j") as session:
        assert "menambah akun budi (Budi Santoso): operator" in told(session)
