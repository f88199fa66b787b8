#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/anchoredlistview.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/conversation/momentpopup.h"
#include "ui/conversation/threadmodel.h"
#include "ui/conversation/threadview.h"
#include "ui/search/searchpresenter.h"
#include "ui/search/searchview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace otklik;

namespace {

struct Desk final
{
    FakeClock clock;
    fakes::FakeSearchStore store;
    fakes::FakeConversationStore conversations;
    fakes::FakeOlderHistory older;
    SearchPresenter presenter{store, &older, conversations, clock};

    Desk()
    {
        for (int i = 80; i > 0; --i)
            store.entries.append(fakes::UiSamples::entry(i, QStringLiteral("Анна"), QStringLiteral("заказ номер %1").arg(i),
                                                         TimePoint(std::chrono::minutes(i))));
        conversations.casesOfMentions.insert(store.entries.first().mention.id, {QStringLiteral("case")});
    }
};

QString shownWords(const QWidget &view)
{
    QStringList words;
    const auto labels = view.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        if (label->isVisible())
            words.append(label->text());
    return words.join(u'\n');
}

/// Ninety messages on the server, forty of them also here.
void fillServer(Desk &desk)
{
    for (int i = 90; i > 0; --i)
        desk.older.entries.append(fakes::UiSamples::entry(i, QStringLiteral("Анна"), QStringLiteral("заказ номер %1").arg(i),
                                                          TimePoint(std::chrono::minutes(i))));
    desk.store.entries = desk.store.entries.mid(0, 40); // 80 … 41
}

/// Reads all that is on this computer.
void searchHere(Desk &desk, const QString &words)
{
    SearchModel &model = desk.presenter.model();
    model.search(words);
    QTRY_VERIFY(!model.isBusy());
    while (model.canFetchMore({})) {
        model.fetchMore({});
        QTRY_VERIFY(!model.isBusy());
    }
}

void goOnToTheEnd(SearchModel &model)
{
    for (int i = 0; i < 100 && model.older() != SearchModel::Older::Complete; ++i) {
        model.askOlder();
        QTRY_VERIFY(model.older() != SearchModel::Older::Asking);
    }
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hitsComeInPagesNewestFirst();
    void typingAsksOnceForTheLastWords();
    void anAnswerForOlderWordsIsDropped();
    void aHitLeadsToItsCaseOrToHistory();
    void theKeyboardGoesFromTheBoxToTheHits();
    void emptyPlacesTeach();
    void theModelKeepsItsContract();
    void whatIsNoLongerHereComesFromTheServer();
    void theServerGoesBackStepByStep();
    void aStoppedSearchGoesOnWhereItWas();
    void otherWordsEndTheSearchOnTheServer();
    void whatTheServerRefusesIsSaid_data();
    void whatTheServerRefusesIsSaid();
    void theKeyboardAsksTheServer();
    void anOldMessageIsShownInItsConversation();
    void pictures_data();
    void pictures();
};

void TestSearch::hitsComeInPagesNewestFirst()
{
    Desk desk;
    desk.presenter.model().search(QStringLiteral("заказ"));
    QTRY_COMPARE(desk.presenter.model().rowCount(), SearchModel::pageSize);
    QCOMPARE(desk.presenter.model().hitAt(0).entry.mention.text, QStringLiteral("заказ номер 80"));
    QCOMPARE(desk.presenter.model().hitAt(0).marks.size(), 1);
    while (desk.presenter.model().canFetchMore({})) {
        QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
        desk.presenter.model().fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(desk.presenter.model().rowCount(), 80);
}

void TestSearch::typingAsksOnceForTheLastWords()
{
    Desk desk;
    for (const QString &typed : {QStringLiteral("з"), QStringLiteral("за"), QStringLiteral("зак")})
        desk.presenter.setQuery(typed);
    QTRY_COMPARE(desk.store.queries, QStringList{QStringLiteral("зак")});
}

void TestSearch::anAnswerForOlderWordsIsDropped()
{
    Desk desk;
    desk.store.gate.hold();
    desk.presenter.model().search(QStringLiteral("заказ"));
    desk.presenter.model().search(QStringLiteral("номер 7"));
    QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
    desk.store.gate.release();
    QVERIFY(settled.wait());
    QCOMPARE(settled.count(), 1);
    QCOMPARE(desk.presenter.model().rowCount(), 11); // 7 and 70 to 79
    desk.presenter.setQuery({});
    QCOMPARE(desk.presenter.model().rowCount(), 0);
}

void TestSearch::aHitLeadsToItsCaseOrToHistory()
{
    Desk desk;
    desk.presenter.model().search(QStringLiteral("заказ"));
    QTRY_VERIFY(desk.presenter.model().rowCount() > 1);
    QSignalSpy chosen(&desk.presenter, &SearchPresenter::caseChosen);
    QSignalSpy history(&desk.presenter, &SearchPresenter::historyChosen);
    desk.presenter.open(0);
    desk.presenter.open(1);
    desk.presenter.open(-1);
    QTRY_COMPARE(chosen.count(), 1);
    QTRY_COMPARE(history.count(), 1);
}

void TestSearch::theKeyboardGoesFromTheBoxToTheHits()
{
    const Theme theme(*qApp);
    Desk desk;
    SearchView view(desk.presenter);
    view.resize(900, 600);
    view.show();
    view.focusBox();
    QTest::keyClicks(&view.box(), QStringLiteral("zzz"));
    QTRY_COMPARE(desk.store.queries.size(), 1);
    view.box().setText(QStringLiteral("заказ"));
    QTRY_VERIFY(desk.presenter.model().rowCount() > 0);
    QTest::keyClick(&view.box(), Qt::Key_Down);
    QCOMPARE(view.list().currentIndex().row(), 0);
    QSignalSpy chosen(&desk.presenter, &SearchPresenter::caseChosen);
    QTest::keyClick(&view.list(), Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
    QVERIFY(!view.grab().isNull());
}

void TestSearch::emptyPlacesTeach()
{
    Desk desk;
    SearchView view(desk.presenter);
    view.show();
    const auto hasText = [&](const char *words) {
        const auto labels = view.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel *l) { return l->isVisible() && l->text().contains(QLatin1StringView(words)); });
    };
    QVERIFY(hasText("network:vk"));
    desk.presenter.setQuery(QStringLiteral("nowhere"));
    QTRY_VERIFY(hasText("Nothing found on this computer"));
    desk.presenter.model().askOlder();
    QTRY_VERIFY(hasText("The server has nothing older on this."));
    QVERIFY(hasText("Try fewer words"));
    QVERIFY(!view.ask().isVisible());
    desk.presenter.setQuery({});
    QVERIFY(hasText("network:vk"));
    QVERIFY(!hasText("server"));
}

void TestSearch::theModelKeepsItsContract()
{
    Desk desk;
    // It fetches more by itself, so the other tests of paging do without it.
    const QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
    desk.presenter.model().search(QStringLiteral("заказ"));
    QVERIFY(settled.wait());
    while (desk.presenter.model().canFetchMore({})) {
        desk.presenter.model().fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(desk.presenter.model().rowCount(), 80); // each once, however often it was asked
}

void TestSearch::whatIsNoLongerHereComesFromTheServer()
{
    Desk desk;
    fillServer(desk);
    SearchModel &model = desk.presenter.model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.search(QStringLiteral("заказ"));
    QTRY_VERIFY(!model.isBusy());
    QCOMPARE(desk.older.calls, 0); // only when a person asks for it
    searchHere(desk, QStringLiteral("заказ"));
    QCOMPARE(model.older(), SearchModel::Older::Offered);
    goOnToTheEnd(model);
    QCOMPARE(model.rowCount(), 90);
    QCOMPARE(model.olderCount(), 50); // each once
    QVERIFY(!model.index(39).data(SearchModel::IsOlderRole).toBool());
    QVERIFY(model.index(40).data(SearchModel::IsOlderRole).toBool());
    QCOMPARE(*model.backTo(), TimePoint(std::chrono::minutes(1)));
    model.search(QStringLiteral("номер"));
    QTRY_COMPARE(model.olderCount(), 0);
    QVERIFY(!model.backTo());
}

void TestSearch::theServerGoesBackStepByStep()
{
    const Theme theme(*qApp);
    Desk desk;
    for (int i = 300; i > 0; --i)
        desk.older.entries.append(fakes::UiSamples::entry(1000 + i, QStringLiteral("Анна"), QStringLiteral("nothing %1").arg(i),
                                                          TimePoint(std::chrono::hours(24 * i + 12))));
    desk.older.entries.last().mention.text = QStringLiteral("a samovar");
    desk.older.lookedAtOnce = 10;
    SearchView view(desk.presenter);
    view.show();
    SearchModel &model = desk.presenter.model();
    searchHere(desk, QStringLiteral("samovar"));
    model.askOlder();
    QTRY_COMPARE(model.older(), SearchModel::Older::Paused); // a person says whether to go on
    QCOMPARE(desk.older.calls, SearchModel::pagesAtOnce);
    QVERIFY2(shownWords(view).contains(QStringLiteral("Searched back to 21 February 1970.")), qPrintable(shownWords(view)));
    QCOMPARE(view.ask().text(), QStringLiteral("&Go on"));
    QTest::mouseClick(&view.ask(), Qt::LeftButton);
    QTRY_COMPARE(model.older(), SearchModel::Older::Complete);
    QCOMPARE(desk.older.calls, 30);
    QCOMPARE(model.olderCount(), 1);
    QVERIFY(shownWords(view).contains(QStringLiteral("That is all.")));
}

void TestSearch::aStoppedSearchGoesOnWhereItWas()
{
    Desk desk;
    fillServer(desk);
    desk.older.lookedAtOnce = 7;
    SearchModel &model = desk.presenter.model();
    searchHere(desk, QStringLiteral("заказ"));
    desk.older.gate.hold();
    model.askOlder();
    model.askOlder(); // nothing more while it asks
    QCOMPARE(desk.older.calls, 1);
    model.stopOlder();
    QCOMPARE(model.older(), SearchModel::Older::Paused);
    desk.older.gate.release();
    QTest::qWait(20);
    QCOMPARE(model.olderCount(), 0); // what came after the stop is asked for again
    goOnToTheEnd(model);
    QCOMPARE(model.rowCount(), 90);
}

void TestSearch::otherWordsEndTheSearchOnTheServer()
{
    Desk desk;
    fillServer(desk);
    SearchModel &model = desk.presenter.model();
    searchHere(desk, QStringLiteral("заказ"));
    desk.older.gate.hold();
    model.askOlder();
    searchHere(desk, QStringLiteral("nowhere"));
    desk.older.gate.release();
    QTest::qWait(20);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.older(), SearchModel::Older::Offered);
}

void TestSearch::whatTheServerRefusesIsSaid_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("offline") << QStringLiteral("offline") << QStringLiteral("cannot be reached now");
    QTest::newRow("busy") << QStringLiteral("too_many_requests") << QStringLiteral("busy with other searches");
    QTest::newRow("something else") << QStringLiteral("bad_message") << QString();
}

