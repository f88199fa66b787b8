#pragma once

#include "models/id.h"
#include "ui/cards/cardpage.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace otklik {

class LedgerPresenter;
class NoticeStrip;
class ToneLabel;

/// The page of bonuses: the ledger with its filters and sum, one line of it in full,
/// and for a lead giving or refusing what was asked for. Passive.
class LedgerView final : public CardPage
{
    Q_OBJECT

public:
    explicit LedgerView(LedgerPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox &agentBox() { return *m_agent; }
    [[nodiscard]] QComboBox &stateBox() { return *m_state; }
    [[nodiscard]] QLineEdit &reasonEdit() { return *m_reason; }
    [[nodiscard]] QPushButton &approveButton() { return *m_approve; }
    [[nodiscard]] QPushButton &refuseButton() { return *m_refuse; }
    [[nodiscard]] QPushButton &takeBackButton() { return *m_takeBack; }
    [[nodiscard]] QString sumText() const;

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);

private:
    QWidget *makeFilters(QWidget *parent);
    QWidget *makeDetail();
    void connectButtons();
    void showList();
    void showAgents();
    void showCurrent();
    void showButtons();
    void takeBack();
    void openCase();

    LedgerPresenter &m_presenter;
    QComboBox *m_agent = nullptr;
    QComboBox *m_state = nullptr;
    ToneLabel *m_sum = nullptr;
    ToneLabel *m_none = nullptr;
    QWidget *m_detail = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_facts = nullptr;
    ToneLabel *m_why = nullptr;
    NoticeStrip *m_standing = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_refuse = nullptr;
    QPushButton *m_approve = nullptr;
    QStringList m_agents; ///< as they stand in the box
    QString m_shownId;
    bool m_isSure = false; ///< taking back was pressed once
};

} // namespace otklik
