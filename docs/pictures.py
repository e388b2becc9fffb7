"""Draws the pictures of the README from the running app: `python docs/pictures.py`. The values in them are invented."""

import asyncio
import os
import tempfile
from pathlib import Path

from ikk_tui.app import IkkApp
from ikk_tui.domain.evidence import read_proofs
from ikk_tui.domain.forms import Written
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.services import accounts, identity
from ikk_tui.services.evidence import measure
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import Database, open_file
from ikk_tui.services.realisations import describe, record
from ikk_tui.services.reviews import send_back
from ikk_tui.services.submissions import submit

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
# What was submitted first, and what came of it when it was returned.
FIRST = "Dari 100 narapidana risiko tinggi, 15 dinilai berubah menurut asesmen."
NEXT = "Dari 100 narapidana risiko tinggi, 17 dinilai berubah menurut asesmen bulan September."
ASKED = "Bulan apa asesmennya? Lampirkan laporannya."
ANI, SITI, RINA = (Author(login, "contoh") for login in ("ani", "siti", "rina"))
STAFF = {ANI: ("Ani Lestari", Role.ADMINISTRATOR), SITI: ("Siti Aminah", Role.OPERATOR), RINA: ("Rina", Role.REVIEWER)}

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


def fill_the_queue(db: Database, folder: Path) -> None:
    """Make people known, and have one of their cells returned and submitted again before some others are submitted."""
    for author, (name, role) in STAFF.items():
        person = Person(author.name, name, frozenset({role}))
        accounts.add(db, person, ANI)
    describe(db, "2.4.5", Quarter.III, Written(value="15", analysis=FIRST), SITI)
    submit(db, "2.4.5", Quarter.III, SITI)
    send_back(db, "2.4.5", Quarter.III, ASKED, RINA)
    report = folder / "laporan-asesmen-tw3.pdf"
    report.write_bytes(bytes(214_000))
    evidence = measure(read_proofs(str(report)), (), db.path)
    describe(db, "2.4.5", Quarter.III, Written(value="17", analysis=NEXT, evidence=evidence), SITI)
    submit(db, "1.1.1", Quarter.III, SITI)
    submit(db, "2.4.5", Quarter.III, SITI, message="Asesmen bulan September; laporannya dilampirkan.")
    for code in ("2.4.2", "2.4.4", "2.5.1"):
        submit(db, code, Quarter.III, SITI)


async def main() -> None:
    """Fill a file for one use and draw the working screens."""
    # The same colours wherever this is run.
    os.environ["TERM"], os.environ["COLORTERM"] = "xterm-256color", "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ikk.db"
        db = open_file(database, make_folder=False)
        for code, value in VALUES.items():
            record(db, code, value, Quarter.III, SITI)
        for quarter, values in LOWER.items():
            for code, value in values.items():
                record(db, code, value, quarter, SITI)
        describe(db, "2.4.5", Quarter.III, Written(obstacles=EARLIER.obstacles), SITI)
        describe(db, "2.4.5", Quarter.II, EARLIER, SITI)
        db.close()
        third = ("right_square_bracket", "right_square_bracket")
        await picture(database, "program", *third, "slash", *"245", "enter")
        await picture(database, "isian", "2", *third, "home", *("down",) * 17, "1", "9", "comma", "5")
        await picture(
            database, "formulir", *third, "slash", *"245", "enter", "enter", "tab", *"Dari 100 orang, 17 berubah."
        )
        await picture(database, "ringkasan", "3", *third, size=(120, 40))
        await picture(database, "perbaikan", *third, "slash", *"245", "enter", "p", *"21")
        db = open_file(database, make_folder=False)
        fill_the_queue(db, Path(folder))
        db.close()
        identity.current_author = lambda: RINA
        await picture(database, "reviu", *third, "4", "space")


if __name__ == "__main__":
    asyncio.run(main())
