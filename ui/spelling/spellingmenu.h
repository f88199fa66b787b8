#pragma once

#include "guidance/spelling/spellingwords.h"
#include "ui/spelling/spellingmarks.h"

class QAction;
class QMenu;

namespace otklik {

class ReplyEditor;

/// Offers what may have been meant for a misspelt word, in the editor's context
/// menu or by F7 (Alt+F7) for the next mistake, and the lists the word may be
/// added to. Suggestions come while the menu is open. Child of the editor.
class SpellingMenu final : public QObject
{
    Q_OBJECT

public:
    SpellingMenu(ReplyEditor &editor, ReplyHighlighter &highlighter, Spelling &spelling);

    /// Goes to the next mistake behind the cursor and opens the menu; says so where there is none.
    void openNext();

private:
    void extend(QMenu *menu, int position);
    void addSwitch(QMenu *menu);
    /// The actions for a mistake, in front of `before` (null: at the end).
    void addMistake(QMenu *menu, QAction *before, const SpellingWord &word, int linePosition);
    void fill(QMenu *menu, QAction *placeholder, const SpellingWord &word, int linePosition, const QStringList &suggestions);
    void showNext();
    void replace(const SpellingWord &word, int linePosition, const QString &written, const QString &suggestion);

    ReplyEditor &m_editor;
    Spelling &m_spelling;
    SpellingMarks *m_marks;
};

} // namespace otklik
