// The demo workspace is written by hand. This test is its proof-reader: references, times,
// uniqueness and the mix that the demonstration and other tests count on.

#include "demoworkspace.h"

#include <QFile>
#include <QJsonValue>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace {

constexpr int historyMinutes = 41 * 24 * 60;

[[nodiscard]] bool isRussian(const QString &text)
{
    int cyrillic = 0;
    int latin = 0;
    for (const QChar c : text) {
        if (c.script() == QChar::Script_Cyrillic)
            ++cyrillic;
        else if (c.script() == QChar::Script_Latin)
            ++latin;
    }
    return cyrillic > latin;
}

// What is left of a text when case, spaces and signs are gone: two texts that differ only
// there count as alike.
[[nodiscard]] QString essence(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            kept += c.toLower();
    }
    return kept.isEmpty() ? text : kept;
}

[[nodiscard]] QStringList versions(const DemoMention &mention)
{
    QStringList all{mention.text};
    const QJsonArray edits = mention.json.value(u"edits").toArray();
    for (const QJsonValue &edit : edits)
        all += edit.toObject().value(u"text").toString();
    return all;
}

[[nodiscard]] QByteArray named(const DemoMention &mention)
{
    return QStringLiteral("%1: %2").arg(mention.id, mention.text.left(60)).toUtf8();
}

} // namespace

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFileStaysUnder400Lines();
    void thereIsOneSourceForEachOfTheSixNetworks();
    void usersAreAgentsAndALead();
    void idsAreUnique();
    void thereAreEnoughPeopleAndHiddenPairs();
    void everyAccountWritesAndOnlyInItsOwnNetwork();
    void thereAreEnoughMentionsInBothLanguages();
    void noTwoTextsAreAlike();
    void textsFitTheirNetwork();
    void timesRunForward();
    void repliesFollowWhatTheyAnswer();
    void statesMatchTheLastWord();
    void theQueueIsAlive();
    void problemTypeIsOpenInBothLanguages_data();
    void problemTypeIsOpenInBothLanguages();
    void everyKindOfThreadIsKnown();
    void oneFireSpreadsOverTwoNetworks();
    void theTrollHasBeenWarned();
    void oneCustomerBombardsThreeNetworks();
    void theOddCasesAreThere();
    void contactsAreFictional();
    void theBrandNeverPublishesACustomersContacts();

private:
    DemoWorkspace m_demo;
};

void DemoTest::initTestCase()
{
    m_demo = DemoWorkspace::read(QStringLiteral(OTKLIK_SOURCE_DIR "/resources/demo"));
    QVERIFY2(m_demo.error.isEmpty(), qPrintable(m_demo.error));
}

void DemoTest::everyFileStaysUnder400Lines()
{
    const QStringList files = m_demo.folder.entryList({QStringLiteral("*.json")});
    for (const QString &name : files) {
        QFile file(m_demo.folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().count('\n') < 400, qPrintable(name));
    }
}

void DemoTest::thereIsOneSourceForEachOfTheSixNetworks()
{
    QStringList networks = m_demo.sourceNetwork.values();
    networks.sort();
    const QStringList expected{QStringLiteral("bluesky"),  QStringLiteral("mastodon"),
                               QStringLiteral("ok"),       QStringLiteral("reviews"),
                               QStringLiteral("telegram"), QStringLiteral("vk")};
    QCOMPARE(networks, expected);
    const QJsonObject name = m_demo.workspace.value(u"company").toObject().value(u"name").toObject();
    QVERIFY(!name.value(u"ru").toString().isEmpty() && !name.value(u"en").toString().isEmpty());
}

void DemoTest::usersAreAgentsAndALead()
{
    QMap<QString, int> roles;
    const QJsonArray users = m_demo.workspace.value(u"users").toArray();
    for (const QJsonValue &value : users)
        ++roles[value.toObject().value(u"role").toString()];
    QCOMPARE(roles.keys(), QStringList({QStringLiteral("agent"), QStringLiteral("lead")}));
    QCOMPARE(m_demo.users.size(), users.size());
}

void DemoTest::idsAreUnique()
{
    QSet<QString> seen;
    for (const QString &id : std::as_const(m_demo.ids)) {
        QVERIFY(!id.isEmpty());
        QVERIFY2(!seen.contains(id), qPrintable(id));
        seen.insert(id);
    }
}

