"""A small graph by the contract, made by hand: two sources, three articles, every class and relation, evidence for all.

The texts are invented. Every offset is found in them, so each piece of evidence is faithful.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.vocab import BASE, CETU, PREFIXES, mint

PAGE = """\
把先进制造业做成临江的底色
作者：林知远（江城大学产业经济研究院教授、临江发展战略研究会副会长）
2024年3月20日，何明川在全省制造业高质量发展推进会上强调，要做大做强先进制造业，培育壮大集成电路产业。
临江省人民政府印发的《临江省先进制造业发展行动方案（2023—2025年）》（临政发〔2023〕8号）经省委经济工作会议审议通过，\
提出发展青岚智能传感器产业集群，加快人工智能推广应用。
制造业包括先进制造业、装备制造业；先进制造业涵盖集成电路产业。人工智能赋能装备制造业，工业互联网赋能先进制造业。
青岚智能传感器产业集群位于青岚市。2020年制造业增加值占比为27.5%，2023年为29.1%；2023年集成电路产业产值增长10.2%。
一是强化创新引领，壮大先进制造业。二是推动人工智能落地，其一，建设工业互联网平台。
省工业和信息化厅组织实施“智造临江”专项行动，推动装备制造业升级。到2030年实现碳达峰。
产业跃升由三段组成
作者单位：中国产业观察中心
中国产业观察中心提出“产业跃升曲线”模型，包括创新能力、融合程度两个维度，经历起步期、成长期、成熟期三个阶段。
本版编辑 苏晴
"""

ROUNDTABLE = """\
传感器小镇怎么建
顾南（江城大学教授）：《临江省先进制造业发展行动方案（2023—2025年）》要求做强先进制造业，集成电路产业是重点。
2023年9月，何明川在青岚市考察时指出，要积极发展人工智能。2023年装备制造业产值增长7.9%。
建议：加强“𠮷林<b>数据</b>😀平台”建设。
"""


class Thing(NamedTuple):
    """A thing of the sample: its class, its name and its other names."""

    type: str
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def node(self) -> NamedNode:
        return NamedNode(BASE + mint(self.type, self.label))


def term(name: str) -> NamedNode:
    return NamedNode(str(CETU[name]))


def well_known(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)


class Source(NamedTuple):
    """A text of the sample with the name of its file."""

    name: str
    text: str
    publication: str
    date: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def thing(self) -> Thing:
        return Thing("SourceDocument", self.name)


SOURCES = (
    Source("临江日报.txt", PAGE, "临江日报", "2024-04-02"),
    Source("圆桌.txt", ROUNDTABLE, "产业评论", "2024-05"),
)

# key: (class, name, other names)
THINGS = {
    "art1": Thing("Article", "把先进制造业做成临江的底色"),
    "art2": Thing("Article", "产业跃升由三段组成"),
    "art3": Thing("Article", "传感器小镇怎么建"),
    "林": Thing("Person", "林知远"),
    "何": Thing("Person", "何明川"),
    "顾": Thing("Person", "顾南"),
    "苏": Thing("Person", "苏晴"),
    "大学": Thing("Institution", "江城大学"),
    "研究院": Thing("Institution", "江城大学产业经济研究院", ("产业经济研究院",)),
    "研究会": Thing("Institution", "临江发展战略研究会"),
    "中心": Thing("Institution", "中国产业观察中心"),
    "政府": Thing("Institution", "临江省人民政府"),
    "工信厅": Thing("Institution", "省工业和信息化厅"),
    "方案": Thing("PolicyDocument", "临江省先进制造业发展行动方案（2023—2025年）", ("行动方案",)),
    "行动": Thing("PolicyProgramme", "“智造临江”专项行动"),
    "推进会": Thing("Meeting", "全省制造业高质量发展推进会"),
    "经济会": Thing("Meeting", "省委经济工作会议"),
    "制造业": Thing("Industry", "制造业"),
    "先进": Thing("Industry", "先进制造业"),
    "装备": Thing("Industry", "装备制造业"),
    "芯片": Thing("Industry", "集成电路产业", ("集成电路",)),
    "集群": Thing("IndustrialCluster", "青岚智能传感器产业集群"),
    "AI": Thing("Technology", "人工智能"),
    "互联网": Thing("Technology", "工业互联网"),
    "平台": Thing("Technology", "𠮷林<b>数据</b>😀平台"),
    "碳达峰": Thing("Concept", "碳达峰"),
    "临江": Thing("Region", "临江省", ("临江",)),
    "青岚": Thing("Region", "青岚市"),
    "曲线": Thing("Framework", "产业跃升曲线"),
    "创新": Thing("Dimension", "创新能力"),
    "融合": Thing("Dimension", "融合程度"),
    "起步": Thing("Stage", "起步期"),
    "成长": Thing("Stage", "成长期"),
    "成熟": Thing("Stage", "成熟期"),
    "占比": Thing("Indicator", "制造业增加值占比"),
    "增速": Thing("Indicator", "产值增长"),
    "讲话1": Thing("Speech", "何明川2024年3月20日在全省制造业高质量发展推进会上的讲话"),
    "讲话2": Thing("Speech", "何明川2023年9月在青岚市的讲话"),
    "任职1": Thing("Membership", "林知远：江城大学产业经济研究院教授"),
    "任职2": Thing("Membership", "林知远：临江发展战略研究会副会长"),
    "任职3": Thing("Membership", "顾南：江城大学教授"),
    "观测1": Thing("Observation", "制造业增加值占比 2020：27.5%"),
    "观测2": Thing("Observation", "制造业增加值占比 2023：29.1%"),
    "观测3": Thing("Observation", "集成电路产业产值增长 2023：10.2%"),
    "观测4": Thing("Observation", "装备制造业产值增长 2023：7.9%"),
    "举措1": Thing("Measure", "强化创新引领，壮大先进制造业"),
    "举措2": Thing("Measure", "推动人工智能落地"),
    "举措3": Thing("Measure", "建设工业互联网平台"),
}

AUTHORS1 = "林知远（江城大学产业经济研究院教授、临江发展战略研究会副会长）"
SPEECH1 = "2024年3月20日，何明川在全省制造业高质量发展推进会上强调，要做大做强先进制造业，培育壮大集成电路产业"
PLAN = "《临江省先进制造业发展行动方案（2023—2025年）》（临政发〔2023〕8号）"
PLAN_SENTENCE = f"临江省人民政府印发的{PLAN}"
PLAN_SAYS = "提出发展青岚智能传感器产业集群，加快人工智能推广应用"
CURVE = "中国产业观察中心提出“产业跃升曲线”模型，包括创新能力、融合程度两个维度，经历起步期、成长期、成熟期三个阶段"
PLAN_AGAIN = "《临江省先进制造业发展行动方案（2023—2025年）》要求做强先进制造业，集成电路产业是重点"
SPEECH2 = "2023年9月，何明川在青岚市考察时指出，要积极发展人工智能"

# (article or source, quote, subject, predicate, object: the key of a thing, or a value)
SAID = [
    ("art1", AUTHORS1, "art1", "author", "林"),
    ("art1", AUTHORS1, "林", "affiliatedWith", "研究院"),
    ("art1", AUTHORS1, "林", "affiliatedWith", "研究会"),
    ("art1", AUTHORS1, "研究院", "subOrganizationOf", "大学"),
    ("art1", AUTHORS1, "任职1", "member", "林"),
    ("art1", AUTHORS1, "任职1", "organization", "研究院"),
    ("art1", AUTHORS1, "任职1", "role", "教授"),
    ("art1", AUTHORS1, "任职2", "member", "林"),
    ("art1", AUTHORS1, "任职2", "organization", "研究会"),
    ("art1", AUTHORS1, "任职2", "role", "副会长"),
    ("art1", SPEECH1, "讲话1", "speaker", "何"),
    ("art1", SPEECH1, "讲话1", "occasion", "推进会"),
    ("art1", SPEECH1, "讲话1", "date", Literal("2024-03-20", datatype=term("DateText"))),
    ("art1", SPEECH1, "讲话1", "promotes", "先进"),
    ("art1", SPEECH1, "讲话1", "promotes", "芯片"),
    ("art1", PLAN_SENTENCE, "方案", "issuedBy", "政府"),
    ("art1", PLAN_SENTENCE, "方案", "documentNumber", "临政发〔2023〕8号"),
    ("art1", f"{PLAN}经省委经济工作会议审议通过", "方案", "adoptedAt", "经济会"),
    ("art1", PLAN_SAYS, "方案", "promotes", "集群"),
    ("art1", PLAN_SAYS, "方案", "promotes", "AI"),
    ("art1", "制造业包括先进制造业、装备制造业", "先进", "broader", "制造业"),
    ("art1", "制造业包括先进制造业、装备制造业", "装备", "broader", "制造业"),
    ("art1", "先进制造业涵盖集成电路产业", "芯片", "broader", "先进"),
    ("art1", "人工智能赋能装备制造业", "AI", "appliedIn", "装备"),
    ("art1", "工业互联网赋能先进制造业", "互联网", "appliedIn", "先进"),
    ("art1", "青岚智能传感器产业集群位于青岚市", "集群", "locatedIn", "青岚"),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "indicator", "占比"),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "observedSubject", "制造业"),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "value", 27.5),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "unit", "%"),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "period", Literal("2020", datatype=term("DateText"))),
    ("art1", "2020年制造业增加值占比为27.5%", "观测1", "comparator", "share"),
    ("art1", "2020年制造业增加值占比为27.5%，2023年为29.1%", "观测2", "indicator", "占比"),
    ("art1", "2020年制造业增加值占比为27.5%，2023年为29.1%", "观测2", "observedSubject", "制造业"),
    ("art1", "2023年为29.1%", "观测2", "value", 29.1),
    ("art1", "2023年为29.1%", "观测2", "unit", "%"),
    ("art1", "2023年为29.1%", "观测2", "period", Literal("2023", datatype=term("DateText"))),
    ("art1", "2023年为29.1%", "观测2", "comparator", "share"),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "indicator", "增速"),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "observedSubject", "芯片"),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "value", 10.2),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "unit", "%"),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "period", Literal("2023", datatype=term("DateText"))),
    ("art1", "2023年集成电路产业产值增长10.2%", "观测3", "comparator", "growth"),
    ("art1", "强化创新引领，壮大先进制造业", "art1", "proposes", "举措1"),
    ("art1", "一是强化创新引领，壮大先进制造业", "举措1", "order", 1),
    ("art1", "强化创新引领，壮大先进制造业", "举措1", "concerns", "先进"),
    ("art1", "推动人工智能落地", "art1", "proposes", "举措2"),
    ("art1", "二是推动人工智能落地", "举措2", "order", 2),
    ("art1", "推动人工智能落地", "举措2", "concerns", "AI"),
    ("art1", "建设工业互联网平台", "art1", "proposes", "举措3"),
    ("art1", "其一，建设工业互联网平台", "举措3", "order", 1),
    ("art1", "二是推动人工智能落地，其一，建设工业互联网平台", "举措3", "partOfMeasure", "举措2"),
    ("art1", "建设工业互联网平台", "举措3", "concerns", "互联网"),
    ("art1", "省工业和信息化厅组织实施“智造临江”专项行动", "行动", "launchedBy", "工信厅"),
    ("art1", "“智造临江”专项行动，推动装备制造业升级", "行动", "promotes", "装备"),
    ("art1", "到2030年实现碳达峰", "碳达峰", "targetYear", Literal("2030", datatype=term("DateText"))),
    ("art2", "中国产业观察中心", "art2", "author", "中心"),
    ("art2", CURVE, "曲线", "proposedBy", "中心"),
    ("art2", CURVE, "曲线", "hasDimension", "创新"),
    ("art2", CURVE, "曲线", "hasDimension", "融合"),
    ("art2", CURVE, "创新", "order", 1),
    ("art2", CURVE, "融合", "order", 2),
    ("art2", CURVE, "曲线", "hasStage", "起步"),
    ("art2", CURVE, "曲线", "hasStage", "成长"),
    ("art2", CURVE, "曲线", "hasStage", "成熟"),
    ("art2", CURVE, "起步", "order", 1),
    ("art2", CURVE, "成长", "order", 2),
    ("art2", CURVE, "成熟", "order", 3),
    ("art2", CURVE, "起步", "nextStage", "成长"),
    ("art2", CURVE, "成长", "nextStage", "成熟"),
    ("临江日报.txt", "本版编辑 苏晴", "临江日报.txt", "editor", "苏"),
    ("art3", "顾南（江城大学教授）", "art3", "author", "顾"),
    ("art3", "顾南（江城大学教授）", "顾", "affiliatedWith", "大学"),
    ("art3", "顾南（江城大学教授）", "任职3", "member", "顾"),
    ("art3", "顾南（江城大学教授）", "任职3", "organization", "大学"),
    ("art3", "顾南（江城大学教授）", "任职3", "role", "教授"),
    ("art1", f"{PLAN_SENTENCE}经省委经济工作会议审议通过，{PLAN_SAYS}", "方案", "promotes", "先进"),
    ("art3", PLAN_AGAIN, "方案", "promotes", "先进"),
    ("art3", PLAN_AGAIN, "方案", "promotes", "芯片"),
    ("art3", SPEECH2, "讲话2", "speaker", "何"),
    ("art3", SPEECH2, "讲话2", "place", "青岚"),
    ("art3", SPEECH2, "讲话2", "date", Literal("2023-09", datatype=term("DateText"))),
    ("art3", SPEECH2, "讲话2", "promotes", "AI"),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "indicator", "增速"),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "observedSubject", "装备"),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "value", 7.9),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "unit", "%"),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "period", Literal("2023", datatype=term("DateText"))),
    ("art3", "2023年装备制造业产值增长7.9%", "观测4", "comparator", "growth"),
]

# (article, first words of its body, last words)
BODIES = {
    "art1": ("2024年3月20日", "实现碳达峰。"),
    "art2": ("中国产业观察中心提出", "三个阶段。"),
    "art3": ("《临江省先进制造业", "平台”建设。"),
}
NOT_MENTIONED = {"Article", "Speech", "Membership", "Observation", "Measure", "SourceDocument"}
FROM_CODE_LISTS = [
    ("青岚", "partOf", "临江"),
    ("临江", "administrativeCode", "990000"),
    ("青岚", "administrativeCode", "990100"),
]


def source_of(key: str) -> Source:
    return SOURCES[1] if key in {"art3", "圆桌.txt"} else SOURCES[0]


def node(key: str) -> NamedNode:
    found = THINGS.get(key)
    return found.node if found else Thing("SourceDocument", key).node


def value(given: object) -> NamedNode | Literal:
    if isinstance(given, Literal):
        return given
    if isinstance(given, float):
        return Literal(str(given), datatype=well_known("xsd", "decimal"))
    if isinstance(given, int):
        return Literal(given)
    text = str(given)
    return node(text) if text in THINGS or text.endswith(".txt") else Literal(text)


def names(thing: Thing, plain: str = "") -> Iterator[Triple]:
    yield Triple(thing.node, well_known("rdf", "type"), term(thing.type))
    yield Triple(thing.node, well_known("rdf", "type"), well_known("owl", "NamedIndividual"))
    yield Triple(thing.node, well_known("rdfs", "label"), Literal(thing.label, language="zh"))
    yield Triple(thing.node, well_known("skos", "prefLabel"), Literal(plain or thing.label))
    for alias in thing.aliases:
        yield Triple(thing.node, well_known("skos", "altLabel"), Literal(alias, language="zh"))


def evidence(where: str, quote: str) -> tuple[NamedNode, list[Triple]]:
    source = source_of(where)
    begin = source.text.index(quote)
    thing = Thing("Evidence", f"{quote}（{source.name} {begin}–{begin + len(quote)}）")
    triples = [
        *names(thing, quote),
        Triple(thing.node, term("inSource"), source.thing.node),
        Triple(thing.node, term("beginOffset"), Literal(begin)),
        Triple(thing.node, term("endOffset"), Literal(begin + len(quote))),
        Triple(thing.node, term("quote"), Literal(quote)),
        Triple(
            thing.node,
            term("confidence"),
            Literal("0.6" if quote == PLAN_AGAIN else "0.9", datatype=well_known("xsd", "decimal")),
        ),
        Triple(thing.node, term("rule"), Literal("sample")),
    ]
    if where in THINGS:
        triples.append(Triple(thing.node, term("inArticle"), node(where)))
    return thing.node, triples


def mentions() -> Iterator[tuple[str, str, str, str, str]]:
    """Every name that an article (or, failing that, its source) prints is mentioned by it."""
    for key, thing in THINGS.items():
        for where in (*BODIES, "临江日报.txt"):
            printed = next((n for n in (thing.label, *thing.aliases) if n in text_of(where)), None)
            if thing.type not in NOT_MENTIONED and printed and (where in BODIES or key == "苏"):
                yield where, printed, where, "mentions", key


def text_of(where: str) -> str:
    text = source_of(where).text
    if where not in BODIES:
        return text
    first, last = BODIES[where]
    begin = text.index(THINGS[where].label)
    return text[begin : text.index(last, text.index(first)) + len(last)]


def documents() -> Iterator[Triple]:
    for source in SOURCES:
        yield from names(source.thing)
        for name, text in [
            ("fileName", source.name),
            ("sha256", source.sha256),
            ("encoding", "utf-8"),
            ("publication", source.publication),
        ]:
            yield Triple(source.thing.node, term(name), Literal(text))
        yield Triple(source.thing.node, term("date"), Literal(source.date, datatype=term("DateText")))
    for key, (first, last) in BODIES.items():
        source = source_of(key)
        begin = source.text.index(first)
        yield Triple(node(key), term("inSource"), source.thing.node)
        yield Triple(node(key), term("beginOffset"), Literal(begin))
        yield Triple(node(key), term("endOffset"), Literal(source.text.index(last, begin) + len(last)))


def statements() -> Iterator[Triple]:
    axioms: dict[Triple, set[NamedNode]] = {}
    for where, quote, subject, predicate, given in [*SAID, *mentions()]:
        statement = Triple(node(subject), term(predicate), value(given))
        held, triples = evidence(where, quote)
        yield from triples
        axioms.setdefault(statement, set()).add(held)
    for number, (statement, held_by) in enumerate(axioms.items()):
        axiom = BlankNode(f"axiom{number}")
        yield statement
        yield Triple(axiom, well_known("rdf", "type"), well_known("owl", "Axiom"))
        yield Triple(axiom, well_known("owl", "annotatedSource"), statement.subject)
        yield Triple(axiom, well_known("owl", "annotatedProperty"), statement.predicate)
        yield Triple(axiom, well_known("owl", "annotatedTarget"), statement.object)
        for held in sorted(held_by, key=str):
            yield Triple(axiom, term("evidence"), held)


def triples() -> Iterator[Triple]:
    """Yield the whole graph."""
    for thing in THINGS.values():
        yield from names(thing)
    yield from documents()
    yield from statements()
    for subject, predicate, given in FROM_CODE_LISTS:
        yield Triple(node(subject), term(predicate), value(given))


def sample_store() -> Store:
    """Return the graph in a store in memory."""
    store = Store()
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples())
    return store
