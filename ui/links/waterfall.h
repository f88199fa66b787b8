#pragma once

#include "ui/links/waterfallsteps.h"

#include <QWidget>

#include <vector>

class QPainter;

namespace otklik {

class TextBlock;

/// The reasons of a proposal as bars one below the other, each from where the one above it ended: to the right
/// what speaks for one person, to the left what speaks against. A sentence stands beside each bar, or above it
/// where there is no room; the whole is told to screen readers as text.
class Waterfall final : public QWidget
{
    Q_OBJECT

public:
    explicit Waterfall(QWidget *parent = nullptr);
    ~Waterfall() override;

    void setProposal(const LinkProposal &proposal);
    /// What the bars say, a line for each.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Where the parts of the lines stand at a width.
    struct Frame final
    {
        int textWidth;
        int barLeft;
        int barRight;
        bool isNarrow;
    };
    struct Line;

    [[nodiscard]] Frame frameOf(int width) const;
    [[nodiscard]] std::vector<Line> linesOf(int width) const;
    [[nodiscard]] double placeOf(qint64 weight, const Frame &frame) const;
    [[nodiscard]] int headHeight() const;
    void paintHead(QPainter &painter, const Frame &frame) const;
    void paintBar(QPainter &painter, const Line &line, const Frame &frame) const;

    QList<WaterfallStep> m_steps;
    qint64 m_least = 0;
    qint64 m_most = 0;
};

} // namespace otklik
