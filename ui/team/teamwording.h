#pragma once

#include "models/teamdocument.h"

#include <QObject>

namespace otklik {

class ReplyAnalyzer;
class TeamData;

/// Gives the team's own definitions of wording and lists of plainer words to those who read
/// replies. Definitions are tried beside the UI thread first; one that cannot be used leaves
/// what was there before. Owned by the composition root, and outlived by the analyzers.
class TeamWording final : public QObject
{
    Q_OBJECT

public:
    TeamWording(const TeamData &team, const QList<ReplyAnalyzer *> &analyzers, QObject *parent = nullptr);

Q_SIGNALS:
    void changed(); ///< what is coloured and counted has to be read anew
    /// A published document cannot be used, or not all of it; `problem`: where and what.
    void unusable(otklik::TeamDocumentKind kind, const QString &problem);

private:
    void use(TeamDocumentKind kind);
    void useDefinition(TeamDocumentKind kind, const QString &body);
    void usePlainWording(TeamDocumentKind kind, const QString &body);

    const TeamData &m_team;
    const QList<ReplyAnalyzer *> m_analyzers;
};

} // namespace otklik
