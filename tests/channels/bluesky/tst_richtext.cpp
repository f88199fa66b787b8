#include "channels/bluesky/richtext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace otklik;

namespace {

const QString did = QStringLiteral("did:plc:5xyeinjxu2r5msecqyin4ywi");

QJsonObject facet(const QJsonValue &start, const QJsonValue &end, const QJsonObject &feature)
{
    return {{QStringLiteral("index"), QJsonObject{{QStringLiteral("byteStart"), start}, {QStringLiteral("byteEnd"), end}}},
            {QStringLiteral("features"), QJsonArray{feature}}};
}

QJsonObject link(const QString &uri)
{
    return {{QStringLiteral("$type"), QStringLiteral("app.bsky.richtext.facet#link")}, {QStringLiteral("uri"), uri}};
}

QJsonObject mention()
{
    return {{QStringLiteral("$type"), QStringLiteral("app.bsky.richtext.facet#mention")}, {QStringLiteral("did"), did}};
}

/// Where the bytes of `part` lie within `text`.
QJsonObject over(const QString &text, const QString &part, const QJsonObject &feature)
{
    const qsizetype start = text.toUtf8().indexOf(part.toUtf8());
    return facet(start, start + part.toUtf8().size(), feature);
}

} // namespace

class tst_RichText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkShowsWhereItLeads_data();
    void aLinkShowsWhereItLeads();
    void aMentionUnderOtherWordsShowsWhoIsMeant();
    void facetsThatDoNotFitArePassedOver_data();
    void facetsThatDoNotFitArePassedOver();
    void aHugeTextIsCut();
    void ownTextGetsFacetsInBytes_data();
    void ownTextGetsFacetsInBytes();
    void whatIsWrittenIsReadBack();
};

void tst_RichText::aLinkShowsWhereItLeads_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the address") << "https://example.com/a" << "https://example.com/a" << "https://example.com/a";
    QTest::newRow("without scheme") << "example.com/a" << "https://example.com/a" << "https://example.com/a";
    QTest::newRow("cut short") << "example.com/very/lo..." << "https://www.example.com/very/long" << "https://www.example.com/very/long";
    QTest::newRow("other words") << "сюда" << "https://example.com/a" << "сюда (https://example.com/a)";
    QTest::newRow("another address") << "mybank.example" << "https://evil.example/x" << "mybank.example (https://evil.example/x)";
    QTest::newRow("the beginning of a longer host") << "mybank.example" << "https://mybank.example.evil.example/" << "https://mybank.example.evil.example/";
    QTest::newRow("a script") << "click" << "javascript:alert(1)" << "click";
    QTest::newRow("a file") << "click" << "file:///etc/passwd" << "click";
    QTest::newRow("a homograph") << "apple" << "https://аррlе.example/" << "apple (https://xn--l-7sbq6ba.example/)";
}

void tst_RichText::aLinkShowsWhereItLeads()
{
    QFETCH(QString, words);
    QFETCH(QString, uri);
    const QString text = QStringLiteral("Смотрите ") + words + QStringLiteral(" 👍 скорее");
    const QString plain = plainTextOfRichText(text, {over(text, words, link(uri))});
    QFETCH(QString, shown);
    QCOMPARE(plain, QStringLiteral("Смотрите ") + shown + QStringLiteral(" 👍 скорее"));
}

void tst_RichText::aMentionUnderOtherWordsShowsWhoIsMeant()
{
    const QString text = QStringLiteral("@anna.example и поддержка");
    QCOMPARE(plainTextOfRichText(text, {over(text, QStringLiteral("поддержка"), mention()), over(text, QStringLiteral("@anna.example"), mention())}),
             QStringLiteral("@anna.example и поддержка (%1)").arg(did));
}

