#include "tests/support/pictures.h"
#include "tests/ui/customer/cardscene.h"
#include "ui/common/theme.h"
#include "ui/customer/customerview.h"
#include "ui/customer/notessection.h"
#include "ui/customer/whenfield.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace otklik;
using std::chrono::hours;

namespace {

struct Desk final : CardScene
{
    CustomerView view{presenter};

    explicit Desk(const QString &file = {}) : CardScene(Role::Agent, file)
    {
        view.resize(310, 900);
        view.show();
        open(person);
    }

    void open(const PersonId &id)
    {
        load(id);
        QTest::qWait(1);
    }

    [[nodiscard]] QComboBox &channel() { return *view.findChild<QComboBox *>(QStringLiteral("noteChannel")); }
    [[nodiscard]] QPlainTextEdit &text() { return *view.findChild<QPlainTextEdit *>(QStringLiteral("newNote")); }
    [[nodiscard]] WhenField &when() { return *view.findChild<WhenField *>(); }
    [[nodiscard]] QDateTimeEdit &time() { return *when().findChild<QDateTimeEdit *>(); }

    /// As a person does, with the arrow keys.
    void choose(NoteChannel wanted)
    {
        channel().setFocus();
        QTest::keyClick(&channel(), Qt::Key_Home);
        for (int i = 0; i < static_cast<int>(wanted); ++i)
            QTest::keyClick(&channel(), Qt::Key_Down);
        QCOMPARE(channel().currentIndex(), static_cast<int>(wanted));
    }
};

} // namespace

/// Remarks, calls and letters are written down with their time, and nothing begun is lost (M7).
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRemarkIsOfNow();
    void aCallIsWrittenDownWithItsTime();
    void aCallOfNowHasTheTimeOfWriting();
    void theFutureCannotBeChosen();
    void whatIsBegunIsKeptWithItsKindAndTime();
    void aBrokenFormIsARemark();
    void notesSayWhereAndWhen();
    void pictures();
};

