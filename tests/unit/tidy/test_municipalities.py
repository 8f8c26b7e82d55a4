"""Places are found under the names that other people's lists give them."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.tidy.municipalities import find_municipalities, municipality

SPELLINGS = {
    # additions: written out, shortened, in brackets, behind a slash
    "Frankfurt (Oder)": "12053000", "Frankfurt/Oder": "12053000", "Frankfurt a. d. Oder": "12053000",
    "Frankfurt a. O.": "12053000", "Frankfurt am Main": "06412000", "Frankfurt/Main": "06412000",
    "Frankfurt a. M.": "06412000", "Frankfurt a.M.": "06412000", "Frankfurt (Main)": "06412000",
    "FRANKFURT AM MAIN": "06412000", "Halle (Saale)": "15002000", "Halle/Saale": "15002000",
    "Halle a. d. Saale": "15002000", "Halle (Westf.)": "05754012", "Halle Westfalen": "05754012",
    "Halle i. Westf.": "05754012", "Kempten (Allgäu)": "09763000", "Kempten im Allgäu": "09763000",
    "Kempten": "09763000", "Freiburg i. Br.": "08311000", "Freiburg i.Br.": "08311000",
    "Freiburg im Breisgau": "08311000", "Freiburg/Breisgau": "08311000", "Freiburg (Elbe)": "03359018",
    "Neustadt a. d. Weinstr.": "07316000", "Neustadt/Weinstraße": "07316000",
    "NEUSTADT AN DER WEINSTRASSE": "07316000", "Neustadt a. Rbge.": "03241012", "Neustadt a.d.Aisch": "09575153",
    "Mülheim an der Ruhr": "05117000", "Mülheim (Ruhr)": "05117000", "Mülheim/Ruhr": "05117000",
    "Muelheim a. d. Ruhr": "05117000", "Weiden i.d.OPf.": "09363000", "Weiden in der Oberpfalz": "09363000",
    "Weiden (Oberpf.)": "09363000", "Offenbach a.M.": "06413000", "Landau i. d. Pfalz": "07313000",
    "Landau/Pfalz": "07313000", "Ludwigshafen/Rhein": "07314000", "Ludwigshafen a. Rh.": "07314000",
    "Brandenburg/Havel": "12051000", "Brandenburg a. d. Havel": "12051000", "Oldenburg (Oldb)": "03403000",
    "Oldenburg i.O.": "03403000", "Oldenburg i. H.": "01055033", "Rothenburg o. d. T.": "09571193",
    "Marburg/Lahn": "06534014", "Hof (Saale)": "09464000", "Bad Homburg v.d.H.": "06434001",
    "Bad Homburg vor der Höhe": "06434001", "Königstein i. Ts.": "06434005", "Kirchheim u. T.": "08116033",
    "Stolberg (Rheinland)": "05334032", "Heidenheim a.d.Brenz": "08135019", "Neumarkt i. d. OPf.": "09373147",
    "Esslingen a. N.": "08116019", "Rotenburg/Wümme": "03357039", "Cottbus/Chóśebuz": "12052000",
    # titles before and behind
    "Stadt Aachen": "05334002", "Aachen, Stadt": "05334002", "Hansestadt Rostock": "13003000",
    "Hanse- und Universitätsstadt Rostock": "13003000", "Ulm, Universitätsstadt": "08421000",
    "Landeshauptstadt München": "09162000", "Wissenschaftsstadt Darmstadt": "06411000",
    "Lutherstadt Wittenberg": "15091375", "Wittenberg": "15091375", "Bundesstadt Bonn": "05314000",
    "Freie und Hansestadt Hamburg": "02000000", "documenta-Stadt Kassel": "06611000",
    "Große Kreisstadt Görlitz": "14626110", "Kreisfreie Stadt Trier": "07211000", "Regensburg, krfr. St": "09362000",
    "Alte Hansestadt Lemgo": "05766044", "Brüder-Grimm-Stadt Hanau": "06435014", "Seestadt Bremerhaven": "04012000",
    "Land Berlin": "11000000", "Bad Aachen": "05334002",
    # saints, hyphens, short first words
    "St. Ingbert": "10045117", "Sankt Ingbert": "10045117", "St Ingbert": "10045117", "St.Augustin": "05382056",
    "Sankt Augustin": "05382056", "St. Wendel": "10046117", "St. Georgen i. Schw.": "08326052",
    "Castrop Rauxel": "05562004", "Garmisch-Partenkirchen": "09180117", "Bergisch-Gladbach": "05378004",
    "Berg. Gladbach": "05378004", "Schw. Gmünd": "08136065", "Hannoversch Münden": "03159017", "Münden": "03159017",
    # capitals, umlauts, other languages
    "AACHEN": "05334002", "Koeln": "05315000", "Cologne": "05315000", "Muenchen": "09162000", "Munich": "09162000",
    "Düsseldorf": "05111000", "Dusseldorf": "05111000", "Duesseldorf": "05111000", "Saarbruecken": "10041100",
    "Nuremberg": "09564000", "Giessen": "06531005", "GROSS-GERAU": "06433006", "Dessau-Rosslau": "15001000",
}  # fmt: skip
"""As the statistical offices, Wikipedia, the post, GeoNames and hand-made lists write them."""

AMBIGUOUS = {
    "Halle": ("15002000", 4),
    "Neustadt": ("07316000", 10),
    "Mülheim": ("05117000", 3),
    "Weiden": ("09363000", 2),
    "Landau": ("07313000", 2),
    "Oldenburg": ("03403000", 2),
    "Hagen": ("05914000", 3),
    "Münster": ("05515000", 3),
    "Freiburg": ("08311000", 2),
    "Weimar": ("16055000", 2),
    "Fürth": ("09563000", 2),
    "Neustadt a.d.W.": ("07316000", 2),
}
"""Names that several bear: the likeliest, and how many there are at least."""

NOTHING = ["", " ", "?", "-", "..", "()", "/", "1234", "Atlantis", "Musterstadt", "Paris", "Oder", "am Main", "Stadt"]
NOTHING += ["der", "St.", "東京", "🏙", "מינכן", "M'gladbach"]


@pytest.mark.parametrize("name", SPELLINGS)
def test_spellings_of_other_peoples_lists_find_their_municipality(name):
    for written in (name, unicodedata.normalize("NFD", name), name.replace(" ", "\u00a0"), f" {name} "):
        assert SPELLINGS[name] == find_municipalities(written)[0]["ags"]


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_name_that_several_have_gives_them_all_the_likeliest_first(name):
    likeliest, least = AMBIGUOUS[name]
    found = [row["ags"] for row in find_municipalities(name)]
    assert found[0] == likeliest and len(set(found)) == len(found) >= least


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_no_municipality_finds_none(name):
    assert find_municipalities(name) == []


def test_a_full_name_does_not_find_its_namesakes():
    assert [row["ags"] for row in find_municipalities("Halle (Saale)")] == ["15002000"]
    assert [row["ags"] for row in find_municipalities("Hannover")] == ["03241001"]


def test_a_municipality_is_known_by_its_key():
    found = municipality("05315000")
    assert found and found["name"] == "Köln" and municipality("99999999") is None
