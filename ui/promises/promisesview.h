#pragma once

#include "models/promise.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace otklik {

class CardList;
class EmptyState;
class PromisesPresenter;
class ToneLabel;

/// The page of promises: what was said by when, and beside it what became of it. Passive.
class PromisesView final : public QWidget
{
    Q_OBJECT

public:
    explicit PromisesView(PromisesPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] CardList &list() { return *m_list; }
    [[nodiscard]] QPushButton &keptButton() { return *m_kept; }
    [[nodiscard]] QPushButton &withdrawButton() { return *m_withdraw; }
    [[nodiscard]] QPushButton &moveButton() { return *m_move; }

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);

private:
    QWidget *makeDetail();
    void showRow(int row);
    void showWhatIsThere();

    PromisesPresenter &m_presenter;
    CardList *m_list;
    QWidget *m_content;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_detail = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_due = nullptr;
    ToneLabel *m_text = nullptr;
    QPushButton *m_kept = nullptr;
    QPushButton *m_withdraw = nullptr;
    QPushButton *m_move = nullptr;
    QPushButton *m_open = nullptr;
    Promise m_shown;
};

} // namespace otklik
