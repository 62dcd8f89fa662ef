"""Industries, clusters and technologies that nobody listed."""

import pytest
from extract_reading import named

CASES = {
    ("发展酒店旅游业，推动产业发展。", "Industry"): ["酒店旅游业"],
    ("打造长三角新能源汽车产业集群。", "IndustrialCluster"): ["长三角新能源汽车产业集群"],
    ("推广工业机器人技术应用。", "Technology"): ["工业机器人技术"],
    ("加强生产技术研究。", "Technology"): [],  # a weak head needs a known technology before it
    ("工业园区和旅游区。", "Industry"): [],  # another thing follows the name
    ("云泽省石墨烯制造业增长。", "Industry"): ["石墨烯制造业"],  # an industry is not named after its place
    ("各类产业集群加快发展。", "IndustrialCluster"): [],
}


@pytest.mark.parametrize(("text", "type_", "expected"), [(*case, e) for case, e in CASES.items()])
def test_subjects(text: str, type_: str, expected: list[str]) -> None:
    assert named(text, type_) == expected
