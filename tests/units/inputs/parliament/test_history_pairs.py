"""Who was what on which day: real people and days, each certain from the public record."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.standin.people import profile_of

from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.models.member import Standing

SITS, DISSOLVED = Standing.SITTING, Standing.DISSOLUTION
FORMER, NOT_YET, PEER = Standing.FORMER, Standing.NOT_YET, Standing.PEER
CON, LAB, COOP, LD = "Conservative", "Labour", "Labour (Co-op)", "Liberal Democrat"
SNP, UKIP, REFORM, IND = (
    "Scottish National Party",
    "UK Independence Party",
    "Reform UK",
    "Independent",
)

Pair = tuple[str, str, int, str, Standing, str | None, str | None]

POLLING_DAYS: list[Pair] = [
    ("eve of the first poll", "Jess Phillips", 4370, "2015-05-06", NOT_YET, None, None),
    ("first polling day", "Jess Phillips", 4370, "2015-05-07", SITS, "Birmingham, Yardley", LAB),
    ("day after polling", "Keir Starmer", 4514, "2015-05-08", SITS, "Holborn and St Pancras", LAB),
    ("polling day 2001", "Theresa May", 8, "2001-06-07", SITS, "Maidenhead", CON),
    ("polling day 2005", "Ed Davey", 188, "2005-05-05", SITS, "Kingston and Surbiton", LD),
    ("lost on polling day", "Ed Davey", 188, "2015-05-07", FORMER, None, None),
    ("won back", "Ed Davey", 188, "2017-06-08", SITS, "Kingston and Surbiton", LD),
    ("stood down", "George Osborne", 1458, "2017-06-08", FORMER, None, None),
    ("polling day 2019", "Lindsay Hoyle", 467, "2019-12-12", SITS, "Chorley", "Speaker"),
    ("gave way on polling day", "Theresa May", 8, "2024-07-04", FORMER, None, None),
]
DISSOLUTIONS: list[Pair] = [
    ("last day of 1997 to 2001", "Theresa May", 8, "2001-05-13", SITS, "Maidenhead", CON),
    ("dissolved in 2001", "Theresa May", 8, "2001-05-14", DISSOLVED, "Maidenhead", CON),
    ("eve of poll 2001", "Theresa May", 8, "2001-06-06", DISSOLVED, "Maidenhead", CON),
    ("dissolved in 2005", "Ed Davey", 188, "2005-04-11", DISSOLVED, "Kingston and Surbiton", LD),
    (
        "last day of 2005 to 2010",
        "Gordon Brown",
        591,
        "2010-04-11",
        SITS,
        "Kirkcaldy and Cowdenbeath",
        LAB,
    ),
    (
        "dissolved in 2010",
        "Gordon Brown",
        591,
        "2010-04-12",
        DISSOLVED,
        "Kirkcaldy and Cowdenbeath",
        LAB,
    ),
    ("last day of 2010 to 2015", "Nick Clegg", 1563, "2015-03-29", SITS, "Sheffield, Hallam", LD),
    ("dissolved in 2015", "Nick Clegg", 1563, "2015-03-30", DISSOLVED, "Sheffield, Hallam", LD),
    ("last day of 2015 to 2017", "George Osborne", 1458, "2017-05-02", SITS, "Tatton", CON),
    ("dissolved in 2017", "George Osborne", 1458, "2017-05-03", DISSOLVED, "Tatton", CON),
    ("last day of 2017 to 2019", "Dominic Grieve", 16, "2019-11-05", SITS, "Beaconsfield", IND),
    ("dissolved in 2019", "Dominic Grieve", 16, "2019-11-06", DISSOLVED, "Beaconsfield", IND),
    ("beaten in 2019", "Dominic Grieve", 16, "2019-12-12", FORMER, None, None),
    ("last day of 2019 to 2024", "Rishi Sunak", 4483, "2024-05-29", SITS, "Richmond (Yorks)", CON),
    ("dissolved in 2024", "Rishi Sunak", 4483, "2024-05-30", DISSOLVED, "Richmond (Yorks)", CON),
    ("eve of poll 2024", "Rishi Sunak", 4483, "2024-07-03", DISSOLVED, "Richmond (Yorks)", CON),
    (
        "Speaker in a dissolution",
        "Lindsay Hoyle",
        467,
        "2024-06-10",
        DISSOLVED,
        "Chorley",
        "Speaker",
    ),
]
BOUNDARIES: list[Pair] = [
    ("comma dropped", "Jess Phillips", 4370, "2024-07-04", SITS, "Birmingham Yardley", LAB),
    ("old boundaries", "Alex Norris", 4641, "2021-07-02", SITS, "Nottingham North", COOP),
    ("new boundaries", "Rishi Sunak", 4483, "2024-07-04", SITS, "Richmond and Northallerton", CON),
    ("English name", "Stephen Kinnock", 4359, "2024-05-01", SITS, "Aberavon", LAB),
    ("Welsh name", "Stephen Kinnock", 4359, "2024-07-04", SITS, "Aberafan Maesteg", LAB),
    ("seat of 1997", "Yvette Cooper", 420, "2009-01-01", SITS, "Pontefract and Castleford", LAB),
    (
        "seat of 2010",
        "Yvette Cooper",
        420,
        "2010-05-06",
        SITS,
        "Normanton, Pontefract and Castleford",
        LAB,
    ),
    (
        "seat of 2024",
        "Yvette Cooper",
        420,
        "2024-07-04",
        SITS,
        "Pontefract, Castleford and Knottingley",
        LAB,
    ),
    ("Scottish seat of 1997", "Gordon Brown", 591, "2004-01-01", SITS, "Dunfermline East", LAB),
    (
        "Scottish seat of 2005",
        "Gordon Brown",
        591,
        "2005-05-05",
        SITS,
        "Kirkcaldy and Cowdenbeath",
        LAB,
    ),
    ("neighbouring seat", "Ed Balls", 1549, "2009-01-01", SITS, "Normanton", LAB),
    (
        "after his seat was abolished",
        "Ed Balls",
        1549,
        "2010-05-06",
        SITS,
        "Morley and Outwood",
        LAB,
    ),
    ("extended seat", "Rachel Reeves", 4031, "2024-07-04", SITS, "Leeds West and Pudsey", LAB),
    ("another seat altogether", "Alistair Strathern", 5000, "2024-07-04", SITS, "Hitchin", LAB),
    ("first of two seats", "Alex Salmond", 577, "2010-04-11", SITS, "Banff and Buchan", SNP),
    ("between two seats", "Alex Salmond", 577, "2012-01-01", FORMER, None, None),
    ("second of two seats", "Alex Salmond", 577, "2015-05-07", SITS, "Gordon", SNP),
    ("first constituency", "Boris Johnson", 1423, "2008-05-15", SITS, "Henley", CON),
    ("mayor, not MP", "Boris Johnson", 1423, "2010-01-01", FORMER, None, None),
    (
        "second constituency",
        "Boris Johnson",
        1423,
        "2015-05-07",
        SITS,
        "Uxbridge and South Ruislip",
        CON,
    ),
    ("resigned in June 2023", "Boris Johnson", 1423, "2023-07-01", FORMER, None, None),
]
DEFECTIONS: list[Pair] = [
    (
        "before joining Labour",
        "Quentin Davies",
        346,
        "2007-06-25",
        SITS,
        "Grantham and Stamford",
        CON,
    ),
    (
        "after joining Labour",
        "Quentin Davies",
        346,
        "2007-06-28",
        SITS,
        "Grantham and Stamford",
        LAB,
    ),
    ("before crossing the floor", "Shaun Woodward", 98, "1999-12-01", SITS, "Witney", CON),
    ("after crossing the floor", "Shaun Woodward", 98, "2000-01-01", SITS, "Witney", LAB),
    ("new party, new seat", "Shaun Woodward", 98, "2001-06-07", SITS, "St Helens South", LAB),
    ("of TIG, then alone", "Sarah Wollaston", 4073, "2019-07-01", SITS, "Totnes", IND),
    ("before leaving", "Sarah Wollaston", 4073, "2019-02-15", SITS, "Totnes", CON),
    ("third party in a year", "Sarah Wollaston", 4073, "2019-08-20", SITS, "Totnes", LD),
    ("before the Seven left", "Chuka Umunna", 4128, "2019-02-15", SITS, "Streatham", LAB),
    ("between parties", "Chuka Umunna", 4128, "2019-06-10", SITS, "Streatham", IND),
    ("as a Liberal Democrat", "Chuka Umunna", 4128, "2019-06-20", SITS, "Streatham", LD),
    ("beaten in another seat", "Chuka Umunna", 4128, "2020-01-01", FORMER, None, None),
    (
        "Co-op before leaving",
        "Luciana Berger",
        4036,
        "2019-02-01",
        SITS,
        "Liverpool, Wavertree",
        COOP,
    ),
    ("eve of crossing", "Phillip Lee", 3921, "2019-09-02", SITS, "Bracknell", CON),
    ("majority gone", "Phillip Lee", 3921, "2019-09-04", SITS, "Bracknell", LD),
    ("eve of crossing", "Christian Wakeford", 4871, "2022-01-18", SITS, "Bury South", CON),
    ("day after crossing", "Christian Wakeford", 4871, "2022-01-20", SITS, "Bury South", LAB),
    ("eve of crossing", "Natalie Elphicke", 4795, "2024-05-07", SITS, "Dover", CON),
    ("day after crossing", "Natalie Elphicke", 4795, "2024-05-09", SITS, "Dover", LAB),
    ("did not stand", "Natalie Elphicke", 4795, "2024-07-04", FORMER, None, None),
    ("deputy chairman", "Lee Anderson", 4743, "2024-01-15", SITS, "Ashfield", CON),
    ("after joining Reform", "Lee Anderson", 4743, "2024-03-12", SITS, "Ashfield", REFORM),
    ("re-elected for Reform", "Lee Anderson", 4743, "2024-07-04", SITS, "Ashfield", REFORM),
    (
        "before joining Labour",
        "Dan Poulter",
        3932,
        "2024-04-20",
        SITS,
        "Central Suffolk and North Ipswich",
        CON,
    ),
    (
        "after joining Labour",
        "Dan Poulter",
        3932,
        "2024-05-01",
        SITS,
        "Central Suffolk and North Ipswich",
        LAB,
    ),
    (
        "from SNP",
        "Lisa Cameron",
        4412,
        "2023-10-11",
        SITS,
        "East Kilbride, Strathaven and Lesmahagow",
        SNP,
    ),
    (
        "to Conservative",
        "Lisa Cameron",
        4412,
        "2023-10-14",
        SITS,
        "East Kilbride, Strathaven and Lesmahagow",
        CON,
    ),
    ("from SNP", "Kenny MacAskill", 4772, "2021-03-20", SITS, "East Lothian", SNP),
    ("to Alba", "Kenny MacAskill", 4772, "2021-04-01", SITS, "East Lothian", "Alba Party"),
    ("Labour", "George Galloway", 609, "2003-10-01", SITS, "Glasgow Kelvin", LAB),
    ("expelled", "George Galloway", 609, "2003-11-15", SITS, "Glasgow Kelvin", IND),
    (
        "Respect in London",
        "George Galloway",
        609,
        "2006-01-01",
        SITS,
        "Bethnal Green and Bow",
        "Respect",
    ),
    ("left out of one Parliament", "George Galloway", 609, "2011-01-01", FORMER, None, None),
    ("Respect in Bradford", "George Galloway", 609, "2012-03-29", SITS, "Bradford West", "Respect"),
    ("eve of the Rochdale poll", "George Galloway", 609, "2024-02-28", FORMER, None, None),
    (
        "Workers Party",
        "George Galloway",
        609,
        "2024-02-29",
        SITS,
        "Rochdale",
        "Workers Party of Britain",
    ),
]
WHIPS: list[Pair] = [
    ("before", "Diane Abbott", 172, "2023-04-20", SITS, "Hackney North and Stoke Newington", LAB),
    (
        "whip lost",
        "Diane Abbott",
        172,
        "2023-05-01",
        SITS,
        "Hackney North and Stoke Newington",
        IND,
    ),
    (
        "whip restored",
        "Diane Abbott",
        172,
        "2024-05-29",
        SITS,
        "Hackney North and Stoke Newington",
        LAB,
    ),
    (
        "whip lost again",
        "Diane Abbott",
        172,
        "2025-08-01",
        SITS,
        "Hackney North and Stoke Newington",
        IND,
    ),
    ("eve of losing the whip", "Julian Lewis", 54, "2020-07-14", SITS, "New Forest East", CON),
    ("without the whip", "Julian Lewis", 54, "2020-09-01", SITS, "New Forest East", IND),
    ("with it again", "Julian Lewis", 54, "2021-01-05", SITS, "New Forest East", CON),
    ("before the jungle", "Matt Hancock", 4070, "2022-10-30", SITS, "West Suffolk", CON),
    ("in the jungle", "Matt Hancock", 4070, "2022-11-10", SITS, "West Suffolk", IND),
    ("Labour leader", "Jeremy Corbyn", 185, "2019-12-12", SITS, "Islington North", LAB),
    ("suspended", "Jeremy Corbyn", 185, "2020-12-01", SITS, "Islington North", IND),
    ("elected alone", "Jeremy Corbyn", 185, "2024-07-04", SITS, "Islington North", IND),
    ("before the Benn Act", "Kenneth Clarke", 366, "2019-09-02", SITS, "Rushcliffe", CON),
    ("one of the 21", "Kenneth Clarke", 366, "2019-10-01", SITS, "Rushcliffe", IND),
    ("one of the 21", "Rory Stewart", 4137, "2019-10-10", SITS, "Penrith and The Border", IND),
    ("left the cabinet", "Amber Rudd", 3983, "2019-09-10", SITS, "Hastings and Rye", IND),
    ("new Parliament", "John McDonnell", 178, "2024-07-10", SITS, "Hayes and Harlington", LAB),
    ("two-child rebel", "John McDonnell", 178, "2024-09-01", SITS, "Hayes and Harlington", IND),
    ("restored last", "John McDonnell", 178, "2025-10-05", SITS, "Hayes and Harlington", LAB),
    ("two-child rebel", "Rebecca Long-Bailey", 4396, "2024-08-01", SITS, "Salford", IND),
    ("restored first", "Rebecca Long-Bailey", 4396, "2025-03-01", SITS, "Salford", LAB),
    ("restored as Co-op", "Rachael Maskell", 4471, "2025-11-20", SITS, "York Central", COOP),
    (
        "before the whip went",
        "Andrew Bridgen",
        4133,
        "2023-01-05",
        SITS,
        "North West Leicestershire",
        CON,
    ),
    (
        "without the whip",
        "Andrew Bridgen",
        4133,
        "2023-02-01",
        SITS,
        "North West Leicestershire",
        IND,
    ),
    (
        "as Reclaim",
        "Andrew Bridgen",
        4133,
        "2023-06-01",
        SITS,
        "North West Leicestershire",
        "The Reclaim Party",
    ),
    ("resigned the whip", "Rosie Duffield", 4616, "2024-10-05", SITS, "Canterbury", IND),
    ("lost the whip", "Rupert Lowe", 5158, "2025-03-15", SITS, "Great Yarmouth", IND),
    ("not yet out", "Angus MacNeil", 1546, "2023-06-01", SITS, "Na h-Eileanan an Iar", SNP),
    ("refused to go back", "Angus MacNeil", 1546, "2023-09-01", SITS, "Na h-Eileanan an Iar", IND),
]
BY_ELECTIONS: list[Pair] = [
    (
        "Conservative until he resigned",
        "Douglas Carswell",
        1527,
        "2014-08-28",
        SITS,
        "Clacton",
        CON,
    ),
    ("vacant until he won", "Douglas Carswell", 1527, "2014-10-08", FORMER, None, None),
    ("won for UKIP", "Douglas Carswell", 1527, "2014-10-09", SITS, "Clacton", UKIP),
    ("vacant", "Mark Reckless", 4049, "2014-10-15", FORMER, None, None),
    ("won for UKIP", "Mark Reckless", 4049, "2014-11-20", SITS, "Rochester and Strood", UKIP),
    ("lost at the general election", "Mark Reckless", 4049, "2015-05-07", FORMER, None, None),
    ("resigned over liberties", "David Davis", 373, "2008-06-25", FORMER, None, None),
    (
        "won his own by-election",
        "David Davis",
        373,
        "2008-07-10",
        SITS,
        "Haltemprice and Howden",
        CON,
    ),
    ("Leeds", "Hilary Benn", 413, "1999-06-10", SITS, "Leeds Central", LAB),
    ("Bromley", "Robert Neill", 1601, "2006-06-29", SITS, "Bromley and Chislehurst", CON),
    ("Crewe", "Edward Timpson", 1605, "2008-05-22", SITS, "Crewe and Nantwich", CON),
    ("Henley", "John Howell", 1606, "2008-06-26", SITS, "Henley", CON),
    ("Rotherham", "Sarah Champion", 4267, "2012-11-29", SITS, "Rotherham", LAB),
    ("Eastleigh", "Mike Thornton", 4273, "2013-02-28", SITS, "Eastleigh", LD),
    ("Newark", "Robert Jenrick", 4320, "2014-06-05", SITS, "Newark", CON),
    ("last full day", "Jo Cox", 4375, "2016-06-15", SITS, "Batley and Spen", LAB),
    ("died in office", "Jo Cox", 4375, "2016-06-17", FORMER, None, None),
    ("Richmond Park", "Sarah Olney", 4591, "2016-12-01", SITS, "Richmond Park", LD),
    ("lost within months", "Sarah Olney", 4591, "2017-06-08", FORMER, None, None),
    ("won back", "Sarah Olney", 4591, "2019-12-12", SITS, "Richmond Park", LD),
    ("Copeland", "Trudy Harrison", 4593, "2017-02-23", SITS, "Copeland", CON),
    ("Newport West", "Ruth Jones", 4716, "2019-04-04", SITS, "Newport West", LAB),
    ("after a recall petition", "Fiona Onasanya", 4629, "2019-05-05", FORMER, None, None),
    ("Peterborough", "Lisa Forbes", 4717, "2019-06-06", SITS, "Peterborough", LAB),
    ("six months an MP", "Lisa Forbes", 4717, "2019-12-12", FORMER, None, None),
    ("Brecon", "Jane Dodds", 4718, "2019-08-01", SITS, "Brecon and Radnorshire", LD),
    ("Chesham", "Sarah Green", 4918, "2021-06-17", SITS, "Chesham and Amersham", LD),
    ("eve of Batley", "Kim Leadbeater", 4923, "2021-06-30", NOT_YET, None, None),
    ("Batley", "Kim Leadbeater", 4923, "2021-07-01", SITS, "Batley and Spen", LAB),
    ("eve of Shropshire", "Helen Morgan", 4934, "2021-12-15", NOT_YET, None, None),
    ("Shropshire", "Helen Morgan", 4934, "2021-12-16", SITS, "North Shropshire", LD),
    ("Tiverton", "Richard Foord", 4942, "2022-06-23", SITS, "Tiverton and Honiton", LD),
    ("Selby", "Keir Mather", 4993, "2023-07-20", SITS, "Selby and Ainsty", LAB),
    ("Uxbridge", "Steve Tuckwell", 4994, "2023-07-20", SITS, "Uxbridge and South Ruislip", CON),
    ("recalled", "Margaret Ferrier", 4386, "2023-08-15", FORMER, None, None),
    ("Rutherglen", "Michael Shanks", 4998, "2023-10-05", SITS, "Rutherglen and Hamilton West", LAB),
    ("Mid Bedfordshire", "Alistair Strathern", 5000, "2023-10-19", SITS, "Mid Bedfordshire", LAB),
    ("Tamworth", "Sarah Edwards", 5001, "2023-10-19", SITS, "Tamworth", LAB),
    ("recalled", "Peter Bone", 1581, "2024-01-05", FORMER, None, None),
    ("Kingswood", "Damien Egan", 5010, "2024-02-15", SITS, "Kingswood", LAB),
    ("Wellingborough", "Gen Kitchen", 5011, "2024-02-15", SITS, "Wellingborough", LAB),
    ("resigned", "Mike Amesbury", 4667, "2025-04-01", FORMER, None, None),
    ("Runcorn", "Sarah Pochin", 5403, "2025-05-01", SITS, "Runcorn and Helsby", REFORM),
    ("mayor, not MP", "Andy Burnham", 1427, "2020-01-01", FORMER, None, None),
    ("Makerfield", "Andy Burnham", 1427, "2026-06-18", SITS, "Makerfield", COOP),
    ("resigned", "Nigel Farage", 5091, "2026-07-20", FORMER, None, None),
    ("Clacton", "Nigel Farage", 5091, "2026-08-13", SITS, "Clacton", REFORM),
]
AFTERWARDS: list[Pair] = [
    ("last day but one", "David Cameron", 1467, "2016-09-11", SITS, "Witney", CON),
    ("resigned", "David Cameron", 1467, "2016-09-13", FORMER, None, None),
    ("in the Lords, no MP", "David Cameron", 1467, "2024-01-15", PEER, None, CON),
    ("in the Lords, no MP", "Theresa May", 8, "2025-01-15", PEER, None, CON),
    ("Speaker no more", "John Bercow", 17, "2020-01-15", FORMER, None, None),
    ("before the chair", "John Bercow", 17, "2009-06-21", SITS, "Buckingham", CON),
    ("in the chair", "John Bercow", 17, "2009-06-24", SITS, "Buckingham", "Speaker"),
    ("Deputy Speaker", "Lindsay Hoyle", 467, "2019-10-31", SITS, "Chorley", LAB),
]
PAIRS = POLLING_DAYS + DISSOLUTIONS + BOUNDARIES + DEFECTIONS + WHIPS + BY_ELECTIONS + AFTERWARDS
IDS = [f"{name} on {on}: {why}" for why, name, _, on, *_ in PAIRS]


@pytest.fixture(scope="module")
def source() -> Iterator[Snapshot]:
    snapshot = open_snapshot()
    yield snapshot
    snapshot.close()


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_what_somebody_was_on_a_day(source: Snapshot, pair: Pair) -> None:
    _, _, member_id, on, standing, seat, party = pair
    profile = profile_of(source, member_id, on=date.fromisoformat(on))

    assert profile.standing is standing
    assert profile.constituency_name == seat
    assert (profile.party.name if profile.party else None) == party


@pytest.mark.parametrize(
    "pair",
    [pair for pair in PAIRS if pair[5]],
    ids=[i for i, p in zip(IDS, PAIRS, strict=True) if p[5]],
)
def test_a_name_finds_whoever_held_a_seat_on_that_day(source: Snapshot, pair: Pair) -> None:
    _, name, member_id, on, *_ = pair

    assert source.members.find_member(name, on=date.fromisoformat(on)).id == member_id


def test_no_pair_stands_twice() -> None:
    assert len(PAIRS) == len({pair[2:4] for pair in PAIRS}) > 120