void DemoTest::thereAreEnoughPeopleAndHiddenPairs()
{
    QHash<QString, QString> sameAs;
    QSet<QString> handles;
    QSet<QString> entries;
    for (const QJsonValue &value : std::as_const(m_demo.people)) {
        const QJsonObject person = value.toObject();
        entries.insert(person.value(u"id").toString());
        if (person.contains(u"sameAs"))
            sameAs.insert(person.value(u"id").toString(), person.value(u"sameAs").toString());
        const QJsonArray accounts = person.value(u"accounts").toArray();
        QVERIFY(!accounts.isEmpty());
        for (const QJsonValue &account : accounts) {
            const QJsonObject json = account.toObject();
            handles.insert(QStringLiteral("%1/%2").arg(json.value(u"network").toString(),
                                                       json.value(u"handle").toString()));
        }
        const QJsonArray notes = person.value(u"notes").toArray();
        for (const QJsonValue &note : notes)
            QVERIFY(m_demo.users.contains(note.toObject().value(u"author").toString()));
    }
    QVERIFY(entries.size() >= 75);
    QVERIFY(sameAs.size() >= 8);
    QVERIFY(entries.size() - sameAs.size() >= 70);
    QCOMPARE(handles.size(), m_demo.accounts.size());
    for (auto it = sameAs.cbegin(); it != sameAs.cend(); ++it) {
        QVERIFY2(entries.contains(it.value()) && it.key() != it.value(), qPrintable(it.key()));
        QVERIFY2(!sameAs.contains(it.value()), "sameAs must not be a chain");
    }
}

void DemoTest::everyAccountWritesAndOnlyInItsOwnNetwork()
{
    QSet<QString> silent(m_demo.accounts.keyBegin(), m_demo.accounts.keyEnd());
    for (const DemoMention &mention : m_demo.mentions()) {
        QVERIFY2(!mention.network.isEmpty(), named(mention).constData());
        if (mention.brand) {
            QVERIFY(m_demo.users.contains(mention.json.value(u"user").toString()));
            QVERIFY(!mention.json.contains(u"account"));
            continue;
        }
        const QString account = mention.json.value(u"account").toString();
        QVERIFY2(m_demo.accounts.contains(account), named(mention).constData());
        QCOMPARE(m_demo.accounts.value(account).network, mention.network);
        silent.remove(account);
    }
    QVERIFY2(silent.isEmpty(), qPrintable(QStringList(silent.values()).join(u' ')));
}

void DemoTest::thereAreEnoughMentionsInBothLanguages()
{
    int customers = 0;
    int russian = 0;
    QMap<QString, int> perNetwork;
    for (const DemoMention &mention : m_demo.mentions()) {
        if (mention.brand)
            continue;
        ++customers;
        ++perNetwork[mention.network];
        russian += isRussian(mention.text) ? 1 : 0;
    }
    QVERIFY2(customers >= 270, qPrintable(QString::number(customers)));
    QCOMPARE(perNetwork.size(), 6);
    for (const int count : std::as_const(perNetwork))
        QVERIFY(count >= 25);
    const double share = double(russian) / customers;
    QVERIFY2(share > 0.60 && share < 0.70, qPrintable(QString::number(share)));
}

void DemoTest::noTwoTextsAreAlike()
{
    QHash<QString, QString> seen;
    for (const DemoMention &mention : m_demo.mentions()) {
        for (const QString &text : versions(mention)) {
            QVERIFY2(!text.trimmed().isEmpty(), named(mention).constData());
            const QString key = essence(text);
            QVERIFY2(!seen.contains(key), named(mention).constData());
            seen.insert(key, mention.id);
        }
    }
}

void DemoTest::textsFitTheirNetwork()
{
    const QHash<QString, qsizetype> limits{{QStringLiteral("bluesky"), 300},
                                           {QStringLiteral("mastodon"), 500}};
    for (const DemoMention &mention : m_demo.mentions()) {
        const qsizetype limit =
            limits.value(mention.network, std::numeric_limits<qsizetype>::max());
        for (const QString &text : versions(mention))
            QVERIFY2(text.toUcs4().size() <= limit, named(mention).constData());
    }
}

void DemoTest::timesRunForward()
{
    for (const DemoThread &thread : m_demo.threads) {
        QVERIFY2(!thread.mentions.empty(), qPrintable(thread.id));
        QVERIFY2(!thread.mentions.front().brand, qPrintable(thread.id));
        int previous = historyMinutes;
        for (const DemoMention &mention : thread.mentions) {
            QVERIFY2(mention.minutesAgo >= 1 && mention.minutesAgo <= previous,
                     named(mention).constData());
            previous = mention.minutesAgo;
            int version = mention.minutesAgo;
            const QJsonArray edits = mention.json.value(u"edits").toArray();
            for (const QJsonValue &edit : edits) {
                const int at = edit.toObject().value(u"minutesAgo").toInt(-1);
                QVERIFY2(at >= 0 && at < version, named(mention).constData());
                version = at;
            }
            if (mention.json.contains(u"deletedMinutesAgo")) {
                const int at = mention.json.value(u"deletedMinutesAgo").toInt(-1);
                QVERIFY2(at >= 0 && at < version, named(mention).constData());
            }
        }
    }
}

