"""What a model refuses, in an author's words."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from report.faults import known_fields, problems_of
from report.source import read_text


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Site(Part):
    name: str
    region: str | None = None
    since: int = Field(default=0, ge=1990, alias="since-year")
    kind: Literal["plant", "office"] = "plant"


class Bar(Part):
    type: Literal["bar"]
    height: float


class Dot(Part):
    type: Literal["dot"]


class Paper(Part):
    title: str | dict[str, str] = ""
    points: list[str] = Field(default=[], max_length=2)
    sites: tuple[Site, ...] = ()
    by_id: dict[str, Site] = {}
    marks: list[Annotated[Bar | Dot, Field(discriminator="type")]] = []
    either: list[str] | Site | None = None
    rows: tuple[Site, ...] = Field(default=(), min_length=1)
    code: str = Field(default="x", pattern="^[a-z]+$", min_length=1)
    yes: bool = True

    @field_validator("code")
    @classmethod
    def _no_z(cls, value: str) -> str:
        if "z" in value:
            raise ValueError("a code holds no z; write s")
        return value


def told(text: str, model: type[BaseModel] | None = Paper) -> list[str]:
    source = read_text(text, "d")
    with pytest.raises(ValidationError) as caught:
        Paper.model_validate(source.data)
    problems = problems_of(caught.value, source, model)
    return [f"{one.code} {str(one).splitlines()[0]}" for one in problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sites:\n  - name: x\n    regoin: y\n",
         "E201 d:3:5: sites[0].regoin: there is no such field; did you mean 'region'?"),
        ("sites: [{name: x, qqq: y}]\n",
         "E201 d:1:19: sites[0].qqq: there is no such field; "
         "there is: kind, name, region, since-year"),
        ("by_id: {a: {name: x, since_year: 1}}\n",
         "E201 d:1:22: by_id.a.since_year: there is no such field; did you mean 'since-year'?"),
        ("sites:\n  - region: y\n", "E202 d:2:5: sites[0]: the field 'name' is missing"),
        ("sites: [{name: x, kind: plnat}]\n",
         "E203 d:1:25: sites[0].kind: 'plnat' is not one of plant, office; did you mean 'plant'?"),
        ("marks: [{type: baar}]\n",
         "E203 d:1:9: marks[0]: the field 'type' is 'baar', not one of bar, dot; "
         "did you mean 'bar'?"),
        ("marks: [{height: 1}]\n", "E202 d:1:9: marks[0]: the field 'type' is missing"),
        ("marks: [{type: bar, height: tall}]\n",
         "E205 d:1:29: marks[0].height: a number must stand here, not 'tall'; "
         "write digits and a point, without spaces"),
        ("sites: [{name:  }]\n",
         "E204 d:1:10: sites[0].name: the value is missing; "
         "write a value after it, or delete the field"),
        ("points: one\n",
         "E205 d:1:9: points: a list must stand here, not 'one'; "
         "write each item on a line of its own that begins with '- '"),
        ("sites:\n  - Douai\n",
         "E205 d:2:5: sites[0]: fields must stand here, not 'Douai'; "
         "write 'name: value' on lines of their own, set in"),
        ("title: [a]\n", "E205 d:1:8: title: a text or fields must stand here"),
        ("either: x\n", "E205 d:1:9: either: a list or fields must stand here, not 'x'"),
        ("either: {nmae: x, name: y}\n",
         "E201 d:1:10: either.nmae: there is no such field; did you mean 'name'?"),
        ("title: {fr: [a]}\n", "E205 d:1:13: title.fr: a text must stand here"),
        ("points:\n  - Objectif : agilité\n",
         "E206 d:2:5: points[0]: this text is read as a field 'Objectif' because of its colon; "
         'put the whole text in quotes: "Objectif : agilité"'),
        ("points:\n  - Objectif: agilité\n",
         "E206 d:2:5: points[0]: this text is read as a field 'Objectif' because of its colon; "
         'put the whole text in quotes: "Objectif: agilité"'),
        ("title:\n  Notre objectif: [a]\n",
         "E206 d:2:3: title: this text is read as a field 'Notre objectif' because of its colon; "
         "put the whole text in quotes"),
        ("points: [a, b, c]\n", "E207 d:1:9: points: at most 2 items must stand here, not 3"),
        ('code: ""\n', "E207 d:1:7: code: at least 1 character must stand here, not 0"),
        ("sites: [{name: x, since-year: 1980}]\n",
         "E207 d:1:31: sites[0].since-year: 1980 is not at least 1990"),
        ("code: az\n", "E208 d:1:7: code: a code holds no z; write s"),
        ("code: A\n", "E208 d:1:7: code: 'A' is not written in the form that is expected here"),
        ("yes: oui\n", "E205 d:1:6: yes: true or false must stand here, not 'oui'"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_told_in_plain_words(text: str, message: str) -> None:
    assert told(text) == [message]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    lines = told("sites:\n  - regoin: x\n  - name: x\n    kind: y\npoints: x\n")
    assert [line.split()[0] for line in lines] == ["E202", "E201", "E203", "E205"]


def test_without_the_model_an_unknown_field_is_still_told() -> None:
    assert told("sitse: 1\n", None) == ["E201 d:1:1: sitse: there is no such field"]


def test_a_fault_outside_the_data_stands_at_the_top() -> None:
    class Whole(BaseModel):
        needed: str

    source = read_text("# remark\na: 1\n", "d")
    with pytest.raises(ValidationError) as caught:
        Whole.model_validate(source.data)
    (problem,) = problems_of(caught.value, source, Whole)
    assert str(problem) == "d:2:1: the field 'needed' is missing\n    a: 1\n    ^"


@pytest.mark.parametrize(
    ("path", "known"),
    [
        (["either"], ["kind", "name", "region", "since-year"]),
        (["by_id", "x"], ["kind", "name", "region", "since-year"]),
        (["marks", 3], ["height", "type", "type"]),
        (["title"], []),
    ],
)
def test_a_model_knows_what_may_stand_where_a_path_leads(path: list[Any], known: Any) -> None:
    assert known_fields(Paper, path) == sorted(set(known))


def test_a_mistyped_field_is_one_fault_and_not_also_a_missing_one() -> None:
    class Point(BaseModel):
        model_config = ConfigDict(extra="forbid")
        text: str
        head: str

    source = read_text("txt: a\n", "a.yaml")
    with pytest.raises(ValidationError) as refused:
        Point.model_validate(source.data)
    told = [problem.what for problem in problems_of(refused.value, source, Point)]
    assert told == ["the field 'head' is missing", "there is no such field"]


def test_items_that_are_wrong_are_not_also_too_few() -> None:
    assert told("rows: [{nam: x}]\n") == [
        "E201 d:1:9: rows[0].nam: there is no such field; did you mean 'name'?"
    ]
    assert told("rows: []\n") == ["E207 d:1:7: rows: at least 1 item must stand here, not 0"]
