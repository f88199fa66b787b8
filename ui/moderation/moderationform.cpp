#include "ui/moderation/moderationform.h"

#include "guidance/team/notices.h"
#include "ui/moderation/moderationtext.h"

#include <algorithm>

namespace otklik {

ModerationForm::ModerationForm(ModerationKind kind, const ConversationEntry &entry, const TeamRules &rules, const User &me,
                               QObject *parent)
    : QObject(parent), m_kind(kind), m_entry(entry), m_rules(rules), m_me(me)
{}

int ModerationForm::warnings() const
{
    if (!m_record)
        return 0;
    return static_cast<int>(std::ranges::count_if(*m_record, [](const Moderation &one) {
        return one.kind == ModerationKind::Warning && one.state == ModerationState::Done;
    }));
}

bool ModerationForm::needsWarning() const
{
    return m_record && warnings() < warningsBefore(m_kind);
}

bool ModerationForm::isDoneAlready() const
{
    if (m_pending.contains(m_kind))
        return true;
    return m_record && std::ranges::any_of(*m_record, [this](const Moderation &one) {
        return one.mentionId == m_entry.mention.id && one.kind == m_kind && one.state != ModerationState::Refused
            && one.state != ModerationState::Withdrawn;
    });
}

QString ModerationForm::problem() const
{
    if (m_isReading)
        return tr("What is on record about the author is being read.");
    if (isDoneAlready())
        return tr("This has been done about the message already.");
    if (needsWarning())
        return ModerationText::missing(m_kind, warnings());
    if (m_rules.rules.isEmpty())
        return tr("No discussion rules are published. A lead writes them on the Team page.");
    if (!rule())
        return tr("Choose the rule that was broken.");
    if (m_notice.trimmed().isEmpty())
        return tr("Write what the author is told.");
    return {};
}

ModerationAdd ModerationForm::command(const ModerationId &id) const
{
    return {id, m_entry.mention.id, m_kind, m_rule, m_notice.trimmed()};
}

void ModerationForm::setKind(ModerationKind kind)
{
    m_kind = kind;
    rewrite();
}

void ModerationForm::setRule(const QString &key)
{
    m_rule = key;
    rewrite();
}

void ModerationForm::setRules(const TeamRules &rules)
{
    m_rules = rules;
    rewrite();
}

void ModerationForm::setNotice(const QString &notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

void ModerationForm::setRecord(const std::optional<QList<Moderation>> &record)
{
    m_record = record;
    m_isReading = false;
    Q_EMIT changed();
}

void ModerationForm::setReadingRecord()
{
    m_isReading = true;
    Q_EMIT changed();
}

void ModerationForm::setPending(const QList<ModerationKind> &kinds)
{
    m_pending = kinds;
    Q_EMIT changed();
}

void ModerationForm::rewrite()
{
    const TeamRule *chosen = rule();
    if (m_notice == m_written) {
        m_written = chosen ? moderationNotice(m_kind, *chosen, m_rules.appeal, m_entry.mention.language) : QString();
        m_notice = m_written;
    }
    Q_EMIT changed();
}

} // namespace otklik
