"""A small graph made by hand, about invented matters: every class and nearly every property of the contract."""

from kg.model import Datatype, Entity, EntityType, Evidence, Literal, SourceText, Statement
from kg.vocab import article_id, mint, source_id

TEXT = """# 青禾日报 第3版

以产业集群带动县域经济
作者：林知远（云川大学产业研究院 研究员、院长）

青禾省工业和信息化厅发布的《青禾省先进制造业促进条例》提出加快发展先进制造业。
工业互联网广泛应用于先进制造业。江北智能装备集群位于江北市。
林知远2024年3月20日在青禾省制造业大会上强调，大力发展新质生产力。
2024年，先进制造业增加值占比达到28.50%，“𠮷野”工厂增至472家。
一是夯实产业基础。首先补齐短板。二是"引育"并举<人才>。
林知远提出的产业成熟度模型分为起步期、成长期，包括创新维度。
青禾省制造业大会通过、青禾省工业和信息化厅组织实施智造强县行动。制造业包括先进制造业。到2035年形成新质生产力。
本版编辑：许文
"""
SOURCE = SourceText("青禾日报/第3版.txt", "ab" * 32, TEXT, "utf-8")
ARTICLE = SOURCE.sha256 + "#1"


def said(quote: str, rule: str = "pattern", confidence: float = 0.9, article: str = ARTICLE) -> tuple[Evidence, ...]:
    """Return evidence for a piece of the text."""
    begin = TEXT.index(quote)
    return (Evidence(SOURCE.sha256, article, begin, begin + len(quote), quote, rule, confidence),)


def thing(kind: EntityType, label: str, *aliases: str, codes: tuple[tuple[str, str], ...] = ()) -> Entity:
    """Return an entity under the id that its class and label mint."""
    return Entity(mint(kind, label), kind, label, aliases, codes)


T = EntityType
PAGE = Entity(source_id(SOURCE.sha256), T.SOURCE, SOURCE.name)
TEXT_1 = Entity(article_id(ARTICLE), T.ARTICLE, "以产业集群带动县域经济")
LIN = thing(T.PERSON, "林知远")
EDITOR = thing(T.PERSON, "许文")
UNIVERSITY = thing(T.INSTITUTION, "云川大学")
INSTITUTE = thing(T.INSTITUTION, "云川大学产业研究院")
OFFICE = thing(T.INSTITUTION, "青禾省工业和信息化厅", "青禾省工信厅")
POST_1 = thing(T.MEMBERSHIP, "林知远任云川大学产业研究院研究员")
POST_2 = thing(T.MEMBERSHIP, "林知远任云川大学产业研究院院长")
RULES = thing(T.POLICY_DOCUMENT, "青禾省先进制造业促进条例")
CAMPAIGN = thing(T.POLICY_PROGRAMME, "智造强县行动")
FAIR = thing(T.MEETING, "青禾省制造业大会")
SPEECH = thing(T.SPEECH, "林知远2024年3月20日在青禾省制造业大会的讲话")
ADVANCED = thing(T.INDUSTRY, "先进制造业")
MANUFACTURING = thing(T.INDUSTRY, "制造业", codes=())
CLUSTER = thing(T.CLUSTER, "江北智能装备集群")
NETWORK = thing(T.TECHNOLOGY, "工业互联网")
SAME_NAME = thing(T.INDUSTRY, "工业互联网")
FORCES = thing(T.CONCEPT, "新质生产力")
PROVINCE = thing(T.REGION, "青禾省", codes=(("GB/T 2260", "990000"),))
CITY = thing(T.REGION, "江北市")
MODEL = thing(T.FRAMEWORK, "产业成熟度模型")
INNOVATION = thing(T.DIMENSION, "创新维度")
START, GROWTH = thing(T.STAGE, "起步期"), thing(T.STAGE, "成长期")
SHARE = thing(T.INDICATOR, "增加值占比")
COUNT = thing(T.INDICATOR, "“𠮷野”工厂")
FACTORIES = thing(T.OBSERVATION, "“𠮷野”工厂472家")
FIGURE = thing(T.OBSERVATION, "2024年先进制造业增加值占比28.5%")
ADVICE, PART = thing(T.MEASURE, "夯实产业基础"), thing(T.MEASURE, "首先补齐短板")
SECOND = thing(T.MEASURE, '"引育"并举<人才>')
ENTITIES = [value for value in list(globals().values()) if isinstance(value, Entity)]


def fact(subject: Entity, predicate: str, end: Entity | Literal, quote: str = "") -> Statement:
    """Return a statement, with the piece of the text that says so."""
    return Statement(subject.id, predicate, end.id if isinstance(end, Entity) else end, said(quote) if quote else ())


def number(text: str) -> Literal:
    return Literal(text, Datatype.INTEGER)


def day(text: str) -> Literal:
    return Literal(text, Datatype.DATE)


