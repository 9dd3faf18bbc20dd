"""Words as XML can hold them."""


def plain(text: str) -> str:
    """The text without what XML cannot hold; halves of rare characters are put together again."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(sign for sign in whole if sign >= " " and sign not in "\ufffe\uffff")
