from badgedesk.design.document import Design
from badgedesk.design.history import LIMIT, History


def named(title: str) -> Design:
    return Design(title=title)


def test_undo_hands_back_the_very_same_object() -> None:
    first = named("a")
    history = History(first)
    history.record(named("b"), "rename")
    assert history.undo() is first
    assert history.design is first


def test_redo_hands_back_the_very_same_object() -> None:
    history, second = History(named("a")), named("b")
    history.record(second, "rename")
    history.undo()
    assert history.redo() is second


def test_what_changes_nothing_is_no_step() -> None:
    history = History(named("a"))
    history.record(named("a"), "rename")
    assert not history.can_undo


def test_steps_of_one_gesture_are_undone_together() -> None:
    history = History(named("a"))
    for title in "bcd":
        history.record(named(title), "drag", gesture=7)
    history.record(named("e"), "drag", gesture=8)
    assert history.labels() == ("drag", "drag")
    assert history.undo().title == "d"
    assert history.undo().title == "a"


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History(named("a"))
    history.record(named("b"), "one")
    history.undo()
    assert history.redo_label == "one"
    history.record(named("c"), "two")
    assert not history.can_redo
    assert history.redo() == named("c")
    assert history.undo_label == "two"


def test_only_so_many_steps_are_kept_and_the_oldest_go_first() -> None:
    history = History(named("0"))
    for number in range(1, LIMIT + 6):
        history.record(named(str(number)), str(number))
    while history.can_undo:
        history.undo()
    assert history.design.title == "5"


def test_undo_and_redo_at_the_ends_change_nothing() -> None:
    history = History(named("a"))
    assert history.undo() == history.redo() == named("a")
    assert history.undo_label is None


def test_any_step_can_be_gone_to() -> None:
    history = History(Design())
    for number in range(4):
        history.record(Design(title=str(number)), f"Step {number}")
    assert history.go_to(1).title == "0"
    assert history.labels() == ("Step 0",)
    assert history.undone_labels() == ("Step 1", "Step 2", "Step 3")
    assert history.go_to(3).title == "2"
    assert history.go_to(0) == Design()
    assert history.go_to(99).title == "3"
