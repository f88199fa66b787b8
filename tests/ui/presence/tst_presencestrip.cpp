#include "ui/presence/presencestrip.h"

#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/presence/presencepresenter.h"
#include "ui/presence/typingwatch.h"
#include "ui/presence/viewjournal.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

class Cards final : public CardStore
{
public:
    QHash<PersonId, QList<PresenceItem>> there;
    fakes::Gate gate;

    Answer<MomentPage> moments(const PersonId &, MomentFilter, HistorySide, std::optional<MomentCursor>, int) override
    {
        return gate.answer<MomentPage>(MomentPage());
    }
    Answer<QList<MonthOfContacts>> months(const PersonId &, TimePoint) override
    {
        return gate.answer<QList<MonthOfContacts>>(QList<MonthOfContacts>());
    }
    Answer<QList<PresenceItem>> present(const PersonId &id) override { return gate.answer<QList<PresenceItem>>(there.value(id)); }
};

class Teller final : public PresenceTeller
{
public:
    QList<std::pair<PersonId, Doing>> told;
    void tell(const PersonId &person, Doing doing) override { told.append({person, doing}); }
};

using Told = QList<std::pair<PersonId, Doing>>;

const PersonId olga{QStringLiteral("olga")};
const PersonId igor{QStringLiteral("igor")};

struct Desk final
{
    FakeClock clock;
    Cards cards;
    Teller teller;
    StoreEvents events;
    bool isUsed = true;
    PresencePresenter presenter;
    PresenceStrip strip{presenter};

    explicit Desk(const PresencePresenter::Pace &pace = {})
        : presenter({cards, teller, events, clock, [this] { return isUsed; }}, pace)
    {}

    void comes(const QString &name, Doing doing, std::chrono::milliseconds holds = presenceHolds)
    {
        cards.there[olga].append({{UserId{name}, olga, doing, clock.now() + holds}, name});
    }
    void news()
    {
        StoreChange change;
        change.presence = true;
        Q_EMIT events.changed(change);
        QTRY_COMPARE(presenter.present().size(), cards.there[olga].size());
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList all;
        for (const ElidedLabel *label : strip.findChildren<ElidedLabel *>())
            if (!label->fullText().isEmpty())
                all.append(QString(label->fullText()).remove(QChar(0x2068)).remove(QChar(0x2069)));
        return all;
    }
};

} // namespace

