#include "benchmarks/hostile/hostileposts.h"
#include "models/json.h"
#include "tests/channels/fakemastodon.h"
#include "tests/server/channels/dialoguedesk.h"
#include "tests/ui/cachedesk.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/conversation/bubble.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/linkpopup.h"
#include "ui/conversation/threadview.h"
#include "ui/queue/queuepresenter.h"
#include "ui/queue/queueview.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QLoggingCategory>
#include <QNetworkProxyFactory>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QTextEdit>

#include <atomic>

using namespace otklik;
using otklik::bench::HostilePost;
using otklik::bench::hostilePosts;

namespace {

/// Told of every address that anything here opens with another program.
class Openings final : public QObject
{
    Q_OBJECT

public:
    Openings()
    {
        for (const QString &scheme : schemes())
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~Openings() override
    {
        for (const QString &scheme : schemes())
            QDesktopServices::unsetUrlHandler(scheme);
    }
    [[nodiscard]] int count() const { return m_count; }

public Q_SLOTS:
    void open(const QUrl &) { ++m_count; }

private:
    static QStringList schemes()
    {
        return QStringLiteral("http https file data javascript ftp mailto smb tel about vbscript blob ldap ssh telnet").split(u' ');
    }
    int m_count = 0;
};

/// Asked before Qt connects anything to anywhere.
class Connections final : public QNetworkProxyFactory
{
public:
    static inline std::atomic<int> count = 0;
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        ++count;
        return {QNetworkProxy::NoProxy};
    }
};

int openSockets()
{
    int count = 0;
    const QFileInfoList files = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::System | QDir::Files | QDir::AllEntries);
    for (const QFileInfo &file : files)
        count += file.symLinkTarget().contains(QLatin1StringView("socket:")) ? 1 : 0;
    return count;
}

/// Rows of a table as a desktop gets them: over JSON.
template <class Row>
void addRows(server::DialogueDesk &desk, QList<Entity> &rows)
{
    const QList<Row> stored = desk.every<Row>();
    for (const Row &row : stored) {
        const QByteArray line = QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact);
        const auto read = fromJson<Row>(QJsonDocument::fromJson(line).object());
        QVERIFY(read);
        rows.append(*read);
    }
}

/// What may not stand in a text that is painted.
bool isHonest(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t u = c.unicode();
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        const bool isLine = u == u'\n' || u == QChar::LineSeparator;
        if (c.isSurrogate() || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069)
            || (!isLine && (u < 0x20 || (u >= 0x7f && u < 0xa0))) || u == 0x200b || u == 0x2060 || u == 0xfeff)
            return false;
    }
    return true;
}

/// Whatever in a window would take text for markup.
QStringList markupIn(QWidget &window)
{
    QStringList found;
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            found.append(label->text().left(80));
    for (const auto *editor : window.findChildren<QTextEdit *>())
        found.append(QString::fromLatin1(editor->metaObject()->className()));
    for (const auto *widget : window.findChildren<QWidget *>())
        if (Qt::mightBeRichText(widget->toolTip()) && !widget->toolTip().startsWith(QLatin1StringView("<span>")))
            found.append(widget->toolTip().left(80));
    return found;
}

/// The server that hears the posts, and a desktop that shows them.
struct Desk final : CacheDesk
{
    Desk() : CacheDesk(0) { }

    server::DialogueDesk server{{QStringLiteral("mastodon"), [](FakeClock &) { return std::make_unique<FakeMastodon>(); }}};
    User me = samples::user(samples::me(), QStringLiteral("Agent"));
    std::unique_ptr<QueuePresenter> queue;
    std::unique_ptr<QueueView> queueView;
    std::unique_ptr<ConversationPresenter> conversation;
    std::unique_ptr<ConversationView> view;

    void hear(const QList<HostilePost> &posts)
    {
        auto &network = dynamic_cast<FakeMastodon &>(server.network());
        for (const HostilePost &post : posts)
            network.mention(post.author, post.text);
        server.settle();
        QList<Entity> rows{me};
        addRows<Source>(server, rows);
        addRows<Person>(server, rows);
        addRows<Account>(server, rows);
        addRows<AccountLink>(server, rows);
        addRows<Thread>(server, rows);
        addRows<Case>(server, rows);
        addRows<Mention>(server, rows);
        addRows<MentionVersion>(server, rows);
        openCache(rows);
    }

