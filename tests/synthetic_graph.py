"""An invented graph of any size that keeps the contract, as Turtle."""

import hashlib
import random
from dataclasses import dataclass, field
from itertools import pairwise

HEAD = """@prefix cetu: <https://w3id.org/cetu/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix id: <https://w3id.org/cetu/id/> .

"""
PLACES = [a + b for a in "云霁岚澜松鹤晴霖沧璟" for b in ("州", "江", "屿", "原", "岭")]
FIELDS = [a + b for a in ("深海", "量子", "智能", "绿色", "低温", "柔性", "精密", "云端", "生态", "微纳")
          for b in ("装备", "材料", "传感", "制药", "船舶", "电池", "物流", "芯片", "农机", "光学")]  # fmt: skip
OFFICES = ["发展规划厅", "产业促进局", "科学技术厅", "大学", "产业研究院", "数据管理局", "工业设计中心"]
FAMILY, GIVEN = "顾闻陆沈叶韩苏程", ["思远", "若谷", "明澈", "知行", "予安", "一帆", "景行", "听澜"]
SHARES = {
    "Institution": 0.14, "Person": 0.08, "PolicyDocument": 0.14, "PolicyProgramme": 0.06, "Meeting": 0.06,
    "Speech": 0.03, "Industry": 0.15, "IndustrialCluster": 0.05, "Technology": 0.12, "Concept": 0.08, "Region": 0.06,
    "Indicator": 0.03,
}  # fmt: skip
RELATIONS = [
    ("PolicyDocument", "promotes", "Industry", "{s}提出，加快发展{o}，提升产业链韧性。"),
    ("PolicyDocument", "promotes", "Technology", "{s}明确，突破{o}等关键环节。"),
    ("PolicyProgramme", "promotes", "Concept", "实施{s}，扎实推进{o}。"),
    ("Meeting", "promotes", "Industry", "{s}强调，要培育壮大{o}。"),
    ("PolicyDocument", "issuedBy", "Institution", "{o}印发{s}，自发布之日起施行。"),
    ("PolicyDocument", "adoptedAt", "Meeting", "{o}审议通过{s}。"),
    ("Technology", "appliedIn", "Industry", "{s}正在改造{o}的生产方式。"),
    ("Industry", "broader", "Industry", "以{s}为代表的{o}持续增长。"),
    ("IndustrialCluster", "locatedIn", "Region", "{s}坐落于{o}，已聚集企业百余家。"),
    ("Institution", "locatedIn", "Region", "位于{o}的{s}负责落实。"),
    ("Person", "affiliatedWith", "Institution", "{o}研究员{s}认为，时机已经成熟。"),
    ("Speech", "promotes", "Industry", "讲话指出，{o}大有可为。"),
]


