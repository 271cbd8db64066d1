"""``_headers``, which several static hosts read (one path a block, headers indented under it)."""

from __future__ import annotations

from collections.abc import Sequence

from vart.render.hosting.table import Rule


def headers_file(table: Sequence[Rule]) -> bytes:
    """Return the file. Such hosts join headers of all blocks that fit, so a special block takes the general ones back."""
    lines = []
    general = table[0]
    for rule in table:
        lines.append(f"{rule.prefix}*")
        for name, value in rule.headers.items():
            if rule is general or name not in general.headers:
                lines.append(f"  {name}: {value}")
            elif general.headers[name] != value:
                lines += [f"  ! {name}", f"  {name}: {value}"]
        lines += [f"  ! {name}" for name in general.headers if name not in rule.headers]
    return ("\n".join(lines) + "\n").encode()
