#include "ui/sources/sourcesview.h"

#include "tests/support/fakesessions.h"
#include "tests/support/pictures.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/sources/connectdialog.h"
#include "ui/sources/sourcespresenter.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

Source source(const char *id, SourceState state, const QString &title, const QString &problem = {})
{
    Source one;
    one.id = {QString::fromLatin1(id)};
    one.network = QStringLiteral("mastodon");
    one.title = title;
    one.handle = QStringLiteral("poludenny@social.example");
    one.state = state;
    one.problem = problem;
    return one;
}

NetworkSetup setup()
{
    NetworkSetup one;
    one.network = QStringLiteral("vk");
    one.steps = {{QStringLiteral("Open the group’s settings, then “API usage”."), QStringLiteral("Откройте управление сообществом, затем «Работа с API».")},
                 {QStringLiteral("Make a key and copy it here."), QStringLiteral("Создайте ключ и скопируйте его сюда.")}};
    one.rights = {{QStringLiteral("messages"), {QStringLiteral("to read and answer private messages"), QStringLiteral("чтобы читать личные сообщения и отвечать на них")}}};
    SetupField key;
    key.key = QStringLiteral("access_token");
    key.kind = SetupField::Kind::Secret;
    key.isRequired = true;
    key.label = {QStringLiteral("Key of the group"), QStringLiteral("Ключ сообщества")};
    key.help = {QStringLiteral("It begins with vk1."), QStringLiteral("Начинается с vk1.")};
    one.fields = {key};
    one.testAnswer = {QStringLiteral("There is no private place there."), QStringLiteral("Закрытого места там нет.")};
    return one;
}

struct Desk final
{
    fakes::FakeDirectoryStore directory;
    fakes::FakeSourceControl control;
    StoreEvents events;
    SourcesPresenter presenter{directory, control, events};
    SourcesView view;

    explicit Desk(QList<NetworkSetup> setups = {}) : view(presenter, std::move(setups)) { }

    void read()
    {
        StoreChange change;
        change.directory = true;
        Q_EMIT events.changed(change);
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (!label->isHidden())
                all += label->text() + u'\n';
        return all;
    }
};

QPushButton *button(const QWidget &in, QString text)
{
    for (auto *one : in.findChildren<QPushButton *>())
        if (one->text().remove(u'&') == text)
            return one;
    return nullptr;
}

} // namespace

class TestNetworksPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void everyStateIsToldInWords()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const SourceState state : {SourceState::NotConnected, SourceState::Authorising, SourceState::Connected, SourceState::Failing}) {
            desk.directory.streams = {source("s1", state, QStringLiteral("Полдень"), QStringLiteral("token_refused")),
                                      source("s2", SourceState::Connected, QStringLiteral("Another"))};
            desk.read();
            QVERIFY(!SourcesModel::stateText(desk.directory.streams.first()).isEmpty());
        }
        QVERIFY(SourcesModel::stateText(desk.directory.streams.first()).contains(ErrorText::sentence(QStringLiteral("token_refused"))));
        desk.directory.streams.removeFirst();
        desk.read();
        QCOMPARE(desk.presenter.model().rowCount(), 1);
    }

    void theAddressForCallsIsShownAndCopied()
    {
        NetworkSetup calling = setup();
        calling.calls = SetupText{QStringLiteral("Enter it there."), QStringLiteral("Укажите его там.")};
        NetworkSetup silent = setup();
        silent.network = QStringLiteral("mastodon");
        Desk desk({calling, silent});
        Source vk = source("s1", SourceState::Connected, QStringLiteral("А"));
        vk.network = QStringLiteral("vk");
        desk.directory.streams = {vk, source("s2", SourceState::Connected, QStringLiteral("Б"))};
        desk.view.show();
        desk.read();
        auto *list = desk.view.findChild<QListView *>();
        const auto address = [&]() -> QLineEdit * {
            for (auto *edit : desk.view.findChildren<QLineEdit *>())
                if (edit->isReadOnly() && edit->isVisible())
                    return edit;
            return nullptr;
        };
        QVERIFY(!address());
        list->setCurrentIndex(desk.presenter.model().index(0));
        QVERIFY(address());
        QCOMPARE(address()->text(), QStringLiteral("https://otklik.example/v1/hooks/s1"));
        QVERIFY(desk.said().contains(QStringLiteral("Enter it there.")));
        QVERIFY(!desk.said().contains(QStringLiteral("this computer only")));
        button(desk.view, QStringLiteral("Copy the address"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://otklik.example/v1/hooks/s1"));
        list->setCurrentIndex(desk.presenter.model().index(1));
        QVERIFY(!address());
        desk.control.server = QUrl(QStringLiteral("http://127.0.0.1:4000"));
        list->setCurrentIndex(desk.presenter.model().index(0));
        QVERIFY(desk.said().contains(QStringLiteral("this computer only")));
    }

    void aConnectedSourceCanBeTested()
    {
        NetworkSetup able = setup();
        able.network = QStringLiteral("mastodon");
        able.canTestConnected = true;
        Desk desk({able});
        desk.directory.streams = {source("s1", SourceState::Connected, QStringLiteral("А")), source("s2", SourceState::NotConnected, QStringLiteral("Б"))};
        desk.control.answer.isRemoved = true;
        desk.view.show();
        desk.read();
        QPushButton *test = button(desk.view, QStringLiteral("Test the answer"));
        QVERIFY(test);
        QVERIFY(!test->isVisible());
        auto *list = desk.view.findChild<QListView *>();
        list->setCurrentIndex(desk.presenter.model().index(1));
        QVERIFY(!test->isVisible());
        list->setCurrentIndex(desk.presenter.model().index(0));
        QVERIFY(test->isVisible());
        test->click();
        desk.settle();
        QCOMPARE(desk.control.triedConnected, QList<SourceId>{{QStringLiteral("s1")}});
        QVERIFY(desk.said().contains(QStringLiteral("went out")));
        desk.control.trouble = Error{Error::Kind::GiveUp, QStringLiteral("token_refused"), {}};
        test->click();
        desk.settle();
        QVERIFY(desk.said().contains(ErrorText::sentence(QStringLiteral("token_refused"))));
        QVERIFY(test->isEnabled());
    }

    void connectingEndsInTheBrowser()
    {
        Desk desk;
        desk.view.show();
        QSignalSpy browser(&desk.view, &SourcesView::browserNeeded);
        auto *address = desk.view.findChild<QLineEdit *>();
        QTest::keyClicks(address, QStringLiteral("social.example"));
        QTest::keyClick(address, Qt::Key_Return);
        desk.settle();
        QCOMPARE(desk.control.asked, QStringList{QStringLiteral("social.example")});
        QCOMPARE(browser.size(), 1);
        QVERIFY(desk.said().contains(QStringLiteral("social.example")));
    }

    void aFailureIsToldInWords_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"bad_url", "network_unreachable", "network_no_answer", "not_mastodon", "too_many_attempts", "offline"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void aFailureIsToldInWords()
    {
        QFETCH(QString, code);
        QVERIFY(ErrorText::isKnown(code));
        Desk desk;
        desk.view.show();
        desk.control.trouble = Error{Error::Kind::Retry, code, {}};
        desk.presenter.connectMastodon(QStringLiteral("social.example"));
        desk.settle();
        QVERIFY(desk.said().contains(ErrorText::sentence(code)));
    }

    void disconnectingNamesTheRightSource()
    {
        Desk desk;
        desk.view.show();
        desk.directory.streams = {source("s1", SourceState::Connected, QStringLiteral("B")), source("s2", SourceState::Connected, QStringLiteral("A"))};
        desk.read();
        auto *list = desk.view.findChild<QListView *>();
        list->setCurrentIndex(desk.presenter.model().index(0, 0));
        for (QPushButton *button : desk.view.findChildren<QPushButton *>())
            if (button->text().contains(QStringLiteral("Disconnect")))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.control.disconnected, QList<SourceId>{{QStringLiteral("s2")}});
    }

    void keysAreTriedOutAndThenKept()
    {
        Desk desk;
        ConnectDialog dialog(desk.presenter, {setup()}, QStringLiteral("en"));
        dialog.show();
        auto *button = [&](const QString &text) -> QPushButton * {
            for (QPushButton *one : dialog.findChildren<QPushButton *>())
                if (one->text().remove(u'&') == text)
                    return one;
            return nullptr;
        }(QStringLiteral("Try out"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(dialog.toldText().contains(QStringLiteral("Key of the group"))); // what is needed is named
        QVERIFY(desk.control.tried.isEmpty());

        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("access_token"));
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        QTest::keyClicks(key, QStringLiteral("s3cret"));
        desk.control.seen.name = QStringLiteral("Полдень");
        desk.control.seen.posts = 7;
        QTest::mouseClick(button, Qt::LeftButton);
        desk.settle();
        QCOMPARE(desk.control.tried.size(), 1);
        QCOMPARE(desk.control.tried.first().values.value(QStringLiteral("access_token")), QStringLiteral("s3cret"));
        QVERIFY(dialog.toldText().contains(QStringLiteral("Полдень")));
        QVERIFY(dialog.toldText().contains(u'7'));
        QVERIFY(!dialog.toldText().contains(QStringLiteral("s3cret")));

        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClick(key, Qt::Key_Return);
        desk.settle();
        QCOMPARE(desk.control.connected.size(), 1);
        QCOMPARE(accepted.size(), 1);
    }

    void anAnswerIsTestedWhereThereIsAPrivatePlace()
    {
        Desk desk;
        NetworkSetup letters = setup();
        letters.network = QStringLiteral("email");
        letters.canTestAnswer = true;
        letters.testAnswer.en = QStringLiteral("A letter to oneself.");
        ConnectDialog dialog(desk.presenter, {setup(), letters}, QStringLiteral("en"));
        dialog.show();
        const auto press = [&] {
            for (QPushButton *one : dialog.findChildren<QPushButton *>())
                if (one->text().remove(u'&') == QLatin1StringView("Test an answer")) {
                    one->setFocus();
                    QTest::keyClick(one, Qt::Key_Space);
                    QVERIFY(one->isEnabled()); // else Return would close the dialog
                }
            desk.settle();
        };
        const auto type = [&] { QTest::keyClicks(dialog.findChild<QLineEdit *>(QStringLiteral("access_token")), QStringLiteral("s3cret")); };
        press();
        QCOMPARE(dialog.toldText(), QStringLiteral("There is no private place there."));
        QVERIFY(desk.control.answered.isEmpty());

        dialog.choose(QStringLiteral("email"));
        press(); // what is needed is named first
        QVERIFY(desk.control.answered.isEmpty());
        type();
        desk.control.answer = {{}, true};
        press();
        QCOMPARE(desk.control.answered.size(), 1);
        QCOMPARE(desk.control.answered.first().network, QStringLiteral("email"));
        QVERIFY2(dialog.toldText().contains(QStringLiteral("taken away again")), qPrintable(dialog.toldText()));
        desk.control.answer = {QStringLiteral("https://social.example/1"), false};
        press();
        QVERIFY2(dialog.toldText().contains(QStringLiteral("https://social.example/1")), qPrintable(dialog.toldText()));
        desk.control.trouble = Error{Error::Kind::GiveUp, QStringLiteral("test_word_missing"), {}};
        press();
        QCOMPARE(dialog.toldText(), ErrorText::sentence(QStringLiteral("test_word_missing")));
        QVERIFY(dialog.toldText().contains(QStringLiteral("/otklik_test")));
        QVERIFY(dialog.isVisible());
        QVERIFY(desk.control.connected.isEmpty());
    }

    void whatTheNetworkRefusedIsToldAndTheTypingStays()
    {
        Desk desk;
        ConnectDialog dialog(desk.presenter, {setup()}, QStringLiteral("ru"));
        dialog.show();
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("access_token"));
        QTest::keyClicks(key, QStringLiteral("wrong"));
        desk.control.trouble = Error{Error::Kind::SignIn, QStringLiteral("token_refused"), {}};
        QTest::keyClick(key, Qt::Key_Return);
        desk.settle();
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.toldText(), ErrorText::sentence(QStringLiteral("token_refused")));
        QCOMPARE(key->text(), QStringLiteral("wrong"));
    }

    void pictures()
    {
        const PictureLanguage language;
        NetworkSetup calling = setup();
        calling.calls = SetupText{QStringLiteral("The network calls this address: enter it in its settings."), QStringLiteral("Сеть обращается по этому адресу: укажите его в её настройках.")};
        calling.canTestConnected = true;
        Desk desk({calling});
        desk.directory.streams = {source("s1", SourceState::Connected, QStringLiteral("Полдень в Мастодоне")),
                                  source("s2", SourceState::Failing, QStringLiteral("Второй аккаунт"), QStringLiteral("token_refused")),
                                  source("s3", SourceState::NotConnected, QStringLiteral("ВКонтакте: группа"))};
        desk.view.show();
        desk.read();
        takePicture(desk.view, QStringLiteral("networks-light"), {1208, 740});
        desk.directory.streams.last().network = QStringLiteral("vk");
        desk.directory.streams.last().state = SourceState::Connected;
        desk.read();
        desk.view.findChild<QListView *>()->setCurrentIndex(desk.presenter.model().index(0));
        takePicture(desk.view, QStringLiteral("networks-calls-light"), {1208, 740});
        ConnectDialog dialog(desk.presenter, {setup()}, QStringLiteral("ru"));
        takePicture(dialog, QStringLiteral("connect-light"), {820, 600});
    }
};

QTEST_MAIN(TestNetworksPage)
#include "tst_networkspage.moc"
