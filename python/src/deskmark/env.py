"""The environment."""

from __future__ import annotations

import json
import os
import pathlib
import time
from typing import Any, Iterator, Mapping, Sequence, Union

from .channel import Channel, LineChannel, ServerChannel
from .errors import DeskmarkError
from .observation import Observation, Task
from .run import Run

Action = Union[Mapping[str, Any], Sequence[Mapping[str, Any]]]


class DesktopEnv:
    """Desktops with tasks, used as ``gymnasium`` environments are.

    Started by ``deskmark run -a python:FILE`` it plays the one trial that it was started for, and
    ignores the arguments that choose tasks. Otherwise it starts ``deskmark run`` itself, or joins the
    run whose ``url`` it is given.

    :param tasks: the tasks, as on the command line: ``"files/*"``, or a list.
    :param trials: how often each is tried.
    :param options: further options of ``deskmark run``, such as ``["--screen", "1280x800"]``.
    :param output: the results folder.
    :param program: the program, as a path or a name.
    :param url: the address of a run that was started with ``-a serve:PORT``.
    :param wants: parts of observations beside the capture: ``accessibility``, ``page``.
    :param capture: how captures are to look: ``width``, ``height``, ``pointer``.
    """

    def __init__(
        self,
        tasks: str | Sequence[str] = (),
        *,
        trials: int = 1,
        options: Sequence[str] = (),
        output: str = "results",
        program: str | None = None,
        url: str | None = None,
        wants: Sequence[str] = (),
        capture: Mapping[str, Any] | None = None,
    ) -> None:
        self.task: Task | None = None
        self._ready: dict[str, Any] = {"type": "ready", "wants": list(wants)}
        if capture is not None:
            self._ready["capture"] = dict(capture)
        self._run: Run | None = None
        self._folder: pathlib.Path | None = None
        self._is_playing = False
        self._observation: Observation | None = None
        if os.environ.get("DESKMARK_PROTOCOL") == "lines":
            self._channel: Channel = LineChannel()
        elif url is not None:
            self._channel = ServerChannel(url)
        else:
            names = [tasks] if isinstance(tasks, str) else list(tasks)
            program = program or os.environ.get("DESKMARK_PROGRAM") or "deskmark"
            # One program plays one trial at a time.
            command = [program, "run", "-a", "serve:0", "-n", "1", "-k", str(trials), "-o", output]
            self._run = Run([*command, *options, *names])
            self._channel = ServerChannel(self._run.url(), self._run.is_alive)

    def trials(self) -> Iterator[tuple[Observation, dict[str, Any]]]:
        """Resets to one trial after the other until there are no more."""
        while (beginning := self._begin()) is not None:
            yield beginning

    def reset(self) -> tuple[Observation, dict[str, Any]]:
        """Goes to the next trial and gives its first observation.

        :raises DeskmarkError: when there are no more.
        """
        beginning = self._begin()
        if beginning is None:
            raise DeskmarkError("there are no more trials")
        return beginning

    def step(self, action: Action) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Does an action, or several in order.

        :returns: the observation afterwards; the reward, 1 for a trial that has been judged a
            success and 0 otherwise; whether the agent ended the trial; whether a limit or fault did;
            and ``info``, with the ``verdict`` of a trial that is over where it is known.
        """
        if not self._is_playing or self._observation is None:
            raise DeskmarkError("step needs a trial that goes on: call reset first")
        message = self._channel.answer(action if isinstance(action, Mapping) else list(action))
        if message["type"] == "observation":
            self._observation = Observation.read(message)
            return self._observation, 0.0, False, False, {}
        self._is_playing = False
        actions = [action] if isinstance(action, Mapping) else action
        ended = any(one.get("action") in ("done", "give_up") for one in actions)
        verdict = self._verdict()
        reward = 1.0 if verdict and verdict["outcome"] == "success" else 0.0
        info = {"verdict": verdict} if verdict else {}
        return self._observation, reward, ended, not ended, info

    def close(self) -> None:
        """Ends the run that it started; a trial that goes on is given up."""
        if self._is_playing:
            self._is_playing = False
            self._channel.answer({"action": "give_up", "reason": "the program closed the environment"})
        if self._run is not None:
            self._run.end(within=0 if self._begin() is not None else 120)
            self._run = None

    def __enter__(self) -> DesktopEnv:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _begin(self) -> tuple[Observation, dict[str, Any]] | None:
        if self._is_playing:
            self._is_playing = False
            self._channel.answer({"action": "give_up", "reason": "the program went to the next trial"})
        begin = self._channel.begin()
        if begin is None:
            return None
        self.task = Task.read(begin)
        self._folder = pathlib.Path(begin["folder"]) if "folder" in begin else None
        message = self._channel.answer(self._ready)
        if message["type"] != "observation":
            return self._begin()
        self._is_playing = True
        self._observation = Observation.read(message)
        return self._observation, {"task": self.task}

    def _verdict(self, within: float = 180) -> dict[str, Any] | None:
        """The verdict of the trial that is over; Deskmark writes it once the trial is judged."""
        if self._folder is None:
            return None
        file = self._folder / "verdict.json"
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and (self._run is None or self._run.is_alive()):
            try:
                return json.loads(file.read_text())
            except (OSError, ValueError):
                time.sleep(0.05)
        return json.loads(file.read_text()) if file.exists() else None
