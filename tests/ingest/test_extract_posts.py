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
    assert leaders("村民王建国领到新证，企业董事长李志强很满意。")[1] == {}


def test_later_mentions_without_post_are_the_same_person():
    doc, _ = leaders("市长李志强出席。会上，李志强指出要深化改革。")
    assert sum(m.type == "Leader" for m in doc._.mentions) == 2
    assert len({m.key for m in doc._.mentions if m.type == "Leader"}) == 1
