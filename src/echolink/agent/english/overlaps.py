"""Which of the values that were found in a text stand, where some lie across one another?"""

from bisect import bisect_right

from echolink.agent.ear import Found


def first_come(found: list[Found]) -> list[Found]:
    """Those that lie across none before them in the list, in the order of the text."""
    if len(found) < 2:
        return found
    kept: list[Found] = []
    starts: list[int] = []
    for one in found:
        at = bisect_right(starts, one.start)
        if (at and kept[at - 1].end > one.start) or (at < len(kept) and one.end > starts[at]):
            continue
        kept.insert(at, one)
        starts.insert(at, one.start)
    return kept
