#pragma once

#include <QWidget>

class QUrl;

namespace otklik {

class PageTabs;
class PairsPresenter;
class PairsView;

/// The page "Same person?": what is to be decided, and what was decided lately. Passive.
class LinksPage final : public QWidget
{
    Q_OBJECT

public:
    LinksPage(PairsPresenter &open, PairsPresenter &decided, QWidget *parent = nullptr);

    [[nodiscard]] PairsView &openPairs() { return *m_open; }
    [[nodiscard]] PairsView &decidedPairs() { return *m_decided; }
    void showOpen();
    void showDecided();

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void showWhatIsEmpty();

    PairsPresenter &m_openPairs;
    PairsPresenter &m_decidedPairs;
    PageTabs *m_tabs;
    PairsView *m_open;
    PairsView *m_decided;
};

} // namespace otklik