void TestNotes::initTestCase()
{
    static Theme theme(*qApp);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestNotes::aRemarkIsOfNow()
{
    Desk desk;
    QVERIFY(!desk.when().isVisible());
    desk.text().setPlainText(QStringLiteral("Любит чай."));
    QTest::keyClick(&desk.text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.log.all<NoteAdd>().size(), 1);
    QCOMPARE(desk.log.all<NoteAdd>().first().channel, NoteChannel::Remark);
    QVERIFY(!desk.log.all<NoteAdd>().first().happenedAt);
}

void TestNotes::aCallIsWrittenDownWithItsTime()
{
    Desk desk;
    desk.choose(NoteChannel::Phone);
    QVERIFY(desk.when().isVisible());
    desk.text().setPlainText(QStringLiteral("Договорились на вторник."));
    desk.when().findChild<QToolButton *>(QStringLiteral("chooseWhen"))->click();
    const TimePoint then = desk.clock.now() - hours(26);
    desk.time().setDateTime(QDateTime::fromMSecsSinceEpoch(then.time_since_epoch().count()));
    QTest::keyClick(&desk.text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.log.all<NoteAdd>().size(), 1);
    const NoteAdd note = desk.log.all<NoteAdd>().first();
    QCOMPARE(note.channel, NoteChannel::Phone);
    QVERIFY(note.happenedAt == then);
    QCOMPARE(note.text, QStringLiteral("Договорились на вторник."));
    QVERIFY(desk.text().toPlainText().isEmpty());
    QCOMPARE(desk.channel().currentIndex(), 0); // the next one begins anew
    QCOMPARE(desk.presenter.unsavedNote(), NoteDraft{});
}

void TestNotes::aCallOfNowHasTheTimeOfWriting()
{
    Desk desk;
    desk.choose(NoteChannel::Meeting);
    desk.text().setPlainText(QStringLiteral("x"));
    desk.when().findChild<QToolButton *>(QStringLiteral("chooseWhen"))->click();
    for (QToolButton *button : desk.when().findChildren<QToolButton *>())
        if (button->isVisible())
            button->click(); // now, after all
    QTest::keyClick(&desk.text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.log.all<NoteAdd>().first().channel, NoteChannel::Meeting);
    QVERIFY(!desk.log.all<NoteAdd>().first().happenedAt);
}

void TestNotes::theFutureCannotBeChosen()
{
    Desk desk;
    WhenField &when = desk.when();
    when.setMoment(desk.clock.now() + hours(48));
    QVERIFY(when.moment());
    QVERIFY(*when.moment() <= desk.clock.now());
}

void TestNotes::whatIsBegunIsKeptWithItsKindAndTime()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("texts"));
    TimePoint then{};
    {
        Desk desk(file);
        then = desk.clock.now() - hours(5);
        desk.choose(NoteChannel::Email);
        desk.text().setPlainText(QStringLiteral("не дописано"));
        desk.when().findChild<QToolButton *>(QStringLiteral("chooseWhen"))->click();
        desk.time().setDateTime(QDateTime::fromMSecsSinceEpoch(then.time_since_epoch().count()));
        // Another person's card has nothing of it.
        const PersonId other = desk.samples.queue.cases.at(1).personId;
        CustomerCard card;
        card.person.id = other;
        desk.samples.conversations.cards.insert(other, card);
        desk.open(other);
        QVERIFY(desk.text().toPlainText().isEmpty());
        QCOMPARE(desk.channel().currentIndex(), 0);
        QVERIFY(!desk.when().isVisible());
        desk.open(desk.person);
        QCOMPARE(desk.text().toPlainText(), QStringLiteral("не дописано"));
    }
    Desk later(file);
    QCOMPARE(later.text().toPlainText(), QStringLiteral("не дописано"));
    QCOMPARE(later.channel().currentIndex(), static_cast<int>(NoteChannel::Email));
    QVERIFY(later.when().isVisible());
    QVERIFY(later.when().moment() == then);
    QTest::keyClick(&later.text(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(later.log.all<NoteAdd>().size(), 1);
    QCOMPARE(later.log.all<NoteAdd>().first().channel, NoteChannel::Email);
    QVERIFY(later.log.all<NoteAdd>().first().happenedAt == then);
}

void TestNotes::aBrokenFormIsARemark()
{
    for (const char *form : {"", "fax", "phone", "phone x", "  ", "phone 99999999999999999999"}) {
        const NoteDraft draft = NoteDraft::from(QStringLiteral("text"), QString::fromLatin1(form));
        QCOMPARE(draft.text, QStringLiteral("text"));
        QVERIFY(!draft.happenedAt);
        QCOMPARE(draft.channel, QLatin1StringView(form).startsWith(QLatin1StringView("phone")) ? NoteChannel::Phone : NoteChannel::Remark);
    }
    const NoteDraft whole{QStringLiteral("text"), NoteChannel::Chat, TimePoint(hours(5))};
    QCOMPARE(NoteDraft::from(whole.text, whole.form()), whole);
}

void TestNotes::notesSayWhereAndWhen()
{
    Desk desk;
    Note call = desk.samples.conversations.cards[desk.person].notes.first();
    call.channel = NoteChannel::Phone;
    call.createdAt = desk.clock.now();
    call.updatedAt = call.createdAt;
    call.happenedAt = desk.clock.now() - std::chrono::minutes(40);
    desk.samples.conversations.cards[desk.person].notes = {call};
    StoreChange change;
    change.persons = {desk.person};
    QSignalSpy loaded(&desk.presenter, &CustomerPresenter::loaded);
    Q_EMIT desk.events.changed(change);
    QVERIFY(loaded.wait());
    QString said;
    for (const QLabel *label : desk.view.findChild<NotesSection *>()->findChildren<QLabel *>())
        said += label->text() + label->toolTip() + u'\n';
    QVERIFY2(said.contains(QStringLiteral("Phone call · Борис Крылов · 40 min ago")), qPrintable(said));
}

void TestNotes::pictures()
{
    for (const bool isDark : {false, true}) {
        const PictureLanguage language;
        QApplication::setPalette(Theme::palette(isDark));
        for (const int width : {260, 400}) {
            Desk desk;
            desk.choose(NoteChannel::Phone);
            desk.text().setPlainText(QStringLiteral("Договорились на вторник, курьер позвонит за час."));
            desk.when().findChild<QToolButton *>(QStringLiteral("chooseWhen"))->click();
            takePicture(desk.view, QStringLiteral("notes-%1-%2").arg(isDark ? QStringLiteral("dark") : QStringLiteral("light")).arg(width),
                        QSize(width, 640));
        }
    }
    QApplication::setPalette(Theme::palette(false));
}

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
