"""The figures."""


def run(language: str, scope: str) -> None:
    """Draw all figures."""
