"""A merge of what was made, what stands there and what the data say: the steps, as plain values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from report.merge import marks_of, merge, paired

rows = st.lists(st.lists(st.sampled_from("abcdef"), min_size=2, max_size=2), max_size=6)


def steps(base: list[list[str]], found: list[list[str]], new: list[list[str]]) -> list[str]:
    return [one.do for one in merge(marks_of(base), found, new)]


@given(rows, rows)
def test_data_that_did_not_change_ask_for_nothing(
    base: list[list[str]], found: list[list[str]]
) -> None:
    assert steps(base, found, base) == []


@given(rows, rows)
def test_a_text_that_no_hand_has_touched_is_never_in_conflict(
    base: list[list[str]], new: list[list[str]]
) -> None:
    assert not {"conflict", "keep"} & set(steps(base, base, new))


@given(rows, rows)
def test_untouched_rows_become_the_new_ones(base: list[list[str]], new: list[list[str]]) -> None:
    done = merge(marks_of(base), base, new)
    told: list[list[list[str]]] = [[list(row)] for row in base]
    first: list[list[str]] = []
    for step in sorted(done, key=lambda one: (one.row, one.new_row), reverse=True):
        if step.do == "set":
            told[step.row][0][step.cell] = step.new
        elif step.do == "drop":
            told[step.row][:1] = []
        elif step.row < 0:
            first.insert(0, list(new[step.new_row]))
        else:
            told[step.row].insert(1, list(new[step.new_row]))
    assert [*first, *(row for part in told for row in part)] == [list(row) for row in new]


@given(rows, rows, rows)
def test_a_cell_that_a_hand_changed_is_never_set(
    base: list[list[str]], found: list[list[str]], new: list[list[str]]
) -> None:
    made = marks_of(base)
    there = marks_of(found)
    back = {stands: at for at, stands in paired(made, there)}
    for step in merge(made, found, new):
        if step.do == "set":
            assert there[step.row][step.cell] == made[back[step.row]][step.cell]
        if step.do == "drop":
            assert there[step.row] == made[back[step.row]]


@given(rows, rows)
def test_what_a_hand_wrote_as_the_data_say_it_is_settled(
    base: list[list[str]], new: list[list[str]]
) -> None:
    assert not {"conflict", "set", "add"} & set(steps(base, new, new))
