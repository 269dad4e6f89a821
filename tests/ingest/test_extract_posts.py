"""Leaders and where they hold their posts."""
from ingest.extract.places import mark_places
from ingest.extract.posts import mark_posts
from tests.ingest.extract_docs import doc_of, links, run


def leaders(text, city="淄博市", province="山东省"):
    doc = run(doc_of(text, city, province), mark_places, mark_posts)
    return doc, {m.name: m.attrs for m in doc._.mentions if m.type == "Leader"}


def test_posts_before_the_name_in_a_list():
    doc, found = leaders("市委书记王建国、市长李志强出席会议。")
    assert found == {"王建国": {"post": "市委书记", "of": "淄博市"}, "李志强": {"post": "市长", "of": "淄博市"}}
    assert links(doc, "HOLDS_POST") == {("王建国", "淄博市"), ("李志强", "淄博市")}


def test_what_leads_into_a_clause_is_none_of_the_post():
    _, found = leaders("领导带头领题，其中市委书记王建国、市长李志强领衔6项改革。期间副市长张民多次调研。")
    assert {name: attrs["post"] for name, attrs in found.items()} == {"王建国": "市委书记", "李志强": "市长", "张民": "副市长"}


def test_double_post_and_post_after_the_name():
    _, found = leaders("市委副书记、市长李志强专题研究。张伟省长作出批示。")
    assert found["李志强"]["post"] == "市委副书记、市长"
    assert found["张伟"] == {"post": "省长", "of": "山东省"}


def test_a_provincial_post_goes_to_the_province():
    doc, _ = leaders("得到省委书记王建国批示肯定。")
    assert links(doc, "HOLDS_POST") == {("王建国", "山东省")}


def test_national_organs_have_no_place():
    doc, found = leaders("国家发改委副主任王建国来我市调研，教育部部长李志强批示。")
    assert links(doc, "HOLDS_POST") == set()
    assert found["李志强"]["of"] == "教育部"


def test_a_named_place_decides():
    doc, _ = leaders("桓台县委书记王建国介绍经验。")
    assert links(doc, "HOLDS_POST") == {("王建国", "桓台县")}


def test_editors_reporters_and_people_without_post_are_none():
    assert leaders("（记者 王建国 编辑 李志强）")[1] == {}
    assert leaders("华山村党委书记王建国、市人民医院党委书记李志强获表彰。")[1] == {}
    assert leaders("村民王建国领到新证，企业董事长李志强很满意。")[1] == {}


def test_later_mentions_without_post_are_the_same_person():
    doc, _ = leaders("市长李志强出席。会上，李志强指出要深化改革。")
    assert sum(m.type == "Leader" for m in doc._.mentions) == 2
    assert len({m.key for m in doc._.mentions if m.type == "Leader"}) == 1


def test_each_post_goes_to_its_own_place():
    doc, found = leaders("省委常委、市委书记王建国，市委常委、淄博高新区党工委书记、管委会主任李志强出席。")
    assert found["王建国"] == {"post": "省委常委、市委书记", "of": "淄博市"}
    titles = {(k.head.name, k.tail.name): k.attrs["title"] for k in doc._.links if k.type == "HOLDS_POST"}
    assert titles == {("王建国", "山东省"): "省委常委", ("王建国", "淄博市"): "市委书记", ("李志强", "淄博市"): "市委常委",
                      ("李志强", "淄博高新区"): "淄博高新区党工委书记、管委会主任"}


def test_acting_and_former_holders_are_told_as_stated():
    _, found = leaders("市委副书记、代市长王建国，时任市委书记李志强，原市长张伟出席。")
    assert {name: attrs["post"] for name, attrs in found.items()} == {"王建国": "市委副书记、代市长", "李志强": "时任市委书记", "张伟": "原市长"}


def test_a_post_before_a_list_of_names_is_everyones():
    doc, found = leaders("副市长王建国、李志强汇报，市领导张伟民和陈立新参加。")
    assert {name: attrs["post"] for name, attrs in found.items()} == {"王建国": "副市长", "李志强": "副市长", "张伟民": "市领导", "陈立新": "市领导"}
    assert len(links(doc, "HOLDS_POST")) == 4
    assert set(leaders("市长王建国、李志强参加。")[1]) == {"王建国"}


def test_the_place_of_the_one_named_before_holds():
    doc, _ = leaders("张店区委书记王建国、区长李志强陪同。")
    assert links(doc, "HOLDS_POST") == {("王建国", "张店区"), ("李志强", "张店区")}
    assert links(leaders("区长李志强陪同。")[0], "HOLDS_POST") == set()


def test_the_one_place_of_a_paragraph_holds_less_surely():
    doc, _ = leaders("桓台县试行新办法，县长李志强作了介绍。")
    assert links(doc, "HOLDS_POST") == {("李志强", "桓台县")}
    assert doc._.links[0].confidence < 0.85
    assert links(leaders("桓台县、高青县试行新办法，县长李志强作了介绍。")[0], "HOLDS_POST") == set()


