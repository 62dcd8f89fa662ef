"""The grammars of names: what is one thing by its name alone, and what only looks so."""

import pytest

from kg.model import EntityType
from kg.resolve.naming import canonical

T = EntityType


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (T.INSTITUTION, "中华人民共和国水利部", "水利部"),
        (T.INSTITUTION, "中央军民融合发展委", "中央军民融合发展委员会"),
        (T.INSTITUTION, "湖南省农业农村厅", "湖南农业农村厅"),
        (T.INSTITUTION, "西南财大", "西南财经大学"),
        (T.INSTITUTION, "海尔集团", "海尔集团公司"),
        (T.INSTITUTION, "云川大学规划与建设学院", "云川大学规划和建设学院"),
        (T.MEETING, "全国人大十三届三次会议", "第十三届全国人民代表大会第三次会议"),
        (T.MEETING, "云泽省十四届人大一次会议", "云泽省第十四届人民代表大会第一次会议"),
        (T.MEETING, "2025云川论坛年会", "云川论坛2025年年会"),
        (T.MEETING, "第4次云川对话", "第四次云川对话"),
        (T.MEETING, "2019年服贸会", "2019年中国国际服务贸易交易会"),
        (T.MEETING, "COP29", "《联合国气候变化框架公约》第二十九次缔约方大会"),
        (T.INSTITUTION, "云泽省国资委", "云泽省人民政府国有资产监督管理委员会"),
        (T.INSTITUTION, "中共云川市委员会", "云川市委"),
        (T.INSTITUTION, "中国人民政治协商会议云泽省委员会", "云泽省政协"),
        (T.INSTITUTION, "中国共产党中央委员会组织部", "中组部"),
        (T.INSTITUTION, "残联", "中国残疾人联合会"),
        (T.INSTITUTION, "吉林体育局", "吉林省体育局"),
        (T.INDUSTRY, "云川家电产业", "云川家用电器产业"),
        (T.PERSON, "吴敬琏", "吴敬琏同志"),
        (T.POLICY_DOCUMENT, "乡村振兴战略规划(2018-2022年)", "乡村振兴战略规划"),
        (T.POLICY_DOCUMENT, "云泽省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "云泽省“十四五”规划"),
        (T.POLICY_DOCUMENT, "中华人民共和国湿地保护法", "《湿地保护法》"),
        (T.POLICY_PROGRAMME, "长江三角洲区域云川行动", "长三角云川行动"),
        (T.REGION, "浙江省杭州市", "杭州"),
        (T.REGION, "U.S.A.", "美国"),
        (T.TECHNOLOGY, "AI作曲", "人工智能作曲"),
        (T.INDICATOR, "人均GDP", "人均国内生产总值"),
        (T.INDICATOR, "PM2.5平均浓度", "细颗粒物平均浓度"),
        (T.REGION, "江都市", "江都区"),
        (T.MEETING, "中国进出口商品交易会（广交会）", "广交会"),
        (T.TECHNOLOGY, "mRNA疫苗", "mRNA"),
        (T.INSTITUTION, "国家发展改革委环资司", "国家发展和改革委员会资源节约和环境保护司"),
        (T.POLICY_DOCUMENT, "党的二十大报告", "中国共产党第二十次全国代表大会报告"),
        (T.CLUSTER, "宁波云川产业集群", "宁波市云川集群"),
    ],
)
def test_one_thing(type_: EntityType, one: str, other: str) -> None:
    assert canonical(type_, one) == canonical(type_, other)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (T.INSTITUTION, "华中科技大学同济医学院", "华中科技大学同济医学院医药卫生管理学院"),
        (T.INSTITUTION, "市场监管局", "市监管局"),
        (T.INSTITUTION, "东方电气集团有限公司", "东方电气股份有限公司"),
        (T.INSTITUTION, "环保局", "国家环境保护局"),
        (T.MEETING, "中央政治局第三次集体学习", "二十届中央政治局第三次集体学习"),
        (T.POLICY_DOCUMENT, "乡村振兴战略规划（2013—2017年）", "乡村振兴战略规划（2018—2022年）"),
        (T.MEETING, "中央财经领导小组第三次会议", "中央财经委员会第三次会议"),
        (T.MEETING, "云泽省十四届人大一次会议", "云泽省十四届政协一次会议"),
        (T.POLICY_DOCUMENT, "云泽省“十四五”规划", "“十四五”规划"),
        (T.POLICY_DOCUMENT, "“十四五”云川规划", "“十四五”规划"),
        (T.TECHNOLOGY, "4K超高清", "8K超高清"),
        (T.REGION, "云川市", "云川县"),
    ],
)
def test_two_things(type_: EntityType, one: str, other: str) -> None:
    assert canonical(type_, one) != canonical(type_, other)
