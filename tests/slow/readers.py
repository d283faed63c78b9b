"""Readers who never stop: they fetch pages and what those name, and remember what was wrong."""

import random
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from publishing import web
from tests.slow.variants import addresses, assets, is_whole


@dataclass
class Readers:
    """Some readers of the site at an address."""

    url: str
    pages: int
    index: str = ""
    count: int = 2
    responses: int = 0
    faults: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(seed,)) for seed in range(self.count)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, seed: int) -> None:
        chance = random.Random(seed)
        places = addresses(self.pages)
        while not self._stop.is_set():
            self.visit(chance.choice(places))

    def visit(self, address: str) -> str:
        """Fetch a page, then all that it needs; gives the page."""
        body = self._get(f"/{address}{self.index}").decode()
        if body and not is_whole(body, address):
            self.faults.append(f"/{address} is of no variant as a whole: {body[:200]}")
        for link in assets(body):
            self._get(link)
        return body

    def _get(self, link: str) -> bytes:
        status, body = web.get(self.url + link)
        self.responses += 1
        if status != 200:
            self.faults.append(f"{link} answers {status}")
        return body
