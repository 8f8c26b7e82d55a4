"""A coder beside the others: values, agreement with each and with the consensus, and the verdicts that would change."""

from __future__ import annotations

from dataclasses import dataclass

from cityatlas.claims import scenarios
from cityatlas.coding.codebook import variables
from cityatlas.coding.coders import CODING_FOLDER, CONSENSUS, Coder, coder_called, read_coders, single_coders
from cityatlas.coding.comparing import Side, compare, csv_of
from cityatlas.core.command_line import STANDARD_OUTPUT, put_text
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import AgreementRow, CodeRow

EFFECT_COLUMNS = (
    "variable",
    "other",
    "n",
    "positives",
    "positives_other",
    "disagreements",
    "agreement",
    "alpha",
    "alpha_low",
)


@dataclass(frozen=True)
class Effect:
    """What a coder's codes say: agreement by other coder, and claims with their published and changed verdict."""

    coder: str
    codes: int
    cities: int
    agreement: dict[str, list[AgreementRow]]
    verdicts: dict[str, tuple[str, str]]


def effect_of(coder: Coder, codes: list[CodeRow], others: list[Coder], config: Config) -> Effect:
    """Compare one coder with each other and the consensus, and judge all claims with this coder's codes counted."""
    own = Side(coder, [row for row in codes if row["coder"] == coder.id])
    if not own.rows:
        raise InputError(
            f"the published tables hold no code by {coder.id!r}",
            file=shown(PROCESSED / "codes.csv"),
            action="run snakemake first, which takes the codings of data/raw/coding in",
        )
    agreement = {}
    for other in others:
        name = CONSENSUS if other.kind == CONSENSUS else other.id
        side = Side(other, [{**row, "coder": other.id} for row in codes if row["coder"] == name])
        agreement[name] = compare(own, side, config["bootstrap_draws"], config["seed"]).agreement
    judged = scenarios.rejudge(config, scenarios.coded_by(codes, coder.id))
    moved = scenarios.moved(scenarios.published_verdicts(), {coder.id: judged})
    verdicts = {str(claim): (str(row["published"]), str(row[coder.id])) for claim, row in moved.iterrows()}
    return Effect(coder.id, len(own.rows), len({row["city"] for row in own.rows}), agreement, verdicts)


def effect_text(found: Effect) -> str:
    """The effect for the console: a line for each variable, then the verdicts that change."""
    lines = [f"{found.coder}: {found.codes} codes of {found.cities} cities, beside {', '.join(found.agreement)}"]
    lines.append("for each variable: cities coded by both, how many 1s each gave, cities that differ, alpha")
    by_other = {name: {row["variable"]: row for row in rows} for name, rows in found.agreement.items()}
    for variable in variables():
        told = [f"{name} {_told(rows[variable])}" for name, rows in by_other.items() if variable in rows]
        lines += [f"  {variable}: {'; '.join(told)}"] if told else []
    lines += ["", f"{len(found.verdicts)} verdicts would change if these codes took the place of the consensus"]
    lines += [f"  {claim}: {before} -> {after}" for claim, (before, after) in found.verdicts.items()]
    return "\n".join(lines)


def _told(row: AgreementRow) -> str:
    ones = "" if row["positives_1"] is None else f" 1s {row['positives_1']}/{row['positives_2']},"
    alpha = "–" if row["alpha"] is None else f"{row['alpha']:.2f}"
    return f"n {row['n']},{ones} differ {row['disagreements']}, alpha {alpha}"


def effect_csv(found: Effect) -> str:
    """The table of variables as CSV: a row for each variable and other coder."""
    rows = [
        {**row, "other": other, "positives": row["positives_1"], "positives_other": row["positives_2"]}
        for other, table in found.agreement.items()
        for row in table
    ]
    return csv_of(EFFECT_COLUMNS, rows)


def run(name: str, config: Config, output: str | None = None) -> None:
    """Print what one coder's codes say, and write the table where an output is named. InputError for no such coder."""
    coders = read_coders(CODING_FOLDER)
    coder = coder_called(name, single_coders(coders))
    others = [c for c in coders if c.id != coder.id and c.id not in {o.replaces for o in coders}]
    found = effect_of(coder, scenarios.published_codes(), others, config)
    if output == STANDARD_OUTPUT:
        put_text(output, effect_csv(found), effect_text(found))
        return
    print(effect_text(found))
    if output:
        put_text(output, effect_csv(found), f"written to {output}")
