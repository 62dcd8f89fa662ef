"""Drives a headless Firefox over Marionette, the protocol that it speaks itself: no driver is needed beside it.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
START = 60.0  # seconds within which it has to answer
PREFERENCES = """
user_pref("marionette.port", {port});
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
"""


class Firefox:
    """A session: commands go out as `[0, number, name, parameters]`, each with its length before it."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._number = 0
        self._read()  # who it is
        self("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})

    def __call__(self, command: str, **parameters: Any) -> Any:
        """Carry out a command and return its value."""
        self._number += 1
        text = json.dumps([0, self._number, command, parameters])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer.get("value") if isinstance(answer, dict) and "value" in answer else answer

    def _read(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            length += byte
        data = b""
        while len(data) < int(length):
            data += self._socket.recv(int(length) - len(data))
        return json.loads(data)

    def close(self) -> None:
        """End the session."""
        self._socket.close()

    def open(self, url: str) -> None:
        """Open a page and wait until it is ready."""
        self("WebDriver:Navigate", url=url)
        self.wait("document.documentElement.dataset.ready")

    def see(self, script: str, *arguments: object) -> Any:
        """Return the value of an expression in the page."""
        return self("WebDriver:ExecuteScript", script=f"return {script}", args=list(arguments))

    def wait(self, script: str, seconds: float = 60.0) -> Any:
        """Wait until an expression in the page is true; return it."""
        end = time.monotonic() + seconds
        while not (value := self.see(script)):
            if time.monotonic() > end:
                raise TimeoutError(f"{script} is {value!r} after {seconds} seconds")
            time.sleep(0.1)
        return value

    def faults(self, url: str) -> list[str]:
        """Return the errors and warnings that the console has of a page: scripts, policy, network."""
        self("Marionette:SetContext", value="chrome")
        script = """return Services.console.getMessageArray().filter((m) => m instanceof Ci.nsIScriptError)
          .filter((m) => m.sourceName.startsWith(arguments[0])).map((m) => m.errorMessage)"""
        found = self("WebDriver:ExecuteScript", script=script, args=[url])
        self("Marionette:SetContext", value="content")
        return [str(each) for each in found]


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Run Firefox with a new profile."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    (profile / "user.js").write_text(PREFERENCES.format(port=port), "utf-8")
    command = [
        str(FIREFOX),
        "--headless",
        "--marionette",
        "--remote-allow-system-access",
        "--no-remote",
        "--profile",
        str(profile),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        fox = Firefox(port)
        yield fox
        fox.close()
    finally:
        process.terminate()
        process.wait()


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + START
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=START)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
