#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace otklik {

/// Pages that share a place in the rail, one above the other, each with the
/// number of what waits in it.
class PageTabs final : public QWidget
{
    Q_OBJECT

public:
    explicit PageTabs(QWidget *parent = nullptr);

    void addPage(const QString &title, QWidget *page);
    void setCount(QWidget *page, qint64 count);
    [[nodiscard]] qint64 count() const; ///< of all pages
    void showPage(QWidget *page);
    [[nodiscard]] QString titleOf(QWidget *page) const;

private:
    QTabBar *m_bar;
    QStackedWidget *m_pages;
    QStringList m_titles;
    QList<qint64> m_counts;
};

} // namespace otklik
