#pragma once

#include "guidance/textspan.h"

#include <QPlainTextEdit>

class QMenu;

namespace otklik {

/// The editor of a reply: plain text, native undo, Ctrl+Enter submits, Alt+Enter asks
/// for plainer words, Tab goes on to the checklist. Read-only it still lets one select and copy.
class ReplyEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReplyEditor(QWidget *parent = nullptr);

    /// The text exactly as typed; offsets are those of the document.
    [[nodiscard]] QString text() const;
    /// Another text; `isOtherCase` forgets the undo history with the old one.
    void setText(const QString &text, bool isOtherCase);
    void setEditable(bool isEditable);
    /// Selects a stretch and shows it.
    void select(const TextSpan &span);
    void setCursor(qsizetype anchor, qsizetype position);

Q_SIGNALS:
    void submitChosen();
    void wordingWanted(); ///< plainer words for what stands at the cursor
    /// Before the menu is shown: whoever has something for this place of the text adds it.
    void menuOpening(QMenu *menu, int position);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace otklik
