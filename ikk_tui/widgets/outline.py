"""Which lines of the decree's tree are to be seen, and where the cursor stands: no drawing, no keys."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ikk_tui.domain.decree import Decree, Program


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree. `depth` is 0 for a program, 1 for an objective, 2 for an indicator."""

    code: str
    name: str
    depth: int

    @property
    def branch(self) -> bool:
        """Whether lines can stand below it."""
        return self.depth < 2

    @property
    def above(self) -> tuple[str, ...]:
        """The codes of the branches it stands below, the outermost first."""
        parts = self.code.split(".")
        return tuple(".".join(parts[: depth + 1]) for depth in range(self.depth))


@dataclass(frozen=True, slots=True)
class View:
    """What an outline shows at a moment: its cursor, folds and narrowing."""

    code: str | None
    open: frozenset[str]
    kept: frozenset[str] | None
    closed_here: frozenset[str]


class Outline:
    """The folds, the narrowing to some indicators, and the cursor.

    While the lines are narrowed everything is open, and folding there leaves the folds of the whole tree alone.
    """

    def __init__(self) -> None:
        self.rows: list[Node] = []
        self.cursor = 0
        self.open: set[str] = set()
        self._nodes: tuple[Node, ...] = ()
        self._kept: frozenset[str] | None = None
        self._closed_here: set[str] = set()

    @property
    def code(self) -> str | None:
        """The node under the cursor; None where no line is left."""
        return self.rows[self.cursor].code if self.rows else None

    @property
    def narrowed(self) -> bool:
        """Whether only some indicators are shown."""
        return self._kept is not None

    def load(self, decree: Decree) -> None:
        """Take the nodes of a decree; folds and cursor stay with their codes."""
        nodes: list[Node] = []
        for program in decree.programs:
            nodes.append(Node(program.code, program.label, 0))
            for objective in program.objectives:
                nodes.append(Node(objective.code, objective.name, 1))
                nodes += [Node(one.code, one.name, 2) for one in objective.indicators]
        self._nodes = tuple(nodes)
        self._renew(self.code)

    def open_programs(self, programs: Iterable[Program]) -> None:
        """The folds to begin with: each program's objectives are seen."""
        self.open = {one.code for one in programs}
        self._renew(self.code)

    def narrow(self, indicators: Collection[str] | None, at: str | None = None, *, anew: bool = True) -> None:
        """Show only these indicators with the branches above them, or (None) the whole tree again.

        The cursor goes to `at`, or stays with its node, or goes to the one nearest after it. What was folded while
        narrowed is open again, unless the narrowing is not `anew`.
        """
        self._kept = None if indicators is None else frozenset(indicators)
        if anew:
            self._closed_here = set()
        self._renew(at or self.code)

    def view(self) -> View:
        """All that is seen now, to come back to."""
        return View(self.code, frozenset(self.open), self._kept, frozenset(self._closed_here))

    def restore(self, view: View) -> None:
        """Come back to it."""
        self.open, self._kept, self._closed_here = set(view.open), view.kept, set(view.closed_here)
        self._renew(view.code)

    def reveal(self, code: str) -> None:
        """Put the cursor on that node, opening what it stands below."""
        node = next((one for one in self._nodes if one.code == code), None)
        if node is not None:
            self._set_open(node.above, opened=True)
            self._renew(code)

    def is_open(self, node: Node) -> bool:
        """Whether the lines below a branch are shown."""
        return node.code in self.open if self._kept is None else node.code not in self._closed_here

    def move(self, step: int) -> None:
        """Go so many lines, held within the tree."""
        self.cursor = min(max(self.cursor + step, 0), max(len(self.rows) - 1, 0))

    def fold(self) -> None:
        """Close the branch, or go to the one above."""
        node = self._current
        if node is None:
            return
        if node.branch and self.is_open(node):
            self._set_open([node.code], opened=False)
            self._renew(node.code)
        elif node.above:
            self._renew(node.above[-1])

    def unfold(self) -> None:
        """Open the branch, or go to its first line."""
        node = self._current
        if node is None or not node.branch:
            return
        if self.is_open(node):
            self.move(1)
        else:
            self._set_open([node.code], opened=True)
            self._renew(node.code)

    def fold_all(self) -> None:
        """Close every branch; the cursor goes to the program it is in."""
        branches = [one.code for one in self._nodes if one.branch]
        self._set_open(branches, opened=False)
        self._renew(self.code and self.code.partition(".")[0])

    def unfold_all(self) -> None:
        """Open every branch."""
        self._set_open([one.code for one in self._nodes if one.branch], opened=True)
        self._renew(self.code)

    def next_of(self, indicators: Collection[str], step: int) -> None:
        """Go to the next (or, with -1, the previous) of these indicators, round the end."""
        at = [row for row, node in enumerate(self.rows) if node.code in indicators]
        if not at:
            return
        beyond = [row for row in at if (row - self.cursor) * step > 0]
        self.cursor = (min(beyond) if step > 0 else max(beyond)) if beyond else at[0 if step > 0 else -1]

    @property
    def _current(self) -> Node | None:
        return self.rows[self.cursor] if self.rows else None

    def _set_open(self, codes: Iterable[str], *, opened: bool) -> None:
        if self._kept is None:
            self.open = self.open.union(codes) if opened else self.open.difference(codes)
        else:
            self._closed_here = self._closed_here.difference(codes) if opened else self._closed_here.union(codes)

    def _renew(self, at: str | None) -> None:
        """Make the lines anew, the cursor on `at` or the line nearest after it."""
        kept = self._kept
        if kept is None:
            seen = self._nodes
        else:
            above = {code for one in self._nodes if one.code in kept for code in one.above}
            seen = tuple(one for one in self._nodes if one.code in kept or one.code in above)
        opened = {one.code for one in seen if one.branch and self.is_open(one)}
        self.rows = [one for one in seen if all(code in opened for code in one.above)]
        self.cursor = self._nearest(at)

    def _nearest(self, at: str | None) -> int:
        order = {one.code: place for place, one in enumerate(self._nodes)}
        here = {one.code for one in self.rows}
        node = self._nodes[order[at]] if at in order else None
        if node is not None and at not in here and (self._kept is None or at in self._kept):
            # Folded away: the branch that hides it.
            at = next((code for code in reversed(node.above) if code in here), at)
        wanted = order.get(at or "", 0)
        rows = [order[one.code] for one in self.rows]
        return next((row for row, place in enumerate(rows) if place >= wanted), max(len(rows) - 1, 0))
