#include "server/customers/vcardvalue.h"

#include "server/import/encoding.h"

namespace otklik {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/// What is no escape stays as it is.
QByteArray fromQuotedPrintable(const QByteArray &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexDigit(text[i + 2]);
        if (low >= 0) {
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
        } else if (text[i] != '=' || i + 1 < text.size()) {
            bytes.append(text[i]);
        }
    }
    return bytes;
}

QString unescaped(const QString &text, const VCardForm &form)
{
    if (!text.contains(u'\\'))
        return text;
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (text[i] != u'\\') {
            plain.append(text[i]);
        } else if ((next == u'n' || next == u'N') && !form.isOld) {
            plain.append(u'\n');
            ++i;
        } else if (next == u',' || next == u';' || next == u':' || next == u'\\') {
            plain.append(next);
            ++i;
        } else {
            plain.append(text[i]);
        }
    }
    return plain;
}

} // namespace

QByteArray bytesOf(const ContentLine &line)
{
    if (line.isQuotedPrintable())
        return fromQuotedPrintable(line.value);
    if (line.isBase64())
        return QByteArray::fromBase64(line.value);
    return line.value;
}

QString encodedTextOf(const ContentLine &line, const VCardForm &form)
{
    const QByteArray bytes = bytesOf(line);
    if (isUtf8({bytes.constData(), static_cast<size_t>(bytes.size())}, false))
        return QString::fromUtf8(bytes);
    const QByteArray said = line.parameter("CHARSET");
    if (!said.isEmpty() && said != "utf-8")
        if (const auto text = decoded(bytes, said))
            return *text;
    const auto text = decoded(bytes, form.encoding);
    return text ? *text : QString::fromUtf8(bytes);
}

QStringList partsOf(const QString &encoded, QChar separator, const VCardForm &form)
{
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= encoded.size(); ++i) {
        if (i < encoded.size() && encoded[i] == u'\\')
            ++i;
        else if (i == encoded.size() || encoded[i] == separator) {
            parts.append(unescaped(encoded.sliced(begin, i - begin), form).trimmed());
            begin = i + 1;
        }
    }
    if (begin < encoded.size())
        parts.append(unescaped(encoded.sliced(begin), form).trimmed()); // a lone escape at the end
    return parts;
}

QString textOf(const ContentLine &line, const VCardForm &form)
{
    return unescaped(encodedTextOf(line, form), form);
}

} // namespace otklik