def literal(text: str) -> str:
    """Quote a Turtle string."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


@dataclass
class Sketch:
    """A graph under construction."""

    lines: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def thing(self, kind: str, label: str, *, aliases: tuple[str, ...] = (), key: str = "", more: str = "") -> str:
        """Add an individual; return its prefixed name."""
        digest = hashlib.sha256(f"{kind}\x1f{key or label}".encode()).hexdigest()[:16]
        iri = f"<https://w3id.org/cetu/id/{kind.lower()}/{digest}>"
        if iri not in self.names:
            self.names[iri] = label
            other = "".join(f" ; skos:altLabel {literal(alias)}@zh" for alias in aliases)
            names = f"rdfs:label {literal(label)}@zh ; skos:prefLabel {literal(label)}"
            self.lines.append(f"{iri} a owl:NamedIndividual, cetu:{kind} ; {names}{other}{more} .")
        return iri

    def say(self, s: str, p: str, o: str, quote: str, source: str, article: str, confidence: float = 0.9) -> None:
        """Add a statement with one piece of evidence; a repeated statement gets one more."""
        self.count += 1
        evidence = f"<https://w3id.org/cetu/id/evidence/{self.count:016x}>"
        place = f"cetu:beginOffset {self.count * 40} ; cetu:endOffset {self.count * 40 + len(quote)}"
        within = f" ; cetu:inArticle {article}" if article else ""
        self.lines += [
            f"{s} cetu:{p} {o} .",
            f"{evidence} a cetu:Evidence ; cetu:inSource {source}{within} ; {place} ; cetu:quote {literal(quote)} ; "
            f'cetu:confidence {confidence:.2f} ; cetu:rule "{p}.pattern" .',
            f"[] a owl:Axiom ; owl:annotatedSource {s} ; owl:annotatedProperty cetu:{p} ; owl:annotatedTarget {o} ; "
            f"cetu:evidence {evidence} .",
        ]

    def turtle(self) -> str:
        """Return the whole as Turtle."""
        return HEAD + "\n".join(self.lines) + "\n"


def title(kind: str, number: int, rng: random.Random) -> str:
    """Invent a name."""
    place, matter = (
        PLACES[number % len(PLACES)],
        FIELDS[number // len(PLACES) % len(FIELDS)] if number >= 50 else FIELDS[number % len(FIELDS)],
    )
    turn = number // (len(PLACES) * len(FIELDS))
    serial = "" if not turn else "第" + str(turn + 1)
    return {
        "Institution": f"{place}{serial}{rng.choice(OFFICES)}" if number < 60 else f"{place}{matter}{serial}研究院",
        "Person": rng.choice(FAMILY) + rng.choice(GIVEN) if number < 40 else f"{rng.choice(FAMILY)}{matter[0]}{place[0]}{serial}",
        "PolicyDocument": f"{place}省关于加快{matter}产业高质量发展的若干{serial}意见",
        "PolicyProgramme": f"{place}{matter}{serial}跃升行动",
        "Meeting": f"{place}{matter}{serial}工作会议",
        "Speech": f"{rng.choice(FAMILY)}{rng.choice(GIVEN)}在{place}的讲话{number}",
        "Industry": f"{matter}产业" if number < 100 else f"{place}{matter}{serial}制造业",
        "IndustrialCluster": f"{place}{matter}{serial}产业集群",
        "Technology": f"{matter}{serial}技术" if number < 100 else f"{matter}{place[0]}{serial}系统",
        "Concept": f"{matter}{serial}新范式" if number < 100 else f"{place}{matter}{serial}模式",
        "Region": f"{place}{serial}省" if number < 50 else f"{place}{matter[0]}{serial}市",
        "Indicator": f"{matter}{serial}产值占比" if number < 100 else f"{place}{matter}{serial}增速",
    }[kind]  # fmt: skip


def synthetic(nodes: int, links: int | None = None, seed: int = 7) -> str:
    """Return an invented graph of so many drawn things and links, with sources, articles and evidence, as Turtle."""
    rng = random.Random(seed)
    sketch = Sketch()
    sources = [source(sketch, number) for number in range(max(1, min(40, nodes // 60)))]
    people: dict[str, list[str]] = {kind: [] for kind in SHARES}
    used: set[str] = set()
    for kind, share in SHARES.items():
        for number in range(max(1, round(nodes * share))):
            if sum(map(len, people.values())) >= nodes:
                break
            label = title(kind, number, rng)
            label = label if label not in used else f"{label}{number}"
            used.add(label)
            people[kind].append(sketch.thing(kind, label, more=particulars(kind, number, rng)))
    everything = [iri for group in people.values() for iri in group]
    articles = [(source_, article) for source_, held in sources for article in held]
    for iri in everything:
        source_, article = rng.choice(articles)
        sketch.say(article, "mentions", iri, sketch.names[iri], source_, article)
    wanted = links if links is not None else nodes * 5 // 2
    said: set[tuple[str, str, str]] = set()
    for _ in range(wanted * 4):
        if len(said) >= wanted:
            break
        kind, predicate, other, pattern = rng.choice(RELATIONS)
        if people[kind] and people[other]:
            s, o = skewed(people[kind], rng), skewed(people[other], rng)
            if s != o and (s, predicate, o) not in said:
                said.add((s, predicate, o))
                quote = pattern.format(s=sketch.names[s], o=sketch.names[o])
                sketch.say(s, predicate, o, quote, *rng.choice(articles), confidence=rng.uniform(0.5, 1))
    if all(people.values()):
        records(sketch, people, articles, rng)
    return sketch.turtle()


def skewed(group: list[str], rng: random.Random) -> str:
    """Choose with a preference for the first: some things are spoken of often, most seldom."""
    return group[int(len(group) * rng.random() ** 3)]


def particulars(kind: str, number: int, rng: random.Random) -> str:
    """Return a thing's own values."""
    if kind == "PolicyDocument":
        return f' ; cetu:documentNumber "云发〔20{10 + number % 15}〕{number}号" ; cetu:date "20{10 + number % 15}-0{1 + number % 9}"^^cetu:DateText'
    if kind in {"Meeting", "Speech"}:
        return f' ; cetu:date "20{10 + number % 15}-{1 + number % 12:02d}-{1 + number % 28:02d}"^^cetu:DateText'
    return (
        f" ; skos:altLabel {literal('简称' + str(number))}@zh" if kind == "Institution" and rng.random() < 0.3 else ""
    )


