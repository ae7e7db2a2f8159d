"""The Content-Security-Policy (CSP) of the site: what a browser may do on its pages.

It may run the site's own scripts, and ask no host but the site's.
"""

import base64
import hashlib
import html
import re
from collections.abc import Collection, Iterable

from tools.repository import SiteError

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_TAG = re.compile(r'<[a-z][\w-]*(?:\s+[^\s=>"/]+(?:="[^"]*")?)*\s*/?>')
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_CHARSET = re.compile(
    r'(<meta charset="utf-8">)(?:<meta http-equiv="Content-Security-Policy"[^>]*>)?'
)


def policy(pages: Collection[str]) -> str:
    """Return the Content-Security-Policy for a site of `pages`, its HTML texts.

    It is the same for all of them: instant navigation swaps the page and keeps the policy of the
    first. Inline scripts and style attributes are allowed by their hashes, so none that is not in
    `pages` works. As a policy in a page cannot say who may frame it, this one does not.
    """
    scripts = {
        script["text"]
        for page in pages
        for script in _SCRIPT.finditer(page)
        # With src it is not inline, and what is of another type than a script is not run.
        if " src=" not in script["attributes"] and " type=" not in script["attributes"]
    }
    styles = {
        html.unescape(style)
        for page in pages
        for tag in _TAG.findall(page)
        for style in _STYLE.findall(tag)
    }
    return (
        f"default-src 'none'; script-src 'self'{_hashes(scripts)}; "
        f"style-src 'self'; style-src-attr 'unsafe-hashes'{_hashes(styles)}; "
        "img-src 'self' data:; "  # Material's icons are in its style sheets
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
        "object-src 'none'; frame-src 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return "".join(f" 'sha256-{h}'" for h in sorted(base64.b64encode(d).decode() for d in digests))


def add_policy(page: str, policy: str, where: str) -> str:
    """Return the HTML `page` with the policy in its head, in place of one that is there.

    Raises SiteError, which begins with `where`, when there is no place for a policy.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    page, times = _CHARSET.subn(rf"\1{meta}", page, count=1)
    if not times:
        raise SiteError(f'{where}: there is no <meta charset="utf-8"> to put a policy behind')
    return page
