#pragma once

#include "ui/emoji/emojitable.h"

#include <QAbstractListModel>

namespace otklik {

/// The signs to choose from: what the query finds, or without one the signs used
/// last and then all.
class EmojiModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /// `recent`: the signs used last, newest first.
    explicit EmojiModel(const QStringList &recent, QObject *parent = nullptr);

    void setQuery(const QString &query);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// The sign; its name as tool tip and for screen readers.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Emoji> m_recent;
    QList<Emoji> m_rows;
};

} // namespace otklik
