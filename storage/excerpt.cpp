#include "storage/excerpt.h"

namespace otklik {

namespace {

constexpr int wordsBefore = 60;
constexpr int longestExcerpt = 200;

/// Walks both texts: what stands only in the marked one is a mark, so that a
/// text which holds such characters itself misplaces a mark at worst.
Marks marksIn(const QString &text, const QString &marked)
{
    Marks marks;
    qsizetype at = 0;
    int start = -1;
    for (const QChar c : marked) {
        if (at < text.size() && text[at] == c) {
            ++at;
        } else if (c == QChar(2)) {
            start = static_cast<int>(at);
        } else if (c == QChar(3) && start >= 0) {
            marks.append({start, static_cast<int>(at) - start});
            start = -1;
        }
    }
    return marks;
}

qsizetype startOfExcerpt(const QString &text, const Marks &marks)
{
    const qsizetype wanted = marks.isEmpty() ? 0 : std::max(0, marks.first().first - wordsBefore);
    if (wanted == 0)
        return 0;
    for (qsizetype at = wanted; at < marks.first().first; ++at)
        if (text[at].isSpace())
            return at + 1;
    return text[wanted].isLowSurrogate() ? wanted + 1 : wanted;
}

} // namespace

std::pair<QString, Marks> excerptOf(const QString &text, const QString &marked)
{
    const Marks all = marksIn(text, marked);
    const qsizetype start = startOfExcerpt(text, all);
    QString excerpt = text.mid(start, longestExcerpt);
    if (!excerpt.isEmpty() && excerpt.back().isHighSurrogate())
        excerpt.chop(1);
    for (QChar &c : excerpt)
        if (c.isSpace() || c.category() == QChar::Other_Control)
            c = u' ';
    Marks marks;
    const int size = static_cast<int>(excerpt.size());
    for (const auto &[from, length] : all) {
        const int in = from - static_cast<int>(start);
        if (in >= 0 && in < size)
            marks.append({in, std::min(length, size - in)});
    }
    if (start > 0) {
        excerpt.prepend(u'…');
        for (auto &mark : marks)
            ++mark.first;
    }
    if (start + longestExcerpt < text.size())
        excerpt.append(u'…');
    return {excerpt, marks};
}

} // namespace otklik
