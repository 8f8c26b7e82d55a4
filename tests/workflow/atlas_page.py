"""The atlas in a browser: how the tests look at it, go somewhere in it, and take what it offers for download."""

from __future__ import annotations

import time

GO = "history.replaceState(null, '', '#' + arguments[0]); dispatchEvent(new Event('hashchange'));"
TEXT = "return document.querySelector(arguments[0]).textContent"
ROWS = "return [...document.querySelectorAll('#table-rows th a')].map(a => a.textContent)"


def look(browser, width, height, scheme="light"):
    """Lay the page out for a screen of this size, light or dark."""
    browser.resize(width, height)
    browser._command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


def go(browser, hash_):
    """Go to an address of the page as a reader who edits it."""
    browser.js(GO, hash_)


def downloaded(browser, name):
    """What came for download under this name."""
    path = browser.folder / name
    for _ in range(100):
        if path.exists() and path.stat().st_size:
            content = path.read_bytes()
            path.unlink()
            return content
        time.sleep(0.05)
    raise AssertionError(f"{name} did not come")
