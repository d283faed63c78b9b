"""A site that is changed at random, as authors, developers and accidents change one.

Each mutation is a method of `Playground`; what it does depends on its `chance` alone, so a run can be repeated.
"""

import datetime as dt
import io
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from PIL import Image

from plugins.core.build import store_of
from plugins.core.now import Now
from plugins.core.settings import Settings
from tests.support import NOW, ROOT, news_item, project

_CODES = ("1.1", "2.1", "2.3")
_MEMBERS = ("Berlin", "Brussels", "Barcelona (city)")
_WORDS = ("tram", "river", "council", "roof", "garden", "square", "night", "market")


def begun(root: Path, chance: random.Random) -> "Playground":
    """A small site with something of most kinds, and its own copies of theme and words."""
    files: dict[str, str | bytes] = {f"content/news/item-{number}.md": _item(chance, number) for number in range(8)}
    files |= {f"content/news/item-{number}.fr.md": _translation(chance) for number in range(3)}
    files |= {
        "content/news/picture.png": _picture(chance),
        "content/news/shown.md": news_item(
            "![A square](picture.png) See [the first](item-0.md).", image="{file: picture.png, alt: A square}"
        ),
        "content/events/fair.md": "---\ntitle: A fair\nstart: 2022-06-01\ntimezone: Europe/Madrid\n---\n\nCome.\n",
        "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n",
    }
    settings = project(root, files, theme=root / "theme", words=root / "i18n")
    shutil.copytree(ROOT / "theme", settings.theme)
    shutil.copytree(ROOT / "i18n", settings.words)
    return Playground(root, settings, chance)


