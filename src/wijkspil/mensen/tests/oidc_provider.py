"""A small OpenID Connect provider on 127.0.0.1, for tests: everybody who comes is the person in `claims`.

Checks what a real provider checks: the client's secret, the return address, PKCE (S256), that a code is used once.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "wijkspil", "geheim-van-de-test"


class OidcProvider:
    """A running provider; `url` is its issuer. Use as a context manager."""

    def __init__(self):
        self.claims = {"sub": "1", "email": "bram.bakker@arnhem.example", "name": "Bram Bakker", "groups": []}
        self.codes = {}
        self.tokens = set()
        self.broken = False
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_args):
        self.server.shutdown()
        self.server.server_close()

    def configuration(self):
        """What stands at the well-known address."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
        }

    def authorize(self, query):
        """The person signs in at the provider: return where the browser is sent back to."""
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        assert "openid" in query["scope"].split()
        code = secrets.token_urlsafe(8)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form, authorization):
        """Exchange a code; None when the exchange is refused."""
        asked = self.codes.pop(form.get("code"), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or authorization != f"Basic {basic}"
            or asked["redirect_uri"] != form.get("redirect_uri")
            or asked["code_challenge"] != proof.decode().rstrip("=")
        ):
            return None
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": self.claims["sub"], "iat": now, "exp": now + 60}
        token = secrets.token_urlsafe(8)
        self.tokens.add(token)
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": token, "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def userinfo(self, authorization):
        """Who the holder of an access token is; None for an unknown token."""
        return self.claims if authorization.removeprefix("Bearer ") in self.tokens else None

    def keys(self):
        """The public key that signs."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [key | {"kid": "1", "alg": "RS256", "use": "sig"}]}


def _handler(provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            answers = {
                "/.well-known/openid-configuration": provider.configuration,
                "/userinfo": lambda: provider.userinfo(self.headers.get("Authorization", "")),
                "/keys": provider.keys,
            }
            if parts.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
            else:
                self._answer(answers[parts.path]())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(provider.token(form, self.headers.get("Authorization", "")))

        def _answer(self, data):
            self.send_response(503 if provider.broken else 400 if data is None else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(data or {"error": "invalid_grant"}).encode())

        def log_message(self, *_args):
            """Be quiet."""

    return Handler
