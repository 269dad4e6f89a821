"""What page furniture looks like: patterns over a line without its blanks (`COMPACT`) or over the pieces of a line.

Collected from the page layouts of government sites and newspapers; each pattern names a form, none a site. Repeated groups are
possessive or have one way only to read a line, so that no line takes more than linear time.
"""
from __future__ import annotations

import re

DATE = r"(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?"
CLOCK = r"\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2}秒?)?"

# Labels of a page's head and foot, by kind. The value behind the label is metadata, not prose.
LABELS = {
    "source": "来源|信息来源|稿件来源|文章来源|新闻来源|稿源|供稿单位|发布机构|发布单位|发文机关|发文单位|信息提供",
    "date": "发布时间|发布日期|发表时间|发表日期|发文日期|成文日期|公开日期|生成日期|更新时间|更新日期|录入时间|添加时间|时间|日期",
    "author": "作者|撰稿|供稿|记者|通讯员",
    "editor": "责任编辑|责编|网络编辑|文字编辑|值班编辑|编辑|编审|审核|审校|校对|初审|复审|终审|一审|二审|三审|监制|录入|责任校对|审签|终校",
    "counter": "浏览次数|浏览量|浏览|点击次数|点击数|点击量|点击|阅读次数|阅读量|阅读数|阅读|访问次数|访问量|访问|人气|评论数|评论",
    "toolbar": "字体大小|字体|字号|文字大小|视力保护色|分享到|分享至|分享|保护视力色|背景色",
    "filing": "索引号|索取号|信息分类|主题分类|主题词|关键词|公开方式|公开范围|公开形式|体裁分类|信息名称|有效性|生效日期",
}
KIND_OF = {label: kind for kind, labels in LABELS.items() for label in labels.split("|")}
_ALL = "|".join(sorted(KIND_OF, key=len, reverse=True))
LABEL = re.compile(rf"(?P<label>{_ALL})\s?[：:]")
LABEL_LINE = re.compile(rf"[（(【\[]?\s?(?:{_ALL})\s?[：:].{{0,90}}")
LONE_LABEL = re.compile(rf"[（(【\[]?(?:{_ALL})[：:]")

# Words of the tools around a text. The weak ones are furniture only beside a strong one.
_STRONG = (
    "下载|打印本页|打印此页|打印文章|打印|全屏阅读|全屏|加入收藏|收藏本页|收藏|关闭窗口|关闭本页|关闭页面|关闭|加大|还原|减小|放大|缩小|分享到微信|分享到微博|"
    "分享到QQ空间|分享到|分享至|分享|微信扫一扫|QQ空间|新浪微博|腾讯微博|朋友圈|返回顶部|返回首页|返回列表|返回上页|返回|回到顶部|网站首页|设为首页|网站地图|"
    "无障碍阅读|无障碍浏览|无障碍|长者模式|适老化|关怀版|语音播报|听新闻|我要纠错|纠错|点赞|举报|复制链接|字体大小|字体|字号|视力保护色|浏览次数"
)
_WEAK = "默认|特大|大号|中号|小号|大|中|小|微信|微博|QQ|首页|正文|更多|评论|T|A[+-]?|[\\[\\]【】（）()|｜/／>＞»›：:×·、,，+\\-－\\s]"
TOOL_LINE = re.compile(rf"(?>{_STRONG}|{_WEAK})++")  # possessive: no second way to read a line
STRONG_TOOL = re.compile(_STRONG)
WEAK_LINE = re.compile(rf"(?>{_WEAK})++|[^。！？；：，、]{{2,8}}频道|要闻")
TOOL_TAIL = re.compile(
    r"(?>[\[【（(|｜]?\s?(?:打印本页|打印此页|打印|关闭窗口|关闭本页|关闭|分享到(?:微信|微博)?|分享|加入收藏|收藏|返回顶部|返回列表|返回首页"
    r"|扫一扫[^。]{0,20})\s?[\]】）)|｜]?\s?)++$"
)

# Labels of what a page's foot says about its site.
_ABOUT_SITE = (
    "主办单位|主办|承办单位|承办|协办单位|协办|技术支持|网站维护|运维单位|联系电话|举报电话|热线电话|网站地址|联系地址|邮政编码|邮编|传真|地址|电话"
)

