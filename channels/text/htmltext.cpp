#include "channels/text/htmltext.h"

#include <QUrl>

#include <libxml/HTMLparser.h>

#include <memory>

namespace otklik {

namespace {

constexpr qsizetype maxHtml = 256 * 1024;
constexpr int maxDepth = 200;

QString textOf(const xmlChar *text)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text));
}

QString attributeOf(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar *>(name));
    const QString text = textOf(value);
    xmlFree(value);
    return text;
}

bool hasClass(xmlNode *node, QLatin1StringView name)
{
    return attributeOf(node, "class").split(u' ').contains(name);
}

bool isOneOf(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Writes the text of a parsed document: a visitor of its nodes, used once.
class TextWriter final
{
public:
    TextWriter(const QHash<QString, QString> &accounts, const QUrl &base) : m_accounts(accounts), m_base(base) { }

    void visitChildren(xmlNode *parent, int depth)
    {
        if (depth > maxDepth)
            return;
        for (xmlNode *node = parent->children; node; node = node->next) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
                words(textOf(node->content));
            else if (node->type == XML_ELEMENT_NODE)
                element(node, depth + 1);
        }
    }

    [[nodiscard]] QString text() const { return m_text.trimmed(); }

private:
    void element(xmlNode *node, int depth)
    {
        const QString name = textOf(node->name).toLower();
        if (isOneOf(name, {QLatin1StringView("script"), QLatin1StringView("style"), QLatin1StringView("head"),
                           QLatin1StringView("template"), QLatin1StringView("iframe")}))
            return;
        if (name == QLatin1StringView("br"))
            lineBreak();
        else if (name == QLatin1StringView("img"))
            words(attributeOf(node, "alt"));
        else if (name == QLatin1StringView("a"))
            link(node, depth);
        else
            block(node, name, depth);
    }

    void block(xmlNode *node, const QString &name, int depth)
    {
        const bool isParagraph = isOneOf(
            name, {QLatin1StringView("p"), QLatin1StringView("blockquote"), QLatin1StringView("pre"),
                   QLatin1StringView("h1"), QLatin1StringView("h2"), QLatin1StringView("h3"), QLatin1StringView("h4"),
                   QLatin1StringView("h5"), QLatin1StringView("h6")});
        const bool isItem = name == QLatin1StringView("li");
        const bool isBlock = isOneOf(name, {QLatin1StringView("div"), QLatin1StringView("ul"),
                                            QLatin1StringView("ol"), QLatin1StringView("tr")});
        if (isParagraph)
            separate(2);
        else if (isItem || isBlock)
            separate(1);
        if (isItem)
            m_text += QStringLiteral("• ");
        const bool wasPreformatted = m_isPreformatted;
        m_isPreformatted = wasPreformatted || name == QLatin1StringView("pre");
        visitChildren(node, depth);
        m_isPreformatted = wasPreformatted;
        if (isParagraph)
            separate(2);
        else if (isItem || isBlock)
            separate(1);
    }

    void link(xmlNode *node, int depth)
    {
        TextWriter inner(m_accounts, m_base);
        inner.visitChildren(node, depth);
        const QString shown = inner.text();
        const QString address = wholeAddress(attributeOf(node, "href").trimmed());
        const bool isHashtag = hasClass(node, QLatin1StringView("hashtag"));
        if (hasClass(node, QLatin1StringView("mention")) && !isHashtag)
            put(mention(shown, address));
        else if (isHashtag || !QUrl(address).scheme().startsWith(QLatin1StringView("http")))
            put(shown);
        else if (shown.isEmpty() || saysAddress(shown, address))
            put(address);
        else
            put(QStringLiteral("%1 (%2)").arg(shown, address));
    }

    [[nodiscard]] QString wholeAddress(const QString &address) const
    {
        const QUrl url(address);
        const bool isRelative = !address.isEmpty() && url.isValid() && url.isRelative();
        return isRelative && m_base.isValid() && !m_base.isRelative() ? m_base.resolved(url).toString() : address;
    }

    /// Whether the words are the address itself, whole or shortened at its end.
    static bool saysAddress(QString shown, QString address)
    {
        for (QString *text : {&shown, &address}) {
            for (const QLatin1StringView start : {QLatin1StringView("https://"), QLatin1StringView("http://"),
                                                  QLatin1StringView("www.")})
                if (text->startsWith(start, Qt::CaseInsensitive))
                    text->remove(0, start.size());
            while (text->endsWith(u'/'))
                text->chop(1);
        }
        const bool isShortened = shown.endsWith(u'…');
        if (isShortened)
            shown.chop(1);
        const qsizetype host = address.indexOf(u'/');
        return shown == address || (isShortened && host > 0 && shown.size() > host && address.startsWith(shown));
    }

    /// "@user" of another server does not tell which one: the link does.
    [[nodiscard]] QString mention(const QString &shown, const QString &address) const
    {
        const QUrl url(address);
        const QString authority = url.authority(QUrl::FullyEncoded);
        if (const QString account = m_accounts.value(address); !account.isEmpty())
            return QLatin1Char('@') + account + (account.contains(u'@') ? QString() : QLatin1Char('@') + authority);
        const bool isWhole = !shown.startsWith(u'@') || shown.indexOf(u'@', 1) > 0 || authority.isEmpty();
        return isWhole ? shown : shown + QLatin1Char('@') + authority;
    }

    void words(QString text)
    {
        text.remove(QChar::Null);
        if (m_isPreformatted) {
            m_text += text;
            return;
        }
        for (const QChar c : text) {
            const bool isBlank = c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
            if (!isBlank)
                m_text += c;
            else if (!m_text.isEmpty() && !m_text.back().isSpace())
                m_text += u' ';
        }
    }

    void put(const QString &text) { m_text += text; }

    void dropTrailingBlanks()
    {
        while (m_text.endsWith(u' '))
            m_text.chop(1);
    }

    void lineBreak()
    {
        dropTrailingBlanks();
        if (!m_text.endsWith(QLatin1StringView("\n\n")))
            m_text += u'\n';
    }

    /// Ends the line and leaves `count - 1` empty ones, not more than are there.
    void separate(int count)
    {
        dropTrailingBlanks();
        if (m_text.isEmpty())
            return;
        int ended = 0;
        while (ended < count && ended < m_text.size() && m_text.at(m_text.size() - 1 - ended) == u'\n')
            ++ended;
        m_text += QString(count - ended, u'\n');
    }

    const QHash<QString, QString> &m_accounts;
    const QUrl &m_base;
    QString m_text;
    bool m_isPreformatted = false;
};

} // namespace

QString plainTextOfHtml(const QString &html, const QHash<QString, QString> &accounts, const QUrl &base)
{
    const QByteArray utf8 = html.left(maxHtml).toUtf8();
    if (utf8.isEmpty())
        return {};
    // The parser takes what it can of any input; it never loads anything from outside.
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        htmlReadMemory(utf8.constData(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
        &xmlFreeDoc);
    if (!document)
        return {};
    TextWriter writer(accounts, base);
    if (xmlNode *root = xmlDocGetRootElement(document.get()))
        writer.visitChildren(root, 0);
    return writer.text();
}

} // namespace otklik
