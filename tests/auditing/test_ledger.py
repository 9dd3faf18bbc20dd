"""The ledger holds every paper, raised or not; the problem list every lead; both say what they were made from."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.auditing import (
    LeadFilter,
    Ledger,
    known_rules,
    lead_as_kept,
    lead_facets,
    lead_groups,
    lead_queue,
    leads_by_key,
    ledger,
    reader,
    selects,
)
from dashboard.casework import Change, Papers, add_person, change_paper, read_papers
from dashboard.errors import UnknownSelection
from dashboard.i18n import LANGUAGES, words
from dashboard.records import Selection
from dashboard.warehouse import Store, Warehouse, open_warehouse, rebuild, write_readings
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, reading

ZH = words("zh", "yuan")
EVERYTHING = Selection()
ALL = LeadFilter()
LATER = datetime(2026, 3, 4, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture(name="warehouse")
def store_with_leads(store_of: StoreOf) -> Warehouse:
    return leads_of(store_of)


@pytest.fixture(scope="module", name="worked")
def store_with_two_papers(store_of: StoreOf) -> Warehouse:
    warehouse = leads_of(store_of)
    write(warehouse, "B01", ASKED)
    write(warehouse, "D03", Change("set_aside", note="无误"))
    return warehouse


def leads_of(store_of: StoreOf) -> Warehouse:
    """A store with leads of two rules and more on two forms."""
    low = evaluation(money=funds(executed="100"), project="甲")
    over = evaluation(indicator(target="1", actual="9"), project="乙", unit="乙单位", year=2022)
    return store_of([reading(low, over)])


def key_of(warehouse: Warehouse, rule: str) -> str:
    rows = warehouse.rows(
        "select lead_key from findings.every where rule_code = $rule and outcome = 'lead'", {"rule": rule}
    )
    return str(rows[0][0])


def write(warehouse: Warehouse, rule: str, change: Change) -> str:
    """Writes a paper of the first lead of a rule by 张三; returns its key."""
    store, key = warehouse.store.folder, key_of(warehouse, rule)
    if "张三" not in read_papers(store).people:
        add_person(store, "张三", by="")
    lead = lead_as_kept(leads_by_key(warehouse, [key])[key])
    change_paper(store, key, change, by="张三", seen=read_papers(store).of(key).seen, lead=lead, today=TODAY)
    return key


def listed(warehouse: Warehouse, **given: object) -> Ledger:
    asked = {"kind": "ledger", "selection": EVERYTHING, "chosen": ALL, "words": ZH} | given
    return ledger(warehouse, read_papers(warehouse.store.folder), **asked)  # type: ignore[arg-type]


def cells(found: Ledger) -> list[dict[str, str]]:
    register = found.register(ZH, today=TODAY)
    return [dict(zip((column.label for column in register.columns), row, strict=True)) for row in register.rows]


ASKED = Change("asked", note="=请说明", measure="限期整改", owner="张三", due="2026-12-01", file=("函.txt", b"1"))


def test_a_row_of_the_ledger_says_everything_of_its_paper(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    (row,) = cells(listed(warehouse))

    assert (row["序号"], row["单位"], row["项目"], row["问题类型"]) == ("1", "某局", "甲", "执行率偏低")
    assert "10.00%" in row["问题描述"]
    assert row["涉及金额或指标"] == "900.00元"
    assert "规则B01" in row["依据与出处"]
    assert "funds total" in row["依据与出处"]
    assert (row["整改措施"], row["责任人"], row["整改期限"]) == ("限期整改", "张三", "2026-12-01")
    assert (row["状态"], row["核实说明"], row["佐证材料"]) == ("已询问", "=请说明", "函.txt")


def test_a_due_date_that_has_passed_is_marked_while_somebody_waits(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    late = listed(warehouse).register(ZH, today=date(2026, 12, 2)).rows[0]
    write(warehouse, "B01", Change("confirmed", note="属实", owner="张三", due="2026-12-01"))
    done = listed(warehouse).register(ZH, today=date(2026, 12, 2)).rows[0]

    assert "2026-12-01（已逾期）" in late
    assert "2026-12-01" in done


def test_a_lead_that_a_mended_filing_no_longer_raises_stays_in_the_ledger(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    mended = evaluation(project="甲")
    write_readings(Store(warehouse.store.folder), [reading(mended, name="mended", imported_at=LATER)])
    after = open_warehouse(warehouse.store.folder)
    (row,) = cells(listed(after))

    assert row["状态"] == "已询问\n（现已不再列为疑点）"
    assert "10.00%" in row["问题描述"]
    low = listed(after, kind="problems", chosen=LeadFilter(rule_codes=("B01",)))
    assert [row for row in cells(low) if row["项目"] == "甲"] == []


def test_a_lead_whose_figures_changed_says_so(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    other = evaluation(money=funds(executed="200"), project="甲")
    write_readings(Store(warehouse.store.folder), [reading(other, name="other", imported_at=LATER)])
    (row,) = cells(listed(open_warehouse(warehouse.store.folder)))

    assert row["状态"] == "已询问\n（疑点数值已变动，请复核）"
    assert "20.00%" in row["问题描述"]


def test_papers_outlive_a_rebuild(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    before = cells(listed(warehouse))
    rebuild(Store(warehouse.store.folder))

    assert cells(listed(open_warehouse(warehouse.store.folder))) == before


def test_the_problem_list_holds_every_lead_with_its_state(warehouse: Warehouse) -> None:
    key = write(warehouse, "B01", ASKED)
    found = listed(warehouse, kind="problems")
    raised = {key for (key,) in warehouse.rows("select lead_key from findings.every where outcome = 'lead'")}

    assert {one.paper.lead_key for one in found.listed} == raised
    assert {one.paper.lead_key for one in found.listed if one.paper.state != "open"} == {key}


@pytest.mark.parametrize("kind", ["ledger", "problems"])
@pytest.mark.parametrize(
    ("selection", "chosen", "rules"),
    [
        (EVERYTHING, ALL, {"B01", "D03"}),
        (Selection(years=(2022,)), ALL, {"D03"}),
        (Selection(words="乙单位"), ALL, {"D03"}),
        (Selection(words="甲 某局"), ALL, {"B01"}),
        (Selection(departments=("别局",)), ALL, set()),
        (Selection(form_types=("report",)), ALL, set()),
        (EVERYTHING, LeadFilter(rule_codes=("B01",)), {"B01"}),
        (EVERYTHING, LeadFilter(severities=("H",)), {"B01", "D03"}),
        (EVERYTHING, LeadFilter(lead_states=("asked",)), {"B01"}),
    ],
)
def test_both_lists_are_narrowed_alike(
    worked: Warehouse, kind: str, selection: Selection, chosen: LeadFilter, rules: set[str]
) -> None:
    found = listed(worked, kind=kind, selection=selection, chosen=chosen)

    assert {one.lead["rule_code"] for one in found.listed} & {"B01", "D03"} == rules


def test_what_papers_keep_is_selected_as_the_warehouse_selects(published_store: Path) -> None:
    warehouse = open_warehouse(published_store)
    keys = [key for (key,) in warehouse.rows("select lead_key from findings.every where outcome = 'lead'")]
    leads = leads_by_key(warehouse, keys)
    department = next(lead["department_name"] for lead in leads.values() if lead["department_name"])
    for selection in (
        EVERYTHING,
        Selection(years=(2023,)),
        Selection(years=(2021, 2022)),
        Selection(regions=("310000",)),
        Selection(regions=("440300", "440113")),
        Selection(departments=(department,)),
        Selection(form_types=("department",)),
        Selection(words="深圳 党组织"),
        Selection(words="nothing"),
    ):
        wanted = set(leads_by_key(warehouse, keys, selection))

        assert {key for key, lead in leads.items() if selects(selection, lead_as_kept(lead))} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_say_what_the_list_was_made_from(worked: Warehouse, language: str) -> None:
    worded = words(language)
    found = listed(
        worked, words=worded, chosen=LeadFilter(severities=("H",)), release="release 3", link="http://a.example/leads"
    )
    notes = "\n".join(found.notes)

    for expected in (
        worded("selection.all_years"),
        worded("export.version", version=worked.version),
        worded("figure.packs", packs=""),
        worded("ledger.only.severities", names=worded.value("severity", "H")),
        worded("ledger.leads_only"),
        worded("statement.rows", count=len(found.listed)),
        worded("statement.link", link="http://a.example/leads"),
        "release 3",
    ):
        assert expected in notes
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", notes)


def test_made_up_data_is_marked(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(money=funds(executed="100")), is_synthetic=True)])

    assert ZH("figure.synthetic") in listed(warehouse, kind="problems").notes


def test_a_list_too_long_to_read_is_refused(worked: Warehouse) -> None:
    with pytest.raises(UnknownSelection, match="超过1条"):
        listed(worked, kind="problems", at_most=1)


def test_unknown_rules_severities_and_states_are_named(worked: Warehouse) -> None:
    for chosen in (LeadFilter(("Z99",)), LeadFilter(severities=("X",)), LeadFilter(lead_states=("done",))):
        with pytest.raises(UnknownSelection, match=r"(Z99|X|done): expected one of"):
            chosen.checked(known_rules(worked))


def test_the_queue_holds_every_lead_once_page_by_page(published_store: Path) -> None:
    warehouse = open_warehouse(published_store)
    read = reader(warehouse, EVERYTHING)
    whole = lead_queue(read, Papers(), ALL, limit=None)
    pages = [lead_queue(read, Papers(), ALL, offset=offset, limit=10) for offset in range(0, len(whole), 10)]

    assert [key for page in pages for key in page["lead_key"]] == list(whole["lead_key"])
    assert list(whole["place"]) == list(range(1, len(whole) + 1))
    facets = lead_facets(read, Papers(), ALL)
    assert facets.loc[facets["dimension"] == "all", "leads"].tolist() == [len(whole)]
    gravity = ["EHMLI".index(severity) for severity in whole["severity"]]
    assert gravity == sorted(gravity)


def test_the_queue_can_begin_with_the_largest_amounts_or_go_by_department(published_store: Path) -> None:
    read = reader(open_warehouse(published_store), EVERYTHING)
    amounts = lead_queue(read, Papers(), ALL, order="amount", limit=None)["amount_yuan"].dropna()
    departments = lead_queue(read, Papers(), ALL, order="department", limit=None)["department_name"].dropna()

    assert list(amounts) == sorted(amounts, reverse=True)
    assert list(departments) == sorted(departments)
    assert departments.nunique() > 1


def test_facets_count_what_else_could_be_picked(warehouse: Warehouse) -> None:
    write(warehouse, "B01", ASKED)
    papers, read = read_papers(warehouse.store.folder), reader(warehouse, EVERYTHING)
    whole = lead_queue(read, papers, ALL, limit=None)
    picked = lead_facets(read, papers, LeadFilter(rule_codes=("B01",)))

    def counts(dimension: str) -> dict[str, int]:
        rows = picked[picked["dimension"] == dimension]
        return dict(zip(rows["value"], rows["leads"], strict=True))

    assert counts("rule_code") == whole["rule_code"].value_counts().to_dict()
    assert counts("lead_state") == {"open": 0, "asked": 1}
    assert counts("year") == {"2023": 1}


def test_groups_hold_every_lead_and_no_amount_twice(worked: Warehouse) -> None:
    read = reader(worked, EVERYTHING)
    whole = lead_queue(read, Papers(), ALL, limit=None)
    by_unit = lead_groups(read, Papers(), ALL, grouping="unit", limit=None)
    by_rule = lead_groups(read, Papers(), ALL, grouping="rule", limit=None)

    assert by_unit["leads"].sum() == by_rule["leads"].sum() == len(whole)
    assert by_rule.set_index("rule_code")["leads"].to_dict() == whole["rule_code"].value_counts().to_dict()
    unit = by_unit[by_unit["unit_name"] == "某局"].iloc[0]
    of_unit = whole[whole["unit_name"] == "某局"]
    assert len(of_unit) > 1
    assert unit["amount_yuan"] == of_unit["amount_yuan"].max()
    assert unit["grave_leads"] == of_unit["severity"].isin(["E", "H"]).sum()
    assert unit["open_leads"] == len(of_unit)
