#include "channels/feed/xmlconstructs.h"

#include "channels/feed/feedtext.h"
#include "channels/feed/xmltree.h"

#include <QRegularExpression>

#include <optional>

namespace otklik {

namespace {

bool isXmlType(const QString &type)
{
    return type.endsWith(QLatin1StringView("+xml")) || type.endsWith(QLatin1StringView("/xml"));
}

bool isMarkupType(const QString &type)
{
    return type == QLatin1StringView("text/html") || isXmlType(type);
}

/// The words of a packed text; none where it is not base64 or no text at all (a picture).
std::optional<QString> unpacked(const QString &base64)
{
    QByteArray packed = base64.toLatin1();
    packed.replace('\n', "").replace('\r', "").replace(' ', "").replace('\t', "");
    const auto bytes = QByteArray::fromBase64Encoding(packed, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.contains('\0') || !bytes.decoded.isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes.decoded);
}

/// The one element in it, where nothing else stands there; else none.
const xmlNode *onlyElement(const xmlNode *node)
{
    const xmlNode *only = nullptr;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const bool isBlank = child->type == XML_COMMENT_NODE || xmlIsBlankNode(const_cast<xmlNode *>(child)) == 1;
        if (isBlank)
            continue;
        if (only || child->type != XML_ELEMENT_NODE)
            return nullptr;
        only = child;
    }
    return only;
}

/// The children as HTML; of XHTML the one div around them is only their wrapping.
QString inlineMarkup(const xmlNode *node, bool isWrapped, const QUrl &base)
{
    const xmlNode *only = isWrapped ? onlyElement(node) : nullptr;
    const bool isDiv = only && elementKey(only).endsWith(QLatin1StringView("div"));
    return isDiv ? htmlOfChildren(only, xmlBase(only, base)) : htmlOfChildren(node, base);
}

QString mediaType(const QString &told)
{
    if (told.isEmpty() || told == QLatin1StringView("text"))
        return QStringLiteral("text/plain");
    if (told == QLatin1StringView("html"))
        return QStringLiteral("text/html");
    if (told == QLatin1StringView("xhtml"))
        return QStringLiteral("application/xhtml+xml");
    return told;
}

void readPacked(const xmlNode *node, FeedText &text)
{
    const auto words = unpacked(xmlText(node));
    text.value = words.value_or(QString()).trimmed();
    text.isMarkup = isMarkupType(text.type)
        || (text.type != QLatin1StringView("text/plain") && looksLikeHtml(text.value));
}

void readAtom03(const xmlNode *node, FeedText &text)
{
    const QString mode = xmlAttribute(node, "mode").toLower();
    text.isMarkup = isMarkupType(text.type);
    if (mode == QLatin1StringView("base64")) {
        readPacked(node, text);
    } else if (mode == QLatin1StringView("escaped")) {
        text.value = xmlText(node).trimmed();
    } else if (hasChildElements(node)) {
        text.isMarkup = true;
        text.value = inlineMarkup(node, false, text.base);
    } else {
        // Nothing is packed: words that look like markup are just that, also where the type speaks of markup.
        text.value = text.isMarkup ? htmlOfChildren(node, text.base) : xmlText(node).trimmed();
    }
}

void readAtom10(const xmlNode *node, FeedText &text)
{
    const bool isText = text.type.startsWith(QLatin1StringView("text/"));
    text.isMarkup = isMarkupType(text.type);
    const xmlNode *only = text.type == QLatin1StringView("text/html") ? onlyElement(node) : nullptr;
    if (only && !hasChildElements(only)) { // HTML as it should be, and a div around it that should not be
        text.value = xmlText(only).trimmed();
    } else if (isXmlType(text.type) || (isText && hasChildElements(node))) {
        text.isMarkup = true;
        text.value = inlineMarkup(node, true, text.base);
    } else if (isText) {
        text.value = xmlText(node).trimmed();
    } else {
        readPacked(node, text);
    }
}

void readRss(const xmlNode *node, FeedText &text)
{
    if (hasChildElements(node)) {
        text.isMarkup = true;
        text.type = QStringLiteral("application/xhtml+xml");
        text.value = inlineMarkup(node, false, text.base);
        return;
    }
    text.value = xmlText(node).trimmed();
    const QString told = xmlAttribute(node, "type").toLower();
    if (xmlAttribute(node, "mode").toLower() == QLatin1StringView("base64"))
        text.value = unpacked(text.value).value_or(QString());
    text.isMarkup = isMarkupType(mediaType(told)) || looksLikeHtml(text.value);
    text.type = text.isMarkup ? QStringLiteral("text/html") : QStringLiteral("text/plain");
}

} // namespace

