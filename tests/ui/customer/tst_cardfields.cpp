#include "tests/ui/customer/carddesk.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/customer/cardfieldrow.h"
#include "ui/customer/inplacefield.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QString everyType = s(R"({"fields": [
    {"key": "text", "title": {"en": "Hobby"}},
    {"key": "number", "title": {"en": "Shoe size"}, "type": "number"},
    {"key": "date", "title": {"en": "Buys since"}, "type": "date"},
    {"key": "choice", "title": {"en": "Level"}, "type": "choice",
     "choices": [{"key": "gold", "title": {"en": "Gold"}}, {"key": "tin", "title": {"en": "Tin"}}]},
    {"key": "flag", "title": {"en": "Journalist"}, "type": "flag"},
    {"key": "link", "title": {"en": "Page"}, "type": "link"}]})");

struct FieldsDesk final
{
    CardDesk desk;

    FieldsDesk()
    {
        desk.publishFields(everyType);
        desk.open();
    }

    [[nodiscard]] CardFieldRow *row(const char *key) { return desk.find<CardFieldRow>(key); }
    [[nodiscard]] InPlaceField *field(const char *key) { return row(key)->findChild<InPlaceField *>(); }
    QLineEdit *enter(const char *key, const QString &text)
    {
        field(key)->beginEditing();
        auto *editor = field(key)->findChild<QLineEdit *>();
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
        return editor;
    }
    [[nodiscard]] PersonDetailSet last() const { return desk.log.all<PersonDetailSet>().value(desk.log.all<PersonDetailSet>().size() - 1); }
};

} // namespace

class TestCardFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void whatIsTypedIsKeptAsTheFieldWantsIt_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value"); // empty: refused
        QTest::newRow("text") << QByteArray("text") << s("<b>jazz</b>") << s("<b>jazz</b>");
        QTest::newRow("number") << QByteArray("number") << s("1 234,5") << s("1234.5");
        QTest::newRow("no number") << QByteArray("number") << s("many") << QString();
        QTest::newRow("date") << QByteArray("date") << s("12/24/2021") << s("2021-12-24");
        QTest::newRow("no date") << QByteArray("date") << s("13/13/2021") << QString();
        QTest::newRow("link") << QByteArray("link") << s("https://site.example/a") << s("https://site.example/a");
        QTest::newRow("no link") << QByteArray("link") << s("javascript:alert(1)") << QString();
    }
    void whatIsTypedIsKeptAsTheFieldWantsIt()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, typed);
        QFETCH(QString, value);
        FieldsDesk card;
        QLineEdit *editor = card.enter(key.constData(), typed);
        if (value.isEmpty()) {
            QCOMPARE(card.desk.log.commands.size(), 0);
            QVERIFY(card.field(key.constData())->isEditing());
            QCOMPARE(editor->text(), typed);
            QVERIFY(!card.field(key.constData())->findChild<ToneLabel *>(s("fieldNote"))->text().isEmpty());
            return;
        }
        QCOMPARE(card.last().key, QString::fromLatin1(key));
        QCOMPARE(card.last().value, value);
        QVERIFY(card.last().expected.isEmpty());
        card.desk.view.toast().undo();
        QVERIFY(card.last().value.isEmpty());
        QCOMPARE(card.last().expected, value);
    }

    void aFlagIsOneClick()
    {
        FieldsDesk card;
        auto *box = card.row("flag")->findChild<QCheckBox *>();
        box->click();
        QCOMPARE(card.last().value, s("yes"));
        box->click();
        QVERIFY(card.last().value.isEmpty());
        QCOMPARE(card.last().expected, s("yes"));
    }

    void aChoiceIsMadeFromAMenu()
    {
        FieldsDesk card;
        card.row("choice")->findChild<QToolButton *>(s("choice"))->click();
        auto *menu = card.row("choice")->findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3); // and none of them
        menu->actions().at(1)->trigger();
        QCOMPARE(card.last().value, s("gold"));
        QVERIFY(card.row("choice")->findChild<QToolButton *>(s("choice"))->text().startsWith(s("Gold")));
    }

    void whoChangedTheFieldThatIsEditedIsNamed()
    {
        FieldsDesk card;
        card.field("text")->beginEditing();
        card.field("text")->findChild<QLineEdit *>()->setText(s("mine"));
        card.desk.stored().details = {{detailIdOf(card.desk.person, s("text")), card.desk.person, s("text"), s("theirs"),
                                       card.desk.samples.colleague.id, card.desk.clock.now()}};
        card.desk.changed();
        const QString note = card.field("text")->findChild<ToneLabel *>(s("fieldNote"))->text();
        QVERIFY2(note.contains(card.desk.samples.colleague.name) && note.contains(s("theirs")), qPrintable(note));
        card.field("text")->findChild<QPushButton *>(s("keepMine"))->click();
        QCOMPARE(card.last().value, s("mine"));
        QCOMPARE(card.last().expected, s("theirs"));
    }

    void whatAnotherAccountBroughtIsToldApart()
    {
        FieldsDesk card;
        const Account &other = card.desk.stored().accounts.at(1);
        card.desk.stored().details = {{{}, other.homePersonId, s("choice"), s("tin"), {}, card.desk.clock.now()}};
        card.desk.changed();
        const QString words = card.row("choice")->findChild<ToneLabel *>(s("elsewhere"))->text();
        QVERIFY2(words.contains(s("Tin")) && words.contains(other.handle), qPrintable(words));
        QVERIFY(card.row("choice")->findChild<QToolButton *>(s("choice"))->text().startsWith(s("choose")));
    }

    void aLinkIsOpenedByWhoShowsItsRealHost()
    {
        FieldsDesk card;
        QVERIFY(!card.row("link")->findChild<QToolButton *>(s("openLink"))->isVisibleTo(card.row("link")));
        card.enter("link", s("https://site.example/a"));
        QSignalSpy clicked(card.desk.section, &CardFieldsSection::linkClicked);
        card.row("link")->findChild<QToolButton *>(s("openLink"))->click();
        QCOMPARE(clicked.first().first().toUrl(), QUrl(s("https://site.example/a")));
    }

    void rowsStayWhatTheyAreWhileTheTeamsFieldsDo()
    {
        FieldsDesk card;
        CardFieldRow *row = card.row("text");
        card.desk.changed();
        QCOMPARE(card.row("text"), row);
        card.desk.presenter.open({s("somebody-else")});
        card.desk.presenter.open(card.desk.person);
        QTRY_COMPARE(card.row("text"), row);
    }

    void withoutFieldsOnlyALeadIsInvited()
    {
        CardDesk agent;
        agent.open();
        QVERIFY(!agent.section->isVisibleTo(&agent.view));
        CardDesk lead(Role::Lead);
        lead.open();
        QSignalSpy wanted(lead.section, &CardFieldsSection::fieldsWanted);
        lead.find<QPushButton>("inviteFields")->click();
        QCOMPARE(wanted.count(), 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestCardFields)
#include "tst_cardfields.moc"
