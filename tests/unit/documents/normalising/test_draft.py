"""A draft counts what is done to it and keeps its lines in their places."""

from __future__ import annotations

from cityatlas.documents.normalising.draft import Draft


def test_only_a_change_is_counted():
    draft = Draft(["a", "# b"])
    draft.put(0, "a", "nothing")
    draft.mark_heading(0)
    draft.mark_heading(1)
    draft.unmark(1)
    assert draft.lines == ["## a", "b"] and draft.done == {"headings marked": 1, "headings unmarked": 1}


def test_outside_the_text_all_is_blank():
    draft = Draft(["", "a", " ", "b"])
    assert draft.is_blank(-1) and draft.is_blank(4) and draft.next_filled(1) == 3 and draft.next_filled(1, -1) == -1