void TestSearch::whatTheServerRefusesIsSaid()
{
    QFETCH(QString, code);
    QFETCH(QString, words);
    const Theme theme(*qApp);
    Desk desk;
    desk.older.failure = Error{Error::Kind::Retry, code, {}};
    SearchView view(desk.presenter);
    view.show();
    SearchModel &model = desk.presenter.model();
    searchHere(desk, QStringLiteral("nowhere"));
    model.askOlder();
    QTRY_COMPARE(model.older(), SearchModel::Older::Failed);
    QVERIFY2(shownWords(view).contains(words.isEmpty() ? ErrorText::sentence(*desk.older.failure) : words), qPrintable(shownWords(view)));
    QVERIFY(view.ask().isVisible());
    desk.older.failure.reset();
    desk.older.entries = {fakes::UiSamples::entry(1, QStringLiteral("Анна"), QStringLiteral("nowhere else"), TimePoint{})};
    QTest::mouseClick(&view.ask(), Qt::LeftButton);
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!view.ask().isVisible());
}

void TestSearch::theKeyboardAsksTheServer()
{
    const Theme theme(*qApp);
    Desk desk;
    fillServer(desk);
    desk.store.entries.clear();
    SearchView view(desk.presenter);
    view.resize(900, 600);
    view.show();
    view.focusBox();
    view.box().setText(QStringLiteral("заказ"));
    QTRY_COMPARE(desk.presenter.model().older(), SearchModel::Older::Offered);
    QTest::keyClick(&view.box(), Qt::Key_Return);
    QTRY_COMPARE(desk.presenter.model().olderCount(), SearchModel::pageSize);
    QTest::keyClick(&view.box(), Qt::Key_Down);
    QCOMPARE(view.list().currentIndex().row(), 0);
    QTest::keyClick(&view.ask(), Qt::Key_Space);
    QTRY_COMPARE(desk.presenter.model().olderCount(), 2 * SearchModel::pageSize);
    QSignalSpy history(&desk.presenter, &SearchPresenter::historyChosen);
    QTest::keyClick(&view.list(), Qt::Key_Return);
    QTRY_COMPARE(history.count(), 1);
}

