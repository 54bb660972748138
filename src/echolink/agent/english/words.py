"""How are word lists written down? As text, because a list with a line for each word cannot be read."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in their order."""
    return tuple(text.split())
