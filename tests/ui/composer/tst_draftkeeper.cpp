#include "ui/composer/draftkeeper.h"

#include "tests/support/fakestores.h"

#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

const UserId me{QStringLiteral("me")};
const CaseId caseOne{QStringLiteral("case-1")};
const CaseId caseTwo{QStringLiteral("case-2")};

Case supportCase(const CaseId &id)
{
    Case c;
    c.id = id;
    c.mentionId = {QStringLiteral("mention-") + id.value};
    return c;
}

Draft stored(const QString &id, const QString &text, qint64 revision)
{
    Draft draft;
    draft.id = {id};
    draft.caseId = caseOne;
    draft.authorId = me;
    draft.text = text;
    draft.revision = revision;
    return draft;
}

Attachment picture(const QString &hash)
{
    Attachment one;
    one.hash = hash;
    return one;
}

Conversation withDrafts(const QList<Draft> &drafts)
{
    Conversation conversation;
    conversation.supportCase = supportCase(caseOne);
    conversation.drafts = drafts;
    return conversation;
}

} // namespace

class TestDraftKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keeper.reset();
        m_store = std::make_unique<fakes::FakeDraftStore>();
        m_keeper = std::make_unique<DraftKeeper>(*m_store, m_clock, me);
    }

    void whatIsTypedReachesTheStoreByItself()
    {
        type(QStringLiteral("Hel"));
        type(QStringLiteral("Hello"));
        QVERIFY(m_store->saved.isEmpty());
        QTRY_COMPARE(m_store->saved.size(), 1);
        QCOMPARE(m_store->saved.last().text, QStringLiteral("Hello"));
        QCOMPARE(m_store->saved.last().caseId, caseOne);
        QCOMPARE(m_store->saved.last().mentionId, supportCase(caseOne).mentionId);
        QCOMPARE(m_store->saved.last().authorId, me);
    }

    void closingSavesAtOnce()
    {
        type(QStringLiteral("Unsaved words"));
        m_keeper.reset();
        QCOMPARE(m_store->saved.size(), 1);
        QCOMPARE(m_store->saved.last().text, QStringLiteral("Unsaved words"));
    }

    void nothingIsSavedWhileNothingHasBeenTyped()
    {
        type(QString());
        m_keeper->flush();
        QVERIFY(m_store->saved.isEmpty());
    }

    void eachCaseKeepsItsTextAndCursor()
    {
        type(QStringLiteral("first"));
        m_keeper->setCursor(caseOne, {1, 3});
        m_keeper->setText(supportCase(caseTwo), QStringLiteral("second"), Visibility::Private);
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("first"));
        QCOMPARE(m_keeper->cursor(caseOne).position, 3);
        QCOMPARE(m_keeper->text(caseTwo), QStringLiteral("second"));
        QCOMPARE(m_keeper->visibility(caseTwo), Visibility::Private);
    }

    void aStoredDraftIsTakenUpAgain()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("from last time"), 4)}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("from last time"));
        type(QStringLiteral("from last time, and more"));
        m_keeper->flush();
        QCOMPARE(m_store->saved.last().id.value, QStringLiteral("d1"));
        QCOMPARE(m_store->saved.last().revision, 4);
    }

    void anEchoOfAnEarlierSaveDoesNotReplaceNewerTyping()
    {
        type(QStringLiteral("one"));
        m_keeper->flush();
        Draft echo = m_store->saved.last();
        type(QStringLiteral("one two"));
        m_keeper->flush();
        QSignalSpy replaced(m_keeper.get(), &DraftKeeper::textReplaced);
        echo.revision = 1;
        m_keeper->load(withDrafts({echo}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("one two"));
        QVERIFY(replaced.isEmpty());
        type(QStringLiteral("one two three"));
        m_keeper->flush();
        QCOMPARE(m_store->saved.last().revision, 1);
    }

    void unsavedTypingIsNotReplacedAndKeepsItsBaseRevision()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base"), 1)}));
        type(QStringLiteral("base, mine"));
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base, other laptop"), 2)}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("base, mine"));
        m_keeper->flush();
        QCOMPARE(m_store->saved.last().revision, 1);
    }

    void whatWasWrittenElsewhereIsShownWhileNothingWaitsHere()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base"), 1)}));
        QSignalSpy replaced(m_keeper.get(), &DraftKeeper::textReplaced);
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("from the other laptop"), 2)}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("from the other laptop"));
        QCOMPARE(replaced.size(), 1);
    }

    void afterAConflictBothVersionsAreThereAndTheTypedOneStaysInTheEditor()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base"), 1)}));
        type(QStringLiteral("mine"));
        m_keeper->flush();
        // The server kept the other text under the old id and put mine beside it.
        m_keeper->load(withDrafts({stored(QStringLiteral("d2"), QStringLiteral("mine"), 1),
                                   stored(QStringLiteral("d1"), QStringLiteral("theirs"), 2)}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("mine"));
        QCOMPARE(m_keeper->draftId(caseOne).value, QStringLiteral("d2"));
        QVERIFY(m_keeper->other(caseOne));
        QCOMPARE(m_keeper->other(caseOne)->text, QStringLiteral("theirs"));
        QVERIFY(m_store->discarded.isEmpty());
    }

    void keepingOneVersionDiscardsOnlyTheOther()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d2"), QStringLiteral("mine"), 1),
                                   stored(QStringLiteral("d1"), QStringLiteral("theirs"), 2)}));
        m_keeper->swapVersions(caseOne);
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("theirs"));
        QCOMPARE(m_keeper->other(caseOne)->text, QStringLiteral("mine"));
        QVERIFY(m_store->discarded.isEmpty());
        m_keeper->keepThis(caseOne);
        QCOMPARE(m_store->discarded, QList<DraftId>{{QStringLiteral("d2")}});
        QVERIFY(!m_keeper->other(caseOne));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("theirs"));
    }

    void aPublishedDraftLeavesTheEditorAndComesBackWhenItIsReturned()
    {
        const Draft draft = stored(QStringLiteral("d1"), QStringLiteral("to be sent"), 1);
        m_keeper->load(withDrafts({draft}));
        m_keeper->finish(caseOne);
        QCOMPARE(m_keeper->text(caseOne), QString());
        m_keeper->load(withDrafts({}));
        QCOMPARE(m_keeper->text(caseOne), QString());
        m_keeper->load(withDrafts({draft}));
        QCOMPARE(m_keeper->text(caseOne), QStringLiteral("to be sent"));
    }

    void aDraftDiscardedElsewhereGoesAway()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("old"), 1)}));
        m_keeper->load(withDrafts({}));
        QCOMPARE(m_keeper->text(caseOne), QString());
    }

    void aPictureAloneIsADraft()
    {
        attach({picture(QStringLiteral("a"))});
        m_keeper->flush();
        QCOMPARE(m_store->saved.size(), 1);
        QCOMPARE(m_store->saved.last().attachments, m_keeper->attachments(caseOne));
        attach({picture(QStringLiteral("a"))});
        m_keeper->flush();
        QCOMPARE(m_store->saved.size(), 1);
    }

    void noPictureBeginsNoDraft()
    {
        attach({});
        m_keeper->flush();
        QVERIFY(m_store->saved.isEmpty());
    }

    void anEchoDoesNotTakeAwayAPictureThatCameAfterIt()
    {
        type(QStringLiteral("one"));
        m_keeper->flush();
        const Draft echo = m_store->saved.last();
        attach({picture(QStringLiteral("a"))});
        m_keeper->flush();
        m_keeper->load(withDrafts({echo}));
        QCOMPARE(m_keeper->attachments(caseOne).size(), 1);
    }

    void picturesOfAnotherDeviceAreNews()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base"), 1)}));
        QSignalSpy replaced(m_keeper.get(), &DraftKeeper::textReplaced);
        Draft there = stored(QStringLiteral("d1"), QStringLiteral("base"), 2);
        there.attachments = {picture(QStringLiteral("a"))};
        m_keeper->load(withDrafts({there}));
        QCOMPARE(m_keeper->attachments(caseOne), there.attachments);
        there.attachments.first().description = QStringLiteral("described there");
        m_keeper->load(withDrafts({there}));
        QCOMPARE(m_keeper->attachments(caseOne), there.attachments);
        QCOMPARE(replaced.size(), 2);
    }

    void afterAConflictBothVersionsKeepTheirPictures()
    {
        m_keeper->load(withDrafts({stored(QStringLiteral("d1"), QStringLiteral("base"), 1)}));
        attach({picture(QStringLiteral("mine"))});
        m_keeper->flush();
        // The texts are the same: the pictures alone tell the versions apart.
        Draft mine = stored(QStringLiteral("d2"), QStringLiteral("base"), 1);
        mine.attachments = {picture(QStringLiteral("mine"))};
        Draft theirs = stored(QStringLiteral("d1"), QStringLiteral("base"), 2);
        theirs.attachments = {picture(QStringLiteral("theirs"))};
        m_keeper->load(withDrafts({theirs, mine}));
        QCOMPARE(m_keeper->attachments(caseOne), mine.attachments);
        QCOMPARE(m_keeper->draftId(caseOne).value, QStringLiteral("d2"));
        QVERIFY(m_keeper->other(caseOne));
        QCOMPARE(m_keeper->other(caseOne)->attachments, theirs.attachments);
        m_keeper->swapVersions(caseOne);
        QCOMPARE(m_keeper->attachments(caseOne), theirs.attachments);
        QVERIFY(m_store->discarded.isEmpty());
    }

    void aFailedSaveKeepsTheTextAndTriesAgain()
    {
        FailingDraftStore failing;
        DraftKeeper keeper(failing, m_clock, me);
        QSignalSpy failed(&keeper, &DraftKeeper::saveFailed);
        keeper.setText(supportCase(caseOne), QStringLiteral("precious"), Visibility::Public);
        keeper.flush();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(keeper.text(caseOne), QStringLiteral("precious"));
        failing.isFull = false;
        keeper.flush();
        QCOMPARE(failing.saved.size(), 1);
        QCOMPARE(failing.saved.last().text, QStringLiteral("precious"));
    }

private:
    /// A store on a disk that is full for a while.
    class FailingDraftStore final : public DraftStore
    {
    public:
        bool isFull = true;
        QList<Draft> saved;
        fakes::Gate gate;
        Answer<bool> save(const Draft &draft) override
        {
            if (isFull)
                return gate.answer<bool>(failure(Error::Kind::Retry, QStringLiteral("disk_full")));
            saved.append(draft);
            return gate.answer<bool>(true);
        }
        Answer<bool> discard(const DraftId &) override { return gate.answer<bool>(true); }
    };

    void type(const QString &text) { m_keeper->setText(supportCase(caseOne), text, Visibility::Public); }

    void attach(const QList<Attachment> &pictures)
    {
        m_keeper->setAttachments(supportCase(caseOne), pictures, Visibility::Public);
    }

    FakeClock m_clock;
    std::unique_ptr<fakes::FakeDraftStore> m_store;
    std::unique_ptr<DraftKeeper> m_keeper;
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
