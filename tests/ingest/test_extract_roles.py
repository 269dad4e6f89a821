"""Words for the holder of a post, and the person whom the report names as that holder."""
import pytest

from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.extract.assemble import assemble
from ingest.extract.places import mark_places
from ingest.extract.posts import mark_posts
from ingest.extract.recognition import mark_recognition
from ingest.extract.relations import mark_relations
from ingest.extract.roles import RESOLVED, mark_roles
from ingest.extract.sections import mark_plans
from ingest.extract.unnamed import mark_unnamed
from ingest.offices import ACTING, FORMER, NOW, stated
from tests.ingest.extract_docs import add, doc_of, links, run
from tests.ingest.extract_texts import lines

HEADS = "市委书记王建国、市长李志强出席会议。"
PROVINCE = "省委书记张伟民、省长陈立新来我市调研。"


def marked(text, city="淄博市", province="山东省"):
    return run(doc_of(text, city, province), mark_plans, mark_places, mark_posts, mark_roles)


def roles(text, city="淄博市", province="山东省"):
    """(words, person) of what the component found."""
    doc = marked(text, city, province)
    return {(doc.text[m.start : m.end], m.name) for m in doc._.mentions if m.component == "roles"}


@pytest.mark.parametrize("text, words, person", [
    ("市委书记亲自部署。", "市委书记", "王建国"),
    ("市委主要领导亲自推动。", "市委主要领导", "王建国"),
    ("由市委主要负责同志领衔。", "市委主要负责同志", "王建国"),
    ("我市市长牵头。", "市长", "李志强"),
    ("淄博市市长牵头。", "淄博市市长", "李志强"),
    ("淄博市委书记牵头。", "淄博市委书记", "王建国"),
    ("日前，市政府主要负责人专题研究。", "市政府主要负责人", "李志强"),
    ("一是市长带头领办。", "市长", "李志强"),
    ("市长制定方案，逐项落实。", "市长", "李志强"),
])
def test_a_role_is_the_holder_that_the_report_names(text, words, person):
    assert roles(HEADS + text) == {(words, person)}
    assert roles(text + HEADS) == {(words, person)}, "the name may come later"


@pytest.mark.parametrize("role", ["市委、市政府主要领导", "市委市政府主要负责同志", "市委和市政府主要负责人", "市党政主要领导", "市委、市政府一把手"])
def test_both_heads_at_once(role):
    assert roles(HEADS + f"{role}亲自挂帅。") == {(role, "王建国"), (role, "李志强")}


@pytest.mark.parametrize("role, person", [("省委书记", "张伟民"), ("省委主要领导", "张伟民"), ("省长", "陈立新"), ("省政府主要负责同志", "陈立新")])
def test_a_provincial_role_is_the_provinces(role, person):
    assert roles(PROVINCE + HEADS + f"这一做法得到{role}批示肯定。") == {(role, person)}
    assert roles(HEADS + f"这一做法得到{role}批示肯定。") == set(), "nobody of the province is named"


def test_a_report_of_a_province_a_county_and_a_municipality():
    assert roles("省委书记张伟民主持会议。省委书记亲自督办。", "山东省") == {("省委书记", "张伟民")}
    assert roles("县委书记张伟民、县长陈立新出席。县长牵头。", "桓台县") == {("县长", "陈立新")}
    assert roles("市委书记张伟民、县长陈立新出席。市委主要领导充分肯定。", "桓台县") == {("市委主要领导", "张伟民")}
    assert roles("市长张伟民出席。市政府主要领导牵头。", "上海市", "上海市") == {("市政府主要领导", "张伟民")}
    assert roles("市委书记张伟民出席。市委书记牵头。", "山东省") == set(), "of which city is not said"


def test_a_lower_place_must_be_named():
    named = HEADS + "桓台县委书记张伟民介绍经验。"
    assert roles(named + "\n桓台县委书记带头。") == {("桓台县委书记", "张伟民")}
    assert roles(named + "\n桓台县推行新办法，县委书记带头。") == {("县委书记", "张伟民")}
    assert roles(named + "\n县委书记带头。") == set()
    assert roles(named + "\n高青县、桓台县推行新办法，县委书记带头。") == set(), "two counties are named"
    assert roles(named + "\n高青县委书记带头。") == set()


def test_the_heads_of_a_zone():
    text = "淄博高新区党工委书记、管委会主任周志远出席。"
    assert roles(text + "\n淄博高新区管委会主任牵头。") == {("淄博高新区管委会主任", "周志远")}
    assert roles(text + "\n管委会主任牵头。") == set()


def test_other_posts_that_one_person_holds():
    text = "市委常委、组织部部长张伟民，市政协主席陈立新，市纪委书记赵晓东出席。"
    found = roles(text + "市委组织部长牵头，市政协主席督办，市纪委书记参加。")
    assert found == {("市委组织部长", "张伟民"), ("市政协主席", "陈立新"), ("市纪委书记", "赵晓东")}


