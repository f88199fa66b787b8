#pragma once

#include "models/moment.h"

#include <QWidget>

namespace otklik {

/// Two years of contacts in bars, theirs below and ours above, and the heat of each month under them. One month is
/// the current one: with the arrows, the pointer, or Enter one chooses it, and its words are told to screen readers.
/// Passive; lives in the time line's pane.
class MonthChart final : public QWidget
{
    Q_OBJECT

public:
    explicit MonthChart(QWidget *parent = nullptr);

    /// `last`: the newest month of `count`; months without contacts may be left out of `months`.
    void setMonths(const QList<MonthOfContacts> &months, const QDate &last, int count);
    /// "March 2026: 12 messages, 9 replies, heat 70".
    [[nodiscard]] static QString sentence(const MonthOfContacts &month);
    [[nodiscard]] const MonthOfContacts &month(int index) const { return m_months.at(index); }
    [[nodiscard]] int count() const { return static_cast<int>(m_months.size()); }
    /// Where a month stands.
    [[nodiscard]] QRect columnRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void monthChosen(const QDate &month);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRect bars() const;
    [[nodiscard]] int indexAt(const QPoint &point) const;
    void setCurrent(int index);
    void paintMonth(QPainter &painter, int index) const;
    void paintLegend(QPainter &painter) const;
    void paintYears(QPainter &painter) const;
    void describe();

    QList<MonthOfContacts> m_months; ///< every one, oldest first
    qint64 m_most = 1;               ///< contacts in one month
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace otklik
