"""The lines of the summary: opened and closed, sorted, left and come back to; the cursor stays where it was."""

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.summary import Order
from ikk_tui.screens.form import FormScreen
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from tests.screens.forms import shown_code
from tests.screens.sight import until
from tests.screens.summing import (
    SIZES,
    Open,
    at_line,
    here,
    line_of,
    lines,
    open_page,
    reader,
    screen,
    the_summary,
    told,
    whole_page,
)
from tests.screens.year import LATE, year

__all__ = ["open_page", "year"]

BUDI = Author("budi", "laptop-2")
PROGRAMS = [str(number) for number in range(1, 10)]


def codes(page: list[str]) -> list[str]:
    """The codes of the table, from above; the office has none."""
    table = page[2 : page.index("  Yang menurunkan nilai")]
    return [line.split()[0] for line in table if line.strip()]


@pytest.mark.parametrize("size", SIZES)
async def test_the_heading_is_on_top_at_the_beginning_and_the_office_under_it(
    open_page: Open, size: tuple[int, int]
) -> None:
    async with open_page(size=size) as session:
        assert lines(session)[0].split()[:3] == ["Program", "Nilai", "Dinilai"]
        assert here(session) == lines(session)[1]
        assert "Kanwil Kalbar" in here(session)
        await session.press("end", "home")
        assert lines(session)[0].split()[0] == "Program"


async def test_enter_opens_and_closes_a_program_and_an_objective_in_place(open_page: Open) -> None:
    async with open_page() as session:
        assert codes(await whole_page(session)) == PROGRAMS
        await at_line(session, "4")
        await session.press("enter")
        assert reader(session).key == "4"
        assert codes(await whole_page(session)) == [*PROGRAMS[:4], "4.1", "4.2", *PROGRAMS[4:]]
        await at_line(session, "4.2")
        await session.press("enter")
        assert "4.2" in here(session)
        found = codes(await whole_page(session))
        assert found == [*PROGRAMS[:4], "4.1", "4.2", "4.2.1", *PROGRAMS[4:]]
        await at_line(session, "4")
        await session.press("enter")
        assert codes(await whole_page(session)) == PROGRAMS
        assert len(session.app.screen_stack) == 1


async def test_right_opens_and_left_closes_and_goes_up(open_page: Open) -> None:
    async with open_page() as session:
        await at_line(session, "2")
        await session.press("right", "right")
        assert line_of(session, "2.1")
        await at_line(session, "2.4")
        await session.press("right")
        await at_line(session, "2.4.5")
        assert "17 dari 19 %" in here(session)
        await session.press("right")
        assert reader(session).key == "2.4.5"
        await session.press("left")
        assert reader(session).key == "2.4"
        assert not line_of(session, "2.4.5")
        await session.press("left")
        assert reader(session).key == "2"
        assert not line_of(session, "2.4")
        await session.press("left", "left", "up", "up", "left", "right")
        assert codes(await whole_page(session)) == PROGRAMS


async def test_e_opens_everything_and_a_capital_e_closes_it(open_page: Open, db: Database) -> None:
    async with open_page("e") as session:
        rows = the_summary(db).rows(opened=None)[1:]
        assert codes(await whole_page(session)) == [row.code for row in rows]
        await session.press("E")
        assert codes(await whole_page(session)) == PROGRAMS


@pytest.mark.parametrize("opened", [False, True])
async def test_each_order_puts_the_rows_where_its_figures_do(open_page: Open, db: Database, opened: bool) -> None:
    async with open_page(*("e" if opened else "")) as session:
        for order in [*list(Order)[1:], Order.DECREE]:
            await session.press("o")
            assert told(session) == order.label[0].upper() + order.label[1:]
            assert f"o {order.short}" in session.text
            rows = the_summary(db).rows(order, None if opened else ())[1:]
            assert codes(await whole_page(session)) == [row.code for row in rows], order
            assert session.app.current_mode == "ringkasan"


