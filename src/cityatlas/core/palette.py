"""The colours that mean something, the same in every product: fields, verdicts, statuses of the agenda."""

from __future__ import annotations

FIELD_COLOURS = {
    "education": "#AD92B5",
    "data_platform": "#744B62",
    "energy_environment": "#59E9B8",
    "society": "#D06C6B",
    "health": "#D44A1C",
    "retail": "#F2B523",
    "it_infrastructure": "#81ADFD",
    "mobility": "#485BD9",
    "security": "#7D2E25",
    "administration": "#3D2C76",
}
"""The ten fields, the same everywhere. Lightness rises in ten equal steps (CIE L* 24 to 84), so that grey print tells
them apart; the hues were searched so that no two come near each other (CIE76 above 20) in normal, red-, green- or
blue-blind sight. A test holds both."""

STATUS_COLOURS = {
    "reproduced": "#07305A",
    "consistent": "#4B9ADB",
    "contradicted": "#7B0F00",
    "reading_dependent": "#A98018",
    "not_recomputable": "#D9D9D9",
}
"""The verdicts, dark and light in turn: neighbours in a stack have a contrast of 3 and more, as all but the grey have
to paper; apart in lightness (CIE L* by 5) and for every sight (CIE76 above 20). Tests hold all of it."""
STATUS_EDGE = "#808080"
"""The edge of what is not recomputable, whose grey alone is too pale on paper."""
AGENDA_COLOURS = {"adopted": "#0A2B54", "in_development": "#457FBD", "none": "#E6E6E6"}
"""The statuses of the agenda: each two have a contrast of 3 and more. ``none`` needs an edge on paper."""
SIZE_COLOURS = {"grossstadt": "#0A2B54", "mittelstadt": "#9CC4E8", "kleinstadt": "#5C5C5C", "landgemeinde": "#E0E0E0"}
"""The size classes, dark and light in turn: neighbours in a stack have a contrast of 3 and more."""
RELIABILITY_COLOURS = {"reliable": "#0A2B54", "tentative": "#457FBD", "unreliable": "#FFFFFF"}
"""How far coders agree: each two have a contrast of 3 and more; the marks have an edge and shapes of their own."""
GREYS = {
    "field": (
        "#3D3D3D",
        "#494949",
        "#575757",
        "#646464",
        "#737373",
        "#828282",
        "#929292",
        "#A3A3A3",
        "#B4B4B4",
        "#C6C6C6",
    ),
    "agenda_status": ("#262626", "#808080", "#EDEDED"),
    "size_class": ("#262626", "#C4C4C4", "#595959", "#E0E0E0"),
}
"""The same in greys, for print without colour: in the order of the colours above (fields by their lightness)."""
