#pragma once

#include "guidance/textspan.h"

#include <QPlainTextEdit>

class QMenu;

namespace otklik {

/// The editor of a reply: plain text, native undo, Ctrl+Enter submits, Alt+Enter asks
/// for plainer words, Tab goes on to the checklist. Read-only it still lets one select and copy.
/// It takes nothing that would make the text longer than longestTypedText. Of a text
/// that comes from elsewhere and is so long that one could not type in it, the beginning is shown; the
/// rest is kept behind it, out of sight, and belongs to text() all the same.
class ReplyEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReplyEditor(QWidget *parent = nullptr);

    /// The text exactly as typed; offsets are those of the document, as far as it is shown.
    [[nodiscard]] QString text() const { return shownText() + m_rest; }
    /// What is kept out of sight.
    [[nodiscard]] const QString &rest() const { return m_rest; }
    /// Takes it out of the text.
    QString takeRest();
    /// Another text; `isOtherCase` forgets the undo history with the old one, and so does a rest: undone, the
    /// parts would not fit together.
    void setText(const QString &text, bool isOtherCase);
    void setEditable(bool isEditable);
    /// Selects a stretch and shows it.
    void select(const TextSpan &span);
    void setCursor(qsizetype anchor, qsizetype position);

Q_SIGNALS:
    void submitChosen();
    void wordingWanted(); ///< plainer words for what stands at the cursor
    void pasteRefused(qsizetype size); ///< a text of so many characters: there is no room for it
    void keyRefused();                 ///< there is no room for what was typed last
    /// Before the menu is shown: whoever has something for this place of the text adds it.
    void menuOpening(QMenu *menu, int position);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void dropEvent(QDropEvent *event) override;

private:
    static constexpr qsizetype shownAtMost = 50'000; ///< two texts that were typed, one below the other, and more

    [[nodiscard]] QString shownText() const;
    /// Whether so many characters may come in, in place of so many.
    [[nodiscard]] bool takes(qsizetype added, qsizetype replaced) const;
    [[nodiscard]] qsizetype selected() const;

    QString m_rest;
    bool m_isDropping = false; ///< what has been found to have room
};

} // namespace otklik
