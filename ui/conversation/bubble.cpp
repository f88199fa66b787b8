#include "ui/conversation/bubble.h"

#include "models/quotedtext.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/conversation/entrytext.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace otklik {

namespace {

using namespace metrics;

constexpr int margin = space4;
constexpr int pad = 10;
constexpr int dayHeight = 40;
constexpr QSize tile(160, 110);
/// However wide the window is, replies stay within an eye's reach of what they answer.
constexpr int columnMax = 880;
/// Longer texts are folded until somebody asks for the whole.
constexpr int foldAfter = 1600;
/// Whole means so much: the 200,000 characters that a post may have can take minutes to lay out.
constexpr int mostShown = 8000;

/// Where a text is cut. Faces, and marks heaped on a letter, are laid out many times as slowly as letters.
int foldOf(const QString &words, bool isExpanded)
{
    const QStringView start = QStringView(words).first(std::min<qsizetype>(words.size(), foldAfter));
    const bool isSlow = std::ranges::count_if(start, [](QChar c) { return c.isSurrogate() || c.isMark(); }) > foldAfter / 2;
    const int most = isExpanded ? mostShown : foldAfter;
    return isSlow ? most / 3 : most;
}

QFont scaled(QFont font, double factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace

Bubble::Bubble(const ConversationEntry &entry, const BubbleContext &context, const QFont &font, TimePoint now)
    : m_entry(entry), m_context(context), m_font(font), m_small(scaled(font, 0.88)),
      m_bold(scaled(font, 1.0, QFont::DemiBold))
{
    QString words = plaintext::shown(entry.mention.text);
    const qsizetype quoted = quoteStart(words);
    m_hasQuotedText = quoted >= 0 && !QStringView(words).first(quoted).trimmed().isEmpty();
    if (m_hasQuotedText && !context.isQuoteShown)
        words = words.first(quoted).trimmed();
    const int most = foldOf(words, context.isExpanded);
    if (words.size() > most + most / 4) {
        m_hiddenCharacters = static_cast<int>(words.size() - most);
        words = words.left(most - (words.at(most - 1).isHighSurrogate() ? 1 : 0)) + QStringLiteral("…");
    }
    const int face = smallAvatar + space2;
    const int side = margin + std::max(0, (context.width - columnMax) / 2);
    const int available = context.width - 2 * side - 2 * face;
    const int maxText = std::max(120, std::min(bubbleMaxWidth, available) - 2 * pad);
    m_text = TextBlock(words, font, maxText);
    m_links = findLinks(m_text.text());

    int y = space1;
    if (context.startsDay) {
        m_day = RelativeTime::day(RelativeTime::dateOf(entry.mention.publishedAt), RelativeTime::dateOf(now));
        m_dayRect = QRect(0, y, context.width, dayHeight);
        y += dayHeight;
    }
    if (context.startsGroup)
        y += space1;
    const int top = y;
    const bool isRight = entry.mention.isBrand;
    const int line = QFontMetrics(font).height();
    const int left = side + face + pad;
    int widest = static_cast<int>(m_text.size().width());
    y += pad - 2;
    if (context.startsGroup) {
        const QString whose = EntryText::side(entry);
        const QString head = plaintext::oneLine(entry.authorName) + (entry.handle.isEmpty() ? QString() : u' ' + entry.handle)
            + (whose.isEmpty() ? QString() : QStringLiteral(" · ") + whose);
        widest = std::max(widest, std::min(maxText, QFontMetrics(m_bold).horizontalAdvance(head) + space4));
        m_headRect = QRect(left, y, maxText, line);
        y += line + 2;
    }
    if (!context.quote.isEmpty()) {
        const int quoteLine = QFontMetrics(m_small).height();
        m_quoteRect = QRect(left, y, maxText, quoteLine);
        widest = std::max(widest, std::min(maxText, QFontMetrics(m_small).horizontalAdvance(context.quote) + space3));
        y += quoteLine + 2;
    }
    m_textRect = QRect(left, y, maxText, static_cast<int>(m_text.size().height()));
    y += m_textRect.height() + 3;
    layOutPictures(&y, left, &widest);
    layOutWords(now, &y, left, &widest);
    layOutMarks(&y, left, &widest);
    y += pad - 4;

    const int bodyWidth = widest + 2 * pad;
    m_body = QRect(left - pad, top, bodyWidth, y - top);
    if (isRight) {
        const int shift = context.width - side - bodyWidth - m_body.left();
        for (QRect *rect : {&m_body, &m_headRect, &m_quoteRect, &m_textRect})
            rect->translate(shift, 0);
        for (Word &word : m_words)
            word.rect.translate(shift, 0);
        for (Mark &mark : m_marks)
            mark.rect.translate(shift, 0);
        for (Picture &picture : m_pictures)
            picture.rect.translate(shift, 0);
    } else if (context.startsGroup) {
        m_face = QRect(side, top, smallAvatar, smallAvatar);
    }
    m_headRect.setWidth(widest);
    m_quoteRect.setWidth(widest);
    m_height = y + space1;
}

/// Of a fixed size, whether they are here or not: what comes later moves nothing.
void Bubble::layOutPictures(int *y, int left, int *widest)
{
    const QList<Media> &media = m_entry.mention.media;
    int x = left;
    int bottom = *y;
    for (qsizetype i = 0; i < std::min(media.size(), mostMedia); ++i) {
        if (!MediaTiles::isShown(media.at(i)))
            continue;
        const int width = std::min(tile.width(), m_textRect.width());
        if (x > left && x + width > left + m_textRect.width()) {
            x = left;
            *y = bottom + space1;
        }
        m_pictures.append({i, QRect(x, *y + 2, width, tile.height())});
        bottom = m_pictures.constLast().rect.bottom() + 1;
        *widest = std::max(*widest, x + width - left);
        x += width + space1;
    }
    *y = m_pictures.isEmpty() ? *y : bottom + space1;
}

void Bubble::layOutWords(TimePoint now, int *y, int left, int *widest)
{
    using Kind = Word::Kind;
    if (m_hiddenCharacters > 0 && m_context.isExpanded)
        m_words.append({Kind::Plain, EntryText::tr("%1 characters more: copy the message to read them").arg(m_hiddenCharacters), {}});
    else if (m_hiddenCharacters > 0)
        m_words.append({Kind::Expand, EntryText::tr("show all (%1 characters more)").arg(m_hiddenCharacters), {}});
    if (m_hasQuotedText)
        m_words.append({Kind::Unfold, EntryText::quotedText(m_context.isQuoteShown), {}});
    m_words.append({Kind::Plain, RelativeTime::clock(m_entry.mention.publishedAt), {}});
    const std::pair<Kind, QString> marks[] = {
        {Kind::Plain, m_context.isFromServer ? EntryText::tr("from the server") : QString()},
        {Kind::Private, EntryText::visibility(m_entry)},
        {Kind::Edited, EntryText::edited(m_entry)},
        {Kind::Deleted, EntryText::deleted(m_entry, now)},
        {Kind::Waiting, m_context.isWaiting ? EntryText::tr("waits for an answer") : QString()},
    };
    for (const auto &[kind, text] : marks)
        if (!text.isEmpty())
            m_words.append({kind, text, {}});

    const QFontMetrics measure(m_small);
    const int line = measure.height() + 2;
    const int limit = std::max(*widest, std::min(m_textRect.width(), 260));
    int x = left;
    for (Word &word : m_words) {
        const int icon = word.kind == Kind::Private ? line : 0;
        const int width = measure.horizontalAdvance(word.text) + icon;
        if (x > left && x + width > left + limit) {
            x = left;
            *y += line;
        }
        word.rect = QRect(x, *y, width, line);
        *widest = std::max(*widest, std::min(m_textRect.width(), x + width - left));
        x += width + space3;
    }
    *y += line;
}

void Bubble::layOutMarks(int *y, int left, int *widest)
{
    for (const EntryMark &mark : std::as_const(m_context.marks)) {
        Mark one{TextBlock(mark.text, m_small, m_textRect.width()), {}, mark.needsHand};
        const QSize size = one.text.size().toSize();
        one.rect = QRect(left, *y + 2, m_textRect.width(), size.height());
        *widest = std::max(*widest, std::min(m_textRect.width(), size.width() + 1));
        *y += size.height() + 2;
        m_marks.push_back(std::move(one));
    }
}

bool Bubble::isFor(const ConversationEntry &entry, const BubbleContext &context) const
{
    return m_context == context && m_entry == entry;
}

Bubble::Hit Bubble::hit(const QPoint &point) const
{
    for (const Word &word : m_words) {
        if (!word.rect.contains(point))
            continue;
        if (word.kind == Word::Kind::Edited)
            return {Part::Edited, 0, {}};
        if (word.kind == Word::Kind::Expand)
            return {Part::Expand, 0, {}};
        if (word.kind == Word::Kind::Unfold)
            return {Part::Unfold, 0, {}};
    }
    for (const Mark &mark : m_marks)
        if (mark.rect.contains(point))
            return {Part::Mark, 0, {}};
    for (const Picture &picture : m_pictures)
        if (picture.rect.contains(point))
            return {Part::Picture, static_cast<int>(picture.media), {}};
    if (!m_context.quote.isEmpty() && m_quoteRect.contains(point))
        return {Part::Quote, 0, {}};
    const int character = m_text.characterAt(point - m_textRect.topLeft());
    if (character >= 0)
        for (const LinkSpan &link : m_links)
            if (character >= link.start && character < link.start + link.length)
                return {Part::Link, character, link.url};
    if (m_body.contains(point) && m_textRect.adjusted(-pad, -2, pad, 2).contains(point))
        return {Part::Text, cursorAt(point), {}};
    return {};
}

int Bubble::cursorAt(const QPoint &point) const
{
    return m_text.cursorAt(point - m_textRect.topLeft());
}

void Bubble::paint(QPainter *painter, const QPoint &at, const Colours &c, std::optional<Selection> selection,
                   bool isCurrent, MediaTiles &tiles, const QStringList &marked) const
{
    painter->save();
    painter->translate(at);
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_day.isEmpty()) {
        painter->setFont(m_small);
        painter->setPen(c.secondary);
        painter->drawText(m_dayRect, Qt::AlignCenter, m_day);
    }
    if (!m_face.isNull())
        paintAvatar(painter, m_face, m_entry.authorName, m_entry.mention.accountId.value);

    painter->setBrush(m_entry.mention.isBrand ? c.brandBubble : c.bubble);
    painter->setPen(isCurrent ? QPen(c.accent, 1.5) : Qt::NoPen);
    painter->drawRoundedRect(QRectF(m_body).adjusted(0.75, 0.75, -0.75, -0.75), bubbleRadius, bubbleRadius);
    if (m_context.isWaiting) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.accent);
        painter->drawRoundedRect(QRect(m_body.left() - 6, m_body.top() + 8, 3, m_body.height() - 16), 1.5, 1.5);
    }
    painter->setClipRect(m_body.adjusted(1, 1, -1, -1));
    paintHead(painter, c);
    paintText(painter, c, selection, marked);
    paintPictures(painter, c, tiles);
    paintWords(painter, c);
    paintMarks(painter, c);
    painter->restore();
}

