#include "channels/feed/xmlfeed.h"

#include "channels/feed/feeddate.h"
#include "channels/feed/feedreader.h"
#include "channels/feed/feedtext.h"
#include "channels/feed/xmlconstructs.h"
#include "channels/feed/xmltidy.h"
#include "channels/feed/xmltree.h"

namespace otklik {

namespace {

bool isOneOf(const QString &key, std::initializer_list<QLatin1StringView> keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The first one told counts: later ones are of modules that say the same again.
void setText(const FeedText &text, FeedText &to)
{
    if (to.isEmpty())
        to = text;
}

/// Their titles count where the feed's own is missing, whichever stands first.
bool isTitleOfModule(const QString &key)
{
    return isOneOf(key, {QLatin1StringView("dc:title"), QLatin1StringView("media:title")});
}

void setDate(const xmlNode *node, std::optional<TimePoint> &to)
{
    if (!to)
        to = feedDate(xmlText(node));
}

/// Reads one document: what its elements say goes into the feed's head or an entry.
class FeedVisitor final
{
public:
    explicit FeedVisitor(Feed &feed) : m_feed(feed)
    {
        if (feed.format == Feed::Format::Atom)
            m_rules = feed.version == QLatin1StringView("0.3") ? TextRules::Atom03 : TextRules::Atom10;
    }

    void visitHead(const xmlNode *parent, const QUrl &outer, FeedHead &head)
    {
        const QUrl base = xmlBase(parent, outer);
        FeedText moduleTitle;
        for (const xmlNode *node = parent->children; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE)
                continue;
            const QString key = elementKey(node);
            if (isOneOf(key, {QLatin1StringView("item"), QLatin1StringView("entry")}))
                visitEntry(node, base);
            else if (isOneOf(key, {QLatin1StringView("channel"), QLatin1StringView("items")}))
                visitHead(node, base, head);
            else if (isTitleOfModule(key))
                setText(readText(node, TextRules::Rss, base), moduleTitle);
            else if (!takeCommon(node, key, base, head))
                takeOfHead(node, key, base, head);
        }
        setText(moduleTitle, head.title);
    }

private:
    void visitEntry(const xmlNode *parent, const QUrl &outer)
    {
        if (m_feed.entries.size() >= maxFeedEntries)
            return;
        const QUrl base = xmlBase(parent, outer);
        FeedEntry entry;
        FeedText moduleTitle;
        bool isPermaLink = false;
        for (const xmlNode *node = parent->children; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE)
                continue;
            const QString key = elementKey(node);
            if (key == QLatin1StringView("guid")) {
                entry.id = xmlText(node).trimmed();
                isPermaLink = xmlAttribute(node, "isPermaLink").toLower() != QLatin1StringView("false");
            } else if (isTitleOfModule(key)) {
                setText(readText(node, TextRules::Rss, base), moduleTitle);
            } else if (!takeCommon(node, key, base, entry)) {
                takeOfEntry(node, key, base, entry);
            }
        }
        setText(moduleTitle, entry.title);
        if (entry.id.isEmpty())
            entry.id = rdfAbout(parent);
        entry.isIdAddress = isPermaLink && pageAddress(entry.links).isEmpty();
        if (entry.isIdAddress && !webAddressOf(resolvedAddress(entry.id, base)).isEmpty())
            entry.links.prepend({QStringLiteral("alternate"), resolvedAddress(entry.id, base)});
        m_feed.entries.append(entry);
    }

