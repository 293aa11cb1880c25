"""How many connections a crawl may hold open: 1,800 hosts at once are more files than many shells allow."""

MOST = 4096
_UNKNOWN = 256  # a system that does not tell


def places() -> int:
    """Raise this process's limit of open files as far as it goes, and give how many connections fit into half of it."""
    try:
        import resource
    except ImportError:
        return _UNKNOWN
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST if hard == resource.RLIM_INFINITY else min(2 * MOST, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        except (ValueError, OSError):  # some systems promise more than they give
            pass
    return MOST if soft == resource.RLIM_INFINITY else max(1, min(MOST, soft // 2))
