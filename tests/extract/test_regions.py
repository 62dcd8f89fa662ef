"""Places that no list knows."""

import pytest
from extract_reading import named

CASES = {
    "云泽省出台措施，云泽的企业受益。": ["云泽省", "云泽"],  # the short form counts once the full one is printed
    "云泽的企业受益。": [],
    "2023年云泽省增长，到云泽省考察。": ["云泽省", "云泽省"],
    "本市重点工作，各县任务，全省推进。": [],
    "城市和示范区建设。": [],
    "云泽是农业大省、粮食大省。": [],
    "以云泽省为例，考察了云泽省。": ["云泽省", "云泽省"],
    "来到烟台港，听取山东省港口发展介绍。": ["烟台", "山东省"],
    "在湖南经济带布局。": ["湖南经济带"],
    "湖南、湖北、江西等省份。": ["湖南", "湖北", "江西"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_regions(text: str, expected: list[str]) -> None:
    assert named(text, "Region") == expected
