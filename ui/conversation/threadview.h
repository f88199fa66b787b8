#pragma once

#include "ui/common/anchoredlistview.h"
#include "ui/conversation/bubble.h"

#include <QHash>
#include <QStyledItemDelegate>

#include <memory>

class QMenu;

namespace otklik {

/// Draws the rows of a ThreadModel as bubbles and keeps their measured layouts.
class BubbleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    BubbleDelegate(const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] const Bubble &bubble(const QModelIndex &index, int width, const QFont &font) const;
    void setSelection(const MentionId &id, Bubble::Selection selection);
    /// Words that a guess rests on, marked in what waits for an answer.
    void setMarked(const QStringList &words) { m_marked = words; }
    void expand(const MentionId &id);
    /// Shows what a letter quotes, or folds it again.
    void unfold(const MentionId &id);
    [[nodiscard]] bool isUnfolded(const MentionId &id) const { return m_unfolded.contains(id); }
    void forget();
    [[nodiscard]] MediaTiles &tiles() const { return *m_tiles; }

private:
    [[nodiscard]] BubbleContext contextOf(const QModelIndex &index, int width) const;

    const Clock &m_clock;
    MediaTiles *const m_tiles;
    mutable QHash<MentionId, std::shared_ptr<Bubble>> m_bubbles;
    QStringList m_marked;
    QSet<MentionId> m_expanded;
    QSet<MentionId> m_unfolded;
    MentionId m_selectedIn;
    Bubble::Selection m_selection;
};

/// The conversation as a calm list of bubbles. Text can be selected and copied;
/// links, "edited", marks and quotes are told by signals and never followed here.
class ThreadView final : public AnchoredListView
{
    Q_OBJECT

public:
    explicit ThreadView(const Clock &clock, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Marks words in the customer's messages, as long as somebody looks; none: takes the marks away.
    void markWords(const QStringList &words);
    [[nodiscard]] QString selectedText() const;
    /// Where the pictures beside posts come from.
    void setPictures(PictureShelf &shelf);
    /// A picture as large as the window allows.
    void openPicture(const MentionId &id, qsizetype media);
    /// What Ctrl+C takes: the selection, or the whole text of the current entry.
    void copy();
    /// The place of a link on the viewport, or a null point; for tests and the tour.
    [[nodiscard]] QPoint placeOfLink(const QModelIndex &index, int link) const;

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);
    void versionsRequested(const QModelIndex &index, const QPoint &at);
    /// The person wants to know more about what was decided.
    void marksRequested(const otklik::MentionId &id, const QPoint &at);
    /// Others may add their actions; the menu opens after this, at `at` (global).
    void menuOpening(QMenu *menu, const otklik::MentionId &id, const QPoint &at);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] Bubble::Hit hitAt(const QPoint &point, QModelIndex *index) const;
    [[nodiscard]] const Bubble &bubbleOf(const QModelIndex &index) const;
    void select(const QModelIndex &index, int from, int to);
    void unfold(const MentionId &id);
    void act(const Bubble::Hit &hit, const QModelIndex &index, const QPoint &at);

    BubbleDelegate *m_delegate;
    QPersistentModelIndex m_selected;
    Bubble::Selection m_selection;
    bool m_isSelecting = false;
    Bubble::Hit m_pressed;
    int m_laidOutWidth = 0;
};

} // namespace otklik
