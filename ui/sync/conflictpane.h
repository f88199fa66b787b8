#pragma once

#include "models/conversation.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace otklik {

class ToneLabel;

/// One pending or refused command: why it stands where it does, my words and
/// those on the server side by side, and what can be done. Passive.
class ConflictPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictPane(QWidget *parent = nullptr);

    void show(const PendingMutation &pending, TimePoint now);
    /// What came or changed in the thread while the shown reply was on its way.
    void showNews(const QList<ConversationEntry> &entries, TimePoint now);

Q_SIGNALS:
    void mineKept();    ///< on top of what stands there now
    void theirsTaken(); ///< the refusal has been seen
    void caseWanted();

private:
    QWidget *makeTexts();
    QWidget *makeButtons();

    ToneLabel *m_reason;
    ToneLabel *m_attempt;
    QWidget *m_theirColumn = nullptr;
    ToneLabel *m_theirTitle = nullptr;
    QPlainTextEdit *m_mine = nullptr;
    QPlainTextEdit *m_theirs = nullptr;
    QWidget *m_texts = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace otklik
