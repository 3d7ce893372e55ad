"""What the desk says when it does not do what was asked: a status, as HTTP numbers them, and words."""

from __future__ import annotations

from themecode.errors import ChangedMeanwhileError, ThemecodeError
from themecode.workflow.desk import NotHereError


def refusal(error: Exception) -> tuple[int, dict[str, str]]:
    """Return an error's status, and what happened, what is safe and what to do; never the text of a fault of ours.

    >>> refusal(ThemecodeError("That is no code."))
    (422, {'happened': 'That is no code.', 'safe': 'Nothing was changed.', 'mend': ''})
    >>> refusal(ValueError("words of an interview"))[0]
    500
    """
    if isinstance(error, ThemecodeError):
        status = 404 if isinstance(error, NotHereError) else 409 if isinstance(error, ChangedMeanwhileError) else 422
        return status, {"happened": error.happened, "safe": error.safe, "mend": error.mend}
    happened = f"This is a fault of themecode, not yours ({type(error).__name__})."
    return 500, {"happened": happened, "safe": "What was saved is safe.", "mend": "Load the page anew."}
