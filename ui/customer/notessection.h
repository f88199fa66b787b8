#pragma once

#include "models/conversation.h"
#include "ui/customer/notedraft.h"
#include "ui/customer/section.h"

#include <functional>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace otklik {

class WhenField;

/// Colleagues' remarks and what was said in calls and letters, newest first, and a
/// place to write one down. A note being edited is never taken away under the
/// person's hands.
class NotesSection final : public Section
{
    Q_OBJECT

public:
    explicit NotesSection(const Clock &clock, QWidget *parent = nullptr);

    void setCard(const CustomerCard &card, const std::function<QString(const UserId &)> &nameOf);
    /// What was begun earlier for this person.
    void setInput(const NoteDraft &note);
    void stopEditing();

Q_SIGNALS:
    void added(const otklik::NoteDraft &note);
    void edited(const otklik::NoteId &id, const QString &text);
    void removeChosen(const otklik::NoteId &id);
    void inputChanged(const otklik::NoteDraft &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeInput();
    void tell();
    void showForm();
    [[nodiscard]] NoteDraft input() const;
    QWidget *makeRow(const Note &note, const QString &author);
    void beginEditing(const Note &note, QWidget *row);
    void saveInput();

    const Clock &m_clock;
    QComboBox *m_channel;
    WhenField *m_when;
    QPlainTextEdit *m_input;
    QPushButton *m_save;
    NoteId m_editing;
};

} // namespace otklik
