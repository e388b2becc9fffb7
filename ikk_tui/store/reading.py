"""Reading through plain SQL, without SQLModel.

A screen is there before SQLModel is loaded, and making an object of the session out of each row costs more than reading
it. Whoever holds a session reads within its transaction, on the driver's own connection.
"""

import sqlite3
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from ikk_tui.store.orm import Connection, Session

# SQL and its parameters in, rows out.
Read = Callable[..., list[tuple[Any, ...]]]
# Decimals lie in the file as INTEGERs of ten-thousandths.
SCALE = 10_000


def driver(session: "Session") -> sqlite3.Connection:
    """The driver's own connection, within that session's transaction.

    SQLite answers most statements of a save in a tenth of the time that SQLAlchemy takes to hand them on.
    """
    connection = cast("Connection", session.get_bind())
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def through(session: "Session") -> Read:
    """Within the transaction of that session."""
    return over(driver(session))


def over(connection: sqlite3.Connection) -> Read:
    """Within the transaction of that connection."""

    def read(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters).fetchall()

    return read


def amount(stored: int | None) -> Decimal | None:
    """The number an INTEGER of ten-thousandths stands for, exactly."""
    return None if stored is None else Decimal(stored) / SCALE


def scaled(value: Decimal | None) -> int | None:
    """The reverse. Raises ValueError for more than four decimals: nothing is rounded on the way in."""
    if value is None:
        return None
    # Exact however many digits there are, unlike a product in the context's precision.
    numerator, denominator = value.as_integer_ratio()
    whole, rest = divmod(numerator * SCALE, denominator)
    if rest:
        raise ValueError(f"{value} has more than four decimals")
    return whole
