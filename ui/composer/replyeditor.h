#pragma once

#include "guidance/textspan.h"

#include <QPlainTextEdit>

namespace otklik {

/// The editor of a reply: plain text, native undo, Ctrl+Enter submits, Tab goes
/// on to the checklist. Read-only it still lets one select and copy.
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

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace otklik
