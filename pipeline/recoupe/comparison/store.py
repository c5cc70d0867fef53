"""Bytes put aside, on disk beyond the first megabytes, so that memory does not grow with what was read."""

from __future__ import annotations

import struct
from tempfile import SpooledTemporaryFile

_HEAD = struct.Struct("<QQ")
_IN_MEMORY = 1 << 24


class Store:
    """Pieces of bytes, taken back by the place that `put` returned."""

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._file = SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115 - lives as long as the store
        self._end = 0

    def __del__(self) -> None:
        self._file.close()

    def put(self, data: bytes, instead: int | None = None) -> int:
        """Keep a piece and return its place; `instead`: the place of an older piece that it takes where it fits."""
        room = len(data)
        if instead is not None:
            self._file.seek(instead)
            held = _HEAD.unpack(self._file.read(_HEAD.size))[0]
            if room <= held:
                self._write(instead, held, data)
                return instead
            # What has grown once will grow again: with some room to spare it moves seldom.
            room += room // 2
        place, self._end = self._end, self._end + _HEAD.size + room
        self._write(place, room, data + bytes(room - len(data)), len(data))
        return place

    def _write(self, place: int, room: int, data: bytes, length: int | None = None) -> None:
        self._file.seek(place)
        self._file.write(_HEAD.pack(room, len(data) if length is None else length) + data)

    def get(self, place: int) -> bytes:
        """Return the piece at a place."""
        self._file.seek(place)
        length = _HEAD.unpack(self._file.read(_HEAD.size))[1]
        return self._file.read(length)
