"""Keys and names of what is made up; every name of a body says that it is."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.generate.columns import Column, Ints, chosen, joined, where
from dashboard.generate.filings import PROJECT
from dashboard.generate.world import World


def evaluation_ids(document_ids: Column, positions: Ints) -> Column:
    """Keys of evaluations: 16 digits of the document's and the position."""
    digits = chosen([f"-{position:03d}" for position in range(int(positions.max()) + 1)], positions)
    return joined(pc.utf8_slice_codeunits(document_ids, 0, 16), digits)


def department_names(world: World) -> Column:
    """The competent department of each filing."""
    names = [
        world.words.names.department.format(
            place=world.districts.names[district], department=world.words.departments[department].name
        )
        for district, department in zip(world.offices.district, world.offices.department, strict=True)
    ]
    return chosen(names, world.subjects.office[world.filings.subject])


def unit_names(world: World) -> Column:
    """The unit that carries out each project: the department itself, or one of its own."""
    names: list[str] = []
    start: list[int] = []
    for district, department in zip(world.offices.district, world.offices.department, strict=True):
        place, listed = world.districts.names[district], world.words.departments[department]
        start.append(len(names))
        names.append(world.words.names.head_unit.format(place=place, department=listed.name))
        names += [world.words.names.unit.format(place=place, unit=unit) for unit in listed.units]
    subject = world.filings.subject
    return chosen(names, np.array(start, np.int64)[world.subjects.office[subject]] + world.subjects.unit[subject])


def project_names(world: World) -> Column:
    """The project of each filing; none for a department's own form."""
    listed = [project.name for department in world.words.departments for project in department.projects]
    start = np.cumsum([0, *(len(department.projects) for department in world.words.departments)])
    subject = world.filings.subject
    department = world.offices.department[world.subjects.office[subject]]
    names = chosen(listed, start[department] + world.subjects.project[subject])
    return where(world.form == PROJECT, names, None)


def project_codes(world: World) -> Column:
    """Codes of 21 characters: region, year set up, and a made-up number that stays the same over the years."""
    subject = world.filings.subject
    years = [f"{year % 100:02d}" for year in range(2000, 2100)]
    number = pc.utf8_lpad(pc.cast(pa.array(subject), pa.string()), 13, "0")
    return joined(
        chosen(world.districts.region_codes, world.district),
        chosen(years, world.subjects.first_year[subject] - 2000),
        number,
    )
