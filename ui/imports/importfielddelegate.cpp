#include "ui/imports/importfielddelegate.h"

#include "ui/common/metrics.h"
#include "ui/imports/importcolumnsmodel.h"
#include "ui/imports/importwords.h"

#include <QComboBox>
#include <QWheelEvent>

namespace otklik {

namespace {

/// Does not turn with the wheel, which goes over it whenever the list is scrolled.
class FieldBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace

QWidget *ImportFieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *box = new FieldBox(parent);
    box->setFocusPolicy(Qt::StrongFocus);
    for (const QString &field : ImportWords::fields())
        box->addItem(ImportWords::field(field), field);
    const QString column = index.siblingAtColumn(ImportColumnsModel::Name).data().toString();
    box->setAccessibleName(tr("What the column “%1” is").arg(column));
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT const_cast<ImportFieldDelegate *>(this)->commitData(box); });
    return box;
}

void ImportFieldDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void ImportFieldDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

QSize ImportFieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max(hint.height(), metrics::buttonHeight + metrics::space1)};
}

} // namespace otklik
