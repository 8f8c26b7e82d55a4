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
AGENDA_COLOURS = {"adopted": "#0B3C6F", "in_development": "#6FA8DC", "none": "#C9C9C9"}
