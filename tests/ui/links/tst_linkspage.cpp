#include "tests/support/pictures.h"
#include "tests/ui/links/pairscene.h"
#include "ui/cards/cardlist.h"
#include "ui/common/theme.h"
#include "ui/links/accountpane.h"
#include "ui/links/linkhint.h"
#include "ui/links/linkhintpresenter.h"
#include "ui/links/linkspage.h"
#include "ui/links/linktext.h"
#include "ui/links/pairkeys.h"
#include "ui/links/pairsview.h"
#include "ui/links/waterfall.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using Shows = PairsPresenter::Shows;
using enum ProposalState;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Two pages' worth of pairs with real-looking contents, on one store.
struct PageScene final
{
    PairScene open;
    PairsPresenter decided{Shows::Decided,
                           {open.store, open.conversations, open.cards, open.log, open.events, open.clock}};
    std::unique_ptr<LinksPage> page;

    explicit PageScene(int count)
    {
        open.add(count);
        for (ProposalItem &item : open.store.items)
            dress(item);
        open.presenter.start();
        decided.start();
        [&] { QTRY_VERIFY(open.presenter.isLoaded() && decided.isLoaded()); }();
    }

    void show(QSize size)
    {
        page = std::make_unique<LinksPage>(open.presenter, decided);
        page->resize(size);
        page->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(page.get())); }();
        page->showOpen();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(page->focusWidget(), Qt::Key(key), modifiers); }

    void dress(ProposalItem &item) const
    {
        item.proposal.madeAt = open.clock.now();
        item.proposal.reasons = {
            {s("name"), s("diminutive"), 1240, s("Катя Лаврова"), s("Екатерина Сергеевна Лаврова")},
            {s("handle"), s("run"), 830, s("katya_lavrova88"), s("e.lavrova.88")},
            {s("phone"), s("same"), 1410, s("+7 913 555-01-23"), s("+7 913 555-01-23")},
            {s("city"), s("different"), -210, s("Омск"), s("Тверь")},
            {s("birth_date"), s("same"), 900, s("19880412"), s("19880412")},
            {s("style"), s("similar"), 12, {}, {}},
        };
        item.first.account.bio = s("Мама двух котов. Вяжу, пеку, ругаюсь с доставками. Омск — Тверь.");
        CustomerRecord record;
        record.source = s("Заказы 2024");
        record.number = s("K-20418");
        record.city = s("Тверь");
        record.birthDate = s("1988-04-12");
        record.orders = {{s("1"), s("A-1"), s("Корм"), s("доставлен"), 120000, s("RUB"), {}}};
        item.second.record = record;
        item.second.personName = s("Екатерина Сергеевна Лаврова-Константинопольская");
    }
};

} // namespace

/// The page for a slow hour: everything by the keyboard, and nothing that one did not mean.
class TestLinksPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(*qApp, qApp); }
    void aSittingByTheKeyboardAlone();
    void aKeyHeldDownDecidesOnce();
    void enterOnAButtonPressesTheButton();
    void keysDoNothingWhereAPairWasTakenAway();
    void theListKeepsItsMark();
    void theDecidedOnesByTheKeyboard();
    void thePageTeachesWhenItIsEmpty();
    void theBarsAreToldToScreenReaders();
    void theBarsFitEveryWidth();
    void tabGoesThroughThePairInOrder();
    void allKeysAreTold();
    void theStripLeadsToThePair();
    void pictures();

private:
    Theme *m_theme = nullptr;
};

void TestLinksPage::aSittingByTheKeyboardAlone()
{
    PageScene d(5);
    d.show({1196, 770});
    QCOMPARE(d.open.current(), d.open.id(1));
    d.press(Qt::Key_Y);
    QCOMPARE(d.open.current(), d.open.id(2));
    d.press(Qt::Key_N);
    d.press(Qt::Key_S);
    QCOMPARE(d.open.current(), d.open.id(4));
    d.press(Qt::Key_Return);
    QCOMPARE(d.open.asked(), (QStringList{s("pair-00001 confirmed"), s("pair-00002 refused"), s("pair-00004 confirmed")}));
    QVERIFY(d.page->openPairs().sittingText().contains(u'3'));
    d.open.obey();
    QTRY_COMPARE(d.open.shown(), (QList{d.open.id(3), d.open.id(5)}));
    d.press(Qt::Key_K);
    QCOMPARE(d.open.current(), d.open.id(3));
    d.press(Qt::Key_J);
    QCOMPARE(d.open.current(), d.open.id(5));
    d.press(Qt::Key_Up);
    QCOMPARE(d.open.current(), d.open.id(3));
    d.press(Qt::Key_U);
    QCOMPARE(d.open.asked().constLast(), s("pair-00004 open"));
    d.open.obey();
    QTRY_COMPARE(d.open.current(), d.open.id(4));
    d.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(d.open.asked().constLast(), s("pair-00002 open"));
    QSignalSpy told(&d.open.presenter, &PairsPresenter::told);
    d.press(Qt::Key_O);
    QTRY_COMPARE(told.size(), 1); // looked for a case, and there is none
    d.press(Qt::Key_O, Qt::ShiftModifier);
    QTRY_COMPARE(told.size(), 2);
}

