"""What the HTML of a document may load: files of the templates folder, and the pictures handed in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from imprimatur.core.errors import TemplateFault
from imprimatur.rendering.messages import say

MEDIA = MimeTypes()
"""Media types by extension, as Python knows them on every machine."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Loads from a root folder as if it were the whole disk, and from memory; never from a network.

    `file:///job_offer/style.css` is that file below the root, so that no address tells where the root stands.
    `given` holds bytes and media type by address. What was refused is kept in `refused`, for WeasyPrint goes on
    without a font that it could not load.
    """

    def __init__(self, root: Path, given: Mapping[str, tuple[bytes, str]]) -> None:
        """Limit loading to `root` and `given`."""
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self.root = root.resolve()
        self.given = given
        self.refused: list[str] = []

    @contextmanager
    def faults(self) -> Iterator[None]:
        """What is loaded within and refused is a fault of the template. Raises TemplateFault."""
        try:
            yield
        except FatalURLFetchingError as error:
            raise self._fault() from error
        if self.refused:
            raise self._fault()

    def _fault(self) -> TemplateFault:
        return TemplateFault(say("file_refused", names=", ".join(self.refused)))

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The content of an address. Raises ValueError for one that is not allowed, OSError for a missing file."""
        with self._remembered(url):
            if url in self.given:
                content, media = self.given[url]
                return URLFetcherResponse(url, content, {"Content-Type": media})
            if url.startswith("data:"):
                return super().fetch(url, headers)
            return self._file(url)

    def _file(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            raise ValueError(f"address not allowed: {url}")
        path = (self.root / unquote(parts.path).lstrip("/")).resolve()
        if not path.is_relative_to(self.root):
            raise ValueError(f"file outside the templates: {url}")
        media = MEDIA.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media})

    @contextmanager
    def _remembered(self, url: str) -> Iterator[None]:
        try:
            yield
        except Exception:
            self.refused.append(url if len(url) < 200 else f"{url[:200]}…")
            raise
