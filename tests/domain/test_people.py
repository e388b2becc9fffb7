"""Who may do what, and how a refusal says which role is missing and who has it."""

import pytest

from ikk_tui.domain.people import EVERYTHING, Forbidden, People, Person, Role, read_login, read_roles
from ikk_tui.domain.texts import visible
from ikk_tui.errors import Refused

OPERATOR, REVIEWER, ADMINISTRATOR, VIEWER = Role


def person(login: str, *roles: Role, active: bool = True, name: str = "") -> Person:
    return Person(login, name, frozenset(roles), active=active)


OFFICE = People(
    (
        person("adi", ADMINISTRATOR),
        person("siti", OPERATOR),
        person("budi", OPERATOR, REVIEWER),
        person("tono", OPERATOR, REVIEWER, ADMINISTRATOR, active=False),
        person("vera", VIEWER),
    )
)


def test_whoever_has_a_role_may_use_it_and_nobody_else() -> None:
    may = {role: [one.login for one in OFFICE.known if OFFICE.may(one.login, role)] for role in Role}
    assert may == {OPERATOR: ["siti", "budi"], REVIEWER: ["budi"], ADMINISTRATOR: ["adi"], VIEWER: ["vera"]}


@pytest.mark.parametrize("role", Role)
def test_a_file_that_knows_nobody_lets_everybody_do_everything(role: Role) -> None:
    People().refuse("siapa saja", role)
    assert People().may("siapa saja", role)
    assert not People().four_eyes


@pytest.mark.parametrize(
    ("login", "role", "said"),
    [
        (
            "vera",
            OPERATOR,
            "Akun vera tidak berperan operator; yang berperan operator: siti, budi",
        ),
        ("siti", REVIEWER, "Akun siti tidak berperan peninjau; yang berperan peninjau: budi"),
        (
            "siti",
            ADMINISTRATOR,
            "Akun siti tidak berperan administrator; yang berperan administrator: adi",
        ),
        ("tono", REVIEWER, "Akun tono sudah dinonaktifkan; yang berperan peninjau: budi"),
        (
            "asing",
            OPERATOR,
            "Akun asing belum terdaftar di basis data ini; yang berperan operator: siti, budi",
        ),
    ],
)
def test_a_refusal_says_which_role_is_missing_and_who_has_it(login: str, role: Role, said: str) -> None:
    with pytest.raises(Forbidden) as refused:
        OFFICE.refuse(login, role)
    assert refused.value.message == said


def test_where_nobody_has_the_role_that_is_said() -> None:
    with pytest.raises(Forbidden, match="peninjau") as refused:
        People((person("adi", ADMINISTRATOR),)).refuse("adi", REVIEWER)
    assert refused.value.hint.endswith("yang berperan peninjau: belum ada seorang pun")


def test_an_unknown_name_is_quoted_without_what_steers_a_terminal() -> None:
    with pytest.raises(Forbidden) as refused:
        OFFICE.refuse("x\x1b[2J" + "y" * 200, OPERATOR)
    assert refused.value.message.isprintable()
    assert len(refused.value.sentence) < 100


def test_an_operator_who_is_no_viewer_reads_all_the_same() -> None:
    assert not OFFICE.may("siti", VIEWER)
    assert VIEWER not in EVERYTHING


@pytest.mark.parametrize(
    ("people", "four"),
    [
        ((), False),
        ((person("adi", ADMINISTRATOR),), False),
        ((person("adi", ADMINISTRATOR), person("tono", REVIEWER, active=False)), False),
        ((person("adi", ADMINISTRATOR), person("vera", VIEWER)), True),
        ((person("adi", ADMINISTRATOR), person("siti", OPERATOR), person("budi", REVIEWER)), True),
    ],
)
def test_four_eyes_are_wanted_as_soon_as_two_people_are_active(people: tuple[Person, ...], four: bool) -> None:
    assert People(people).four_eyes is four


def test_who_has_a_role_leaves_out_those_named_and_those_at_rest() -> None:
    assert OFFICE.having(OPERATOR) == ("siti", "budi")
    assert OFFICE.having(OPERATOR, but=["siti", "adi"]) == ("budi",)
    assert OFFICE.who(REVIEWER, but=["budi"]) == "belum ada seorang pun"


def test_people_are_told_by_login_and_name_and_their_roles_in_one_order() -> None:
    assert person("siti", name="Siti Aminah").label == "siti (Siti Aminah)"
    assert person("siti", name="siti").label == person("siti").label == "siti"
    assert person("adi", ADMINISTRATOR, OPERATOR).roles_label == "operator, administrator"
    assert person("adi").roles_label == "tanpa peran"


@pytest.mark.parametrize(
    "typed", ["siti", "  siti ", "Siti", "DOMAIN\\siti", "siti@kemenkumham", "Siti Aminah", "uid 7"]
)
def test_a_login_is_an_account_of_any_system(typed: str) -> None:
    assert read_login(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "a\tb", "a\nb", "a\x00", "a\x1b[2J", "a\u202eb", "a\u00a0b", "a\u3000b", "a\u200bb", "x" * 65],
)
def test_what_can_be_no_login_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Nama akun") as refused:
        read_login(typed)
    assert visible(refused.value.message) == refused.value.message
    assert refused.value.hint


def test_a_login_is_the_same_however_its_letters_were_composed() -> None:
    assert read_login("rene\u0301") == "ren\u00e9"


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ([], set()),
        (["operator"], {OPERATOR}),
        (["peninjau", " Reviewer "], {REVIEWER}),
        (["ADMINISTRATOR", "pembaca", "viewer"], {ADMINISTRATOR, VIEWER}),
    ],
)
def test_roles_are_read_by_their_stored_and_by_their_indonesian_words(typed: list[str], roles: set[Role]) -> None:
    assert read_roles(typed) == roles


@pytest.mark.parametrize("typed", ["", "bos", "operator peninjau", "x\x1b[2J"])
def test_an_unknown_role_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(Refused, match="tidak dikenal") as refused:
        read_roles(["operator", typed])
    assert refused.value.hint == "yang ada: operator, peninjau, administrator, pembaca"
    assert refused.value.message.isprintable()


@pytest.mark.parametrize("role", Role)
def test_every_role_says_what_it_is_for(role: Role) -> None:
    assert role.deeds
    assert read_roles([role.label]) == read_roles([str(role)]) == {role}
