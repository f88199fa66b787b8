#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message final
{
    QString context;
    QString source;
    QStringList translations; ///< one, or one per plural form
    bool isUnfinished = false;
};

QList<Message> messagesOf(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({context, {}, {}, false});
        } else if (xml.name() == u"source") {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.last().isUnfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            if (messages.last().isUnfinished)
                continue;
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.last().translations =
                text.split(u'\n', Qt::SkipEmptyParts); // plural forms stand in lines of their own
        }
    }
    return messages;
}

QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places.append(it.next().captured());
    places.sort();
    return places;
}

} // namespace

/// The Russian interface is whole: what the sources say now has a translation
/// that keeps its places and is set as Russian is.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySentenceIsTranslated();
    void placesAreKept();
    void quotesAndDashesAreRussian();

private:
    QTemporaryDir m_folder;
    QList<Message> m_messages;
};

void TestTranslations::initTestCase()
{
    const QString ts = m_folder.filePath(QStringLiteral("otklik_ru.ts"));
    QVERIFY(QFile::copy(QStringLiteral(OTKLIK_SOURCE_DIR "/translations/otklik_ru.ts"), ts));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(OTKLIK_SOURCE_DIR));
    lupdate.start(QStringLiteral(OTKLIK_LUPDATE),
                  QStringLiteral(OTKLIK_LUPDATE_OPTIONS).split(u' ') + QStringList{QStringLiteral("-silent"), QStringLiteral("-ts"), ts});
    QVERIFY(lupdate.waitForFinished(120'000));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    m_messages = messagesOf(ts);
    QVERIFY(m_messages.size() > 400);
}

void TestTranslations::everySentenceIsTranslated()
{
    QStringList missing;
    for (const Message &message : m_messages)
        if (message.isUnfinished || message.translations.join(QString()).trimmed().isEmpty())
            missing.append(message.context + QStringLiteral(": ") + message.source);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::placesAreKept()
{
    QStringList wrong;
    for (const Message &message : m_messages)
        for (const QString &translation : message.translations) {
            QStringList wanted = placesOf(message.source);
            QStringList found = placesOf(translation);
            // "one day" may be said without the number.
            wanted.removeAll(QStringLiteral("%n"));
            found.removeAll(QStringLiteral("%n"));
            if (wanted != found)
                wrong.append(message.source + QStringLiteral(" → ") + translation);
        }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::quotesAndDashesAreRussian()
{
    static const QRegularExpression foreign(QStringLiteral("[\"“”]|\\w'\\w| - |\\.\\.\\."));
    QStringList wrong;
    for (const Message &message : m_messages)
        for (const QString &translation : message.translations)
            if (translation.contains(foreign))
                wrong.append(message.source + QStringLiteral(" → ") + translation);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
