#include "server/customers/carddavbook.h"

#include "server/customers/sourceproblems.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype mostCards = 200'000;
constexpr int mostRedirects = 3;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 307 || status == 308;
}

} // namespace

Result<QUrl> CardDavBook::resolved(const QUrl &base, const QString &href) const
{
    const QUrl url = base.resolved(QUrl(href));
    const auto port = [](const QUrl &u) { return u.port(u.scheme() == QLatin1StringView("https") ? 443 : 80); };
    if (!url.isValid() || url.scheme() != m_access.url.scheme() || url.host() != m_access.url.host()
        || port(url) != port(m_access.url) || !url.userInfo().isEmpty())
        return failure(Error::Kind::GiveUp, sourceproblem::otherHost, url.host());
    return url;
}

Result<MultiStatus> CardDavBook::ask(HttpMethod method, const QUrl &url, const QByteArray &depth, const QByteArray &body)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    request.headers = {{"Content-Type", "application/xml; charset=utf-8"},
                       {"Depth", depth},
                       {"Authorization", basicAuthorization(m_access.user, m_access.password)}};
    for (int redirects = 0;; ++redirects) {
        const auto answer = m_http.perform(request);
        if (!answer)
            return tl::unexpected(answer.error());
        if (isRedirect(answer->status) && redirects < mostRedirects) {
            const auto there = resolved(request.url, QString::fromUtf8(answer->header("location")));
            if (!there)
                return tl::unexpected(there.error());
            request.url = *there;
            continue;
        }
        if (answer->status != 207)
            return tl::unexpected(sourceError(*answer));
        MultiStatus result = multiStatusOf(answer->body, mostCards + 1);
        if (!result.isMultiStatus)
            return failure(Error::Kind::GiveUp, sourceproblem::otherProtocol);
        return result;
    }
}

Result<MultiStatus> CardDavBook::properties(const QUrl &url, const QByteArray &depth)
{
    return ask(HttpMethod::Propfind, url, depth,
               R"(<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">)"
               "<prop><resourcetype/><current-user-principal/><C:addressbook-home-set/></prop></propfind>");
}

Result<bool> CardDavBook::findBelow(const QUrl &home)
{
    const auto below = properties(home, "1");
    if (!below)
        return tl::unexpected(below.error());
    QStringList books;
    for (const DavResource &resource : below->resources)
        if (resource.isAddressBook)
            books.append(resource.href);
    if (books.isEmpty())
        return failure(Error::Kind::CorrectInput, sourceproblem::noBook);
    if (books.size() > 1)
        return failure(Error::Kind::CorrectInput, sourceproblem::severalBooks, books.mid(0, 20).join(u' '));
    const auto url = resolved(home, books.first());
    if (!url)
        return tl::unexpected(url.error());
    m_book = *url;
    return true;
}

Result<bool> CardDavBook::find()
{
    if (!mayCarrySecrets(m_access.url))
        return failure(Error::Kind::CorrectInput, sourceproblem::unsafeAddress, m_access.url.host());
    QUrl url = m_access.url;
    // The address itself, who is signed in, and where that one's address books are.
    for (int step = 0; step < 2; ++step) {
        const auto here = properties(url, "0");
        if (!here)
            return tl::unexpected(here.error());
        const DavResource resource = here->resources.value(0);
        if (resource.isAddressBook) {
            m_book = url;
            return true;
        }
        const QString next = resource.addressBooks.isEmpty() ? resource.principal : resource.addressBooks.first();
        if (next.isEmpty())
            break;
        const auto there = resolved(url, next);
        if (!there)
            return tl::unexpected(there.error());
        if (!resource.addressBooks.isEmpty())
            return findBelow(*there);
        url = *there;
    }
    return failure(Error::Kind::CorrectInput, sourceproblem::noBook);
}

Result<QList<DavResource>> CardDavBook::list()
{
    auto all = ask(HttpMethod::Propfind, m_book, "1",
                   R"(<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop>)"
                   "</propfind>");
    if (!all)
        return tl::unexpected(all.error());
    if (all->resources.size() > mostCards)
        return failure(Error::Kind::GiveUp, sourceproblem::tooManyRecords);
    if (!all->isWhole)
        return failure(Error::Kind::Retry, sourceproblem::cutOff);
    all->resources.removeIf([](const DavResource &resource) {
        return resource.isCollection || resource.href.isEmpty() || resource.status / 100 != 2;
    });
    return all->resources;
}

Result<MultiStatus> CardDavBook::fetch(const QStringList &hrefs)
{
    QByteArray body(R"(<?xml version="1.0" encoding="utf-8"?>)"
                    R"(<C:addressbook-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">)"
                    "<prop><getetag/><C:address-data/></prop>");
    for (const QString &href : hrefs)
        body += "<href>" + href.toHtmlEscaped().toUtf8() + "</href>";
    body += "</C:addressbook-multiget>";
    return ask(HttpMethod::Report, m_book, "0", body);
}

} // namespace otklik
