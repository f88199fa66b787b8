#pragma once

#include "models/conversation.h"

#include <QStyledItemDelegate>

namespace otklik {

/// Paints a mention as a short row: network, who, when, two lines of it with the
/// found words marked. For timelines and search results; reads the entry from
/// Qt::UserRole and, when there, a SearchHit from Qt::UserRole + 1, and whether it came
/// from the server from Qt::UserRole + 2. Owned by its list.
class MomentDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int entryRole = Qt::UserRole;
    static constexpr int hitRole = Qt::UserRole + 1;
    static constexpr int olderRole = Qt::UserRole + 2;

    MomentDelegate(const Clock &clock, int lines, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Clock &m_clock;
    int m_lines;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::SearchHit)
