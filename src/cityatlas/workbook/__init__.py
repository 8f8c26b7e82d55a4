"""The Excel workbook: tables, statistics that compute, charts, verdicts; ``build.run`` writes it."""
