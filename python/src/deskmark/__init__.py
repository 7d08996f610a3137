"""Desktops of Deskmark behind ``reset`` and ``step``."""

from .env import DesktopEnv
from .errors import DeskmarkError
from .observation import Capture, Observation, Task

__all__ = ["Capture", "DeskmarkError", "DesktopEnv", "Observation", "Task"]
__version__ = "0.1.0"