void Bubble::paintHead(QPainter *painter, const Colours &c) const
{
    if (m_context.startsGroup) {
        const QString name = QFontMetrics(m_bold).elidedText(plaintext::oneLine(m_entry.authorName), Qt::ElideRight,
                                                            m_headRect.width());
        painter->setFont(m_bold);
        painter->setPen(m_entry.mention.isBrand ? c.good : c.text);
        painter->drawText(m_headRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        QStringList rest;
        if (!m_entry.handle.isEmpty())
            rest.append(u'@' + plaintext::oneLine(m_entry.handle));
        if (const QString side = EntryText::side(m_entry); !side.isEmpty())
            rest.append(side);
        const int used = QFontMetrics(m_bold).horizontalAdvance(name) + space2;
        const QRect restRect = m_headRect.adjusted(used, 0, 0, 0);
        painter->setFont(m_small);
        painter->setPen(c.secondary);
        const QString text = QFontMetrics(m_small).elidedText(rest.join(QStringLiteral(" · ")), Qt::ElideRight, restRect.width());
        painter->drawText(restRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
    if (!m_context.quote.isEmpty()) {
        painter->fillRect(QRect(m_quoteRect.left(), m_quoteRect.top(), 2, m_quoteRect.height()), c.accent);
        const QRect inner = m_quoteRect.adjusted(space2, 0, 0, 0);
        painter->setFont(m_small);
        painter->setPen(c.secondary);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(m_small).elidedText(m_context.quote, Qt::ElideRight, inner.width()));
    }
}

void Bubble::paintText(QPainter *painter, const Colours &c, std::optional<Selection> selection,
                       const QStringList &marked) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const QString &word : marked) {
        const QString shown = plaintext::shown(word);
        for (qsizetype at = m_text.text().indexOf(shown); at >= 0 && !shown.isEmpty();
             at = m_text.text().indexOf(shown, at + shown.size())) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(at);
            range.length = static_cast<int>(shown.size());
            range.format.setBackground(c.mark);
            range.format.setForeground(c.text);
            formats.append(range);
        }
    }
    for (const LinkSpan &link : m_links) {
        QTextLayout::FormatRange range;
        range.start = link.start;
        range.length = link.length;
        range.format.setForeground(c.accent);
        range.format.setFontUnderline(true);
        formats.append(range);
    }
    if (selection && selection->from != selection->to) {
        QTextLayout::FormatRange range;
        range.start = std::min(selection->from, selection->to);
        range.length = std::abs(selection->to - selection->from);
        range.format.setBackground(c.accentFill);
        range.format.setForeground(c.onAccent);
        formats.append(range);
    }
    painter->setPen(m_entry.mention.deletedAt ? c.secondary : c.text);
    m_text.draw(painter, m_textRect.topLeft(), formats);
}

