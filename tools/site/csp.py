"""What a browser may do on a page: run the site's own scripts, and ask no host but the site's."""

import base64
import hashlib
import html
import re
from urllib.parse import urlsplit

from tools.repository import SiteError

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_ATTRIBUTE = r'\s+[^\s=>"/]+(?:="[^"]*")?'
_TAG = re.compile(rf"<[a-z][\w-]*(?:{_ATTRIBUTE})*\s*/?>")
_LINK = re.compile(rf"<a(?:{_ATTRIBUTE})*\s*>")
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_HREF = re.compile(r'\shref="([^"]*)"')
_REL = re.compile(r'(\srel=")([^"]*)"')
_CHARSET = re.compile(
    r'(<meta charset="utf-8">)(?:<meta http-equiv="Content-Security-Policy"[^>]*>)?'
)


def policy(pages):
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
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self'{_hashes(scripts)}",
            "style-src 'self'",
            *([f"style-src-attr 'unsafe-hashes'{_hashes(styles)}"] if styles else []),
            "img-src 'self' data:",  # Material's icons are in its style sheets
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
            "frame-src 'none'",
        ]
    )


def _hashes(texts):
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return "".join(f" 'sha256-{h}'" for h in sorted(base64.b64encode(d).decode() for d in digests))


def secured(page, policy, site_url, where):
    """Return the HTML `page` with the policy in its head, and links to other hosts cut off from it.

    Nothing else changes, and nothing at all where both is done already. Raises SiteError, which
    begins with `where`, when there is no place for a policy.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    page, times = _CHARSET.subn(rf"\1{meta}", page, count=1)
    if not times:
        raise SiteError(f'{where}: there is no <meta charset="utf-8"> to put a policy behind')
    return _LINK.sub(lambda link: _apart(link[0], urlsplit(site_url).netloc), page)


def _apart(link, host):
    """Return the opening tag `link` with rel="noopener" if it leads away from `host`."""
    href = _HREF.search(link)
    if not href or urlsplit(href[1]).netloc in ("", host):
        return link
    rel = _REL.search(link)
    if rel is None:
        return f'{link[:-1].rstrip()} rel="noopener">'
    if "noopener" in rel[2].split():
        return link
    return _REL.sub(r'\1\2 noopener"', link)
