#pragma once

#include "ui/outbox/standing.h"

#include <QUrl>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace otklik {

class ToneLabel;

/// Beside a reply of unknown fate: what stands in the network now, as far as it was read, and the way to look
/// there oneself. Passive.
class StandingView final : public QWidget
{
    Q_OBJECT

public:
    explicit StandingView(QWidget *parent = nullptr);

    /// `page` is the network's own page of the thread; an empty one offers none.
    void show(const QList<StandingPost> &posts, const QUrl &page, TimePoint now);
    /// As it is read, for tests.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton &pageButton() { return *m_open; }

Q_SIGNALS:
    void pageChosen(const QUrl &page); ///< to be opened after the host has been shown
    void postChosen(const QString &url); ///< this one is the reply

private:
    void addPost(const StandingPost &post, TimePoint now);

    ToneLabel *m_none;
    QVBoxLayout *m_posts;
    QPushButton *m_open;
    QUrl m_page;
    QList<StandingPost> m_shown;
    QStringList m_words;
};

} // namespace otklik
