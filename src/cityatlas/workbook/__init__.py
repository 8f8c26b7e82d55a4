"""The Excel workbook: tables, statistics that compute, charts, verdicts; ``assembly.run`` writes it."""
