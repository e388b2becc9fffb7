"""The keys of the entry grid."""

from textual.binding import Binding, BindingType

# What begins an entry; "n" begins "nihil". Other letters are left to the bindings.
STARTERS = frozenset("0123456789-+,.n")
NUMBER_SIGNS = frozenset("0123456789-+,./")
# The keys that end an entry, and which way they go; those that go on to what is not filled may also answer.
STEPS = {"enter": 1, "down": 1, "up": -1}
LEAPS = {"tab": 1, "shift+tab": -1}

GRID_BINDINGS: list[BindingType] = [
    # Keys that may belong to the field are taken by the grid itself; here they are for the footer and the help.
    Binding("enter", "step(1)", "simpan", key_display="↵", id="grid.save"),
    Binding(
        "tab",
        "leap(1)",
        "kosong",
        key_display="tab",
        id="grid.next_empty",
        tooltip="simpan, lalu baris yang belum diisi",
    ),
    Binding("shift+tab", "leap(-1)", "kosong sebelumnya", show=False, id="grid.previous_empty"),
    Binding("escape", "step(0)", "buang", key_display="esc", show=False, id="grid.drop"),
    Binding("delete", "clear", "kosongkan", show=False, id="grid.clear"),
    Binding("up", "step(-1)", "naik", show=False, id="grid.up"),
    Binding("down", "step(1)", "turun", show=False, id="grid.down"),
    Binding("home", "jump(0)", "ke awal", show=False, id="grid.home"),
    Binding("end", "jump(-1)", "ke akhir", show=False, id="grid.end"),
    Binding("pageup", "page(-1)", "satu layar naik", show=False, id="grid.page_up"),
    Binding("pagedown", "page(1)", "satu layar turun", show=False, id="grid.page_down"),
]
