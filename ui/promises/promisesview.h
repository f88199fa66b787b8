#pragma once

#include "models/promise.h"
#include "ui/cards/cardpage.h"

class QPushButton;

namespace otklik {

class PromisesPresenter;
class ToneLabel;

/// The page of promises: what was said by when, and beside it what became of it. Passive.
class PromisesView final : public CardPage
{
    Q_OBJECT

public:
    explicit PromisesView(PromisesPresenter &presenter, QWidget *parent = nullptr);

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