@pytest.mark.parametrize("text", [
    "各级党委书记带头。", "县市区党政主要负责人带头。", "各市委书记、市长带头。", "省、市委书记带头。", "两位市长参加。", "部分城市市长参加。", "兄弟市长来访。",
    "市领导包抓项目。", "市委领导高度重视。", "市级领导牵头。", "党政主要领导带头。", "部门主要负责同志带头。", "区委书记带头。", "县委主要领导带头。",
    "副市长牵头。", "市委副书记牵头。", "原市委书记提出。", "时任市长提出。", "前任市长提出。", "团市委书记牵头。", "代市长牵头。",
    "设立市长质量奖。", "开通市长热线。", "市长办公会议研究。", "市长助理参加。", "市委书记处负责。", "市长候选人参加。", "举办市长培训班。",
    "全市长期坚持。", "我市长短期目标。", "我市长江岸线整治。", "出台《市长接待日办法》和《关于市委书记述职的意见》。", "选举产生市长。", "拟任市长。", "担任市长期间。",
    "开展“市长走进直播间”活动。", "王建国市长参加。", "青岛市市长来访。",
])
def test_what_means_nobody_of_the_report(text):
    assert roles(HEADS + text) == set()


@pytest.mark.parametrize("text", [
    "原市委书记王建国主持会议。市委书记亲自部署。",
    "时任市委书记王建国主持会议。市委主要领导亲自部署。",
    "时任市委书记王建国提出，市委书记李志强推进。市委书记亲自部署。",
    "市委书记王建国主持会议。市委书记李志强主持会议。市委书记亲自部署。",
    "市委书记王建国调任省发展改革委主任。市委书记亲自部署。",
    "免去王建国的市委书记职务。市委书记亲自部署。",
    "市委副书记王建国主持会议。市委书记亲自部署。",
    "副市长王建国出席。市长亲自部署。",
    "团市委书记王建国出席。市委书记亲自部署。",
    "桓台县委书记王建国出席。市委书记亲自部署。",
    "市委副书记、代市长王建国出席。市长亲自部署。",
    "市长候选人王建国出席。市长亲自部署。",
])
def test_a_post_whose_holder_is_not_certain_stays_open(text):
    assert roles(text) == set()


def test_who_acts_as_mayor_is_the_head_of_the_government():
    assert roles("市委副书记、代市长王建国出席。市政府主要领导亲自部署。") == {("市政府主要领导", "王建国")}


def test_a_post_belongs_to_the_name_after_it():
    assert roles(HEADS + "市委书记、市委改革委主任王建国部署。") == set()
    assert roles(HEADS + "市长 李志强部署。") == set()


@pytest.mark.parametrize("line", ["市长　李志强", "淄博市人民政府市长 李志强", "市 长　李 志 强", "（市长 李志强）"])
def test_who_gives_the_report_is_named(line):
    text = f"政府工作报告\n{line}\n各位代表：我代表市人民政府报告工作。市长牵头改革。"
    assert roles(text) == {("市长", "李志强")}


def test_an_autonomous_prefecture():
    text = "政府工作报告\n自治州州长 买买提·吐尔逊拜\n自治州州长牵头，州委主要领导督办。"
    assert roles(text, "伊犁哈萨克自治州", "新疆维吾尔自治区") == {("州长", "买买提·吐尔逊拜")}


def test_a_role_leads_with_less_confidence_than_a_name():
    text = HEADS + "市长李志强推动“一窗受理”改革。市委主要领导亲自推动“一网通办”改革。"
    doc = marked(text)
    add(doc, "Reform", "“一窗受理”改革")
    add(doc, "Reform", "“一网通办”改革")
    run(doc, mark_relations)
    assert links(doc, "LEADS") == {("李志强", "“一窗受理”改革"), ("王建国", "“一网通办”改革")}
    sure = {k.head.name: k.confidence for k in doc._.links if k.type == "LEADS"}
    assert sure["王建国"] < sure["李志强"]
    assert min(m.confidence for m in doc._.mentions if m.type == "Leader" and m.named) > RESOLVED


def test_all_that_was_done_under_a_leader_is_led():
    doc = marked(HEADS + "在市委主要领导亲自推动下，出台了学位扩容计划，启动了医疗提升计划。")
    add(doc, "Reform", "学位扩容计划")
    add(doc, "Reform", "医疗提升计划")
    run(doc, mark_relations)
    assert links(doc, "LEADS") == {("王建国", "学位扩容计划"), ("王建国", "医疗提升计划")}


def test_roles_beside_a_named_leader_lead_nothing():
    doc = marked(PROVINCE + "“领衔改革”制度落地，市委书记王建国除抓好省委书记领衔事项外，亲自领衔6项。")
    add(doc, "Reform", "“领衔改革”制度")
    run(doc, mark_relations)
    assert links(doc, "LEADS") == {("王建国", "“领衔改革”制度")}