void DemoTest::repliesFollowWhatTheyAnswer()
{
    for (const DemoThread &thread : m_demo.threads) {
        QHash<QString, int> earlier;
        for (const DemoMention &mention : thread.mentions) {
            if (mention.json.contains(u"replyTo")) {
                const QString parent = mention.json.value(u"replyTo").toString();
                QVERIFY2(earlier.contains(parent), named(mention).constData());
                QVERIFY2(earlier.value(parent) > mention.minutesAgo, named(mention).constData());
            }
            earlier.insert(mention.id, mention.minutesAgo);
        }
    }
}

void DemoTest::statesMatchTheLastWord()
{
    for (const DemoThread &thread : m_demo.threads) {
        const bool replied = thread.waiting().size() < thread.mentions.size();
        if (thread.state == u"open")
            QVERIFY2(!thread.waiting().empty(), qPrintable(thread.id));
        else if (thread.state == u"answered")
            QVERIFY2(replied, qPrintable(thread.id));
        QCOMPARE(thread.json.contains(u"closeReason"), thread.state == u"closed");
    }
}

void DemoTest::theQueueIsAlive()
{
    int waiting = 0;
    int fresh = 0;   // under half of the hour
    int near = 0;    // in its second half
    int overdue = 0; // past it
    for (const DemoThread &thread : m_demo.threads) {
        if (thread.state != u"open")
            continue;
        for (const DemoMention &mention : thread.waiting()) {
            ++waiting;
            QVERIFY2(mention.minutesAgo <= 200, named(mention).constData());
            ++(mention.minutesAgo < 30 ? fresh : mention.minutesAgo < 60 ? near : overdue);
        }
    }
    QVERIFY2(waiting >= 60 && waiting <= 90, qPrintable(QString::number(waiting)));
    QVERIFY(fresh >= 15);
    QVERIFY(near >= 15);
    QVERIFY(overdue >= 15);
}

void DemoTest::problemTypeIsOpenInBothLanguages_data()
{
    QTest::addColumn<QString>("problem");
    for (const char *problem : {"broken", "cheated", "offended", "groundless", "justified"})
        QTest::newRow(problem) << QString::fromLatin1(problem);
}

void DemoTest::problemTypeIsOpenInBothLanguages()
{
    QFETCH(const QString, problem);
    int open = 0;
    int russian = 0;
    int english = 0;
    for (const DemoThread &thread : m_demo.threads) {
        if (thread.problem != problem || thread.state != u"open")
            continue;
        ++open;
        ++(isRussian(thread.mentions.front().text) ? russian : english);
    }
    QVERIFY2(open >= 4, qPrintable(QString::number(open)));
    QVERIFY(russian >= 1);
    QVERIFY(english >= 1);
}

void DemoTest::everyKindOfThreadIsKnown()
{
    QSet<QString> problems;
    QSet<QString> tones;
    QSet<QString> states;
    QSet<QString> urls;
    for (const DemoThread &thread : m_demo.threads) {
        problems.insert(thread.problem);
        tones.insert(thread.json.value(u"tone").toString());
        states.insert(thread.state);
        urls.insert(thread.json.value(u"url").toString());
    }
    QCOMPARE(problems,
             QSet<QString>({QStringLiteral("broken"), QStringLiteral("cheated"),
                            QStringLiteral("offended"), QStringLiteral("groundless"),
                            QStringLiteral("justified"), QStringLiteral("question"),
                            QStringLiteral("thanks"), QStringLiteral("other")}));
    QCOMPARE(tones,
             QSet<QString>({QStringLiteral("spontaneous"), QStringLiteral("considered")}));
    QCOMPARE(states, QSet<QString>({QStringLiteral("open"), QStringLiteral("answered"),
                                    QStringLiteral("closed")}));
    QCOMPARE(urls.size(), qsizetype(m_demo.threads.size()));
}

void DemoTest::oneFireSpreadsOverTwoNetworks()
{
    std::vector<DemoThread> open;
    std::copy_if(m_demo.threads.begin(), m_demo.threads.end(), std::back_inserter(open),
                 [](const DemoThread &thread) { return thread.state == u"open"; });
    std::partial_sort(open.begin(), open.begin() + 2, open.end(),
                      [](const DemoThread &a, const DemoThread &b) {
                          return a.mentions.size() > b.mentions.size();
                      });
    QVERIFY(open[0].network != open[1].network);
    QSet<QString> authors;
    int mentions = 0;
    for (const DemoThread &thread : {open[0], open[1]}) {
        for (const DemoMention &mention : thread.mentions) {
            QVERIFY(!mention.brand && mention.minutesAgo <= 120);
            authors.insert(mention.human);
            ++mentions;
        }
    }
    QVERIFY(mentions >= 25);
    QVERIFY(authors.size() >= 20);
}

