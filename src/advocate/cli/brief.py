"""`advocate brief`."""

from typing import Annotated

import typer
from msgspec.structs import replace

from advocate.building.build_order import BuildOrder
from advocate.cli import options
from advocate.cli.build_options import for_members
from advocate.cli.run import Run
from advocate.models.selection import Selection
from advocate.models.settings import Length


@for_members
def brief(
    *,
    selection: Selection,
    order: BuildOrder,
    length: Annotated[
        Length | None,
        typer.Option(help="One page; two (core); or two and an annex (full), the usual."),
    ] = None,
    offline: options.OfflineOption = False,
    run: Run,
) -> None:
    """Write a visit or meeting brief on each member chosen."""
    from advocate.building.pipeline import build_briefs
    from advocate.cli.wiring import parliament_source

    if selection.is_empty:
        raise typer.BadParameter('Choose whom, for example --mp "Jess Phillips" or --all.')
    with run.progress() as on_step:
        parliament = parliament_source(
            offline=offline, on=run.on, folder=order.folder, with_portraits=True
        )
        order = replace(order, length=length)
        report = build_briefs(order, selection, parliament=parliament, on_step=on_step)
    run.show_report(report)
