"""An SVG as a part of a web page."""

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# What would run, or show something from elsewhere.
_FOREIGN = {f"{_SVG}{name}" for name in ("script", "image", "foreignObject", "style", "a")}


def inline_svg(svg: str, prefix: str, alt: str) -> str:
    """The drawing as an element of a page: scales with the page, is read out as `alt`, and reaches nothing outside.

    `prefix` keeps its identifiers apart from those of other drawings. Raises ValueError for what is no SVG.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(svg.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no SVG: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise ValueError(f"no SVG: the outermost element is {root.tag}")
    identifiers = [str(element.get("id")) for element in root.iter("*") if element.get("id")]
    names = {name: f"{prefix}{name}" for name in identifiers}
    for element in list(root.iter("*")):
        if element.tag in _FOREIGN and (parent := element.getparent()) is not None:
            parent.remove(element)
            continue
        _tidy(element, names)
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {root.get('width', '100')} {root.get('height', '100')}")
    for name in ("width", "height", "style", "class"):
        root.attrib.pop(name, "")
    root.set("role", "img")
    root.set("aria-label", alt)
    return etree.tostring(root, encoding="unicode")


def _tidy(element: etree._Element, names: dict[str, str]) -> None:
    """Renames identifiers, and drops what acts or points elsewhere."""
    for name, text in list(element.attrib.items()):
        value = str(text)
        if name in {"href", _LINK}:
            if value[:1] == "#" and value[1:] in names:
                element.set(name, f"#{names[value[1:]]}")
            else:
                del element.attrib[name]
        elif str(name).lower().startswith("on"):
            del element.attrib[name]
        elif name == "id":
            element.set(name, names[value])
        elif "url(" in value:
            element.set(name, _own_references(value, names))


def _own_references(value: str, names: dict[str, str]) -> str:
    """A value whose `url(#…)` name what the drawing itself holds; any other reference becomes `none`."""
    parts = value.split("url(")
    kept = [parts[0]]
    for part in parts[1:]:
        inside, _, rest = part.partition(")")
        name = inside.strip(" '\"")
        kept.append(f"url(#{names[name[1:]]}){rest}" if name[:1] == "#" and name[1:] in names else f"none{rest}")
    return "".join(kept)
