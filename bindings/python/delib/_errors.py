"""Errors of the engine as exceptions."""
from typing import Optional

# In the order of delib::error_code.
_CODES = ("usage", "parse", "name", "overflow", "limit", "unsupported", "cancelled", "io")
_OF_USAGE = ("usage", "name", "unsupported")


class Error(Exception):
    """What went wrong: a `code`, a `message`, and the place in a file if there is one.

    `code` is `usage`, `parse`, `name`, `overflow`, `limit`, `unsupported`, `cancelled` or `io`. `file`, `line` and
    `column` are None where they are not known; lines and columns count from 1, columns in bytes.

    En français : ce qui a échoué, avec sa nature (`code`), un message et, s’il y en a un, l’endroit dans le fichier.
    """

    def __init__(self, message: str, code: str = "usage", file: Optional[str] = None, line: Optional[int] = None,
                 column: Optional[int] = None):
        super().__init__(message, code, file, line, column)
        self.message = message
        self.code = code
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class UsageError(Error, ValueError):
    """What was asked does not exist or does not fit: a rule, an option, a candidate, the kind of ballots.

    En français : ce qui est demandé n’existe pas ou ne convient pas.
    """


def error_of(code: int, message: str, file: str, line: int, column: int) -> Error:
    """The exception for an error of the engine, which writes 0 and "" for what is not known."""
    name = _CODES[code]
    kind = UsageError if name in _OF_USAGE else Error
    return kind(message, name, file or None, line or None, column or None)
