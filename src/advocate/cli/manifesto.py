"""`advocate manifesto`."""

from typing import Annotated

import typer

from advocate.building.build_order import BuildOrder
from advocate.cli import options
from advocate.cli.build_options import build_order
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.models.campaign import ManifestoLength


@made_with(run=start_run, order=build_order)
def manifesto(
    *,
    election: Annotated[
        int, typer.Argument(metavar="YEAR", help="Year of the general election, for example 2024.")
    ],
    order: BuildOrder,
    length: Annotated[ManifestoLength | None, typer.Option(help="One page, or everything.")] = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - accepted everywhere; nothing is asked here
    run: Run,
) -> None:
    """Write the document that sets out what we ask for at one general election."""
    from advocate.building.pipeline import build_manifesto_document

    with run.progress() as on_step:
        report = build_manifesto_document(order, election, length=length, on_step=on_step)
    run.show_report(report)
