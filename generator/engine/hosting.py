"""What a host should send with every page: ready pieces of configuration, all from the policy in `securing.py`.

No `frame-ancestors`: the pages have no login and no button that does anything, and cards are there to be embedded.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.engine.securing import policy

HEADERS_FILE = "_headers"
_UNUSED = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def headers() -> dict[str, str]:
    """The headers of every page, name -> value. No value holds a double quote, so that each host can quote it."""
    return {
        "Content-Security-Policy": policy(as_header=True),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def netlify() -> str:
    """For Netlify and Cloudflare Pages, which read a file `_headers` at the top of the site."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers().items())


def nginx() -> str:
    """For the `server` or `location` block of nginx."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers().items())


def apache() -> str:
    """For the configuration of Apache, or a file .htaccess, with mod_headers."""
    lines = (f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    return "<IfModule mod_headers.c>\n" + "".join(lines) + "</IfModule>\n"


def caddy() -> str:
    """For the block of a site in a Caddyfile."""
    return "header {\n" + "".join(f'  {name} "{value}"\n' for name, value in headers().items()) + "}\n"


SNIPPETS: dict[str, Callable[[], str]] = {"_headers": netlify, "nginx": nginx, "Apache": apache, "Caddy": caddy}


def add_headers(files: Files, config: MkDocsConfig) -> None:
    """Add the file that some hosts read by themselves, unless the site has its own."""
    if files.get_file_from_path(HEADERS_FILE) is None:
        files.append(File.generated(config, HEADERS_FILE, content=netlify()))
