"""What is set, to what, and where did it come from?"""


def settings() -> None:
    """Print every setting with its value and source; secrets are stars."""
    from echolink.cli.tables import print_table
    from echolink.settings import described, load_settings

    rows = described(load_settings())
    print_table(
        ("setting", "value", "source", "meaning"), [(r.name, r.value or "–", r.source, r.meaning) for r in rows]
    )
