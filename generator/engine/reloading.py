"""Has open browsers load a page again that no build of the engine changed.

Made after the server of MkDocs 1.6.1, of which it uses private parts.
"""

from __future__ import annotations

import time

from mkdocs.livereload import LiveReloadServer


def reload_browsers(server: LiveReloadServer) -> None:
    """Tell all open pages to load again. Where a build goes on, they do so at its end anyway."""
    with server._rebuild_cond, server._epoch_cond:
        if server._visible_epoch == server._wanted_epoch:
            now = round(time.monotonic() * 1000)
            server._wanted_epoch = server._visible_epoch = max(now, server._visible_epoch + 1)
            server._epoch_cond.notify_all()
