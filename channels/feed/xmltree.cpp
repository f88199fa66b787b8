#include "channels/feed/xmltree.h"

#include "channels/feed/feedtext.h"

#include <QHash>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

namespace otklik {

namespace {

constexpr int maxDepth = 200;
constexpr int longestEntity = 256;

QString textOf(const xmlChar *text)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text));
}

/// Of a document type only names for plain words are believed: neither files nor what expands further.
void declareEntity(void *context, const xmlChar *name, int type, const xmlChar *publicId, const xmlChar *systemId,
                   xmlChar *content)
{
    const QByteArray words(reinterpret_cast<const char *>(content));
    const bool isPlain = type == XML_INTERNAL_GENERAL_ENTITY && words.size() <= longestEntity && !words.contains('&')
        && !words.contains('%') && !words.contains('<');
    if (isPlain)
        xmlSAX2EntityDecl(context, name, type, publicId, systemId, content);
}

void loadNothing(void *, const xmlChar *, const xmlChar *, const xmlChar *)
{
}

xmlParserInputPtr resolveNothing(void *, const xmlChar *, const xmlChar *)
{
    return nullptr;
}

xmlEntityPtr noParameterEntity(void *, const xmlChar *)
{
    return nullptr;
}

/// Namespaces whose elements are asked for, by address in lower case, and what they are called here. RSS and Atom
/// have no name: their own words are plain.
QString namespaceName(const QString &address)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("http://purl.org/dc/elements/1.1/"), QStringLiteral("dc:")},
        {QStringLiteral("http://purl.org/dc/elements/1.0/"), QStringLiteral("dc:")},
        {QStringLiteral("http://purl.org/dc/terms/"), QStringLiteral("dcterms:")},
        {QStringLiteral("http://purl.org/rss/1.0/modules/content/"), QStringLiteral("content:")},
        {QStringLiteral("http://www.itunes.com/dtds/podcast-1.0.dtd"), QStringLiteral("itunes:")},
        {QStringLiteral("http://search.yahoo.com/mrss"), QStringLiteral("media:")},
        {QStringLiteral("http://search.yahoo.com/mrss/"), QStringLiteral("media:")},
        {QStringLiteral("http://purl.org/syndication/thread/1.0"), QStringLiteral("thr:")},
        {QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#"), QStringLiteral("rdf:")},
        {QStringLiteral("http://www.w3.org/1999/xhtml"), QStringLiteral("xhtml:")}};
    static const QStringList own{
        QStringLiteral("http://www.w3.org/2005/atom"),        QStringLiteral("http://purl.org/atom/ns"),
        QStringLiteral("http://purl.org/echo/"),       QStringLiteral("http://purl.org/rss/1.0/"),
        QStringLiteral("http://purl.org/net/rss1.1#"),        QStringLiteral("http://my.netscape.com/rdf/simple/0.9/"),
        QStringLiteral("http://my.netscape.com/publish/formats/rss-0.91.dtd"),
        QStringLiteral("http://channel.netscape.com/rdf/simple/0.9/"), QStringLiteral("http://backend.userland.com/"),
        QStringLiteral("http://blogs.law.harvard.edu/tech/rss"),};
    if (address.isEmpty())
        return {};
    if (const auto name = names.constFind(address); name != names.cend())
        return *name;
    // The modules of RSS 1.0 have addresses below its own.
    if (!address.startsWith(QLatin1StringView("http://purl.org/rss/1.0/modules/")))
        for (const QString &start : own)
            if (address.startsWith(start))
                return {};
    return QStringLiteral("?:");
}

bool isVoid(const QString &name)
{
    static const QStringList names{QStringLiteral("area"), QStringLiteral("br"),  QStringLiteral("col"),   QStringLiteral("hr"),
                                   QStringLiteral("img"),  QStringLiteral("input"), QStringLiteral("link"), QStringLiteral("meta"),
                                   QStringLiteral("param"), QStringLiteral("wbr")};
    return names.contains(name);
}

void writeAttributes(const xmlNode *node, const QUrl &base, QString &html)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const QString name = textOf(attribute->name);
        if (attribute->ns)
            continue; // xml:base, xlink:href: nothing HTML knows
        QString value = textOf(attribute->children ? attribute->children->content : nullptr);
        if (name == QLatin1StringView("href") || name == QLatin1StringView("src"))
            value = resolvedAddress(value, base);
        html += u' ' + name + QStringLiteral("=\"") + value.toHtmlEscaped() + u'"';
    }
}

void writeChildren(const xmlNode *parent, const QUrl &base, int depth, QString &html)
{
    if (depth > maxDepth)
        return;
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            QString text = textOf(node->content);
            html += text.replace(u'&', QStringLiteral("&amp;")).replace(u'<', QStringLiteral("&lt;"));
        } else if (node->type == XML_ELEMENT_NODE) {
            const QString name = textOf(node->name);
            const QUrl inner = xmlBase(node, base);
            html += u'<' + name;
            writeAttributes(node, inner, html);
            if (isVoid(name)) {
                html += QStringLiteral(" />");
                continue;
            }
            html += u'>';
            writeChildren(node, inner, depth + 1, html);
            html += QStringLiteral("</") + name + u'>';
        }
    }
}

void collectText(const xmlNode *parent, int depth, QString &text)
{
    if (depth > maxDepth)
        return;
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            text += textOf(node->content);
        else if (node->type == XML_ELEMENT_NODE)
            collectText(node, depth + 1, text);
    }
}

} // namespace

XmlTree parseXml(const QByteArray &utf8)
{
    XmlTree tree;
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(), &xmlFreeParserCtxt);
    if (!context || utf8.size() > 64 * 1024 * 1024)
        return tree;
    context->sax->entityDecl = declareEntity;
    context->sax->externalSubset = loadNothing;
    context->sax->resolveEntity = resolveNothing;
    context->sax->getParameterEntity = noParameterEntity;
    tree.document.reset(xmlCtxtReadMemory(context.get(), utf8.constData(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                                          XML_PARSE_RECOVER | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR
                                              | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC));
    tree.isDamaged = context->wellFormed == 0 || context->nsWellFormed == 0;
    return tree;
}

QString elementKey(const xmlNode *node)
{
    const QString name = textOf(node->name).toLower();
    // A prefix nobody declared is part of the name, and means what everybody means by it.
    if (!node->ns || !node->ns->href)
        return name;
    return namespaceName(textOf(node->ns->href).toLower()) + name;
}

QString xmlAttribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar *>(name));
    const QString text = textOf(value);
    xmlFree(value);
    return text.trimmed();
}

QString xmlText(const xmlNode *node)
{
    QString text;
    collectText(node, 0, text);
    return text;
}

bool hasChildElements(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

QUrl xmlBase(const xmlNode *node, const QUrl &outer)
{
    xmlChar *value = xmlGetNsProp(node, reinterpret_cast<const xmlChar *>("base"), XML_XML_NAMESPACE);
    const QString told = textOf(value).trimmed();
    xmlFree(value);
    if (told.isEmpty())
        return outer;
    const QUrl base(resolvedAddress(told, outer));
    return webAddressOf(base.toString()).isEmpty() ? outer : base;
}

QString htmlOfChildren(const xmlNode *node, const QUrl &base)
{
    QString html;
    writeChildren(node, base, 0, html);
    return html.trimmed();
}

} // namespace otklik