void DemoTest::theTrollHasBeenWarned()
{
    QString troll;
    for (const QJsonValue &value : std::as_const(m_demo.people)) {
        const QJsonObject person = value.toObject();
        if (person.value(u"tags").toArray().contains(QStringLiteral("тролль")))
            troll = person.value(u"sameAs").toString(person.value(u"id").toString());
    }
    QVERIFY(!troll.isEmpty());
    int threads = 0;
    int warnings = 0;
    for (const DemoThread &thread : m_demo.threads) {
        const auto &all = thread.mentions;
        if (std::none_of(all.begin(), all.end(),
                         [&](const DemoMention &m) { return m.human == troll; }))
            continue;
        ++threads;
        warnings += int(std::count_if(all.begin(), all.end(), [](const DemoMention &m) {
            return m.brand && m.text.contains(u"предупреждением");
        }));
    }
    QVERIFY(threads >= 4);
    QCOMPARE(warnings, 1);
}

void DemoTest::oneCustomerBombardsThreeNetworks()
{
    QHash<QString, QSet<QString>> networks;
    QHash<QString, int> mentions;
    for (const DemoMention &mention : m_demo.mentions()) {
        networks[mention.human].insert(mention.network);
        ++mentions[mention.human];
    }
    const auto bombards = [&](const QString &person) {
        return !person.isEmpty() && networks.value(person).size() >= 3
            && mentions.value(person) >= 8;
    };
    const QStringList people = networks.keys();
    QVERIFY(std::any_of(people.begin(), people.end(), bombards));
}

void DemoTest::theOddCasesAreThere()
{
    int edited = 0;
    int deleted = 0;
    int privately = 0;
    int helped = 0;
    for (const DemoThread &thread : m_demo.threads) {
        QHash<QString, QString> writers;
        for (const DemoMention &mention : thread.mentions) {
            edited += mention.json.contains(u"edits") ? 1 : 0;
            deleted += mention.json.contains(u"deletedMinutesAgo") ? 1 : 0;
            privately += mention.isPublic ? 0 : 1;
            const QString parent = writers.value(mention.json.value(u"replyTo").toString());
            helped += !mention.brand && !parent.isEmpty() && parent != mention.human ? 1 : 0;
            writers.insert(mention.id, mention.human);
        }
    }
    QVERIFY(edited >= 2);
    QVERIFY(deleted >= 4);
    QVERIFY(privately >= 10);
    QVERIFY(helped >= 10);
}

void DemoTest::contactsAreFictional()
{
    const QRegularExpression phone(
        QStringLiteral(R"(^(\+7 900 000-00-\d\d|\+44 7700 900\d{3})$)"));
    for (const QJsonValue &value : std::as_const(m_demo.people)) {
        const QJsonArray contacts = value.toObject().value(u"contacts").toArray();
        for (const QJsonValue &item : contacts) {
            const QString contact = item.toObject().value(u"value").toString();
            const bool fictional = item.toObject().value(u"kind").toString() == u"phone"
                ? phone.match(contact).hasMatch()
                : contact.endsWith(u".example");
            QVERIFY2(fictional, qPrintable(contact));
        }
        const QJsonArray accounts = value.toObject().value(u"accounts").toArray();
        for (const QJsonValue &account : accounts) {
            const QString url = account.toObject().value(u"url").toString();
            QVERIFY2(url.contains(u".example/"), qPrintable(url));
        }
    }
    const QRegularExpression address(QStringLiteral(R"([\w.-]+@[\w.-]*\w)"));
    for (const DemoMention &mention : m_demo.mentions()) {
        auto matches = address.globalMatch(mention.text);
        while (matches.hasNext())
            QVERIFY2(matches.next().captured().endsWith(u".example"), named(mention).constData());
    }
}

void DemoTest::theBrandNeverPublishesACustomersContacts()
{
    QStringList secrets{QStringLiteral("4111"), QStringLiteral("112-233-445"),
                        QStringLiteral("GB82")};
    for (const QJsonValue &value : std::as_const(m_demo.people)) {
        const QJsonArray contacts = value.toObject().value(u"contacts").toArray();
        for (const QJsonValue &item : contacts)
            secrets += item.toObject().value(u"value").toString();
    }
    for (const DemoMention &mention : m_demo.mentions()) {
        if (!mention.brand || !mention.isPublic)
            continue;
        for (const QString &secret : std::as_const(secrets))
            QVERIFY2(!mention.text.contains(secret), named(mention).constData());
    }
}

QTEST_APPLESS_MAIN(DemoTest)

#include "tst_demo.moc"
