"""The decree as a document: read, searched, leafed through, with its corrections beside its own words."""

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.amend import AmendScreen
from ikk_tui.services.accounts import add, enrol
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.periods import close_quarter, require_evidence
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.search_line import SearchLine
from tests.screens.conftest import Session, Start
from tests.screens.sight import marked, pane, paste, read, told, tree

LETTER = TypedBasis("W.16-7 TAHUN 2024", "12-08-2024", "Salah ketik pada lampiran")
SIZES = [(80, 24), (120, 40)]


def words(text: str) -> str:
    """Without spaces, so that it does not matter where a line is broken."""
    return "".join(text.split())


async def leaf_through(session: Session, key: str) -> str:
    """All the lines that come by while one key is pressed until nothing changes."""
    seen: list[str] = []
    while True:
        lines = [line.removeprefix("▌").strip() for line in pane(session, Reader).splitlines()]
        new = next(
            (at for at in range(len(lines)) if seen[-(len(lines) - at) :] == lines[: len(lines) - at]), len(lines)
        )
        seen += lines[len(lines) - new :] if seen else lines
        before = session.app.screen.query_one(Reader).scroll_offset, session.text
        await session.press(key)
        if before == (session.app.screen.query_one(Reader).scroll_offset, session.text):
            return "\n".join(seen)


