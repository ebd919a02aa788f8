"""PAGE040 to PAGE059: how the English is written, each with a text that shows it and a near miss."""

from .code import Code, Example, Stops

CODES = {
    "PAGE040": Code(
        "word twice in a row in the English",
        "Delete one of the two.",
        Stops.RELEASE,
        Example("en", "Thank the the customer."),
        Example("en", "They said that that had had no effect."),
    ),
}
