#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

#include <functional>

class QPlainTextEdit;
class QPushButton;

namespace otklik {

/// Colleagues' remarks, newest first, and a place to write one. A note being
/// edited is never taken away under the person's hands.
class NotesSection final : public Section
{
    Q_OBJECT

public:
    explicit NotesSection(const Clock &clock, QWidget *parent = nullptr);

    void setCard(const CustomerCard &card, const std::function<QString(const UserId &)> &nameOf);
    /// The text begun earlier for this person.
    void setInput(const QString &text);
    void stopEditing();

Q_SIGNALS:
    void added(const QString &text);
    void edited(const otklik::NoteId &id, const QString &text);
    void removeChosen(const otklik::NoteId &id);
    void inputChanged(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeRow(const Note &note, const QString &author);
    void beginEditing(const Note &note, QWidget *row);
    void saveInput();

    const Clock &m_clock;
    QPlainTextEdit *m_input;
    QPushButton *m_save;
    NoteId m_editing;
};

} // namespace otklik
