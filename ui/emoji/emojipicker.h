#pragma once

#include "ui/common/popup.h"

class QLineEdit;
class QListView;
class QModelIndex;

namespace otklik {

class EmojiModel;
class ToneLabel;

/// A small card of signs with a box to search in. All by keyboard: letters search,
/// arrows move among the signs, Enter takes one, Escape closes. Never blocks;
/// deletes itself when it closes.
class EmojiPicker final : public Popup
{
    Q_OBJECT

public:
    /// `recent`: the signs used last, newest first.
    EmojiPicker(const QStringList &recent, QWidget *parent);

    [[nodiscard]] QLineEdit &box() { return *m_box; }
    [[nodiscard]] QListView &grid() { return *m_grid; }
    [[nodiscard]] QString nameText() const;

Q_SIGNALS:
    void chosen(const QString &sign);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void search(const QString &query);
    void showName();
    void choose(const QModelIndex &index);

    EmojiModel *m_model;
    QLineEdit *m_box;
    QListView *m_grid;
    ToneLabel *m_name;
};

} // namespace otklik
