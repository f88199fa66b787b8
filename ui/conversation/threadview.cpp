#include "ui/conversation/threadview.h"

#include "models/quotedtext.h"
#include "ui/attachments/picturepreview.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/conversation/threadmodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QTextBoundaryFinder>

namespace otklik {

ThreadView::ThreadView(const Clock &clock, QWidget *parent)
    : AnchoredListView(Follows::End, parent), m_delegate(new BubbleDelegate(clock, this))
{
    setItemDelegate(m_delegate);
    setSelectionMode(NoSelection);
    setAccessibleName(tr("Conversation"));
    for (QWidget *part : {static_cast<QWidget *>(this), viewport()}) { // behind the scroll bar, too
        part->setAutoFillBackground(true);
        part->setBackgroundRole(canvasRole);
    }
}

void ThreadView::setModel(QAbstractItemModel *newModel)
{
    AnchoredListView::setModel(newModel);
    connect(newModel, &QAbstractItemModel::dataChanged, this, &ThreadView::relayoutKeepingPlace);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int, int) {
        if (model()->rowCount() == 0) {
            m_delegate->forget();
            m_delegate->setSelection({}, {});
            m_selection = {};
        }
    });
}

void ThreadView::setPictures(PictureShelf &shelf)
{
    m_delegate->tiles().setShelf(&shelf);
    connect(&m_delegate->tiles(), &MediaTiles::changed, viewport(), qOverload<>(&QWidget::update));
}

void ThreadView::openPicture(const MentionId &id, qsizetype media)
{
    const auto *thread = static_cast<const ThreadModel *>(model());
    const int row = thread->rowOf(id);
    PictureShelf *shelf = m_delegate->tiles().shelf();
    if (row < 0 || !shelf || media >= thread->entryAt(row).mention.media.size())
        return;
    const Media &one = thread->entryAt(row).mention.media.at(media);
    Attachment shown{one.key, one.name, {}, one.size, one.width, one.height, one.description};
    if (shown.name.isEmpty())
        shown.name = MediaTiles::caption(one);
    (new PicturePreview(*shelf, shown, id.value, window()))->open();
}

const Bubble &ThreadView::bubbleOf(const QModelIndex &index) const
{
    return m_delegate->bubble(index, viewport()->width(), font());
}

Bubble::Hit ThreadView::hitAt(const QPoint &point, QModelIndex *index) const
{
    *index = indexAt(QPoint(viewport()->width() / 2, point.y()));
    if (!index->isValid())
        return {};
    return bubbleOf(*index).hit(point - QPoint(0, visualRect(*index).top()));
}

QPoint ThreadView::placeOfLink(const QModelIndex &index, int link) const
{
    const Bubble &bubble = bubbleOf(index);
    if (link >= bubble.links().size())
        return {};
    const QRect row = visualRect(index);
    for (int y = row.top(); y < row.bottom(); y += 4)
        for (int x = row.left(); x < row.right(); x += 4)
            if (bubble.hit(QPoint(x, y - row.top())).url == bubble.links().at(link).url)
                return {x, y};
    return {};
}

void ThreadView::select(const QModelIndex &index, int from, int to)
{
    m_selected = index;
    m_selection = {from, to};
    const auto *thread = static_cast<const ThreadModel *>(model());
    m_delegate->setSelection(index.isValid() ? thread->entryAt(index.row()).mention.id : MentionId{}, m_selection);
    viewport()->update();
}

void ThreadView::markWords(const QStringList &words)
{
    m_delegate->setMarked(words);
    viewport()->update();
}

QString ThreadView::selectedText() const
{
    if (!m_selected.isValid() || m_selection.from == m_selection.to)
        return {};
    const int from = std::min(m_selection.from, m_selection.to);
    return bubbleOf(m_selected)
        .text()
        .mid(from, std::abs(m_selection.to - m_selection.from))
        .replace(QChar::LineSeparator, u'\n');
}

void ThreadView::copy()
{
    QString text = selectedText();
    if (text.isEmpty() && currentIndex().isValid())
        text = plaintext::shown(static_cast<const ThreadModel *>(model())->entryAt(currentIndex().row()).mention.text);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void ThreadView::mousePressEvent(QMouseEvent *event)
{
    AnchoredListView::mousePressEvent(event);
    QModelIndex index;
    m_pressed = hitAt(event->position().toPoint(), &index);
    if (event->button() != Qt::LeftButton)
        return;
    m_isSelecting = m_pressed.part == Bubble::Part::Text || m_pressed.part == Bubble::Part::Link;
    select(m_isSelecting ? index : QModelIndex(), m_pressed.cursor, m_pressed.cursor);
}

void ThreadView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_isSelecting && m_selected.isValid()) {
        const int to = bubbleOf(m_selected).cursorAt(point - QPoint(0, visualRect(m_selected).top()));
        select(m_selected, m_selection.from, to);
        return;
    }
    QModelIndex index;
    switch (hitAt(point, &index).part) {
    case Bubble::Part::None: viewport()->unsetCursor(); break;
    case Bubble::Part::Text: viewport()->setCursor(Qt::IBeamCursor); break;
    case Bubble::Part::Link:
    case Bubble::Part::Edited:
    case Bubble::Part::Expand:
    case Bubble::Part::Unfold:
    case Bubble::Part::Mark:
    case Bubble::Part::Picture:
    case Bubble::Part::Quote: viewport()->setCursor(Qt::PointingHandCursor); break;
    }
}

