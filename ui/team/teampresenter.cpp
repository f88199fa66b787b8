#include "ui/team/teampresenter.h"

#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/team/documentfile.h"
#include "ui/team/startingbody.h"
#include "ui/team/teamdata.h"
#include "ui/team/teamtext.h"

#include <algorithm>

namespace otklik {

TeamPresenter::TeamPresenter(const World &world, QObject *parent)
    : QObject(parent), m_world(world), m_model(world.clock), m_drafts(world.kept)
{
    connect(&world.team, &TeamData::changed, this, &TeamPresenter::takeNewest);
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!m_isStarted)
            return;
        if (change.pending || change.everything)
            readPending();
        if (change.directory || change.everything)
            readPublishers();
    });
    connect(&m_checker, &DocumentChecker::checked, this, &TeamPresenter::stateChanged);
}

void TeamPresenter::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    for (const TeamDocumentKind kind : editedKinds())
        takeNewest(kind);
    readPending();
    readPublishers();
    select(m_kind);
}

void TeamPresenter::select(TeamDocumentKind kind)
{
    m_kind = kind;
    m_versions.clear();
    if (canEdit())
        m_checker.check(kind, text());
    Q_EMIT textReplaced();
    Q_EMIT stateChanged();
    Q_EMIT versionsChanged();
}

TeamDocument TeamPresenter::newest() const
{
    return m_world.team.document(m_kind);
}

QString TeamPresenter::usedBody(TeamDocumentKind kind) const
{
    const TeamDocument document = m_world.team.document(kind);
    if (document.version > 0)
        return document.body;
    if (!m_starting.contains(kind))
        m_starting.insert(kind, startingBody(kind));
    return m_starting.value(kind);
}

QString TeamPresenter::publisherOf(const TeamDocument &document) const
{
    return m_publishers.value(document.publishedBy);
}

DocumentDraft TeamPresenter::current() const
{
    return m_drafts.draft(m_kind).value_or(DocumentDraft{newest().version, usedBody(m_kind), {}});
}

QString TeamPresenter::text() const
{
    return current().body;
}

QString TeamPresenter::note() const
{
    return current().note;
}

qint64 TeamPresenter::base() const
{
    return current().base;
}

bool TeamPresenter::canEdit() const
{
    return canReview(m_world.me.role) && m_kind != TeamDocumentKind::Matrix;
}

const TeamPresenter::Sent *TeamPresenter::sentOf(TeamDocumentKind kind, PendingState state) const
{
    const auto it = std::ranges::find_if(
        m_sent, [&](const Sent &one) { return one.command.kind == kind && one.pending.state == state; });
    return it == m_sent.cend() ? nullptr : &*it;
}

DocumentStanding TeamPresenter::standingOf(TeamDocumentKind kind) const
{
    const auto draft = m_drafts.draft(kind);
    if (!draft)
        return DocumentStanding::Published;
    if (sentOf(kind, PendingState::Waiting))
        return DocumentStanding::Waiting;
    if (draft->base != m_world.team.document(kind).version)
        return DocumentStanding::Overtaken;
    if (sentOf(kind, PendingState::Refused))
        return DocumentStanding::Refused;
    return DocumentStanding::Unpublished;
}

QString TeamPresenter::refusal() const
{
    const Sent *sent = sentOf(m_kind, PendingState::Refused);
    return sent ? sent->pending.answer.code : QString();
}

QString TeamPresenter::publishProblem() const
{
    if (!canEdit())
        return tr("Leads and administrators edit this.");
    switch (standing()) {
    case DocumentStanding::Published: return tr("Nothing was changed.");
    case DocumentStanding::Waiting: return tr("It is on its way to the server.");
    case DocumentStanding::Overtaken: return tr("Decide first which of the two versions goes on.");
    case DocumentStanding::Refused:
    case DocumentStanding::Unpublished: break;
    }
    if (m_checker.isBusy())
        return tr("It is being checked…");
    if (fault())
        return tr("It is not in order yet.");
    return {};
}

void TeamPresenter::keep(const DocumentDraft &draft)
{
    if (draft.body == usedBody(m_kind))
        m_drafts.drop(m_kind);
    else
        m_drafts.keep(m_kind, draft);
    showRows();
    Q_EMIT stateChanged();
}

void TeamPresenter::setText(const QString &text)
{
    DocumentDraft draft = current();
    if (!canEdit() || draft.body == text)
        return;
    draft.body = text;
    m_checker.check(m_kind, text);
    keep(draft);
}

void TeamPresenter::setNote(const QString &note)
{
    // A note without a change is none.
    DocumentDraft draft = current();
    if (!canEdit() || draft.note == note || !m_drafts.draft(m_kind))
        return;
    draft.note = note;
    keep(draft);
}

