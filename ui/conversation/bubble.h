#pragma once

#include "models/conversation.h"
#include "ui/common/textblock.h"
#include "ui/conversation/links.h"
#include "ui/conversation/mediatiles.h"
#include "ui/conversation/threadmodel.h"

#include <QRect>

#include <optional>
#include <vector>

class QPainter;

namespace otklik {

struct Colours;

/// What the neighbours of a mention mean for its looks.
struct BubbleContext final
{
    bool startsDay = false;    ///< a line with the date stands above
    bool startsGroup = true;   ///< name and picture are shown
    bool isWaiting = false;    ///< the mention that waits for an answer
    bool isExpanded = false;   ///< a long text is shown whole
    bool isQuoteShown = false; ///< what a letter quotes at its end is shown, too
    bool isFromServer = false; ///< not kept on this computer
    QString quote;             ///< of what it replies to, when that does not stand right above
    QList<EntryMark> marks;    ///< below everything else
    int width = 0;

    friend bool operator==(const BubbleContext &, const BubbleContext &) = default;
};

/// One mention laid out: measured once, painted and hit-tested many times. All
/// rectangles are relative to the top left corner of its row.
class Bubble final
{
public:
    Bubble(const ConversationEntry &entry, const BubbleContext &context, const QFont &font, TimePoint now);

    enum class Part { None, Text, Link, Edited, Expand, Unfold, Quote, Mark, Picture };
    struct Hit final
    {
        Part part = Part::None;
        int cursor = 0; ///< in text(), for Text and Link; of Mention::media, for Picture
        QUrl url;
    };

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const QString &text() const { return m_text.text(); }
    [[nodiscard]] const QList<LinkSpan> &links() const { return m_links; }
    [[nodiscard]] Hit hit(const QPoint &point) const;
    [[nodiscard]] int cursorAt(const QPoint &point) const;
    [[nodiscard]] bool isFor(const ConversationEntry &entry, const BubbleContext &context) const;

    struct Selection final
    {
        int from = 0;
        int to = 0;
    };
    /// `marked`: words to show wherever they stand in the text. What `tiles` has not got is asked for by it.
    void paint(QPainter *painter, const QPoint &at, const Colours &colours, std::optional<Selection> selection,
               bool isCurrent, MediaTiles &tiles, const QStringList &marked = {}) const;

private:
    struct Word final ///< one piece of the last line
    {
        enum class Kind { Plain, Edited, Expand, Unfold, Deleted, Private, Waiting };
        Kind kind = Kind::Plain;
        QString text;
        QRect rect;
    };

    struct Mark final ///< a line of what was decided, wrapped
    {
        TextBlock text;
        QRect rect;
        bool needsHand = false;
    };

    struct Picture final
    {
        qsizetype media = 0; ///< place in Mention::media
        QRect rect;
    };

    void layOutPictures(int *y, int left, int *widest);
    void layOutWords(TimePoint now, int *y, int left, int *widest);
    void layOutMarks(int *y, int left, int *widest);
    void paintHead(QPainter *painter, const Colours &c) const;
    void paintWords(QPainter *painter, const Colours &c) const;
    void paintText(QPainter *painter, const Colours &c, std::optional<Selection> selection, const QStringList &marked) const;
    void paintPictures(QPainter *painter, const Colours &c, MediaTiles &tiles) const;
    void paintMarks(QPainter *painter, const Colours &c) const;

    ConversationEntry m_entry;
    BubbleContext m_context;
    QFont m_font;
    QFont m_small;
    QFont m_bold;
    TextBlock m_text;
    QList<LinkSpan> m_links;
    QList<Word> m_words;
    std::vector<Mark> m_marks;
    QList<Picture> m_pictures;
    QString m_day;
    QRect m_dayRect;
    QRect m_face;
    QRect m_body;
    QRect m_headRect;
    QRect m_quoteRect;
    QRect m_textRect;
    int m_hiddenCharacters = 0;
    bool m_hasQuotedText = false; ///< at its end, as letters have
    int m_height = 0;
};

} // namespace otklik
