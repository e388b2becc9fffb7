"""A number comes out of the file as it went in, to the last decimal."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, MetaData, Table, create_engine, func, insert, select
from sqlalchemy.exc import StatementError

from ikk_tui.store.types import ExactDecimal

NUMBERS = Table(
    "number",
    MetaData(),
    Column("place", Integer, primary_key=True),
    Column("value", ExactDecimal),
    sqlite_strict=True,
)
LARGEST = Decimal("999999999999.9999")

exact = st.decimals(-LARGEST, LARGEST, places=4) | st.decimals(-LARGEST, LARGEST, places=0)
# A last digit that is not 0, behind at least four others.
finer = st.builds(
    lambda ahead, last, places: (ahead * 10 + last) * Decimal(1).scaleb(-places),
    st.integers(0, 10**16),
    st.integers(1, 9),
    st.integers(5, 12),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        NUMBERS.create(connection)
        yield connection
    engine.dispose()


def stored(connection: Connection, value: Decimal | None) -> tuple[Decimal | None, str]:
    """What comes back, and what SQLite says it is."""
    place = connection.execute(insert(NUMBERS).values(value=value)).inserted_primary_key
    assert place is not None
    found = select(NUMBERS.c.value, func.typeof(NUMBERS.c.value)).where(NUMBERS.c.place == place[0])
    back, kind = connection.execute(found).one()
    return back, kind


@given(exact)
def test_a_number_of_four_decimals_comes_back_exactly(connection: Connection, value: Decimal) -> None:
    assert stored(connection, value) == (value, "integer")


@pytest.mark.parametrize("text", ["0.1", "0.0001", "-0.0001", "17", "1E+3", "1.50000", "0", "-0", str(LARGEST)])
def test_a_number_comes_back_however_it_was_written(connection: Connection, text: str) -> None:
    assert stored(connection, Decimal(text)) == (Decimal(text), "integer")


def test_no_number_stays_no_number(connection: Connection) -> None:
    assert stored(connection, None) == (None, "null")


@given(finer)
def test_a_fifth_decimal_is_refused_and_never_rounded(connection: Connection, value: Decimal) -> None:
    refuse(connection, value)


@pytest.mark.parametrize("text", ["0.00005", "1.00000000000000000000000000001", "123456789012.00000000000000001"])
def test_a_far_decimal_is_refused_as_well(connection: Connection, text: str) -> None:
    refuse(connection, Decimal(text))


def refuse(connection: Connection, value: Decimal) -> None:
    count = select(func.count()).select_from(NUMBERS)
    before = connection.execute(count).scalar_one()
    with pytest.raises(StatementError) as refused:
        stored(connection, value)
    assert isinstance(refused.value.orig, ValueError)
    assert connection.execute(count).scalar_one() == before
