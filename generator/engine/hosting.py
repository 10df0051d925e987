"""What a host should send with every page: ready pieces of configuration, all from the policy in `securing.py`.

No `frame-ancestors`: the pages have no login and no button that does anything, and cards are there to be embedded.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.engine.securing import policy

HEADERS_FILE = "_headers"
AS_IT_IS = ".nojekyll"  # keeps GitHub Pages from making pages out of our Markdown files when it publishes a branch
# What a server may not know, by the end of a file's name. All text of the site is in UTF-8.
TYPES = {"md": "text/markdown", "ics": "text/calendar", "csv": "text/csv", "sqlite": "application/vnd.sqlite3"}
_UNUSED = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def headers() -> dict[str, str]:
    """The headers of every page, name -> value. No value holds a double quote, so that each host can quote it."""
    return {
        # Everything here is public, and pages of others may build on the data. There is no login to protect.
        "Access-Control-Allow-Origin": "*",
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


def nginx_types() -> str:
    """For the `http` block of nginx, beside its own types; in `server` they would take the place of those."""
    lines = "".join(f"  {media} {ending};\n" for ending, media in TYPES.items())
    texts = " ".join(media for media in TYPES.values() if media.startswith("text/"))
    return f"types {{\n{lines}}}\ncharset utf-8;\ncharset_types text/plain application/javascript {texts};\n"


def apache_types() -> str:
    """For the configuration of Apache, or a file .htaccess, with mod_mime."""
    return "AddDefaultCharset utf-8\n" + "".join(
        f"AddType {_with_charset(media)} .{ending}\n" for ending, media in TYPES.items()
    )


def caddy_types() -> str:
    """For the block of a site in a Caddyfile."""
    return "".join(f"header *.{ending} Content-Type {_with_charset(media)}\n" for ending, media in TYPES.items())


def _with_charset(media: str) -> str:
    return f'"{media}; charset=utf-8"' if media.startswith("text/") else media


SNIPPETS: dict[str, Callable[[], str]] = {"_headers": netlify, "nginx": nginx, "Apache": apache, "Caddy": caddy}
# Netlify, Cloudflare Pages and GitHub Pages know these types.
TYPE_SNIPPETS: dict[str, Callable[[], str]] = {"nginx": nginx_types, "Apache": apache_types, "Caddy": caddy_types}


def add_headers(files: Files, config: MkDocsConfig) -> None:
    """Add the files that some hosts read by themselves, unless the site has its own."""
    for name, content in ((HEADERS_FILE, netlify()), (AS_IT_IS, "")):
        if files.get_file_from_path(name) is None:
            # MkDocs leaves out names with a dot in front unless it is told otherwise.
            files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED))
