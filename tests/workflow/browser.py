"""A real browser for the tests: Debian's chromium, driven through chromedriver's own protocol, without the network."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

MISSING = "needs chromium and chromedriver (Debian: chromium chromium-driver)"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # whatever the page asked for by name would fail, and show in the browser's log
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


CONTROL, SHIFT, ENTER, DELETE, ESCAPE, TAB = "\ue009", "\ue008", "\ue007", "\ue017", "\ue00c", "\ue004"
LEFT, UP, RIGHT, DOWN = "\ue012", "\ue013", "\ue014", "\ue015"
AXE = "CITYATLAS_AXE"
NO_AXE = f"needs axe-core: name its axe.min.js in {AXE}"


def available() -> bool:
    """Whether both programs are installed."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


class Browser:
    """One headless window: ``open``, ``js``, ``keys``, ``resize``, ``png``, ``pdf``; close it when done."""

    def __init__(self, width: int = 1280, height: int = 900, script: bool = True, storage: bool = True) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        log = Path(self._profile.name) / "driver.log"
        with log.open("w") as sink:
            self._driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=sink, stderr=sink)
        self._base = f"http://127.0.0.1:{self._port(log)}"
        options = {
            "args": [*FLAGS, f"--user-data-dir={self._profile.name}/profile", f"--window-size={width},{height}"],
            "binary": shutil.which("chromium"),
            "prefs": {
                **({} if script else {"profile.managed_default_content_settings.javascript": 2}),
                **({} if storage else {"profile.default_content_setting_values.cookies": 2}),
            },
        }
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/session/{answer['sessionId']}"

    def _port(self, log: Path) -> str:
        for _ in range(200):
            found = log.read_text().partition("started successfully on port ")[2]
            if found.strip():
                return found.split(".")[0].strip()
            time.sleep(0.05)
        raise RuntimeError(f"chromedriver did not start: {log.read_text()}")

    def _ask(self, method: str, path: str, body: dict | None = None):
        request = urllib.request.Request(
            self._base + path, method=method, data=None if body is None else json.dumps(body).encode()
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from None

    def open(self, path: Path, anchor: str = "") -> None:
        self._ask("POST", "/url", {"url": "about:blank"})
        self._ask("POST", "/url", {"url": path.resolve().as_uri() + (f"#{anchor}" if anchor else "")})

    def js(self, script: str, *arguments):
        """Run a function body in the page and return its value."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def keys(self, selector: str, text: str) -> None:
        """Type into the element that a CSS selector finds."""
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        (element,) = found.values()
        self._ask("POST", f"/element/{element}/value", {"text": text})

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is; ``CONTROL + "z"`` is held and pressed."""
        actions = []
        for key in keys:
            actions += [{"type": "keyDown", "value": k} for k in key]
            actions += [{"type": "keyUp", "value": k} for k in reversed(key)]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def type(self, text: str) -> None:
        """Type a text, key by key, wherever the focus is."""
        self.press(*text)

    def tabs(self) -> list[str]:
        """The handles of all tabs."""
        return self._ask("GET", "/window/handles")

    def new_tab(self) -> str:
        """Open a tab and go there; returns its handle."""
        handle = self._ask("POST", "/window/new", {"type": "tab"})["handle"]
        self.switch(handle)
        return handle

    def switch(self, handle: str) -> None:
        self._ask("POST", "/window", {"handle": handle})

    def close_tab(self) -> None:
        self._ask("DELETE", "/window")

    def reload(self) -> None:
        self._ask("POST", "/refresh", {})

    def download_to(self, folder: Path) -> None:
        """What the page offers for download goes to this folder."""
        self._command("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it stands: rule and place of each violation."""
        self._command("Runtime.evaluate", {"expression": Path(os.environ[AXE]).read_text(encoding="utf-8")})
        found = self.js("return axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        return [f"{rule}: {'; '.join(places)}" for rule, places in found]

    def click(self, selector: str) -> None:
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        (element,) = found.values()
        self._ask("POST", f"/element/{element}/click", {})

    def resize(self, width: int, height: int) -> None:
        """Lay the page out for a screen of this size (narrower than a window could be)."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._command("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, scheme: str) -> None:
        """What the screen prefers: ``light`` or ``dark``."""
        self._command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def _command(self, name: str, params: dict):
        return self._ask("POST", "/goog/cdp/execute", {"cmd": name, "params": params})

    def messages(self) -> list[str]:
        """What the browser's console says: errors, refused content, requests that failed."""
        return [m["message"] for m in self._ask("POST", "/se/log", {"type": "browser"})]

    def png(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def pdf(self, path: Path) -> None:
        """Print the page as paper would show it, in the sizes that its style asks for."""
        answer = self._command("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        path.write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        try:
            self._ask("DELETE", "")
        finally:
            self._driver.terminate()
            self._driver.wait(10)
            self._profile.cleanup()

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
