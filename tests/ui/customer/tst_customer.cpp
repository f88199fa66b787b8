#include "tests/ui/customer/cardscene.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/customer/customerview.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/linkaccountbox.h"
#include "ui/customer/timeline/timelinepane.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace otklik;

namespace {

struct Desk final : CardScene
{
    CustomerView view{presenter};

    Desk()
    {
        view.resize(310, 700);
        view.show();
        view.activateWindow();
        load(person);
    }

    template <class T>
    [[nodiscard]] T *find(const char *name)
    {
        QTest::qWait(1); // what a layout has just got is shown in the next turn of the event loop
        const auto all = view.findChildren<T *>(QLatin1StringView(name));
        for (T *one : all)
            if (one->isVisible())
                return one;
        return nullptr;
    }
};

ConversationEntry messageAt(Desk &desk, int row)
{
    return std::get<ConversationEntry>(desk.presenter.timeline().momentAt(row).what);
}

} // namespace

class TestCustomer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFieldIsEditedWhereItStands();
    void escapeKeepsTheOldValue();
    void contactsAreAddedRemovedAndPutBack();
    void theKindOfAContactIsFound_data();
    void theKindOfAContactIsFound();
    void notesAreWrittenEditedAndRemoved();
    void aNoteBegunIsKeptWhileOneLooksElsewhere();
    void anotherAccountIsPutUnderThePersonAfterAClearSentence();
    void anAccountIsTakenApartAndThatCanBeUndone();
    void aMomentLeadsToItsCaseOrItsText();
    void aLiveChangeDoesNotDisturbANoteBeingEdited();
    void aRefusalIsTold();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestCustomer::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestCustomer::aFieldIsEditedWhereItStands()
{
    Desk desk;
    const auto fields = desk.view.findChildren<InPlaceField *>();
    auto *city = *std::find_if(fields.begin(), fields.end(), [](InPlaceField *f) { return f->value() == QStringLiteral("Казань"); });
    QTest::keyClick(city, Qt::Key_Return);
    QVERIFY(city->isEditing());
    auto *editor = city->findChild<QLineEdit *>();
    editor->setText(QStringLiteral("Самара"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(desk.log.all<PersonEdit>().size(), 1);
    const PersonEdit edit = desk.log.all<PersonEdit>().first();
    QCOMPARE(edit.which, PersonField::City);
    QCOMPARE(edit.value, QStringLiteral("Самара"));
    QCOMPARE(edit.expected, QStringLiteral("Казань"));
}

void TestCustomer::escapeKeepsTheOldValue()
{
    Desk desk;
    auto *field = desk.view.findChildren<InPlaceField *>().first();
    field->beginEditing();
    auto *editor = field->findChild<QLineEdit *>();
    editor->setText(QStringLiteral("something"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!field->isEditing());
    QCOMPARE(desk.log.commands.size(), 0);
}

void TestCustomer::contactsAreAddedRemovedAndPutBack()
{
    Desk desk;
    desk.presenter.profile().addContact(QStringLiteral("  +7 900 111-22-33 "));
    QCOMPARE(desk.log.all<ContactAdd>().first().value, QStringLiteral("+7 900 111-22-33"));
    QCOMPARE(desk.log.all<ContactAdd>().first().personId, desk.person);
    desk.find<QToolButton>("removeContact")->click();
    QCOMPARE(desk.log.all<ContactRemove>().size(), 1);
    QVERIFY(desk.view.toast().canUndo());
    desk.view.toast().undo();
    QCOMPARE(desk.log.all<ContactRestore>().size(), 1);
    QCOMPARE(desk.log.all<ContactRestore>().first().id, desk.log.all<ContactRemove>().first().id);
}

void TestCustomer::theKindOfAContactIsFound_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<ContactKind>("kind");
    QTest::newRow("phone") << QStringLiteral("+7 (900) 000-00-00") << ContactKind::Phone;
    QTest::newRow("mail") << QStringLiteral("a@b.example") << ContactKind::Email;
    QTest::newRow("link") << QStringLiteral("https://a.example") << ContactKind::Link;
    QTest::newRow("address") << QStringLiteral("Казань, ул. Баумана, 1") << ContactKind::Address;
    QTest::newRow("other") << QStringLiteral("через сестру") << ContactKind::Other;
}

void TestCustomer::theKindOfAContactIsFound()
{
    QFETCH(QString, value);
    QTEST(contactKindOf(value), "kind");
}

void TestCustomer::notesAreWrittenEditedAndRemoved()
{
    Desk desk;
    desk.presenter.addNote({QStringLiteral("  Любит чай.\n")});
    desk.presenter.addNote({QStringLiteral("   ")});
    QCOMPARE(desk.log.all<NoteAdd>().size(), 1);
    QCOMPARE(desk.log.all<NoteAdd>().first().text, QStringLiteral("Любит чай."));
    const Note note = desk.stored().notes.first();
    desk.find<QToolButton>("editNote")->click();
    desk.find<QPlainTextEdit>("noteEditor")->setPlainText(QStringLiteral("Просит писать, не звонить."));
    desk.find<QPushButton>("saveNote")->click();
    QCOMPARE(desk.log.all<NoteEdit>().size(), 1);
    QCOMPARE(desk.log.all<NoteEdit>().first().id, note.id);
    QCOMPARE(desk.log.all<NoteEdit>().first().baseRevision, note.revision);
    desk.find<QToolButton>("removeNote")->click();
    QCOMPARE(desk.log.all<NoteRemove>().size(), 1);
    desk.view.toast().undo();
    QCOMPARE(desk.log.all<NoteRestore>().size(), 1);
}

void TestCustomer::aNoteBegunIsKeptWhileOneLooksElsewhere()
{
    Desk desk;
    const auto inputs = desk.view.findChildren<QPlainTextEdit *>();
    QCOMPARE(inputs.size(), 1);
    inputs.first()->setPlainText(QStringLiteral("не дописано"));
    desk.presenter.open({QStringLiteral("somebody-else")});
    QVERIFY(inputs.first()->toPlainText().isEmpty());
    desk.presenter.open(desk.person);
    QCOMPARE(inputs.first()->toPlainText(), QStringLiteral("не дописано"));
    QTest::keyClick(inputs.first(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.presenter.card().has_value(), true);
}

void TestCustomer::anotherAccountIsPutUnderThePersonAfterAClearSentence()
{
    Desk desk;
    desk.find<QToolButton>("linkAccount")->click();
    auto *box = desk.view.findChild<LinkAccountBox *>();
    QVERIFY(box && !box->isModal());
    auto *confirm = box->findChild<QPushButton *>(QStringLiteral("confirmLink"));
    QVERIFY(!confirm->isEnabled());
    box->findChild<QLineEdit *>()->setText(QStringLiteral("мар"));
    auto *list = box->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 1); // those that stand here already are not offered
    QVERIFY(list->item(0)->text().contains(QStringLiteral("Казань")));
    QVERIFY(confirm->isEnabled());
    QCOMPARE(desk.log.commands.size(), 0);
    confirm->click();
    QCOMPARE(desk.log.all<LinkAccount>().size(), 1);
    QCOMPARE(desk.log.all<LinkAccount>().first().personId, desk.person);
    QCOMPARE(desk.log.all<LinkAccount>().first().accountId, desk.samples.conversations.accounts.at(2).id);
}

void TestCustomer::anAccountIsTakenApartAndThatCanBeUndone()
{
    Desk desk;
    QCOMPARE(desk.view.findChildren<QToolButton *>(QStringLiteral("unlinkAccount")).size(), 1); // not the home account
    desk.find<QToolButton>("unlinkAccount")->click();
    QCOMPARE(desk.log.all<UnlinkAccount>().size(), 1);
    desk.view.toast().undo();
    QCOMPARE(desk.log.all<LinkAccount>().first().accountId, desk.log.all<UnlinkAccount>().first().accountId);
}

void TestCustomer::aMomentLeadsToItsCaseOrItsText()
{
    Desk desk;
    desk.view.showTimeline();
    QTRY_VERIFY(desk.presenter.timeline().rowCount() == 7);
    QSignalSpy chosen(&desk.presenter, &CustomerPresenter::caseChosen);
    QSignalSpy history(&desk.presenter, &CustomerPresenter::historyChosen);
    desk.presenter.openMoment(messageAt(desk, 0));
    QTRY_COMPARE(chosen.count(), 1);
    desk.presenter.openMoment(messageAt(desk, 6));
    QTRY_COMPARE(history.count(), 1);
    QVERIFY(!desk.view.grab().isNull());
}

void TestCustomer::aLiveChangeDoesNotDisturbANoteBeingEdited()
{
    Desk desk;
    desk.find<QToolButton>("editNote")->click();
    auto *editor = desk.find<QPlainTextEdit>("noteEditor");
    editor->setPlainText(QStringLiteral("пишу…"));
    desk.stored().person.city = QStringLiteral("Уфа");
    desk.changed();
    QCOMPARE(desk.find<QPlainTextEdit>("noteEditor"), editor);
    QCOMPARE(editor->toPlainText(), QStringLiteral("пишу…"));
}

void TestCustomer::aRefusalIsTold()
{
    Desk desk;
    desk.log.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
    QSignalSpy failed(&desk.presenter, &CustomerPresenter::failed);
    desk.presenter.addNote({QStringLiteral("x")});
    QTRY_COMPARE(failed.count(), 1);
}

QTEST_MAIN(TestCustomer)
#include "tst_customer.moc"
