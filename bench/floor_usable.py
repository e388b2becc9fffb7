"""The floor for being usable: an app that imports Textual and SQLModel and reads the same rows into a Tree."""

import sys
from decimal import Decimal

from sqlmodel import Field, Session, SQLModel, create_engine, select
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Tree


class Program(SQLModel, table=True):
    decree_year: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    label: str


class Objective(SQLModel, table=True):
    decree_year: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    name: str


class Indicator(SQLModel, table=True):
    decree_year: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    name: str
    target: int


class Realisation(SQLModel, table=True):
    decree_year: int = Field(primary_key=True)
    office: str = Field(primary_key=True)
    indicator: str = Field(primary_key=True)
    quarter: int = Field(primary_key=True)
    value: int | None


class FloorApp(App[None]):
    TITLE = "Lantai"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Tree("Keputusan")
        yield Footer()

    def on_mount(self) -> None:
        engine = create_engine(f"sqlite:///{sys.argv[1]}")
        with Session(engine) as session:
            values = {(one.indicator, one.quarter): one.value for one in session.exec(select(Realisation))}
            branches = [*session.exec(select(Program)), *session.exec(select(Objective))]
            indicators = list(session.exec(select(Indicator)))
        tree = self.query_one(Tree)
        for one in branches:
            tree.root.add(f"{one.code} {one.label if isinstance(one, Program) else one.name}")
        for one in indicators:
            value = values.get((one.code, 3))
            score = "" if value is None or not one.target else f"{Decimal(value) * 100 / one.target:.2f}"
            tree.root.add_leaf(f"{one.code} {one.name} {score}")
        tree.root.expand()


if __name__ == "__main__":
    FloorApp().run()
