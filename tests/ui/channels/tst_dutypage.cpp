#include "channels/networkrules.h"
#include "tests/support/fakechannels.h"
#include "tests/support/pictures.h"
#include "ui/cards/carddelegate.h"
#include "ui/channels/capturedialog.h"
#include "ui/channels/dutyplacedialog.h"
#include "ui/channels/dutypresenter.h"
#include "ui/channels/dutyview.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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
    DutyPresenter presenter{store, log, events, clock, allNetworkRules()};
    DutyView view{presenter};

    DutyItem item(const char *id, const QString &title, std::optional<TimePoint> checkedAt) const
    {
        DutyItem one;
        one.place.id = {QString::fromLatin1(id)};
        one.place.title = title;
        one.place.url = QStringLiteral("https://forum.example/g/1");
        one.place.network = QStringLiteral("manual");
        one.place.note = QStringLiteral("Вход по приглашению: спросите у Олега.");
        one.place.everyMinutes = 240;
        one.place.checkedAt = checkedAt;
        one.place.madeAt = clock.now() - 48h;
        one.checkedByName = checkedAt ? QStringLiteral("Марина") : QString();
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
    [[nodiscard]] QPushButton *button(const QWidget &in, const QString &text) const
    {
        for (QPushButton *one : in.findChildren<QPushButton *>())
            if (one->text().remove(u'&') == text && one->isVisible())
                return one;
        return nullptr;
    }
};

} // namespace

class TestDutyPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void whatIsDueIsCounted()
    {
        Scene s;
        QAbstractItemModelTester tester(&s.presenter.model());
        QSignalSpy due(&s.presenter, &DutyPresenter::dueChanged);
        s.store.dutyItems = {s.item("a", QStringLiteral("Закрытая группа"), std::nullopt), s.item("b", QStringLiteral("Форум"), s.clock.now() - 5h),
                             s.item("c", QStringLiteral("Отзывы"), s.clock.now() - 1h)};
        s.start();
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().first().toInt(), 2);
        const auto section = [&](int row) { return s.presenter.model().index(row).data(SectionRole).toString(); };
        QVERIFY(!section(0).isEmpty() && section(1).isEmpty() && !section(2).isEmpty());
    }

    void aLookIsWrittenDownWithWhatWasFound()
    {
        Scene s;
        s.store.dutyItems = {s.item("a", QStringLiteral("Закрытая группа"), std::nullopt)};
        s.start();
        MentionCapture found;
        found.placeId = {QStringLiteral("a")};
        found.text = QStringLiteral("Сгорел!");
        QSignalSpy captured(&s.presenter, &DutyPresenter::captured);
        s.presenter.capture(found);
        QTRY_COMPARE(captured.size(), 1);
        QCOMPARE(s.log.all<MentionCapture>().size(), 1);
        QVERIFY(!s.log.all<MentionCapture>().first().id.isEmpty());
        QTest::mouseClick(s.button(s.view, QStringLiteral("I have looked")), Qt::LeftButton);
        QTRY_COMPARE(s.log.all<DutyCheck>().size(), 1);
        QCOMPARE(s.log.all<DutyCheck>().first().found, 1);
        QCOMPARE(s.log.all<DutyCheck>().first().checkedAt, s.clock.now());
    }

    void aPlaceIsMade()
    {
        Scene s;
        DutyPlaceDialog dialog({}, allNetworkRules());
        dialog.show();
        auto *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(dialog.isVisible()); // without a name it is none
        dialog.findChild<QLineEdit *>()->setText(QStringLiteral("Форум"));
        dialog.findChild<QSpinBox *>()->setValue(2);
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.place().everyMinutes, 2 * 24 * 60);
        s.presenter.save(dialog.place());
        QTRY_COMPARE(s.log.all<DutySave>().size(), 1);
        QVERIFY(!s.log.all<DutySave>().first().id.isEmpty());
        QCOMPARE(s.log.all<DutySave>().first().network, QStringLiteral("manual"));
    }

    void whatIsPastedFillsTheFields()
    {
        Scene s;
        CaptureDialog dialog(allNetworkRules(), s.clock);
        dialog.show();
        dialog.paste(QStringLiteral("https://social.example/@anna/1099\nЧайник сгорел!"));
        const MentionCapture command = dialog.command();
        QCOMPARE(command.network, QStringLiteral("mastodon"));
        QCOMPARE(command.url, QStringLiteral("https://social.example/@anna/1099"));
        QCOMPARE(command.authorHandle, QStringLiteral("anna@social.example"));
        QCOMPARE(command.text, QStringLiteral("Чайник сгорел!"));
    }

    void captureIsOneKeyAndReadyForTheNext()
    {
        Scene s;
        s.start();
        CaptureDialog *dialog = s.view.capture(QStringLiteral("Сгорел!"));
        dialog->setPlace(s.item("a", QStringLiteral("Форум"), std::nullopt).place);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *text = dialog->findChild<QPlainTextEdit *>();
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(s.log.all<MentionCapture>().size(), 1);
        QCOMPARE(s.log.all<MentionCapture>().first().placeId, DutyPlaceId{QStringLiteral("a")});
        QTRY_VERIFY(text->toPlainText().isEmpty());
        QVERIFY(!dialog->toldText().isEmpty());
        // Nothing is captured of nothing.
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(s.log.all<MentionCapture>().size(), 1);
    }

    void whatIsTypedStaysWhenItCannotBeWritten()
    {
        Scene s;
        s.log.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
        s.start();
        QSignalSpy failed(&s.presenter, &DutyPresenter::failed);
        CaptureDialog *dialog = s.view.capture(QStringLiteral("Сгорел!"));
        Q_EMIT dialog->captureChosen(dialog->command());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("Сгорел!"));
    }

    void whatIsBeingCapturedIsNotWrittenOver()
    {
        Scene s;
        s.start();
        CaptureDialog *dialog = s.view.capture(QStringLiteral("Сгорел!"));
        QCOMPARE(s.view.capture(QStringLiteral("Утонул!")), dialog);
        QCOMPARE(dialog->command().text, QStringLiteral("Сгорел!"));
        QVERIFY(dialog->toldText().contains(QStringLiteral("not captured yet")));
        dialog->clear();
        s.view.capture(QStringLiteral("Утонул!"));
        QCOMPARE(dialog->command().text, QStringLiteral("Утонул!"));
    }

    void pictures()
    {
        const PictureLanguage language;
        Scene s;
        s.store.dutyItems = {s.item("a", QStringLiteral("Родители Заречья (закрытая группа)"), std::nullopt),
                             s.item("b", QStringLiteral("Городской форум"), s.clock.now() - 5h),
                             s.item("c", QStringLiteral("Отзывы на картах"), s.clock.now() - 1h)};
        s.start();
        takePicture(s.view, QStringLiteral("duty-light"), {1208, 740});
        CaptureDialog dialog(allNetworkRules(), s.clock);
        dialog.paste(QStringLiteral("https://social.example/@anna/1099\nЧайник сгорел, а в поддержке молчат!"));
        takePicture(dialog, QStringLiteral("capture-light"), {560, 520});
    }
};

QTEST_MAIN(TestDutyPage)
#include "tst_dutypage.moc"
