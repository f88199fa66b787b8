#include "server/import/encoding.h"

#include <QRegularExpression>

#include <iconv.h>
#include <uchardet.h>

#include <algorithm>
#include <cerrno>

namespace otklik {

namespace {

const iconv_t noConverter = reinterpret_cast<iconv_t>(-1);

int utf8Length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/// The second byte decides overlong forms, surrogates and the upper limit.
bool isSecondByte(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

QString utf16Kind(const QByteArray &bytes)
{
    // Plain text in UTF-16 has a zero in every second byte for spaces and line ends.
    qsizetype evenZeros = 0;
    qsizetype oddZeros = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        if (bytes[i] == 0)
            ++(i % 2 ? oddZeros : evenZeros);
    const qsizetype enough = std::max<qsizetype>(1, bytes.size() / 50);
    if (oddZeros > enough && evenZeros < oddZeros / 8)
        return QStringLiteral("UTF-16LE");
    if (evenZeros > enough && oddZeros < evenZeros / 8)
        return QStringLiteral("UTF-16BE");
    return {};
}

QString guessed(const QByteArray &bytes)
{
    const uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, bytes.constData(), static_cast<size_t>(bytes.size()));
    uchardet_data_end(detector);
    QString name = QString::fromLatin1(uchardet_get_charset(detector)).toUpper();
    uchardet_delete(detector);
    // A few Cyrillic lines are easily taken for something else: of the
    // single-byte answers only the Russian ones are believed.
    static const QStringList believed{QStringLiteral("KOI8-R"), QStringLiteral("IBM866"), QStringLiteral("UTF-16"),
                                      QStringLiteral("MAC-CYRILLIC")};
    return believed.contains(name) ? name : QStringLiteral("WINDOWS-1251");
}

/// A byte a character, or UTF-8. The names come from outside, and converters with a state have had holes.
bool isPlainEncoding(const QByteArray &name)
{
    static const QRegularExpression plain(
        QStringLiteral("^(utf-?8|us-ascii|(windows-|cp)125\\d|iso-8859-\\d{1,2}|koi8-[ru]|(cp|ibm)866|mac-?cyrillic)$"),
        QRegularExpression::CaseInsensitiveOption);
    return plain.match(QString::fromLatin1(name)).hasMatch();
}

} // namespace

bool isUtf8(std::string_view bytes, bool mayBeCut)
{
    for (size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const int length = utf8Length(lead);
        if (length == 0)
            return false;
        if (i + static_cast<size_t>(length) > bytes.size())
            return mayBeCut;
        if (length > 1 && !isSecondByte(lead, static_cast<unsigned char>(bytes[i + 1])))
            return false;
        for (int k = 2; k < length; ++k)
            if ((static_cast<unsigned char>(bytes[i + static_cast<size_t>(k)]) & 0xC0) != 0x80)
                return false;
        i += static_cast<size_t>(length);
    }
    return true;
}

FoundEncoding findEncoding(const QByteArray &bytes, bool isWhole)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return {QStringLiteral("UTF-8"), 3};
    if (bytes.startsWith("\xFF\xFE"))
        return {QStringLiteral("UTF-16LE"), 2};
    if (bytes.startsWith("\xFE\xFF"))
        return {QStringLiteral("UTF-16BE"), 2};
    if (const QString kind = utf16Kind(bytes); !kind.isEmpty())
        return {kind, 0};
    const std::string_view view(bytes.constData(), static_cast<size_t>(bytes.size()));
    if (isUtf8(view, !isWhole))
        return {QStringLiteral("UTF-8"), 0};
    // Mostly UTF-8 with a few broken bytes stays UTF-8: the bad rows are rejected by name.
    qsizetype good = 0;
    qsizetype high = 0;
    for (size_t i = 0; i < view.size(); ++i) {
        const auto lead = static_cast<unsigned char>(view[i]);
        if (lead < 0x80)
            continue;
        ++high;
        const int length = utf8Length(lead);
        if (length > 1 && i + static_cast<size_t>(length) <= view.size()
            && isUtf8(view.substr(i, static_cast<size_t>(length)), false)) {
            ++good;
            i += static_cast<size_t>(length) - 1;
        }
    }
    if (good * 10 > high * 9)
        return {QStringLiteral("UTF-8"), 0};
    return {guessed(bytes), 0};
}

std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &encoding)
{
    if (!isPlainEncoding(encoding))
        return std::nullopt;
    const iconv_t converter = iconv_open("UTF-8", encoding.constData());
    if (converter == noConverter)
        return std::nullopt;
    QByteArray text;
    QByteArray rest = bytes;
    char *in = rest.data();
    auto left = static_cast<size_t>(rest.size());
    char out[4096];
    while (left > 0) {
        char *to = out;
        size_t room = sizeof out;
        const size_t result = iconv(converter, &in, &left, &to, &room);
        text.append(out, to - out);
        if (result != static_cast<size_t>(-1) || errno == E2BIG)
            continue;
        text.append("\xEF\xBF\xBD"); // U+FFFD for what the encoding does not have
        ++in;
        --left;
    }
    iconv_close(converter);
    return QString::fromUtf8(text);
}

} // namespace otklik
