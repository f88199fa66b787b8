#pragma once

#include "models/stores.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/team/documentchecker.h"
#include "ui/team/documentdrafts.h"
#include "ui/team/documentmodel.h"

#include <QObject>

namespace otklik {

class TeamData;

/// The team's documents: what is in use, what is being edited here, publishing it,
/// the versions before. What was typed is kept until the server has taken it, also
/// when a colleague publishes meanwhile. Leads and administrators edit, agents
/// read. Needs no widget. UI thread.
class TeamPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        TeamData &team;
        TeamDocumentStore &documents;
        DirectoryStore &directory;
        OutboxStore &outbox;
        MutationLog &log;
        StoreEvents &events;
        KeptTexts &kept;
        const Clock &clock;
        User me;
    };

    explicit TeamPresenter(const World &world, QObject *parent = nullptr);

    void start();
    void select(TeamDocumentKind kind);

    [[nodiscard]] DocumentModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }
    [[nodiscard]] TeamDocumentKind kind() const { return m_kind; }
    /// The newest version of what is selected; version 0 where nothing was published.
    [[nodiscard]] TeamDocument newest() const;
    [[nodiscard]] QString publisherOf(const TeamDocument &document) const;
    [[nodiscard]] QString text() const; ///< as it stands in the editor
    [[nodiscard]] QString note() const;
    [[nodiscard]] qint64 base() const; ///< the version the text was begun from
    [[nodiscard]] DocumentStanding standing() const { return standingOf(m_kind); }
    /// Why the server did not take it; an error code.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] const std::optional<DocumentFault> &fault() const { return m_checker.fault(); }
    /// Why it cannot be published now; empty when it can.
    [[nodiscard]] QString publishProblem() const;
    /// Versions of what is selected, newest first, what it began with last; empty until read.
    [[nodiscard]] const QList<TeamDocument> &versions() const { return m_versions; }

    void setText(const QString &text);
    void setNote(const QString &note);
    void publish();
    /// Back to the newest version.
    void discard();
    /// The text goes on from the newest version, which it will replace.
    void keepMine();
    void readVersions();
    /// Puts an older text into the editor, to be published again.
    void restore(const TeamDocument &version);
    void importFile(const QString &path);
    void exportFile(const QString &path);

Q_SIGNALS:
    void textReplaced(); ///< the editor has to show text() and note()
    void stateChanged();
    void versionsChanged();
    void attentionChanged(int count); ///< documents with two versions or a refusal, for the badge
    void exported();
    void failed(const otklik::Error &error);

private:
    struct Sent final ///< a command that the server has not taken
    {
        TeamPublish command;
        PendingMutation pending;
    };

    void takeNewest(TeamDocumentKind kind);
    void readPending();
    void takePending(const QList<PendingMutation> &pending);
    void readPublishers();
    void showRows();
    void keep(const DocumentDraft &draft);
    void dismissRefusals();
    [[nodiscard]] DocumentDraft current() const;
    [[nodiscard]] const Sent *sentOf(TeamDocumentKind kind, PendingState state) const;
    [[nodiscard]] QString usedBody(TeamDocumentKind kind) const;
    [[nodiscard]] DocumentStanding standingOf(TeamDocumentKind kind) const;

    World m_world;
    DocumentModel m_model;
    DocumentDrafts m_drafts;
    DocumentChecker m_checker;
    TeamDocumentKind m_kind = TeamDocumentKind::DirectingRules;
    QList<TeamDocument> m_versions;
    QList<Sent> m_sent;
    QHash<TeamDocumentKind, TeamDocumentId> m_published; ///< from here, since the start
    QHash<UserId, QString> m_publishers;
    mutable QHash<TeamDocumentKind, QString> m_starting; ///< asked for at every key
    int m_attention = 0;
    bool m_isStarted = false;
};

} // namespace otklik
