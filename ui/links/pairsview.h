#pragma once

#include "models/linkproposal.h"
#include "ui/cards/cardpage.h"

#include <functional>

class QPushButton;
class QScrollArea;
class QStackedLayout;
class QUrl;

namespace otklik {

class AccountPane;
class NoticeStrip;
class PairsPresenter;
class ToneLabel;
class Waterfall;

/// The list of pairs, and beside it the one that is looked at: both accounts side by side, what speaks for and
/// against, and the decision. All of it goes by the keyboard. Passive.
class PairsView final : public CardPage
{
    Q_OBJECT

public:
    explicit PairsView(PairsPresenter &presenter, QWidget *parent = nullptr);

    /// What stands where no pair is.
    void setEmptyTexts(const QString &title, const QString &hint);
    /// A button below those texts; made on first use.
    [[nodiscard]] QPushButton &emptyButton();

    [[nodiscard]] QPushButton &sameButton() { return *m_same; }
    [[nodiscard]] QPushButton &otherButton() { return *m_other; }
    [[nodiscard]] QPushButton &laterButton() { return *m_later; }
    [[nodiscard]] AccountPane &account(bool ofFirst) { return ofFirst ? *m_first : *m_second; }
    [[nodiscard]] Waterfall &waterfall() { return *m_waterfall; }
    [[nodiscard]] bool isPairShown() const;
    [[nodiscard]] QString sittingText() const;
    void showKeys();

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    PairsView(PairsPresenter &presenter, EmptyState *empty, QWidget *parent);

    QWidget *makeDetail();
    QWidget *makePair();
    QWidget *makeFooter();
    void addKeys();
    void addKey(const QKeySequence &keys, Qt::ShortcutContext context, const std::function<void()> &act);
    void press(QPushButton *button);
    void scrollBy(int pages);
    void showList();
    void showPair();
    void showSides();
    void showButtons(ProposalState state);

    PairsPresenter &m_presenter;
    EmptyState *m_emptyState;
    std::optional<bool> m_isEmpty;
    QStackedLayout *m_detail = nullptr;
    QScrollArea *m_scroll = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_when = nullptr;
    NoticeStrip *m_proof = nullptr;
    AccountPane *m_first = nullptr;
    AccountPane *m_second = nullptr;
    Waterfall *m_waterfall = nullptr;
    QPushButton *m_same = nullptr;
    QPushButton *m_other = nullptr;
    QPushButton *m_later = nullptr;
    QPushButton *m_keys = nullptr;
    ToneLabel *m_sitting = nullptr;
    QPushButton *m_emptyButton = nullptr;
    LinkProposalId m_shown;
};

} // namespace otklik
