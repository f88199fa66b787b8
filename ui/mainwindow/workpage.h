#pragma once

#include <QWidget>

class QSplitter;

namespace otklik {

/// The page one works on: queue · conversation over composer · customer card,
/// each in a pane that keeps its size. Knows nothing of what the panes do.
class WorkPage final : public QWidget
{
    Q_OBJECT

public:
    WorkPage(QWidget *queue, QWidget *conversation, QWidget *composer, QWidget *card, QWidget *parent = nullptr);

    /// Sizes of the panes and whether the card is shown, to be given back to restoreState().
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    void setCardVisible(bool isVisible);
    [[nodiscard]] bool isCardVisible() const;

private:
    QSplitter *m_panes;
    QSplitter *m_middle;
    QWidget *m_card;
};

} // namespace otklik
