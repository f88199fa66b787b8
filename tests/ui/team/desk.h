#pragma once

#include "tests/support/uisamples.h"
#include "ui/cards/cardlist.h"
#include "ui/common/kepttexts.h"
#include "ui/team/documentpane.h"
#include "ui/team/teamdata.h"
#include "ui/team/teampresenter.h"
#include "ui/team/teamview.h"

#include <QCoreApplication>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace otklik {

using namespace std::chrono_literals;

inline constexpr auto rulesKind = TeamDocumentKind::DiscussionRules;

inline QString rulesSaying(const QString &text)
{
    return QStringLiteral("{\"rules\": [\n  {\"key\": \"one\", \"text\": {\"ru\": \"%1\", \"en\": \"%1\"}}\n]}\n").arg(text);
}

/// A lead, or an agent, before the page of the team's documents.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeDirectoryStore directory;
    fakes::FakeOutboxStore outbox;
    fakes::FakeMutationLog log;
    StoreEvents events;
    TeamData team{documents, events};
    std::unique_ptr<KeptTexts> kept;
    std::unique_ptr<TeamPresenter> presenter;
    std::unique_ptr<TeamView> view;
    const User me;
    const QString file;

    explicit Desk(bool asLead = true, const QString &keptIn = {}) : me(asLead ? samples.lead : samples.me), file(keptIn)
    {
        directory.people = {samples.lead, samples.me, samples.colleague};
        start();
    }

    /// The program is started anew.
    void start()
    {
        view.reset();
        presenter.reset();
        kept.reset();
        kept = std::make_unique<KeptTexts>(file);
        presenter = std::make_unique<TeamPresenter>(
            TeamPresenter::World{team, documents, directory, outbox, log, events, *kept, clock, me});
        view = std::make_unique<TeamView>(*presenter);
        view->resize(1100, 700);
        view->show();
        presenter->start();
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }

    void open(TeamDocumentKind kind)
    {
        const int row = presenter->model().find(QString(nameOf(kind)));
        view->list().setCurrentIndex(presenter->model().index(row));
        settle();
    }
    [[nodiscard]] QPlainTextEdit &editor() { return view->pane().editor(); }
    [[nodiscard]] QString text() { return editor().toPlainText(); }
    void checked() { QTRY_VERIFY(presenter->publishProblem() != TeamPresenter::tr("It is being checked…")); }

    void arrives(TeamDocumentKind kind, qint64 version, const QString &body, const User &by, const QString &id = {},
                 const QString &note = {})
    {
        TeamDocument one;
        one.id = {id.isEmpty() ? QStringLiteral("document-%1-%2").arg(nameOf(kind)).arg(version) : id};
        one.kind = kind;
        one.version = version;
        one.body = body;
        one.note = note;
        one.publishedBy = by.id;
        one.publishedAt = clock.now() - 24h * (10 - version);
        documents.documents.append(one);
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
        settle();
    }

    void pendingChanged()
    {
        StoreChange change;
        change.pending = true;
        Q_EMIT events.changed(change);
        settle();
    }

    /// Everything that was published stands in the list of what waits.
    void allWaits()
    {
        for (const TeamPublish &one : log.all<TeamPublish>()) {
            PendingMutation pending;
            pending.mutation = makeMutation(one, clock);
            outbox.mutations.append(pending);
        }
        pendingChanged();
    }
    void refuse(const char *code)
    {
        outbox.mutations.last().state = PendingState::Refused;
        outbox.mutations.last().answer.code = QLatin1StringView(code);
        pendingChanged();
    }
    void publish()
    {
        checked();
        view->pane().publishButton().click();
        settle();
        allWaits();
    }
};

} // namespace otklik