/// Who else has the card open, and what colleagues are told of me.
class TestPresenceStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void openingIsToldOnce()
    {
        Desk desk;
        desk.presenter.open(olga);
        desk.presenter.open(olga);
        QCOMPARE(desk.teller.told, (Told{{olga, Doing::Looking}}));
        desk.presenter.open(igor);
        desk.presenter.close();
        QCOMPARE(desk.teller.told, (Told{{olga, Doing::Looking}, {igor, Doing::Looking}, {{}, Doing::Nothing}}));
    }

    void keysAreWritingUntilTheyStop()
    {
        Desk desk({1h, 30ms});
        desk.presenter.typed(); // no card: nothing to tell
        QVERIFY(desk.teller.told.isEmpty());
        desk.presenter.open(olga);
        desk.presenter.typed();
        desk.presenter.typed();
        QCOMPARE(desk.teller.told, (Told{{olga, Doing::Looking}, {olga, Doing::Writing}}));
        QTRY_COMPARE(desk.teller.told.last(), (std::pair{olga, Doing::Looking}));
        QCOMPARE(desk.teller.told.size(), 3);
    }

    void itIsToldAgainWhileSomebodySitsThere()
    {
        Desk desk({20ms, 1h});
        desk.presenter.open(olga);
        QTRY_VERIFY(desk.teller.told.size() >= 3);
        QCOMPARE(desk.teller.told.last(), (std::pair{olga, Doing::Looking}));
        desk.presenter.close();
        const auto left = desk.teller.told.size();
        QTest::qWait(60);
        QCOMPARE(desk.teller.told.size(), left);
    }

    void aDeskThatWasLeftIsSilentUntilItIsUsedAgain()
    {
        Desk desk({20ms, 1h});
        desk.presenter.open(olga);
        desk.isUsed = false;
        const auto before = desk.teller.told.size();
        QTest::qWait(80);
        QCOMPARE(desk.teller.told.size(), before);
        desk.isUsed = true;
        desk.presenter.wake();
        QCOMPARE(desk.teller.told.size(), before + 1);
        desk.presenter.wake(); // nothing was missed
        QCOMPARE(desk.teller.told.size(), before + 1);
    }

    void quittingLeaves()
    {
        Teller teller;
        {
            FakeClock clock;
            Cards cards;
            StoreEvents events;
            PresencePresenter presenter({cards, teller, events, clock, [] { return true; }});
            presenter.open(olga);
        }
        QCOMPARE(teller.told.last(), (std::pair{PersonId(), Doing::Nothing}));
    }

    void whoWritesStandsAboveWhoLooks()
    {
        Desk desk;
        desk.presenter.open(olga);
        desk.comes(QStringLiteral("Vera"), Doing::Looking);
        desk.comes(QStringLiteral("Anna"), Doing::Writing);
        desk.news();
        QCOMPARE(desk.lines(), (QStringList{QStringLiteral("Anna writes"), QStringLiteral("Vera is looking at this card")}));
        QVERIFY(!desk.strip.isHidden());
    }

    void manyAreCounted()
    {
        Desk desk;
        desk.presenter.open(olga);
        for (const char *name : {"Eva", "Anna", "Clara", "Dora"})
            desk.comes(QString::fromLatin1(name), Doing::Looking);
        desk.news();
        QVERIFY2(desk.lines().value(0).startsWith(QStringLiteral("Anna, Clara and 2 ")), qPrintable(desk.lines().value(0)));
    }

    void whoseTimeRunsOutIsGone()
    {
        Desk desk;
        desk.presenter.open(olga);
        desk.comes(QStringLiteral("Vera"), Doing::Looking, 30ms);
        desk.comes(QStringLiteral("Anna"), Doing::Looking);
        desk.news();
        QCOMPARE(desk.presenter.present().size(), 2);
        desk.clock.advance(31ms);
        QTRY_COMPARE(desk.presenter.present().size(), 1);
        QCOMPARE(desk.lines(), QStringList{QStringLiteral("Anna is looking at this card")});
    }

    void anotherCardShowsNobodyOfTheLastOne()
    {
        Desk desk;
        desk.presenter.open(olga);
        desk.comes(QStringLiteral("Vera"), Doing::Looking);
        desk.news();
        desk.cards.gate.hold(); // the next card is still being read
        desk.presenter.open(igor);
        QVERIFY(desk.presenter.present().isEmpty());
        QVERIFY(desk.strip.isHidden());
    }

    void aLateAnswerIsNotTakenForTheCardThatIsOpen()
    {
        Desk desk;
        desk.comes(QStringLiteral("Vera"), Doing::Looking);
        desk.cards.gate.hold();
        desk.presenter.open(olga);
        desk.presenter.open(igor);
        desk.cards.gate.release();
        QTest::qWait(10);
        desk.cards.gate.release();
        QTest::qWait(10);
        QVERIFY(desk.presenter.present().isEmpty());
    }

    void aNameThatLiesIsShownAsItIs()
    {
        Desk desk;
        desk.presenter.open(olga);
        desk.comes(QStringLiteral("<b>Ve\nra</b>\u202e"), Doing::Writing);
        desk.news();
        QVERIFY(desk.lines().value(0).contains(QStringLiteral("<b>Ve ra</b>")));
        QVERIFY(!desk.lines().value(0).contains(QChar(0x202e)));
    }

    void onlyKeysOfAPersonAreTyping()
    {
        QPlainTextEdit editor;
        TypingWatch watch(&editor);
        QSignalSpy typed(&watch, &TypingWatch::typed);
        editor.setPlainText(QStringLiteral("a draft that was loaded"));
        QTest::keyClick(&editor, Qt::Key_Left);
        QCOMPARE(typed.size(), 0);
        QTest::keyClicks(&editor, QStringLiteral("ab"));
        QCOMPARE(typed.size(), 2);
    }

    void aLookIsWrittenDownOnceAnHour()
    {
        FakeClock clock;
        fakes::FakeMutationLog log;
        ViewJournal journal(log, clock);
        journal.shown(olga);
        journal.shown(olga);
        journal.shown(igor);
        journal.shown({});
        QCOMPARE(log.all<CardView>().size(), 2);
        clock.advance(ViewJournal::again - 1ms);
        journal.shown(olga);
        QCOMPARE(log.all<CardView>().size(), 2);
        clock.advance(1ms);
        journal.shown(olga);
        QCOMPARE(log.all<CardView>().size(), 3);
        QCOMPARE(log.all<CardView>().last().personId, olga);
    }

    void pictures()
    {
        const PictureLanguage language;
        Desk desk;
        desk.presenter.open(olga);
        desk.comes(QStringLiteral("Вера Кузнецова"), Doing::Looking);
        desk.comes(QStringLiteral("Олег"), Doing::Writing);
        desk.news();
        desk.strip.setAutoFillBackground(true);
        takePicture(desk.strip, QStringLiteral("presence"), QSize(260, 44));
    }
};

QTEST_MAIN(TestPresenceStrip)
#include "tst_presencestrip.moc"