COMPACT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("navigation", re.compile(r"(?:您?(?:现在|当前|目前)?(?:的|所在的?)?(?:所在)?位置|当前页面)(?:是|为)?[：:].{0,80}")),
    ("navigation", re.compile(r"(?:网站)?首页(?>[>＞»›/／\-—|｜]+[^。！？>＞»›/／\-—|｜]{1,20})++")),
    ("navigation", re.compile(r"[^。！？>＞»›]{1,20}(?:[>＞»›]+[^。！？>＞»›]{1,30}){2,}")),
    ("navigation", re.compile(r"[>＞»›《》]{1,4}|》》.{0,30}《《")),
    ("pager", re.compile(r"(?:上|下|前|后)一?(?:篇|条|页|则)(?:文章|新闻|信息)?(?:[：:].{0,80}|[：:]?没有了?|[|｜]?(?:上|下)一?(?:篇|条|页))?")),
    ("share", re.compile(r"(?:[“”\"]?扫一扫(?!.{0,38}(?:改革|经验|做法|试点|模式))|扫描(?:下方|左侧|右侧|上方)?二维码|打开微信|点击图片|点击进入|长按识别|识别二维码).{0,40}")),
    # 扫码入企 and 扫码办税 are reforms.
    ("share", re.compile(
        r"(?:[用请]|使用|打开)?(?:微信|手机)?[“”\"]?(?:扫一?扫|扫码|扫描?)[“”\"]?(?:(?:(?:即可|后|可|即|[，,：:])?(?:关注|阅读|分享|查看|下载|观看|收听|浏览|访问|打开|添加|加入|在手机|进入(?:专题|直播|小程序|页面|网站|客户端|公众号))"
        r"|(?:下方|左侧|右侧|上方|此|该)?二维码|一下).{0,40})?")),
    ("share", re.compile(r"分享(?:到|至)?[：:]?(?>[^。，]{0,6}?(?:微信|微博|QQ|空间|朋友圈|豆瓣|人人网))*+[^。，]{0,6}")),
    ("footer", re.compile(r"(?=.{0,200}(?:ICP备|ICP证|公网安备|版权所有|网站标识码|[Cc]opyright|COPYRIGHT|All[Rr]ights[Rr]eserved)).{1,200}")),
    ("footer", re.compile(rf"(?:{_ABOUT_SITE})[：:][^。]{{0,60}}")),
    ("footer", re.compile(r"(?:联系我们|关于我们|网站声明|版权声明|免责声明|隐私声明|网站地图|RSS订阅|手机版|电脑版|繁体版?|English|简体)(?>[|｜\-·/][^。|｜\-·/]{2,8})*+")),
    ("page-number", re.compile(r"[-—–－─―·\s]{1,6}\d{1,4}[-—–－─―·\s]{1,6}|第\d{1,4}页(?:[，,/／]?共\d{1,4}页)?|[Pp](?:age)?\.?\d{1,4}(?:(?:of|/)\d{1,4})?|\d{1,4}/\d{1,4}页?")),
    ("rule", re.compile(r"[|:+\-=—─━_*~·.…。]{5,}|[|:+\-]{3,}")),
    ("image", re.compile(r"!\[[^\]]{0,80}\]\([^)]{0,300}\)")),
    ("markup", re.compile(r"(?:</?[A-Za-z][A-Za-z0-9]{0,11}(?:[^<>\u4e00-\u9fff]{0,300})>)++")),
    ("video", re.compile(r"(?:您的浏览器不支持|请使用.{0,10}浏览器|视频加载中|正在加载).{0,40}")),
)
CREDIT = re.compile(
    r"[（(]\s?(?:[^。（）()]{0,25}?(?:记者|通讯员)|整理)[：:\s]?[^。（）()]{0,40}[）)]"
    r"|(?:本报|本网|本台|[^，。；]{2,8}(?:日报|晚报|新闻|网))?(?:全媒体|本报)?(?:记者|通讯员)[：:\s]?[^，。；：]{2,12}(?:报道|整理)?"
)
CAPTION = re.compile(r".{0,110}(?:记者|通讯员|摄影)[：:/\s]?[^，。；]{0,14}摄?(?:影)?[。）)]?|[^。]{0,60}(?:\s|/)摄[）)]?")
DATE_LINE = re.compile(rf"[\[（(]?{DATE}(?:{CLOCK})?[\]）)]?(?:星期[一二三四五六日天])?")
DATED_NAME = re.compile(rf"({DATE}(?:\s?{CLOCK})?)\s+([^\s\d，。；：:]{{2,14}})")
RELATED = re.compile(r"(?:相关(?:报道|文档|链接|附件|阅读|新闻|文章|稿件|信息|推荐|专题|解读)|延伸阅读|推荐阅读|热门推荐|热点推荐|猜你喜欢|最新文章|热点新闻|附件下载)[：:>＞》]*")
EDITOR_TAIL = re.compile(
    r"(?:[（(【\[]\s?)?(?:责任编辑|责编|网络编辑|值班编辑|编辑|作者单位|本报记者|审核|校对)\s?[：:][^。！？；]{1,60}$"
    r"|[（(]\s?(?:[^。（）()]{0,20}(?:记者|通讯员)|编辑)\s?[：:]?[^。（）()]{1,50}[）)]\s?$"
)
