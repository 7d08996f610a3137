"""What an agent sees, and what it is to do."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Task:
    """What one trial is about."""

    name: str
    instruction: str
    width: int
    height: int
    steps: int
    seconds: float
    tools: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def read(cls, message: dict[str, Any]) -> Task:
        """Reads a ``begin`` message."""
        return cls(
            name=message["task"],
            instruction=message["instruction"],
            width=message["screen"]["width"],
            height=message["screen"]["height"],
            steps=message["steps"],
            seconds=message["seconds"],
            tools=message.get("tools", []),
        )


@dataclass(frozen=True)
class Capture:
    """A screenshot."""

    id: str
    width: int
    height: int
    area: dict[str, int]
    png: bytes = field(repr=False)

    @classmethod
    def read(cls, value: dict[str, Any]) -> Capture:
        """Reads the ``capture`` of an observation."""
        return cls(
            value["id"], value["width"], value["height"], value["area"], base64.b64decode(value["png"])
        )


@dataclass(frozen=True)
class Observation:
    """What can be seen before an action, as docs/agents.md of Deskmark describes it."""

    step: int
    capture: Capture
    windows: list[dict[str, Any]]
    results: list[dict[str, Any]]
    accessibility: dict[str, Any] | None = None
    page: dict[str, Any] | None = None

    @classmethod
    def read(cls, message: dict[str, Any]) -> Observation:
        """Reads an ``observation`` message."""
        return cls(
            step=message["step"],
            capture=Capture.read(message["capture"]),
            windows=message["windows"],
            results=message["results"],
            accessibility=message.get("accessibility"),
            page=message.get("page"),
        )
