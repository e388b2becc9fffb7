"""The rules of review: what a submission needs, whose work a cell is, what was said about it, and the queue."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision, Status
from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, Reading, read_value
from ikk_tui.domain.people import People, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import (
    MESSAGE_LIMIT,
    Incomplete,
    Said,
    Waiting,
    conversation,
    held_words,
    missing,
    newest,
    ordered,
    read_message,
    refuse_own,
    submission_fault,
    turned,
    writers,
)
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import ScoringRules, ZeroTarget
from ikk_tui.domain.texts import visible
from ikk_tui.errors import Refused

from .chains import AT, Chain
from .samples import NIL, NOT_APPLICABLE, cell, decree, filled, indicator

TW1, TW2, TW3, TW4 = Quarter
HUNDRED = indicator("1.1.1", "100")
PAPER, LINK = Evidence("document", "12/A/2024"), Evidence("link", "https://a.id")
RULES = ScoringRules()


def scored(
    reading: Reading | None,
    of: Indicator = HUNDRED,
    *,
    earlier: Sequence[Reading] = (),
    rules: ScoringRules = RULES,
) -> IndicatorScore:
    """The indicator in the quarter behind the `earlier` ones."""
    quarter = Quarter(len(earlier) + 1)
    readings = dict(zip(Quarter, [*earlier, reading], strict=False))
    typed = [cell(of.code, at, held) for at, held in readings.items() if held is not None]
    return scoreboard(decree(of), typed, quarter, rules).indicator(of.code)


def lacks(
    reading: Reading,
    of: Indicator = HUNDRED,
    *,
    earlier: Sequence[Reading] = (),
    rules: ScoringRules = RULES,
    evidence: bool = False,
    **held: object,
) -> tuple[str, ...]:
    content = Content(reading, **held)  # type: ignore[arg-type]  # named as they are there
    return missing(scored(reading, of, earlier=earlier, rules=rules), content, evidence=evidence)


@pytest.mark.parametrize("value", ["100", "100.0001", "110", "119.9999", "120"])
def test_from_100_to_120_nothing_is_wanted_but_the_value(value: str) -> None:
    assert lacks(filled(value)) == ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0", "analisis (capaian 0,00 di bawah 100)"),
        ("89.47", "analisis (capaian 89,47 di bawah 100)"),
        ("99.99", "analisis (capaian 99,99 di bawah 100)"),
        ("99.9999", "analisis (capaian sedikit di bawah 100)"),
        ("120.0001", "analisis (capaian sedikit di atas 120)"),
        ("120.01", "analisis (capaian 120,01 di atas 120)"),
        ("300", "analisis (capaian 300,00 di atas 120)"),
    ],
)
def test_below_100_and_above_120_the_analysis_is_wanted(value: str, said: str) -> None:
    assert lacks(filled(value)) == (said,)
    assert lacks(filled(value), analysis="Karena ...") == ()


def test_obstacles_are_no_analysis() -> None:
    assert lacks(filled("50"), obstacles="Anggaran", follow_up="Revisi", remark="x") != ()


@pytest.mark.parametrize(("typed", "wanted"), [("45/45", False), ("44/45", True), ("54/45", False), ("55/45", True)])
def test_a_fraction_is_held_exactly(typed: str, wanted: bool) -> None:
    assert bool(lacks(read_value(typed, "%"))) is wanted


def test_the_cap_does_not_hide_that_a_plan_was_far_too_low() -> None:
    assert lacks(filled("150"), rules=ScoringRules(cap=Decimal(110))) == ("analisis (capaian 150,00 di atas 120)",)
    assert lacks(filled("115"), rules=ScoringRules(cap=Decimal(110))) == ()


@pytest.mark.parametrize("reading", [NIL, NOT_APPLICABLE])
@pytest.mark.parametrize("consolidation", Consolidation)
@pytest.mark.parametrize("earlier", [[], ["50"], ["300"]])
def test_nihil_and_not_applicable_need_no_analysis_whatever_was_reached_before(
    reading: Reading, consolidation: Consolidation, earlier: list[str]
) -> None:
    of = indicator("1.1.1", "100", consolidation=consolidation)
    assert lacks(reading, of, earlier=[filled(one) for one in earlier]) == ()


def test_the_achievement_is_that_to_date() -> None:
    of = indicator("1.1.1", "100", "Orang", consolidation=Consolidation.SUM)
    assert lacks(filled("60"), of, earlier=[filled("50")]) == ()
    assert lacks(filled("40"), of, earlier=[filled("50")]) == ("analisis (capaian 90,00 di bawah 100)",)


def test_the_target_is_the_quarters_own_where_it_has_one() -> None:
    of = indicator("1.1.1", "100", quarter_targets=("25", None, None, None))
    assert lacks(filled("25"), of) == ()


def test_of_what_shall_stay_low_it_is_the_achievement_that_counts() -> None:
    of = indicator("1.1.1", "10", polarity=Polarity.MINIMIZE)
    assert lacks(filled("10"), of) == lacks(filled("8"), of) == ()
    assert lacks(filled("11"), of) == ("analisis (capaian 90,00 di bawah 100)",)


@pytest.mark.parametrize("value", ["0", "3"])
def test_against_a_target_of_zero_nothing_is_measured(value: str) -> None:
    assert lacks(filled(value), indicator("1.1.1", "0", "UPT")) == ()


def test_where_zero_counts_as_reached_a_miss_wants_its_analysis() -> None:
    of = indicator("1.1.1", "0", "UPT", polarity=Polarity.MINIMIZE)
    rules = ScoringRules(zero_target=ZeroTarget.REACHED)
    assert lacks(filled("0"), of, rules=rules) == ()
    assert lacks(filled("3"), of, rules=rules) == ("analisis (capaian 0,00 di bawah 100)",)


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("earlier", [[], ["50"]])
def test_of_an_empty_cell_the_value_is_wanted_and_nothing_else_yet(evidence: bool, earlier: list[str]) -> None:
    assert lacks(BLANK, earlier=[filled(one) for one in earlier], evidence=evidence) == ("nilai",)
    assert lacks(BLANK, evidence=evidence, analysis="Sudah ditulis") == ("nilai",)


@pytest.mark.parametrize("reading", [filled("100"), NIL, NOT_APPLICABLE])
def test_evidence_is_wanted_where_it_is_required(reading: Reading) -> None:
    one = scored(reading)
    assert missing(one, Content(reading), evidence=True) == ("bukti",)
    assert missing(one, Content(reading, evidence=(PAPER,)), evidence=True) == ()
    assert missing(one, Content(reading), evidence=False) == ()


def test_everything_that_is_missing_is_told_at_once() -> None:
    fault = submission_fault(head(Content(filled("50"))), scored(filled("50")), evidence=True)
    assert isinstance(fault, Incomplete)
    assert fault.message == (
        "1.1.1 TW I belum lengkap: analisis (capaian 50,00 di bawah 100), bukti; lengkapi lalu ajukan lagi"
    )


def head(content: Content) -> Revision:
    return Revision(CellKey(2024, "1.1.1", TW1), content, Deed.RECORD, "siti", "laptop", AT, ())


def test_a_cell_that_nobody_wrote_lacks_its_value() -> None:
    fault = submission_fault(None, scored(None), evidence=False)
    assert isinstance(fault, Incomplete)
    assert "belum lengkap: nilai" in fault.sentence


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED])
def test_what_is_complete_and_open_may_be_submitted(status: Status) -> None:
    assert submission_fault(head(Content(filled("100"), status)), scored(filled("100")), evidence=False) is None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.SUBMITTED, "1.1.1 TW I sudah diajukan; tunggu keputusan peninjau, atau tarik pengajuannya"),
        (Status.APPROVED, "1.1.1 TW I sudah disetujui; tidak perlu diajukan lagi"),
    ],
)
def test_what_is_closed_is_not_submitted_again_complete_or_not(status: Status, said: str) -> None:
    for content in (Content(filled("100"), status), Content(filled("50"), status)):
        fault = submission_fault(head(content), scored(content.reading), evidence=True)
        assert fault is not None
        assert (fault.message, type(fault)) == (said, Refused)


def test_nobody_wrote_a_cell_without_history() -> None:
    assert writers([]) == frozenset()


def test_whoever_typed_the_value_that_stands_wrote_it_and_not_who_typed_the_one_before() -> None:
    chain = Chain().wrote("siti", Deed.RECORD, reading=filled("15")).wrote("budi", Deed.RECORD, reading=filled("17"))
    assert writers(chain) == {"budi"}


def test_every_part_has_its_own_author() -> None:
    chain = Chain().wrote("siti", Deed.RECORD, reading=filled("17"))
    chain.wrote("budi", analysis="A").wrote("rina", obstacles="O").wrote("dewi", follow_up="F")
    chain.wrote("tono", evidence=(PAPER,))
    assert writers(chain) == {"siti", "budi", "rina", "dewi", "tono"}


def test_a_dash_is_told_apart_by_its_reason() -> None:
    chain = Chain().wrote("siti", reading=NOT_APPLICABLE, reason="a").wrote("budi", reading=NOT_APPLICABLE, reason="b")
    assert writers(chain) == {"budi"}


def test_what_was_taken_out_is_nobodys_work_any_more() -> None:
    chain = Chain().wrote("siti", reading=filled("17"), analysis="A", evidence=(PAPER,))
    chain.wrote("budi", Deed.CLEAR, reading=BLANK, analysis="", evidence=())
    assert writers(chain) == frozenset()
    assert writers(chain.wrote("budi", reading=filled("18"), analysis="B")) == {"budi"}


def test_undo_credits_whoever_wrote_it_once_and_whoever_brought_it_back() -> None:
    chain = Chain().wrote("siti", reading=filled("15")).wrote("budi", reading=filled("17")).undid("rina")
    assert chain.content.reading == filled("15")
    assert writers(chain) == {"siti", "rina"}


def test_a_restore_credits_both_as_well() -> None:
    chain = Chain().wrote("siti", reading=filled("15"), analysis="A").wrote("budi", reading=filled("17"), analysis="B")
    chain.wrote("rina", Deed.RESTORE, reading=filled("15"), analysis="A")
    assert writers(chain) == {"siti", "rina"}


def test_typing_again_what_somebody_else_had_typed_and_cleared_hides_nobody() -> None:
    chain = Chain().wrote("siti", reading=filled("17")).wrote("budi", Deed.CLEAR, reading=BLANK)
    assert writers(chain.wrote("budi", reading=filled("17"))) == {"siti", "budi"}


@pytest.mark.parametrize("text", ["analysis", "obstacles", "follow_up"])
def test_who_adds_a_word_to_a_text_does_not_take_it_over(text: str) -> None:
    first, changed, emptied, new = ({text: words} for words in ("Lima paragraf.", "Lima paragraf!", "", "Baru."))
    chain = Chain().wrote("siti", Deed.DESCRIBE, **first).wrote("budi", Deed.DESCRIBE, **changed)
    assert writers(chain) == {"siti", "budi"}
    assert writers(chain.undid("rina")) == {"siti", "rina"}
    chain.wrote("budi", Deed.DESCRIBE, **emptied).wrote("budi", Deed.DESCRIBE, **new)
    assert writers(chain) == {"budi"}


def test_who_adds_a_piece_of_evidence_does_not_take_over_the_others() -> None:
    chain = Chain().wrote("siti", evidence=(PAPER,)).wrote("budi", evidence=(LINK, PAPER))
    assert writers(chain) == {"siti", "budi"}
    assert writers(chain.wrote("rina", evidence=(LINK,))) == {"budi"}


def test_the_newest_submitter_counts_and_reviewers_do_not() -> None:
    chain = Chain().wrote("siti", reading=filled("17")).reviewed("budi", Deed.SUBMIT)
    chain.reviewed("rina", Deed.COMMENT, "?").reviewed("rina", Deed.RETURN, "x")
    assert writers(chain) == {"siti", "budi"}
    chain.reviewed("dewi", Deed.SUBMIT).reviewed("rina", Deed.APPROVE).took_back("rina", Deed.REVOKE)
    assert writers(chain) == {"siti", "dewi"}


TEXTS = st.sampled_from(["", "a", "a b", "b"])
LINES = st.tuples(st.sampled_from(["siti", "budi", "rina"]), st.sampled_from(["15", "17", ""]), TEXTS)


@given(st.lists(LINES, max_size=8))
def test_whoever_is_the_last_to_change_a_part_always_counts(lines: list[tuple[str, str, str]]) -> None:
    chain = Chain()
    last: dict[str, str] = {}
    for author, value, text in lines:
        reading = filled(value) if value else BLANK
        for name, before, now in (("v", chain.content.reading, reading), ("t", chain.content.analysis, text)):
            if before != now:
                last[name] = author
        chain.wrote(author, reading=reading, analysis=text)
    held = {"v": chain.content.reading != BLANK, "t": bool(chain.content.analysis)}
    assert {author for name, author in last.items() if held[name]} <= writers(chain)
    assert writers(chain) <= {author for author, _, _ in lines}
    if not any(held.values()):
        assert writers(chain) == frozenset()


def people(*logins: str, reviewers: Sequence[str] = ()) -> People:
    roles = {login: {Role.REVIEWER} if login in reviewers else {Role.OPERATOR} for login in logins}
    return People(tuple(Person(login, login, frozenset(roles[login])) for login in logins))


WORK = Chain().wrote("siti", reading=filled("17")).reviewed("budi", Deed.SUBMIT)


def test_where_four_eyes_are_not_asked_one_may_approve_ones_own_work() -> None:
    assert refuse_own(people("siti", reviewers=["siti"]), "siti", WORK, four_eyes=False) == ""
    assert refuse_own(People(), "siti", WORK, four_eyes=False) == ""


def test_who_is_alone_now_may_not_where_others_were_active_since_the_submission() -> None:
    assert refuse_own(people("siti", reviewers=["siti"]), "siti", WORK, four_eyes=True) != ""


@pytest.mark.parametrize("login", ["siti", "budi"])
def test_of_two_nobody_approves_what_they_entered_or_submitted(login: str) -> None:
    known = people("siti", "budi", "rina", "dewi", reviewers=["siti", "budi", "rina", "dewi"])
    assert refuse_own(known, login, WORK, four_eyes=True) == (
        "Anda sendiri yang mengisi atau mengajukannya; yang dapat menyetujui: rina, dewi"
    )
    assert refuse_own(known, "rina", WORK, four_eyes=True) == ""


def test_where_nobody_is_left_to_approve_that_is_said() -> None:
    known = people("siti", "budi", reviewers=["siti", "budi"])
    assert refuse_own(known, "siti", WORK, four_eyes=True).endswith("yang dapat menyetujui: belum ada seorang pun")


def test_the_conversation_has_every_step_of_the_review_and_nothing_else() -> None:
    chain = Chain().wrote("siti", reading=filled("15")).reviewed("siti", Deed.SUBMIT)
    chain.reviewed("rina", Deed.COMMENT, "Mana buktinya?").reviewed("rina", Deed.RETURN, "Lampirkan\nbuktinya")
    chain.wrote("siti", evidence=(PAPER,)).reviewed("siti", Deed.SUBMIT, "Sudah").reviewed("dewi", Deed.APPROVE)
    told = conversation(chain)
    assert [(one.author, one.deed, one.message) for one in told] == [
        ("siti", Deed.SUBMIT, ""),
        ("rina", Deed.COMMENT, "Mana buktinya?"),
        ("rina", Deed.RETURN, "Lampirkan\nbuktinya"),
        ("siti", Deed.SUBMIT, "Sudah"),
        ("dewi", Deed.APPROVE, ""),
    ]
    assert told[0] == Said("siti", AT + timedelta(minutes=1), Deed.SUBMIT, "")


def test_nobody_is_made_to_say_what_others_had_said() -> None:
    chain = Chain().wrote("siti", reading=filled("15")).reviewed("siti", Deed.SUBMIT)
    chain.reviewed("rina", Deed.RETURN, "Periksa lagi").reviewed("siti", Deed.SUBMIT, "Sudah benar")
    chain.took_back("budi", Deed.WITHDRAW)
    assert conversation(chain)[-1] == Said("budi", chain[-1].at, Deed.WITHDRAW, "")
    chain.reviewed("siti", Deed.SUBMIT, "Ini").reviewed("rina", Deed.APPROVE).took_back("rina", Deed.REVOKE)
    assert conversation(chain)[-1] == Said("rina", chain[-1].at, Deed.REVOKE, "")


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (Deed.SUBMIT, Status.SUBMITTED),
        (Deed.APPROVE, Status.APPROVED),
        (Deed.RETURN, Status.RETURNED),
        (Deed.COMMENT, Status.SUBMITTED),
    ],
)
def test_a_step_of_the_review_touches_nothing_that_was_entered(deed: Deed, status: Status) -> None:
    held = Content(filled("17"), Status.SUBMITTED, "", "A", "O", "F", (PAPER,), "lama")
    assert turned(held, deed, "baru") == Content(filled("17"), status, "", "A", "O", "F", (PAPER,), "baru")


def test_taking_a_step_back_brings_back_where_the_review_was() -> None:
    returned = Content(filled("17"), Status.RETURNED, remark="Periksa")
    submitted = turned(returned, Deed.SUBMIT, "Sudah")
    assert turned(submitted, Deed.WITHDRAW, "", returned) == returned
    approved = turned(submitted, Deed.APPROVE, "")
    assert turned(approved, Deed.REVOKE, "", submitted) == submitted


@pytest.mark.parametrize("text", ["", "  ", "\n \n"])
def test_a_reason_is_wanted_where_one_is_required(text: str) -> None:
    with pytest.raises(Refused, match=r"^Alasan belum diisi$") as refused:
        read_message(text, "Alasan")
    assert refused.value.hint
    assert read_message(text, "Tanggapan", required=False) == ""


def test_a_reason_may_have_lines_but_nothing_that_steers_a_terminal() -> None:
    assert read_message(" a \n b ", "Alasan") == "a\n b"
    assert read_message("x" * MESSAGE_LIMIT, "Alasan")
    for text in ("a\x1b[2J", "a\u202e", "x" * (MESSAGE_LIMIT + 1)):
        with pytest.raises(Refused, match="Alasan") as refused:
            read_message(text, "Alasan")
        assert visible(refused.value.message) == refused.value.message


def test_the_newest_of_some_deeds_is_found() -> None:
    chain = Chain().wrote("siti").reviewed("a", Deed.SUBMIT).reviewed("b", Deed.RETURN).reviewed("c", Deed.SUBMIT)
    assert newest(chain, Deed.SUBMIT) is chain[3]
    assert newest(chain, Deed.APPROVE, Deed.RETURN) is chain[2]
    assert newest(chain, Deed.APPROVE) is None


def test_a_dash_is_told_with_its_reason() -> None:
    assert held_words(Content(NOT_APPLICABLE, reason="belum ada"), "%").endswith(": belum ada")
    assert held_words(Content(filled("17")), "%") == "17 %"


def waiting(code: str, quarter: Quarter, minutes: int) -> Waiting:
    return Waiting(CellKey(2024, code, quarter), "0" * 64, "siti", AT + timedelta(minutes=minutes))


QUEUE = [waiting("10.1.1", TW1, 3), waiting("2.4.10", TW1, 1), waiting("2.4.9", TW2, 1), waiting("2.4.9", TW1, 2)]


def names(queue: Sequence[Waiting]) -> list[tuple[str, Quarter]]:
    return [(one.key.indicator, one.key.quarter) for one in queue]


def test_the_oldest_submission_comes_first_and_of_one_moment_the_decree_decides() -> None:
    assert names(ordered(QUEUE, by_program=False)) == [("2.4.9", TW2), ("2.4.10", TW1), ("2.4.9", TW1), ("10.1.1", TW1)]


def test_along_the_decree_codes_are_numbers_and_quarters_follow_each_other() -> None:
    assert names(ordered(QUEUE, by_program=True)) == [("2.4.9", TW1), ("2.4.9", TW2), ("2.4.10", TW1), ("10.1.1", TW1)]


@given(st.permutations(QUEUE), st.booleans())
def test_the_queue_does_not_depend_on_how_it_was_read(shuffled: list[Waiting], by_program: bool) -> None:
    assert ordered(shuffled, by_program=by_program) == ordered(QUEUE, by_program=by_program)
