"""`advocate letters`."""

from typing import Annotated

import typer

from advocate.building.build_order import BuildOrder
from advocate.cli import options
from advocate.cli.build_options import for_members
from advocate.cli.run import Run
from advocate.models.roles import Role
from advocate.models.selection import Selection


@for_members
def letters(
    *,
    selection: Selection,
    order: BuildOrder,
    written_as: Annotated[Role | None, options.option("--as")] = None,
    offline: options.OfflineOption = False,
    run: Run,
) -> None:
    """Write one letter to each member chosen, of a committee or not, and an index of them."""
    from advocate.building.pipeline import build_letters
    from advocate.cli.wiring import parliament_source

    if selection.is_empty:
        raise typer.BadParameter("Choose whom to write to, for example --committee education.")
    with run.progress() as on_step:
        parliament = parliament_source(
            offline=offline, on=run.on, folder=order.folder, with_results=False
        )
        report = build_letters(
            order, selection, parliament=parliament, wanted=written_as, on_step=on_step
        )
    run.show_report(report)
