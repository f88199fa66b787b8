#pragma once

#include <QWidget>

class QListView;
class QPushButton;
class QStackedLayout;

namespace otklik {

class ConflictPane;
class EmptyState;
class HistoryBox;
class RemovalNotice;
class SyncPresenter;
class ToneLabel;

/// The sync page: the state in a sentence, what waits, and for what was refused
/// the reason, one's own words and those that stand there instead. Passive.
class SyncView final : public QWidget
{
    Q_OBJECT

public:
    explicit SyncView(SyncPresenter &presenter, QWidget *parent = nullptr);

private:
    void showStatus();
    void showRows();
    void showDetail();
    [[nodiscard]] int currentRow() const;

    SyncPresenter &m_presenter;
    ToneLabel *m_state;
    ToneLabel *m_request;
    RemovalNotice *m_removal;
    QPushButton *m_retry;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    ConflictPane *m_detail;
    HistoryBox *m_history;
};

} // namespace otklik
