"""How Python values lie in STRICT SQLite columns."""

from datetime import date
from decimal import Decimal
from typing import Any

from ikk_tui.store.orm import Date, Dialect, Integer, String, Text, TypeDecorator, TypeEngine, compiles
from ikk_tui.store.reading import amount, scaled


# A STRICT table knows INTEGER, REAL, TEXT, BLOB and ANY, and refuses the names SQLAlchemy would write.
@compiles(String, "sqlite")
@compiles(Date, "sqlite")
def _as_text(_type: TypeEngine[Any], _compiler: Any, **_options: Any) -> str:
    return "TEXT"


class ExactDecimal(TypeDecorator[Decimal]):
    """A Decimal of at most four decimals, stored as an INTEGER of ten-thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Scale up. Raises ValueError for more than four decimals."""
        return scaled(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Scale down, exactly."""
        return amount(value)


class Day(TypeDecorator[date]):
    """A calendar day, stored as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write it."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read it back."""
        return None if value is None else date.fromisoformat(value)