void TestLinksPage::aKeyHeldDownDecidesOnce()
{
    PageScene d(5);
    d.show({1196, 770});
    d.press(Qt::Key_Y);
    for (int i = 0; i < 3; ++i)
        qt_sendShortcutOverrideEvent(d.page->focusWidget(), 0, Qt::Key_Y, Qt::NoModifier, s("y"), true);
    QCOMPARE(d.open.asked().size(), 1);
}

void TestLinksPage::enterOnAButtonPressesTheButton()
{
    PageScene d(3);
    d.show({1196, 770});
    d.page->openPairs().otherButton().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&d.page->openPairs().otherButton(), Qt::Key_Space);
    QCOMPARE(d.open.asked(), QStringList{s("pair-00001 refused")});
    QTest::keyClick(&d.page->openPairs().otherButton(), Qt::Key_Return);
    QVERIFY(!d.open.asked().contains(s("pair-00002 confirmed")));
}

void TestLinksPage::keysDoNothingWhereAPairWasTakenAway()
{
    PageScene d(3);
    d.show({1196, 770});
    d.open.store.set(d.open.id(1), Confirmed, d.open.clock.now(), s("Ольга"));
    d.open.changed();
    QTRY_VERIFY(!d.page->openPairs().isPairShown());
    QVERIFY(!d.page->openPairs().list().currentIndex().isValid());
    d.press(Qt::Key_Y);
    d.press(Qt::Key_Return);
    QVERIFY(d.open.asked().isEmpty());
    d.press(Qt::Key_J);
    QCOMPARE(d.open.current(), d.open.id(2));
    QVERIFY(d.page->openPairs().isPairShown());
    d.press(Qt::Key_Y);
    QCOMPARE(d.open.asked(), QStringList{s("pair-00002 confirmed")});
}

void TestLinksPage::theListKeepsItsMark()
{
    PageScene d(6);
    d.show({1196, 770});
    d.press(Qt::Key_Down);
    d.press(Qt::Key_Down);
    CardList &list = d.page->openPairs().list();
    QCOMPARE(list.currentIndex().row(), 2);
    d.open.store.set(d.open.id(1), Refused, d.open.clock.now());
    d.open.changed();
    QTRY_COMPARE(list.currentIndex().row(), 1);
    QCOMPARE(d.open.current(), d.open.id(3));
    d.press(Qt::Key_Y);
    QCOMPARE(list.currentIndex().row(), 1);
    QCOMPARE(d.open.current(), d.open.id(4));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
    QCOMPARE(d.open.current(), d.open.id(2));
}

void TestLinksPage::theDecidedOnesByTheKeyboard()
{
    PageScene d(3);
    d.open.store.set(d.open.id(1), Confirmed, d.open.clock.now(), s("Ольга"));
    d.open.store.set(d.open.id(2), Refused, d.open.clock.now() - std::chrono::hours(30), s("Олег"));
    d.open.changed();
    QTRY_COMPARE(d.decided.model().rowCount(), 2);
    d.show({1196, 770});
    d.page->showDecided();
    QVERIFY(d.page->decidedPairs().sameButton().isHidden()); // it is that already
    d.press(Qt::Key_Y);
    QVERIFY(d.open.asked().isEmpty());
    d.press(Qt::Key_R);
    QCOMPARE(d.open.asked(), QStringList{s("pair-00001 open")});
    d.open.obey();
    QTRY_COMPARE(d.decided.model().rowCount(), 1);
    QVERIFY(!d.page->decidedPairs().sameButton().isHidden());
    QVERIFY(d.page->decidedPairs().otherButton().isHidden());
    d.press(Qt::Key_Y);
    QCOMPARE(d.open.asked().constLast(), s("pair-00002 confirmed"));
    d.press(Qt::Key_U);
    d.press(Qt::Key_U);
    QCOMPARE(d.open.asked().mid(2), (QStringList{s("pair-00002 refused"), s("pair-00001 confirmed")}));
}

void TestLinksPage::thePageTeachesWhenItIsEmpty()
{
    PageScene d(0);
    d.show({1196, 770});
    QPushButton &lately = d.page->openPairs().emptyButton();
    QVERIFY(!lately.isVisible());
    takePicture(*d.page, s("links-empty"), {1196, 770});
    d.open.add(1);
    d.open.changed();
    QTRY_VERIFY(d.page->openPairs().isPairShown());
    d.press(Qt::Key_Y);
    d.open.obey();
    QTRY_VERIFY(lately.isVisible());
    takePicture(*d.page, s("links-all-decided"), {1196, 770});
    lately.click();
    QVERIFY(d.page->decidedPairs().isVisible());
}

