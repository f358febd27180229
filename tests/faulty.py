"""Data files and sheets that are wrong, each by what is wrong with it."""

from tests.briefings import yaml_of

FAULTY = {
    "a colon in a text": "schema: 1\ntitre: Ampere : la filiale\n",
    "a tab": "schema: 1\nbriefing:\n\tid: x\n",
    "an odd indent": "schema: 1\nbriefing:\n\u00a0 id: x\n",
    "an odd space in a name": "schema: 1\nbri\u202ffing: x\n",
    "a control character": "schema: 1\nbriefing: x\x07y\n",
    "nothing": "",
    "a text alone": "bonjour",
    "no space after a colon": "schema:1",
    "a field twice": "schema: 1\nschema: 1\n",
    "an alias": "schema: *un\n",
    "an anchor": "schema: &un 1\n",
    "a merge": "schema: 1\n<<: {a: b}\n",
    "a cut text": "schema: 1\nlieu: Usine #1\n",
    "open quotes": "schema: 1\nlieu: 'Usine\n",
    "a backslash": 'schema: 1\nlieu: "C:\\usine"\n',
    "an open bracket": "schema: 1\nlieux: [Douai, Cléon\n",
    "a line in no column": "schema: 1\na:\n    b: x\n  c: y\n",
    "text behind quotes": 'schema: 1\nlieu: "Usine" de Douai\n',
    "a line without a colon": "schema: 1\na: b\nc\nd: e\n",
    "a list in a line": "schema: 1\nlieux: - Douai\n",
    "two documents": "schema: 1\n---\nschema: 1\n",
    "a citation without quotes": "schema: 1\nlieu: {{douai}}\n",
    "no name": "schema: 1\n: x\n",
    "another schema": "schema: 7\n",
    "unknown and missing fields": yaml_of(sumary="{message: M}", riscs="[]"),
    "an unknown field with nothing near": yaml_of(head="zzz: 1"),
    "words that are not allowed": yaml_of(head="status: drafft", marking="publique"),
    "a missing value": yaml_of(meeting="{purpose: }"),
    "another kind of value": yaml_of(risks="oui", facts="[1]"),
    "a text read as a field": yaml_of(summary="{message: M, ask: A, points: [{Objectif : x}]}"),
    "a bad date, number and link": yaml_of(
        facts="a: {value: '1 000,5', period: hier}\nb: {value: '+400'}\nc: {value: '1,000'}",
        sources="a: {kind: press, title: T, url: www.fr}",
    ),
    "a bad id and yes": yaml_of(
        governance="{message: M, bodies: [{id: É, name: N}], "
        "people: [{name: N, role: R, left: oui}]}"
    ),
    "a fact with nothing": yaml_of(facts="a: {unit: km}"),
    "a bad series": yaml_of(
        footprint="{message: M, series: [{id: a, title: T, unit: U, categories: [A, B], "
        "lines: [{name: N, values: [1]}]}, {id: b, title: T, unit: U}, "
        "{id: c, title: T, unit: U, points: [{name: N, value: 1}], emphasis: [2]}]}"
    ),
    "a text from right to left": yaml_of(summary="{message: \u05d0, ask: A}"),
    "a stock and a flow in one chart": yaml_of(
        facts="a: {value: 1, kind: stock}\nb: {value: 2, kind: flow}",
        footprint="{message: M, series: [{id: c, title: M, unit: U, "
        "points: [{name: A, fact: a}, {name: B, fact: b}]}]}",
    ),
    "an uneven table": yaml_of(
        footprint="{message: M, tables: [{id: a, title: T, columns: [{head: H}], "
        "rows: [{cells: [1, 2]}]}]}"
    ),
    "too many": yaml_of(meeting="{minutes: 0}", rationale="{message: {de_DE: x}}"),
    "too many figures": yaml_of(
        summary="{message: M, ask: A, figures: [" + "{fact: a, label: L}, " * 5 + "]}"
    ),
    "names that lead nowhere": yaml_of(
        facts="un: {value: 1}",
        summary='{message: "{{deux}} {{un.forme}} {{un.period}} {{", ask: A, source: s}',
    ),
    "a fact that is a text": yaml_of(
        facts="un: {text: mot}",
        summary='{message: "{{un.value}}", ask: A, figures: [{fact: un, label: L}]}',
    ),
    "verdicts without options": yaml_of(
        open_questions="{message: M, criteria: [{name: C, verdicts: [{text: T}]}]}"
    ),
}

SHEETS = {
    "no rows": "lieu,postes\n",
    "nothing": "",
    "uneven rows": "lieu,postes\nDouai\nLyon,1,2\n",
    "open quotes": 'lieu,postes\n"Douai,1\n',
    "text behind quotes": 'lieu,postes\n"Douai" nord,1\n',
    "two separators": "lieu;a,postes\nDouai;b,1\n",
    "a column without a name": "lieu,,lieu\nDouai,1,2\n",
    "no such column": "lieu,post\nDouai,1\n",
    "no number": "lieu,postes\nDouai,beaucoup\n",
    "spoiled": "lieu,postes\nDouai,#REF!\nLyon,5\n",
    "two readings": 'lieu,postes\nDouai,"1,234"\nLyon,"5,678"\n',
    "two decimal signs": 'lieu,postes\nDouai,"1,5"\nLyon,1.5\nLille,"2,5"\n' + "A,1.5\n" * 30,
}
