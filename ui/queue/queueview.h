#pragma once

#include "ui/common/anchoredlistview.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QStackedLayout;

namespace otklik {

class EmptyState;
class FilterBar;
class QueuePresenter;

/// The list itself. Repaints the times left twice a minute while it is visible.
class QueueList final : public AnchoredListView
{
    Q_OBJECT

public:
    explicit QueueList(QWidget *parent = nullptr);

Q_SIGNALS:
    void rowsPainted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_clockTick;
};

/// The left pane of the work page: filters and the list. Enter opens, C claims.
/// Passive: what the person wants goes to the presenter.
class QueueView final : public QWidget
{
    Q_OBJECT

public:
    explicit QueueView(QueuePresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QueueList &list() { return *m_list; }
    /// For menus: open, claim, release, next, previous.
    [[nodiscard]] QList<QAction *> workActions() const { return m_actions; }
    void focusList();
    /// Opens the row below (or above) the current one.
    void openNext(int step);

Q_SIGNALS:
    void firstPainted(); ///< once: rows of the queue (or its empty state) are on the screen

private:
    QAction *addAction(const QString &text, const QKeySequence &keys, Qt::ShortcutContext context);
    void addActions();
    void showWhatIsThere();
    void showEmptyText();
    [[nodiscard]] int currentRow() const;

    QueuePresenter &m_presenter;
    FilterBar *m_filters;
    QueueList *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QList<QAction *> m_actions;
    bool m_hasPainted = false;
};

} // namespace otklik
