"""What every answer tells browsers to refuse; the one place for it, whoever serves the pages."""

import base64
import hashlib
from collections.abc import Mapping, Sequence

GOOGLE = "https://accounts.google.com"

# Google's button puts a style of its own into the page; a static host can promise neither nonce nor hash for it.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        f"script-src 'self' {GOOGLE}/gsi/client",
        f"connect-src 'self' {GOOGLE}/gsi/",
        f"frame-src {GOOGLE}/gsi/",
        f"style-src 'self' 'unsafe-inline' {GOOGLE}/gsi/style",
        "img-src 'self' data: https://*.googleusercontent.com",
    )
)

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Permissions-Policy": f'camera=(), geolocation=(), microphone=(), identity-credentials-get=(self "{GOOGLE}")',
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}

# Only where the site is served by TLS for good: on this machine it would lock out everything else on the same name.
STRICT_TRANSPORT = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def security_headers(
    *, production: bool, scripts: Sequence[str] = (), files_at: str | None = None
) -> Mapping[str, str]:
    """The headers of every answer. `scripts` are those within the first page: they alone may run there.

    `files_at` is where browsers send files and have them, when that is not here.
    """
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in scripts)
    policy = CONTENT_SECURITY_POLICY.replace("script-src 'self'", f"script-src 'self'{hashes}")
    if files_at is not None:
        policy = policy.replace("connect-src 'self'", f"connect-src 'self' {files_at}/")
    headers = {**SECURITY_HEADERS, "Content-Security-Policy": policy}
    return {**headers, **STRICT_TRANSPORT} if production else headers


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
