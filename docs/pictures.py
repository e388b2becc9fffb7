"""Draws the pictures of the README from the running app: `python docs/pictures.py`. The values in them are invented."""

import asyncio
import os
import tempfile
from pathlib import Path

from ikk_tui.app import IkkApp
from ikk_tui.domain.forms import Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import describe, record

FOLDER = Path(__file__).parent
SIZE = (110, 30)
VALUES = {
    "1.1.1": "3,25", "2.1.1": "80", "2.2.1": "51/60", "2.2.2": "91", "2.3.2": "100", "2.4.1": "71,5", "2.4.2": "100",
    "2.4.3": "88", "2.4.4": "91", "2.4.5": "17", "2.4.6": "30", "2.5.1": "90", "2.6.1": "94,4", "2.9.1": "0",
    "3.1.1": "3,14", "3.1.2": "3,2", "4.1.1": "4", "5.2.1": "66", "6.2.1": "18", "7.1.1": "4", "8.1.1": "1",
    "9.1.1": "80",
}  # fmt: skip
EARLIER = Written(
    value="15",
    analysis="Dari 100 narapidana risiko tinggi, 15 berubah perilakunya menurut asesmen bulan Juni.",
    obstacles="Asesmen tertunda di dua lapas.",
    follow_up="Asesor dari wilayah lain diminta membantu.",
)


LOWER = {
    Quarter.I: {
        "1.1.1": "3",
        "2.2.1": "45/60",
        "2.4.1": "60",
        "2.4.3": "70",
        "3.1.1": "2,9",
        "5.2.1": "51",
        "6.2.1": "4",
    },
    Quarter.II: {
        "1.1.1": "3,1",
        "2.2.1": "48/60",
        "2.4.1": "66",
        "2.4.3": "79",
        "3.1.1": "3",
        "5.2.1": "58",
        "6.2.1": "7",
    },
}


async def picture(database: Path, name: str, *keys: str, size: tuple[int, int] = SIZE) -> None:
    """Press the keys in a new app on that file, which remembers nothing, and keep what is then on the screen."""
    os.environ["XDG_STATE_HOME"] = str(database.parent / name)
    app = IkkApp(places(str(database)))
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            await pilot.press(*([key] if key else []))
            await app.keys_handled()
            await app.workers.wait_for_complete()
            await pilot.pause()
        (FOLDER / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")


async def main() -> None:
    """Fill a file for one use and draw the working screens."""
    # The same colours wherever this is run.
    os.environ["TERM"], os.environ["COLORTERM"] = "xterm-256color", "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ikk.db"
        db = open_file(database, make_folder=False)
        for code, value in VALUES.items():
            record(db, code, value, Quarter.III, Author("siti", "contoh"))
        for quarter, values in LOWER.items():
            for code, value in values.items():
                record(db, code, value, quarter, Author("siti", "contoh"))
        describe(db, "2.4.5", Quarter.III, Written(obstacles=EARLIER.obstacles), Author("siti", "contoh"))
        describe(db, "2.4.5", Quarter.II, EARLIER, Author("siti", "contoh"))
        db.close()
        third = ("right_square_bracket", "right_square_bracket")
        await picture(database, "program", *third, "slash", *"245", "enter")
        await picture(database, "isian", "2", *third, "home", *("down",) * 17, "1", "9", "comma", "5")
        await picture(
            database, "formulir", *third, "slash", *"245", "enter", "enter", "tab", *"Dari 100 orang, 17 berubah."
        )
        await picture(database, "ringkasan", "3", *third, size=(120, 40))
        await picture(database, "perbaikan", *third, "slash", *"245", "enter", "p", *"21")


if __name__ == "__main__":
    asyncio.run(main())
