#include "ui/rights/rightssection.h"

#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/kepttexts.h"
#include "ui/common/noticestrip.h"
#include "ui/common/theme.h"
#include "ui/customer/customerpresenter.h"
#include "ui/rights/consentform.h"
#include "ui/rights/erasebox.h"
#include "ui/rights/journalbox.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightstext.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

class Rights final : public PeopleRights
{
public:
    QByteArray document = "{\"about\":{}}";
    ErasureScope scope{{}, {{s("person"), 1}, {s("mention"), 12}, {s("note"), 2}, {s("consent"), 1}}};
    QList<JournalEntry> entries; ///< newest first
    std::optional<Error> trouble;
    QList<std::pair<PersonId, QString>> erasures;
    fakes::Gate gate;

    Answer<QByteArray> exportOf(const PersonId &) override { return answer<QByteArray>(document); }
    Answer<ErasureScope> wouldErase(const PersonId &) override { return answer<ErasureScope>(scope); }
    Answer<ErasureScope> erase(const PersonId &id, const QString &reason) override
    {
        if (!trouble)
            erasures.append({id, reason});
        ErasureScope done = scope;
        done.act = s("ACT OF ERASURE\n\nPerson  0192");
        return answer<ErasureScope>(done);
    }
    Answer<JournalPage> journal(const PersonId &, qint64 before) override
    {
        JournalPage page;
        for (const JournalEntry &entry : entries)
            if ((before == 0 || entry.id < before) && page.entries.size() < 2)
                page.entries.append(entry);
            else
                page.hasMore = page.hasMore || page.entries.size() == 2;
        return answer<JournalPage>(page);
    }

private:
    template <class T>
    Answer<T> answer(const T &value)
    {
        return trouble ? gate.answer<T>(tl::unexpected(*trouble)) : gate.answer<T>(value);
    }
};

struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeDirectoryStore directory;
    fakes::FakeMutationLog log;
    StoreEvents events;
    KeptTexts kept;
    User me;
    Rights rights;
    CustomerPresenter customer;
    RightsPresenter presenter;
    RightsSection section;
    QSignalSpy undo{&presenter, &RightsPresenter::undoOffered};

    static User as(User user, Role role)
    {
        user.role = role;
        return user;
    }
    explicit Desk(Role role = Role::Administrator)
        : me(as(samples.me, role)), customer(samples.conversations, samples.cards, directory, log, events, kept, clock, me),
          presenter(customer, rights, log), section(presenter)
    {
        directory.people = {me, samples.colleague};
    }

    [[nodiscard]] PersonId person() const { return {s("person-0001")}; }
    [[nodiscard]] CustomerCard &card() { return samples.conversations.cards[person()]; }
    void open(const PersonId &id)
    {
        QSignalSpy loaded(&customer, &CustomerPresenter::loaded);
        customer.open(id);
        QVERIFY(loaded.wait());
        section.resize(300, 420);
        section.show();
        QApplication::processEvents();
    }
    void open() { open(person()); }
    Consent consent(ConsentKind kind, bool isGiven, const char *source, std::chrono::days ago)
    {
        Consent one;
        one.id = {QString::number(card().consents.size())};
        one.personId = person();
        one.kind = kind;
        one.isGiven = isGiven;
        one.source = s(source);
        one.saidAt = clock.now() - ago;
        one.recordedBy = me.id;
        one.recordedAt = one.saidAt;
        return one;
    }
    [[nodiscard]] QPushButton *button(const char *name) { return section.findChild<QPushButton *>(QLatin1StringView(name)); }
    template <class Box>
    [[nodiscard]] Box *box()
    {
        return section.findChild<Box *>();
    }
    [[nodiscard]] QString notice() { return section.findChild<NoticeStrip *>()->text(); }
};

JournalEntry entry(qint64 id, const char *who, const char *action, const FakeClock &clock)
{
    return {id, clock.now() - std::chrono::minutes(100 - id), {s(who)}, s(who), s(action), {}};
}

} // namespace

/// Consents, export, erasure and journal, as they stand on the card.
class TestRightsSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void theNewestOfAKindCounts();
    void aConsentIsWrittenDownWithTheKeyboardAlone();
    void aConsentWithoutAPlaceIsNotWrittenDown();
    void aConsentCanBeTakenBack();
    void whoMayDoWhat_data();
    void whoMayDoWhat();
    void theExportIsSavedForOnesOwnEyes();
    void aCancelledExportWritesNothing();
    void anExportThatFailsSaysSo();
    void offlineSaysThatNothingWasDone();
    void anErasureNeedsTheNameAndAReason();
    void enterInAFieldErasesNobody();
    void theErasureIsOfWhomTheBoxWasOpenedFor();
    void aRefusedErasureKeepsWhatWasTyped();
    void theJournalIsReadByPages();
    void everyActionThatIsKnownHasItsWords();
    void pictures();
};