void TestSearch::anOldMessageIsShownInItsConversation()
{
    const Theme theme(*qApp);
    Desk desk;
    fillServer(desk);
    for (ConversationEntry &entry : desk.older.entries)
        entry.mention.threadId = {entry.mention.publishedAt < TimePoint(std::chrono::minutes(80)) ? QStringLiteral("t") : QStringLiteral("u")};
    ConversationEntry &hostile = desk.older.entries[45];
    hostile.mention.text = QStringLiteral("<b>заказ</b> <img src=x onerror=alert(1)>");
    const ConversationEntry found = desk.older.entries.at(40); // number 50: 49 before, 29 after it
    MomentPopup popup(found, desk.clock, &desk.older, nullptr);
    popup.show();
    const auto &thread = *static_cast<ThreadModel *>(popup.thread().model());
    QTRY_COMPARE(thread.rowCount(), 1 + 30 + 29);
    QCOMPARE(popup.thread().currentIndex().row(), thread.rowOf(found.mention.id));
    for (int row = 1; row < thread.rowCount(); ++row)
        QVERIFY(thread.entryAt(row - 1).mention.publishedAt < thread.entryAt(row).mention.publishedAt);
    QVERIFY(shownWords(popup).contains(QStringLiteral("comes from the server")));
    QVERIFY(thread.index(thread.rowOf(hostile.mention.id)).data().toString().contains(QStringLiteral("<b>")));
    auto *earlier = popup.findChildren<QPushButton *>().value(0);
    auto *later = popup.findChildren<QPushButton *>().value(1);
    QVERIFY(earlier->isEnabled() && !later->isEnabled());
    desk.older.failure = Error{Error::Kind::Retry, QStringLiteral("offline"), {}};
    QTest::keyClick(earlier, Qt::Key_Space);
    QTRY_VERIFY(shownWords(popup).contains(QStringLiteral("cannot be reached now")));
    desk.older.failure.reset();
    QTest::keyClick(earlier, Qt::Key_Space);
    QTRY_COMPARE(thread.rowCount(), 79);
    QTRY_VERIFY(!earlier->isEnabled());
}

