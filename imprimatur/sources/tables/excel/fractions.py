"""Numbers shown as fractions: `4/5`, `1 1/2`."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def shown_fraction(size: Decimal, signs: str, literal: str) -> tuple[str, Fraction]:
    """A number as a fraction, `4/5` or `1 1/2`, and what that is worth.

    `signs` are the places of the format, `literal` all of it without its quotation marks. The denominator is as many
    digits long as the format has places, or the one that the format names.
    """
    slash = signs.index("/")
    fixed = re.search(r"/\s*(\d+)", literal)
    mixed = bool(re.search(r"[#0?][^#0?/]+[#0?]+\s*/", literal))
    places = len(re.match("[#0?]*", signs[slash + 1 :])[0])  # type: ignore[index]
    if fixed and fixed[1].strip("0"):
        bottom = int(fixed[1])
        top = int((size * bottom).quantize(Decimal(1), ROUND_HALF_UP))
    else:
        near = Fraction(size).limit_denominator(10 ** min(max(places, 1), 4) - 1)
        top, bottom = near.numerator, near.denominator
    worth = Fraction(top, bottom)
    whole, top = divmod(top, bottom) if mixed else (0, top)
    if not top:
        return str(whole), worth
    return (f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"), worth
