"""Sound of speech: how loud it is by ITU-R BS.1770, and as loud as it should be, without peaks."""

import math
from typing import Any, TypeAlias

import numpy as np

Sound: TypeAlias = np.ndarray[Any, Any]
"""Samples between -1 and 1, one channel."""
TARGET = -17.0
"""LUFS, before the limiter takes up to 1 LU; recordings of speech have -16 to -19."""
CEILING = 10 ** (-2.2 / 20)
"""The highest sample: between samples, and through MP3, sound rises further, and -1 dBTP is the limit."""
_FULL = 32768
_SILENCE, _GATE = -70.0, -10.0
_STEPS = 4
"""Tenths of a second in a block."""
_BLOCK, _PAST = 1 << 17, 1 << 14
_HOP, _REACH = 64, 4
"""The limiter looks at so many samples at once, and so many such steps around."""


def sound(samples: bytes) -> Sound:
    """Samples of 16 bits as sound."""
    return np.frombuffer(samples, dtype="<i2").astype(np.float32) / _FULL


def samples(of: Sound) -> Sound:
    """Sound as samples of 16 bits."""
    rounded: Sound = np.clip(np.rint(of * _FULL), -_FULL, _FULL - 1).astype(np.int16)
    return rounded


def limited(of: Sound, gain: float) -> Sound:
    """Sound made louder by a factor; where it would pass the ceiling, it is turned down smoothly around there."""
    louder = of * np.float32(gain)
    if not louder.size or np.abs(louder).max() <= CEILING:
        return louder
    hops = -(-louder.size // _HOP)
    padded = np.zeros(hops * _HOP, dtype=np.float32)
    padded[: louder.size] = np.abs(louder)
    peaks = padded.reshape(hops, _HOP).max(axis=1)
    factors = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    lowest = _windows(factors, _REACH + 1).min(axis=1)
    smooth = _windows(lowest, _REACH).mean(axis=1)
    middles = (np.arange(hops) + 0.5) * _HOP
    turned: Sound = louder * np.interp(np.arange(louder.size), middles, smooth).astype(np.float32)
    return turned


def _windows(values: Sound, reach: int) -> Sound:
    """For each value those around it."""
    padded = np.pad(values, reach, mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)


class Loudness:
    """Measures sound that comes in pieces."""

    def __init__(self, rate: int) -> None:
        """`rate`: samples a second."""
        self._step = rate // 10
        self._weights = _k_weighting(rate)
        self._past = np.zeros(_PAST, dtype=np.float32)
        self._waiting: list[Sound] = []
        self._count = 0
        self._rest = np.zeros(0)
        self._energies: list[Sound] = []

    def add(self, piece: Sound) -> None:
        """Take the next piece into account."""
        self._waiting.append(piece)
        self._count += piece.size
        if self._count >= _BLOCK - _PAST:
            self._measure()

    def lufs(self) -> float:
        """The integrated loudness of all pieces; -inf for silence."""
        self._measure()
        energies = np.concatenate([np.zeros(0), *self._energies])
        if energies.size < _STEPS:
            return -math.inf
        blocks = _sums(energies, _STEPS) / (_STEPS * self._step)
        heard = blocks[blocks > _power(_SILENCE)]
        if not heard.size:
            return -math.inf
        kept = heard[heard > heard.mean() * 10 ** (_GATE / 10)]
        return float(-0.691 + 10 * math.log10(kept.mean()))

    def _measure(self) -> None:
        """Weigh what waits, and sum its energy by tenths of a second."""
        waiting = np.concatenate([np.zeros(0, dtype=np.float32), *self._waiting])
        self._waiting, self._count = [], 0
        for start in range(0, waiting.size, _BLOCK - _PAST):
            piece = waiting[start : start + _BLOCK - _PAST]
            block = np.zeros(_BLOCK, dtype=np.float32)
            block[:_PAST], block[_PAST : _PAST + piece.size] = self._past, piece
            self._past = np.concatenate([self._past, piece])[-_PAST:]
            weighed = np.fft.irfft(np.fft.rfft(block) * self._weights, _BLOCK)[_PAST : _PAST + piece.size]
            energy = np.concatenate([self._rest, np.square(weighed)])
            whole = energy.size // self._step * self._step
            self._energies.append(energy[:whole].reshape(-1, self._step).sum(axis=1))
            self._rest = energy[whole:]


def _sums(values: Sound, count: int) -> Sound:
    whole: Sound = np.lib.stride_tricks.sliding_window_view(values, count).sum(axis=1)
    return whole


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _k_weighting(rate: int) -> Sound:
    """What the two filters of BS.1770 leave of each frequency of a block."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(_BLOCK))
    k, q, high = (
        math.tan(math.pi * 1681.974450955533 / rate),
        0.7071752369554196,
        10 ** (3.999843853973347 / 20),
    )
    middle = high**0.4996667741545416
    shelf = (high + middle * k / q + k * k) + 2 * (k * k - high) * z + (high - middle * k / q + k * k) * z * z
    shelf /= (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    first = 1 + k / q + k * k
    passed = (1 - z) ** 2 / (1 + (2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z) / first)
    weights: Sound = shelf * passed
    return weights
