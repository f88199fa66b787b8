#pragma once

#include "ui/common/popup.h"

class QLineEdit;
class QListWidget;

namespace otklik {

/// A line of what can be chosen.
struct Choice final
{
    QString title;
    QString text; ///< the whole of it, shown below the title
    int key = 0;
};

/// A small card with a box to search in and a list: letters search, arrows move, Enter
/// takes, Escape closes. Never blocks; deletes itself when it closes.
class ChoicePopup final : public Popup
{
    Q_OBJECT

public:
    /// `emptyText`: what to do when there is nothing to choose from.
    ChoicePopup(const QString &title, const QList<Choice> &choices, const QString &emptyText, QWidget *parent);

    [[nodiscard]] QLineEdit &box() { return *m_box; }
    [[nodiscard]] QListWidget &list() { return *m_list; }

Q_SIGNALS:
    void chosen(int key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void search(const QString &query);
    void choose();

    QList<Choice> m_choices;
    QLineEdit *m_box;
    QListWidget *m_list;
};

} // namespace otklik
