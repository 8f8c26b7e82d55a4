"""The Smart-City-Atlas of March 2019, reproduced: extraction, coding, statistics, verdicts, figures."""

__version__ = "0.1.0"