def source(sketch: Sketch, number: int) -> tuple[str, list[str]]:
    """Add a page with its articles."""
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    facts = f' ; cetu:fileName "page-{number:03d}.txt" ; cetu:sha256 "{digest}" ; cetu:date "2024-{1 + number % 12:02d}-11"^^cetu:DateText ; cetu:page "第{number + 1}版"'
    page = sketch.thing("SourceDocument", f"云洲日报 第{number + 1}版", key=str(number), more=facts)
    articles = []
    for place in range(4):
        label = f"{FIELDS[(number * 4 + place) % len(FIELDS)]}产业何以行稳致远（{number + 1}）"
        where = f" ; cetu:inSource {page} ; cetu:beginOffset {place * 5000} ; cetu:endOffset {place * 5000 + 4800}"
        article = sketch.thing("Article", label, key=f"{number}/{place}", more=where)
        who = sketch.thing("Person", FAMILY[(number + place) % 8] + GIVEN[place % 8] + "之"[: number % 2])
        sketch.say(article, "author", who, f"作者：{sketch.names[who]}", page, article)
        articles.append(article)
    return page, articles


def records(sketch: Sketch, people: dict[str, list[str]], articles: list[tuple[str, str]], rng: random.Random) -> None:
    """Add a framework, posts held, observations and measures."""
    page, article = articles[0]
    frame = sketch.thing("Framework", "云洲四力评价体系")
    for order, name in enumerate(["创新力", "韧性力", "集聚力", "辐射力"], 1):
        part = sketch.thing("Dimension", name, more=f" ; cetu:order {order}")
        sketch.say(frame, "hasDimension", part, f"云洲四力评价体系包括{name}等维度。", page, article)
    stages = [
        sketch.thing("Stage", name, more=f" ; cetu:order {n}")
        for n, name in enumerate(["起步期", "成长期", "成熟期"], 1)
    ]
    for stage in stages:
        sketch.say(frame, "hasStage", stage, f"该体系把演进分为{sketch.names[stage]}等阶段。", page, article)
    for one, two in pairwise(stages):
        sketch.say(one, "nextStage", two, f"由{sketch.names[one]}迈向{sketch.names[two]}。", page, article)
    for number, indicator in enumerate(people["Indicator"][:12]):
        for year in range(2019, 2024):
            value = f"{10 + number + (year - 2019) * 1.7 + rng.random():.1f}"
            facts = (
                f' ; cetu:value {value} ; cetu:unit "%" ; cetu:period "{year}"^^cetu:DateText ; cetu:comparator "share"'
            )
            seen = sketch.thing("Observation", f"{sketch.names[indicator]} {year}年 {value}%", more=facts)
            quote = f"{year}年{sketch.names[indicator]}达到{value}%。"
            sketch.say(seen, "indicator", indicator, quote, page, article)
            sketch.say(
                seen, "observedSubject", people["Industry"][number % len(people["Industry"])], quote, page, article
            )
    for number in range(6 * min(4, len(articles))):
        page, article = articles[number // 6]
        headline = f"以{FIELDS[number % len(FIELDS)]}为牵引，夯实产业根基"
        measure = sketch.thing("Measure", headline, key=f"m{number}", more=f" ; cetu:order {number % 6 + 1}")
        sketch.say(article, "proposes", measure, headline + "。", page, article)
        sketch.say(measure, "concerns", skewed(people["Industry"], rng), headline + "。", page, article)
        if number % 6 == 2:
            whole = sketch.thing(
                "Measure", f"以{FIELDS[(number - 1) % len(FIELDS)]}为牵引，夯实产业根基", key=f"m{number - 1}"
            )
            sketch.say(measure, "partOfMeasure", whole, headline + "。", page, article)
    for number, person in enumerate(people["Person"][:20]):
        place = people["Institution"][number % len(people["Institution"])]
        post = sketch.thing(
            "Membership", f"{sketch.names[person]}，{sketch.names[place]}研究员", more=' ; cetu:role "研究员"'
        )
        quote = f"（作者系{sketch.names[place]}研究员{sketch.names[person]}）"
        sketch.say(post, "member", person, quote, page, article)
        sketch.say(post, "organization", place, quote, page, article)
    for speech, meeting in zip(people["Speech"], people["Meeting"], strict=False):
        if people["Person"]:
            person = skewed(people["Person"], rng)
            sketch.say(
                speech, "speaker", person, f"{sketch.names[person]}在{sketch.names[meeting]}上讲话指出。", page, article
            )
            sketch.say(speech, "occasion", meeting, f"在{sketch.names[meeting]}上的讲话", page, article)
