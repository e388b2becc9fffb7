"""What IKK uses of SQLAlchemy and SQLModel, imported here and nowhere else.

Their modules import each other in circles. Where two threads begin on such a circle at once, the screens' and the one
that saves, Python lets one of them go on with modules that are half made, and the import fails. For this module, which
is part of no circle, the second thread waits until the first has all of it.
"""

from sqlalchemy import (
    CheckConstraint,
    Connection,
    Date,
    Dialect,
    Engine,
    ForeignKeyConstraint,
    Index,
    Insert,
    Integer,
    QueuePool,
    String,
    Text,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    insert,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.type_api import TypeEngine
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, Session, SQLModel, col, select

__all__ = [
    "CheckConstraint",
    "Connection",
    "Date",
    "Dialect",
    "Engine",
    "Field",
    "ForeignKeyConstraint",
    "Index",
    "Insert",
    "Integer",
    "IntegrityError",
    "QueuePool",
    "SQLModel",
    "Session",
    "String",
    "Text",
    "TypeDecorator",
    "TypeEngine",
    "bindparam",
    "col",
    "compiles",
    "create_engine",
    "delete",
    "event",
    "func",
    "insert",
    "select",
    "sqlite",
    "text",
    "upsert",
]