    void show()
    {
        queue = std::make_unique<QueuePresenter>(cache->queue(), cache->mutations(), events, clock, me);
        queueView = std::make_unique<QueueView>(*queue);
        conversation = std::make_unique<ConversationPresenter>(cache->conversations(), cache->mutations(), events, clock, me);
        view = std::make_unique<ConversationView>(*conversation);
        queueView->resize(330, 700);
        view->resize(620, 700);
        queueView->show();
        view->show();
        QSignalSpy settled(&queue->model(), &QueueModel::settled);
        queue->start();
        QVERIFY(settled.wait());
    }

    void open(const CaseId &id)
    {
        QSignalSpy loaded(conversation.get(), &ConversationPresenter::loaded);
        conversation->open(id);
        QVERIFY(loaded.wait());
    }
};

} // namespace

/// More than 300 posts that mean harm, from the network over the server to the desktop, which shows them and does
/// nothing else.
class tst_HostilePosts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theyAreManyAndAlwaysTheSame();
    void eachIsHeard();
    void theQueueShowsThemAll();
    void theConversationShowsEachAndDoesNothing();
    void cleanupTestCase();

private:
    void look(const QueueItem &item);
    void followLink(const QModelIndex &index, const LinkSpan &link, int number);

    std::unique_ptr<Theme> m_theme;
    QTcpServer m_tracker;
    QList<HostilePost> m_posts;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Openings> m_openings;
    QSet<QString> m_hostsShown;
    int m_visits = 0;
    int m_linksAsked = 0;
    int m_socketsBefore = 0;
};

void tst_HostilePosts::initTestCase()
{
    // The fonts lack scripts, and the offscreen screen lacks windows: nobody needs to read that a thousand times.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.text.*=false\nqt.qpa.*=false"));
    m_theme = std::make_unique<Theme>(*qApp);
    QVERIFY(m_tracker.listen(QHostAddress::LocalHost));
    connect(&m_tracker, &QTcpServer::newConnection, this, [this] { ++m_visits; });
    m_posts = hostilePosts(QStringLiteral("127.0.0.1:%1").arg(m_tracker.serverPort()));
    QNetworkProxyFactory::setApplicationProxyFactory(new Connections);
    m_openings = std::make_unique<Openings>();
    m_desk = std::make_unique<Desk>();
}

void tst_HostilePosts::theyAreManyAndAlwaysTheSame()
{
    QSet<QString> texts;
    for (const HostilePost &post : std::as_const(m_posts))
        texts.insert(post.text);
    qInfo("%lld posts, %lld texts", static_cast<long long>(m_posts.size()), static_cast<long long>(texts.size()));
    QVERIFY(texts.size() >= 300);
    const auto again = hostilePosts(QStringLiteral("127.0.0.1:%1").arg(m_tracker.serverPort()));
    QCOMPARE(again.size(), m_posts.size());
    for (qsizetype i = 0; i < again.size(); ++i)
        QVERIFY2(again.at(i).text == m_posts.at(i).text, qPrintable(again.at(i).what));
}

void tst_HostilePosts::eachIsHeard()
{
    m_desk->hear(m_posts);
    QCOMPARE(m_desk->server.heard(false).size(), m_posts.size());
    m_desk->show();
    m_socketsBefore = openSockets();
}

