#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <libxml/tree.h>

#include <memory>

namespace otklik {

/// A parsed XML text. Nothing outside it is ever loaded, and of what its document type declares only short plain
/// words are taken: no entity can grow or reach a file.
struct XmlTree final
{
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document{nullptr, &xmlFreeDoc};
    bool isDamaged = false; ///< not well-formed: read as far as that goes

    [[nodiscard]] xmlNode *root() const { return document ? xmlDocGetRootElement(document.get()) : nullptr; }
};
[[nodiscard]] XmlTree parseXml(const QByteArray &utf8);

/// "title" of RSS and Atom (whatever namespace they are in), "dc:title", "content:encoded", "itunes:summary" … by
/// the namespace's address, never by its prefix; "?:name" of namespaces nobody asks for. Lower case.
[[nodiscard]] QString elementKey(const xmlNode *node);

[[nodiscard]] QString xmlAttribute(const xmlNode *node, const char *name);
/// All text in it.
[[nodiscard]] QString xmlText(const xmlNode *node);
[[nodiscard]] bool hasChildElements(const xmlNode *node);
/// What relative addresses in it are relative to: xml:base there, else `outer`. Only addresses of the web count.
[[nodiscard]] QUrl xmlBase(const xmlNode *node, const QUrl &outer);
/// The children as HTML, with names as HTML has them and whole addresses.
[[nodiscard]] QString htmlOfChildren(const xmlNode *node, const QUrl &base);

} // namespace otklik