BYLINE = "林知远（云川大学产业研究院 研究员、院长）"
RULES_SENTENCE = "青禾省工业和信息化厅发布的《青禾省先进制造业促进条例》提出加快发展先进制造业"
SPEECH_SENTENCE = "林知远2024年3月20日在青禾省制造业大会上强调，大力发展新质生产力"
FIGURE_SENTENCE = "2024年，先进制造业增加值占比达到28.50%"
FACTORIES_CLAUSE = "“𠮷野”工厂增至472家"
CAMPAIGN_SENTENCE = "青禾省制造业大会通过、青禾省工业和信息化厅组织实施智造强县行动"
MODEL_SENTENCE = "林知远提出的产业成熟度模型分为起步期、成长期，包括创新维度"
STATEMENTS = [
    fact(PAGE, "fileName", Literal(SOURCE.name)),
    fact(PAGE, "sha256", Literal(SOURCE.sha256)),
    fact(PAGE, "encoding", Literal("utf-8")),
    fact(PAGE, "publication", Literal("青禾日报")),
    fact(PAGE, "date", day("2024-05-08")),
    fact(PAGE, "page", Literal("3")),
    fact(PAGE, "editor", EDITOR, "本版编辑：许文"),
    fact(TEXT_1, "inSource", PAGE),
    fact(TEXT_1, "beginOffset", number("0")),
    fact(TEXT_1, "endOffset", number(str(len(TEXT)))),
    fact(TEXT_1, "title", Literal("以产业集群带动县域经济"), "以产业集群带动县域经济"),
    fact(TEXT_1, "author", LIN, BYLINE),
    *(
        fact(TEXT_1, "mentions", entity, quote)
        for entity, quote in [(LIN, "林知远"), (ADVANCED, "先进制造业"), (CITY, "江北市"), (FORCES, "新质生产力")]
    ),
    *(
        fact(TEXT_1, "proposes", entity, quote)
        for entity, quote in [(ADVICE, "夯实产业基础"), (PART, "首先补齐短板"), (SECOND, '"引育"并举<人才>')]
    ),
    *(fact(post, "member", LIN, BYLINE) for post in (POST_1, POST_2)),
    *(fact(post, "organization", INSTITUTE, BYLINE) for post in (POST_1, POST_2)),
    fact(POST_1, "role", Literal("研究员"), BYLINE),
    fact(POST_2, "role", Literal("院长"), BYLINE),
    fact(LIN, "affiliatedWith", INSTITUTE, BYLINE),
    fact(INSTITUTE, "subOrganizationOf", UNIVERSITY, "云川大学产业研究院"),
    fact(RULES, "issuedBy", OFFICE, RULES_SENTENCE),
    fact(RULES, "promotes", ADVANCED, RULES_SENTENCE),
    Statement(RULES.id, "promotes", ADVANCED.id, said("加快发展先进制造业", "verb", 0.7)),
    fact(CAMPAIGN, "launchedBy", OFFICE, CAMPAIGN_SENTENCE),
    fact(CAMPAIGN, "adoptedAt", FAIR, CAMPAIGN_SENTENCE),
    fact(ADVANCED, "broader", MANUFACTURING, "制造业包括先进制造业"),
    fact(NETWORK, "appliedIn", ADVANCED, "工业互联网广泛应用于先进制造业"),
    fact(CLUSTER, "locatedIn", CITY, "江北智能装备集群位于江北市"),
    fact(CITY, "partOf", PROVINCE),
    fact(SPEECH, "speaker", LIN, SPEECH_SENTENCE),
    fact(SPEECH, "date", day("2024-03-20"), SPEECH_SENTENCE),
    fact(SPEECH, "occasion", FAIR, SPEECH_SENTENCE),
    fact(SPEECH, "place", PROVINCE, SPEECH_SENTENCE),
    fact(SPEECH, "promotes", FORCES, SPEECH_SENTENCE),
    fact(FORCES, "targetYear", day("2035"), "到2035年形成新质生产力"),
    fact(FACTORIES, "indicator", COUNT, FACTORIES_CLAUSE),
    fact(FACTORIES, "value", Literal("472", Datatype.DECIMAL), FACTORIES_CLAUSE),
    fact(FACTORIES, "unit", Literal("家"), FACTORIES_CLAUSE),
    fact(FIGURE, "indicator", SHARE, FIGURE_SENTENCE),
    fact(FIGURE, "observedSubject", ADVANCED, FIGURE_SENTENCE),
    fact(FIGURE, "value", Literal("28.50", Datatype.DECIMAL), FIGURE_SENTENCE),
    fact(FIGURE, "unit", Literal("%"), FIGURE_SENTENCE),
    fact(FIGURE, "period", day("2024"), FIGURE_SENTENCE),
    fact(FIGURE, "comparator", Literal("share"), FIGURE_SENTENCE),
    *(fact(measure, "order", number(order)) for measure, order in [(ADVICE, "1"), (PART, "1"), (SECOND, "2")]),
    fact(PART, "partOfMeasure", ADVICE, "首先补齐短板"),
    fact(ADVICE, "concerns", ADVANCED),
    fact(MODEL, "proposedBy", LIN, MODEL_SENTENCE),
    fact(MODEL, "hasDimension", INNOVATION, MODEL_SENTENCE),
    *(fact(MODEL, "hasStage", stage, MODEL_SENTENCE) for stage in (START, GROWTH)),
    fact(START, "nextStage", GROWTH, MODEL_SENTENCE),
    fact(START, "order", number("1")),
    fact(GROWTH, "order", number("2")),
]
