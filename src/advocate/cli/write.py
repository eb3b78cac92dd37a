"""`advocate write`."""

from typing import Annotated

from advocate.building.build_order import BuildOrder
from advocate.cli import options
from advocate.cli.build_options import for_members
from advocate.cli.run import Run
from advocate.models.selection import Selection


@for_members
def write(
    *,
    kind: options.KindArgument,
    about: Annotated[str | None, options.option("--about", metavar="ID")] = None,
    selection: Selection,
    order: BuildOrder,
    offline: options.OfflineOption = False,
    run: Run,
) -> None:
    """Write documents of a kind of your own: one for each member chosen, or just one."""
    from advocate.building.pipeline import build_own_kind
    from advocate.cli.wiring import parliament_source

    with run.progress() as on_step:
        parliament = parliament_source(offline=offline, on=run.on, folder=order.folder)
        report = build_own_kind(
            order, kind, selection, about, parliament=parliament, on_step=on_step
        )
    run.show_report(report)
