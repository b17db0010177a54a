"""The command that teaches a shell to complete our commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from agendawatch.cli.help import HelpfulCommand
from agendawatch.cli.terminal import say

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=HelpfulCommand)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the lines that let SHELL complete our commands.

    Commands, options, choices and the names of municipalities are completed by the tab key.

    \b
    agendawatch completion bash > ~/.local/share/bash-completion/completions/agendawatch
    agendawatch completion zsh > ~/.zfunc/_agendawatch
    agendawatch completion fish > ~/.config/fish/completions/agendawatch.fish

    Writes nothing; keep what it prints where your shell looks, and open a new terminal.
    """
    group = ctx.find_root().command
    made = get_completion_class(shell)
    if made is None:
        raise AssertionError(shell)
    # `source_template` is filled by hand: click's own way asks bash for its version first.
    say((made.source_template % made(group, {}, "agendawatch", "_AGENDAWATCH_COMPLETE").source_vars()).strip())