async def seek(session: Session, text: str) -> None:
    await session.press("slash")
    await paste(session, text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_decree_can_be_read_by_leafing(start: Start, db: Database, size: tuple[int, int]) -> None:
    issued = decree(db)
    async with start("5", size=size) as session:
        seen = words(await leaf_through(session, "pagedown"))
        for paragraph in (*issued.considerations, *issued.legal_bases, *issued.dictums, *issued.copies):
            assert words(paragraph.text) in seen
        for text in (issued.institution, issued.title, issued.number, issued.enactment, issued.signatory):
            assert words(text) in seen
        assert words("Ditetapkan di Pontianak pada tanggal 5 Maret 2024") in seen
        for program in issued.programs:
            assert words(program.name) in seen
        assert "Menjadi" not in seen
        await session.press("home")
        assert "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA" in told(session)


async def test_arrows_go_from_paragraph_to_paragraph_and_reach_every_indicator(start: Start, db: Database) -> None:
    async with start("5", "t") as session:
        await session.press("end", *["up"] * 5, "enter")
        screen = session.app.screen
        reader = screen.query_one(Reader)
        seen = []
        for _ in range(25):
            if "▌" in pane(session, Reader):
                seen.append(reader.key)
            await session.press("up")
        found = [code for code in seen if code.count(".") == 2]
        assert found[0] == "9.1.1"
        codes = [one.code for one in decree(db).indicators]
        assert found == [code for code in reversed(codes) if code in found]
        assert len(found) >= 10


@pytest.mark.parametrize("size", SIZES)
async def test_a_query_marks_its_words_and_goes_from_paragraph_to_paragraph(
    start: Start, size: tuple[int, int]
) -> None:
    async with start("5", size=size) as session:
        await seek(session, "NARKOTIKA wilayah")
        assert "hasil" in read(session, SearchLine)
        assert "Narkotika" in marked(session, Reader)
        assert session.app.screen.query_one(Reader).key == "2.2"
        await session.press("escape")
        await seek(session, "jdihn")
        assert "1 dari 2 hasil" in read(session, SearchLine)
        first = session.app.screen.query_one(Reader).key
        await session.press("down")
        assert "2 dari 2 hasil" in read(session, SearchLine)
        assert session.app.screen.query_one(Reader).key == "8.2.1" != first
        await session.press("enter", "n")
        assert session.app.screen.query_one(Reader).key == first
        await session.press("N")
        assert session.app.screen.query_one(Reader).key == "8.2.1"


async def test_escape_goes_back_to_where_one_was_reading(start: Start) -> None:
    async with start("5", "pagedown", "down", "pagedown", "down", "down") as session:
        before = session.text
        for keys in (
            ["slash", *"jdihn", "escape"],
            ["slash", *"persentase", "down", "enter", "n", "n", "escape"],
            ["slash", *"zzz", "enter", "n", "N", "escape"],
            ["slash", "escape"],
            ["slash", "enter"],
        ):
            await session.press(*keys)
            assert session.text == before, keys


async def test_keys_typed_into_a_query_are_text(start: Start) -> None:
    async with start("5", "slash") as session:
        await session.press(*"1q?[]txhpn")
        assert "/ 1q?[]txhpn" in session.text
        assert "tidak ada yang cocok" in session.text
        assert session.app.current_mode == "keputusan"
        assert len(session.app.screen_stack) == 1
        await paste(session, "\x1b[2J\x00\x07" + "9" * 900)
        assert "\x1b" not in session.text


async def test_a_letter_in_the_table_of_contents_jumps_there(start: Start) -> None:
    async with start("5", "t") as session:
        assert "Daftar isi" in session.text
        entries = {}
        for line in pane(session, Reader).splitlines():
            letter, _, title = line.removeprefix("▌").strip().partition(" ")
            entries[title.strip()] = letter
        assert len(set(entries.values())) == len(entries)
        for title, shown in (
            ("Mengingat", "Undang-Undang Republik Indonesia Nomor 25 Tahun 2004"),
            ("Diktum KEEMPAT", "Keputusan ini mulai berlaku sejak tanggal ditetapkan"),
            ("Lampiran: 7 Pemajuan HAM", "PROGRAM PEMAJUAN DAN PENEKAKAN HAM"),
        ):
            await session.press(entries[title])
            assert session.app.current_mode == "keputusan"
            top = " ".join(pane(session, Reader).replace("▌", " ").split())[:400]
            assert shown in top, title
            await session.press("t")
        await session.press("escape")
        assert "Lampiran" not in read(session, SearchLine)
        assert len(session.app.screen_stack) == 1
        await session.press("t", "down", "enter")
        assert "8" in read(session, Reader)


async def test_every_title_in_the_table_of_contents_has_a_letter(start: Start) -> None:
    async with start("5", "t", size=(80, 60)) as session:
        lines = [line.removeprefix("▌").strip() for line in pane(session, Reader).splitlines() if line.strip("▌ ")]
        letters = [line.split()[0] for line in lines]
        assert all(len(letter) == 1 for letter in letters)
        assert len(set(letters)) == len(letters)
        assert lines[-1].endswith("Perubahan aturan nilai")
        await session.press(letters[-1])
        assert "PERUBAHAN ATURAN NILAI" in told(session)
        assert "Belum ada" in told(session)


async def test_a_line_of_the_annex_opens_in_the_tree_and_only_it_can_be_corrected(start: Start) -> None:
    async with start("5", "p") as session:
        assert "Pilih dulu sebuah IKK dalam" in told(session)
        assert len(session.app.screen_stack) == 1
        await seek(session, "lansia")
        await session.press("enter", "x")
        assert "2.2.5 Persentase tahanan/narapidana lansia" in told(session)
        await session.press("escape", "h")
        assert "Riwayat 2.2.5" in session.text
        await session.press("escape", "p")
        assert isinstance(session.app.screen, AmendScreen)
        await session.press("escape", "escape")
        await seek(session, "lansia")
        await session.press("enter", "enter")
        assert session.app.current_mode == "program"
        assert tree(session).outline.code == "2.2.5"
        await session.press("5", "home", "x", "h", "enter")
        assert session.app.current_mode == "keputusan"
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_corrected_stands_beside_the_decrees_own_words(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, "2.4.5", "17", Quarter.I, siti)
    amend_indicator(db, "2.4.5", {Field.TARGET: "20", Field.NAME: "Persentase yang berubah perilakunya"}, LETTER, siti)
    amend_rules(db, {Field.CAP: "110"}, TypedBasis("W.16-8", "13-08-2024", "Edaran baru"), siti)
    async with start("[", size=size) as session:
        assert "85,00 Tinggi" in told(session)
        await session.press("5")
        assert "W.16.PR.01.01-2524 TAHUN 2024, 3 perubahan" in told(session)
        await seek(session, "resiko berubah perilakunya")
        shown = read(session, Reader).replace("▌", "").replace(" 19 % ", " ", 1)
        assert "19 %" in read(session, Reader)
        assert words("Persentase Narapidana resiko tinggi yang berubah") in words(shown)
        assert words("≠ berlaku Target: 20 (W.16-7 TAHUN 2024, 12-08-2024)") in words(shown)
        assert words("≠ berlaku Uraian: Persentase yang berubah perilakunya") in words(shown)
        await session.press("escape", "t", "end")
        titles = read(session, Reader)
        assert "Perbaikan keputusan" in titles
        assert "Perubahan aturan nilai" in titles
        await session.press("escape", "end")
        seen = words(await leaf_through(session, "pageup"))
        for line in (
            "2.4.5 Target: 19 → 20",
            "W.16-7 TAHUN 2024, 12-08-2024: Salah ketik pada lampiran",
            "Batas atas: 120 → 110",
            "W.16-8, 13-08-2024: Edaran baru",
            "siti (laptop-1)",
            "≠ semula 120",
        ):
            assert words(line) in seen, line


async def test_reading_goes_on_where_it_was_when_something_is_corrected_elsewhere(
    start: Start, db: Database, siti: Author
) -> None:
    async with start("5") as session:
        await seek(session, "kekayaan")
        await session.press("enter", "n", "n")
        key = session.app.screen.query_one(Reader).key
        amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, LETTER, siti)
        session.app.reload()
        await session.settle()
        assert session.app.screen.query_one(Reader).key == key
        assert "1 perubahan" in told(session) or "hasil" in read(session, SearchLine)
        for key in ("n", "N", "n", "escape"):
            await session.press(key)
            assert session.app.is_running


