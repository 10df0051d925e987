"""Open browsers are told of what no build of the engine changed: at once, and never in the middle of a build."""

from __future__ import annotations

from mkdocs.livereload import LiveReloadServer

from generator.engine.reloading import reload_browsers


def test_open_pages_load_again() -> None:
    """Is what a page waits for newer each time, but while a build goes on, so that all wait for that?"""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, ".")
    epochs = [server._visible_epoch]
    for _ in range(3):
        reload_browsers(server)
        assert server._visible_epoch == server._wanted_epoch
        epochs.append(server._visible_epoch)
    assert epochs == sorted(set(epochs))
    server._wanted_epoch += 1
    reload_browsers(server)
    assert (server._visible_epoch, server._wanted_epoch) == (epochs[-1], epochs[-1] + 1)
    server.server_close()
