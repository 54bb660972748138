"""What a server takes from whoever starts it."""

import resource

from echolink.cli.listening import allow_many_connections


def test_a_server_may_have_more_connections_than_a_shell_allows() -> None:
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    low = min(soft, 512)
    resource.setrlimit(resource.RLIMIT_NOFILE, (low, most))
    try:
        allow_many_connections()
        raised, still = resource.getrlimit(resource.RLIMIT_NOFILE)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))

    assert still == most
    assert raised == most or raised >= 65_536
