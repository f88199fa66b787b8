#pragma once

#include "ui/composer/checklistmodel.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace otklik {

/// Draws a line of the checklist: a mark in the colour of the words it stands
/// for, the title, and what is wrong in a sentence where it must be read.
class ChecklistDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The checklist beside an editor. A click or Enter on a line goes to its words,
/// again to the next of them.
class ChecklistView final : public QListView
{
    Q_OBJECT

public:
    explicit ChecklistView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void evidenceChosen(const otklik::TextSpan &span);                               ///< in the draft
    void questionChosen(const otklik::MentionId &id, const otklik::TextSpan &span);  ///< in the mention
    void faultWanted(); ///< the decision has to say whose fault it is

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(const QModelIndex &index);

    QPersistentModelIndex m_chosen;
    qsizetype m_nextEvidence = 0;
};

} // namespace otklik
