"""The program may be killed at any moment: what it said was saved is saved, and what was typed is offered back."""

import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random, SystemRandom

import pytest

from ikk_tui.domain.forms import Part
from tests.cli.conftest import Program, indicators
from tests.e2e.conftest import CONTROL_O, ESCAPE, Open, Terminal
from tests.e2e.offers import OFFERED, Offer, Place, Texts, kept, offers, wait_for_none_left, wait_for_offers
from tests.e2e.rounds import Press, Stored, acknowledged, ledger, plain, presses, waiting

# So that every line of the grid is on the screen.
SIZE = (110, 80)
# Seconds after which what is typed must be on the disk.
LATEST = 1.0
LOOK = 0.01


class Rounds:
    """One person at one database, who types and is killed over and over, and what is known of it."""

    def __init__(self, database: Path, drafts: Path, codes: list[str], dice: Random) -> None:
        self._database, self._drafts, self._codes, self._dice = database, drafts, codes, dice
        self._numbers = count()
        # What a key that saves may have stored.
        self._allowed: Stored = set()
        # What the next start has to offer.
        self.left: Texts = {}
        # Of this round: each text begun, with its last key and when that was pressed, and what was offered before.
        self._typed: dict[Place, tuple[Press, float]] = {}
        self._offered: Texts = {}
        self._killed = 0.0

    @property
    def typed(self) -> list[str]:
        """What was typed in this round."""
        return [f"{code} {part}: {press.so_far!r}" for (code, part), (press, _) in self._typed.items()]

    def play(self, now: Terminal) -> None:
        """Answer what is offered, type on, and be killed."""
        self._typed, self._offered = {}, dict(self.left)
        if self.left and self._dice.random() < 0.1:
            # While the answer to an offer is on its way.
            self._take(offers(now)[0])
            now.send("\r")
        else:
            self._answer(now)
            self._type(now)
        self._killed = time.monotonic()
        now.kill()

    def check(self, was: Terminal, now: Terminal) -> None:
        """See in the next program, and in its file, what became of the round before."""
        found = kept(self._drafts)
        now.wait_until(lambda: OFFERED in now.text or "terisi" in now.text, "the next program did not start")
        stored = ledger(self._database)
        # Nothing needs to be offered of a save that ended right before the kill.
        left = {place: text for place, text in found.items() if (*place, plain(place[1], text)) not in stored}
        if left:
            wait_for_offers(now, left)
        values, texts = acknowledged(was)
        assert values <= stored, f"acknowledged, and lost: {values - stored}"
        for code in texts:
            place = code, Part.ANALYSIS
            meant = {self._offered.get(place), self._typed[place][0].so_far if place in self._typed else None}
            assert any((*place, text) in stored for text in meant if text), f"acknowledged, and lost: {place} {meant}"
        assert stored <= self._allowed, f"stored, though nobody typed it: {stored - self._allowed}"
        self._check_kept(found, left, stored, waiting(was))
        self.left = left

    def _check_kept(self, found: Texts, left: Texts, stored: Stored, shown: dict[str, str]) -> None:
        def safe(place: Place, text: str) -> bool:
            return found.get(place) == text or (*place, plain(place[1], text)) in stored

        def of_this_round(place: Place) -> bool:
            """Whether what is on the disk can only have been typed in this round."""
            return place in found and place in self._typed and found[place] != self.left.get(place)

        # What was stored before the last kill but one may still be on the disk; it is not offered.
        for place, text in left.items():
            ours = place in self._typed and self._typed[place][0].so_far.startswith(text)
            assert ours or self.left.get(place) == text, f"offered, though nobody typed it: {place} {text}"
        for place, text in self.left.items():
            over = place in self._typed and safe(place, self._typed[place][0].so_far)
            assert safe(place, text) or of_this_round(place) or over, f"left waiting, and lost: {place} {text}"
        for code, value in shown.items():
            place = code, Part.VALUE
            # Of keys that the program had not come to yet, the one before may just have been shown.
            behind = place in self._typed and self._typed[place][0].so_far != value
            young = behind or (place in self._typed and self._killed - self._typed[place][1] < LATEST)
            # The disk may be ahead of the screen.
            assert safe(place, value) or young or found.get(place, "").startswith(value), (
                f"on the screen, and lost: {place} {value}"
            )
        begun = list(self._typed)
        newest = max((at for at, place in enumerate(begun) if of_this_round(place)), default=0)
        for place in begun[:newest]:
            # What is on the disk was written after everything that was typed before it.
            assert safe(place, self._typed[place][0].so_far), f"typed, and lost: {place}"

    def _answer(self, now: Terminal) -> None:
        """Save what is offered, drop it, or leave it waiting."""
        while self.left and (what := self._dice.random()) < 0.8:
            here = next(one for one in offers(now) if one.here)
            if what < 0.4:
                self._take(here)
                self._save(now, here)
            else:
                now.send("dd")
            del self.left[here.code, here.part]
            self._wait(now, lambda: kept(self._drafts) == self.left, f"{self.left} is not what is kept")
            now.wait_until(lambda: len(offers(now)) == len(self.left), "what was answered is still offered")
        if self.left:
            now.send(ESCAPE)
        now.wait_for("terisi", "2 Pemasyarakatan")

    def _take(self, here: Offer) -> None:
        self._allowed.add((here.code, here.part, plain(here.part, here.typed)))

    def _save(self, now: Terminal, here: Offer) -> None:
        """Save an offer, over what was stored meanwhile if that is asked; one that cannot be saved is dropped."""
        told, asked = f"{here.code} TW I: ", "Enter sekali lagi"
        now.send("\r")
        now.wait_until(
            lambda: told in now.text or asked in now.text or OFFERED not in now.text, "Enter was not answered"
        )
        if asked in now.text:
            now.send("\r")
            now.wait_until(lambda: told in now.text or OFFERED not in now.text, "Enter was not answered")
        said = next((line for line in now.text.splitlines() if told in line), "")
        if OFFERED in now.text and "tersimpan" not in said and "tidak berubah" not in said:
            now.send("dd")

    def _type(self, now: Terminal) -> None:
        """Type a part of a round, so many keys at a time, and read on until the moment of the kill."""
        keys = presses(self._dice, self._codes, self._numbers)
        saves = [at for at, one in enumerate(keys) if one.key in ("\r", CONTROL_O)]
        # Often while something is being saved.
        last = self._dice.choice(saves) if saves and self._dice.random() < 0.4 else self._dice.randrange(2, len(keys))
        keys = keys[: last + 1]
        while keys:
            size = self._dice.choice([1, 3, 20, 200])
            chunk, keys = keys[:size], keys[size:]
            for one in chunk:
                self._note(one)
            wanted = now.came + self._dice.choice([1, 100, 400])
            now.send("".join(one.key for one in chunk))
            if self._dice.random() < 0.4:
                self._wait(now, partial(self._came, now, wanted), "nothing came")
        if self._dice.random() < 0.6:
            self._wait(now, self._settled, "what was typed was not kept")

    def _note(self, one: Press) -> None:
        if one.entry is None:
            return
        self._typed[one.entry.code, one.entry.part] = one, time.monotonic()
        if one.last and one.entry.submitted:
            self._allowed.add((one.entry.code, one.entry.part, plain(one.entry.part, one.entry.text)))
            # Enter in the grid stores with the value what was written about the cell and waits.
            beside = one.entry.code, Part.ANALYSIS
            waits = self.left.get(beside), self._typed[beside][0].so_far if beside in self._typed else None
            self._allowed |= {(*beside, text) for text in waits if text}

    def _came(self, now: Terminal, wanted: int) -> bool:
        return now.came >= wanted or self._settled()

    def _settled(self) -> bool:
        """Whether the last that was typed is on the disk, as a text or as a value."""
        if not self._typed:
            return True
        place, (one, _) = list(self._typed.items())[-1]
        stored = (*place, plain(place[1], one.so_far))
        return kept(self._drafts).get(place) == one.so_far or stored in ledger(self._database)

    @staticmethod
    def _wait(now: Terminal, seen: Callable[[], bool], otherwise: str) -> None:
        now.wait_until(seen, otherwise, look=LOOK)


