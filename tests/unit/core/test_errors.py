from badgedesk.core.errors import FACT_LENGTH, Code, InputError, plain


def test_a_code_is_its_own_name() -> None:
    assert [code.value for code in Code] == list(Code.__members__)


def test_facts_are_shortened_and_freed_of_control_characters() -> None:
    error = InputError(Code.JSON_SYNTAX, value="a\u202eb\x1b[31m\n" + "x" * 500)
    shown = error.facts["value"]
    assert len(shown) < FACT_LENGTH + 40
    assert all(character.isprintable() for character in shown)
    assert shown.endswith("…")


def test_the_message_of_a_fault_repeats_no_outside_text() -> None:
    assert str(InputError(Code.JSON_SYNTAX, value="<script>")) == "JSON_SYNTAX"


def test_names_in_any_script_stay_readable() -> None:
    for name in ("Łukasz Żółć", "محمد الحسن", "आशा पटेल", "李小龙", "Σωκράτης"):
        assert plain(name) == name
