#include "ui/snippets/replyaids.h"

#include "ui/composer/composertext.h"
#include "ui/composer/replyeditor.h"
#include "ui/snippets/choicepopup.h"
#include "ui/snippets/rulespopup.h"
#include "ui/team/teamdata.h"

#include <QAbstractButton>
#include <QRegularExpression>
#include <QShortcut>

namespace otklik {

ReplyAids::ReplyAids(ReplyEditor &editor, QAbstractButton &snippets, QAbstractButton &rules, const TeamData &team)
    : QObject(&editor), m_editor(editor), m_snippetButton(snippets), m_ruleButton(rules), m_team(team)
{
    connect(&snippets, &QAbstractButton::clicked, this, &ReplyAids::offerSnippets);
    connect(&rules, &QAbstractButton::clicked, this, &ReplyAids::showRules);
    auto *insertKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_J), &editor, nullptr, nullptr, Qt::WidgetShortcut);
    connect(insertKey, &QShortcut::activated, this, &ReplyAids::offerSnippets);
    auto *rulesKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), &editor, nullptr, nullptr, Qt::WidgetShortcut);
    connect(rulesKey, &QShortcut::activated, this, &ReplyAids::showRules);
}

void ReplyAids::offerSnippets()
{
    if (m_editor.isReadOnly())
        return;
    QList<Choice> mine;
    QList<Choice> others;
    const auto &all = m_team.snippets().all;
    for (int index = 0; index < static_cast<int>(all.size()); ++index) {
        const Snippet &snippet = all.at(index);
        const bool isMine = snippet.language.isEmpty() || snippet.language == m_language;
        (isMine ? mine : others).append({snippet.title, filledIn(snippet, m_team.snippets(), m_values), index});
    }
    auto *popup = new ChoicePopup(tr("Put in a fact"), mine + others,
                                  tr("Facts that are needed often, such as addresses and steps, are kept by leads on the Team page."),
                                  &m_editor);
    connect(popup, &ChoicePopup::chosen, this, &ReplyAids::insert);
    popup->popUp(m_snippetButton.mapToGlobal(QPoint(0, -popup->sizeHint().height())));
}

void ReplyAids::insert(int index)
{
    // What a variable stands for has to be typed: the first that is left is selected.
    static const QRegularExpression variable(QStringLiteral(R"(\{\{[^{}]{1,60}\}\})"));
    const Snippet snippet = m_team.snippets().all.value(index);
    const QString text = filledIn(snippet, m_team.snippets(), m_values);
    QTextCursor cursor = m_editor.textCursor();
    const int start = cursor.selectionStart();
    cursor.insertText(text);
    if (const auto match = variable.match(text); match.hasMatch()) {
        cursor.setPosition(start + static_cast<int>(match.capturedStart()));
        cursor.setPosition(start + static_cast<int>(match.capturedEnd()), QTextCursor::KeepAnchor);
    }
    m_editor.setTextCursor(cursor);
    m_editor.setFocus(Qt::OtherFocusReason);
}

void ReplyAids::showRules()
{
    auto *popup = new RulesPopup(m_team.directingRules(), ComposerText::uiLanguage(), &m_editor);
    popup->popUp(m_ruleButton.mapToGlobal(QPoint(0, -popup->sizeHint().height())));
}

} // namespace otklik
