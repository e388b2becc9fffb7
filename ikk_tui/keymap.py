"""Whether the keys a person chose in the settings can be used."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

from ikk_tui.domain.texts import shown
from ikk_tui.errors import SettingsInvalid

# They are in force only while there are hits, and give way to nothing: another deed may have their keys otherwise.
WHILE_SEARCHING = {"search.next", "search.previous"}
# As Textual names keys: `n`, `ctrl+n`, `left_square_bracket`, `f6`, or the sign itself.
_KEY = re.compile(r"(?:(?:ctrl|shift|alt)\+)*(?:[a-zA-Z0-9_]+|[^\w\s,+])")


def check_keys(settings: Path, keys: Mapping[str, str], groups: Iterable[tuple[type[DOMNode], ...]]) -> None:
    """Raise SettingsInvalid for an unknown id, for what is no key, and for one key with two deeds.

    `groups` are the classes whose bindings are in force together.
    """
    together = [_by_id(owners) for owners in groups]
    known = set().union(*together)
    for name, chosen in keys.items():
        if name not in known:
            hint = f"yang ada: {', '.join(sorted(known))}"
            raise SettingsInvalid(f'Berkas setelan {settings}: tombol "{shown(name)}" tidak dikenal', hint=hint)
        if not all(_KEY.fullmatch(key.strip()) for key in chosen.split(",")):
            hint = "tulis misalnya n, ctrl+n atau f6"
            raise SettingsInvalid(f'Berkas setelan {settings}: "{shown(chosen)}" bukan tombol', hint=hint)
    for bindings in together:
        _refuse_clash(settings, {name: keys.get(name, default) for name, default in bindings.items()}, keys)


def _by_id(owners: tuple[type[DOMNode], ...]) -> dict[str, str]:
    """The keys of each id, joined by commas."""
    found: dict[str, list[str]] = {}
    for owner in owners:
        for binding in Binding.make_bindings(owner.BINDINGS):
            if binding.id:
                found.setdefault(binding.id, []).append(binding.key)
    return {name: ",".join(keys) for name, keys in found.items()}


def _refuse_clash(settings: Path, bindings: Mapping[str, str], chosen: Mapping[str, str]) -> None:
    """Two deeds of ours may share a key, as never more than one of them can be done; a chosen key must be free."""
    taken: dict[str, str] = {}
    for name, keys in bindings.items():
        for key in (one.strip() for one in keys.split(",")):
            both = {taken.setdefault(key, name), name}
            if len(both) > 1 and both & chosen.keys() and not both & WHILE_SEARCHING:
                sentence = f'Berkas setelan {settings}: tombol {key} dipakai untuk "{taken[key]}" dan "{name}"'
                raise SettingsInvalid(sentence, hint="pilih tombol lain untuk salah satunya")
