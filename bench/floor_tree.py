"""The floor for keys: a bare Textual app with a Tree of as many lines as the decree's, all open."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Tree


class FloorApp(App[None]):
    def compose(self) -> ComposeResult:
        tree: Tree[None] = Tree("")
        for number in range(int(sys.argv[1])):
            tree.root.add_leaf(f"{number} Persentase narapidana yang memperoleh nilai baik dengan predikat memuaskan")
        tree.root.expand()
        yield tree
        yield Footer()


if __name__ == "__main__":
    FloorApp().run()