void ThreadView::mouseReleaseEvent(QMouseEvent *event)
{
    AnchoredListView::mouseReleaseEvent(event);
    m_isSelecting = false;
    if (event->button() != Qt::LeftButton || m_selection.from != m_selection.to)
        return;
    QModelIndex index;
    const Bubble::Hit hit = hitAt(event->position().toPoint(), &index);
    const bool isSame = hit.part == m_pressed.part && hit.url == m_pressed.url;
    if (isSame && (hit.part != Bubble::Part::Picture || hit.cursor == m_pressed.cursor))
        act(hit, index, event->globalPosition().toPoint());
}

void ThreadView::act(const Bubble::Hit &hit, const QModelIndex &index, const QPoint &at)
{
    switch (hit.part) {
    case Bubble::Part::None:
    case Bubble::Part::Text: return;
    case Bubble::Part::Link: {
        QString written;
        for (const LinkSpan &link : bubbleOf(index).links())
            if (hit.cursor >= link.start && hit.cursor < link.start + link.length)
                written = bubbleOf(index).text().mid(link.start, link.length);
        Q_EMIT linkClicked(hit.url, written, at);
        return;
    }
    case Bubble::Part::Edited: Q_EMIT versionsRequested(index, at); return;
    case Bubble::Part::Picture:
        openPicture(static_cast<const ThreadModel *>(model())->entryAt(index.row()).mention.id, hit.cursor);
        return;
    case Bubble::Part::Mark:
        Q_EMIT marksRequested(static_cast<const ThreadModel *>(model())->entryAt(index.row()).mention.id, at);
        return;
    case Bubble::Part::Expand:
        m_delegate->expand(static_cast<const ThreadModel *>(model())->entryAt(index.row()).mention.id);
        relayoutKeepingPlace();
        return;
    case Bubble::Part::Unfold:
        unfold(static_cast<const ThreadModel *>(model())->entryAt(index.row()).mention.id);
        return;
    case Bubble::Part::Quote: {
        const QModelIndex parent = model()->index(index.data(ThreadModel::ParentRowRole).toInt(), 0);
        setCurrentIndex(parent);
        scrollTo(parent, PositionAtCenter);
        return;
    }
    }
}

void ThreadView::unfold(const MentionId &id)
{
    m_delegate->unfold(id);
    relayoutKeepingPlace();
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QModelIndex index;
    const Bubble::Hit hit = hitAt(event->position().toPoint(), &index);
    if (hit.part != Bubble::Part::Text)
        return;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, bubbleOf(index).text());
    finder.setPosition(hit.cursor);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    const auto from = static_cast<int>(finder.position());
    const auto to = static_cast<int>(finder.toNextBoundary());
    select(index, from, std::max(from, to));
}

void ThreadView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll) && currentIndex().isValid()) {
        select(currentIndex(), 0, static_cast<int>(bubbleOf(currentIndex()).text().size()));
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Menu) {
        const QRect row = visualRect(currentIndex());
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, row.center(), viewport()->mapToGlobal(row.center()));
        contextMenuEvent(&menu);
        return;
    }
    AnchoredListView::keyPressEvent(event);
}

void ThreadView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const QPersistentModelIndex kept = index;
    const QPoint at = event->globalPos();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(selectedText().isEmpty() ? tr("Copy text") : tr("Copy selection"), this, &ThreadView::copy);
    const auto *thread = static_cast<const ThreadModel *>(model());
    const ConversationEntry &entry = thread->entryAt(index.row());
    if (!entry.earlier.isEmpty())
        menu->addAction(tr("Show earlier versions"), this, [this, kept, at] { Q_EMIT versionsRequested(kept, at); });
    for (qsizetype i = 0; i < entry.mention.media.size(); ++i)
        if (const Media &media = entry.mention.media.at(i); MediaTiles::isShown(media)) {
            QString said = fontMetrics().elidedText(MediaTiles::caption(media), Qt::ElideRight, 320);
            menu->addAction(tr("Show the picture: %1").arg(said.replace(u'&', QStringLiteral("&&"))), this,
                            [this, id = entry.mention.id, i] { openPicture(id, i); });
        }
    const MentionId id = entry.mention.id;
    if (quoteStart(entry.mention.text) >= 0)
        menu->addAction(m_delegate->isUnfolded(id) ? tr("Hide quoted text") : tr("Show quoted text"), this,
                        [this, id] { unfold(id); });
    const QUrl own(entry.mention.url);
    if (own.scheme().startsWith(QLatin1StringView("http")))
        menu->addAction(tr("Open in the network…"), this,
                        [this, own, at] { Q_EMIT linkClicked(own, own.toDisplayString(), at); });
    for (const LinkSpan &link : bubbleOf(index).links()) {
        const QString written = bubbleOf(index).text().mid(link.start, link.length);
        QString shownText = fontMetrics().elidedText(written, Qt::ElideMiddle, 320);
        menu->addAction(tr("Open link: %1").arg(shownText.replace(u'&', QStringLiteral("&&"))), this,
                        [this, url = link.url, written, at] { Q_EMIT linkClicked(url, written, at); });
    }
    Q_EMIT menuOpening(menu, entry.mention.id, at);
    menu->popup(at);
}

void ThreadView::resizeEvent(QResizeEvent *event)
{
    AnchoredListView::resizeEvent(event);
    if (std::exchange(m_laidOutWidth, viewport()->width()) != viewport()->width())
        relayoutKeepingPlace();
}

} // namespace otklik