void TestLinksPage::theBarsAreToldToScreenReaders()
{
    PageScene d(1);
    d.show({1196, 770});
    const Waterfall &bars = d.page->openPairs().waterfall();
    QCOMPARE(bars.accessibleDescription(), bars.text());
    const QStringList lines = bars.text().split(u'\n');
    QCOMPARE(lines.size(), 8); // where it starts, six reasons, the sum
    QVERIFY(lines.at(1).contains(s("Катя Лаврова")) && lines.at(1).contains(LinkText::weight(1240)));
    QVERIFY(lines.at(4).contains(s("Тверь")));
    QVERIFY(!d.page->openPairs().account(true).accessibleName().isEmpty());
    QVERIFY(!d.page->openPairs().list().accessibleName().isEmpty());
}

void TestLinksPage::theBarsFitEveryWidth()
{
    Waterfall bars;
    PageScene d(1);
    bars.setProposal(d.open.store.items.constFirst().proposal);
    QVERIFY(bars.heightForWidth(320) > bars.heightForWidth(900));
    for (const int width : {300, 420, 559, 560, 900, 2000})
        takePicture(bars, s("links-bars-%1").arg(width), {width, bars.heightForWidth(width)});
}

void TestLinksPage::tabGoesThroughThePairInOrder()
{
    PageScene d(2);
    d.show({1196, 770});
    PairsView &view = d.page->openPairs();
    QVERIFY(view.list().hasFocus());
    QList<QWidget *> order;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(d.page->focusWidget(), Qt::Key_Tab);
        order.append(d.page->focusWidget());
    }
    const auto place = [&](QWidget &widget) { return order.indexOf(&widget); };
    QVERIFY(place(view.account(true).openButton()) >= 0);
    QVERIFY(place(view.account(true).openButton()) < place(view.account(false).openButton()));
    QVERIFY(place(view.account(false).openButton()) < place(view.waterfall()));
}

void TestLinksPage::allKeysAreTold()
{
    PageScene d(1);
    d.show({1196, 770});
    d.page->openPairs().showKeys();
    auto *keys = d.page->findChild<PairKeys *>();
    QVERIFY(keys && keys->isVisible());
    for (const char *key : {"J", "K", "Y", "N", "S", "U", "O"})
        QVERIFY(keys->accessibleName().contains(s(key)));
    takePicture(*keys, s("links-keys"), keys->size());
    QTest::keyClick(keys, Qt::Key_Escape);
    QVERIFY(!keys->isVisible());
}

void TestLinksPage::theStripLeadsToThePair()
{
    PairScene d;
    d.add(5);
    for (ProposalItem &item : d.store.items)
        item.first.personId = {s("somebody")};
    LinkHintPresenter presenter(d.store, d.events);
    LinkHint hint(presenter);
    QVERIFY(hint.isHidden());
    presenter.open({s("somebody")});
    QTRY_COMPARE(hint.texts().size(), 3);
    QVERIFY(!hint.isHidden());
    QVERIFY(hint.texts().constFirst().contains(s("@ekaterina1")));
    QSignalSpy wanted(&hint, &LinkHint::lookWanted);
    takePicture(hint, s("links-hint"), {340, 130});
    hint.findChildren<QPushButton *>().constFirst()->click();
    QCOMPARE(wanted.constFirst().constFirst().value<LinkProposalId>(), d.id(1));
    presenter.open({s("nobody")});
    QVERIFY(hint.isHidden());
}

void TestLinksPage::pictures()
{
    PictureLanguage language;
    PageScene d(12);
    d.open.store.items[0].proposal.proof = s("mutual_links");
    d.open.store.set(d.open.id(10), Confirmed, d.open.clock.now(), s("Ольга Смирнова"));
    d.open.store.items[10].proposal.proof = s("verified_email");
    d.open.store.set(d.open.id(11), Automatic, d.open.clock.now() - std::chrono::hours(2));
    d.open.store.set(d.open.id(12), Refused, d.open.clock.now() - std::chrono::hours(40), s("Олег"));
    d.open.changed();
    QTRY_COMPARE(d.decided.model().rowCount(), 3);
    d.show({1196, 770});
    for (const bool isDark : {false, true}) {
        m_theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString tone = isDark ? s("-dark") : QString();
        d.page->showOpen();
        takePicture(*d.page, s("links-open") + tone, {1196, 770});
        takePicture(*d.page, s("links-open-wide") + tone, {2476, 1410});
        takePicture(*d.page, s("links-open-small") + tone, {876, 570});
        d.page->showDecided();
        takePicture(*d.page, s("links-decided") + tone, {1196, 770});
    }
    m_theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestLinksPage)
#include "tst_linkspage.moc"
