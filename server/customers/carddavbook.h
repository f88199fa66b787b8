#pragma once

#include "channels/http/http.h"
#include "server/customers/multistatus.h"

namespace otklik {

/// Where an address book is, and who reads it.
struct CardDavAccess final
{
    QUrl url; ///< of the address book, of its owner, or of the server
    QString user;
    QString password;
};

/// An address book on a CardDAV server (RFC 6352): finds it, lists its cards, fetches some of
/// them. The password goes to the given host only. Blocks, each call as long as Http does.
class CardDavBook final
{
public:
    /// `http` must outlive the book.
    CardDavBook(Http &http, CardDavAccess access) : m_http(http), m_access(std::move(access)) { }

    /// Looks for the address book at the given address and, if that is not one, among those
    /// of who signs in. Error codes: those of httpcode and of sourceproblem.
    [[nodiscard]] Result<bool> find();
    [[nodiscard]] QUrl url() const { return m_book; }

    /// All cards, with etags and without what stands in them.
    [[nodiscard]] Result<QList<DavResource>> list();
    /// These cards. An answer that breaks off gives those before the break, and `isWhole` is false.
    [[nodiscard]] Result<MultiStatus> fetch(const QStringList &hrefs);

private:
    [[nodiscard]] Result<MultiStatus> ask(HttpMethod method, const QUrl &url, const QByteArray &depth,
                                          const QByteArray &body);
    [[nodiscard]] Result<MultiStatus> properties(const QUrl &url, const QByteArray &depth);
    [[nodiscard]] Result<QUrl> resolved(const QUrl &base, const QString &href) const;
    [[nodiscard]] Result<bool> findBelow(const QUrl &home);

    Http &m_http;
    CardDavAccess m_access;
    QUrl m_book;
};

} // namespace otklik
