#include "ui/spelling/spellingmenu.h"

#include "guidance/spelling/wordlist.h"
#include "ui/composer/replyeditor.h"
#include "ui/spelling/spelling.h"

#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QTextBlock>
#include <QToolTip>

namespace otklik {

namespace {

QString missingText(SpellingLanguage language)
{
    return language == SpellingLanguage::Russian
        ? SpellingMenu::tr("Russian words are not checked: the package hunspell-ru is not installed")
        : SpellingMenu::tr("English words are not checked: the package hunspell-en-us is not installed");
}

/// A word as the name of an action: no letter of it is a mnemonic.
QString actionText(QString word)
{
    return word.replace(u'&', QStringLiteral("&&"));
}

} // namespace

SpellingMenu::SpellingMenu(ReplyEditor &editor, ReplyHighlighter &highlighter, Spelling &spelling)
    : QObject(&editor), m_editor(editor), m_spelling(spelling), m_marks(new SpellingMarks(editor, highlighter, spelling))
{
    for (const QKeySequence &keys : {QKeySequence(Qt::Key_F7), QKeySequence(Qt::ALT | Qt::Key_F7)}) {
        auto *shortcut = new QShortcut(keys, &editor, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &SpellingMenu::openNext);
    }
    connect(&editor, &ReplyEditor::menuOpening, this, &SpellingMenu::extend);
}

void SpellingMenu::extend(QMenu *menu, int position)
{
    QAction *before = menu->actions().value(0);
    const auto mistake = m_editor.isReadOnly() ? std::nullopt : m_marks->mistakeAt(position);
    if (mistake) {
        addMistake(menu, before, *mistake, m_editor.document()->findBlock(position).position());
        menu->insertSeparator(before);
    }
    addSwitch(menu);
}

void SpellingMenu::addSwitch(QMenu *menu)
{
    menu->addSeparator();
    QAction *isOn = menu->addAction(tr("Check spelling"));
    isOn->setCheckable(true);
    isOn->setChecked(m_spelling.isOn());
    connect(isOn, &QAction::toggled, &m_spelling, &Spelling::setOn);
    if (!m_spelling.isOn())
        return;
    for (const SpellingLanguage language : m_spelling.missing())
        menu->addAction(missingText(language))->setEnabled(false);
}

void SpellingMenu::addMistake(QMenu *menu, QAction *before, const SpellingWord &word, int linePosition)
{
    menu->insertSection(before, tr("Spelling"));
    auto *placeholder = new QAction(tr("Looking for suggestions…"), menu);
    placeholder->setEnabled(false);
    menu->insertAction(before, placeholder);
    menu->insertSeparator(before);
    auto *own = new QAction(tr("Add “%1” to my dictionary").arg(actionText(word.text)), menu);
    connect(own, &QAction::triggered, this, [this, word] { m_spelling.addToPersonal(word.text); });
    menu->insertAction(before, own);
    if (m_spelling.team() && m_spelling.team()->canAdd()) {
        auto *team = new QAction(tr("Add “%1” to the team's dictionary").arg(actionText(word.text)), menu);
        connect(team, &QAction::triggered, this, [this, word] { m_spelling.addToTeam(word.text); });
        menu->insertAction(before, team);
    }
    m_spelling.suggest(word, menu, [this, menu, placeholder, word, linePosition](const QStringList &suggestions) {
        fill(menu, placeholder, word, linePosition, suggestions);
    });
}

void SpellingMenu::fill(QMenu *menu, QAction *placeholder, const SpellingWord &word, int linePosition,
                        const QStringList &suggestions)
{
    if (suggestions.isEmpty()) {
        placeholder->setText(tr("No suggestions"));
        return;
    }
    const QString written = m_editor.document()->findBlock(linePosition).text().mid(word.start, word.length);
    const bool isFirstChosen = !menu->activeAction();
    for (const QString &suggestion : suggestions) {
        auto *action = new QAction(actionText(suggestion), menu);
        connect(action, &QAction::triggered, this,
                [this, word, linePosition, written, suggestion] { replace(word, linePosition, written, suggestion); });
        menu->insertAction(placeholder, action);
        if (isFirstChosen && suggestion == suggestions.first())
            menu->setActiveAction(action);
    }
    menu->removeAction(placeholder);
}

void SpellingMenu::openNext()
{
    if (m_editor.isReadOnly())
        return;
    m_marks->finishTyping();
    (void)m_marks->mistakeNear(0); // asks about words that nobody has asked about yet
    m_spelling.whenJudged(this, [this] { showNext(); });
}

void SpellingMenu::showNext()
{
    const QPoint at = m_editor.viewport()->mapToGlobal(m_editor.cursorRect().bottomLeft());
    const auto place = m_marks->mistakeNear(m_editor.textCursor().selectionEnd());
    if (!place) {
        QToolTip::showText(at, m_spelling.isOn() ? tr("No spelling mistakes.") : tr("The spelling is not checked."),
                           &m_editor);
        return;
    }
    const auto &[block, word] = *place;
    m_editor.select({block.position() + word.start, word.length});
    auto *menu = new QMenu(&m_editor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Spelling"));
    addMistake(menu, nullptr, word, block.position());
    menu->popup(m_editor.viewport()->mapToGlobal(m_editor.cursorRect().bottomLeft()));
}

void SpellingMenu::replace(const SpellingWord &word, int linePosition, const QString &written, const QString &suggestion)
{
    const QTextBlock block = m_editor.document()->findBlock(linePosition);
    // The text may have changed under the menu (a draft of another desktop).
    if (m_editor.isReadOnly() || block.position() != linePosition
        || block.text().mid(word.start, word.length) != written)
        return;
    QTextCursor cursor(block);
    cursor.setPosition(static_cast<int>(linePosition + word.start));
    cursor.setPosition(static_cast<int>(linePosition + word.end()), QTextCursor::KeepAnchor);
    cursor.insertText(suggestion);
    m_editor.setTextCursor(QTextCursor(cursor));
    m_editor.setFocus(Qt::OtherFocusReason);
}

} // namespace otklik