void TestSearch::pictures_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("what");
    for (const char *language : {"en", "ru"})
        for (const char *what : {"offered", "asking", "paused", "offline", "empty", "conversation"})
            QTest::addRow("%s %s", what, language) << QString::fromLatin1(language) << QString::fromLatin1(what);
}

void TestSearch::pictures()
{
    QFETCH(QString, language);
    QFETCH(QString, what);
    QTranslator translator;
    if (language == u"ru") {
        QVERIFY(translator.load(QStringLiteral(":/i18n/otklik_ru.qm")));
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(QLocale::Russian));
    }
    const auto back = qScopeGuard([] { QLocale::setDefault(QLocale(QLocale::English)); });
    Theme theme(*qApp);
    Desk desk;
    const TimePoint now = desk.clock.now();
    desk.store.entries.clear();
    for (int i = 0; i < 300; ++i) {
        ConversationEntry entry = fakes::UiSamples::entry(5000 - i, i % 2 ? QStringLiteral("Марина Соколова") : QStringLiteral("Пётр Лавров"),
                                                          QStringLiteral("Заказ №%1: обещали привезти чайник в понедельник, жду с тех пор.").arg(900 - i),
                                                          now - std::chrono::hours(24 * (i + 1)));
        entry.mention.network = i % 3 ? QStringLiteral("vk") : QStringLiteral("mastodon");
        entry.mention.threadId = {QStringLiteral("thread-%1").arg(i / 6)};
        entry.mention.isBrand = i % 6 == 2;
        desk.older.entries.append(entry);
    }
    desk.store.entries = desk.older.entries.mid(0, 4);
    desk.older.lookedAtOnce = 40;
    SearchView view(desk.presenter);
    view.box().setText(what == u"empty" ? QStringLiteral("самовар") : QStringLiteral("заказ"));
    searchHere(desk, view.box().text());
    if (what == u"offline")
        desk.older.failure = Error{Error::Kind::Retry, QStringLiteral("offline"), {}};
    if (what == u"asking")
        desk.older.gate.hold();
    if (what != u"offered")
        desk.presenter.model().askOlder();
    if (what != u"offered" && what != u"asking")
        QTRY_VERIFY(desk.presenter.model().older() != SearchModel::Older::Asking);
    MomentPopup popup(desk.older.entries.at(20), desk.clock, &desk.older, nullptr);
    QTest::qWait(50);
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        theme.setChoice(choice);
        const QString name = QStringLiteral("search-%1-%2-%3").arg(what, language, choice == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
        if (what == u"conversation")
            takePicture(popup, name, popup.sizeHint());
        else
            takePicture(view, name, {820, 560});
    }
}

QTEST_MAIN(TestSearch)
#include "tst_searchpage.moc"
