#include "channels/feed/feedcharset.h"

#include <QRegularExpression>

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <memory>
#include <optional>

namespace otklik {

namespace {

struct Mark final
{
    QByteArray charset;
    qsizetype size = 0;
};

/// Byte order marks, the longer ones first.
Mark markOf(const QByteArray &bytes)
{
    using namespace Qt::StringLiterals;
    static const std::pair<QByteArray, QByteArray> marks[]{{"\xFF\xFE\x00\x00"_qba, "utf-32le"_qba},
                                                           {"\x00\x00\xFE\xFF"_qba, "utf-32be"_qba},
                                                           {"\xEF\xBB\xBF"_qba, "utf-8"_qba},
                                                           {"\xFF\xFE"_qba, "utf-16le"_qba},
                                                           {"\xFE\xFF"_qba, "utf-16be"_qba}};
    for (const auto &[mark, charset] : marks)
        if (bytes.startsWith(mark))
            return {charset, mark.size()};
    return {};
}

/// XML and JSON begin with ASCII: the zeros around it tell the width.
QByteArray wideCharset(const QByteArray &bytes)
{
    if (bytes.size() < 4)
        return {};
    const auto isZero = [&](int at) { return bytes.at(at) == '\0'; };
    if (isZero(0) && isZero(1) && isZero(2) && !isZero(3))
        return "utf-32be";
    if (!isZero(0) && isZero(1) && isZero(2) && isZero(3))
        return "utf-32le";
    if (isZero(0) && !isZero(1) && isZero(2))
        return "utf-16be";
    if (!isZero(0) && isZero(1) && !isZero(2))
        return "utf-16le";
    return {};
}

QByteArray declaredCharset(const QByteArray &bytes)
{
    static const QRegularExpression encoding(
        QStringLiteral("^\\s*<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']"));
    const auto match = encoding.match(QString::fromLatin1(bytes.first(std::min<qsizetype>(bytes.size(), 1024))));
    return match.captured(1).toLower().toLatin1();
}

/// A superset that the name is used for in the wild.
QByteArray meantBy(const QByteArray &charset)
{
    if (charset == "gb2312" || charset == "gbk" || charset == "gb_2312-80")
        return "gb18030";
    if (charset == "iso-8859-1" || charset == "latin1" || charset == "latin-1")
        return "windows-1252";
    if (charset == "iso-8859-9")
        return "windows-1254";
    if (charset == "euc-kr" || charset == "ks_c_5601-1987" || charset == "uhc")
        return "windows-949";
    if (charset == "shift_jis" || charset == "shift-jis" || charset == "x-sjis")
        return "windows-31j";
    return charset;
}

struct Decoded final
{
    QByteArray utf8;
    bool isWhole = false; ///< every byte was of the charset
};

/// Nothing where there is no such charset. What does not fit becomes U+FFFD.
std::optional<Decoded> decodeAs(const QByteArray &bytes, const QByteArray &charset)
{
    const QByteArray name = meantBy(charset);
    if (name == "us-ascii" || name == "ascii") {
        for (const char byte : bytes)
            if (static_cast<unsigned char>(byte) >= 0x80)
                return Decoded{};
        return Decoded{bytes, true};
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.constData(), &status), &ucnv_close);
    if (name.isEmpty() || U_FAILURE(status) || bytes.size() > 64 * 1024 * 1024)
        return std::nullopt;
    Decoded decoded;
    const auto convert = [&] {
        UErrorCode result = U_ZERO_ERROR;
        ucnv_resetToUnicode(converter.get());
        QString text(bytes.size() * 2 + 16, Qt::Uninitialized);
        const int length = ucnv_toUChars(converter.get(), reinterpret_cast<UChar *>(text.data()),
                                         static_cast<int>(text.size()), bytes.constData(), static_cast<int>(bytes.size()), &result);
        if (U_FAILURE(result))
            return false;
        text.truncate(length);
        decoded.utf8 = text.toUtf8();
        return true;
    };
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    decoded.isWhole = convert();
    if (!decoded.isWhole) {
        ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr, nullptr, nullptr, &status);
        if (!convert())
            return std::nullopt;
    }
    return decoded;
}

QByteArray guessedCharset(const QByteArray &bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    uchardet_data_end(detector.get());
    return QByteArray(uchardet_get_charset(detector.get())).toLower();
}

bool isSaidToBeUtf8(const QByteArray &declared)
{
    return declared.isEmpty() || declared == "utf-8" || declared == "utf8";
}

} // namespace

QByteArray charsetOfHeader(const QByteArray &contentType)
{
    static const QRegularExpression charset(QStringLiteral(";\\s*charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)"),
                                            QRegularExpression::CaseInsensitiveOption);
    return charset.match(QString::fromLatin1(contentType)).captured(1).toLower().toLatin1();
}

DecodedFeed decodeFeed(const QByteArray &bytes, const QByteArray &contentType)
{
    const Mark mark = markOf(bytes);
    const QByteArray rest = bytes.mid(mark.size);
    const QByteArray wide = mark.size > 0 ? QByteArray() : wideCharset(bytes);
    const QByteArray told = charsetOfHeader(contentType);
    const QByteArray declared = declaredCharset(rest);
    QList<QByteArray> candidates{mark.charset, wide};
    if (!told.startsWith("utf-") && isSaidToBeUtf8(declared) && told != "us-ascii")
        candidates.append("utf-8");
    candidates += {told, declared, "utf-8"};
    if (mark.size == 0 && !wide.isEmpty())
        candidates.removeOne(declared); // seen through another width it is none
    DecodedFeed feed;
    bool isFirst = true;
    for (const QByteArray &candidate : std::as_const(candidates)) {
        if (candidate.isEmpty())
            continue;
        const auto decoded = decodeAs(rest, candidate);
        if (decoded && decoded->isWhole)
            return {decoded->utf8, QString::fromLatin1(candidate == "gb2312" ? "gb18030" : candidate), feed.isDamaged};
        // A header's charset that nobody knows is no damage of the feed.
        feed.isDamaged = feed.isDamaged || (decoded && (candidate == told || candidate == declared || isFirst));
        isFirst = false;
    }
    for (const QByteArray &candidate : {guessedCharset(rest), QByteArrayLiteral("windows-1252")}) {
        const auto decoded = candidate.isEmpty() ? std::nullopt : decodeAs(rest, candidate);
        if (decoded && (decoded->isWhole || candidate == "windows-1252"))
            return {decoded->utf8, QString::fromLatin1(candidate), true};
    }
    return {QString::fromLatin1(rest).toUtf8(), QStringLiteral("iso-8859-1"), true};
}

} // namespace otklik