void Bubble::paintPictures(QPainter *painter, const Colours &c, MediaTiles &tiles) const
{
    for (const Picture &picture : m_pictures) {
        const Media &media = m_entry.mention.media.at(picture.media);
        const MediaTiles::Tile &tile = tiles.look(m_entry.mention.id, media);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.canvas);
        painter->drawRoundedRect(picture.rect, 4, 4);
        if (!tile.picture.isNull()) {
            QRect place(QPoint(), tile.picture.size().scaled(picture.rect.size(), Qt::KeepAspectRatio).boundedTo(tile.picture.size()).expandedTo({1, 1}));
            place.moveCenter(picture.rect.center());
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(place, tile.picture);
            continue;
        }
        const int side = QFontMetrics(m_small).height();
        const QRect inner = picture.rect.adjusted(space2, space2, -space2, -space2);
        painter->drawPixmap(inner.topLeft(), iconPixmap(QStringLiteral("picture"), side, c.secondary, painter->device()->devicePixelRatioF()));
        painter->setFont(m_small);
        painter->setPen(c.secondary);
        QString said = MediaTiles::caption(media);
        if (!tile.failure.isEmpty())
            said = media.description.isEmpty() ? tile.failure : said + u'\n' + tile.failure;
        painter->drawText(inner.adjusted(0, side + space1, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, said);
    }
}

void Bubble::paintMarks(QPainter *painter, const Colours &c) const
{
    for (const Mark &mark : m_marks) {
        painter->setPen(mark.needsHand ? c.accent : c.secondary);
        mark.text.draw(painter, mark.rect.topLeft());
    }
}

void Bubble::paintWords(QPainter *painter, const Colours &c) const
{
    painter->setFont(m_small);
    for (const Word &word : m_words) {
        QRect rect = word.rect;
        QColor colour = c.secondary;
        switch (word.kind) {
        case Word::Kind::Plain: break;
        case Word::Kind::Private:
            painter->drawPixmap(rect.left(), rect.top() + 2,
                                iconPixmap(QStringLiteral("lock"), rect.height() - 4, c.secondary,
                                           painter->device()->devicePixelRatioF()));
            rect.setLeft(rect.left() + rect.height());
            break;
        case Word::Kind::Edited:
        case Word::Kind::Expand:
        case Word::Kind::Unfold:
        case Word::Kind::Waiting: colour = c.accent; break;
        case Word::Kind::Deleted: colour = c.danger; break;
        }
        painter->setPen(colour);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word.text);
    }
}

} // namespace otklik