void tst_RichText::facetsThatDoNotFitArePassedOver_data()
{
    QTest::addColumn<QJsonObject>("facet");
    const QJsonObject feature = link(QStringLiteral("https://example.com/"));
    QTest::newRow("inside a character") << facet(1, 4, feature);
    QTest::newRow("behind the end") << facet(0, 4000, feature);
    QTest::newRow("backwards") << facet(4, 2, feature);
    QTest::newRow("below nothing") << facet(-2, 4, feature);
    QTest::newRow("a fraction") << facet(0.5, 4, feature);
    QTest::newRow("beyond what a double holds") << facet(0, 1e300, feature);
    QTest::newRow("text") << facet(QStringLiteral("0"), QStringLiteral("4"), feature);
    QTest::newRow("no features") << QJsonObject{{QStringLiteral("index"), QJsonObject{{QStringLiteral("byteStart"), 0}, {QStringLiteral("byteEnd"), 4}}}};
    QTest::newRow("a feature of the future") << facet(0, 4, {{QStringLiteral("$type"), QStringLiteral("app.bsky.richtext.facet#bold")}});
    QTest::newRow("nothing") << QJsonObject{};
}

void tst_RichText::facetsThatDoNotFitArePassedOver()
{
    QFETCH(QJsonObject, facet);
    QCOMPARE(plainTextOfRichText(QStringLiteral("слово"), {facet, QJsonValue(7), QJsonValue()}), QStringLiteral("слово"));
}

void tst_RichText::aHugeTextIsCut()
{
    const QString text(2'000'000, u'ы');
    QCOMPARE(plainTextOfRichText(text, {}).size(), 256 * 1024);
}

void tst_RichText::ownTextGetsFacetsInBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    QTest::newRow("nothing") << "Здравствуйте!" << "";
    QTest::newRow("a link after Cyrillic and an emoji") << "Вот 👩‍🔧: https://example.com/a." << "https://example.com/a";
    QTest::newRow("brackets belong to the sentence") << "(см. https://example.com/a)" << "https://example.com/a";
    QTest::newRow("brackets belong to the address") << "https://example.com/a_(b)" << "https://example.com/a_(b)";
    QTest::newRow("guillemets") << "«https://example.com/a»" << "https://example.com/a";
    QTest::newRow("a mention") << "Привет, @Anna.Example, спасибо" << "@Anna.Example";
    QTest::newRow("nobody known") << "@boris.example" << "";
    QTest::newRow("an e-mail address") << "пишите на help@anna.example" << "";
    QTest::newRow("a mention at the end of a sentence") << "Это к @anna.example." << "@anna.example";
    QTest::newRow("a hashtag") << "#чайник и #2026" << "#чайник";
    QTest::newRow("a fragment is no hashtag") << "https://example.com/#part" << "https://example.com/#part";
    QTest::newRow("no web address") << "ftp://example.com javascript:x" << "";
}

void tst_RichText::ownTextGetsFacetsInBytes()
{
    QFETCH(QString, text);
    const QJsonArray facets = facetsOf(text, {{QStringLiteral("anna.example"), did}});
    QStringList marked;
    for (const QJsonValue &one : facets) {
        const QJsonValue index = one[QLatin1StringView("index")];
        const qsizetype start = index[QLatin1StringView("byteStart")].toInteger();
        marked.append(QString::fromUtf8(text.toUtf8().mid(start, index[QLatin1StringView("byteEnd")].toInteger() - start)));
    }
    QTEST(marked.join(u' '), "marked");
}

void tst_RichText::whatIsWrittenIsReadBack()
{
    const QString text = QStringLiteral("Инструкция: https://example.com/чайник?a=1 для @anna.example #чайник");
    QCOMPARE(handlesIn(text), QStringList{QStringLiteral("anna.example")});
    const QString plain = plainTextOfRichText(text, facetsOf(text, {{QStringLiteral("anna.example"), did}}));
    QCOMPARE(plain, QStringLiteral("Инструкция: https://example.com/%D1%87%D0%B0%D0%B9%D0%BD%D0%B8%D0%BA?a=1 для @anna.example #чайник"));
}

QTEST_GUILESS_MAIN(tst_RichText)
#include "tst_richtext.moc"
