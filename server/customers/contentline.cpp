#include "server/customers/contentline.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype mostParameters = 50;

/// The first of these bytes outside quotes; -1 where there is none.
qsizetype indexOutsideQuotes(QByteArrayView text, QByteArrayView any, qsizetype from)
{
    bool isQuoted = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && any.contains(text[i]))
            return i;
    }
    return -1;
}

/// RFC 6868: what cannot stand in a parameter is written with a caret.
QByteArray unquoted(QByteArray value)
{
    value.replace('"', QByteArray());
    return value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
}

bool isEncodingWord(const QByteArray &word)
{
    return word == "QUOTED-PRINTABLE" || word == "BASE64" || word == "8BIT" || word == "7BIT";
}

void addParameter(ContentLine &line, const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    if (trimmed.isEmpty() || line.parameters.size() >= mostParameters)
        return;
    const qsizetype equals = trimmed.indexOf('=');
    if (equals < 0)
        line.parameters.append({isEncodingWord(trimmed.toUpper()) ? "ENCODING" : "TYPE", trimmed});
    else
        line.parameters.append({trimmed.left(equals).trimmed().toUpper(), unquoted(trimmed.mid(equals + 1).trimmed())});
}

} // namespace

QByteArray ContentLine::parameter(QByteArrayView wanted) const
{
    QByteArray values;
    for (const auto &[name_, value_] : parameters)
        if (name_ == wanted)
            values += (values.isEmpty() ? "" : ",") + value_.toLower();
    return values;
}

bool ContentLine::isQuotedPrintable() const
{
    return parameter("ENCODING") == "quoted-printable";
}

bool ContentLine::isBase64() const
{
    const QByteArray encoding = parameter("ENCODING");
    return encoding == "b" || encoding == "base64";
}

std::optional<ContentLine> contentLineOf(const QByteArray &unfolded)
{
    qsizetype colon = indexOutsideQuotes(unfolded, ":", 0);
    if (colon < 0)
        colon = unfolded.indexOf(':'); // a quote that is never closed is none
    if (colon <= 0)
        return std::nullopt;
    ContentLine line;
    const QByteArray head = unfolded.left(colon);
    line.value = unfolded.mid(colon + 1);
    qsizetype from = std::min(head.size(), static_cast<qsizetype>(head.indexOf(';') < 0 ? head.size() : head.indexOf(';')));
    const QByteArray name = head.left(from).trimmed().toUpper();
    const qsizetype point = name.lastIndexOf('.');
    line.group = point < 0 ? QByteArray() : name.left(point);
    line.name = name.mid(point + 1);
    const bool isName = !line.name.isEmpty() && std::all_of(line.name.begin(), line.name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!isName)
        return std::nullopt;
    while (from < head.size()) {
        const qsizetype next = indexOutsideQuotes(head, ";", from + 1);
        const qsizetype end = next < 0 ? head.size() : next;
        addParameter(line, head.mid(from + 1, end - from - 1));
        from = end;
    }
    return line;
}

} // namespace otklik
