#include "channels/email/mailtext.h"

#include "channels/text/htmltext.h"

#include <QRegularExpression>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include <memory>

namespace otklik {

namespace {

/// Stand for a quote while the rest is made plain. Private use: taken out of what comes in.
constexpr QChar markOpen(0xE0A1);
constexpr QChar markClose(0xE0A2);
constexpr int maxQuotes = 200;
constexpr int maxDepth = 400;
constexpr qsizetype maxHtml = 4 * 1024 * 1024;

/// Strictly: none where a byte is not of that charset, or the charset is not known.
std::optional<QString> decodedStrictly(const QByteArray &bytes, const char *charset)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status), &ucnv_close);
    if (U_FAILURE(status))
        return {};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const qsizetype room = bytes.size() * 2 + 16;
    QString decoded(room, Qt::Uninitialized);
    const int32_t length = ucnv_toUChars(converter.get(), reinterpret_cast<UChar *>(decoded.data()), static_cast<int32_t>(room),
                                         bytes.constData(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status) || length < 0 || length > room)
        return {};
    decoded.truncate(length);
    return decoded;
}

QByteArray guessedCharset(const QByteArray &bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    uchardet_data_end(detector.get());
    const QByteArray name = QByteArray(uchardet_get_charset(detector.get())).toUpper();
    // A few Cyrillic lines are easily taken for something else: of the single-byte answers only these are believed.
    static const QByteArrayList believed{"KOI8-R", "IBM866", "SHIFT_JIS", "GB18030", "BIG5", "EUC-JP", "EUC-KR", "UTF-16LE"};
    return believed.contains(name) ? name : QByteArray("windows-1251");
}

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Charsets that programs name without having looked.
bool isNoWord(const QByteArray &charset)
{
    static const QByteArrayList names{"", "us-ascii", "ascii", "iso-8859-1", "windows-1252", "unknown-8bit", "x-unknown", "8bit", "binary"};
    return names.contains(charset);
}

QString decoded(const QByteArray &bytes, const QByteArray &declared)
{
    const QByteArray charset = declared.trimmed().toLower();
    if (isNoWord(charset)) {
        if (const auto utf8 = decodedStrictly(bytes, "utf-8"))
            return *utf8;
        // Western letters stand one by one among plain ones, Cyrillic ones side by side.
        if (!charset.isEmpty() && !charset.contains("ascii") && !charset.contains("8bit"))
            return decodedStrictly(bytes, "windows-1252").value_or(QString::fromLatin1(bytes));
        return decodedStrictly(bytes, guessedCharset(bytes).constData()).value_or(QString::fromLatin1(bytes));
    }
    if (const auto said = decodedStrictly(bytes, charset.constData()))
        return *said;
    if (const auto utf8 = decodedStrictly(bytes, "utf-8"))
        return *utf8;
    if (charset == "utf-8" || charset == "utf8") { // cut off in the middle of a character, mostly
        const QString nearly = QString::fromUtf8(bytes);
        if (nearly.count(QChar::ReplacementCharacter) <= std::max<qsizetype>(1, nearly.size() / 50))
            return nearly;
    }
    return decodedStrictly(bytes, guessedCharset(bytes).constData()).value_or(QString::fromUtf8(bytes));
}

bool isUnwanted(QChar c)
{
    const bool isControl = (c.unicode() < 0x20 && c != u'\n' && c != u'\t') || (c.unicode() >= 0x7F && c.unicode() < 0xA0);
    return isControl || c == QChar::ByteOrderMark;
}

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Document parsedHtml(const QString &html)
{
    const QByteArray utf8 = html.left(maxHtml).toUtf8();
    return {htmlReadMemory(utf8.constData(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
            &xmlFreeDoc};
}

QString nameOf(const xmlNode *node)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(node->name)).toLower();
}

QString attributeOf(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar *>(name));
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(value));
    xmlFree(value);
    return text;
}

/// Gmail, Thunderbird, Yahoo and everybody who uses <blockquote>, as Yandex and Mail.ru do.
bool isQuote(xmlNode *node)
{
    if (nameOf(node) == QLatin1StringView("blockquote"))
        return true;
    const QStringList classes = attributeOf(node, "class").split(u' ');
    for (const char *known : {"gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"})
        if (classes.contains(QLatin1StringView(known)))
            return true;
    return false;
}

/// Outlook puts no element around a quote: from here on all is one.
bool isQuoteStart(xmlNode *node)
{
    const QString id = attributeOf(node, "id");
    return id == QLatin1StringView("divRplyFwdMsg") || id == QLatin1StringView("appendonsend");
}

bool isNoText(const xmlNode *node)
{
    if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
        return true;
    if (node->type != XML_ELEMENT_NODE)
        return false;
    const QString name = nameOf(node);
    return name == QLatin1StringView("style") || name == QLatin1StringView("script") || name == QLatin1StringView("head");
}

