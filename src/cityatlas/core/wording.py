"""How groups of a statistic are named in what people read, in German and English."""

from __future__ import annotations

from cityatlas.core.language import Pair, say
from cityatlas.core.vocabulary import has, keys, label, terms, vocabulary_of

GROUPS: dict[str, Pair] = {
    "all": ("alle", "all"),
    "any": ("mindestens eine", "at least one"),
    "none": ("keine", "none"),
    "area_states": ("Flächenländer", "Area states"),
    "city_states": ("Stadtstaaten", "City states"),
    "new_structure": ("mindestens eines", "at least one"),
    "several": ("mehrere", "several"),
}


def group_label(statistic: str, group: str, language: str) -> str:
    """A group of a statistic in words; a group without a word, such as a city, stays as it is."""
    vocabulary = vocabulary_of(statistic)
    parts = group.split("+")
    if has(vocabulary) and keys(vocabulary).issuperset(parts):
        return " + ".join(label(vocabulary, p, language) for p in parts)
    words = ITEMS.get(statistic, GROUPS)
    return say(language, *words[group]) if group in words else group


def group_order(statistic: str, group: str) -> tuple[int, str]:
    """Where a group stands: in the vocabulary's order, combinations and others by their text."""
    vocabulary = vocabulary_of(statistic)
    known = terms(vocabulary) if has(vocabulary) else []
    return (known.index(group), "") if group in known else (len(known) + group.count("+"), group)


PROGRAMME_NAMES: dict[str, Pair] = {
    "bmbf_funding": ("Förderung des BMBF", "Funding by the BMBF"),
    "bmbf_zukunftsstadt_phase3": ("Zukunftsstadt, dritte Phase", "Zukunftsstadt, third phase"),
    "broadband_funding": ("Breitbandförderung", "Broadband funding"),
    "bw_model_municipality": ("Modellkommune Baden-Württemberg", "Model municipality of Baden-Württemberg"),
    "clean_air_programme": ("Sofortprogramm Saubere Luft", "Clean air programme"),
    "digital_cities_challenge": ("Digital Cities Challenge (EU)", "Digital Cities Challenge (EU)"),
    "digital_hub_federal": ("Digital-Hub-Initiative des Bundes", "Federal digital hub initiative"),
    "digitale_stadt_applicant": ("Digitale Stadt: Bewerbung", "Digitale Stadt: applicant"),
    "digitale_stadt_declined": ("Digitale Stadt: nicht beworben", "Digitale Stadt: did not apply"),
    "digitale_stadt_finalist": ("Digitale Stadt: Endrunde", "Digitale Stadt: finalist"),
    "digitale_stadt_other_place": ("Digitale Stadt: anderer Platz", "Digitale Stadt: another place"),
    "digitale_stadt_winner": ("Digitale Stadt: gewonnen", "Digitale Stadt: winner"),
    "dzk_bw": ("Landeswettbewerb Baden-Württemberg", "State competition of Baden-Württemberg"),
    "horizon_2020": ("Horizon 2020 (EU)", "Horizon 2020 (EU)"),
    "horizon_2020_applicant": ("Horizon 2020 (EU): Bewerbung", "Horizon 2020 (EU): applicant"),
    "interreg": ("Interreg (EU)", "Interreg (EU)"),
    "model_egov_bmi": ("Modellkommune E-Government (BMI)", "Model municipality for e-government (BMI)"),
    "no_programme": ("keine Teilnahme", "no participation"),
    "nrw_model_region": ("Digitale Modellregion NRW", "Digital model region of NRW"),
    "open_innovation_platform": ("Plattform für offene Innovation", "Open innovation platform"),
    "planned_only": ("nur geplant", "planned only"),
    "stadt_land_digital": ("Stadt.Land.Digital: Teilnahme", "Stadt.Land.Digital: participant"),
    "stadt_land_digital_prize": ("Stadt.Land.Digital: Preis", "Stadt.Land.Digital: prize"),
    "t_city": ("T-City", "T-City"),
    "town_partnership": ("Städtepartnerschaft", "Town partnership"),
    "zukunftsstadt": ("Zukunftsstadt", "Zukunftsstadt"),
}


STRUCTURE: dict[str, Pair] = {
    "action_fields": ("Handlungsfelder", "Fields of action"),
    "annex_fields": ("Felder in Anhang A", "Fields in Annex A"),
    "annex_projects": ("Projekte in Anhang A", "Projects in Annex A"),
    "complete_profiles": ("Profile mit allen Abschnitten", "Profiles with all sections"),
    "contacts": ("Ansprechpersonen der Mitglieder", "Contact persons of members"),
    "contents_profiles": ("Profile im Inhaltsverzeichnis", "Profiles in the contents"),
    "cross_sections": ("Abschnitte des Vergleichs", "Sections of the comparison"),
    "recommendation_areas": ("Bereiche der Empfehlungen", "Areas of the recommendations"),
    "cross_criteria": ("Kriterien des Vergleichs", "Criteria of the comparison"),
    "extended_criteria": ("Erweiterte Kriterien", "Extended criteria"),
    "figures": ("Abbildungen", "Figures"),
    "goal_categories": ("Gruppen von Zielen", "Groups of goals"),
    "initial_criteria": ("Kriterien der Auswahl", "Criteria of the selection"),
    "partner_names": ("Weitere Partner", "Further partners"),
    "phases": ("Phasen der Studie", "Phases of the study"),
    "picture_credits": ("Bildnachweise", "Picture credits"),
    "profiles": ("Profile", "Profiles"),
    "profiles_of_three_pages": ("Profile von drei Seiten", "Profiles of three pages"),
    "profiles_with_projects": ("Profile mit Projekten", "Profiles with projects"),
    "tables": ("Tabellen", "Tables"),
}


PRINTED_NUMBERS: dict[str, Pair] = {
    "bw_associations": ("Unterstützte Verbünde von Landkreisen", "Supported associations of districts"),
    "bw_model_municipalities": ("Modellkommunen in Baden-Württemberg", "Model municipalities in Baden-Württemberg"),
    "bw_supported_municipalities": (
        "Unterstützte Kommunen in Baden-Württemberg",
        "Supported municipalities in the state",
    ),
    "darmstadt_fields": ("Handlungsfelder von Darmstadt", "Fields of action of Darmstadt"),
    "nrw_model_regions": ("Modellregionen in Nordrhein-Westfalen", "Model regions in North Rhine-Westphalia"),
    "selected_cities": ("Ausgewählte Städte", "Selected cities"),
    "small_towns": ("Menschen in kleinen Städten und auf dem Land", "People in small towns and the country"),
}


TITLE_GROUPS: dict[str, Pair] = {
    "networks": ("WLAN, Breitband oder LoRaWAN", "WLAN, broadband or LoRaWAN"),
}


DECIDED_SHARE_NAMES: dict[str, Pair] = {
    "finished": ("an den beschlossenen oder ausformulierten", "of those decided or written out"),
    "finished_or_running": ("auch an denen in Umsetzung", "also of those carried out"),
}


ITEMS = {
    "agenda_decided_share": DECIDED_SHARE_NAMES,
    "programme": PROGRAMME_NAMES,
    "document_structure": STRUCTURE,
    "printed_number": PRINTED_NUMBERS,
    "projects_by_title": TITLE_GROUPS,
    "printed_share": PRINTED_NUMBERS,
}
"""Words by statistic and group; a key without one stays a key."""
