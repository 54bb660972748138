"""What is set, to what, and where did it come from?"""


def settings() -> None:
    """Print every setting with its value, its source and its meaning; secrets are stars."""
    from echolink.cli.tables import print_table
    from echolink.settings import described, lend_env_file, load_settings

    lend_env_file()
    rows = described(load_settings())
    print_table(
        ("setting", "value", "source", "meaning"), [(r.name, r.value or "–", r.source, r.meaning) for r in rows]
    )