QString htmlOf(xmlNode *node)
{
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), &xmlBufferFree);
    htmlNodeDump(buffer.get(), node->doc, node);
    return QString::fromUtf8(reinterpret_cast<const char *>(xmlBufferContent(buffer.get())));
}

/// Takes quotes out of a document and leaves a mark in the place of each. Used once.
class QuoteTaker final
{
public:
    void visit(xmlNode *parent, int depth)
    {
        for (xmlNode *node = parent->children; node;) {
            xmlNode *next = node->next;
            if (isNoText(node))
                drop(node);
            else if (node->type == XML_ELEMENT_NODE && isQuoteStart(node) && m_quotes.size() < maxQuotes)
                next = takeFrom(node);
            else if (node->type == XML_ELEMENT_NODE && isQuote(node) && m_quotes.size() < maxQuotes)
                take(node);
            else if (depth < maxDepth)
                visit(node, depth + 1);
            node = next;
        }
    }
    [[nodiscard]] const QStringList &quotes() const { return m_quotes; }

private:
    static void drop(xmlNode *node)
    {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }

    void take(xmlNode *node)
    {
        const QByteArray mark = (QString(markOpen) + QString::number(m_quotes.size()) + markClose).toUtf8();
        xmlNode *stand = xmlNewNode(nullptr, reinterpret_cast<const xmlChar *>("p"));
        xmlNodeAddContent(stand, reinterpret_cast<const xmlChar *>(mark.constData()));
        xmlAddPrevSibling(node, stand);
        m_quotes.append(htmlOf(node));
        drop(node);
    }

    xmlNode *takeFrom(xmlNode *node)
    {
        xmlNode *wrapping = xmlNewNode(nullptr, reinterpret_cast<const xmlChar *>("div"));
        xmlAddPrevSibling(node, wrapping);
        for (xmlNode *following = node; following; following = following->next)
            if (following->type == XML_ELEMENT_NODE && isQuoteStart(following))
                xmlUnsetProp(following, reinterpret_cast<const xmlChar *>("id")); // one level of quoting is enough
        while (xmlNode *following = wrapping->next) {
            xmlUnlinkNode(following);
            xmlAddChild(wrapping, following);
        }
        take(wrapping);
        return nullptr;
    }

    QStringList m_quotes;
};

QString asQuote(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(line.startsWith(u'>') ? QLatin1StringView(">") : QLatin1StringView("> "));
    return lines.join(u'\n');
}

QString plainOf(const QString &html, int depth)
{
    constexpr int maxNesting = 8;
    const Document document = parsedHtml(html);
    xmlNode *root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (!root)
        return {};
    QuoteTaker taker;
    taker.visit(root, 0);
    QString text = plainTextOfHtml(htmlOf(root));
    for (qsizetype i = 0; i < taker.quotes().size(); ++i) {
        // The quote itself must not be taken for one again.
        static const QRegularExpression outer(QStringLiteral("^\\s*<\\w+[^>]*>"));
        const QString inner = QString(taker.quotes()[i]).replace(outer, QStringLiteral("<div>"));
        const QString words = depth < maxNesting ? plainOf(inner, depth + 1) : QString();
        text.replace(QString(markOpen) + QString::number(i) + markClose, words.isEmpty() ? QString() : asQuote(words));
    }
    return text;
}

} // namespace

QString decodedMailText(const QByteArray &bytes, const QByteArray &charset)
{
    QString text = isAscii(bytes) && !charset.toLower().startsWith("iso-2022") && !charset.toLower().startsWith("utf-7")
        ? QString::fromLatin1(bytes)
        : decoded(bytes, charset);
    text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
    text.replace(u'\r', u'\n');
    text.removeIf(isUnwanted);
    return text;
}

QString singleLine(const QString &text)
{
    QString line = text;
    for (QChar &c : line)
        if (c.unicode() < 0x20 || c.unicode() == 0x7F || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return line.simplified();
}

QString unflowed(const QString &text, bool isSpaceDeleted)
{
    const auto depthOf = [](const QString &line) {
        qsizetype depth = 0;
        while (depth < line.size() && line.at(depth) == u'>')
            ++depth;
        return depth;
    };
    QStringList paragraphs;
    qsizetype openDepth = -1; // of a line that goes on
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const qsizetype depth = depthOf(line);
        QString words = line.mid(depth);
        if (words.startsWith(u' '))
            words.remove(0, 1);
        const bool isSignature = words == QLatin1StringView("-- ");
        const bool goesOn = words.endsWith(u' ') && !isSignature;
        if (goesOn && isSpaceDeleted)
            words.chop(1);
        if (openDepth == depth && !isSignature)
            paragraphs.last() += words;
        else
            paragraphs.append(QString(depth, u'>') + (depth > 0 ? QStringLiteral(" ") : QString()) + words);
        openDepth = goesOn ? depth : -1;
    }
    return paragraphs.join(u'\n');
}

QString plainTextOfHtmlMail(const QString &html)
{
    QString clean = html;
    clean.remove(markOpen).remove(markClose);
    return plainOf(clean, 0);
}

} // namespace otklik
