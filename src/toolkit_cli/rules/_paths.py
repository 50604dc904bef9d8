"""Paths that content gives: relative, with forward slashes, inside their folder."""

from pathlib import PurePosixPath, PureWindowsPath


def leaves_folder(path: str) -> bool:
    """Whether a path leads out of the folder it is relative to, on any system."""
    windows = PureWindowsPath(path)
    return bool(windows.drive or windows.root or ".." in windows.parts)


def normal(path: str) -> str:
    """A path without `.` and doubled slashes."""
    return PurePosixPath(path).as_posix()
