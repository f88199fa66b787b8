#pragma once

#include <QWidget>

class QAbstractItemModel;
class QStackedLayout;

namespace otklik {

class CardList;
class EmptyState;

/// A page that lists cards and shows one of them in full beside the list; while there
/// is none, what the page is for. Made whole by setPanes().
class CardPage : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the list's for screen readers.
    CardPage(QAbstractItemModel &model, const QString &name, EmptyState *empty, QWidget *parent);

    [[nodiscard]] CardList &list() { return *m_list; }

protected:
    /// `width` is the list's to begin with, `ratio` how many times wider the detail is.
    struct ListSize final
    {
        int width = 380;
        int ratio = 2;
    };
    void setPanes(QWidget *detail, ListSize size, QWidget *aboveList = nullptr);
    /// What the page is for, or the list with a card that is looked at.
    void showWhetherEmpty(bool isEmpty);
    [[nodiscard]] int currentRow() const;

private:
    CardList *m_list;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    QStackedLayout *m_stack;
};

} // namespace otklik
