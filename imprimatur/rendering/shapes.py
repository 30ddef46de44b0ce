"""The shapes of pictures."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError

WHOLE_IF_TALL = ("cover", "back")
"""The places wider than high that a picture higher than wide is not cut for: it stands whole at their right."""


@lru_cache(maxsize=16)
def is_tall(image: bytes) -> bool:
    """Whether a picture is higher than wide; what is no picture is not."""
    try:
        with Image.open(BytesIO(image)) as opened:
            return bool(opened.height > opened.width)
    except (UnidentifiedImageError, OSError):
        return False