@pytest.mark.parametrize("typed", ["2.4.5", "245"])
async def test_an_indicator_is_found_by_its_code(start: Start, typed: str) -> None:
    async with start("5", "slash", *typed) as session:
        assert "1 dari 1 hasil" in session.text
        await session.press("enter")
        assert session.app.screen.query_one("#document", Reader).key == "2.4.5"


@pytest.mark.parametrize("size", SIZES)
async def test_requirements_quarters_and_accounts_stand_behind_the_rules(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    enrol(db, siti)
    add(db, Person("[@click=app.quit]", "[/x] 12/[A]/2026", frozenset({Role.OPERATOR})), siti)
    add(db, Person("budi", "Budi", frozenset({Role.OPERATOR}), active=False), siti)
    close_quarter(db, Quarter.I, siti)
    async with start("5", "t", size=size) as session:
        await session.press("end", *["up"] * 4)
        assert "Ketentuan" in read(session, Reader)
        await session.press("enter")
        seen = words(await leaf_through(session, "pagedown"))
        for line in (
            "Bukti bukti tidak wajib saat mengajukan",
            "TW I ● ditutup oleh siti pada",
            "54 IKK belum disetujui waktu itu",
            "TW II ○ terbuka",
            "2 akun aktif, 1 nonaktif: tidak ada yang menyetujui isiannya sendiri",
            "siti operator, peninjau, administrator",
            "[@click=app.quit] [/x] 12/[A]/2026, operator",
        ):
            assert words(line) in seen, line
        assert words("Budi") not in seen
        assert seen.index("KETENTUAN") < seen.index("TRIWULAN2024") < seen.index("AKUN")
        await session.press("question_mark")
        for key, deed_of_it in (("o", "akun"), ("l", "kunci"), ("j", "jejak")):
            assert f"{key} {deed_of_it}" in told(session)


async def test_what_others_change_there_is_seen_while_one_reads_on(start: Start, db: Database, siti: Author) -> None:
    enrol(db, siti)
    async with start("5", "t", "end", "up", "up", "up", "enter", size=(120, 40)) as session:
        key = session.app.screen.query_one(Reader).key
        assert "TW I ○ terbuka" in told(session)
        assert "mode perorangan" in told(session)
        close_quarter(db, Quarter.I, siti)
        require_evidence(db, siti, wanted=True)
        add(db, Person("budi", "Budi", frozenset({Role.REVIEWER})), siti)
        session.app.reload()
        await session.settle()
        assert "TW I ● ditutup oleh siti" in told(session)
        assert "bukti wajib ada saat mengajukan" in told(session)
        assert "budi Budi, peninjau" in told(session)
        assert session.app.screen.query_one(Reader).key == key


async def test_the_keys_of_the_other_pages_are_text_in_a_query(start: Start) -> None:
    async with start("5", "slash", *"olj") as session:
        assert "/ olj" in session.text
        assert len(session.app.screen_stack) == 1
