"""A small OpenID provider on this machine: it signs, hands out codes, and lies where a test asks it to."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.serving import serving

CLIENT, SECRET = "imprimatur", "s3cret"
Claims = dict[str, Any]


@dataclass
class Provider:
    """What it knows; `lie` changes the claims of a token, `sign` how it is signed, `about` what it says of itself."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    person: Mapping[str, Any] = field(default_factory=dict)
    lie: Callable[[Claims], Claims] = lambda claims: claims
    sign: "Callable[[Provider, Claims], str] | None" = None
    about: Mapping[str, Any] = field(default_factory=dict)
    answer: Callable[[Mapping[str, Any]], Response] = JSONResponse
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def signed(self, claims: Claims) -> str:
        """A token."""
        if self.sign:
            return self.sign(self, claims)
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def visited(self, url: str, **person: Any) -> str:
        """Somebody signs in at the address that they were sent to: the code that they come back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = secrets.token_urlsafe()
        self.person = person
        self.codes[code] = asked
        return code

    def discovery(self, _: Request) -> Response:
        """What it says of itself."""
        ends = {name: f"{self.issuer}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        return self.answer(
            {"issuer": self.issuer, **ends, "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
            | dict(self.about)
        )

    def elsewhere(self, _: Request) -> Response:
        """The same, where nobody is sent."""
        self.answer = JSONResponse
        return self.discovery(_)

    def jwks(self, _: Request) -> Response:
        """Its public keys."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def token(self, request: Request) -> Response:
        """An identity for a code, once, to the client that knows its secret and the verifier."""
        form = await request.form()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(str(form.get("code")), None)
        verifier = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
        challenge = _coded(verifier)
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or (asked["code_challenge"], asked["code_challenge_method"]) != (challenge, "S256")
            or asked["redirect_uri"] != form.get("redirect_uri")
            or asked["response_type"] != "code"
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        told = self.signed(self.lie(claims | dict(self.person)))
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": told})

    @property
    def app(self) -> Starlette:
        """Its pages."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/jwks_uri", self.jwks),
                Route("/elsewhere", self.elsewhere),
                Route("/token_endpoint", self.token, methods=["POST"]),
            ]
        )


def unsigned(provider: Provider, claims: Claims) -> str:
    """A token without a signature, as `none` has it."""
    registry = JWSRegistry(algorithms=["none"])
    return jwt.encode({"alg": "none"}, claims, OctKey.import_key("none"), registry=registry)


def by_public_key(provider: Provider, claims: Claims) -> str:
    """A token signed by what everybody knows, taken for a secret; by hand, for no library does it."""
    parts = ({"alg": "HS256", "kid": "one"}, claims)
    told = ".".join(_coded(json.dumps(part).encode()) for part in parts)
    return f"{told}.{_coded(hmac.digest(provider.key.as_pem(private=False), told.encode(), 'sha256'))}"


def _coded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def by_secret(provider: Provider, claims: Claims) -> str:
    """A token signed by the secret that client and provider share."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))


def by_another(provider: Provider, claims: Claims) -> str:
    """A token signed by a key of somebody else, under the name of ours."""
    other = RSAKey.generate_key(2048, {"kid": "one"})
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, other)


def carried(provider: Provider, claims: Claims) -> str:
    """A token that brings the key along by which it is to be believed."""
    other = RSAKey.generate_key(2048, {"kid": "two"})
    header = {"alg": "RS256", "kid": "two", "jwk": other.as_dict(private=False)}
    return jwt.encode(header, claims, other, registry=JWSRegistry(strict_check_header=False))


def altered(provider: Provider, claims: Claims) -> str:
    """A token whose words were changed after it was signed."""
    head, _, signature = jwt.encode({"alg": "RS256", "kid": "one"}, claims, provider.key).split(".")
    _, body, _ = jwt.encode({"alg": "RS256", "kid": "one"}, claims | {"sub": "2"}, provider.key).split(".")
    return f"{head}.{body}.{signature}"


@contextmanager
def answering() -> Iterator[Provider]:
    """A provider, while it answers."""
    provider = Provider()

    def app(origin: str) -> Starlette:
        provider.issuer = origin
        return provider.app

    with serving(app):
        yield provider
