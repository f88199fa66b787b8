#pragma once

#include "guidance/team/rules.h"
#include "models/command.h"
#include "models/conversation.h"
#include "models/user.h"

#include <QObject>

namespace otklik {

/// A warning, removal or block while it is written: the rule, the notice, what is
/// on record, and what is missing before it can be asked for. Needs no widget;
/// belongs to its dialog. UI thread.
class ModerationForm final : public QObject
{
    Q_OBJECT

public:
    ModerationForm(ModerationKind kind, const ConversationEntry &entry, const TeamRules &rules, const User &me,
                   QObject *parent = nullptr);

    [[nodiscard]] ModerationKind kind() const { return m_kind; }
    [[nodiscard]] const ConversationEntry &entry() const { return m_entry; }
    [[nodiscard]] const TeamRules &rules() const { return m_rules; }
    [[nodiscard]] const TeamRule *rule() const { return m_rules.find(m_rule); }
    [[nodiscard]] const QString &notice() const { return m_notice; }
    [[nodiscard]] bool isLead() const { return canReview(m_me.role); }
    /// Of the author, newest first; none while it is being read, or not to be known here.
    [[nodiscard]] const std::optional<QList<Moderation>> &record() const { return m_record; }
    [[nodiscard]] bool isReadingRecord() const { return m_isReading; }
    [[nodiscard]] int warnings() const;
    /// What stands in the way, in a sentence; empty when it can be sent.
    [[nodiscard]] QString problem() const;
    /// Warnings are missing: a warning is the step to take instead.
    [[nodiscard]] bool needsWarning() const;
    [[nodiscard]] ModerationAdd command(const ModerationId &id) const;

    /// A notice that nobody has edited is written anew.
    void setKind(ModerationKind kind);
    void setRule(const QString &key);
    void setRules(const TeamRules &rules);
    void setNotice(const QString &notice);
    void setRecord(const std::optional<QList<Moderation>> &record);
    void setReadingRecord();
    /// Of these kinds something is on its way about the message already.
    void setPending(const QList<ModerationKind> &kinds);

Q_SIGNALS:
    void changed();

private:
    void rewrite();
    [[nodiscard]] bool isDoneAlready() const;

    ModerationKind m_kind;
    const ConversationEntry m_entry;
    TeamRules m_rules;
    const User m_me;
    QString m_rule;
    QString m_notice;
    QString m_written; ///< the notice as it was prefilled
    std::optional<QList<Moderation>> m_record;
    QList<ModerationKind> m_pending;
    bool m_isReading = false;
};

} // namespace otklik
