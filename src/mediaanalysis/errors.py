"""What a user can mend: one line that says what, where and what to do."""


class DataError(Exception):
    """Input that cannot be used as it is; the message names the place, the value and the cure.

    >>> try:
    ...     ma.open_corpus("nowhere")
    ... except ma.DataError as error:
    ...     print(error)
    nowhere: no such file or folder
    """

    exit_code = 2