FeedText readText(const xmlNode *node, TextRules rules, const QUrl &base)
{
    FeedText text;
    text.base = xmlBase(node, base);
    if (rules == TextRules::Rss) {
        readRss(node, text);
        return text;
    }
    text.type = mediaType(xmlAttribute(node, "type").toLower());
    if (!xmlAttribute(node, "src").isEmpty()) // stands elsewhere
        return text;
    if (rules == TextRules::Atom03 || !xmlAttribute(node, "mode").isEmpty())
        readAtom03(node, text);
    else
        readAtom10(node, text);
    return text;
}

FeedPerson readPerson(const xmlNode *node, const QUrl &base)
{
    FeedPerson person;
    if (hasChildElements(node)) {
        const QUrl own = xmlBase(node, base);
        for (const xmlNode *child = node->children; child; child = child->next) {
            const QString key = child->type == XML_ELEMENT_NODE ? elementKey(child).section(u':', -1) : QString();
            const QString text = key.isEmpty() ? QString() : xmlText(child).simplified();
            if (key == QLatin1StringView("name"))
                person.name = text;
            else if (key == QLatin1StringView("email"))
                person.email = text;
            else if (key == QLatin1StringView("uri") || key == QLatin1StringView("url") || key == QLatin1StringView("homepage"))
                person.url = resolvedAddress(text, xmlBase(child, own));
        }
        return person;
    }
    static const QRegularExpression address(QStringLiteral("[<(]?\\s*(?:mailto:)?([^\\s<>()\\[\\],;:\"]+@[^\\s<>()\\[\\],;:\"]+\\.[^\\s<>()\\[\\],;:\"]+)\\s*[>)]?"));
    static const QRegularExpression brackets(QStringLiteral("^[\\s(<]+|[\\s)>]+$"));
    QString line = xmlText(node).simplified().left(1000);
    const auto found = address.match(line);
    if (found.hasMatch()) {
        person.email = found.captured(1);
        line.remove(found.capturedStart(), found.capturedLength());
    }
    person.name = line.remove(brackets).simplified();
    return person;
}

FeedLink readLink(const xmlNode *node, const QString &rel, const QUrl &base)
{
    FeedLink link;
    QString href = xmlAttribute(node, "href");
    if (href.isEmpty())
        href = xmlAttribute(node, "url");
    if (href.isEmpty())
        href = xmlText(node).simplified();
    link.rel = xmlAttribute(node, "rel");
    // RFC 4287: an address of the registry says the same as its last part.
    const QString registry = QStringLiteral("http://www.iana.org/assignments/relation/");
    if (link.rel.startsWith(registry))
        link.rel = link.rel.mid(registry.size());
    if (link.rel.isEmpty())
        link.rel = rel;
    link.href = resolvedAddress(href, xmlBase(node, base));
    link.type = xmlAttribute(node, "type");
    link.title = xmlAttribute(node, "title");
    link.language = xmlAttribute(node, "hreflang");
    link.length = xmlAttribute(node, "length");
    if (link.length.isEmpty())
        link.length = xmlAttribute(node, "fileSize");
    return link;
}

} // namespace otklik
