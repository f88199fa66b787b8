#pragma once

#include "models/conversation.h"

#include <QWidget>

class QGridLayout;
class QKeySequence;
class QPushButton;
class QToolButton;
class QUrl;

namespace otklik {

class ElidedLabel;
class NetworkBadge;
class ToneLabel;

/// One of the two accounts of a pair, with what helps to tell whose it is. Plain text only.
class AccountPane final : public QWidget
{
    Q_OBJECT

public:
    /// `openKeys` are told on the button that opens the case.
    explicit AccountPane(const QKeySequence &openKeys, QWidget *parent = nullptr);

    /// `card` is the one it stands under, once that is read.
    void setSide(const ProposalSide &side, const std::optional<CustomerCard> &card);
    [[nodiscard]] QPushButton &openButton() { return *m_open; }
    /// Captions and values as they are shown.
    [[nodiscard]] const QList<std::pair<QString, QString>> &facts() const { return m_facts; }

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);
    void openChosen();

private:
    void showFacts(const QList<std::pair<QString, QString>> &facts);
    void askAboutLink();

    NetworkBadge *m_badge;
    ElidedLabel *m_name;
    ElidedLabel *m_handle;
    ToneLabel *m_bio;
    QWidget *m_factBox;
    QGridLayout *m_grid;
    QToolButton *m_link;
    QPushButton *m_open;
    QString m_url;
    QList<std::pair<QString, QString>> m_facts;
};

} // namespace otklik
