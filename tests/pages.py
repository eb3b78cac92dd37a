"""An HTML page as a tree, and what must hold of every page of ours."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"br", "col", "hr", "img", "meta"}


@dataclass
class Element:
    """One element; text among its children stands as strings."""

    tag: str
    given: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)

    def all(self, *tags: str) -> "Iterator[Element]":
        """Yield the elements below of those tags, or all, in order."""
        for child in self.inside:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    @property
    def text(self) -> str:
        """The text below, as it stands."""
        return "".join(c if isinstance(c, str) else c.text for c in self.inside)

    @property
    def classes(self) -> list[str]:
        return self.given.get("class", "").split()


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> ends something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(page: str) -> Element:
    """Return the root; everything that is opened must be closed."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    assert len(tree.open) == 1, f"<{tree.open[-1].tag}> is never closed"
    return tree.open[0]


def check(page: str) -> Element:
    """Return the root of a page that keeps every rule for our pages."""
    assert page.startswith("<!DOCTYPE html>\n<html lang=")
    root = parse(page)
    _check_headings(root)
    _check_links(root)
    _check_tables(root)
    assert [e.tag for e in root.all("main")] == ["main"]
    title = next(root.all("title"))
    assert title.text.strip()
    for picture in root.all("img"):
        assert picture.given["alt"].strip()
        assert picture.given["src"].startswith("data:image/")
    for drawing in root.all("svg"):
        assert drawing.given.get("role") == "img"
        named = {"aria-label", "aria-labelledby"} & set(drawing.given)
        assert named or any(title.text.strip() for title in drawing.all("title"))
    assert not list(root.all("script", "link", "iframe", "object", "embed", "base", "form"))
    for sheet in root.all("style"):
        assert not re.search(r"url\(|@import|expression", sheet.text)
    assert not [name for e in root.all() for name in e.given if name.startswith("on")]
    return root


def _check_headings(root: Element) -> None:
    levels = [int(e.tag[1]) for e in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] <= 2
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(e.text.strip() for e in root.all("h1", "h2", "h3", "h4", "h5", "h6"))


def _check_links(root: Element) -> None:
    ids = Counter(e.given["id"] for e in root.all() if "id" in e.given)
    assert [name for name, count in ids.items() if count > 1 or not name or " " in name] == []
    for link in root.all("a"):
        address = link.given["href"]
        is_ours = address.startswith("#") and address[1:] in ids
        assert is_ours or re.match("https?://|mailto:", address), address
        assert (link.given.get("aria-label") or link.text).strip()
    for element in root.all():
        assert set(element.given.get("aria-labelledby", "").split()) <= set(ids)


def _check_tables(root: Element) -> None:
    for table in root.all("table"):
        assert {e.given.get("scope") for e in table.all("th")} <= {"row", "col"}
        assert list(table.all("th"))
        widths = {sum(1 for _ in row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1
    regions = [e.given["aria-label"] for e in root.all() if e.given.get("role") == "region"]
    assert len(regions) == len(set(regions))
