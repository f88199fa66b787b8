#include "ui/team/teamwording.h"

#include "guidance/wording/plainwording.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replydefinition.h"
#include "ui/common/deliver.h"
#include "ui/team/teamdata.h"

#include <QtConcurrent>

namespace otklik {

TeamWording::TeamWording(const TeamData &team, const QList<ReplyAnalyzer *> &analyzers, QObject *parent)
    : QObject(parent), m_team(team), m_analyzers(analyzers)
{
    connect(&team, &TeamData::changed, this, &TeamWording::use);
    for (const auto &[kind, name] : EnumNames<TeamDocumentKind>::table)
        if (team.document(kind).version > 0)
            use(kind);
}

void TeamWording::use(TeamDocumentKind kind)
{
    const QString body = m_team.document(kind).body;
    if (kind == TeamDocumentKind::WordingRu || kind == TeamDocumentKind::WordingEn)
        useDefinition(kind, body);
    else if (kind == TeamDocumentKind::PlainRu || kind == TeamDocumentKind::PlainEn)
        usePlainWording(kind, body);
}

void TeamWording::useDefinition(TeamDocumentKind kind, const QString &body)
{
    const auto read = QtConcurrent::run([xml = body.toUtf8()] { return ReplyDefinition::read(xml); });
    deliver(this, read, [this, kind, body](const Result<ReplyDefinition> &definition) {
        if (m_team.document(kind).body != body)
            return; // a newer one is on its way
        if (!definition) {
            Q_EMIT unusable(kind, definition.error().detail);
            return;
        }
        for (ReplyAnalyzer *analyzer : m_analyzers)
            if (const auto used = analyzer->use(*definition); !used) {
                Q_EMIT unusable(kind, used.error().detail);
                return;
            }
        Q_EMIT changed();
        if (!definition->switchedOff().isEmpty()) {
            const SwitchedOffRule &rule = definition->switchedOff().constFirst();
            Q_EMIT unusable(kind, tr("the rule in line %1 takes too long and is switched off: %2").arg(rule.line).arg(rule.expression));
        }
    });
}

void TeamWording::usePlainWording(TeamDocumentKind kind, const QString &body)
{
    const auto list = PlainWording::read(body);
    if (!list) {
        Q_EMIT unusable(kind, list.error().detail);
        return;
    }
    const QString language = kind == TeamDocumentKind::PlainEn ? QStringLiteral("en") : QStringLiteral("ru");
    for (ReplyAnalyzer *analyzer : m_analyzers)
        analyzer->usePlainWording(language, *list);
    Q_EMIT changed();
}

} // namespace otklik
