#include "channels/text/htmltext.h"

#include <QTest>

using namespace otklik;

class tst_HtmlText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlBecomesText_data();
    void htmlBecomesText();
    void aMentionIsNamedAsTheServerKnowsIt();
    void anyBytesGiveAText();
};

void tst_HtmlText::htmlBecomesText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
    };
    row("nothing", "", "");
    row("plain words", "Чайник сломался", "Чайник сломался");
    row("paragraphs and lines", "<p>one<br>two<br />three</p><p>four</p>", "one\ntwo\nthree\n\nfour");
    row("two breaks are an empty line", "one<br><br>two<br>", "one\n\ntwo");
    row("entities", "a &lt;b&gt; &amp; &quot;c&quot; &#128578; &nbsp;d", "a <b> & \"c\" 🙂 \u00a0d");
    row("blanks of the source", "<p>\n  one\t two\n three </p>", "one two three");
    row("preformatted", "<pre>a\n  b</pre>", "a\n  b");
    row("a list", "<p>Steps:</p><ul><li>one</li><li>two</li></ul>", "Steps:\n\n• one\n• two");
    row("a quotation", "<blockquote>said</blockquote><p>answer</p>", "said\n\nanswer");
    row("a shortened link of Mastodon",
        "<a href=\"https://shop.example/a/long/path?x=1\"><span class=\"invisible\">https://</span>"
        "<span class=\"ellipsis\">shop.example/a/lo</span><span class=\"invisible\">ng/path?x=1</span></a>",
        "https://shop.example/a/long/path?x=1");
    row("a link cut with an ellipsis", "<a href=\"https://shop.example/a/long/path\">shop.example/a/lo…</a>",
        "https://shop.example/a/long/path");
    row("words that link", "<a href=\"https://shop.example/x\">here</a>", "here (https://shop.example/x)");
    row("a link that lies", "<a href=\"https://evil.example/\">https://bank.example/</a>",
        "https://bank.example/ (https://evil.example/)");
    row("a link that lies by its beginning", "<a href=\"https://bank.example.evil.example/x\">bank.example…</a>",
        "bank.example… (https://bank.example.evil.example/x)");
    row("a script behind a link", "<a href=\"javascript:alert(1)\">press</a>", "press");
    row("a hashtag", "<a href=\"https://s.example/tags/x\" class=\"mention hashtag\" rel=\"tag\">#<span>Чайник</span></a>",
        "#Чайник");
    row("a mention of Mastodon",
        "<span class=\"h-card\"><a href=\"https://s.example/@anna\" class=\"u-url mention\">@<span>anna</span></a></span> hi",
        "@anna@s.example hi");
    row("a mention with its host and port",
        "<a href=\"http://127.0.0.1:9/anna\" class=\"u-url mention\">@anna@127.0.0.1:9</a> hi", "@anna@127.0.0.1:9 hi");
    row("scripts and styles", "a<script>evil()</script><style>p{}</style>b<iframe src=\"x\">c</iframe>", "ab");
    row("a picture in words", "<img src=\"x\" alt=\":blobcat:\"> hi", ":blobcat: hi");
    row("markup left open", "<p>one<b>two", "onetwo");
    row("a comment", "a<!-- hidden -->b", "ab");
}

void tst_HtmlText::htmlBecomesText()
{
    QFETCH(QString, html);
    QTEST(plainTextOfHtml(html), "text");
}

void tst_HtmlText::aMentionIsNamedAsTheServerKnowsIt()
{
    const QString html = QStringLiteral("<a href=\"https://web.example/@anna\" class=\"mention\">@<span>anna</span></a>");
    const QString address = QStringLiteral("https://web.example/@anna");
    QCOMPARE(plainTextOfHtml(html, {{address, QStringLiteral("anna@example.org")}}), QStringLiteral("@anna@example.org"));
    QCOMPARE(plainTextOfHtml(html, {{address, QStringLiteral("anna")}}), QStringLiteral("@anna@web.example"));
}

void tst_HtmlText::anyBytesGiveAText()
{
    QCOMPARE(plainTextOfHtml(QString(QChar::Null) + QStringLiteral("a")).contains(QChar::Null), false);
    const QString deep = QStringLiteral("<div>").repeated(20'000) + QStringLiteral("deep");
    QVERIFY(plainTextOfHtml(deep).size() < 10);
    const QString wide = QStringLiteral("<p>слово</p>").repeated(50'000);
    QVERIFY(plainTextOfHtml(wide).startsWith(QStringLiteral("слово\n\nслово")));
    QString noise;
    for (int i = 0; i < 5000; ++i)
        noise += QChar((i * 7919) % 0xd7ff + 1);
    QVERIFY(!plainTextOfHtml(QStringLiteral("<<<>>&&#x;&#99999999;<a href=") + noise).contains(QChar::Null));
}

QTEST_GUILESS_MAIN(tst_HtmlText)
#include "tst_htmltext.moc"