def test_praise_by_a_role_is_praise_by_the_person():
    doc = marked(PROVINCE + "全员河长制做法得到省委主要领导批示肯定。")
    add(doc, "Reform", "全员河长制")
    run(doc, mark_recognition)
    assert links(doc, "RECOGNISED_BY") == {("全员河长制", "张伟民")}


def test_a_role_word_is_a_mention_but_no_name():
    doc = run(marked("市委书记亲自部署改革。" + HEADS), mark_relations)
    found = assemble(doc)
    leader = next(e for e in found.entities if e.name == "王建国")
    assert [m.text for m in leader.mentions] == ["市委书记", "王建国"]
    assert leader.aliases == [] and leader.evidence == HEADS
    assert leader.confidence == 0.9 and leader.component == "posts"


def test_without_posts_or_persons_nothing_happens():
    assert roles("市委书记亲自部署。") == set()
    doc = run(doc_of("市委书记王建国出席。市委书记部署。", "淄博市", "山东省"), mark_places, mark_roles)
    assert [m for m in doc._.mentions if m.type == "Leader"] == []


def test_the_component_can_be_left_out():
    clean = lines("市委书记王建国主持会议。\n市委主要领导亲自推动“一窗受理”改革，改革全面铺开。\n")
    meta = Metadata(city="淄博市", province="山东省", year=2020)

    def mentions(exclude):
        found = extract(build(exclude=exclude, fast=True), clean, meta)
        return [m.text for e in found.entities if e.type == "Leader" for m in e.mentions]

    assert mentions([]) == ["王建国", "市委主要领导"]
    assert mentions(["roles"]) == ["王建国"]


def unnamed(*components):
    """(role, posts, type, item) of what would be said of the persons whom open roles mean."""
    def found(text, *items):
        doc = marked(text)
        for item in items:
            add(doc, "Reform", item)
        run(doc, *components)
        before = [(k.type, k.head.name, str(k.tail)) for k in doc._.links], list(doc._.mentions)
        run(doc, mark_unnamed)
        assert ([(k.type, k.head.name, str(k.tail)) for k in doc._.links], list(doc._.mentions)) == before, "nothing else is said"
        made = assemble(doc)
        names = {e.id: e.name for e in made.entities}
        assert not [r for r in made.relations if r.type == "LEADS"] and len({r.id for r in made.roles}) == len(made.roles)
        return {(role.text, role.place, *role.functions, role.acting, r.type, names.get(r.head) or names[r.tail]) for role in made.roles for r in role.relations}
    return found


def test_a_post_of_which_nobody_is_named_keeps_what_it_leads_apart() -> None:
    led = unnamed(mark_recognition, mark_relations)
    assert led("市委主要领导亲自推动“一窗受理”改革。", "“一窗受理”改革") == {("市委主要领导", "370300", "书记", True, "LEADS", "“一窗受理”改革")}
    assert led("市委、市政府主要领导牵头推进“一窗受理”改革。", "“一窗受理”改革") == {
        ("市委、市政府主要领导", "370300", "书记", "行政首长", True, "LEADS", "“一窗受理”改革")}
    assert led("全员河长制做法得到省委书记批示肯定。", "全员河长制") == {("省委书记", "370000", "书记", False, "RECOGNISED_BY", "全员河长制")}


@pytest.mark.parametrize("text", [
    "各级党委书记亲自推动“一窗受理”改革。", "区委书记亲自推动“一窗受理”改革。", "副市长亲自推动“一窗受理”改革。", "设立市长热线，推动“一窗受理”改革。",
    "原市委书记王建国出席。市委主要领导亲自推动“一窗受理”改革。", "市委书记王建国、市委书记李志强出席。市委主要领导亲自推动“一窗受理”改革。",
    "市委主要领导出席会议。全市推行“一窗受理”改革。",
])
def test_what_means_nobody_or_somebody_of_whom_the_report_knows_more_is_not_kept(text) -> None:
    assert unnamed(mark_recognition, mark_relations)(text, "“一窗受理”改革") == set()


@pytest.mark.parametrize("title, posts", [
    ("市委书记", {("书记", NOW)}), ("市委副书记、市长", {("行政首长", NOW)}), ("市委副书记、代市长", {("行政首长", ACTING)}), ("代理市长", {("行政首长", ACTING)}),
    ("原市委书记", {("书记", FORMER)}), ("时任市委书记、市长", {("书记", FORMER), ("行政首长", FORMER)}), ("市委常委、组织部部长", {("组织部长", NOW)}),
    ("副市长", set()), ("市委常委、常务副市长", set()), ("团市委书记", set()), ("局长", set()), ("", set()),
])
def test_the_posts_of_a_title_that_one_person_holds(title, posts) -> None:
    assert set(stated(title)) == posts
