"""The two ways in which messages come and answers go."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from typing import Any, Callable, Protocol

from .errors import DeskmarkError

Message = dict[str, Any]


class Channel(Protocol):
    """Trials, one after the other, each a sequence of messages and answers."""

    def begin(self) -> Message | None:
        """The first message of the next trial; None when there are no more."""

    def answer(self, answer: Any) -> Message:
        """Answers the last message and gives the next one."""


class LineChannel:
    """Lines of JSON over standard input and output, for a program that Deskmark started.

    Standard output is the channel's from then on: what the program prints goes to standard error.
    """

    def __init__(self) -> None:
        self._output = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        self._input = sys.stdin

    def begin(self) -> Message | None:
        message = self._read()
        return message if message["type"] == "begin" else None

    def answer(self, answer: Any) -> Message:
        self._output.write(json.dumps(answer) + "\n")
        self._output.flush()
        return self._read()

    def _read(self) -> Message:
        line = self._input.readline()
        return json.loads(line) if line else {"type": "end"}


class ServerChannel:
    """HTTP to the server of a run, for a program that Deskmark did not start."""

    def __init__(self, url: str, is_alive: Callable[[], bool] = lambda: True) -> None:
        self._url = url.rstrip("/")
        self._is_alive = is_alive
        self._session: str | None = None
        self._is_over = False
        # The server is on this machine, whatever proxy is set.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def begin(self) -> Message | None:
        while not self._is_over:
            try:
                status, message = self._send("/next")
            except urllib.error.HTTPError as error:
                if error.code != 410:
                    raise DeskmarkError(f"{self._url}: {error}") from error
                self._is_over = True
            except OSError as error:
                if self._is_alive():
                    raise DeskmarkError(f"{self._url} cannot be reached: {error}") from error
                self._is_over = True
            else:
                if status == 200:
                    self._session = message["session"]
                    return message
        return None

    def answer(self, answer: Any) -> Message:
        try:
            return self._send(f"/trials/{self._session}", answer)[1]
        except urllib.error.HTTPError as error:
            words = error.read().decode(errors="replace")
            raise DeskmarkError(f"{self._url}: {error} {words}") from error
        except OSError as error:
            raise DeskmarkError(f"{self._url} cannot be reached: {error}") from error

    def _send(self, path: str, body: Any = None) -> tuple[int, Message]:
        request = urllib.request.Request(
            self._url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with self._opener.open(request, timeout=600) as response:
            text = response.read()
            return response.status, json.loads(text) if text else {}
