"""Projects in other converters' forms: read right, or refused with their line; never a project less."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.profiles import profile_heading, read_profile
from tests.fixtures.extraction import document
from tests.fixtures.report import City, profile

WRITTEN = "### Serviceportal (Verwaltung)"
READ = {
    "no blank": "####Serviceportal (Verwaltung)",
    "closed": "#### Serviceportal (Verwaltung) ####",
    "indented": "   #### Serviceportal (Verwaltung)",
    "indented far": "\t#### Serviceportal (Verwaltung)",
    "deep": "###### Serviceportal (Verwaltung)",
    "bold": "#### **Serviceportal (Verwaltung)**",
    "bold title": "#### **Serviceportal** (Verwaltung)",
    "bold in parts": "#### **Serviceportal** **(Verwaltung)**",
    "italic": "#### _Serviceportal (Verwaltung)_",
    "escaped": r"#### Serviceportal \(Verwaltung\)",
    "link": "#### [Serviceportal](#p) (Verwaltung)",
    "anchor": '#### <a id="p"></a>Serviceportal (Verwaltung)',
    "long anchor": '#### <span id="page-18-0" class="anchor of-this-heading"></span>Serviceportal (Verwaltung)',
    "tag": "#### <b>Serviceportal (Verwaltung)</b>",
    "colon": "#### Serviceportal (Verwaltung):",
    "entity": "#### Serviceportal&nbsp;(Verwaltung)",
    "trailing blanks": "#### Serviceportal (Verwaltung)   ",
    "no blank before the bracket": "#### Serviceportal(Verwaltung)",
}
REFUSED = {
    "plain": "Serviceportal (Verwaltung)",
    "plain with two labels": "Serviceportal (Verwaltung / Mobilität)",
    "plain with colon": "Serviceportal (Verwaltung):",
    "plain with text": "Serviceportal (Verwaltung): Anträge im Netz.",
    "plain with dash and text": "Serviceportal (Verwaltung) – Anträge im Netz.",
    "misspelt label": "Serviceportal (Verwaltugn)",
    "bold": "**Serviceportal (Verwaltung)**",
    "bold without label": "**Serviceportal**",
    "underscores": "__Serviceportal (Verwaltung)__",
    "bold and italic": "***Serviceportal (Verwaltung)***",
    "bold title": "**Serviceportal** (Verwaltung)",
    "bold with text": "**Serviceportal (Verwaltung)** Anträge im Netz.",
    "bold title with text": "**Serviceportal** (Verwaltung) Anträge im Netz.",
    "italic": "*Serviceportal (Verwaltung)*",
    "numbered": "1. Serviceportal (Verwaltung)",
    "numbered in brackets": "(1) Serviceportal (Verwaltung)",
    "lettered": "a) Serviceportal (Verwaltung)",
    "chapter number": "3.1.2 Serviceportal (Verwaltung)",
    "numbered bold": "2) **Serviceportal** (Verwaltung)",
    "bullet": "- Serviceportal (Verwaltung)",
    "star": "* Serviceportal (Verwaltung)",
    "printed bullet": "▪ Serviceportal (Verwaltung)",
    "quote": "> Serviceportal (Verwaltung)",
    "quoted heading": "> #### Serviceportal (Verwaltung)",
    "escaped hash": r"\#### Serviceportal (Verwaltung)",
    "bullet with heading": "- #### Serviceportal (Verwaltung)",
    "underlined with =": "Serviceportal (Verwaltung)\n====",
    "underlined with -": "Serviceportal (Verwaltung)\n----",
    "underlined without label": "Serviceportal\n-----",
    "table": "| Serviceportal (Verwaltung) | Anträge im Netz |",
    "second cell": "| 1 | **Serviceportal (Verwaltung)** |",
    "cells by tabs": "Serviceportal (Verwaltung)\tAnträge im Netz",
    "HTML heading": "<h4>Serviceportal (Verwaltung)</h4>",
    "HTML heading without label": '<h4 id="p">Serviceportal</h4>',
    "HTML bold": "<strong>Serviceportal (Verwaltung)</strong>",
    "HTML paragraph": "<p><b>Serviceportal</b> (Verwaltung)</p>",
    "HTML cell": "<tr><td>Serviceportal (Verwaltung)</td><td>Anträge</td></tr>",
    "square brackets": "Serviceportal [Verwaltung]",
    "curly brackets": "Serviceportal {Verwaltung}",
    "dash": "Serviceportal – Verwaltung",
    "hyphen": "Serviceportal - IT-Infrastruktur",
    "dash with two labels": "Serviceportal – Verwaltung / Energie & Umwelt",
    "heading in square brackets": "#### Serviceportal [Verwaltung]",
    "heading with dash": "#### Serviceportal – Verwaltung",
    "heading without label": "#### Serviceportal",
    "two headings in a line": "#### Bus (Mobilität) #### Serviceportal (Verwaltung)",
    "wide brackets": "Serviceportal （Verwaltung）",
    "wide brackets in a heading": "#### Serviceportal （Verwaltung）",
    "wide hash": "＃＃＃＃ Serviceportal (Verwaltung)",
    "label in a tag": "Serviceportal (<i>Verwaltung</i>)",
    "entities": "Serviceportal &#40;Verwaltung&#41;",
    "asciidoc": "==== Serviceportal (Verwaltung)",
    "code": "`Serviceportal (Verwaltung)`",
}
TEXT = (
    "Das Portal (in der Verwaltung) gehört dazu.",
    "Das Portal der Stadt ist fertig (Verwaltung).",
    "Die App (Mobilität) ist neu. Sie hilft vielen (Gesundheit)",
    "- Anträge im Netz",
    "Beteiligt sind das Amt (Stadt Aufstadt) und die Werke (AG)",
    "Dies – und vieles mehr – gelingt",
    "Ein **neuer** Bus.",
    "| Jahr | Anträge |",
)
BESIDE = ("Lernort", "Bildung", "Lernort", "Bildung")


def read(written):
    city = City("Aufstadt", projects=[BESIDE, ("Serviceportal", "Verwaltung", "", "")])
    text = profile(city)
    assert WRITTEN in text
    doc = document(text.replace(WRITTEN, written), "profiles/a.md")
    start, name = profile_heading(doc)
    return read_profile(doc, start, len(doc.lines), city=name, page=None, in_study=False)


def titles(found):
    return [
        (p["title"], [f["field"] for f in found.fields if f["project_id"] == p["project_id"]]) for p in found.projects
    ]


@pytest.mark.parametrize("form", READ)
def test_headings_in_other_forms_are_read(form):
    assert titles(read(READ[form])) == [("Lernort", ["education"]), ("Serviceportal", ["administration"])]


@pytest.mark.parametrize("form", REFUSED)
def test_what_looks_like_a_project_is_refused_with_its_line(form):
    with pytest.raises(InputError) as caught:
        read(REFUSED[form])
    city = City("Aufstadt", projects=[BESIDE, ("Serviceportal", "Verwaltung", "", "")])
    number = profile(city).split("\n").index(WRITTEN) + 1
    assert str(caught.value).startswith(f"report.txt:{number} (Aufstadt)") and "Serviceportal" in str(caught.value)


@pytest.mark.parametrize("text", TEXT)
def test_running_text_is_none(text):
    assert len(read(f"{WRITTEN}\n\n{text}").projects) == 2


def test_all_of_them_are_told_at_once():
    with pytest.raises(InputError) as caught:
        read("**Serviceportal (Verwaltung)**\n\nText.\n\n**Bus (Mobilität)**")
    assert "Serviceportal" in str(caught.value) and "Bus" in str(caught.value)
