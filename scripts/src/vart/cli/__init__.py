"""The command line. Each command is a module of its own; here they are only gathered, and nothing is decided."""

from __future__ import annotations

import importlib

import click

#: command → its module; imported only when it runs, so that `vart check` does not wait for MkDocs.
COMMANDS = {
    "check": "vart.cli.check",
    "new": "vart.cli.new",
    "build": "vart.cli.build",
    "serve": "vart.cli.serve",
    "status": "vart.cli.status",
    "verify": "vart.cli.verify",
    "translate": "vart.cli.translate",
    "schema": "vart.cli.schema",
    "find": "vart.cli.find",
    "audit": "vart.cli.audit",
    "export": "vart.cli.export",
    "import": "vart.cli.take_in",
    "sheet": "vart.cli.sheet",
    "sheets": "vart.cli.sheets",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        module = COMMANDS.get(name)
        return importlib.import_module(module).command if module else None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vart")
def main() -> None:
    """Vart: records of support services in, a fast site that keeps quiet about its visitors out."""
