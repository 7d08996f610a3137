"""What can go wrong between a program and Deskmark."""


class DeskmarkError(RuntimeError):
    """Deskmark cannot be started, is gone, or says something unexpected."""