def test_appointments_and_notices_before_appointment():
    text = "任命王建国为市财政局局长。免去李志强的市审计局局长职务。\n张伟民，男，汉族，1970年5月生，大学学历，现任桓台县委书记，拟任市政府副秘书长。"
    doc, found = leaders(text)
    assert {name: attrs["post"] for name, attrs in found.items()} == {"王建国": "市财政局局长", "李志强": "市审计局局长", "张伟民": "桓台县委书记"}
    assert ("张伟民", "桓台县") in links(doc, "HOLDS_POST")
    assert leaders("由王建国任组长的专班。张伟民任公司董事长。")[1] == {}
    text = "决定任命：王建国为淄博市副市长、代理市长；李志强为市审计局局长。免去：张伟民的市财政局局长职务。接受陈立新辞去淄博市市长职务的请求。"
    assert {name: attrs["post"] for name, attrs in leaders(text)[1].items()} == {
        "王建国": "淄博市副市长、代理市长", "李志强": "市审计局局长", "张伟民": "市财政局局长", "陈立新": "淄博市市长"}
    assert leaders("王建国（市委组织部部长）汇报。")[1] == {"王建国": {"post": "市委组织部部长", "of": "淄博市"}}


def test_the_post_that_says_the_place_is_shown():
    _, found = leaders("王建国书记指出。市委书记王建国强调。")
    assert found["王建国"] == {"post": "市委书记", "of": "淄博市"}


def test_a_name_that_the_tagger_cut_short():
    text = "张建民领衔园区体制改革，王国强市长领衔国企改革，陈立新常务副市长牵头医保改革。"
    assert {name: attrs["post"] for name, attrs in leaders(text)[1].items()} == {"王国强": "市长", "陈立新": "常务副市长"}


def test_who_signs_a_report():
    doc, found = leaders("政府工作报告\n市长　李　伟\n各位代表：现在报告工作。")
    assert found == {"李伟": {"post": "市长", "of": "淄博市"}}
    assert {doc.text[m.start : m.end] for m in doc._.mentions if m.type == "Leader"} == {"李　伟"}
    assert leaders("深化改革\n记者 王建国\n正文。")[1] == {}


def test_bodies_with_a_verb_in_their_name():
    _, found = leaders("市委全面深化改革委员会主任王建国主持会议，市委改革办主任李志强汇报。")
    assert {name: attrs["post"] for name, attrs in found.items()} == {"王建国": "市委全面深化改革委员会主任", "李志强": "市委改革办主任"}


def test_a_city_above_a_county_is_implied_by_its_posts():
    doc, _ = leaders("市委书记王建国来我县调研。", "桓台县")
    assert links(doc, "HOLDS_POST") == {("王建国", "淄博市")}


def held(text, city="淄博市"):
    doc, _ = leaders(text, city)
    return [(k.head.name, k.attrs["title"], k.attrs.get("from", ""), k.attrs.get("to", ""), k.attrs.get("held", ""))
            for k in doc._.links if k.type == "HOLDS_POST"]


def test_when_a_post_was_held_is_told_as_stated():
    assert held("王建国2013年3月至2016年11月任淄博市市长。") == [("王建国", "淄博市市长", "2013-03", "2016-11", "former")]
    assert held("2016年11月起，王建国担任淄博市市长。") == [("王建国", "淄博市市长", "2016-11", "", "")]
    assert held("王建国于二〇一八年一月当选市长。") == [("王建国", "市长", "2018-01", "", "")]
    assert held("2013—2016年王建国任市长期间，大力推进。时任市委书记李志强（2014年至今）。") == [
        ("王建国", "市长", "2013", "2016", "former"), ("李志强", "时任市委书记", "2014", "", "former")]
    assert held("2016年11月17日，市人大常委会决定任命王建国为淄博市副市长；免去李志强的淄博市副市长职务。") == [
        ("王建国", "淄博市副市长", "2016-11", "", ""), ("李志强", "淄博市副市长", "", "2016-11", "former")]
    text = "王建国，男，汉族，1965年3月生，2013年3月至2016年11月任淄博市市长，2016年11月至今任淄博市委书记。"
    assert held(text) == [("王建国", "淄博市市长", "2013-03", "2016-11", "former"), ("王建国", "淄博市委书记", "2016-11", "", "")]


def test_when_a_post_was_held_is_not_guessed():
    assert held("王建国3月起担任淄博市市长。2016年，市长李志强出席。") == [("王建国", "淄博市市长", "", "", ""), ("李志强", "市长", "", "", "")]
    assert held("2016年王建国任市长期间，根据2015年方案，任命李志强为副市长。") == [("王建国", "市长", "", "", ""), ("李志强", "副市长", "", "", "")]


def test_who_left_is_no_holder():
    assert held("接受陈立新辞去淄博市市长职务的请求，决定任命王建国为淄博市市长。") == [
        ("陈立新", "淄博市市长", "", "", "former"), ("王建国", "淄博市市长", "", "", "")]
    assert held("市长李志强因涉嫌严重违纪被查。王建国不再担任市委书记。") == [("李志强", "市长", "", "", "former"), ("王建国", "市委书记", "", "", "former")]
    assert held("市长王建国于2018年1月调任省财政厅厅长。") == [("王建国", "市长", "", "2018-01", "former"), ("王建国", "省财政厅厅长", "2018-01", "", "")]
    assert held("市委书记、市长王建国辞去市长职务。") == [("王建国", "市委书记、市长", "", "", ""), ("王建国", "市长", "", "", "former")]
    assert held("市委书记王建国辞去市政协主席职务。") == [("王建国", "市委书记", "", "", ""), ("王建国", "市政协主席", "", "", "former")]