    static QString rdfAbout(const xmlNode *node)
    {
        xmlChar *about = xmlGetNsProp(node, reinterpret_cast<const xmlChar *>("about"),
                                      reinterpret_cast<const xmlChar *>("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
        const QString text = QString::fromUtf8(reinterpret_cast<const char *>(about)).trimmed();
        xmlFree(about);
        return text;
    }

    /// What feeds and entries tell alike.
    template <class Told>
    bool takeCommon(const xmlNode *node, const QString &key, const QUrl &base, Told &told)
    {
        if (key == QLatin1StringView("title"))
            setText(readText(node, m_rules, base), told.title);
        else if (isOneOf(key, {QLatin1StringView("rights"), QLatin1StringView("copyright"), QLatin1StringView("dc:rights")}))
            setText(readText(node, rulesOf(key), base), told.rights);
        else if (isOneOf(key, {QLatin1StringView("author"), QLatin1StringView("managingeditor"), QLatin1StringView("dc:creator"),
                               QLatin1StringView("dc:author"), QLatin1StringView("itunes:author")}))
            takePerson(node, base, told.authors);
        else if (isOneOf(key, {QLatin1StringView("contributor"), QLatin1StringView("dc:contributor")}))
            takePerson(node, base, told.contributors);
        else if (key == QLatin1StringView("link"))
            takeLink(node, base, told.links);
        else if (isOneOf(key, {QLatin1StringView("pubdate"), QLatin1StringView("published"), QLatin1StringView("issued"),
                               QLatin1StringView("dcterms:issued")}))
            setDate(node, told.published);
        else if (isOneOf(key, {QLatin1StringView("updated"), QLatin1StringView("modified"), QLatin1StringView("dc:date"),
                               QLatin1StringView("dcterms:modified"), QLatin1StringView("lastbuilddate")}))
            setDate(node, told.updated);
        else if (key == QLatin1StringView("id"))
            told.id = xmlText(node).trimmed();
        else
            return false;
        return true;
    }

    void takeOfHead(const xmlNode *node, const QString &key, const QUrl &base, FeedHead &head)
    {
        if (isOneOf(key, {QLatin1StringView("description"), QLatin1StringView("subtitle"), QLatin1StringView("tagline"),
                          QLatin1StringView("dc:description"), QLatin1StringView("itunes:subtitle")}))
            setText(readText(node, rulesOf(key), base), head.subtitle);
        else if (key == QLatin1StringView("info"))
            setText(readText(node, rulesOf(key), base), head.info);
    }

    void takeOfEntry(const xmlNode *node, const QString &key, const QUrl &base, FeedEntry &entry)
    {
        if (isOneOf(key, {QLatin1StringView("description"), QLatin1StringView("summary"), QLatin1StringView("dc:description"),
                          QLatin1StringView("itunes:summary"), QLatin1StringView("itunes:subtitle"),
                          QLatin1StringView("media:description")}))
            takeSummary(readText(node, rulesOf(key), base), key, entry);
        else if (isOneOf(key, {QLatin1StringView("content"), QLatin1StringView("content:encoded"), QLatin1StringView("fullitem"),
                               QLatin1StringView("body"), QLatin1StringView("xhtml:body")}))
            takeContent(node, key, base, entry);
        else if (key == QLatin1StringView("enclosure") || key == QLatin1StringView("media:content"))
            entry.links.append(readLink(node, QStringLiteral("enclosure"), base));
        else if (key == QLatin1StringView("media:group"))
            takeGroup(node, base, entry);
        else if (key == QLatin1StringView("created") || key == QLatin1StringView("dcterms:created"))
            setDate(node, entry.created);
        else if (key == QLatin1StringView("comments"))
            entry.comments = resolvedAddress(xmlText(node), xmlBase(node, base));
        else if (key == QLatin1StringView("thr:in-reply-to"))
            entry.inReplyTo = xmlAttribute(node, "ref");
        else if (key == QLatin1StringView("source"))
            takeSource(node, base, entry.source);
    }

    /// Two of them: the second is the longer one, as most feeds have it.
    static void takeSummary(const FeedText &text, const QString &key, FeedEntry &entry)
    {
        const bool isOfModule = key.contains(u':');
        if (entry.summary.isEmpty())
            entry.summary = text;
        else if (!isOfModule)
            entry.contents.append(text);
    }

    void takeContent(const xmlNode *node, const QString &key, const QUrl &base, FeedEntry &entry)
    {
        FeedText text = readText(node, rulesOf(key), base);
        if (key == QLatin1StringView("content:encoded") || key == QLatin1StringView("fullitem")) {
            text.isMarkup = true;
            text.type = QStringLiteral("text/html");
        } else if (key.endsWith(QLatin1StringView("body"))) {
            text.isMarkup = true;
            text.type = QStringLiteral("application/xhtml+xml");
        }
        if (const QString elsewhere = xmlAttribute(node, "src"); !elsewhere.isEmpty())
            entry.links.append({QStringLiteral("enclosure"), resolvedAddress(elsewhere, text.base), text.type});
        entry.contents.append(text);
    }

    void takeGroup(const xmlNode *group, const QUrl &base, FeedEntry &entry)
    {
        for (const xmlNode *node = group->children; node; node = node->next)
            if (node->type == XML_ELEMENT_NODE && elementKey(node) == QLatin1StringView("media:content"))
                entry.links.append(readLink(node, QStringLiteral("enclosure"), base));
    }

    static void takePerson(const xmlNode *node, const QUrl &base, QList<FeedPerson> &people)
    {
        const FeedPerson person = readPerson(node, base);
        if (!person.isEmpty())
            people.append(person);
    }

    static void takeLink(const xmlNode *node, const QUrl &base, QList<FeedLink> &links)
    {
        const FeedLink link = readLink(node, QStringLiteral("alternate"), base);
        if (!link.href.isEmpty())
            links.append(link);
    }

    /// Atom tells the other feed's head, RSS its name and address.
    void takeSource(const xmlNode *node, const QUrl &base, FeedHead &source)
    {
        if (hasChildElements(node)) {
            visitHead(node, base, source);
            return;
        }
        source.title = readText(node, TextRules::Rss, base);
        const FeedLink link = readLink(node, QStringLiteral("self"), base);
        if (!webAddressOf(link.href).isEmpty())
            source.links.append(link);
    }

    /// Modules write as RSS does.
    [[nodiscard]] TextRules rulesOf(const QString &key) const
    {
        return key.contains(u':') ? TextRules::Rss : m_rules;
    }

    Feed &m_feed;
    TextRules m_rules = TextRules::Rss;
};

QString namespaceOf(const xmlNode *node)
{
    return node->ns ? QString::fromUtf8(reinterpret_cast<const char *>(node->ns->href)).toLower() : QString();
}

/// Whether the root is a feed's, and of which kind.
bool recognise(const xmlNode *root, const xmlDoc *document, Feed &feed)
{
    const QString key = elementKey(root);
    const QString name = key.section(u':', -1);
    feed.version = xmlAttribute(root, "version");
    if (name == QLatin1StringView("rss") || name == QLatin1StringView("channel")) {
        feed.format = Feed::Format::Rss;
        feed.isUserland = feed.version == QLatin1StringView("0.91") && document->intSubset == nullptr;
    } else if (name == QLatin1StringView("rdf")) {
        feed.format = Feed::Format::Rdf;
        bool isOld = false;
        for (const xmlNode *node = root->children; node; node = node->next)
            isOld = isOld || namespaceOf(node).contains(QLatin1StringView("netscape.com"));
        feed.version = isOld ? QStringLiteral("0.90") : QStringLiteral("1.0");
    } else if (name == QLatin1StringView("feed") && !key.startsWith(u'?')) {
        feed.format = Feed::Format::Atom;
        if (namespaceOf(root).startsWith(QLatin1StringView("http://www.w3.org/2005/atom")))
            feed.version = QStringLiteral("1.0");
        else if (feed.version.isEmpty())
            feed.version = QStringLiteral("0.3");
    } else {
        return false;
    }
    return true;
}

} // namespace

std::optional<Feed> readXmlFeed(const QByteArray &utf8, const QUrl &base)
{
    const TidyXml tidy = tidyXml(utf8);
    const XmlTree tree = parseXml(tidy.utf8);
    Feed feed;
    if (!tree.root() || !recognise(tree.root(), tree.document.get(), feed))
        return std::nullopt;
    feed.isDamaged = tidy.isDamaged || tree.isDamaged;
    FeedVisitor(feed).visitHead(tree.root(), base, feed.head);
    return feed;
}

} // namespace otklik
