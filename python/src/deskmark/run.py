"""A run of Deskmark whose agent is this program."""

from __future__ import annotations

import re
import subprocess
import threading
from typing import Sequence

from .errors import DeskmarkError


class Run:
    """``deskmark run -a serve:0``, from its start to its end."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
        except OSError as error:
            raise DeskmarkError(f"{command[0]} cannot be started: {error}") from error
        self._lines: list[str] = []
        self._url: str | None = None
        self._has_url = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def url(self, within: float = 60) -> str:
        """The address of the run's server for agents, once it listens."""
        self._has_url.wait(within)
        if self._url is None:
            self.end()
            raise DeskmarkError("deskmark run did not begin:\n" + self.output())
        return self._url

    def is_alive(self) -> bool:
        """Whether the run goes on."""
        return self._process.poll() is None

    def output(self) -> str:
        """The end of what it wrote to standard error."""
        return "".join(self._lines[-40:])

    def end(self, within: float = 0) -> int:
        """Waits so many seconds for the run to end, and stops it then."""
        for seconds, stop in ((within, self._process.terminate), (30, self._process.kill)):
            try:
                return self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                stop()
        return self._process.wait()

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._lines.append(line)
            found = re.search(r"listens at (http://\S+)", line)
            if found:
                self._url = found.group(1)
                self._has_url.set()
        self._has_url.set()
