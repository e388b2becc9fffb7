"""Who is at work is what the operating system says."""

import pytest

from ikk_tui.services.identity import current_author


@pytest.mark.parametrize("variable", ["LOGNAME", "USER", "LNAME", "USERNAME"])
def test_no_variable_of_the_environment_makes_one_somebody_else(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    before = current_author()
    monkeypatch.setenv(variable, "kakanwil")
    assert current_author() == before
    assert before.name != "kakanwil"
