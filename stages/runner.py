"""Run the work behind a command; how it ends is the exit code: 0 done, 1 done with problems, 2 could not run."""

import errno
from collections.abc import Callable

import structlog
import typer

import settings as configuration
from console import complain, print_json, say
from records import CannotRun
from stages.report import Report

DONE, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
FIRST, LAST = 15, 5  # problems printed; those between are counted. What sums up and names the cure is told last

log = structlog.get_logger("madoguchi")
given: dict[str, object] = {}  # what the command line says before the command


def settings() -> configuration.Settings:
    """Read the settings, with what the command line says."""
    return configuration.load(**given)


def end(work: Callable[[], Report], *, as_json: bool = False, quiet: bool = False) -> None:
    """Do the work of a command and leave with its exit code."""
    raise typer.Exit(run(work, as_json=as_json, quiet=quiet))


def run(work: Callable[[], Report], *, as_json: bool = False, quiet: bool = False) -> int:
    """Do the work and print its counts (unless quiet) and problems; return the exit code."""
    try:
        report = work()
    except CannotRun as error:
        complain(error)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        complain("stopped; what was landed is kept, run the same command again to go on")
        return COULD_NOT_RUN
    except BrokenPipeError:
        return COULD_NOT_RUN
    except OSError as error:
        complain(_explained(error))
        return COULD_NOT_RUN
    except Exception:
        log.exception("a fault of this program: please report it; nothing already kept is lost")
        return COULD_NOT_RUN
    if as_json and not quiet:
        print_json({"counts": report.counts, "problems": report.problems})
    else:
        _print(report, quiet)
    return PROBLEMS if report.problems else DONE


def _explained(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        said, cure = "the disk is full", "free some space"
    else:
        said, cure = str(error.strerror or error), "check that it is there and may be read and written"
    return (
        f"{said} ({error.filename or 'no file named'}): {cure} and run the same command again;"
        " nothing already kept is lost"
    )


def _print(report: Report, quiet: bool) -> None:
    if report.counts and not quiet:
        say("  ".join(f"{name} {count:,}" for name, count in report.counts.items()))
    elif not (report.problems or quiet):
        say("nothing to do")
    between = len(report.problems) - FIRST - LAST
    for number, problem in enumerate(report.problems):
        if number == FIRST and between > 0:
            complain(f"… and {between} more …")
        if number < FIRST or number >= FIRST + between:
            complain(f"needs a look: {problem}")
