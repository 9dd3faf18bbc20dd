"""Messages between a worker and whoever asked it: eight bytes of length, then the pickled object."""

import pickle
import struct
from io import BytesIO
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
# All that an answer is made of: what a broken reader might say besides is not believed.
_KNOWN = {("decimal", "Decimal"), ("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")}
_KNOWN_MODULES = {"dashboard.records", "dashboard.ingest.workers.job"}
# The published documents make 150 kB at most.
MOST_ANSWERED = 128 * 1024 * 1024


class UnexpectedAnswer(Exception):
    """What came is no whole message, too long, or made of something unknown."""


def send(stream: IO[bytes], message: object) -> None:
    """Writes a message and sees it off."""
    data = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def request(stream: IO[bytes]) -> Any:
    """The next message from whoever started this process; None where there will be no more."""
    data = _message(stream)
    return None if data is None else pickle.loads(data)  # noqa: S301 - a worker trusts the process that started it


def answer(stream: IO[bytes]) -> Any:
    """The next message from a worker, made of records alone; raises UnexpectedAnswer where it is anything else."""
    data = _message(stream, MOST_ANSWERED)
    if data is None:
        raise UnexpectedAnswer("no answer")
    try:
        return _Records(BytesIO(data)).load()
    except UnexpectedAnswer:
        raise
    except Exception as error:  # a damaged pickle raises anything
        raise UnexpectedAnswer(str(error)) from error


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        if "." in name or (module not in _KNOWN_MODULES and (module, name) not in _KNOWN):
            raise UnexpectedAnswer(f"{module}.{name}")
        return super().find_class(module, name)


def _message(stream: IO[bytes], most: int | None = None) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise UnexpectedAnswer("cut off")
    (length,) = _LENGTH.unpack(head)
    if most is not None and length > most:
        raise UnexpectedAnswer(f"{length:,} bytes")
    data = stream.read(length)
    if len(data) < length:
        raise UnexpectedAnswer("cut off")
    return data
