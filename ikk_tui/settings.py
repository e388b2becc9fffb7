"""The settings file: TOML, small, and refused with a sentence when it is not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ikk_tui.errors import SettingsInvalid

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
_KNOWN = ("theme", "keys")


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme` is one of THEMES; `keys` maps the id of a binding to the keys that shall do it."""

    theme: str = THEMES[0]
    keys: Mapping[str, str] = field(default_factory=dict)


def load_settings(path: Path) -> Settings:
    """Read the file; a missing one means the defaults. Raises SettingsInvalid naming the file and the entry."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsInvalid(f"Berkas setelan {path} tidak terbaca", hint="periksa izinnya") from error
    # Here, as most people have no such file and need not wait for its parser.
    import re
    import tomllib

    try:
        entries = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        # The parser speaks English; where it stumbled is what helps.
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"baris {place[1]}, huruf {place[2]}" if place else "baris terakhir, atau simpan sebagai UTF-8"
        raise SettingsInvalid(f"Berkas setelan {path} bukan TOML yang benar", hint=f"perbaiki {where}") from error
    unknown = next((name for name in entries if name not in _KNOWN), None)
    if unknown is not None:
        raise _invalid(path, unknown, f"tidak dikenal; yang ada: {', '.join(_KNOWN)}")
    return Settings(theme=_theme(path, entries), keys=_keys(path, entries))


def _theme(path: Path, entries: dict[str, Any]) -> str:
    theme = entries.get("theme", THEMES[0])
    if theme not in THEMES:
        raise _invalid(path, "theme", f"harus salah satu dari {', '.join(THEMES)}")
    return str(theme)


def _keys(path: Path, entries: dict[str, Any]) -> dict[str, str]:
    keys = entries.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise _invalid(path, "keys", 'harus berupa tabel seperti "quarter.next" = "ctrl+n"')
    return keys


def _invalid(path: Path, entry: str, why: str) -> SettingsInvalid:
    from ikk_tui.domain.texts import shown

    return SettingsInvalid(f'Berkas setelan {path}: "{shown(entry)}" {why}')