void TestRightsSection::theNewestOfAKindCounts()
{
    Desk desk;
    desk.card().consents = {desk.consent(ConsentKind::Calls, false, "letter", std::chrono::days(1)),
                            desk.consent(ConsentKind::Marketing, true, "form", std::chrono::days(2)),
                            desk.consent(ConsentKind::Calls, true, "call", std::chrono::days(9))};
    desk.open();
    const QList<Consent> consents = desk.presenter.consents();
    QCOMPARE(consents.size(), 2);
    QCOMPARE(consents.at(0).kind, ConsentKind::Marketing);
    QCOMPARE(consents.at(1).source, s("letter"));
    QCOMPARE(desk.section.findChildren<QToolButton *>(s("removeConsent")).size(), 2);
}

void TestRightsSection::aConsentIsWrittenDownWithTheKeyboardAlone()
{
    Desk desk;
    desk.open();
    QTest::keyClick(desk.button("addConsent"), Qt::Key_Space);
    auto *form = desk.section.findChild<ConsentForm *>();
    QVERIFY(!form->isHidden());
    const auto keys = [form] { return form->focusWidget(); };
    QTest::keyClick(keys(), Qt::Key_Down); // offers and news
    QTest::keyClick(keys(), Qt::Key_Tab);
    QTest::keyClick(keys(), Qt::Key_Down); // refused
    QTest::keyClick(keys(), Qt::Key_Tab);
    QTest::keyClicks(keys(), s("call"));
    QTest::keyClick(keys(), Qt::Key_Return);
    const auto added = desk.log.all<ConsentAdd>();
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().personId, desk.person());
    QCOMPARE(added.first().kind, ConsentKind::Marketing);
    QCOMPARE(added.first().isGiven, false);
    QCOMPARE(added.first().source, s("call"));
    QVERIFY(qAbs((added.first().saidAt - desk.clock.now()).count()) < 24 * 3600 * 1000);
    QVERIFY(form->isHidden());
    QCOMPARE(desk.undo.size(), 1);
    desk.presenter.undo(desk.undo.first().at(1).value<Command>());
    QCOMPARE(desk.log.all<ConsentRemove>().first().id, added.first().id);
    QCOMPARE(desk.log.all<ConsentRemove>().first().isRemoved, true);
}

void TestRightsSection::aConsentWithoutAPlaceIsNotWrittenDown()
{
    Desk desk;
    desk.open();
    desk.button("addConsent")->click();
    auto *form = desk.section.findChild<ConsentForm *>();
    QVERIFY(!form->findChild<QPushButton *>(s("writeDownConsent"))->isEnabled());
    QTest::keyClick(form->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(desk.log.commands.isEmpty());
    QTest::keyClick(form, Qt::Key_Escape);
    QVERIFY(form->isHidden());
}

void TestRightsSection::aConsentCanBeTakenBack()
{
    Desk desk;
    desk.card().consents = {desk.consent(ConsentKind::Storage, true, "form", std::chrono::days(2))};
    desk.open();
    desk.section.findChild<QToolButton *>(s("removeConsent"))->click();
    QCOMPARE(desk.log.all<ConsentRemove>().size(), 1);
    desk.presenter.undo(desk.undo.first().at(1).value<Command>());
    QCOMPARE(desk.log.all<ConsentRemove>().last().isRemoved, false);
}

void TestRightsSection::whoMayDoWhat_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("mayExport");
    QTest::addColumn<bool>("mayErase");
    QTest::newRow("agent") << Role::Agent << false << false;
    QTest::newRow("lead") << Role::Lead << true << false;
    QTest::newRow("administrator") << Role::Administrator << true << true;
}

void TestRightsSection::whoMayDoWhat()
{
    QFETCH(Role, role);
    Desk desk(role);
    desk.open();
    QVERIFY(desk.button("addConsent"));
    QTEST(desk.button("exportPerson") != nullptr, "mayExport");
    QTEST(desk.button("personJournal") != nullptr, "mayExport");
    QTEST(desk.button("erasePerson") != nullptr, "mayErase");
}

