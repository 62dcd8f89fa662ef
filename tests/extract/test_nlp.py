"""The pipeline: its components in order, and what it leaves in a Doc."""

import gc
import itertools

from kg.nlp import CANDIDATES, FINDERS, MENTIONS, REJECTED, mentions, pipeline, rejected

TEXT = "完善教育体系。\n国务院印发《云泽省机器人产业行动计划》，　发展ＡＩ产业。"


def test_the_components_stand_in_order() -> None:
    assert pipeline().pipe_names == ["reading", "bylines", *FINDERS, "frameworks", "mentions"]


def test_what_each_component_sets_is_declared() -> None:
    analysis = pipeline().analyze_pipes()
    assert analysis["problems"] == {name: [] for name in pipeline().pipe_names}
    assert set(analysis["attrs"]) >= {"doc.spans"}


def test_a_token_is_a_character() -> None:
    doc = pipeline()(TEXT)
    assert doc.text == TEXT
    assert [token.idx for token in doc] == list(range(len(TEXT)))


def test_overlapping_candidates_stay_and_mentions_do_not_overlap() -> None:
    doc = pipeline()(TEXT)
    ends = [(span.start, span.end) for span in doc.spans[MENTIONS]]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))
    texts = [span.text for span in doc.spans[CANDIDATES]]
    assert {"云泽省机器人产业行动计划", "机器人"} <= set(texts)
    assert [(slot.begin, slot.end, slot.best.name) for slot in mentions(doc)] == [
        (span.start, span.end, span.kb_id_) for span in doc.spans[MENTIONS]
    ]
    assert {(span.text, span.label_, span.id_) for span in doc.spans[MENTIONS]} >= {
        ("国务院", "Institution", "gazetteer")
    }


def test_ordinary_words_are_kept_as_rejected() -> None:
    doc = pipeline()(TEXT)
    assert [(found.type.value, found.name) for found in rejected(doc)] == [("Industry", "教育")]
    assert [span.text for span in doc.spans[REJECTED]] == ["教育"]


def test_what_is_loaded_is_kept_from_the_garbage_collector() -> None:
    pipeline()
    assert gc.get_freeze_count() > 10_000
