#pragma once

#include <QStyledItemDelegate>

namespace otklik {

/// What a CardDelegate asks a model for; each is a QString unless noted.
enum CardRole {
    SectionRole = Qt::UserRole + 100, ///< a heading above the card; empty: none
    TitleRole,
    NoteRole,    ///< beside the title, right-aligned
    BodyRole,    ///< up to two lines
    FootRole,    ///< one quiet line
    NetworkRole, ///< code of a network whose badge is shown; empty: none
    ToneRole,    ///< CardTone of the note
};

enum class CardTone { Quiet, Accent, Good, Warning, Trouble };

/// Draws rows of pages such as the outbox, review and sync: heading, title with
/// a note at its right, two lines of text, a quiet line. Plain text only.
class CardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &rect) const;
};

} // namespace otklik