async def test_the_orders_of_the_programs_of_this_year(open_page: Open) -> None:
    async with open_page("o") as session:
        # 57,14 68,52 71,36 76,59 90,00 96,97 104,84 and two without a score.
        assert "".join(codes(await whole_page(session))) == "524863179"
        await session.press("o")
        # 0/2 0/4 0/1 6/38 1/6 1/3 1/2 1/2 1/1
        assert "".join(codes(await whole_page(session))) == "379285461"
        await session.press("o")
        assert "".join(codes(await whole_page(session))) == "248563179"


async def test_the_cursor_goes_with_its_line_when_the_order_changes(open_page: Open) -> None:
    async with open_page("e") as session:
        await at_line(session, "5.2.1")
        for _ in Order:
            await session.press("o")
            assert reader(session).key == "5.2.1"
            assert "5.2.1" in here(session)


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_stays_when_somebody_else_saves(open_page: Open, db: Database, size: tuple[int, int]) -> None:
    async with open_page("e", size=size) as session:
        await at_line(session, "5.2.2")
        before, top = here(session), reader(session).scroll_offset.y
        record(db, "5.2.2", "17", Quarter.III, BUDI)
        await until(session, lambda: here(session) != before)
        assert (reader(session).key, reader(session).scroll_offset.y) == ("5.2.2", top)
        assert "100,00" in here(session)
        assert "12/59" in session.text


async def test_the_cursor_stays_on_a_drag_when_another_comes_before_it(open_page: Open, db: Database) -> None:
    async with open_page() as session:
        await at_line(session, "5.2.1")
        record(db, "3.1.2", "0", Quarter.III, BUDI)
        await until(session, lambda: "12/59 terisi" in session.text)
        assert reader(session).key == "5.2.1"
        assert "5.2.1" in here(session)
        assert "57,14" in here(session)


@pytest.mark.parametrize("code", ["2.4.5", "KANWIL", "9.1.1"])
async def test_the_cursor_stays_when_the_window_is_resized(open_page: Open, code: str) -> None:
    async with open_page("e", size=(120, 40)) as session:
        await at_line(session, code)
        for size in ((80, 24), (100, 20), (160, 50), (80, 24), (120, 40)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert reader(session).key == code
            assert here(session), size


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_what_drags_opens_the_form_of_its_cell_and_escape_comes_back(
    open_page: Open, size: tuple[int, int]
) -> None:
    async with open_page(size=size) as session:
        await at_line(session, "8.3.1")
        await session.press("enter")
        assert isinstance(session.app.screen, FormScreen)
        assert shown_code(session) == "8.3.1"
        assert "TW III" in session.text
        await session.press("escape")
        assert screen(session).code == "8.3.1"
        assert "8.3.1" in here(session)
        await session.press("down")
        assert reader(session).key == "8.2.1"


async def test_i_goes_to_the_row_of_what_drags_in_the_grid(open_page: Open) -> None:
    async with open_page() as session:
        await at_line(session, "8.3.1")
        await session.press("i")
        assert session.app.current_mode == "isian"
        assert session.grid.code == "8.3.1"
        await session.press("f3")
        assert reader(session).key == "8.3.1"
        await at_line(session, "2")
        await session.press("i")
        assert session.app.current_mode == "ringkasan"
        assert told(session) == "Pilih dulu sebuah IKK"


async def test_enter_on_a_quarter_goes_there(open_page: Open) -> None:
    async with open_page() as session:
        await at_line(session, "TW1")
        await session.press("enter")
        assert "TW I " in session.text.splitlines()[0]
        assert "6/59 terisi" in session.text.splitlines()[0]
        assert reader(session).key == "TW1"
        assert here(session).split()[:4] == ["▌", "▸", "TW", "I"]
        await session.press("enter")
        assert "TW I " in session.text.splitlines()[0]


async def test_what_drags_tells_value_target_and_obstacles(open_page: Open) -> None:
    async with open_page() as session:
        page = await whole_page(session)
        at = next(at for at, line in enumerate(page) if line.startswith("  4.2.1 "))
        assert page[at + 1].strip() == "20 dari 88 % (TW II); Majelis baru terbentuk pada Mei."
        assert "0 dari 1 UPT; kendala belum ditulis" in " ".join(page)
        assert "  5 IKK lain di bawah 100: -3,24" in page
        assert LATE[:20] not in " ".join(page)
