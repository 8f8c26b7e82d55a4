"""Rule-based coder for German city profiles: short word patterns, negation and plan words, no network.

A profile is `sections` ({section: [(line, text), ...]}) plus `project_labels` ([(line, field), ...]); the rules and how
a pattern is written stand in automatic_rules.yaml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from cityatlas.coding.automatic.reading import Sections, Sentence, read_sentences
from cityatlas.coding.automatic.rules import Rule, Rules, VariableRules, any_occurs, matches

CodeCells = dict[str, str]
Labels = list[tuple[int, str]]

MOST_EVIDENCE_LINES = 1000
"""Lines of evidence that a code names: a cell of all lines of a very long profile could not be read back."""
FORMS = ("council_decision", "written_out", "carried_out")
YEAR = re.compile(r"(?<![-–/\d])(20[0-2]\d)(?![-–/«\d]| bis)")


@dataclass(frozen=True)
class Hit:
    """A pattern found in a sentence, with the words that matched and the strength its rule gives."""

    sentence: Sentence
    words: str
    pattern: str
    strength: str


def rule_applies(rule: Rule, one: Sentence) -> bool:
    """Whether the rule looks at this sentence: section, not merely planned, companions, nothing against."""
    if one.section not in rule.sections or (one.planned and not rule.planned_counts):
        return False
    return (not rule.companions or any_occurs(rule.companions, one.context)) and not any_occurs(rule.against, one.coded)


def first_hit(rule: Rule, one: Sentence) -> list[Hit]:
    """The first pattern of the rule in the sentence outside a negated clause, as a list of one or none."""
    for pattern in rule.any_of:
        for match in matches(pattern, one.coded):
            clause = one.clauses[bisect_right(one.starts, match.start()) - 1]
            if rule.negation_part or clause not in one.negated:
                words = " ".join(token.split("|")[0] for token in match.group().split())
                return [Hit(one, words, pattern.text, rule.strength)]
    return []


def variable_hits(variable: VariableRules, sentences: list[Sentence]) -> list[Hit]:
    """The hits of all rules of a variable, at most one per rule and sentence."""
    pairs = ((rule, one) for rule in variable.rules for one in sentences if rule_applies(rule, one))
    return [hit for rule, one in pairs for hit in first_hit(rule, one)]


def make_row(variable: str, value: str, hits: list[Hit], label: str, strength: str = "") -> CodeCells:
    """The result row, with the sections and lines of the hits as evidence and the first words as reason."""
    sections = "|".join(dict.fromkeys(hit.sentence.section for hit in hits))
    numbers = sorted({number for hit in hits for number in hit.sentence.lines})
    lines = ";".join(map(str, numbers[:MOST_EVIDENCE_LINES]))
    return dict(
        variable=variable,
        value=value,
        strength=strength,
        section=sections,
        lines=lines,
        note=f"rule: {hits[0].words}, {label}" if hits else "",
    )


def strength_of(key: str, hits: list[Hit], rules: Rules) -> str:
    """Strength of a stakeholder (involved, addressed) or of a field without a label (agenda, measure)."""
    if hits and key.startswith("stakeholder_"):
        involved = any(any_occurs(rules.lists["involved"], hit.sentence.coded) for hit in hits)
        return "involved" if involved else "addressed"
    return min((hit.strength for hit in hits if hit.strength), default="")


def code_binary(variable: VariableRules, sentences: list[Sentence], labels: Labels, rules: Rules) -> CodeCells:
    """Row of a binary variable; a project label makes its field 1 with strength project."""
    lines = ";".join(str(number) for number, field in labels if f"field_{field}" == variable.key)
    if lines:
        return dict(
            variable=variable.key,
            value="1",
            strength="project",
            section="projects",
            lines=lines,
            note=f"rule: project label, {variable.label}",
        )
    hits = variable_hits(variable, sentences)
    strength = strength_of(variable.key, hits, rules)
    return make_row(variable.key, "1" if hits else "0", hits, variable.label, strength)


def code_agenda(sentences: list[Sentence], rules: Rules) -> list[CodeCells]:
    """Rows of agenda_status and, where it is adopted, of agenda_form and (if a year is found) agenda_year."""
    on = {key: variable_hits(variable, sentences) for key, variable in rules.agenda.items()}
    if not (on["council_decision"] or on["written_out"] or (on["carried_out"] and not on["developing"])):
        status = "none" if on["absent"] and not on["developing"] else "in_development"
        return [make_row("agenda_status", status, on["developing"] or on["absent"], "agenda")]
    form, hits = next((key, on[key]) for key in FORMS if on[key])
    rows = [make_row("agenda_status", "adopted", hits, "agenda"), make_row("agenda_form", form, hits, "agenda")]
    dated = [(year, hit) for hit in hits for year in YEAR.findall(hit.sentence.text) if year <= "2019"]
    if dated and form != "carried_out":
        rows.append(make_row("agenda_year", dated[-1][0], [dated[-1][1]], "year of the agenda"))
    return rows


def code_profile(sections: Sections, project_labels: Labels, rules: Rules) -> list[CodeCells]:
    """Code one profile: a row per variable not left to people, zeros included, in the order of the rules."""
    sentences = read_sentences(sections, rules)
    rows = code_agenda(sentences, rules)
    rows += [code_binary(one, sentences, project_labels, rules) for one in rules.variables.values()]
    return [row for row in rows if row["variable"] not in rules.left_to_people]
