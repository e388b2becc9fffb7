"""Reading whole years through plain SQL, without SQLModel.

A screen is there before SQLModel is loaded, and of hundreds of rows making an object of the session out of each costs
more than reading them. Whoever holds a session reads through it, within its transaction.
"""

import sqlite3
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlmodel import Session

# SQL and its parameters in, rows out.
Read = Callable[..., list[tuple[Any, ...]]]
# Decimals lie in the file as INTEGERs of ten-thousandths.
SCALE = 10_000


def through(session: "Session") -> Read:
    """Within the transaction of that session."""

    def read(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in session.connection().exec_driver_sql(sql, parameters)]

    return read


def over(connection: sqlite3.Connection) -> Read:
    """Within the transaction of that connection."""

    def read(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters).fetchall()

    return read


def amount(stored: int | None) -> Decimal | None:
    """The number an INTEGER of ten-thousandths stands for, exactly."""
    return None if stored is None else Decimal(stored) / SCALE


def scaled(number: Decimal | None) -> int | None:
    """How a number of at most four decimals lies in the file."""
    return None if number is None else int(number * SCALE)