void TestRightsSection::theExportIsSavedForOnesOwnEyes()
{
    Desk desk;
    desk.open();
    QTemporaryDir folder;
    const QString path = folder.filePath(desk.presenter.exportName());
    QVERIFY(path.endsWith(s(".json")));
    QSignalSpy exported(&desk.presenter, &RightsPresenter::exported);
    desk.presenter.exportTo(path);
    QVERIFY(!desk.button("exportPerson")->isEnabled());
    QVERIFY(exported.wait());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), desk.rights.document);
    QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(desk.notice().contains(path));
    QVERIFY(desk.button("exportPerson")->isEnabled());
}

void TestRightsSection::aCancelledExportWritesNothing()
{
    Desk desk;
    desk.open();
    QTemporaryDir folder;
    desk.rights.gate.hold();
    desk.presenter.exportTo(folder.filePath(s("a.json")));
    QPushButton *cancel = desk.button("cancelExport");
    QVERIFY(cancel->isVisible());
    cancel->click();
    QVERIFY(!desk.presenter.isExporting());
    desk.rights.gate.release();
    QTest::qWait(20);
    QVERIFY(!QFileInfo::exists(folder.filePath(s("a.json"))));
}

void TestRightsSection::anExportThatFailsSaysSo()
{
    Desk desk;
    desk.open();
    QSignalSpy failed(&desk.presenter, &RightsPresenter::exportFailed);
    desk.presenter.exportTo(s("/nowhere/at/all.json"));
    QVERIFY(failed.wait());
    QVERIFY(!desk.notice().isEmpty());
    QVERIFY(!desk.presenter.isExporting());
}

void TestRightsSection::offlineSaysThatNothingWasDone()
{
    Desk desk;
    desk.rights.trouble = Error{Error::Kind::Retry, s("offline"), {}};
    desk.open();
    QSignalSpy failed(&desk.presenter, &RightsPresenter::exportFailed);
    desk.presenter.exportTo(s("x.json"));
    QVERIFY(failed.wait());
    QVERIFY(desk.notice().contains(s("Nothing was done")));
    QVERIFY(!desk.notice().contains(s("sent later")));
}

void TestRightsSection::anErasureNeedsTheNameAndAReason()
{
    Desk desk;
    desk.open();
    desk.button("erasePerson")->click();
    auto *box = desk.box<EraseBox>();
    QVERIFY(box && !box->isModal());
    QPushButton *erase = box->findChild<QPushButton *>(s("eraseForGood"));
    auto *reason = box->findChild<QLineEdit *>(s("reason"));
    auto *name = box->findChild<QLineEdit *>(s("typedName"));
    QTRY_VERIFY(reason->isEnabled()); // what goes is known
    QVERIFY(!erase->isEnabled());
    reason->setText(s("letter of 3 May"));
    QVERIFY(!erase->isEnabled());
    name->setText(desk.presenter.personName().chopped(1));
    QVERIFY(!erase->isEnabled());
    name->setText(desk.presenter.personName());
    QVERIFY(erase->isEnabled());
    reason->setText(s("  "));
    QVERIFY(!erase->isEnabled());
    reason->setText(s("letter of 3 May"));
    erase->click();
    QVERIFY(!erase->isEnabled()); // not twice
    QTRY_VERIFY(box->findChild<QPlainTextEdit *>()->isVisible());
    QCOMPARE(desk.rights.erasures, (QList<std::pair<PersonId, QString>>{{desk.person(), s("letter of 3 May")}}));
    QVERIFY(box->findChild<QPlainTextEdit *>()->toPlainText().startsWith(s("ACT OF ERASURE")));
}

void TestRightsSection::enterInAFieldErasesNobody()
{
    Desk desk;
    desk.open();
    desk.button("erasePerson")->click();
    auto *box = desk.box<EraseBox>();
    auto *reason = box->findChild<QLineEdit *>(s("reason"));
    auto *name = box->findChild<QLineEdit *>(s("typedName"));
    QTRY_VERIFY(reason->isEnabled());
    reason->setText(s("a wish"));
    name->setText(desk.presenter.personName());
    QTest::keyClick(name, Qt::Key_Return);
    QTest::qWait(10);
    QVERIFY(desk.rights.erasures.isEmpty());
}

