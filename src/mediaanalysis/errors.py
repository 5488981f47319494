"""What a user can mend: one line that says what, where and what to do."""


class DataError(Exception):
    """Input that cannot be used as it is; the message names the place, the value and the cure."""

    exit_code = 2
