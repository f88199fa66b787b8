#pragma once

#include "guidance/bonus/bonusplan.h"
#include "guidance/calendar/businesscalendar.h"
#include "guidance/interests/interests.h"
#include "guidance/learning/textmodel.h"
#include "guidance/matrix/matrix.h"
#include "guidance/privacy/personaldata.h"
#include "guidance/team/cardfields.h"
#include "guidance/team/rules.h"
#include "guidance/team/snippets.h"
#include "guidance/triage/triage.h"
#include "models/storeevents.h"
#include "models/stores.h"

#include <QObject>

namespace otklik {

/// What the team has published about how it works, as the pages use it: read from
/// the cache, followed while it changes, the built-in documents until then. A
/// version that cannot be read here leaves the one before it in use, and says so.
/// Owned by the composition root; UI thread.
class TeamData final : public QObject
{
    Q_OBJECT

public:
    TeamData(TeamDocumentStore &store, StoreEvents &events, QObject *parent = nullptr);

    [[nodiscard]] const Matrix &matrix() const { return m_matrix; }
    [[nodiscard]] const TeamRules &directingRules() const { return m_directingRules; }
    [[nodiscard]] const TeamRules &discussionRules() const { return m_discussionRules; }
    [[nodiscard]] const Snippets &snippets() const { return m_snippets; }
    [[nodiscard]] const Interests &interests() const { return m_interests; }
    [[nodiscard]] const BonusPlan &bonusPlan() const { return m_bonusPlan; }
    [[nodiscard]] TimePoint bonusPlanSince() const { return m_bonusPlanSince; } ///< when the catalogue was published
    [[nodiscard]] const QList<NumberPattern> &numberPatterns() const { return m_numberPatterns; }
    [[nodiscard]] const QList<CardField> &cardFields() const { return m_cardFields; }
    [[nodiscard]] const BusinessCalendar &calendar() const { return m_calendar; }
    /// Trained from what the team has said; they live until changed() tells of others.
    [[nodiscard]] TeamModels models() const;
    /// The newest version of any kind; version 0 and the built-in text where there is none.
    [[nodiscard]] TeamDocument document(TeamDocumentKind kind) const;

Q_SIGNALS:
    /// The document of a kind is another one now.
    void changed(otklik::TeamDocumentKind kind);
    /// A published version cannot be used on this laptop; `problem`: where and what.
    void unusable(otklik::TeamDocumentKind kind, const QString &problem);

private:
    void read();
    void take(const TeamDocument &document);
    /// Reads the text into what the pages use. Error "bad_document".
    [[nodiscard]] Result<void> use(const TeamDocument &document);

    TeamDocumentStore &m_store;
    QHash<TeamDocumentKind, TeamDocument> m_documents;
    Matrix m_matrix;
    TeamRules m_directingRules;
    TeamRules m_discussionRules;
    Snippets m_snippets;
    Interests m_interests;
    BonusPlan m_bonusPlan;
    TimePoint m_bonusPlanSince{};
    QList<NumberPattern> m_numberPatterns;
    QList<CardField> m_cardFields;
    BusinessCalendar m_calendar;
    std::optional<TextModel> m_problemModel;
    std::optional<TextModel> m_characterModel;
    std::optional<TextModel> m_writerModel;
};

} // namespace otklik