void TestRightsSection::theErasureIsOfWhomTheBoxWasOpenedFor()
{
    Desk desk;
    desk.open();
    const QString name = desk.presenter.personName();
    desk.button("erasePerson")->click();
    auto *box = desk.box<EraseBox>();
    QTRY_VERIFY(box->findChild<QLineEdit *>(s("reason"))->isEnabled());
    CustomerCard other;
    other.person.id = {s("person-other")};
    other.displayName = s("Somebody Else");
    desk.samples.conversations.cards.insert(other.person.id, other);
    desk.open(other.person.id);
    QVERIFY(desk.presenter.personName() != name);
    box->findChild<QLineEdit *>(s("reason"))->setText(s("a wish"));
    box->findChild<QLineEdit *>(s("typedName"))->setText(desk.presenter.personName());
    QVERIFY(!box->findChild<QPushButton *>(s("eraseForGood"))->isEnabled());
    box->findChild<QLineEdit *>(s("typedName"))->setText(name);
    box->findChild<QPushButton *>(s("eraseForGood"))->click();
    QTRY_COMPARE(desk.rights.erasures.size(), 1);
    QCOMPARE(desk.rights.erasures.first().first, desk.person());
}

void TestRightsSection::aRefusedErasureKeepsWhatWasTyped()
{
    Desk desk;
    desk.open();
    desk.button("erasePerson")->click();
    auto *box = desk.box<EraseBox>();
    auto *reason = box->findChild<QLineEdit *>(s("reason"));
    QTRY_VERIFY(reason->isEnabled());
    reason->setText(s("a wish"));
    box->findChild<QLineEdit *>(s("typedName"))->setText(desk.presenter.personName());
    desk.rights.trouble = Error{Error::Kind::Retry, s("offline"), {}};
    box->findChild<QPushButton *>(s("eraseForGood"))->click();
    QTRY_VERIFY(box->findChild<QPushButton *>(s("eraseForGood"))->isEnabled());
    QCOMPARE(reason->text(), s("a wish"));
    QVERIFY(desk.rights.erasures.isEmpty());
}

void TestRightsSection::theJournalIsReadByPages()
{
    Desk desk(Role::Lead);
    desk.rights.entries = {entry(9, "Vera", "note.add", desk.clock), entry(7, "Oleg", "card.viewed", desk.clock),
                           entry(3, "Vera", "card.viewed", desk.clock)};
    desk.open();
    desk.button("personJournal")->click();
    auto *box = desk.box<JournalBox>();
    auto *list = box->findChild<QTreeWidget *>();
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), s("wrote a note"));
    QPushButton *earlier = box->findChild<QPushButton *>(s("earlierEntries"));
    QVERIFY(earlier->isVisible());
    earlier->click();
    QTRY_COMPARE(list->topLevelItemCount(), 3);
    QVERIFY(!earlier->isVisible());
    QCOMPARE(list->topLevelItem(2)->text(0), s("Vera"));
}

void TestRightsSection::everyActionThatIsKnownHasItsWords()
{
    for (const char *action : {"card.viewed", "note.add", "contact.edit", "person_photo.set", "consent.add", "consent.removed",
                               "account.linked", "proposal.decided", "person.exported", "person.edit", "person_detail.set"}) {
        JournalEntry one;
        one.action = QString::fromLatin1(action);
        QVERIFY2(!RightsText::deed(one).contains(one.action), action);
    }
    JournalEntry strange;
    strange.action = s("new.action\n\u202e");
    QVERIFY(!RightsText::deed(strange).contains(u'\n'));
    QCOMPARE(RightsText::count({s("something new"), 3}), QString());
}

void TestRightsSection::pictures()
{
    const PictureLanguage language;
    Desk desk;
    desk.card().consents = {desk.consent(ConsentKind::Storage, true, "форма на сайте", std::chrono::days(40)),
                            desk.consent(ConsentKind::Calls, false, "звонок 3 мая, просила больше не звонить", std::chrono::days(2))};
    desk.open();
    desk.section.setAutoFillBackground(true);
    desk.section.setBackgroundRole(QPalette::Base);
    takePicture(desk.section, s("rights"), QSize(280, 300));
    desk.button("addConsent")->click();
    takePicture(desk.section, s("rights-form"), QSize(280, 400));
    desk.rights.entries = {entry(90, "Вера Кузнецова", "note.add", desk.clock), entry(7, "Олег", "card.viewed", desk.clock)};
    desk.button("personJournal")->click();
    QTRY_COMPARE(desk.box<JournalBox>()->findChild<QTreeWidget *>()->topLevelItemCount(), 2);
    takePicture(*desk.box<JournalBox>(), s("rights-journal"), QSize(560, 320));
    desk.button("erasePerson")->click();
    QTRY_VERIFY(desk.box<EraseBox>()->findChild<QLineEdit *>(s("reason"))->isEnabled());
    takePicture(*desk.box<EraseBox>(), s("rights-erase"), QSize(460, 400));
}

QTEST_MAIN(TestRightsSection)
#include "tst_rightssection.moc"