void tst_HostilePosts::theQueueShowsThemAll()
{
    QueueModel &model = m_desk->queue->model();
    for (int page = 0; page < 50 && model.canFetchMore({}); ++page) {
        QSignalSpy settled(&model, &QueueModel::settled);
        model.fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(model.rowCount(), m_posts.size());
    for (int row = 0; row < model.rowCount(); row += 4) {
        m_desk->queueView->list().scrollTo(model.index(row), QAbstractItemView::PositionAtTop);
        QVERIFY(!m_desk->queueView->grab().isNull());
        const QueueItem &item = model.itemAt(row);
        QVERIFY2(isHonest(plaintext::oneLine(item.firstWords)), qPrintable(item.firstWords));
    }
    QCOMPARE(markupIn(*m_desk->queueView), QStringList());
}

void tst_HostilePosts::theConversationShowsEachAndDoesNothing()
{
    const QueueModel &model = m_desk->queue->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        look(model.itemAt(row));
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(m_linksAsked > 60);
    for (const HostilePost &post : std::as_const(m_posts))
        if (!post.host.isEmpty())
            QVERIFY2(m_hostsShown.contains(post.host), qPrintable(post.text + u' ' + post.host));
    QCoreApplication::processEvents();
    QCOMPARE(m_visits, 0);
    QCOMPARE(m_openings->count(), 0);
    QCOMPARE(Connections::count.load(), 0);
    QCOMPARE(openSockets(), m_socketsBefore);
}

void tst_HostilePosts::look(const QueueItem &item)
{
    m_desk->open(item.caseId);
    ConversationView &view = *m_desk->view;
    ThreadModel &thread = m_desk->conversation->model();
    QVERIFY(thread.rowCount() >= 1);
    QVERIFY(!view.grab().isNull());
    const QModelIndex index = thread.index(thread.rowCount() - 1);
    BubbleContext context;
    context.width = 600;
    const Bubble bubble(thread.entryAt(index.row()), context, view.font(), m_desk->clock.now());
    QVERIFY2(isHonest(bubble.text()), qPrintable(bubble.text().left(200)));
    context.isExpanded = true;
    const Bubble expanded(thread.entryAt(index.row()), context, view.font(), m_desk->clock.now());
    QVERIFY(isHonest(expanded.text()));
    QVERIFY(expanded.text().size() <= 10'000); // who asks for the whole of a megabyte still has a desktop
    QVERIFY(isHonest(plaintext::oneLine(thread.entryAt(index.row()).authorName)));
    QVERIFY2(markupIn(view).isEmpty(), qPrintable(markupIn(view).join(u'\n')));
    for (int link = 0; link < std::min<qsizetype>(2, bubble.links().size()); ++link)
        followLink(index, bubble.links().at(link), link);
}

/// Clicks a link: what opens is a question, and it names the real host.
void tst_HostilePosts::followLink(const QModelIndex &index, const LinkSpan &link, int number)
{
    QVERIFY(link.url.scheme() == u"http" || link.url.scheme() == u"https");
    ThreadView &thread = m_desk->view->thread();
    thread.scrollTo(index);
    const QPoint place = thread.placeOfLink(index, number);
    if (place.isNull())
        m_desk->view->askAboutLink(link.url, link.url.toString(), m_desk->view->mapToGlobal(QPoint(10, 10)));
    else
        QTest::mouseClick(thread.viewport(), Qt::LeftButton, {}, place);
    auto *popup = m_desk->view->findChild<LinkPopup *>();
    QVERIFY(popup && popup->isVisible());
    const QString host = popup->findChild<QLabel *>(QStringLiteral("host"))->text();
    QVERIFY2(host == link.url.host(QUrl::FullyEncoded).toLower(), qPrintable(host));
    QVERIFY(std::ranges::all_of(host, [](QChar c) { return c.unicode() < 0x80; }));
    QCOMPARE(markupIn(*popup), QStringList());
    m_hostsShown.insert(host);
    ++m_linksAsked;
    QSignalSpy gone(popup, &QObject::destroyed);
    popup->close();
    QTRY_COMPARE(gone.count(), 1);
}

void tst_HostilePosts::cleanupTestCase()
{
    qInfo("%d links asked about, %lld hosts named, %d visits to the tracker, %d openings, %d connections", m_linksAsked,
          static_cast<long long>(m_hostsShown.size()), m_visits, m_openings->count(), Connections::count.load());
    m_desk.reset();
    m_openings.reset();
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}

QTEST_MAIN(tst_HostilePosts)
#include "tst_hostileposts.moc"
