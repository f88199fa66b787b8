#include "ui/signin/signinview.h"

#include "tests/support/fakesessions.h"
#include "tests/support/pictures.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/signin/signinpresenter.h"
#include "ui/signin/userlist.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

void settle()
{
    for (int i = 0; i < 6; ++i)
        QCoreApplication::processEvents();
}

QString textOf(const QWidget &view)
{
    QString all;
    for (const QLabel *label : view.findChildren<QLabel *>())
        if (!label->isHidden())
            all += label->text() + u'\n';
    return all;
}

QLineEdit *passwordOf(const QWidget &view)
{
    for (QLineEdit *line : view.findChildren<QLineEdit *>())
        if (line->echoMode() == QLineEdit::Password)
            return line;
    return nullptr;
}

} // namespace

class TestSignIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void anAddressIsTakenAsPeopleTypeIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("bare host") << QStringLiteral(" desk.example.com ") << QStringLiteral("https://desk.example.com");
        QTest::newRow("with a port") << QStringLiteral("desk.example.com:8480") << QStringLiteral("https://desk.example.com:8480");
        QTest::newRow("with scheme") << QStringLiteral("http://127.0.0.1:8480") << QStringLiteral("http://127.0.0.1:8480");
        QTest::newRow("other scheme") << QStringLiteral("file:///etc/passwd") << QString();
        QTest::newRow("with a password in it") << QStringLiteral("https://me:secret@desk.example.com") << QString();
        QTest::newRow("blanks") << QStringLiteral("two words") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void anAddressIsTakenAsPeopleTypeIt()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        QCOMPARE(serverAddress(typed), QUrl(address));
    }

    void everyTroubleIsToldInWords_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"offline", "not_otklik", "tls_failed", "too_many_attempts"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void everyTroubleIsToldInWords()
    {
        QFETCH(QString, code);
        QVERIFY(ErrorText::isKnown(code));
        fakes::FakeSessionControl sessions;
        sessions.trouble = Error{Error::Kind::Retry, code, {}};
        SignInPresenter presenter(sessions);
        SignInView view(presenter);
        view.show();
        presenter.signIn(QStringLiteral("desk.example.com"), QStringLiteral("anna"), QStringLiteral("right"));
        settle();
        QVERIFY(textOf(view).contains(ErrorText::sentence(code)));
    }

    void aWrongPasswordIsSaidAndCanBeTypedAgain()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        QSignalSpy entered(&presenter, &SignInPresenter::signedIn);
        SignInView view(presenter);
        view.show();
        view.setServer(QStringLiteral("desk.example.com"));
        for (QLineEdit *line : view.findChildren<QLineEdit *>())
            if (line->text().isEmpty() && line->echoMode() == QLineEdit::Normal)
                QTest::keyClicks(line, QStringLiteral("anna"));
        QLineEdit *password = passwordOf(view);
        QTest::keyClicks(password, QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        settle();
        QVERIFY(textOf(view).contains(ErrorText::sentence(QStringLiteral("wrong_password"))));
        QVERIFY(entered.isEmpty());
        password->clear();
        QTest::keyClicks(password, QStringLiteral("right"));
        QTest::keyClick(password, Qt::Key_Return);
        settle();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(sessions.forms.last().login, QStringLiteral("anna"));
        QCOMPARE(sessions.forms.last().server, QUrl(QStringLiteral("https://desk.example.com")));
        QVERIFY(!textOf(view).contains(ErrorText::sentence(QStringLiteral("wrong_password"))));
    }

    void oneAttemptRunsAtATime()
    {
        fakes::FakeSessionControl sessions;
        sessions.gate.hold();
        SignInPresenter presenter(sessions);
        for (int i = 0; i < 3; ++i)
            presenter.signIn(QStringLiteral("desk.example.com"), QStringLiteral("anna"), QStringLiteral("right"));
        QCOMPARE(sessions.forms.size(), 1);
        sessions.gate.release();
        settle();
        QVERIFY(!presenter.isBusy());
    }

    void inTheDemoOneBecomesAColleague()
    {
        fakes::FakeSessionControl sessions;
        const User me{{QStringLiteral("u1")}, QStringLiteral("anna"), QStringLiteral("Анна"), Role::Agent, false, true, {}};
        const User lead{{QStringLiteral("u2")}, QStringLiteral("vera"), QStringLiteral("Вера"), Role::Lead, false, true, {}};
        sessions.people = {me, lead};
        SignInPresenter presenter(sessions);
        QWidget parent;
        UserList list(presenter, me.id, &parent);
        settle();
        auto *own = list.findChild<QPushButton *>(QStringLiteral("anna"));
        auto *other = list.findChild<QPushButton *>(QStringLiteral("vera"));
        QVERIFY(own && other);
        QVERIFY(!own->isEnabled());
        list.setAttribute(Qt::WA_DeleteOnClose, false);
        other->click();
        QCOMPARE(sessions.switches, QList<UserId>{lead.id});
    }

    void pictures()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        SignInView view(presenter);
        view.show();
        view.setServer(QStringLiteral("desk.example.com"));
        presenter.signIn(QStringLiteral("desk.example.com"), QStringLiteral("anna"), QStringLiteral("wrong"));
        settle();
        takePicture(view, QStringLiteral("signin-light"), {900, 600});
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