class Playground:
    """A project that mutates; `settings` are those to build it with now."""

    def __init__(self, root: Path, settings: Settings, chance: random.Random) -> None:
        self.root = root
        self.settings = settings
        self._chance = chance
        self._count = 0

    def mutations(self) -> dict[str, Callable[[], None]]:
        """Everything that can happen, by name."""
        names = sorted(name for name in vars(type(self)) if not name.startswith("_") and name != "mutations")
        return {name: getattr(self, name) for name in names}

    def edit_the_end(self) -> None:
        self._rewrite(self._original(), lambda text: f"{text}\nAnd a {self._word()}.\n")

    def edit_the_beginning(self) -> None:
        self._rewrite(self._original(), lambda text: text.replace("\n---\n\n", f"\n---\n\n{self._word()} ", 1))

    def add_a_heading(self) -> None:
        self._rewrite(self._original(), lambda text: f"{text}\n## {self._word()}\n\nMore.\n")

    def retitle(self) -> None:
        self._set("title", f"A {self._word()} of {self._number()}")

    def retag(self) -> None:
        self._set("challenges", f"[{self._chance.choice(_CODES)}]")

    def name_a_member(self) -> None:
        self._set("members", f"[{self._chance.choice(_MEMBERS)}]")

    def redate(self) -> None:
        self._set("date", f"2022-0{self._chance.randint(1, 6)}-1{self._chance.randint(0, 9)}")

    def make_a_draft(self) -> None:
        self._set("status", self._chance.choice(["draft", "published"]))

    def add_an_item(self) -> None:
        self._write(f"content/news/new-{self._number()}.md", _item(self._chance, self._count))

    def add_an_event(self) -> None:
        day = f"2022-0{self._chance.randint(4, 9)}-05"
        text = f"---\ntitle: Fair {self._number()}\nstart: {day}\ntimezone: Europe/Madrid\n---\n\nCome.\n"
        self._write(f"content/events/fair-{self._count}.md", text)

    def remove_an_item(self) -> None:
        for path in self._with_translations(self._original()):
            path.unlink()

    def rename_an_item(self) -> None:
        original = self._original()
        name = f"renamed-{self._number()}"
        for path in self._with_translations(original):
            path.rename(path.with_name(path.name.replace(original.stem, name, 1)))

    def translate(self) -> None:
        path = self._original()
        lang = self._chance.choice(["fr", "es"])
        self._write(path.with_suffix(f".{lang}.md").relative_to(self.root).as_posix(), _translation(self._chance))

    def link_to_another(self) -> None:
        other = self._original()
        self._rewrite(self._original(), lambda text: f"{text}\n[other](../news/{other.name})\n")

    def break_a_file(self) -> None:
        self._rewrite(self._original(), lambda text: text.replace("date:", "dote:", 1))

    def edit_a_template(self) -> None:
        name = self._chance.choice(["entry.html", "components/card.html", "base.html", "feeds/entry.html"])
        self._rewrite(
            self.settings.theme / "templates" / name, lambda text: f"{text}{{# {self._number()} #}}\n<!-- -->"
        )

    def edit_a_style(self) -> None:
        self._rewrite(self.settings.theme / "static/css/base.css", lambda text: f"{text}\n/* {self._number()} */\n")

    def change_a_word(self) -> None:
        self._rewrite(
            self.settings.words / "en.yaml",
            lambda text: "\n".join(
                f"news.title: News {self._number()}" if line.startswith("news.title:") else line
                for line in text.split("\n")
            ),
        )

    def change_the_address(self) -> None:
        site = self._chance.choice(["https://metropolis.example", "https://other.example/path", ""])
        self.settings = msgspec.structs.replace(self.settings, siteurl=site)

    def change_the_name(self) -> None:
        self.settings = msgspec.structs.replace(self.settings, sitename=f"Metropolis {self._number()}")

    def change_a_vocabulary(self) -> None:
        self._rewrite(self.root / "data/organisations.yaml", lambda text: text.replace("G20", f"G{self._number()}"))

    def change_a_picture(self) -> None:
        (self.root / "content/news/picture.png").write_bytes(_picture(self._chance))

    def let_time_pass(self) -> None:
        days, hours = self._chance.randint(-30, 60), self._chance.randint(0, 23)
        self.settings = msgspec.structs.replace(
            self.settings, now=Now(NOW + dt.timedelta(days=days, hours=hours), self.settings.timezone)
        )

    def swap_without_a_trace(self) -> None:
        """The same size and the same times as far as one can set them: only the bytes tell."""
        path = self._original()
        seen = path.stat()
        self._rewrite(path, lambda text: text.replace("the", "hte", 1))
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    def tamper_with_the_output(self) -> None:
        """As above, in what was published."""
        path = self._published()
        if path:
            seen, data = path.stat(), bytearray(path.read_bytes() or b" ")
            data[self._chance.randrange(len(data))] ^= 1
            path.write_bytes(data)
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    def cut_the_output(self) -> None:
        path = self._published()
        if path:
            path.write_bytes(path.read_bytes()[:10])

    def lose_the_output(self) -> None:
        path = self._published()
        if path:
            path.unlink()

    def lose_a_folder(self) -> None:
        path = self._published()
        if path and path.parent != self.settings.output:
            shutil.rmtree(path.parent)

    def damage_the_store(self) -> None:
        path = store_of(self.settings)
        if path.exists():
            data = bytearray(path.read_bytes())
            for _ in range(self._chance.choice([1, 20, 2000])):
                data[self._chance.randrange(len(data))] = self._chance.randrange(256)
            path.write_bytes(data)

    def cut_the_store(self) -> None:
        path = store_of(self.settings)
        if path.exists():
            path.write_bytes(path.read_bytes()[: self._chance.choice([0, 100, 50_000])])

    def lose_the_cache(self) -> None:
        shutil.rmtree(self.settings.cache, ignore_errors=True)

    def damage_what_was_made(self) -> None:
        for path in sorted((self.settings.cache / "made").glob("*"))[:2]:
            path.write_bytes(path.read_bytes()[:-1])

    def damage_the_receipts(self) -> None:
        path = self.settings.output.with_name(".output.state") / "receipts"
        if path.exists():
            path.write_bytes(self._chance.choice([b"", b"\0" * 99, path.read_bytes()[:-3]]))

    def copy_the_cache(self) -> None:
        """As CI does: new times, new inodes."""
        copy = self.root / "copy"
        if self.settings.cache.exists():
            shutil.copytree(self.settings.cache, copy)
            shutil.rmtree(self.settings.cache)
            copy.rename(self.settings.cache)

    def copy_the_output(self) -> None:
        copy = self.root / "copy"
        if self.settings.output.exists():
            shutil.copytree(self.settings.output, copy, copy_function=shutil.copy)
            shutil.rmtree(self.settings.output)
            copy.rename(self.settings.output)

    def _original(self) -> Path:
        """Some news item."""
        found = sorted(path for path in (self.root / "content/news").glob("*.md") if path.stem.count(".") == 0)
        return self._chance.choice(found) if found else self._written("content/news/only.md", _item(self._chance, 0))

    def _with_translations(self, original: Path) -> Iterator[Path]:
        yield from sorted(original.parent.glob(f"{original.stem}.*md"))

    def _published(self) -> Path | None:
        output = self.settings.output
        found = sorted(path for path in output.rglob("*") if path.is_file()) if output.exists() else []
        return self._chance.choice(found) if found else None

    def _rewrite(self, path: Path, change: Callable[[str], str]) -> None:
        path.write_text(change(path.read_text("utf-8")), "utf-8", newline="\n")

    def _set(self, field: str, value: str) -> None:
        """Give a field of some news item a value, the only one of its name."""

        def changed(text: str) -> str:
            front, rest = text.removeprefix("---\n").split("\n---\n", 1)
            lines = [line for line in front.split("\n") if not line.startswith(f"{field}:")]
            return "\n".join(["---", *lines, f"{field}: {value}", "---", rest])

        self._rewrite(self._original(), changed)

    def _write(self, name: str, text: str) -> None:
        self._written(name, text)

    def _written(self, name: str, text: str) -> Path:
        path = self.root / name
        path.write_text(text, "utf-8")
        return path

    def _word(self) -> str:
        return self._chance.choice(_WORDS)

    def _number(self) -> int:
        self._count += 1
        return self._count


def _item(chance: random.Random, number: int) -> str:
    facts = {
        "title": f"Item {number}",
        "summary": "What happened in the city.",
        "date": f"2022-04-{chance.randint(10, 28)}",
        "challenges": f"[{chance.choice(_CODES)}]",
        "members": f"[{chance.choice(_MEMBERS)}]",
    }
    return news_item(" ".join(["In", "the", *chance.choices(_WORDS, k=12)]) + ".", **facts)


def _translation(chance: random.Random) -> str:
    return f"---\ntitle: Un titre {chance.randint(1, 99)}\n---\n\nUn texte.\n"


def _picture(chance: random.Random) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (600, 400), (chance.randrange(256), 40, 90)).save(data, "PNG")
    return data.getvalue()