void TeamPresenter::publish()
{
    if (!publishProblem().isEmpty())
        return;
    dismissRefusals();
    const DocumentDraft draft = current();
    const TeamPublish command{newId<TeamDocumentId>(m_world.clock), m_kind, draft.body, draft.note.trimmed(), draft.base};
    m_published.insert(m_kind, command.id);
    m_sent.append({command, {}}); // waits from now on: a second click sends nothing
    showRows();
    Q_EMIT stateChanged();
    deliver(this, m_world.log.enqueue(command), [this, id = command.id](const Result<MutationId> &answer) {
        m_sent.removeIf([&](const Sent &one) { return one.command.id == id && !answer; });
        for (Sent &one : m_sent)
            if (one.command.id == id)
                one.pending.mutation.id = *answer;
        if (!answer)
            Q_EMIT failed(answer.error());
        readPending();
    });
}

void TeamPresenter::dismissRefusals()
{
    for (const Sent &one : std::as_const(m_sent))
        if (one.command.kind == m_kind && one.pending.state == PendingState::Refused)
            deliver(this, m_world.outbox.dismiss(one.pending.mutation.id), [this](const Result<bool> &) { readPending(); });
}

void TeamPresenter::discard()
{
    dismissRefusals();
    m_drafts.drop(m_kind);
    m_checker.check(m_kind, text());
    showRows();
    Q_EMIT textReplaced();
    Q_EMIT stateChanged();
}

void TeamPresenter::keepMine()
{
    dismissRefusals();
    DocumentDraft draft = current();
    draft.base = newest().version;
    keep(draft);
}

void TeamPresenter::restore(const TeamDocument &version)
{
    if (!canEdit() || version.kind != m_kind)
        return;
    DocumentDraft draft{newest().version, version.body,
                        version.version > 0 ? tr("Version %1 again").arg(version.version) : tr("As it came with Otklik")};
    m_checker.check(m_kind, draft.body);
    keep(draft);
    Q_EMIT textReplaced();
}

/// A version has come, or was there when the page was made.
void TeamPresenter::takeNewest(TeamDocumentKind kind)
{
    const TeamDocument document = m_world.team.document(kind);
    if (auto draft = m_drafts.draft(kind)) {
        if (draft->body == usedBody(kind)) {
            m_drafts.drop(kind);
        } else if (document.version > 0 && m_published.value(kind) == document.id) {
            draft->base = document.version; // it was typed on while the former text was on its way
            m_drafts.keep(kind, *draft);
        }
    }
    showRows();
    if (kind != m_kind || !m_isStarted)
        return;
    Q_EMIT textReplaced();
    Q_EMIT stateChanged();
    if (!m_versions.isEmpty())
        readVersions();
}

void TeamPresenter::readPending()
{
    deliver(this, m_world.outbox.pending(), [this](const Result<QList<PendingMutation>> &answer) {
        if (answer)
            takePending(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void TeamPresenter::takePending(const QList<PendingMutation> &pending)
{
    // What is still on its way into the log is not there to be read.
    m_sent.removeIf([](const Sent &one) { return !one.pending.mutation.id.isEmpty(); });
    for (const PendingMutation &one : pending) {
        if (one.mutation.kind != MutationKind::TeamPublish)
            continue;
        if (const auto command = commandOf(one.mutation))
            m_sent.append({std::get<TeamPublish>(*command), one});
    }
    showRows();
    Q_EMIT stateChanged();
}

void TeamPresenter::readPublishers()
{
    deliver(this, m_world.directory.users(), [this](const Result<QList<User>> &users) {
        if (!users)
            return;
        for (const User &user : *users)
            m_publishers.insert(user.id, user.name);
        showRows();
        Q_EMIT stateChanged();
    });
}

void TeamPresenter::showRows()
{
    QList<DocumentRow> rows;
    int attention = 0;
    for (const TeamDocumentKind kind : editedKinds()) {
        DocumentRow row{m_world.team.document(kind), {}, standingOf(kind)};
        row.publisher = publisherOf(row.document);
        row.document.body.clear(); // not shown, and long
        if (row.standing == DocumentStanding::Overtaken || row.standing == DocumentStanding::Refused)
            ++attention;
        rows.append(row);
    }
    m_model.setRows(rows);
    if (std::exchange(m_attention, attention) != attention)
        Q_EMIT attentionChanged(attention);
}

void TeamPresenter::readVersions()
{
    deliver(this, m_world.documents.versions(m_kind), [this, kind = m_kind](const Result<QList<TeamDocument>> &answer) {
        if (kind != m_kind)
            return;
        if (!answer)
            return void(Q_EMIT failed(answer.error()));
        m_versions = *answer;
        TeamDocument first;
        first.kind = kind;
        first.body = startingBody(kind);
        m_versions.append(first);
        Q_EMIT versionsChanged();
    });
}

void TeamPresenter::importFile(const QString &path)
{
    deliver(this, readDocumentFile(path), [this, kind = m_kind](const Result<QString> &text) {
        if (!text)
            return void(Q_EMIT failed(text.error()));
        if (kind != m_kind)
            return;
        setText(*text);
        Q_EMIT textReplaced();
    });
}

void TeamPresenter::exportFile(const QString &path)
{
    deliver(this, writeDocumentFile(path, text()), [this](const Result<bool> &answer) {
        if (answer)
            Q_EMIT exported();
        else
            Q_EMIT failed(answer.error());
    });
}

} // namespace otklik
