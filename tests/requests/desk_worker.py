"""A process that works at the desk and says each thing it has done, until somebody kills it."""

import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desk import DUE, NEED, NOW, SENDING

from toolkit_cli.requests.record import Outcome
from toolkit_cli.requests.restore import restore
from toolkit_cli.requests.store import Store, open_store


def main(file: Path, seed: int, steps: int, what: str) -> None:
    """Log, and nothing else (`logging`), or send, close and back up too (`working`), or restore (`restoring`)."""
    chance = random.Random(seed)
    backup = file.with_name(f"backup-{seed}.db")
    with open_store(file, wait=60) as store:
        if what == "restoring":
            store.backup(backup)
        for step in range(steps):
            number = store.log(NEED, NOW, DUE).number
            _say(number, "received")
            if what == "restoring" and step % 3 == 2:
                restore(file, backup, wait=60)
            elif what == "working":
                _work(store, chance, number, backup)


def _work(store: Store, chance: random.Random, number: str, backup: Path) -> None:
    match chance.randrange(4):
        case 0:
            store.send(number, replace(SENDING, at=NOW + timedelta(1)))
            _say(number, "sent")
        case 1:
            store.close(number, NOW, Outcome.WITHDRAWN)
            _say(number, "closed")
        case 2 if chance.random() < 0.2:
            store.backup(backup)


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
