#include "ui/signin/signinview.h"

#include "tests/support/fakesessions.h"
#include "tests/support/pictures.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/signin/signinpresenter.h"
#include "ui/signin/userlist.h"

#include <QClipboard>
#include <QGuiApplication>
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

QPushButton *buttonOf(const QWidget &view, const QString &text)
{
    for (QPushButton *button : view.findChildren<QPushButton *>())
        if (button->text() == text)
            return button;
    qFatal("no button %s", qPrintable(text));
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
        for (const char *code : {"offline", "not_otklik", "tls_failed", "too_many_attempts", "no_browser_sign_in",
                                 "sign_in_declined", "sign_in_refused", "sign_in_timeout", "issuer_unreachable",
                                 "issuer_unsuitable", "id_token_refused", "id_token_used", "account_disabled", "not_invited",
                                 "no_redirect_port", "grant_refused"})
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

    void theBrowserIsOpenedAndTheViewWaitsCalmly()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        QSignalSpy wanted(&presenter, &SignInPresenter::browserWanted);
        QSignalSpy entered(&presenter, &SignInPresenter::signedIn);
        SignInView view(presenter);
        view.show();
        settle();
        view.setServer(QStringLiteral("desk.example.com"));
        sessions.gate.hold();
        buttonOf(view, QStringLiteral("Sign in with the &browser"))->click();
        QCOMPARE(sessions.browserServers, QList<QUrl>{QUrl(QStringLiteral("https://desk.example.com"))});
        QCOMPARE(wanted.size(), 1);
        QVERIFY(buttonOf(view, QStringLiteral("&Cancel"))->isVisible());
        QVERIFY(!buttonOf(view, QStringLiteral("Signing in…"))->isVisible());
        buttonOf(view, QStringLiteral("&Open again"))->click();
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted.last().first().toUrl(), sessions.page);
        buttonOf(view, QStringLiteral("Copy &link"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), sessions.page.toString(QUrl::FullyEncoded));
        sessions.gate.release();
        settle();
        QCOMPARE(entered.size(), 1);
        QVERIFY(buttonOf(view, QStringLiteral("&Sign in"))->isVisible());
    }

    void anAttemptInTheBrowserCanBeCancelled()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        QSignalSpy failed(&presenter, &SignInPresenter::failed);
        SignInView view(presenter);
        view.show();
        settle();
        view.setServer(QStringLiteral("desk.example.com"));
        sessions.gate.hold();
        sessions.trouble = Error{Error::Kind::GiveUp, QStringLiteral("sign_in_cancelled"), {}};
        buttonOf(view, QStringLiteral("Sign in with the &browser"))->click();
        QVERIFY(!buttonOf(view, QStringLiteral("&Open again"))->isEnabled()); // no page yet
        buttonOf(view, QStringLiteral("&Cancel"))->click();
        QCOMPARE(sessions.cancels, 1);
        sessions.gate.release();
        settle();
        QVERIFY(failed.isEmpty());
        QVERIFY(buttonOf(view, QStringLiteral("&Sign in"))->isVisible());
        QVERIFY(!presenter.isBusy());
    }

    void closingThePageEndsTheAttempt()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        SignInView view(presenter);
        view.show();
        settle();
        sessions.gate.hold();
        presenter.signInWithBrowser(QStringLiteral("desk.example.com"));
        view.close();
        QCOMPARE(sessions.cancels, 1);
    }

    void itIsSaidWhetherOneStaysSignedIn()
    {
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        SignInView kept(presenter);
        settle();
        QVERIFY(textOf(kept).contains(QStringLiteral("in the computer's keychain")));
        sessions.hasKeychain = false;
        SignInPresenter other(sessions);
        SignInView notKept(other);
        settle();
        QVERIFY(textOf(notKept).contains(QStringLiteral("asked again at the next start")));
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
        const PictureLanguage language;
        fakes::FakeSessionControl sessions;
        SignInPresenter presenter(sessions);
        SignInView view(presenter);
        view.show();
        view.setServer(QStringLiteral("desk.example.com"));
        presenter.signIn(QStringLiteral("desk.example.com"), QStringLiteral("anna"), QStringLiteral("wrong"));
        settle();
        takePicture(view, QStringLiteral("signin-light"), {900, 600});
        sessions.gate.hold();
        presenter.signInWithBrowser(QStringLiteral("desk.example.com"));
        takePicture(view, QStringLiteral("signin-browser-light"), {900, 600});
        sessions.gate.release();
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
