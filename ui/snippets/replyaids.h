#pragma once

#include <QHash>
#include <QObject>

class QAbstractButton;

namespace otklik {

class ReplyEditor;
class TeamData;

/// What the team has written down for who answers, at the editor of a reply: its facts to
/// put in (Ctrl+J), and its directing rules to read (Ctrl+Shift+D). Child of the editor.
class ReplyAids final : public QObject
{
    Q_OBJECT

public:
    ReplyAids(ReplyEditor &editor, QAbstractButton &snippets, QAbstractButton &rules, const TeamData &team);

    /// What is known of the case: "customer", "agent", "network".
    void setValues(const QHash<QString, QString> &values) { m_values = values; }
    void setLanguage(const QString &language) { m_language = language; }
    void offerSnippets();
    void showRules();

private:
    void insert(int index);

    ReplyEditor &m_editor;
    QAbstractButton &m_snippetButton;
    QAbstractButton &m_ruleButton;
    const TeamData &m_team;
    QHash<QString, QString> m_values;
    QString m_language; ///< of the reply
};

} // namespace otklik
