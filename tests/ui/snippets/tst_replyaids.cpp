#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "ui/common/theme.h"
#include "ui/composer/replyeditor.h"
#include "ui/snippets/choicepopup.h"
#include "ui/snippets/replyaids.h"
#include "ui/snippets/rulespopup.h"
#include "ui/team/teamdata.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QToolButton>

using namespace otklik;

namespace {

struct AidsDesk final
{
    fakes::FakeTeamDocumentStore store;
    StoreEvents events;
    std::unique_ptr<TeamData> team;
    QWidget window;
    ReplyEditor *editor = new ReplyEditor(&window);
    QToolButton *snippets = new QToolButton(&window);
    QToolButton *rules = new QToolButton(&window);
    ReplyAids *aids = nullptr;

    AidsDesk()
    {
        TeamDocument document;
        document.kind = TeamDocumentKind::Snippets;
        document.version = 1;
        document.body = QStringLiteral(R"({"snippets": [
            {"key": "shop", "title": "Адрес магазина", "language": "ru", "text": "магазин на Садовой, 5, спросите {{agent}}"},
            {"key": "order", "title": "Номер заказа", "language": "ru", "text": "заказ {{order}} для {{customer}}"},
            {"key": "shop_en", "title": "Shop", "language": "en", "text": "our shop in Sadovaya street"}]})");
        store.documents = {document};
        team = std::make_unique<TeamData>(store, events);
        aids = new ReplyAids(*editor, *snippets, *rules, *team);
        aids->setValues({{QStringLiteral("agent"), QStringLiteral("Олега")}, {QStringLiteral("customer"), QStringLiteral("Анны")}});
        aids->setLanguage(QStringLiteral("ru"));
        editor->setEditable(true);
        window.resize(600, 400);
        editor->resize(600, 200);
        window.show();
    }

    ChoicePopup *open()
    {
        aids->offerSnippets();
        return editor->findChild<ChoicePopup *>();
    }
};

} // namespace

/// Facts to put in, rules to read, where one writes (C3, D5).
class TestReplyAids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void aFactIsPutInWithWhatIsKnown()
    {
        AidsDesk d;
        QTRY_COMPARE(d.team->snippets().all.size(), 3);
        d.editor->setPlainText(QStringLiteral("Здравствуйте! "));
        d.editor->moveCursor(QTextCursor::End);
        ChoicePopup *popup = d.open();
        QVERIFY(popup);
        popup->box().setText(QStringLiteral("магазина"));
        QCOMPARE(popup->list().count(), 1);
        QTest::keyClick(&popup->box(), Qt::Key_Return);
        QCOMPARE(d.editor->text(), QStringLiteral("Здравствуйте! магазин на Садовой, 5, спросите Олега"));
        d.editor->undo();
        QCOMPARE(d.editor->text(), QStringLiteral("Здравствуйте! "));
    }

    void whatIsNotKnownIsSelectedToBeTyped()
    {
        AidsDesk d;
        QTRY_COMPARE(d.team->snippets().all.size(), 3);
        ChoicePopup *popup = d.open();
        QTest::keyClick(&popup->box(), Qt::Key_Down);
        QTest::keyClick(&popup->box(), Qt::Key_Return);
        QCOMPARE(d.editor->text(), QStringLiteral("заказ {{order}} для Анны"));
        QCOMPARE(d.editor->textCursor().selectedText(), QStringLiteral("{{order}}"));
    }

    void factsInTheReplysLanguageComeFirst()
    {
        AidsDesk d;
        QTRY_COMPARE(d.team->snippets().all.size(), 3);
        d.aids->setLanguage(QStringLiteral("en"));
        ChoicePopup *popup = d.open();
        QVERIFY(popup->list().item(0)->text().startsWith(QStringLiteral("Shop")));
        takePicture(*popup, QStringLiteral("snippets"), popup->size());
        QTest::keyClick(&popup->box(), Qt::Key_Escape);
        QTRY_VERIFY(!d.editor->findChild<ChoicePopup *>());
    }

    void theRulesAreReadWhereOneWrites()
    {
        AidsDesk d;
        d.aids->showRules();
        auto *popup = d.editor->findChild<RulesPopup *>();
        QVERIFY(popup);
        takePicture(*popup, QStringLiteral("directing-rules"), popup->size());
    }

    void anEditorThatIsReadTakesNothing()
    {
        AidsDesk d;
        d.editor->setEditable(false);
        d.aids->offerSnippets();
        QVERIFY(!d.editor->findChild<ChoicePopup *>());
    }
};

QTEST_MAIN(TestReplyAids)
#include "tst_replyaids.moc"