def test_whatever_the_moment_of_a_kill_nothing_acknowledged_is_lost_and_what_was_typed_is_offered_back(
    terminal: Open, program: Program, database: Path, drafts: Path, request: pytest.FixtureRequest
) -> None:
    seed = request.config.getoption("--seed") or SystemRandom().randrange(1, 1 << 32)
    codes = list(indicators(program("tree", "--json").json))
    rounds = Rounds(database, drafts, codes, Random(seed))
    now = terminal(size=SIZE)
    now.wait_for("terisi", "2 Pemasyarakatan")
    for number in range(request.config.getoption("--rounds")):
        try:
            rounds.play(now)
            was, now = now, terminal(size=SIZE)
            rounds.check(was, now)
        except AssertionError as failed:
            raise AssertionError(f"{failed}\nround {number} of --seed {seed}: {rounds.typed}") from failed
        was.close()
    assert program("check").code == 0
    now.send("dd" * len(rounds.left))
    wait_for_none_left(now, drafts)
    now.wait_for("terisi", "2 Pemasyarakatan")
    now.send("q")
    assert now.wait_for_end() == 0
    assert list(drafts.iterdir()) == []


def test_what_is_stored_after_all_when_the_program_starts_again_is_not_offered(
    terminal: Open, program: Program, database: Path, drafts: Path
) -> None:
    now = terminal()
    now.wait_for("terisi", "2 Pemasyarakatan")
    now.send("23,10")
    now.wait_for("dibaca 3,1 Indeks")
    now.wait_until(lambda: kept(drafts) == {("1.1.1", Part.VALUE): "3,10"}, "it was not kept", look=LOOK)
    now.kill()
    assert program("record", "1.1.1", "3,1", "--quarter", "1").code == 0
    now = terminal()
    now.wait_for("1/59 terisi", "2 Pemasyarakatan")
    now.send("q")
    assert now.wait_for_end() == 0
    assert OFFERED not in now.everything
    assert list(drafts.iterdir()) == []
