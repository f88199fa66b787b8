#include "server/customers/multistatus.h"

#include <QXmlStreamReader>

namespace otklik {

namespace {

constexpr QLatin1StringView dav("DAV:");
constexpr QLatin1StringView cardDav("urn:ietf:params:xml:ns:carddav");

/// "HTTP/1.1 404 Not Found"
int statusOf(const QString &line)
{
    return line.section(u' ', 1, 1).toInt();
}

/// Reads one document from front to back; what it does not know it passes over.
class MultiStatusReader final
{
public:
    MultiStatusReader(const QByteArray &body, qsizetype most) : m_xml(body), m_most(most) { }

    MultiStatus read()
    {
        MultiStatus result;
        if (!nextStart() || !is(dav, "multistatus"))
            return result;
        result.isMultiStatus = true;
        while (nextStart()) {
            if (!is(dav, "response")) {
                m_xml.skipCurrentElement();
                continue;
            }
            DavResource resource;
            readResponse(resource);
            if (m_xml.hasError() || result.resources.size() >= m_most)
                return result;
            result.resources.append(std::move(resource));
        }
        result.isWhole = !m_xml.hasError();
        return result;
    }

private:
    /// The next child of the element that is being read. A document with a type is broken off: nothing here needs one.
    bool nextStart()
    {
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                return true;
            case QXmlStreamReader::EndElement:
                return false;
            case QXmlStreamReader::DTD:
                m_xml.raiseError(QStringLiteral("document type"));
                return false;
            default:
                break;
            }
        }
        return false;
    }

    [[nodiscard]] bool is(QLatin1StringView space, const char *name) const
    {
        return m_xml.namespaceUri() == space && m_xml.name() == QLatin1StringView(name);
    }

    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed(); }

    void readResponse(DavResource &resource)
    {
        while (nextStart()) {
            if (is(dav, "href") && resource.href.isEmpty())
                resource.href = text();
            else if (is(dav, "status"))
                resource.status = statusOf(text());
            else if (is(dav, "propstat"))
                readPropstat(resource);
            else
                m_xml.skipCurrentElement();
        }
    }

    /// Its status stands behind the properties; those that were not found have no values.
    void readPropstat(DavResource &resource)
    {
        DavResource found = resource;
        int status = 200;
        while (nextStart()) {
            if (is(dav, "prop"))
                readProperties(found);
            else if (is(dav, "status"))
                status = statusOf(text());
            else
                m_xml.skipCurrentElement();
        }
        if (status / 100 == 2)
            resource = found;
    }

    void readProperties(DavResource &resource)
    {
        while (nextStart()) {
            if (is(dav, "getetag"))
                resource.etag = text().toUtf8();
            else if (is(cardDav, "address-data"))
                resource.card = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
            else if (is(dav, "resourcetype"))
                readType(resource);
            else if (is(dav, "current-user-principal"))
                resource.principal = readHrefs().value(0);
            else if (is(cardDav, "addressbook-home-set"))
                resource.addressBooks = readHrefs();
            else
                m_xml.skipCurrentElement();
        }
    }

    void readType(DavResource &resource)
    {
        while (nextStart()) {
            resource.isCollection = resource.isCollection || is(dav, "collection");
            resource.isAddressBook = resource.isAddressBook || is(cardDav, "addressbook");
            m_xml.skipCurrentElement();
        }
    }

    QStringList readHrefs()
    {
        constexpr qsizetype mostHrefs = 100;
        QStringList hrefs;
        while (nextStart()) {
            if (is(dav, "href") && hrefs.size() < mostHrefs)
                hrefs.append(text());
            else
                m_xml.skipCurrentElement();
        }
        return hrefs;
    }

    QXmlStreamReader m_xml;
    qsizetype m_most;
};

} // namespace

MultiStatus multiStatusOf(const QByteArray &body, qsizetype most)
{
    return MultiStatusReader(body, most).read();
}

} // namespace otklik
