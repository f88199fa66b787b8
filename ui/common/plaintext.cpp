#include "ui/common/plaintext.h"

#include <QTextDocument>

namespace otklik::plaintext {

namespace {

/// The name of a character that changes the order of its neighbours, or null.
const char *bidiName(char16_t c)
{
    switch (c) {
    case 0x202a: return "LRE";
    case 0x202b: return "RLE";
    case 0x202c: return "PDF";
    case 0x202d: return "LRO";
    case 0x202e: return "RLO";
    case 0x2066: return "LRI";
    case 0x2067: return "RLI";
    case 0x2068: return "FSI";
    case 0x2069: return "PDI";
    default: return nullptr;
    }
}

bool isSuspicious(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n') || (u >= 0x7f && u < 0xa0) || (u >= 0x2028 && u <= 0x202e)
        || (u >= 0x2066 && u <= 0x2069) || c.isSurrogate();
}

void append(QString &to, const QString &raw, qsizetype &i)
{
    const QChar c = raw.at(i);
    const char16_t u = c.unicode();
    if (c.isHighSurrogate() && i + 1 < raw.size() && raw.at(i + 1).isLowSurrogate()) {
        to += c;
        to += raw.at(++i);
    } else if (c.isSurrogate()) {
        to += QChar::ReplacementCharacter;
    } else if (u == u'\t') {
        to += u' ';
    } else if (u == u'\r') {
        if (i + 1 >= raw.size() || raw.at(i + 1) != u'\n')
            to += u'\n';
    } else if (u == 0x2028 || u == 0x2029 || u == 0x85) {
        to += u'\n';
    } else if (u == 0x7f) {
        to += QChar(0x2421);
    } else if (u < 0x20) {
        to += QChar(0x2400 + u);
    } else if (u >= 0x80 && u < 0xa0) {
        to += QChar(0x2426); // the picture of "substitute form two"
    } else if (const char *name = bidiName(u)) {
        to += u'‹' + QLatin1StringView(name) + u'›';
    } else {
        to += c;
    }
}

} // namespace

QString shown(const QString &raw)
{
    qsizetype i = 0;
    while (i < raw.size() && (!isSuspicious(raw.at(i)) || raw.at(i) == u'\n'))
        ++i;
    if (i == raw.size())
        return raw;
    QString text = raw.left(i);
    text.reserve(raw.size() + 16);
    for (; i < raw.size(); ++i) {
        if (isSuspicious(raw.at(i)))
            append(text, raw, i);
        else
            text += raw.at(i);
    }
    return text;
}

QString oneLine(const QString &raw)
{
    return shown(raw).simplified();
}

QString excerpt(const QString &raw, qsizetype most)
{
    const QString line = oneLine(raw);
    return line.size() > most ? line.left(most) + u'…' : line;
}

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

QString toolTip(const QString &text)
{
    // QToolTip takes text that looks like markup for rich text: say that it is not.
    return Qt::mightBeRichText(text) ? QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()) : text;
}

} // namespace otklik::plaintext
