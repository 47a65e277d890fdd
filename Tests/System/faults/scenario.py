"""What a scenario is: a number, a sentence, and a function that fails with an exception."""
import dataclasses, typing

SCENARIOS: list["Scenario"] = []


class Fault(AssertionError):
    """The daemon has not kept a promise."""


class Skip(Exception):
    """This machine cannot run the scenario; the message says why."""


@dataclasses.dataclass(frozen=True)
class Scenario:
    number: int
    sentence: str
    run: typing.Callable
    #: Whether it belongs to the quick slice that continuous integration runs.
    is_quick: bool


def scenario(number, sentence, *, quick=False):
    """Registers `run(lab)` as the scenario of that number; a number may have several parts."""
    def register(run):
        SCENARIOS.append(Scenario(number, sentence, run, quick))
        return run
    return register


def expect(condition, message):
    """Raises a Fault with the message unless the condition holds."""
    if not condition:
        raise Fault(message() if callable(message) else message)
