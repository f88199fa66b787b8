#pragma once

#include "models/conversation.h"
#include "ui/cards/rowlistmodel.h"

#include <QTimeZone>

namespace otklik {

/// A row of the promises; the first of each group carries its heading.
struct PromiseRow final
{
    PromiseItem item;
    QString section;
    bool isOverdue = false;
};

[[nodiscard]] bool operator==(const PromiseRow &a, const PromiseRow &b);
[[nodiscard]] inline QString rowKey(const PromiseRow &row) { return row.item.promise.id.value; }

/// What was promised: overdue first, then what is due next, then what is settled. UI thread.
class PromiseModel final : public RowListModel<PromiseRow>
{
    Q_OBJECT

public:
    PromiseModel(const Clock &clock, QObject *parent = nullptr);

    void setItems(const QList<PromiseItem> &items);
    void setTimeZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &timeZone() const { return m_zone; }
    [[nodiscard]] const PromiseItem &itemAt(int row) const { return rowAt(row).item; }
    [[nodiscard]] int overdue() const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
    QTimeZone m_zone;
};

} // namespace otklik
