"""SimHash of a text's words, all of them at once in arrays."""

import numpy as np
import numpy.typing as npt
import xxhash

_SHINGLE = 3
_BLANK = 0x20
# Fixed numbers, since fingerprints are stored: one for each byte (none for the blank between words), and an odd
# one, which loses no bit, for each place in a word.
_BYTES = np.array([xxhash.xxh3_64_intdigest(bytes([byte])) for byte in range(256)], np.uint64)
_BYTES[_BLANK] = 0
_PLACES = np.array([xxhash.xxh3_64_intdigest(b"place %d" % place) | 1 for place in range(64)], np.uint64)


def simhash(words: bytes) -> int:
    """SimHash, signed 64 bit, over the distinct three-word shingles of words with one blank between them."""
    hashes = _hashes(words)
    count = len(hashes) - _SHINGLE + 1
    rolled = hashes[:count] * _PLACES[0]
    for place in range(1, _SHINGLE):
        rolled += hashes[place : place + count] * _PLACES[place]
    shingles = _mix(rolled)
    shingles.sort()
    distinct = shingles[np.concatenate(([True], shingles[1:] != shingles[:-1]))]
    bits = np.unpackbits(distinct.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
    majority = np.ones(len(bits), np.float32) @ bits.astype(np.float32) * 2 > len(distinct)
    return int(np.packbits(majority, bitorder="little").view(np.int64)[0])


def _hashes(words: bytes) -> npt.NDArray[np.uint64]:
    """A 64-bit hash of each word, all at once: its bytes' numbers, each times the number of its place in it."""
    signs = np.frombuffer(words, np.uint8)
    starts = np.concatenate(([0], np.flatnonzero(signs == _BLANK) + 1))
    lengths = np.diff(starts, append=len(signs))
    places = np.arange(len(signs), dtype=np.int32) - np.repeat(starts.astype(np.int32), lengths)
    weighed = _BYTES.take(signs) * _PLACES.take(places, mode="clip")
    return _mix(np.add.reduceat(weighed, starts))


def _mix(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The finaliser of splitmix64: spreads every input bit over all 64."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
