#include "ui/emoji/emojimodel.h"

#include "ui/common/plaintext.h"

#include <algorithm>

namespace otklik {

EmojiModel::EmojiModel(const QStringList &recent, QObject *parent) : QAbstractListModel(parent)
{
    const QList<Emoji> &all = allEmoji();
    for (const QString &sign : recent) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const Emoji &one) { return one.sign == sign; });
        if (known != all.end())
            m_recent.append(*known);
    }
    m_rows = m_recent + all;
}

void EmojiModel::setQuery(const QString &query)
{
    // The whole answer is another one, and there is nothing to keep of the old.
    beginResetModel();
    m_rows = findEmoji(query);
    if (query.trimmed().isEmpty())
        m_rows = m_recent + m_rows;
    endResetModel();
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Emoji &emoji = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return emoji.sign;
    case Qt::ToolTipRole: return plaintext::toolTip(emoji.name());
    case Qt::AccessibleTextRole: return emoji.name();
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    default: return {};
    }
}

} // namespace otklik
