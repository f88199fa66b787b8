#include "channels/networkrules.h"
#include "tests/support/fakechannels.h"
#include "tests/support/pictures.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/channels/abilitiesview.h"
#include "ui/channels/channelspresenter.h"
#include "ui/channels/channelsview.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Scene final
{
    FakeClock clock;
    fakes::FakeChannelStore store;
    fakes::FakeMutationLog log;
    StoreEvents events;
    ChannelsPresenter presenter;
    ChannelsView view;

    explicit Scene(Role role = Role::Lead)
        : presenter(store, log, events, clock, role), view(presenter)
    {}

    ChannelItem item(const char *id, const QString &title, ChannelPolicy policy = ChannelPolicy::Official) const
    {
        ChannelItem one;
        one.source.id = {QString::fromLatin1(id)};
        one.source.network = QStringLiteral("vk");
        one.source.title = title;
        one.source.state = SourceState::Connected;
        one.source.policy = policy;
        Coverage ledger;
        ledger.id = one.source.id;
        ledger.heardFrom = clock.now() - 72h;
        ledger.heardTo = clock.now() - 1min;
        ledger.readAt = clock.now() - 1min;
        ledger.received = 1234;
        ledger.usualSilence = 240;
        one.coverage = ledger;
        one.cases = 40;
        one.answered = 38;
        return one;
    }
    GapItem gap(const char *source) const
    {
        GapItem one;
        one.gap.id = {QStringLiteral("gap")};
        one.gap.sourceId = {QString::fromLatin1(source)};
        one.gap.startsAt = clock.now() - 30h;
        one.gap.endsAt = clock.now() - 6h;
        one.gap.reason = QStringLiteral("cursor_expired");
        one.gap.missing = 12;
        return one;
    }
    void start()
    {
        view.resize(1208, 740);
        view.show();
        presenter.start();
        QTRY_VERIFY(presenter.isLoaded());
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (label->isVisible())
                all += label->text() + u'\n';
        return all;
    }
};

} // namespace

class TestChannelsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void aBrokenPromiseStandsFirstAndIsCounted()
    {
        Scene s;
        QAbstractItemModelTester tester(&s.presenter.model());
        QSignalSpy broken(&s.presenter, &ChannelsPresenter::brokenChanged);
        ChannelItem gapped = s.item("b", QStringLiteral("Вторая"));
        gapped.openGaps = 1;
        ChannelItem pilot = s.item("c", QStringLiteral("Пробная"), ChannelPolicy::Pilot);
        pilot.openGaps = 2;
        s.store.channelItems = {s.item("a", QStringLiteral("Первая")), gapped, pilot};
        s.start();
        QCOMPARE(s.presenter.model().rowAt(0).item.source.id, SourceId{QStringLiteral("b")});
        QCOMPARE(s.presenter.model().rowAt(0).mood, ChannelMood::Broken);
        QCOMPARE(s.presenter.model().rowAt(1).mood, ChannelMood::Warning); // a pilot promises nothing
        QCOMPARE(s.presenter.model().rowAt(2).mood, ChannelMood::Good);
        QCOMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().toInt(), 1);
    }

    void connectedIsNotComplete()
    {
        Scene s;
        ChannelItem unread = s.item("a", QStringLiteral("Первая"));
        unread.coverage->readAt = s.clock.now() - 3h;
        QCOMPARE(ChannelText::mood(unread, s.clock.now()), ChannelMood::Broken);
        ChannelItem untold = s.item("a", QStringLiteral("Первая"));
        untold.coverage->heardTo.reset();
        QVERIFY(!ChannelText::standing(untold, s.clock.now()).contains(QStringLiteral("Complete")));
        ChannelItem fresh = s.item("a", QStringLiteral("Первая"));
        fresh.coverage.reset();
        QVERIFY(ChannelText::standing(fresh, s.clock.now()).contains(QStringLiteral("not read yet")));
        ChannelItem silent = s.item("a", QStringLiteral("Первая"));
        silent.coverage->silentSince = s.clock.now() - 20h;
        QVERIFY(ChannelText::standing(silent, s.clock.now()).startsWith(QStringLiteral("Silent")));
    }

    void aLeadChoosesWhatItPromises()
    {
        Scene s;
        s.store.channelItems = {s.item("a", QStringLiteral("Первая"), ChannelPolicy::Pilot)};
        s.start();
        auto *policy = s.view.findChild<QComboBox *>();
        policy->setCurrentIndex(policy->findData(static_cast<int>(ChannelPolicy::Official)));
        QVERIFY(s.said().contains(ChannelText::promise(ChannelPolicy::Official)));
        s.view.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Закрытые группы"));
        for (QPushButton *button : s.view.findChildren<QPushButton *>())
            if (button->text().remove(u'&') == QStringLiteral("Save"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(s.log.all<SourceEdit>().size(), 1);
        QCOMPARE(s.log.all<SourceEdit>().first().policy, ChannelPolicy::Official);
        QCOMPARE(s.log.all<SourceEdit>().first().blindSpots, QStringLiteral("Закрытые группы"));
    }

    void typingIsNotReplacedByARowThatCame()
    {
        Scene s;
        s.store.channelItems = {s.item("a", QStringLiteral("Первая"))};
        s.start();
        auto *blind = s.view.findChild<QPlainTextEdit *>();
        blind->setPlainText(QStringLiteral("Закры"));
        s.store.channelItems[0].coverage->received = 1235;
        StoreChange change;
        change.channels = true;
        Q_EMIT s.events.changed(change);
        QTRY_COMPARE(s.presenter.model().rowAt(0).item.coverage->received, 1235);
        QCOMPARE(blind->toPlainText(), QStringLiteral("Закры"));
    }

    void anAgentOnlyLooks()
    {
        Scene s(Role::Agent);
        s.store.channelItems = {s.item("a", QStringLiteral("Первая"))};
        s.store.gapItems = {s.gap("a")};
        s.start();
        QVERIFY(!s.view.findChild<QComboBox *>()->isEnabled());
        QVERIFY(s.view.findChild<QPlainTextEdit *>()->isReadOnly());
        QVERIFY(!s.view.findChild<QLineEdit *>());
    }

    void aGapIsAcknowledgedWithAWord()
    {
        Scene s;
        s.store.channelItems = {s.item("a", QStringLiteral("Первая"))};
        s.store.channelItems[0].openGaps = 1;
        s.store.gapItems = {s.gap("a")};
        s.start();
        QTRY_VERIFY(s.view.findChild<QLineEdit *>());
        QVERIFY(s.said().contains(ChannelText::gapReason(QStringLiteral("cursor_expired"))));
        auto *comment = s.view.findChild<QLineEdit *>();
        QTest::keyClick(comment, Qt::Key_Return);
        QVERIFY(s.log.commands.isEmpty());
        QTest::keyClicks(comment, QStringLiteral("looked by hand"));
        QTest::keyClick(comment, Qt::Key_Return);
        QTRY_COMPARE(s.log.all<GapAcknowledge>().size(), 1);
        QCOMPARE(s.log.all<GapAcknowledge>().first().comment, QStringLiteral("looked by hand"));
    }

    void anEmptyPageTeaches()
    {
        Scene s;
        s.start();
        QVERIFY(s.said().contains(QStringLiteral("No channels yet")));
    }

    void nothingIsPromisedThatNoConnectorDoes()
    {
        const QList<NetworkRules> networks = allNetworkRules();
        const AbilitiesView abilities(networks);
        const auto *table = abilities.findChild<QTableWidget *>();
        QVERIFY(table);
        for (int row = 0; row < table->rowCount(); ++row) {
            for (int column = 1; column < table->columnCount(); ++column)
                if (!networks.at(row).hasConnector)
                    QVERIFY2(table->item(row, column)->text() != QStringLiteral("✓"), qPrintable(networks.at(row).network));
            QVERIFY(table->item(row, 3)->text() != QStringLiteral("✓")); // what went out is not changed from here
        }
    }

    void pictures()
    {
        const PictureLanguage language;
        Scene s;
        ChannelItem gapped = s.item("b", QStringLiteral("Полдень ВКонтакте"));
        gapped.openGaps = 1;
        ChannelItem manual = s.item("c", QStringLiteral("Отзывы"), ChannelPolicy::Pilot);
        manual.source.network = QStringLiteral("reviews");
        manual.source.state = SourceState::NotConnected;
        manual.coverage.reset();
        ChannelItem feed = s.item("d", QStringLiteral("Городской форум"), ChannelPolicy::ListenOnly);
        feed.source.network = QStringLiteral("feed");
        s.store.channelItems = {s.item("a", QStringLiteral("Полдень в Телеграме")), gapped, manual, feed};
        s.store.gapItems = {s.gap("b")};
        s.start();
        takePicture(s.view, QStringLiteral("channels-light"), {1208, 740});
        AbilitiesView abilities(allNetworkRules());
        takePicture(abilities, QStringLiteral("abilities-light"), {1000, 560});
    }
};

QTEST_MAIN(TestChannelsPage)
#include "tst_channelspage.moc"
