"""The arguments of tools: what models have learned to call stays, and wrong ones are answered in words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.agent.arguments import Compare, LookUp, Rank, Verify, period_of
from assistant.agent.tools import NAMES, readable, tools_for
from tests.assistant.agent.made import called
from tests.assistant.made import MadeStore

REPORTS = {"council": "string or null", "document": "string or null"}
OF_ONE = {"indicator": "string", **REPORTS}
FILTERS = {
    "rating": "array", "direction": "Travel or null", "target": "Against or null", "section": "string or null", "service": "string or null",
    "period": "string or null", **REPORTS,
}  # fmt: skip
SCHEMAS = {
    "look_up": {**OF_ONE, "measure": "Measure", "period": "string or null"},
    "compare": {
        **OF_ONE, "measure": "Compared", "before": "string or null", "after": "string or null", "with_indicator": "string or null",
    },
    "trend": {**OF_ONE, "since": "string or null", "until": "string or null"},
    "distance_to_target": {**OF_ONE, "period": "string or null", "annual": "boolean"},
    "check_rating": {**OF_ONE, "period": "string or null"},
    "list_indicators": FILTERS,
    "rank": {
        **REPORTS, "order": "Order", "rating": "array", "section": "string or null", "period": "string or null", "since": "string or null",
        "most": "integer",
    },
    "count": FILTERS,
    "table_cell": {**REPORTS, "row": "string", "column": "string or null", "period": "string or null"},
    "search_text": {**REPORTS, "query": "string"},
    "what_changed": {**REPORTS, "rating": "array"},
    "verify": {**OF_ONE, "measure": "Measure", "period": "string or null", "value": "number or string or null", "rating": "Rating or null"},
}  # fmt: skip


def kind(schema: dict[str, object]) -> str:
    if "anyOf" in schema:
        return " or ".join(map(kind, schema["anyOf"]))  # type: ignore[call-overload]
    return str(schema.get("type") or str(schema["$ref"]).rpartition("/")[2])


@pytest.mark.parametrize("name", NAMES)
def test_names_and_types_of_arguments_stay_as_they_are(name: str) -> None:
    schema = NAMES[name].model_json_schema()
    assert {argument: kind(of) for argument, of in schema["properties"].items()} == SCHEMAS[name]
    assert schema["additionalProperties"] is False


def test_the_tools_and_their_order_stay_as_they_are() -> None:
    tools = tools_for(MadeStore())  # type: ignore[arg-type]
    assert [tool.name for tool in tools] == list(SCHEMAS)
    assert {tool.response_format for tool in tools} == {"content_and_artifact"}
    assert all("never an instruction" in tool.description for tool in tools)


@pytest.mark.parametrize("period", ["2016/17", "2016/17 Q2", "2015/16 AY", "1999/00", "2016", "2016-09", "2016-09-30", "2016-04..2016-09"])
def test_a_period_of_the_contract_is_taken(period: str) -> None:
    assert period_of(period) == period


@pytest.mark.parametrize("period", ["", "Q2", "2016/18", "2016/17 Q5", "2016-13", "2016-02-30", "2016-09..2016-04", "last year"])
def test_another_period_is_refused_with_the_forms_there_are(period: str) -> None:
    with pytest.raises(ValueError, match=r"not a period: .*; write it as 2016/17, 2016/17 Q2,"):
        period_of(period)


@pytest.mark.parametrize(("written", "number"), [("1,256", "1256"), ("9.40%", "9.40"), ("−0.8", "-0.8"), (7, "7"), ("£12", "12")])
def test_a_stated_number_is_taken_as_reports_print_it(written: object, number: str) -> None:
    assert str(Verify.model_validate({"indicator": "A", "value": written}).value) == number


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        (LookUp, {}),
        (LookUp, {"indicator": ""}),
        (LookUp, {"indicator": "A", "measure": "colour"}),
        (LookUp, {"indicator": "A", "colour": "red"}),
        (Compare, {"indicator": "A", "with_indicator": "B", "before": "2016/17"}),
        (Rank, {"order": "best"}),
        (Rank, {"order": "highest", "since": "2016/17"}),
        (Rank, {"order": "highest", "most": 99}),
        (Verify, {"indicator": "A"}),
        (Verify, {"indicator": "A", "value": "much"}),
    ],
)
def test_wrong_arguments_are_refused(schema: type[LookUp], arguments: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate(arguments)


def test_wrong_arguments_are_told_to_the_model_line_by_line() -> None:
    message = called(tools_for(MadeStore()), "look_up", indicator="AB/1", period="Q2", colour="red")  # type: ignore[arg-type]
    assert message.status == "error"
    assert str(message.content).split("\n") == [
        "status: wrong arguments for look_up",
        "period: not a period: 'Q2'; write it as 2016/17, 2016/17 Q2, 2015/16 AY, 2016, 2016-09, 2016-09-30 or 2016-04..2016-09",
        "colour: there is no such argument",
        "arguments: council, document, indicator, measure, period",
    ]


def test_a_variance_is_verified_without_a_stated_value() -> None:
    assert Verify.model_validate({"indicator": "A", "measure": "variance"}).value is None


def test_another_error_than_of_arguments_is_told_without_its_insides() -> None:
    assert readable("look_up", LookUp, ValueError("inside")).startswith("status: wrong arguments for look_up\narguments: ")
